"""実績: a row an indicator, printed on the left, filled in on the right, and what Excel checks there."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from ykplan.form.layout import OPEN, PRINTED, Looks, history
from ykplan.form.value import Content, Form, FormRow, cut, prefilled
from ykplan.platform import excel
from ykplan.terms import absence, fiscal, labels
from ykplan.terms.entry import COLUMNS, ENTRY, RESULT_COLUMN, FieldType
from ykplan.text import inert

# Excel's limits for the little window beside a cell.
_TITLE: Final = 32
_MESSAGE: Final = 255
# Excel's whole range of numbers that it holds to the last digit.
_FAR: Final = 10**15


def check_of(field: str, row: FormRow, lists: Mapping[tuple[str, ...], str]) -> dict[str, Any]:
    """Return the check of an open cell, as XlsxWriter takes it.

    `field` is the column's, `lists` says where on the hidden sheet the choices stand.
    """
    if field == RESULT_COLUMN:
        return _stage(row, lists) if row.stages else _figure(row)
    title, prompt = COLUMNS[field].title, COLUMNS[field].prompt
    if ENTRY[field].type == "reason":
        return _list(lists[REASONS]) | _said(title, prompt, "理由は、▼の一覧から選んでください。")
    if ENTRY[field].type == "count":
        limits = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 10**9}
        return limits | _said(title, prompt, f"{title}は、0以上の整数を数字だけで書いてください。")
    return {"validate": "any"} | _said(title, prompt)


REASONS: Final = tuple(absence.LABELS.values())
"""Why there may be no figure, as the form says it."""


def choices(rows: tuple[FormRow, ...]) -> tuple[tuple[str, ...], ...]:
    """Return every list that the checks of these rows choose from, each once."""
    return tuple(dict.fromkeys((REASONS, *(row.stages for row in rows if row.stages))))


def _figure(row: FormRow) -> dict[str, Any]:
    unit = inert.one_line(row.unit)
    if row.share:
        prompt = "数字だけを書いてください。％の記号は要りません。\n例: 18.9%のときは 18.9"
    else:
        prompt = f"数字だけを書いてください。単位（{excel.cell_text(unit, 20)}）は要りません。"
    if row.signed:
        prompt += "\n減ったときは、頭に半角の - を付けます。例: -3"
    prompt += "\n実績がないときは空けておき、右の欄で理由を選びます。"
    if row.definition:
        prompt += f"\n算出方法: {row.definition}"
    return _bounds(row) | _said("実績", prompt, _wrong(row))


def _bounds(row: FormRow) -> dict[str, Any]:
    low, high = (-_FAR if row.signed else 0), (100 if row.share and not row.signed else _FAR)
    # A rate of another kind than a survey's may be above 100 (執行率): Excel then asks, and does not refuse.
    kind = "warning" if high != _FAR and not row.survey else "stop"
    return {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high, "error_type": kind}


def _wrong(row: FormRow) -> str:
    if row.signed:
        return "数字だけを書いてください（単位、%、「約」などは付けません）。"
    if row.share and row.survey:
        return "0から100までの数字だけを書いてください（18.9%のときは 18.9）。"
    if row.share:
        return "0から100までの数字ではありません（18.9%のときは 18.9 と書きます）。このままでよろしいですか。"
    return "0以上の数字だけを書いてください（単位、「約」などは付けません）。"


def _stage(row: FormRow, lists: Mapping[tuple[str, ...], str]) -> dict[str, Any]:
    prompt = "▼から段階を選んでください。\n実績がないときは空けておき、右の欄で理由を選びます。"
    if row.definition:
        prompt += f"\n算出方法: {row.definition}"
    return _list(lists[row.stages]) | _said("実績", prompt, "段階は、▼の一覧から選んでください。")


def _list(place: str) -> dict[str, Any]:
    return {"validate": "list", "source": place}


def _said(title: str, message: str, error: str = "") -> dict[str, Any]:
    wrong = (
        {"error_title": "記入を確かめてください", "error_message": excel.cell_text(error, _MESSAGE)} if error else {}
    )
    return {"input_title": excel.cell_text(title, _TITLE), "input_message": excel.cell_text(message, _MESSAGE), **wrong}


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
    **{field: column.width for field, column in COLUMNS.items()},
}
_YEAR: Final = 12
_DIGIT: Final = 1.3
_LOOK_OF: Final[Mapping[FieldType, str]] = {"reason": "open choice", "count": "open figure"}
# A text stands a letter in from the edge of its cell.
_INDENT: Final = 1


class Advice(NamedTuple):
    """What is to be known beside the form: where the choices stand, whether its year is a sample, what others are.

    `marks` says 記入例 or 速報 of the years before whose figures are not final.
    """

    lists: Mapping[tuple[str, ...], str]
    sample: bool
    marks: Mapping[int, str]


class _Column(NamedTuple):
    title: str
    width: float


def write_entry_sheet(paper: Any, looks: Looks, form: Form, advice: Advice) -> None:
    """Write the sheet."""
    from xlsxwriter.utility import xl_range  # type: ignore[import-untyped]  # it ships no types

    years = tuple(dict.fromkeys(year for row in form.rows for year, _ in row.history))
    columns = tuple(_columns(form, years, advice.marks))
    _write_top(paper, looks, form, advice, len(columns))
    _write_heads(paper, looks, form, columns)
    for at, column in enumerate(columns):
        paper.set_column(at, at, column.width)
    for down, row in enumerate(form.rows, start=_FIRST):
        cells = [*_printed(row, years), *_open(row)]
        for at, (content, look) in enumerate(cells):
            _put(paper, (down, at), content, looks[look])
        _write_checks(paper, (down, len(columns) - len(OPEN)), row, advice.lists)
        _set_height(paper, down, cells, columns)
    _mark_contradictions(paper, looks, len(columns) - len(OPEN), len(form.rows))
    paper.freeze_panes(_FIRST, _STAY)
    if form.rows:
        paper.set_selection(_FIRST, len(columns) - len(OPEN), _FIRST, len(columns) - len(OPEN))
    paper.repeat_rows(_BAND, _HEAD)
    # Ids and stages may be digits: Excel need not ask whether they are meant as numbers.
    paper.ignore_errors({"number_stored_as_text": xl_range(_FIRST, 0, _FIRST + len(form.rows), len(columns) - 1)})
    paper.print_area(0, 0, _FIRST + max(len(form.rows), 1) - 1, len(columns) - 1)


def sample_mark(*, sample: bool) -> str:
    """Return what stands before the title of a form whose figures are a sample."""
    return f"【{labels.STATES['sample']}】" if sample else ""


def title(form: Form, *, sample: bool) -> str:
    """Return the title of a form."""
    return f"{sample_mark(sample=sample)}{fiscal.show_year(form.year)} 実績の記入票"


def _columns(form: Form, years: Sequence[int], marks: Mapping[int, str]) -> Iterator[_Column]:
    widths = {**_WIDTHS, "result": max(_WIDTHS["result"], *map(_figure_width, form.rows), 0)}
    yield from (_Column(column.title, widths[column.field]) for column in PRINTED)
    yield from (_Column(history(year, marks.get(year)), _YEAR) for year in years)
    yield from (_Column(column.title, widths[column.field]) for column in OPEN)


def _figure_width(row: FormRow) -> float:
    """Return how much room a figure takes: Excel shows one that finds too little rounded."""
    content = prefilled(row).get("result")
    return len(f"{content:f}") * _DIGIT + 3 if isinstance(content, Decimal) else 0


def _write_top(paper: Any, looks: Looks, form: Form, advice: Advice, columns: int) -> None:
    look = looks["sample" if advice.sample else "title"]
    paper.set_row(0, 30)
    for at in range(columns):
        paper.write_blank(0, at, None, look)
    paper.write_string(0, 0, title(form, sample=advice.sample), look)
    head = f"{inert.one_line(form.plan)}　担当課: {inert.one_line(form.section) or labels.NO_SECTION}"
    if form.deadline:
        head += f"　提出期限: {fiscal.show_day(form.deadline)}"
    paper.write_string(1, 0, excel.cell_text(head), looks["note"])


def _write_heads(paper: Any, looks: Looks, form: Form, columns: Sequence[_Column]) -> None:
    start = len(columns) - len(OPEN)
    groups = (
        (0, len(PRINTED), "計画の内容（書き換えられません）", "band"),
        (len(PRINTED), start, "これまで", "band"),
        (start, len(columns), f"{fiscal.show_year(form.year)}の報告（色のついた欄に記入してください）", "band open"),
    )
    paper.set_row(_BAND, 20)
    for first, end, text, look in groups:
        if end - first > 1:
            paper.merge_range(_BAND, first, _BAND, end - 1, text, looks[look])
        elif end > first:
            paper.write_string(_BAND, first, text, looks[look])
    paper.set_row(_HEAD, 36)
    for at, column in enumerate(columns):
        paper.write_string(_HEAD, at, column.title, looks["head open" if at >= start else "head"])


def _printed(row: FormRow, years: Sequence[int]) -> Iterator[tuple[Content, str]]:
    for column in PRINTED:
        centred = column.field in ("identity", "unit", "baseline")
        yield getattr(row, column.field), "locked centre" if centred else "locked"
    by_year = dict(row.history)
    yield from ((by_year.get(year, ""), "locked centre") for year in years)


def _open(row: FormRow) -> Iterator[tuple[Content, str]]:
    filled = prefilled(row)
    for column in OPEN:
        content = filled.get(column.field, "")
        if is_open(column.field, row):
            yield content, _look(column.field, row)
        else:
            yield content, "locked" if content else "unused"


def is_open(field: str, row: FormRow) -> bool:
    """Tell whether a row's cell may be filled in.

    回答数 is for surveys, and for what has one already by mistake. A text that Excel had to cut is not to be written
    over by what is left of it.
    """
    return (field != "sample_size" or row.survey or "sample_size" in row.entered) and field not in cut(row)


def _look(field: str, row: FormRow) -> str:
    if field == RESULT_COLUMN:
        return "open choice" if row.stages else "open figure"
    return _LOOK_OF.get(ENTRY[field].type, "open text")


def _put(paper: Any, place: tuple[int, int], content: Content, look: Any) -> None:
    if isinstance(content, Decimal):
        paper.write_number(*place, float(content), look)
    elif content:
        paper.write_string(*place, excel.cell_text(content), look)
    else:
        paper.write_blank(*place, None, look)


def _write_checks(paper: Any, place: tuple[int, int], row: FormRow, lists: Mapping[tuple[str, ...], str]) -> None:
    down, start = place
    for at, column in enumerate(OPEN, start=start):
        if is_open(column.field, row):
            paper.data_validation(down, at, down, at, check_of(column.field, row, lists))


def _set_height(paper: Any, down: int, cells: Sequence[tuple[Content, str]], columns: Sequence[_Column]) -> None:
    needed = [
        excel.lines(str(content), column.width - _INDENT) for (content, _), column in zip(cells, columns, strict=True)
    ]
    paper.set_row(down, excel.height(max(*needed, _LEAST)))


def _mark_contradictions(paper: Any, looks: Looks, start: int, rows: int) -> None:
    """Let Excel colour 実績 and 実績がない理由 where both are filled in."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    result, absent = (xl_rowcol_to_cell(_FIRST, start + at, col_abs=True) for at in (0, 1))
    both = {"type": "formula", "criteria": f'=AND({result}<>"",{absent}<>"")', "format": looks.wrong()}
    if rows:
        paper.conditional_format(_FIRST, start, _FIRST + rows - 1, start + 1, both)
