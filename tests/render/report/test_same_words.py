"""What is to be known beside a grade stands in every format, under one name and in one wording."""

import io
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from tests.folder import write_folder
from tests.render.report.page import read
from tests.report.making import report_of
from ykplan.render.report import html, md, pdf
from ykplan.render.report.docx import render as render_docx
from ykplan.render.report.xlsx import render as render_xlsx
from ykplan.report.values import Report

SURVEY = {"unit": "%", "survey": {"tolerance": "3"}, "baseline": {"year": "R5", "value": "20.0"}}
DEATHS = {"unit": "人口10万対", "better": "down", "survey": "true"} | {
    "baseline": {"year": "R5", "value": "92.4"},
    "targets": [{"by": "R10", "value": "80.0"}],
}
NEARLY = {"unit": "人", "baseline": {"year": "R5", "value": "0"}, "targets": [{"by": "R7", "value": "10000"}]}
TOTAL = {
    "accumulation": "total",
    "baseline": {"year": "R5", "value": "120"},
    "targets": [{"by": "R10", "value": "100"}],
}
ENTRIES: Mapping[int, Mapping[str, Mapping[str, Any]]] = {
    2024: {
        "1-1-1": {"value": "20.5"},
        "1-1-2": {"value": "90.0"},
        "1-1-3": {"value": "9000"},
        "1-1-4": {"value": "20"},
    },
    2025: {
        "1-1-1": {"value": "21.5"},
        "1-1-2": {"absent": "not_surveyed"},
        "1-1-3": {"value": "9996", "grade": {"grade": "○", "reason": "ほぼ届いた"}},
        "1-1-4": {"value": "60"},
    },
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report_of(write_folder(tmp_path_factory.mktemp("plan"), [SURVEY, DEATHS, NEARLY, TOTAL], ENTRIES), 2025)


@cache
def of_html(report: Report) -> str:
    return read(html.render(report)).text


@cache
def of_md(report: Report) -> str:
    return md.render(report).decode().replace("\\", "")


@cache
def of_docx(report: Report) -> str:
    paper: Any = docx.Document(io.BytesIO(render_docx(report)))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(each.text for each in paper.paragraphs), *cells))


@cache
def of_xlsx(report: Report) -> str:
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(report)))
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


@cache
def of_pdf(report: Report) -> str:
    made = pdf.render(report)
    assert isinstance(made, bytes)
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages).replace("≈", "≒")


FORMATS = [of_html, of_md, of_docx, of_xlsx, of_pdf]


@pytest.mark.parametrize("words_of", FORMATS)
@pytest.mark.parametrize(
    "said",
    [
        pytest.param("調査年でない（令和6年度 人口10万対90.0）", id="the figure that a grade rests on"),
        pytest.param(
            "現状値との差 1.5ポイントは、この指標の許容幅 3ポイントに満たないので、変わらないとみなす",
            id="what decided",
        ),
        pytest.param("現状値 120件 は別の期間の累計なので、令和5年度の0から数える", id="from where a total is counted"),
        pytest.param("人による判定", id="a person's grade"),
        pytest.param("ほぼ届いた", id="its reason"),
        pytest.param("目安 5,000人 → 10,000人", id="the line with its unit"),
    ],
)
def test_every_format_says(report: Report, words_of: Callable[[Report], str], said: str) -> None:
    assert _bare(said) in _bare(words_of(report))


@pytest.mark.parametrize("words_of", FORMATS)
def test_no_format_says(report: Report, words_of: Callable[[Report], str]) -> None:
    found = _bare(words_of(report))
    for said in ("担当の判定", "担当による判定", "市による判定", "目安を上回る", "目安を下回る", "92.4人口"):
        assert said not in found
    assert "9,996人100.0%" not in found


@pytest.mark.parametrize("words_of", [of_html, of_pdf])
def test_the_way_is_rounded_as_such(report: Report, words_of: Callable[[Report], str]) -> None:
    found = _bare(words_of(report))
    assert "達成率9,996÷10,000≒99.9%" in found
    assert "令和7年度の目安10,000人→実績は目安より悪い" in found


def test_the_rate_of_a_workbook_is_shown_as_elsewhere(report: Report) -> None:
    sheet: Any = openpyxl.load_workbook(io.BytesIO(render_xlsx(report)))["推移"]
    rows = [list(row) for row in sheet.iter_rows() if row[0].value == "1-1-3"]
    rate = next(cell for cell in rows[-1] if str(cell.number_format).endswith("%"))
    assert (rate.value, rate.number_format) == (0.999, "0.0%")


def _bare(text: str) -> str:
    """Return a text without blanks and line ends, which each format sets where it has room."""
    return re.sub(r"\s|\u200b", "", text)
