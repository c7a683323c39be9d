"""Plans of every shape in every format: measures without an indicator, years before anything, texts of nothing."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from docx import Document

from tests.booked import book_of
from tests.folder import INDICATOR, write_yaml
from tests.render.report.letters import letters_of
from tests.report.making import report_of
from ykplan.platform.terminal import Screen
from ykplan.render.report import docx, html, md, pdf, xlsx
from ykplan.render.site import index, opendata
from ykplan.render.status import csv, json, table, text
from ykplan.report.method import NO_INDICATORS
from ykplan.text.figures import Figure

pytestmark = pytest.mark.slow

LATER = {"amendments": [{"from": "R8", "on": "2026-03-31", "reason": "追加", "added": "true"}]}
GONE = {"amendments": [{"from": "R6", "on": "2024-03-31", "reason": "廃止", "dropped": "true"}]}
STAGE = {
    "kind": "stage",
    "stages": ["未設置", "設置"],
    "baseline": {"year": "R5", "stage": "未設置"},
    "targets": [{"by": "R10", "stage": "設置"}],
}
# The indicators of each measure, by what they have beside the usual; the measures that have none in 令和6年度.
SHAPES: Mapping[str, tuple[Sequence[Sequence[Mapping[str, Any]]], int]] = {
    "one measure": ([[{}]], 0),
    "the first has none": ([[LATER], [{}]], 1),
    "one in the middle has none": ([[{}], [LATER], [{}]], 1),
    "the last has none": ([[{}], [LATER]], 1),
    "two beside each other have none": ([[{}], [LATER], [GONE], [{}]], 2),
    "the first three have none": ([[LATER], [LATER], [LATER], [{}]], 3),
    "none has any yet": ([[LATER], [LATER]], 2),
    "all are dropped": ([[GONE], [GONE]], 2),
    "one measure without any": ([[GONE]], 1),
    "one of two in each": ([[{}, LATER], [GONE, {}]], 0),
    "in stages only": ([[STAGE], [LATER, STAGE]], 0),
    "forty, every other without": ([[LATER if at % 2 else {}] for at in range(40)], 20),
}


@pytest.fixture(params=SHAPES)
def shape(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, int]:
    measures, empty = SHAPES[request.param]
    return folder(tmp_path, measures), empty


def folder(tmp_path: Path, measures: Sequence[Sequence[Mapping[str, Any]]], **entries: Any) -> Path:
    """Write a plan of the given indicators, and its first year."""
    plan = {
        "title": "試しの計画",
        "municipality": {"name": "試し市"},
        "period": {"from": "R6", "to": "R10"},
        "rubric": "standard",
        "measures": [
            {
                "id": f"1-{number}",
                "title": f"施策{number}",
                "indicators": [
                    {"id": f"1-{number}-{at}", "name": f"指標{at}", **INDICATOR, **more}
                    for at, more in enumerate(indicators, start=1)
                ],
            }
            for number, indicators in enumerate(measures, start=1)
        ],
    }
    (tmp_path / "progress").mkdir()
    for indicator in (each for measure in plan["measures"] for each in measure["indicators"]):  # type: ignore[index]
        if indicator["kind"] == "stage":
            del indicator["unit"], indicator["better"]
    write_yaml(tmp_path / "plan.yaml", plan)
    write_yaml(tmp_path / "progress" / "2024.yaml", {"year": "R6", "state": "final", "entries": entries})
    return tmp_path


def pdf_text(content: object) -> str:
    assert isinstance(content, bytes)
    return "".join(letters_of(content))


def test_every_report_says_where_a_measure_has_no_indicator(shape: tuple[Path, int]) -> None:
    report, empty = report_of(shape[0], 2024), shape[1]
    assert html.render(report).decode().count(NO_INDICATORS) == empty
    assert md.render(report).decode().count(NO_INDICATORS) == empty
    # Once in its chapter, and once in the list of all indicators.
    assert pdf_text(pdf.render(report)).count(NO_INDICATORS) == 2 * empty
    assert docx_text(docx.render(report)).count(NO_INDICATORS) == empty
    sheet = openpyxl.load_workbook(BytesIO(xlsx.render(report)))["指標一覧"]
    assert sheet.max_row == 3 + len(report.rows)


def docx_text(content: bytes) -> str:
    import docx as reading

    return "\n".join(paragraph.text for paragraph in reading.Document(BytesIO(content)).paragraphs)


def test_status_and_site_of_any_shape(shape: tuple[Path, int]) -> None:
    book = book_of(shape[0])
    view, report = book.overview(2024), report_of(shape[0], 2024)
    assert json.render(view)
    assert csv.render(view).count("\r\n") == 1 + len(report.rows)
    assert table.render(view, Screen(80)).count("（指標なし）") == shape[1]
    assert text.render(view)
    assert len(opendata.render([view])) == 3
    assert index.render(report, [index.PublishedYear("令和6年度", "final", "a", "b", "1KB")])


@pytest.mark.parametrize("year", [2024, 2027])
def test_a_year_of_which_nothing_is_known(tmp_path: Path, year: int) -> None:
    report = report_of(folder(tmp_path, [[LATER], [{}]]), year)
    assert pdf_text(pdf.render(report)).count(NO_INDICATORS) == (2 if year == 2024 else 0)
    for render in (html.render, docx.render, xlsx.render, md.render):
        assert render(report)


def test_texts_of_nothing(tmp_path: Path) -> None:
    report = report_of(folder(tmp_path, [[{"name": "　"}], [LATER]]), 2024)
    first, *rest = report.sections
    bare = first._replace(number="", title="", heading="", visions=("",), summary="")
    nothing = Figure(label="")
    rows = tuple(row._replace(identity="", name="", unit="", baseline=nothing, notes=("",)) for row in first.rows)
    empty = report._replace(sections=(bare._replace(rows=rows), *rest))
    assert pdf_text(pdf.render(empty))
    for render in (html.render, docx.render, xlsx.render, md.render):
        assert render(empty)


@pytest.mark.parametrize("many", [2, 12, 47, 300])
def test_every_grade_of_a_long_rubric_has_room(tmp_path: Path, many: int) -> None:
    folder(tmp_path, [[{}], [LATER]], **{"1-1-1": {"value": "9"}})
    grades = [{"mark": "○", "name": f"段{at}", "when": [{"pace": {"min": str(many - at)}}]} for at in range(1, many)]
    rubric = {"rate": "progress", "grades": [*grades, {"mark": "－", "name": "なし"}]}
    with (tmp_path / "plan.yaml").open(encoding="utf-8") as file:
        plan = yaml.safe_load(file)
    write_yaml(tmp_path / "plan.yaml", plan | {"rubric": rubric})
    report = report_of(tmp_path, 2024)
    names = [f"○\n段{at}" for at in range(1, many)] + ["－\nなし", "計"]
    tables = [each for each in Document(BytesIO(docx.render(report))).tables if each.cell(0, 0).text == "施策"]
    by_measure = [each for each in tables if each.cell(0, 1).text != "題名"]
    assert [cell.text for each in by_measure for cell in each.rows[0].cells[1:]] == names
    numbers = [cell for each in by_measure for cell in each.rows[1].cells[1:]]
    assert [cell.text for cell in numbers][-1] == "1"
    assert min(cell.width.mm for cell in numbers) > 10
    named = re.findall(r"○(段\d+?)(?=○|－なし|1-1施策)", pdf_text(pdf.render(report)))
    assert set(named) == {f"段{at}" for at in range(1, many)}
