"""A form, written and read back with openpyxl."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from tests.folder import write_folder
from ykplan.data.loading import load
from ykplan.form.book import render_form
from ykplan.form.layout import ENTRIES, OPEN, PRINTED
from ykplan.form.value import Form, FormRow

HEAD = 4
STAGES: dict[str, Any] = {
    "kind": "stage",
    "stages": ["未設置", "設置", "2,3"],
    "baseline": None,
    "targets": [{"from": "R6", "by": "R8", "stage": "設置"}],
}
ROW = FormRow(
    identity="1-1-1",
    measure="1-1 試しの施策",
    name="指標",
    unit="件",
    baseline="2件（R5）",
    targets="8件（R10）",
    definition="",
    stages=(),
    share=False,
    survey=False,
    signed=False,
    history=((2024, "3件"),),
    entered={},
)
FORM = Form("試しの計画", "試し市", 2025, "福祉課", None, (ROW,))


def with_rows(*rows: FormRow) -> Form:
    """Return a form of these rows."""
    return FORM._replace(rows=rows)


def opened(form: Form, *, sample: bool = False) -> Any:
    """Return the workbook of a form, read back."""
    return openpyxl.load_workbook(BytesIO(render_form(form, sample=sample)))


def sheet_of(form: Form, *, sample: bool = False) -> Any:
    """Return the sheet 実績 of a form, read back."""
    return opened(form, sample=sample)[ENTRIES]


def cells(sheet: Any) -> list[dict[str, Any]]:
    """Return the cells of each row, by the column's title."""
    titles = [cell.value for cell in sheet[HEAD]]
    return [dict(zip(titles, row, strict=True)) for row in sheet.iter_rows(min_row=HEAD + 1)]


def values(sheet: Any) -> list[dict[str, Any]]:
    """Return what stands in the cells of each row, by the column's title."""
    return [{title: cell.value for title, cell in row.items()} for row in cells(sheet)]


def checks(sheet: Any) -> dict[str, Any]:
    """Return Excel's own checks by the cell that each is for."""
    return {str(ref): check for check in sheet.data_validations.dataValidation for ref in str(check.sqref).split()}


TITLE = {column.field: column.title for column in (*PRINTED, *OPEN)}


def city(tmp_path: Path) -> Path:
    """Write a plan of three sections and one indicator without, with three years; return its folder."""
    indicators: list[dict[str, Any]] = [
        {"section": "福祉課", "unit": "%", "survey": "true", "definition": "市民アンケート"},
        {**STAGES, "name": "委員会", "section": "総務課"},
        {"section": "福祉課", "signed": "true", "unit": "人"},
        {"section": "福祉課", "unit": "%"},
        {},
        {"section": "AUX"},
    ]
    one = {"1-1-1": {"absent": "not_surveyed"}, "1-1-2": {"stage": "未設置"}, "1-1-3": {"value": "-3"}}
    two = {
        "1-1-1": {"value": "18.90", "sample_size": "812", "note": "次は\nR8"},
        "1-1-2": {"stage": "2,3", "done": "=1+1", "issues": "-", "next": "+81"},
        "1-1-3": {"absent": "ended"},
        "1-1-5": {"value": "123456789.1234567", "source": "'台帳"},
    }
    return write_folder(tmp_path, indicators, {2024: one, 2025: two, 2026: {}})


def form_of(folder: Path, year: int, section: str) -> Form:
    """Return the form of a section."""
    from ykplan.form.value import forms

    return next(form for form in forms(load(folder), year) if form.section == section)
