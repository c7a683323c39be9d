"""グラフ: a native line chart of each indicator with numbers, and the figures that it is drawn from."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from ykplan.excel import text
from ykplan.render.report.xlsx.book import Book, Column, Sheet
from ykplan.render.report.xlsx.cells import Cell, Number, number_of
from ykplan.report.plotted import Chart, Point
from ykplan.report.values import Report, Row

_DATA: Final = "グラフのデータ"
_COLUMNS: Final = (
    Column("番号", 9),
    Column("グラフ", 60),
    Column("年度", 9),
    Column("現状値", 12),
    Column("実績", 12),
    Column("目安", 12),
    Column("目標値", 12),
)
_TITLE, _YEAR, _START, _SEEN, _LINE, _GOAL = range(1, 7)
_HEIGHT: Final = 232
_WIDTH: Final = 74
_SIZE: Final = {"width": 512, "height": 296}
_INK: Final = "#1F4E79"


class _Placed(NamedTuple):
    """A chart, and the rows of its data, from the first to the last."""

    chart: Chart
    first: int
    last: int


def write(book: Book, report: Report) -> None:
    """Write the sheet of charts, and that of their data after it."""
    charts = [(row, row.chart) for row in report.rows if row.chart is not None and _in_numbers(row)]
    shown = book.sheet("グラフ", (_WIDTH, 2, _WIDTH))
    data = book.sheet(_DATA, ())
    first = data.next + 1
    rows: list[list[Cell]] = []
    placed: list[_Placed] = []
    for row, chart in charts:
        block = list(_rows(row, chart))
        placed.append(_Placed(chart, first + len(rows), first + len(rows) + len(block) - 1))
        rows += block
    data.only_table(_COLUMNS, rows, kept=3)
    _lay_out(book, shown, placed)


def _in_numbers(row: Row) -> bool:
    return any(actual.number is not None for actual in row.actuals) or row.baseline_number is not None


def _lay_out(book: Book, shown: Sheet, placed: list[_Placed]) -> None:
    """Put two charts side by side, and two such rows on a printed page."""
    shown.next += 1
    if not placed:
        shown.line("数値で表す指標はありません。")
    breaks = []
    for at, each in enumerate(placed):
        row = shown.next + at // 2
        shown.paper.set_row(row, _HEIGHT)
        options = {"x_offset": 4, "y_offset": 4, "object_position": 1, "description": text(each.chart.description)}
        shown.paper.insert_chart(row, at % 2 * 2, _chart(book, each), options)
        if at and at % 4 == 0:
            breaks.append(row)
    shown.paper.set_h_pagebreaks(breaks)
    shown.paper.repeat_rows(0, 1)
    # An empty cell at the far corner makes the printed area hold the charts of the right column too.
    shown.paper.write_blank(shown.next + (len(placed) - 1) // 2, 2, None, book.format("plain"))


def _rows(row: Row, chart: Chart) -> Iterator[list[Cell]]:
    """Yield a row a year; the places of the chart become figures again by the labels of its axis."""
    low, high = number_of(chart.scale[0].label), number_of(chart.scale[-1].label)

    def at(points: tuple[Point, ...], x: float) -> Cell:
        found = next((point for point in points if abs(point.x - x) < 1e-9), None)  # noqa: PLR2004  # floats
        return None if found is None else Number(float(f"{low + found.y * (high - low):.10g}"), "General")

    start = (chart.baseline,) if chart.baseline else ()
    for tick in chart.years:
        series = (start, chart.observed, chart.line, chart.goals)
        yield [row.identity, chart.title, tick.label, *(at(points, tick.at) for points in series)]


def _chart(book: Book, placed: _Placed) -> Any:
    made = book.workbook.add_chart({"type": "line"})
    font = {"name": "游ゴシック", "size": 9, "color": "#262626"}
    for series in _series(placed):
        made.add_series(series)
    scale = placed.chart.scale
    # A title by reference to its cell: one written out could begin with = and be taken for a formula.
    made.set_title({"name": [_DATA, placed.first, _TITLE], "name_font": font | {"size": 10, "bold": True}})
    made.set_x_axis({"num_font": font, "line": {"color": "#595959"}})
    made.set_y_axis(
        {
            "num_font": font,
            "min": number_of(scale[0].label),
            "max": number_of(scale[-1].label),
            "major_unit": float(f"{number_of(scale[1].label) - number_of(scale[0].label):.10g}"),
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            "line": {"color": "#595959"},
        }
    )
    made.set_legend({"position": "bottom", "font": font})
    made.show_blanks_as("span")
    made.set_size(_SIZE)
    return made


def _series(placed: _Placed) -> Iterator[dict[str, Any]]:
    """Yield the series that have points: marks of different shapes, so that nothing hangs on colour."""
    chart = placed.chart
    looks: tuple[tuple[str, int, bool, dict[str, Any]], ...] = (
        ("目安", _LINE, bool(chart.line), {"line": {"color": "#737373", "dash_type": "dash", "width": 1.25}}),
        ("目標値", _GOAL, bool(chart.goals), _marked("diamond", 11, "#404040", "right")),
        ("現状値", _START, chart.baseline is not None, _marked("circle", 8, "#D9D9D9", "left")),
        (
            "実績",
            _SEEN,
            bool(chart.observed),
            _marked("circle", 7, _INK, "above") | {"line": {"color": _INK, "width": 2.25}},
        ),
    )
    for name, column, present, look in looks:
        if present:
            yield {
                "name": name,
                "categories": [_DATA, placed.first, _YEAR, placed.last, _YEAR],
                "values": [_DATA, placed.first, column, placed.last, column],
                **look,
            }


def _marked(shape: str, size: int, fill: str, label: str) -> dict[str, Any]:
    border = _INK if fill == _INK else "#262626"
    return {
        "line": {"none": True},
        "marker": {"type": shape, "size": size, "fill": {"color": fill}, "border": {"color": border, "width": 1.25}},
        "data_labels": {"value": True, "position": label, "font": {"name": "游ゴシック", "size": 9}},
    }
