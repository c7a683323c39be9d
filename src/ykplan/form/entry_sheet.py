"""実績: one row an indicator, what is printed of it on the left and what is filled in on the right."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from ykplan import excel, fiscal, words
from ykplan.form.checks import check_of
from ykplan.form.layout import OPEN, PRINTED, history
from ykplan.form.looks import Looks
from ykplan.form.prefilled import Content, cut, prefilled
from ykplan.form.value import Form, Row

_BAND: Final = 2
_HEAD: Final = 3
_FIRST: Final = 4
# A row holds so many lines at least, so that there is room to write by hand too.
_LEAST: Final = 4
# 番号, 基本施策 and 指標 stay in sight.
_STAY: Final = 3
_WIDTHS: Final[Mapping[str, float]] = {
    "identity": 7,
    "measure": 19,
    "name": 26,
    "unit": 7,
    "baseline": 12,
    "targets": 16,
    "result": 11,
    "absent": 15,
    "done": 26,
    "issues": 19,
    "next": 19,
    "source": 14,
    "sample_size": 8,
    "note": 15,
}
_YEAR: Final = 12
_DIGIT: Final = 1.3
# A text stands a letter in from the edge of its cell.
_INDENT: Final = 1
_CHOSEN: Final = ("absent",)
_NUMBERS: Final = ("result", "sample_size")


class Told(NamedTuple):
    """What is to be known beside the form: where the choices stand, whether its year is a sample, what others are.

    `marks` says 記入例 or 速報 of the years before whose figures are not final.
    """

    lists: Mapping[tuple[str, ...], str]
    sample: bool
    marks: Mapping[int, str]


class _Column(NamedTuple):
    title: str
    width: float


def write(paper: Any, looks: Looks, form: Form, told: Told) -> None:
    """Write the sheet."""
    from xlsxwriter.utility import xl_range  # type: ignore[import-untyped]  # it ships no types

    years = tuple(dict.fromkeys(year for row in form.rows for year, _ in row.history))
    columns = tuple(_columns(form, years, told.marks))
    _write_top(paper, looks, form, told, len(columns))
    _write_heads(paper, looks, form, columns)
    for at, column in enumerate(columns):
        paper.set_column(at, at, column.width)
    for down, row in enumerate(form.rows, start=_FIRST):
        said = [*_printed(row, years), *_open(row)]
        for at, (content, look) in enumerate(said):
            _put(paper, (down, at), content, looks[look])
        _write_checks(paper, (down, len(columns) - len(OPEN)), row, told.lists)
        _set_height(paper, down, said, columns)
    _mark_contradictions(paper, looks, len(columns) - len(OPEN), len(form.rows))
    paper.freeze_panes(_FIRST, _STAY)
    if form.rows:
        paper.set_selection(_FIRST, len(columns) - len(OPEN), _FIRST, len(columns) - len(OPEN))
    paper.repeat_rows(_BAND, _HEAD)
    # Ids and stages may be digits: Excel need not ask whether they are meant as numbers.
    paper.ignore_errors({"number_stored_as_text": xl_range(_FIRST, 0, _FIRST + len(form.rows), len(columns) - 1)})
    paper.print_area(0, 0, _FIRST + max(len(form.rows), 1) - 1, len(columns) - 1)


def title(form: Form, *, sample: bool) -> str:
    """Return the title of a form."""
    return f"{'【記入例】' if sample else ''}{fiscal.show(form.year)} 実績の記入票"


def _columns(form: Form, years: Sequence[int], marks: Mapping[int, str]) -> Iterator[_Column]:
    widths = {**_WIDTHS, "result": max(_WIDTHS["result"], *map(_figure_width, form.rows), 0)}
    yield from (_Column(column.title, widths[column.field]) for column in PRINTED)
    yield from (_Column(history(year, marks.get(year)), _YEAR) for year in years)
    yield from (_Column(column.title, widths[column.field]) for column in OPEN)


def _figure_width(row: Row) -> float:
    """Return how much room a figure takes: Excel shows one that finds too little rounded."""
    content = prefilled(row).get("result")
    return len(f"{content:f}") * _DIGIT + 3 if isinstance(content, Decimal) else 0


def _write_top(paper: Any, looks: Looks, form: Form, told: Told, columns: int) -> None:
    look = looks["sample" if told.sample else "title"]
    paper.set_row(0, 30)
    for at in range(columns):
        paper.write_blank(0, at, None, look)
    paper.write_string(0, 0, title(form, sample=told.sample), look)
    said = f"{words.one_line(form.plan)}　担当課: {words.one_line(form.section) or words.NO_SECTION}"
    if form.deadline:
        said += f"　提出期限: {fiscal.show_day(form.deadline)}"
    paper.write_string(1, 0, excel.text(said), looks["note"])


def _write_heads(paper: Any, looks: Looks, form: Form, columns: Sequence[_Column]) -> None:
    start = len(columns) - len(OPEN)
    groups = (
        (0, len(PRINTED), "計画の内容（書き換えられません）", "band"),
        (len(PRINTED), start, "これまで", "band"),
        (start, len(columns), f"{fiscal.show(form.year)}の報告（色のついた欄に記入してください）", "band open"),
    )
    paper.set_row(_BAND, 20)
    for first, end, said, look in groups:
        if end - first > 1:
            paper.merge_range(_BAND, first, _BAND, end - 1, said, looks[look])
        elif end > first:
            paper.write_string(_BAND, first, said, looks[look])
    paper.set_row(_HEAD, 36)
    for at, column in enumerate(columns):
        paper.write_string(_HEAD, at, column.title, looks["head open" if at >= start else "head"])


def _printed(row: Row, years: Sequence[int]) -> Iterator[tuple[Content, str]]:
    for column in PRINTED:
        centred = column.field in ("identity", "unit", "baseline")
        yield getattr(row, column.field), "locked centre" if centred else "locked"
    said = dict(row.history)
    yield from ((said.get(year, ""), "locked centre") for year in years)


def _open(row: Row) -> Iterator[tuple[Content, str]]:
    filled = prefilled(row)
    for column in OPEN:
        content = filled.get(column.field, "")
        if is_open(column.field, row):
            yield content, _look(column.field, row)
        else:
            yield content, "locked" if content else "unused"


def is_open(field: str, row: Row) -> bool:
    """Tell whether a row's cell may be filled in.

    回答数 is for surveys, and for what has one already by mistake. A text that Excel had to cut is not to be written
    over by what is left of it.
    """
    return (field != "sample_size" or row.survey or "sample_size" in row.entered) and field not in cut(row)


def _look(field: str, row: Row) -> str:
    if field in _CHOSEN or (field == "result" and row.stages):
        return "open choice"
    return "open figure" if field in _NUMBERS else "open text"


def _put(paper: Any, place: tuple[int, int], content: Content, look: Any) -> None:
    if isinstance(content, Decimal):
        paper.write_number(*place, float(content), look)
    elif content:
        paper.write_string(*place, excel.text(content), look)
    else:
        paper.write_blank(*place, None, look)


def _write_checks(paper: Any, place: tuple[int, int], row: Row, lists: Mapping[tuple[str, ...], str]) -> None:
    down, start = place
    for at, column in enumerate(OPEN, start=start):
        if is_open(column.field, row):
            paper.data_validation(down, at, down, at, check_of(column.field, row, lists))


def _set_height(paper: Any, down: int, said: Sequence[tuple[Content, str]], columns: Sequence[_Column]) -> None:
    needed = [
        excel.lines(str(content), column.width - _INDENT) for (content, _), column in zip(said, columns, strict=True)
    ]
    paper.set_row(down, excel.height(max(*needed, _LEAST)))


def _mark_contradictions(paper: Any, looks: Looks, start: int, rows: int) -> None:
    """Let Excel colour 実績 and 実績がない理由 where both are filled in."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    result, absent = (xl_rowcol_to_cell(_FIRST, start + at, col_abs=True) for at in (0, 1))
    both = {"type": "formula", "criteria": f'=AND({result}<>"",{absent}<>"")', "format": looks.wrong()}
    if rows:
        paper.conditional_format(_FIRST, start, _FIRST + rows - 1, start + 1, both)
