"""グラフ: a native line chart of each indicator with numbers, and the figures that it is drawn from."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import accumulate
from typing import Any, Final, NamedTuple

from ykplan.platform.excel import cell_text
from ykplan.render.report.xlsx.book import (
    Cell,
    ReportBook,
    ReportSheet,
    SheetColumn,
    form,
    plotted_number,
)
from ykplan.report.chart.labels import Around, Box, WantedLabel, sided
from ykplan.report.chart.plot import Chart, ChartPoint
from ykplan.report.values import Report, ReportRow
from ykplan.text import figures, widths

_DATA: Final = "グラフのデータ"
_COLUMNS: Final = (
    SheetColumn("番号", 9),
    SheetColumn("グラフ", 60),
    SheetColumn("年度", 9),
    SheetColumn("現状値", 12),
    SheetColumn("実績", 12),
    SheetColumn("目安", 12),
    SheetColumn("目標値", 12),
)
_LEFT_OUT: Final = SheetColumn("図に出ない数値（15桁を超え、Excelが数値として持てないもの）", 40)
_TITLE, _YEAR, _START, _SEEN, _LINE, _GOAL = range(1, 7)
_NAMES: Final = {_START: "現状値", _SEEN: "実績", _LINE: "目安", _GOAL: "目標値"}
_HEIGHT: Final = 232
_WIDTH: Final = 74
_SIZE: Final = {"width": 512, "height": 296}
# Of the size, from the upper left corner: how the plot lies under a title of one line, and how far each more pushes it.
_PLOT: Final = {"x": 0.17, "y": 0.16, "width": 0.79, "height": 0.6}
_LINE_OF_TITLE: Final = 0.06
# Programs fold a title at four fifths of the picture, where 60 cells end; where a word does not break, before.
_TITLE_CELLS: Final = 52
_TITLE_LINES: Final = 3
_INK: Final = "#1F4E79"
# In pixels: a label of 9 points, a digit of it, half a sign, and from a sign to its label.
_LABEL, _DIGIT, _SIGN, _GAP = 15.0, 6.5, 6.0, 8.0


class _Placed(NamedTuple):
    """A chart, its title and unit, the rows of its data, and the points of each column that are in cells."""

    chart: Chart
    title: str
    unit: str
    first: int
    last: int
    columns: Mapping[int, tuple[ChartPoint, ...]]

    @property
    def plot(self) -> dict[str, float]:
        """Return where the plot lies, as shares of the size: no title reaches into it, and its foot stays."""
        lower = _LINE_OF_TITLE * ((widths.width(self.title, 2) - 1) // _TITLE_CELLS)
        return _PLOT | {"y": _PLOT["y"] + lower, "height": _PLOT["height"] - lower}


def write_charts(book: ReportBook, report: Report) -> None:
    """Write the sheet of charts, and that of their data after it."""
    charts = [(row, row.chart) for row in report.rows if row.chart is not None and _in_numbers(row)]
    shown = book.sheet("グラフ", (_WIDTH, 2, _WIDTH))
    data = book.sheet(_DATA, ())
    first = data.next + 1
    rows: list[list[Cell]] = []
    placed: list[_Placed] = []
    for row, chart in charts:
        block = list(_rows(row, chart))
        at = first + len(rows)
        columns = _in_cells(chart)
        if any(columns.values()):  # a chart without a point is none, to Excel
            placed.append(_Placed(chart, _title(chart), row.unit, at, at + len(block) - 1, columns))
        rows += block
    has_notes = any(cells[-1] for cells in rows)
    heads = (*_COLUMNS, _LEFT_OUT) if has_notes else _COLUMNS
    data.only_table(heads, rows if has_notes else [cells[:-1] for cells in rows], kept=3)
    _lay_out(book, shown, placed)


def _in_numbers(row: ReportRow) -> bool:
    return any(figure.number is not None for figure in (row.baseline, *(actual.figure for actual in row.actuals)))


def _title(chart: Chart) -> str:
    """Return a chart's title, cut where it would leave no room for the plot: the list of indicators has all of it."""
    room = _TITLE_CELLS * _TITLE_LINES
    if widths.width(chart.title, 2) <= room:
        return chart.title
    ends = accumulate(widths.width(letter, 2) for letter in chart.title)
    return "".join(letter for letter, end in zip(chart.title, ends, strict=True) if end < room - 1) + "…"


def _points(chart: Chart) -> dict[int, tuple[ChartPoint, ...]]:
    start = (chart.baseline,) if chart.baseline else ()
    return {_START: start, _SEEN: chart.observed, _LINE: chart.line, _GOAL: chart.goals}


def _in_cells(chart: Chart) -> dict[int, tuple[ChartPoint, ...]]:
    points = _points(chart).items()
    return {
        column: tuple(point for point in placed if plotted_number(point.figure) is not None)
        for column, placed in points
    }


def _lay_out(book: ReportBook, shown: ReportSheet, placed: list[_Placed]) -> None:
    """Put two charts side by side, and two such rows on a printed page."""
    shown.next += 1
    if not placed:
        shown.line("図に出せる数値はありません。")
    breaks = []
    for at, one in enumerate(placed):
        row = shown.next + at // 2
        shown.paper.set_row(row, _HEIGHT)
        options = {"x_offset": 4, "y_offset": 4, "object_position": 1, "description": cell_text(one.chart.description)}
        shown.paper.insert_chart(row, at % 2 * 2, _chart(book, one), options)
        if at and at % 4 == 0:
            breaks.append(row)
    shown.paper.set_h_pagebreaks(breaks)
    shown.paper.repeat_rows(0, 1)
    # An empty cell at the far corner makes the printed area hold the charts of the right column too.
    shown.paper.write_blank(shown.next + (len(placed) - 1) // 2, 2, None, book.format("plain"))


def _rows(row: ReportRow, chart: Chart) -> Iterator[list[Cell]]:
    """Yield a row a year; its last cell says what is too long for Excel, which would draw a text as 0."""
    columns = {column: {point.x: point for point in points} for column, points in _points(chart).items()}
    for tick in chart.years:
        by_column = {column: points[tick.at] for column, points in columns.items() if tick.at in points}
        numbers = {
            column: plotted_number(point.figure)
            for column, point in by_column.items()
            if point.figure.number is not None
        }
        left_out = [
            f"{_NAMES[column]} {_left_out(column, by_column[column])}"
            for column, number in numbers.items()
            if number is None
        ]
        cells = [numbers.get(column) for column in _NAMES]
        yield [row.identity, _title(chart), tick.label, *cells, "、".join(left_out)]


def _left_out(column: int, point: ChartPoint) -> str:
    """Return a figure in print; of the line, which has no label in a picture, without its unit."""
    return point.figure.bare if column == _LINE else point.label


def _chart(book: ReportBook, placed: _Placed) -> Any:
    made = book.workbook.add_chart({"type": "line"})
    font = {"name": "游ゴシック", "size": 9, "color": "#262626"}
    for series in _series(placed):
        made.add_series(series)
    marks = [Fraction(tick.figure.number) for tick in placed.chart.scale if tick.figure.number is not None]
    step = marks[1] - marks[0]
    # A title by reference to its cell: one written out could begin with = and be taken for a formula.
    made.set_title({"name": [_DATA, placed.first, _TITLE], "name_font": font | {"size": 10, "bold": True}})
    # The years stand below, also where the axis crosses at 0 and figures lie under it.
    made.set_x_axis({"num_font": font, "line": {"color": "#595959"}, "label_position": "low"})
    made.set_y_axis(
        {
            "num_font": font,
            "num_format": form(figures.places(figures.decimal(step)), grouped=figures.is_grouped(placed.unit)),
            "min": float(marks[0]),
            "max": float(marks[-1]),
            "major_unit": float(step),
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            "line": {"color": "#595959"},
        }
    )
    made.set_legend({"position": "bottom", "font": font})
    made.show_blanks_as("span")
    made.set_plotarea({"layout": placed.plot})
    made.set_size(_SIZE)
    return made


def _series(placed: _Placed) -> Iterator[dict[str, Any]]:
    """Yield the series that have points: marks of different shapes, so that nothing hangs on colour."""
    labels = _labels(placed)
    looks: dict[int, dict[str, Any]] = {
        _LINE: {"line": {"color": "#737373", "dash_type": "dash", "width": 1.25}},
        _GOAL: _marked("diamond", 11, "#404040"),
        _START: _marked("circle", 8, "#D9D9D9"),
        _SEEN: _marked("circle", 7, _INK) | {"line": {"color": _INK, "width": 2.25}},
    }
    for column, look in looks.items():
        if placed.columns[column]:
            yield {
                "name": _NAMES[column],
                "categories": [_DATA, placed.first, _YEAR, placed.last, _YEAR],
                "values": [_DATA, placed.first, column, placed.last, column],
                **look,
                **labels.get(column, {}),
            }


def _marked(shape: str, size: int, fill: str) -> dict[str, Any]:
    border = _INK if fill == _INK else "#262626"
    return {
        "line": {"none": True},
        "marker": {"type": shape, "size": size, "fill": {"color": fill}, "border": {"color": border, "width": 1.25}},
    }


def _labels(placed: _Placed) -> dict[int, dict[str, Any]]:
    """Return the labels of each series: only at the points that every picture names, and each nearest to its own."""
    chart, around = placed.chart, _around(placed)
    named = {point.what for point in chart.named}
    printed: set[tuple[float, float, str]] = set()
    labels_of: dict[int, dict[str, Any]] = {}
    for column in (_SEEN, _GOAL, _START):
        # Two signs in one place that say the same are labelled once.
        wanted = [point for point in placed.columns[column] if point.what in named - printed]
        side, boxes = sided([_wanted(placed, point) for point in wanted], around)
        around = around._replace(taken=[*around.taken, *filter(None, boxes)])
        labelled = [point for point, box in zip(wanted, boxes, strict=True) if box]
        printed |= {point.what for point in labelled}
        kept = {point.x for point in labelled}
        if kept:
            deleted = [None if tick.at in kept else {"delete": True} for tick in chart.years]
            font = {"name": "游ゴシック", "size": 9}
            labels_of[column] = {"data_labels": {"value": True, "position": side, "font": font, "custom": deleted}}
    return labels_of


def _around(placed: _Placed) -> Around:
    wide, high = _SIZE["width"], _SIZE["height"]
    plot = placed.plot
    left, top = plot["x"] * wide, plot["y"] * high
    frame = Box(left, top - _LABEL, wide, top + plot["height"] * high)
    signs = [_place(placed, point) for column in (_START, _SEEN, _GOAL) for point in placed.columns[column]]
    taken = [Box(x - _SIGN, y - _SIGN, x + _SIGN, y + _SIGN) for x, y in signs]
    return Around(frame, taken, signs, ())


def _wanted(placed: _Placed, point: ChartPoint) -> WantedLabel:
    number = plotted_number(point.figure)
    return WantedLabel(*_place(placed, point), len(number.shown) * _DIGIT if number else 0.0, _LABEL, _GAP)


def _place(placed: _Placed, point: ChartPoint) -> tuple[float, float]:
    """Return where a point is drawn, in pixels: a year's points stand in the middle of its share of the width."""
    years, plot = len(placed.chart.years), placed.plot
    across = (point.x * (years - 1) + 0.5) / years
    x = plot["x"] + across * plot["width"]
    y = plot["y"] + (1 - point.y) * plot["height"]
    return x * _SIZE["width"], y * _SIZE["height"]
