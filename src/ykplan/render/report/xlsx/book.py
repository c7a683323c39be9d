"""The workbook and its sheets: how they look, how they print, and the state of the figures on every one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from math import ceil, floor
from typing import Any, Final, NamedTuple, TypeAlias

from ykplan.platform import excel
from ykplan.platform.excel import FONT, NO_DAY, cell_text, is_kept
from ykplan.report.values import Cover
from ykplan.text import figures
from ykplan.text.figures import Figure, is_grouped

# Excel prints no more than 15 digits of a number.
_FAR: Final = 10**15


class Number(NamedTuple):
    """A number and how Excel prints it: with so many places (None: as it likes), its thousands grouped, in percent."""

    value: float
    places: int | None = 0
    grouped: bool = False
    percent: bool = False

    @property
    def form(self) -> str:
        """Return the format in Excel's own letters: `#,##0.0`."""
        return "General" if self.places is None else form(self.places, grouped=self.grouped, percent=self.percent)

    @property
    def shown(self) -> str:
        """Return the number as its form prints it, to know how much room it takes."""
        percent = "%" if self.percent else ""
        return f"{self.value * (100 if percent else 1):{',' if self.grouped else ''}.{self.places or 0}f}{percent}"


Cell: TypeAlias = str | Number | None


def whole_number(number: int) -> Number:
    """Return a count or a Western year."""
    return Number(number)


def figure_cell(figure: Figure) -> Cell:
    """Return a figure as a number with all its own digits, without its unit, or the words in its place.

    Excel keeps 15 digits: a number that it would change is written as text.
    """
    number = figure.shown
    if number is None:
        return figure.text
    if not is_kept(number):
        return figures.figure(number, figure.unit)
    return _number(number, figure.unit)


def rate_cell(rate: Figure) -> Cell:
    """Return 達成率 as a share that Excel prints as a percentage, the same one that the report says elsewhere.

    The share itself, where Excel rounds it to what is said; else the step next to it that is said; else the text.
    """
    if rate.number is None:
        return rate.text
    places, exact = rate.decimals, Fraction(figures.decimal(Fraction(rate.number) / 100))
    steps = 10 ** (places + 2)
    for candidate in (exact, Fraction(floor(exact * steps), steps), Fraction(ceil(exact * steps), steps)):
        # As Excel rounds, which knows of no threshold.
        if figures.rounding(candidate * 100, places, "half_up") == rate.shown and abs(candidate) * steps < _FAR:
            return Number(float(candidate), places, percent=True)
    return rate.text


def plotted_number(figure: Figure) -> Number | None:
    """Return a figure of a chart as a number; None where there is none, or it ends and Excel would change it.

    A place on the line to a target that never ends is the nearest number that there is.
    """
    if figure.number is None:
        return None
    number = Fraction(figure.number)
    exact = figures.decimal(number)
    if Fraction(exact) != number:
        return Number(float(number), None)
    return _number(exact, figure.unit) if is_kept(exact) else None


def _number(number: Decimal, unit: str) -> Number:
    return Number(float(number), figures.places(number), grouped=is_grouped(unit))


def form(places: int, *, grouped: bool, percent: bool = False) -> str:
    """Return how Excel is to print a number, in its own letters: `#,##0.0`, `0.0%`."""
    whole_part = "#,##0" if grouped else "0"
    return (f"{whole_part}.{'0' * places}" if places else whole_part) + "%" * percent


# A table wider than so many letters is printed on several pages side by side, each with the first columns.
_PAGE: Final = 240
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "plain": {},
    "cell": {"border": 1, "border_color": "#7F7F7F", "text_wrap": True, "valign": "top"},
    "head": {
        "border": 1,
        "border_color": "#7F7F7F",
        "text_wrap": True,
        "valign": "vcenter",
        "align": "center",
        "bold": True,
        "bg_color": "#DCE6F1",
    },
    "title": {"bold": True, "font_size": 14, "valign": "vcenter"},
    "heading": {"bold": True, "font_size": 12, "valign": "vcenter"},
    "note": {"valign": "vcenter"},
    "wrapped": {"text_wrap": True, "valign": "top"},
}
# What a digit takes of a column's width, and its edges.
_DIGIT: Final = 1.1
_EDGES: Final = 1.5
_TINT: Final = {"bg_color": "#FFE699"}


class SheetColumn(NamedTuple):
    """A column of a table: what stands over it, and how wide it is in Latin letters (a Japanese one takes two)."""

    name: str
    width: float


class ReportBook:
    """A workbook that is being written, and the formats that its cells share."""

    def __init__(self, file: BytesIO, cover: Cover) -> None:
        self.cover = cover
        self.workbook = excel.workbook(file)
        self._formats: dict[tuple[str, str, bool], Any] = {}
        self.workbook.set_properties(_properties(cover))

    @property
    def state(self) -> str:
        """Return 記入例, 速報 or what else keeps the figures from being final; nothing for final ones."""
        return "" if self.cover.state_note is None else self.cover.state_words or "確定前"

    def format(self, look: str, form: str = "", *, tinted: bool = False) -> Any:
        """Return a format by the name of its look, with a number's form."""
        key = look, form, tinted
        if key not in self._formats:
            more = {**({"num_format": form} if form else {}), **(_TINT if tinted else {})}
            base = {"font_name": FONT, "font_size": 10}
            self._formats[key] = self.workbook.add_format(base | dict(_LOOKS[look]) | more)
        return self._formats[key]

    def sheet(self, name: str, widths: Sequence[float]) -> "ReportSheet":
        """Return a new sheet, with its head and what is printed around it."""
        made = ReportSheet(self, name)
        made.set_widths(widths)
        return made


class ReportSheet:
    """A sheet that is filled from above to below; `next` is the row to write to."""

    def __init__(self, book: ReportBook, name: str) -> None:
        self.book, self.name = book, name
        self.paper = book.workbook.add_worksheet(name)
        self._print_set_up()
        cover, tinted = book.cover, bool(book.state)
        mark = f"【{book.state}】" if book.state else ""
        for row, (look, height, text) in enumerate(
            (
                ("title", 24, f"{mark}{name}　{cover.year}"),
                ("note", 18, f"{cover.plan}　{cover.title}　{cover.state_note or ''}".strip()),
            )
        ):
            style = book.format(look, tinted=tinted)
            self.paper.set_row(row, height, style)
            self.paper.write_string(row, 0, cell_text(text), style)
        self.next = 2
        self.widths: Sequence[float] = ()

    def set_widths(self, widths: Sequence[float]) -> None:
        """Set how wide the columns are, from the first; what is too wide for a page is printed on several."""
        self.widths = widths
        self.paper.fit_to_pages(1 + int(sum(widths)) // _PAGE, 0)
        for at, width in enumerate(widths):
            self.paper.set_column(at, at, width)

    def heading(self, text: str) -> None:
        """Write a heading, after an empty row."""
        self.next += 1
        self.line(text, "heading")

    def line(self, text: str, look: str = "plain") -> None:
        """Write one text that may reach over the columns to its right."""
        self.paper.write_string(self.next, 0, cell_text(text), self.book.format(look))
        self.next += 1

    def facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Write words, and beside each what is said of it; a sentence without a word of its own stands alone."""
        for label, text in facts:
            if label:
                self.paper.write_string(self.next, 0, cell_text(label), self.book.format("head"))
            self.paper.write_string(self.next, 1, cell_text(text), self.book.format("cell" if label else "wrapped"))
            self._fit(self.next, (label, text))
            self.next += 1

    def table(self, names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> int:
        """Write a table; return the row of its head."""
        head = self.next
        for at, name in enumerate(names):
            self.paper.write_string(head, at, cell_text(name), self.book.format("head"))
        self._fit(head, names)
        for down, row in enumerate(rows, start=head + 1):
            for at, cell in enumerate(row):
                self.put(down, at, cell)
            self._fit(down, row)
        self.next = head + 1 + len(rows)
        return head

    def only_table(self, columns: Sequence[SheetColumn], rows: Sequence[Sequence[Cell]], kept: int) -> None:
        """Write the one table of this sheet: it can be filtered, its head stays in sight and on every printed page."""
        self.set_widths([max([column.width, *_numbers(rows, at)]) for at, column in enumerate(columns)])
        self.paper.repeat_columns(0, kept - 1)
        head = self.table([column.name for column in columns], rows)
        self.paper.autofilter(head, 0, head + max(len(rows), 1), len(columns) - 1)
        self.paper.freeze_panes(head + 1, kept)
        self.paper.repeat_rows(0, head)

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Write one cell of a table."""
        if isinstance(cell, Number):
            self.paper.write_number(row, column, cell.value, self.book.format("cell", cell.form))
        elif cell is None:
            self.paper.write_blank(row, column, None, self.book.format("cell"))
        else:
            self.paper.write_string(row, column, cell_text(cell), self.book.format("cell"))

    def _fit(self, row: int, cells: Sequence[Cell]) -> None:
        """Make a row as high as its longest text asks: not every program does so on its own when it opens a file."""
        needed = max((_lines(cell, width) for cell, width in zip(cells, self.widths, strict=False)), default=1)
        if needed > 1:
            self.paper.set_row(row, excel.height(needed))

    def _print_set_up(self) -> None:
        cover, paper = self.book.cover, self.paper
        paper.set_landscape()
        paper.set_paper(excel.A4)
        paper.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        mark = f"【{self.book.state}】" if self.book.state else ""
        paper.set_header(f"&L{excel.side_by_side(cover.plan)}&R{mark}{excel.side_by_side(cover.year)}")
        paper.set_footer(f"&L{excel.side_by_side(self.name)}&R&P / &N")
        paper.hide_gridlines(2)
        paper.set_default_row(excel.ROW)


def _lines(cell: Cell, width: float) -> int:
    return excel.lines(cell, width) if isinstance(cell, str) else 1


def _numbers(rows: Sequence[Sequence[Cell]], at: int) -> Iterator[float]:
    """Yield how much room the numbers of a column take: where one finds too little, Excel shows ### instead."""
    cells = (row[at] for row in rows)
    yield from (len(cell.shown) * _DIGIT + _EDGES for cell in cells if isinstance(cell, Number))


def _properties(cover: Cover) -> dict[str, Any]:
    state = f"【{cover.state_words}】" if cover.state_note is not None and cover.state else ""
    named = {
        "title": f"{state}{cover.plan} {cover.title} {cover.year}",
        "subject": cover.year,
        "author": cover.municipality,
        "company": cover.municipality,
        "comments": cover.state_note or "",
    }
    return {name: cell_text(text)[:255] for name, text in named.items()} | {"created": _day(cover.day)}


def _day(day: date | None) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else NO_DAY
