"""The form as an Excel workbook: はじめに, 実績, and two hidden sheets.

Text is always written as text, so that `=HYPERLINK(…)` in the plan stays the letters that it is.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import Any, Final

from ykplan.form import entry_sheet
from ykplan.form.entry_sheet import choices, sample_mark, title
from ykplan.form.layout import ENTRIES, GUIDE, LISTS, ORIGIN, Looks
from ykplan.form.origin import as_texts
from ykplan.form.value import Form
from ykplan.platform import excel
from ykplan.terms import fiscal, labels
from ykplan.terms.absence import REASONS
from ykplan.text import inert

_PROPERTY: Final = 255


def render_form(form: Form, *, sample: bool = False, marks: Mapping[int, str] | None = None) -> bytes:
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
    write_guide(papers[GUIDE], looks, form, sample=sample)
    entry_sheet.write_entry_sheet(papers[ENTRIES], looks, form, entry_sheet.Advice(lists, sample, marks or {}))
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
    for column, options in enumerate(choices(form.rows)):
        for row, choice in enumerate(options):
            paper.write_string(row, column, excel.cell_text(choice))
        places[options] = _place(column, len(options))
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
    mark = sample_mark(sample=sample)
    section = excel.side_by_side(inert.one_line(form.section))
    paper.set_header(f"&L{section}&R{mark}{fiscal.show_year(form.year)} 実績の記入票")
    paper.set_footer(f"&L{mark}{name}&R&P / &N ページ")
    paper.hide_gridlines(2)
    paper.set_default_row(excel.ROW)
    paper.protect("", {"format_columns": True, "format_rows": True})


def _properties(form: Form, *, sample: bool) -> dict[str, Any]:
    mark = sample_mark(sample=sample)
    named = {
        "title": f"{mark}{fiscal.show_year(form.year)} 実績の記入票",
        "subject": inert.one_line(f"{form.plan} {form.section}"),
        "author": inert.one_line(form.municipality),
        "company": inert.one_line(form.municipality),
    }
    return {name: excel.cell_text(text, _PROPERTY) for name, text in named.items()} | {"created": excel.NO_DAY}


_WIDTHS: Final = (18, 98)
_WEEK: Final = "月火水木金土日"
_SAMPLE: Final = "この年度の数値は書き方の見本で、報告された実績ではありません。"
_STEPS: Final = (
    (f"画面の下にある「{ENTRIES}」を押して、記入する表を開いてください。1つの指標が1行です。",),
    ("色のついた欄だけに記入します。灰色の欄は計画の内容などで、書き換えられません。",),
    (
        "「実績」は数字だけを書きます。単位や「約」は付けません（例 12、18.9）。",
        "段階で表す指標は、▼の一覧から選びます。",
    ),
    (
        "実績がないときは「実績」を空けたまま、「実績がない理由」を▼の一覧から選びます（下の表）。",
        "両方に記入すると、欄の色が変わります。",
    ),
    (
        "「取組実績」「課題」「今後の方向」は文章で書きます。",
        "欄の中で行を改めるには、Alt キーを押しながら Enter キーを押します。",
    ),
    (
        "「出典」には、実績のもとになった資料の名前を書きます。アンケートの指標には「回答数」も書きます。",
        "補足は「備考」に書きます。",
    ),
    (
        "すでに報告のある内容は、あらかじめ入れてあります。違っていれば、上から書き直してください。",
        "欄を空にすると、その内容は取り消されます。",
    ),
    (
        "記入が終わったら、Excelブック（.xlsx）の形式のまま保存し、このファイルを事務局へお返しください。",
        "ファイルの名前は変えてもかまいません。",
    ),
)
_COLOURS: Final = (
    ("記入する欄", "うすい黄色の欄です。ここに書いてください。", "shown open"),
    ("計画の内容など", "うすい灰色の欄です。計画の内容とこれまでの実績で、書き換えられません。", "shown locked"),
    ("記入の要らない欄", "斜めの線のある欄です（アンケートでない指標の「回答数」）。", "shown unused"),
)
_NOTES: Final = (
    "行や列を足したり消したりはできません。文章が隠れるときは、列の幅や行の高さを広げてください。",
    "計画の内容が違っているとき、提出期限に間に合わないときは、事務局へご連絡ください。",
)


class _Pen:
    """A sheet of two columns that is filled from above to below."""

    def __init__(self, paper: Any, looks: Looks) -> None:
        self._paper, self._looks, self._next = paper, looks, 0
        for at, width in enumerate(_WIDTHS):
            paper.set_column(at, at, width)

    def title(self, text: str, look: str) -> None:
        self._write((text, ""), (look, look), 30)

    def heading(self, text: str) -> None:
        self._next += 1
        self._write((text, ""), ("heading", "heading"), 24)

    def line(self, label: str, text: str, looks: tuple[str, str] = ("label", "said")) -> None:
        high = max(excel.lines(text, _WIDTHS[1]), excel.lines(label, _WIDTHS[0]))
        self._write((label, text), looks, excel.height(high) + 4)

    def _write(self, texts: tuple[str, str], looks: tuple[str, str], high: int) -> None:
        self._paper.set_row(self._next, high)
        for at, (text, look) in enumerate(zip(texts, looks, strict=True)):
            if text:
                self._paper.write_string(self._next, at, excel.cell_text(text), self._looks[look])
            else:
                self._paper.write_blank(self._next, at, None, self._looks[look])
        self._next += 1


def write_guide(paper: Any, looks: Looks, form: Form, *, sample: bool) -> None:
    """Write the sheet; on paper it is a letter's page, upright."""
    paper.set_portrait()
    pen = _Pen(paper, looks)
    pen.title(title(form, sample=sample), "sample" if sample else "title")
    for label, text in _facts(form, sample=sample):
        pen.line(label, text)
    pen.heading("記入のしかた")
    for number, step in enumerate(_STEPS, start=1):
        pen.line(str(number), "\n".join(step), ("step", "wrapped"))
    pen.heading("欄の色")
    for label, text, look in _COLOURS:
        pen.line(label, text, (look, "said"))
    pen.heading("実績がないとき")
    for reason in REASONS.values():
        pen.line(reason.label, reason.advice)
    pen.heading("お願い")
    for text in _NOTES:
        pen.line("・", text, ("step", "wrapped"))
    defined = [row for row in form.rows if row.definition]
    paper.fit_to_pages(1, 0 if defined else 1)
    if defined:
        pen.heading("指標の算出方法")
        for row in defined:
            pen.line(row.identity, f"{row.name}\n{inert.inert(row.definition)}")


def _facts(form: Form, *, sample: bool) -> Iterator[tuple[str, str]]:
    if sample:
        yield labels.STATES["sample"], _SAMPLE
    yield "計画", inert.one_line(form.plan)
    yield "市町村", inert.one_line(form.municipality)
    yield "担当課", inert.one_line(form.section) or labels.NO_SECTION
    yield "指標の数", f"{len(form.rows)}指標"
    yield "提出期限", _day(form.deadline) if form.deadline else "別にお知らせします。"


def _day(day: date) -> str:
    return f"{fiscal.show_day(day)}（{_WEEK[day.weekday()]}）まで"
