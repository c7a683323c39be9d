"""The form as an Excel workbook: はじめに, 実績, and two hidden sheets.

Text is always written as text, so that `=HYPERLINK(…)` in the plan stays the letters that it is.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from ykplan import excel, fiscal, words
from ykplan.form import entry_sheet, guide_sheet
from ykplan.form.checks import choices
from ykplan.form.layout import ENTRIES, GUIDE, LISTS, ORIGIN
from ykplan.form.looks import Looks
from ykplan.form.origin import as_texts
from ykplan.form.value import Form

_PROPERTY: Final = 255


def render(form: Form, *, sample: bool = False, marks: Mapping[int, str] | None = None) -> bytes:
    """Return the workbook of a form, the same bytes for the same form; `sample` says 記入例 on every page.

    `marks` says it, or 速報, over the figures of single years before.
    """
    file = BytesIO()
    book = excel.workbook(file)
    book.set_properties(_properties(form, sample=sample))
    looks = Looks(book)
    papers = {name: book.add_worksheet(name) for name in (GUIDE, ENTRIES, LISTS, ORIGIN)}
    lists = _write_lists(papers[LISTS], form)
    for name in (GUIDE, ENTRIES):
        _set_up(papers[name], form, name, sample=sample)
    guide_sheet.write(papers[GUIDE], looks, form, sample=sample)
    entry_sheet.write(papers[ENTRIES], looks, form, entry_sheet.Told(lists, sample, marks or {}))
    papers[ENTRIES].set_tab_color("#F5C95B")
    for row, text in enumerate(as_texts(form)):
        papers[ORIGIN].write_string(row, 0, text)
    for name in (LISTS, ORIGIN):
        papers[name].protect()
        papers[name].very_hidden()
    book.close()
    return file.getvalue()


def _write_lists(paper: Any, form: Form) -> Mapping[tuple[str, ...], str]:
    """Write the choices, a list a column; return the place of each."""
    places = {}
    for column, each in enumerate(choices(form.rows)):
        for row, choice in enumerate(each):
            paper.write_string(row, column, excel.text(choice))
        places[each] = _place(column, len(each))
    return places


def _place(column: int, rows: int) -> str:
    from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]  # it ships no types

    return f"='{LISTS}'!{xl_range_abs(0, column, rows - 1, column)}"


def _set_up(paper: Any, form: Form, name: str, *, sample: bool) -> None:
    paper.set_landscape()
    paper.set_paper(excel.A4)
    paper.fit_to_pages(1, 0)
    paper.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.65)
    paper.center_horizontally()
    mark = "【記入例】" if sample else ""
    section = excel.around(words.one_line(form.section))
    paper.set_header(f"&L{section}&R{mark}{fiscal.show(form.year)} 実績の記入票")
    paper.set_footer(f"&L{mark}{name}&R&P / &N ページ")
    paper.hide_gridlines(2)
    paper.set_default_row(excel.ROW)
    paper.protect("", {"format_columns": True, "format_rows": True})


def _properties(form: Form, *, sample: bool) -> dict[str, Any]:
    mark = "【記入例】" if sample else ""
    named = {
        "title": f"{mark}{fiscal.show(form.year)} 実績の記入票",
        "subject": words.one_line(f"{form.plan} {form.section}"),
        "author": words.one_line(form.municipality),
        "company": words.one_line(form.municipality),
    }
    return {name: excel.text(said, _PROPERTY) for name, said in named.items()} | {"created": excel.NO_DAY}
