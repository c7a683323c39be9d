"""The workbook as a whole: its sheets, its guide, its hidden origin, its bytes, and texts that mean harm."""

import time
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.form.reading import FORM, ROW, city, opened, sheet_of, values, with_rows
from tests.render.report.hostile import TEXTS
from ykplan.data.loading import load
from ykplan.form.book import render_form
from ykplan.form.origin import as_texts, form_of
from ykplan.form.value import Form, cut, forms, prefilled
from ykplan.platform.excel import LONGEST, size
from ykplan.terms.absence import REASONS

LONG = "𠮷_x0041_\n" + "長" * 80_000


def origin(book: Any) -> Form | None:
    return form_of([cell.value for cell in book["ykplan"]["A"]])


def test_the_shipped_form_is_as_approved(shipped: Path, golden: Callable[[str, str], None]) -> None:
    (form,) = forms(load(shipped), 2025)
    book = opened(form, sample=True)
    guide = book["はじめに"]
    first = next(cell.row for cell in guide["A"] if cell.value == "実績がないとき") + 1
    offered = [(guide.cell(row, 1).value, guide.cell(row, 2).value) for row in range(first, first + len(REASONS))]
    assert offered == [(reason.label, reason.advice) for reason in REASONS.values()]
    guide.delete_rows(first, len(REASONS))
    lines = [
        f"{sheet.title}!{cell.coordinate}\t{cell.value!r}{'' if cell.protection.locked else ' 記入欄'}"
        for sheet in (guide, book["実績"])
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None or not cell.protection.locked
    ]
    golden("form-2025.txt", "\n".join(lines) + "\n")


def test_sheets(tmp_path: Path) -> None:
    book = opened(forms(load(city(tmp_path)), 2025)[0])
    assert {sheet.title: sheet.sheet_state for sheet in book} == {
        "はじめに": "visible",
        "実績": "visible",
        "選択肢": "veryHidden",
        "ykplan": "veryHidden",
    }
    assert book.active.title == "はじめに"
    assert all(sheet.protection.sheet for sheet in book)


def test_the_hidden_sheet_reads_back_to_the_same_form(tmp_path: Path, shipped: Path) -> None:
    made = [*forms(load(city(tmp_path)), 2025), *forms(load(shipped), 2025)]
    for form in (*made, made[0]._replace(deadline=date(2026, 5, 29))):
        assert origin(opened(form)) == form


def test_a_reason_that_nobody_may_write_makes_no_form() -> None:
    assert form_of(as_texts(with_rows(ROW._replace(entered={"absent": "ended"})))) is not None
    assert form_of(as_texts(with_rows(ROW._replace(entered={"absent": "not_reported"})))) is None


def test_a_long_text_goes_on_in_the_next_cells() -> None:
    form = with_rows(ROW._replace(definition=LONG, entered={"note": LONG}), ROW)
    texts = as_texts(form)
    assert len(texts) > 3
    assert max(map(size, texts)) <= LONGEST
    assert form_of(texts) == form == origin(opened(form))


@pytest.mark.parametrize("text", [*TEXTS, "\ud800\x00\ufffe", "_x0041_ \\_x000D_"], ids=range(len(TEXTS) + 2))
def test_hostile_texts_stay_letters(text: str) -> None:
    entered = dict.fromkeys(("source", "note", "done", "issues", "next"), text)
    row = ROW._replace(measure=text, name=text, unit=text, baseline=text, targets=text, definition=text)
    row = row._replace(history=((2024, text),), stages=(text, "二"), entered=entered | {"stage": text})
    form = Form(text, text, 2025, text, date(2026, 5, 29), (row, ROW))
    content = render_form(form)
    book = openpyxl.load_workbook(BytesIO(content))
    assert {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line} <= {"s", "n"}
    with zipfile.ZipFile(BytesIO(content)) as file:
        sheets = [file.read(name).decode() for name in file.namelist() if "/worksheets/sheet" in name]
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet]
    if "\ud800" not in text:
        assert origin(book) == form
        assert values(book["実績"])[0]["備考"] == text


def test_a_text_too_long_for_a_cell_is_cut_and_known_to_be() -> None:
    row = ROW._replace(entered={"note": LONG, "done": "短い"})
    assert cut(row) == ("note",)
    assert size(str(prefilled(row)["note"])) == LONGEST
    (read,) = values(sheet_of(with_rows(row)))
    assert read["備考"] == prefilled(row)["note"]


@pytest.mark.parametrize(
    ("written", "held"),
    [
        pytest.param("18.90", 18.9, id="a figure"),
        pytest.param("0", 0, id="zero"),
        pytest.param("1000000", 1_000_000, id="large"),
        pytest.param("1234567890.123456", "1234567890.123456", id="more digits than Excel has"),
    ],
)
def test_a_figure_is_a_number_where_excel_can_hold_it(written: str, held: float | str) -> None:
    row = ROW._replace(entered={"value": written})
    (read,) = values(sheet_of(with_rows(row)))
    assert read["実績"] == held
    assert isinstance(read["実績"], str) == isinstance(held, str)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/Los_Angeles"])
def test_bytes_are_the_same_everywhere(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    first = render_form(FORM)
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    if hasattr(time, "tzset"):
        time.tzset()
    assert render_form(FORM) == first
    with zipfile.ZipFile(BytesIO(first)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_sample_says_so_on_every_page() -> None:
    for name in ("はじめに", "実績"):
        plain, sample = opened(FORM)[name], opened(FORM, sample=True)[name]
        assert (plain["A1"].value, sample["A1"].value) == ("令和7年度 実績の記入票", "【記入例】令和7年度 実績の記入票")
        assert "記入例" in sample.oddHeader.right.text
        assert "記入例" in sample.oddFooter.left.text
        assert "記入例" not in plain.oddHeader.right.text + plain.oddFooter.left.text


def guide(form: Form) -> dict[str, str]:
    rows = opened(form)["はじめに"].iter_rows(values_only=True)
    return {str(label): str(said) for label, said in rows if label and said}


def test_the_guide_says_what_for_whom_and_by_when() -> None:
    said = guide(FORM._replace(deadline=date(2026, 5, 29)))
    assert (said["計画"], said["市町村"], said["担当課"]) == ("試しの計画", "試し市", "福祉課")
    assert said["提出期限"] == "令和8年5月29日（金）まで"
    assert guide(FORM)["提出期限"] == "別にお知らせします。"
    assert guide(FORM._replace(section=""))["担当課"] == "担当課の記載なし"


def test_the_guide_says_how() -> None:
    said = guide(with_rows(ROW._replace(definition="年度末の数")))
    whole = "\n".join(said.values())
    for word in ("欄を空にすると、その内容は取り消されます", ".xlsx", "数字だけ", "実績がない理由", "事務局"):
        assert word in whole
    assert said["1-1-1"] == "指標\n年度末の数"
    for reason in ("未把握", "調査年でない", "調査中止", "検討中", "事業終了", "該当なし"):
        assert said[reason]


def test_the_guide_is_locked_throughout() -> None:
    assert all(cell.protection.locked for row in opened(FORM)["はじめに"].iter_rows() for cell in row)


def test_properties_say_what_it_is() -> None:
    properties = opened(FORM, sample=True).properties
    assert (properties.title, properties.subject, properties.creator) == (
        "【記入例】令和7年度 実績の記入票",
        "試しの計画 福祉課",
        "試し市",
    )
