"""One truth: the figures and grades read back out of every format are those of `ykplan status --format json`."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from tests.booked import book_of
from tests.render.report.letters import letters_of
from tests.render.report.page import read
from tests.report.making import report_of
from ykplan.render.report import html, md, pdf
from ykplan.render.report.docx import render as render_docx
from ykplan.render.report.xlsx import render as render_xlsx
from ykplan.render.site.opendata import render as render_data
from ykplan.render.status import json as status_json
from ykplan.report.method import HEADINGS
from ykplan.report.values import Report
from ykplan.terms import fiscal, labels
from ykplan.text import figures

YEARS = (2024, 2025)
Figures = dict[tuple[str, int], tuple[str, str]]
"""By indicator and fiscal year: what was observed, and the grade's mark."""


@pytest.fixture
def report(shipped: Path) -> Report:
    return report_of(shipped, YEARS[-1])


@pytest.fixture
def truth(shipped: Path) -> Figures:
    """Return every figure as `status --format json` gives it."""
    book = book_of(shipped)
    documents = [json.loads(status_json.render(view)) for view in book.overviews(YEARS)]
    found = {
        (row["id"], document["year"]): (said(row, document["year"]), row["grade"]["mark"])
        for document in documents
        for row in indicators(document)
    }
    assert len(found) == 20
    return found


def indicators(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in document["indicators"] if "grade" in row]


def said(row: dict[str, Any], year: int) -> str:
    observed = row["observed"]
    if observed["year"] != year or not {"value", "stage"} & observed.keys():
        return labels.ABSENT[observed["absent"]]
    if "value" in observed:
        return f"{figures.figure(Decimal(observed['value']))}{row['unit']}"
    return str(observed["stage"])


def year_of(label: str) -> int:
    year = fiscal.parse_year(label)
    assert isinstance(year, int)
    return year


def out_of_html(report: Report) -> Figures:
    page, found = read(html.render(report)), Figures()
    for identity in (row.identity for row in report.rows):
        body = next(next(page.one(f"i{identity}").all("table")).all("tbody"))
        for row in body.all("tr"):
            label, text, _, grade = (cell.text for cell in row.all("th", "td"))
            found[identity, year_of(label.split()[0])] = (text, grade.split()[0])
    return found


def out_of_csv(shipped: Path) -> Figures:
    book = book_of(shipped)
    views = book.overviews(YEARS)
    files = render_data(views)
    table = csv.DictReader(io.StringIO(files["indicators.csv"].decode("utf-8-sig"), newline=""))
    found: Figures = {}
    for row in table:
        if row["observed_year"] == row["year"]:
            text = row["stage"] or f"{figures.figure(Decimal(row['value']))}{row['unit']}"
        else:
            text = labels.ABSENT[row["absent"]]
        found[row["id"], int(row["year"])] = (text, row["grade_mark"])
    return found


def test_html(report: Report, truth: Figures) -> None:
    assert out_of_html(report) == truth


def test_open_data(shipped: Path, truth: Figures) -> None:
    assert out_of_csv(shipped) == truth


def test_xlsx(report: Report, truth: Figures) -> None:
    sheet: Any = openpyxl.load_workbook(io.BytesIO(render_xlsx(report)))["推移"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    at = next(position for position, row in enumerate(rows) if "番号" in row)
    found: Figures = {}
    for row in (dict(zip(rows[at], cells, strict=True)) for cells in rows[at + 1 :]):
        number = row["実績"]
        text = (
            f"{figures.figure(Decimal(str(number)))}{row['単位']}" if isinstance(number, int | float) else str(number)
        )
        found[row["番号"], row["年度（西暦）"]] = (_bare(text), row["判定の印"])
    assert found == {key: (_bare(text), mark) for key, (text, mark) in truth.items()}


def _bare(text: str) -> str:
    """Return a figure without the zeros that a cell of numbers does not keep: 18.0% is 18 there."""
    return re.sub(r"\.0(?=\D|$)", "", text)


def test_docx(report: Report, truth: Figures) -> None:
    tables: Any = docx.Document(io.BytesIO(render_docx(report))).tables
    head, rows = next(
        (cells[0], cells[1:])
        for cells in ([[cell.text for cell in row.cells] for row in table.rows] for table in tables)
        if len(cells[0]) == 2 + len(YEARS) and cells[0][2].startswith("令和6年度")
    )
    found: Figures = {}
    for row in rows:
        for label, cell in zip(head[2:], row[2:], strict=True):
            lines = cell.split("\n")
            found[row[0], year_of(label.split("\n")[0])] = (lines[0], lines[-1].split()[0])
    assert found == truth


def test_md(report: Report, truth: Figures) -> None:
    text = md.render(report).decode()
    table = text[text.index("## 4　指標一覧") : text.index("## 5　")]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("|")
    ]
    found = {row[0]: (*row[4:6], row[7].split()[0]) for row in rows[2:]}
    assert found == {row.identity: wanted(truth, row.identity) for row in report.rows}


def wanted(truth: Figures, identity: str) -> tuple[str, ...]:
    """Return the figures of every year, and the latest mark."""
    return (*(truth[identity, year][0] for year in YEARS), truth[identity, YEARS[-1]][1])


def test_pdf(report: Report, truth: Figures) -> None:
    made = pdf.render(report)
    assert isinstance(made, bytes)
    text = "".join(letters_of(made))
    for identity in (row.identity for row in report.rows):
        told = "".join(f"{text}{mark}" for text, mark in (truth[identity, year] for year in YEARS))
        behind = text[text.rindex("4指標一覧") :]
        assert re.search(rf"{re.escape(identity)}(?:(?!\d-\d-\d).)*?{re.escape(told)}", behind), identity


@cache
def headings_of(report: Report) -> dict[str, list[str]]:
    """Return the headings in each format that has any, in order and in plain blanks."""
    made, paper = pdf.render(report), docx.Document(io.BytesIO(render_docx(report)))
    assert isinstance(made, bytes)
    found = {
        "html": [element.text for level in ("h2", "h3") for element in read(html.render(report)).all(level)],
        "md": [line.lstrip("# ") for line in md.render(report).decode().splitlines() if line.startswith("#")],
        "docx": [each.text for each in paper.paragraphs if str(each.style and each.style.name).startswith("Heading")],
        "pdf": [str(each.title) for each in _flat(PdfReader(io.BytesIO(made)).outline)],
    }
    return {form: [heading.replace("\u3000", " ") for heading in headings] for form, headings in found.items()}


def _flat(outline: Any) -> Iterator[Any]:
    for entry in outline:
        yield from _flat(entry) if isinstance(entry, list) else (entry,)


@pytest.mark.parametrize("form", ["html", "md", "docx", "pdf"])
def test_headings_are_the_same_in_every_format(report: Report, form: str) -> None:
    found = headings_of(report)[form]
    parts = [part.replace("\u3000", " ") for part in HEADINGS[:7]]
    assert [heading for heading in found if heading in parts] == parts
    assert {HEADINGS.moves, HEADINGS.missing} <= set(found)


@pytest.mark.parametrize("render", [html.render, md.render, pdf.render, render_docx, render_xlsx])
def test_it_does_not_matter_where_one_stands(
    report: Report, render: Callable[[Report], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = render(report)
    monkeypatch.chdir(tmp_path)
    assert render(report) == here
    assert list(tmp_path.iterdir()) == []
