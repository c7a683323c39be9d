"""A form as a value, and the text in which a workbook keeps it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.folder import write_folder, write_yaml
from ykplan.data.loading import load
from ykplan.form.origin import as_texts, form_of
from ykplan.form.value import Form, forms

STAGES = {
    "kind": "stage",
    "stages": ["未設置", "設置"],
    "baseline": None,
    "targets": [{"from": "R6", "by": "R8", "stage": "設置"}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    indicators: list[dict[str, Any]] = [
        {"section": "福祉課", "unit": "%", "survey": "true", "definition": "市民アンケート"},
        {**STAGES, "name": "委員会", "section": "総務課"},
        {"section": "福祉課", "amendments": [amendment(dropped="true", **{"from": "R9"})]},
        {"section": "福祉課", "amendments": [amendment(name="新しい名", section="総務課", **{"from": "R7"})]},
    ]
    return write_folder(
        tmp_path,
        indicators,
        {
            2024: {"1-1-1": {"value": "12.50"}, "1-1-2": {"stage": "設置"}},
            2025: {"1-1-1": {"absent": "not_surveyed", "note": "次は\nR8"}},
        },
    )


def amendment(**changes: str) -> dict[str, str]:
    return {"on": "2026-03-31", "reason": "見直し", **changes}


def forms_of(folder: Path, year: int) -> tuple[Form, ...]:
    return forms(load(folder), year)


def test_each_section_gets_its_indicators_as_they_stand_that_year(folder: Path) -> None:
    found = {form.section: [(row.identity, row.name) for row in form.rows] for form in forms_of(folder, 2025)}
    assert found == {
        "福祉課": [("1-1-1", "指標1"), ("1-1-3", "指標3")],
        "総務課": [("1-1-2", "委員会"), ("1-1-4", "新しい名")],
    }


def test_a_dropped_indicator_is_in_no_form(folder: Path) -> None:
    assert "1-1-3" not in {row.identity for form in forms_of(folder, 2027) for row in form.rows}


def test_a_row_prints_what_the_plan_says_and_holds_what_is_reported(folder: Path) -> None:
    first, second = forms_of(folder, 2025)
    share = first.rows[0]
    assert (share.measure, share.unit, share.baseline, share.targets) == (
        "1-1 試しの施策",
        "%",
        "2%（R5）",
        "8%（R10）",
    )
    assert (share.share, share.survey, share.signed, share.definition) == (True, True, False, "市民アンケート")
    assert share.history == ((2024, "12.50%"),)
    assert share.entered == {"absent": "not_surveyed", "note": "次は\nR8"}
    stage = second.rows[0]
    assert (stage.unit, stage.stages, stage.baseline) == ("", ("未設置", "設置"), "—")
    assert stage.targets == "設置（R6〜R8）"
    assert stage.history == ((2024, "設置"),)
    assert forms_of(folder, 2024)[0].rows[0].entered == {"value": "12.50"}


def test_at_most_three_years_before_are_shown(tmp_path: Path) -> None:
    years = {year: {"1-1-1": {"value": str(year)}} for year in range(2024, 2029)}
    (form,) = forms_of(write_folder(tmp_path, [{}], years), 2028)
    assert [year for year, _ in form.rows[0].history] == [2025, 2026, 2027]
    assert form.section == ""


def test_the_deadline_is_the_years_own(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}], {})
    write_yaml(folder / "progress" / "2025.yaml", {"year": "R7", "state": "draft", "deadline": "2026-05-29"})
    (form,) = forms_of(folder, 2025)
    assert (form.plan, form.municipality, form.year) == ("試しの計画", "試し市", 2025)
    assert form.deadline == date(2026, 5, 29)


def test_what_a_form_was_made_from_reads_back(folder: Path) -> None:
    for form in (*forms_of(folder, 2025), forms_of(folder, 2024)[0]._replace(deadline=date(2026, 5, 29))):
        assert form_of(as_texts(form)) == form


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([], id="nothing"),
        pytest.param(["x"], id="no-json"),
        pytest.param(["[]"], id="a-list"),
        pytest.param(["{}"], id="no-version"),
        pytest.param(["[" * 100_000], id="too-deep"),
    ],
)
def test_another_text_is_no_form(texts: list[str]) -> None:
    assert form_of(texts) is None


def test_a_form_less_a_row_or_of_another_version_is_none(folder: Path) -> None:
    head, *rows = as_texts(forms_of(folder, 2025)[0])
    assert form_of([head, *rows[1:]]) is None
    assert form_of([head.replace('"version": 1', '"version": 2'), *rows]) is None
    assert form_of([head, "{}", *rows[1:]]) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("year", '"2025"', id="a year in quotes"),
        pytest.param("year", "99999", id="a year far away"),
        pytest.param("plan", "1", id="a number for a title"),
        pytest.param("section", "null", id="no section"),
        pytest.param("section", r'"\\ud800"', id="half a letter for a section"),
    ],
)
def test_a_head_that_somebody_changed_is_none(folder: Path, field: str, value: str) -> None:
    head, *rows = as_texts(forms_of(folder, 2025)[0])
    assert form_of([re.sub(rf'"{field}": [^,}}]+', f'"{field}": {value}', head), *rows]) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("identity", "1", id="a number for an id"),
        pytest.param("share", '"no"', id="a word for a flag"),
        pytest.param("entered", '{"value_": "1"}', id="a field that is none"),
        pytest.param("entered", '{"absent": "bored"}', id="a reason that is none"),
    ],
)
def test_a_row_that_somebody_changed_is_none(folder: Path, field: str, value: str) -> None:
    head, *rows = as_texts(forms_of(folder, 2025)[0])
    rows[0] = re.sub(rf'"{field}": (\{{[^}}]*\}}|[^,}}]+)', f'"{field}": {value}', rows[0])
    assert form_of([head, *rows]) is None


@pytest.mark.parametrize(
    "history", ['[[1e400, "9"]]', '[[-1e400, "9"]]', '[[NaN, "9"]]', "[1]", '[["x", "9"]]', r'[[1, "\ud800"]]']
)
def test_years_before_that_somebody_changed_are_none(folder: Path, history: str) -> None:
    head, first, *rows = as_texts(forms_of(folder, 2025)[0])
    changed = json.dumps({**json.loads(first), "history": "@"}, ensure_ascii=False).replace('"@"', history)
    assert form_of([head, changed, *rows]) is None
