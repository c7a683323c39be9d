"""What is brought together for the renderers: which file speaks for a year, and which figures may be used."""

from pathlib import Path
from typing import Any

import pytest

from tests.booked import book_of
from tests.counting import counted
from tests.folder import write_folder
from ykplan.data.yaml.build import build_data
from ykplan.judging.overview import Judged, Overview
from ykplan.platform.terminal import Screen
from ykplan.render.status import json, table
from ykplan.rules.checking import check


def view(folder: Path, year: int | None = None) -> Overview:
    book = book_of(folder)
    return book.overview(book.latest_year if year is None else year)


def only_row(folder: Path, year: int) -> Judged:
    (row,) = view(folder, year).rows
    assert isinstance(row, Judged)
    return row


def grade(row: Judged) -> str:
    assert row.verdict.grade is not None
    return row.verdict.grade.mark


ENTRY = {"1-1-1": {"value": "3"}}


def test_a_copied_file_with_the_old_year_is_no_report_of_either_year(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}], {2024: ENTRY, 2025: ENTRY})
    path = folder / "progress" / "2025.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("'2025'", "'2024'"), encoding="utf-8")
    assert isinstance(view(folder, 2024).rows[0], Judged)
    newest = view(folder)
    assert (newest.year, len(newest.in_error), newest.broken) == (2025, 1, True)


def test_an_error_beside_the_figures_hides_none(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}], {2024: ENTRY})
    path = folder / "progress" / "2024.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "deadline: 来週\n", encoding="utf-8")
    checked = check(folder)
    assert checked.failed
    assert not view(folder, 2024).in_error


def test_an_error_at_the_head_of_the_plan_hides_all(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}], {2024: ENTRY}, municipality={"nmae": "試し市"})
    found = view(folder, 2024)
    assert (len(found.in_error), found.broken, found.state) == (1, True, None)


@pytest.mark.parametrize(
    ("indicator", "entry", "mark"),
    [
        pytest.param(
            {"targets": [{"by": "R8", "value": "8"}, {"by": "R10", "trend": "up"}]},
            {"value": "3"},
            "△",
            id="a trend last",
        ),
        pytest.param(
            {"targets": [{"by": "R8", "value": "8"}, {"by": "R10", "value": "9"}]},
            {"value": "9"},
            "◎",
            id="a value last",
        ),
        pytest.param(
            {"targets": [{"by": "R8", "value": "8"}, {"by": "R10", "value": "2.5", "every_year": "true"}]},
            {"value": "3"},
            "△",
            id="a yearly one last",
        ),
        pytest.param(
            {"unit": "%", "targets": [{"by": "R10", "of_baseline": "1.5"}]}, {"value": "3"}, "◎", id="a multiple"
        ),
    ],
)
def test_the_last_target_is_reached_early_only_by_a_figure(
    tmp_path: Path, indicator: dict[str, Any], entry: dict[str, Any], mark: str
) -> None:
    assert grade(only_row(write_folder(tmp_path, [indicator], {2025: {"1-1-1": entry}}), 2025)) == mark


REDEFINED = {
    "targets": [{"by": "R10", "of_baseline": "1.5"}],
    "amendments": [{"from": "R7", "on": "2025-03-01", "reason": "数え方", "definition": "延べ人数"}],
}


def test_a_new_definition_has_no_multiple_of_the_old_baseline(tmp_path: Path) -> None:
    row = only_row(write_folder(tmp_path, [REDEFINED], {2024: ENTRY, 2025: {"1-1-1": {"value": "30"}}}), 2025)
    assert (grade(row), row.reason) == ("－", "算出方法が変わり、新しい現状値がない")
    assert row.trail[:2] == (None, None)


def test_an_indicator_dropped_and_taken_up_again_belongs(tmp_path: Path) -> None:
    turns = [
        {"from": "R7", "on": "2025-03-01", "reason": "休止", "dropped": "true"},
        {"from": "R8", "on": "2026-03-01", "reason": "再開", "added": "true"},
    ]
    folder = write_folder(tmp_path, [{"amendments": turns}], {2024: ENTRY, 2026: ENTRY})
    assert [len(view(folder, year).rows) for year in (2024, 2025, 2026)] == [1, 0, 1]


@pytest.mark.parametrize(
    ("target", "value", "ratio"),
    [
        pytest.param("-100", "-300", "negative figure", id="both below zero"),
        pytest.param("0", "5", "division by zero", id="a target of zero"),
    ],
)
def test_a_ratio_that_says_nothing_is_unknown(tmp_path: Path, target: str, value: str, ratio: str) -> None:
    indicator = {
        "signed": "true",
        "targets": [{"by": "R10", "value": target}],
        "baseline": {"year": "R5", "value": "-400"},
    }
    row = only_row(write_folder(tmp_path, [indicator], {2024: {"1-1-1": {"value": value}}}), 2024)
    assert getattr(row.standing.facts.ratio, "reason", None) == ratio


def test_a_survey_from_before_a_new_baseline_is_not_carried_over(tmp_path: Path) -> None:
    rebased = {
        "survey": "true",
        "amendments": [
            {"from": "R8", "on": "2026-03-01", "reason": "見直し", "baseline": {"year": "R7", "value": "5"}}
        ],
    }
    absent = {"1-1-1": {"absent": "not_surveyed"}}
    row = only_row(write_folder(tmp_path, [rebased], {2024: ENTRY, 2026: absent}), 2026)
    assert (grade(row), row.reason, row.standing.observation) == ("－", "調査年でない", None)


def test_a_year_is_compared_with_a_new_baseline_and_not_with_what_came_before_it(tmp_path: Path) -> None:
    rebased = {
        "amendments": [{"from": "R8", "on": "2026-03-01", "reason": "見直し", "baseline": {"year": "R7", "value": "2"}}]
    }
    row = only_row(write_folder(tmp_path, [rebased], {2024: ENTRY, 2026: {"1-1-1": {"value": "2.5"}}}), 2026)
    assert (row.standing.previous, row.standing.facts.moved_since_last) == (None, "better")


def test_a_figure_from_before_an_indicator_was_added_is_not_compared_with(tmp_path: Path) -> None:
    added = {"amendments": [{"from": "R8", "on": "2026-03-01", "reason": "追加", "added": "true"}]}
    row = only_row(write_folder(tmp_path, [added], {2024: ENTRY, 2026: {"1-1-1": {"value": "2.5"}}}), 2026)
    assert (row.standing.previous, row.standing.facts.moved_since_last) == (None, "better")


def test_an_empty_form_is_no_report(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}], {2024: ENTRY})
    text = "year: R7\nstate: draft\nentries:\n  1-1-1: {value: null, note: null}\n"
    (folder / "progress" / "2025.yaml").write_text(text, encoding="utf-8")
    assert view(folder).year == 2024


def test_a_direction_has_no_line_after_a_number(tmp_path: Path) -> None:
    indicator = {"targets": [{"by": "R7", "value": "10"}, {"by": "R10", "trend": "keep"}]}
    row = only_row(write_folder(tmp_path, [indicator], {2026: {"1-1-1": {"value": "9"}}}), 2026)
    assert getattr(row.standing.facts.expected, "reason", None) == "no goal in numbers"
    assert getattr(row.standing.facts.pace, "reason", None) == "no goal in numbers"


def test_a_grade_after_the_last_resort_is_an_error(tmp_path: Path) -> None:
    grades = [{"mark": "◎", "name": "達成", "when": None}, {"mark": "－", "name": "判定なし"}]
    checked = check(write_folder(tmp_path, [{}], {2024: ENTRY}, rubric={"grades": grades}))
    assert [(found.code, found.severity.value) for found in checked.diagnostics] == [("YK117", "error")]
    assert view(tmp_path / "data", 2024).in_error


def test_a_condition_that_asks_for_nothing_is_an_error(tmp_path: Path) -> None:
    grades = [{"mark": "良", "name": "良", "when": {"met": None}}, {"mark": "－", "name": "判定なし"}]
    checked = check(write_folder(tmp_path, [{}], {2024: ENTRY}, rubric={"grades": grades}))
    assert ("YK117", "error") in [(found.code, found.severity.value) for found in checked.diagnostics]
    assert view(tmp_path / "data", 2024).in_error


def test_no_file_is_read_again_for_places_that_nobody_asks_for(tmp_path: Path) -> None:
    book = book_of(write_folder(tmp_path, [{}], {2024: ENTRY}))
    with counted(build_data) as calls:
        table.render(book.overview(2024), Screen(80))
        assert calls == {"build_data": 0}
        json.render(book.overview(2024))
    assert calls == {"build_data": 1}
