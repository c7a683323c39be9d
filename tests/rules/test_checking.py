"""Every finding about a data folder, in order, and what must not be used because of them."""

from pathlib import Path as FilePath

import pytest

from tests.build import PLAN, YEAR, data_folder
from ykplan.data.checked import Checked
from ykplan.rules.checking import check
from ykplan.terms.diagnostic import Severity

ALL = ["1-3-1", "1-3-2", "2-2-1"]


def changed(text: str, before: str, after: str) -> str:
    """Return a file with one thing put in place of another, which must be there."""
    assert before in text
    return text.replace(before, after, 1)


def in_error(checked: Checked, year: int) -> list[str]:
    """Return the indicators whose entry of a year must not be used."""
    (file,) = (file.source.file for file in checked.loaded.years if file.named_year == year)
    return [identity for identity in ALL if checked.in_error(file, identity)]


def found(checked: Checked) -> list[tuple[str, str, int, int]]:
    """Return code, file name, line and column of every finding."""
    return [(d.code, d.span.file.rsplit("/", 1)[-1], d.span.line, d.span.column) for d in checked.diagnostics]


def test_nothing_to_find(tmp_path: FilePath) -> None:
    checked = check(data_folder(tmp_path, y2024=YEAR))
    assert (checked.diagnostics, checked.failed, in_error(checked, 2024)) == ((), False, [])


@pytest.mark.parametrize(
    ("before", "after", "kept_out"),
    [
        pytest.param("{value: 9}", "{value: 九}", ["1-3-1"], id="a figure that is none"),
        pytest.param("{value: 9}", "{value: 9, memo: x}", ["1-3-1"], id="a field too many"),
        pytest.param("{value: 9}", "{value: &a 9}", ["1-3-1"], id="an anchor"),
        pytest.param("{value: 9}", "{value: 9, value: 8}", ["1-3-1"], id="two figures"),
        pytest.param("{value: 9}", "{stage: 設置}", ["1-3-1"], id="a stage for a number"),
        pytest.param("stage: 設置・運用", "stage: 設置", ["2-2-1"], id="no such stage"),
        pytest.param("  1-3-2:", "  1-3-1: {value: 9}\n  1-3-2:", ["1-3-1"], id="an entry twice"),
        pytest.param("state: draft", "state: 確定", ALL, id="the head of the file"),
        pytest.param("year: R6", "year: 令和6年", ALL, id="the year of the file"),
        pytest.param("year: R6", "year: R6\nyear: R7", ALL, id="two years"),
        pytest.param("entries:", "entries: [", ALL, id="a syntax error"),
        pytest.param(
            "{stage: 設置・運用}", "{stage: 設置・運用}\nmeasures: {1-3: {done: [x]}}", [], id="words on a measure"
        ),
        pytest.param("{value: 9}", "{value: ９}", [], id="a hint is no error"),
        pytest.param("  1-3-2: {value: 3}\n", "", [], id="not reported is no error"),
    ],
)
def test_an_error_in_a_year_keeps_out_what_it_is_about(
    tmp_path: FilePath, before: str, after: str, kept_out: list[str]
) -> None:
    checked = check(data_folder(tmp_path, y2024=changed(YEAR, before, after), y2025=YEAR.replace("R6", "R7")))
    assert in_error(checked, 2024) == kept_out
    assert in_error(checked, 2025) == []
    assert not any(checked.plan_in_error(identity) for identity in ALL)


@pytest.mark.parametrize(
    ("before", "after", "kept_out"),
    [
        pytest.param("{by: R10, value: 12}", "{by: R10, value: 十二}", ["1-3-1"], id="an indicator"),
        pytest.param("{by: R10, value: 12}", "{by: R10, value: 12, value: 13}", ["1-3-1"], id="a key twice"),
        pytest.param("- id: 1-3-2", "- &a\n        id: 1-3-2", ["1-3-2"], id="an anchor on the second of a list"),
        pytest.param("id: 1-3-2", "id: 1-3-1", ["1-3-1"], id="an id twice"),
        pytest.param("title: 例の計画\n", "", ALL, id="the head of the plan"),
        pytest.param("from: R6, to: R10", "from: R10, to: R6", ALL, id="the period"),
        pytest.param("rubric: standard", "rubric: 独自", ALL, id="the rubric"),
    ],
)
def test_an_error_in_the_plan_keeps_out_what_it_is_about(
    tmp_path: FilePath, before: str, after: str, kept_out: list[str]
) -> None:
    checked = check(data_folder(tmp_path, changed(PLAN, before, after), y2024=YEAR, y2025=YEAR.replace("R6", "R7")))
    assert checked.failed
    assert [identity for identity in ALL if checked.plan_in_error(identity)] == kept_out
    assert set(kept_out) <= set(in_error(checked, 2024))
    assert set(kept_out) <= set(in_error(checked, 2025))


@pytest.mark.parametrize(
    ("before", "after", "severity", "failed"),
    [
        pytest.param("{value: 9}", "{value: ９}", Severity.HINT, "no", id="a hint"),
        pytest.param("  1-3-2: {value: 3}\n", "", Severity.WARNING, "no", id="a warning"),
        pytest.param("{value: 9}", "{value: 九}", Severity.ERROR, "yes", id="an error"),
    ],
)
def test_only_an_error_fails(tmp_path: FilePath, before: str, after: str, severity: Severity, failed: str) -> None:
    checked = check(data_folder(tmp_path, y2024=changed(YEAR, before, after)))
    assert [diagnostic.severity for diagnostic in checked.diagnostics] == [severity]
    assert checked.failed == (failed == "yes")


def test_findings_come_in_the_order_of_files_and_lines(tmp_path: FilePath) -> None:
    plan = changed(changed(PLAN, "better: up", "better: high"), 'code: "292036"', "code: 奈良")
    year = changed(changed(YEAR, "{value: 3}", "{value: 三}"), "{value: 9}", "{absent: なし, memo: x}")
    checked = check(data_folder(tmp_path, plan, y2024=year, y2025=changed(YEAR, "year: R6", "year: 七")))
    assert found(checked) == [
        ("YK121", "plan.yaml", 2, 33),
        ("YK025", "plan.yaml", 15, 17),
        ("YK025", "2024.yaml", 4, 19),
        ("YK020", "2024.yaml", 4, 23),
        ("YK023", "2024.yaml", 5, 18),
        ("YK024", "2025.yaml", 1, 7),
    ]


def test_the_place_of_a_finding_is_exact(tmp_path: FilePath) -> None:
    checked = check(data_folder(tmp_path, y2024=changed(YEAR, "設置・運用}", "設置, note: 要綱を制定}")))
    (diagnostic,) = checked.diagnostics
    span = diagnostic.span
    assert (diagnostic.code, diagnostic.path) == ("YK203", ("entries", "2-2-1", "stage"))
    assert (span.line, span.column, span.end_line, span.end_column) == (6, 18, 6, 20)
    assert span.excerpt == "  2-2-1: {stage: 設置, note: 要綱を制定}"
    assert diagnostic.hint is not None
    assert "設置・運用" in diagnostic.hint


def test_twenty_mistakes_are_found_in_one_run(tmp_path: FilePath) -> None:
    entries = "".join(f"  9-9-{at}: {{value: {at}個}}\n" for at in range(20))
    checked = check(data_folder(tmp_path, y2024=YEAR + entries))
    assert len([code for code, *_ in found(checked) if code == "YK023"]) == 20


def test_a_folder_without_a_plan(tmp_path: FilePath) -> None:
    checked = check(tmp_path)
    assert found(checked) == [("YK012", "plan.yaml", 1, 1)]
    assert checked.failed


AMENDED = (
    PLAN
    + """\
        amendments:
          - {from: R8, on: 2026-03-31, reason: 見直し, stages: [未設置, 設置, 運用], targets: [{by: R10, stage: 運用}]}
"""
)


@pytest.mark.parametrize(
    ("year", "stage", "codes"),
    [
        pytest.param("R7", "設置・運用", [], id="before the amendment"),
        pytest.param("R8", "設置・運用", ["YK203"], id="after it"),
        pytest.param("R8", "設置", [], id="a new one"),
        pytest.param("R7", "設置", ["YK203"], id="a new one too early"),
    ],
)
def test_a_stage_is_one_of_those_in_force_in_its_year(
    tmp_path: FilePath, year: str, stage: str, codes: list[str]
) -> None:
    text = changed(YEAR, "year: R6", f"year: {year}").replace("設置・運用", stage)
    checked = check(data_folder(tmp_path, AMENDED, **{f"y{2018 + int(year[1:])}": text}))
    assert [code for code, *_ in found(checked) if code == "YK203"] == codes


def test_stages_that_leave_the_targets_behind_are_an_error(tmp_path: FilePath) -> None:
    plan = changed(AMENDED, ", targets: [{by: R10, stage: 運用}]", "")
    assert [code for code, *_ in found(check(data_folder(tmp_path, plan, y2024=YEAR)))] == ["YK108", "YK108"]


def test_the_first_of_two_entries_is_checked_too(tmp_path: FilePath) -> None:
    text = changed(YEAR, "{value: 9}", "{value: 九}\n  1-3-1: {value: 9}")
    assert [code for code, *_ in found(check(data_folder(tmp_path, y2024=text)))] == ["YK023", "YK003"]


def test_a_field_named_like_a_kind_leads_nobody_astray(tmp_path: FilePath) -> None:
    plan = changed(PLAN, "        stages: [未", "        stage: 未設置\n        stages: [未")
    plan = changed(plan, "{by: R10, stage: 拡充}", "{bye: R10, stage: 拡充}")
    places = found(check(data_folder(tmp_path, plan, y2024=YEAR)))
    assert [(code, line) for code, _, line, _ in places] == [("YK020", 31), ("YK020", 34)]


def test_a_thousand_mistakes_in_one_line_take_no_time(tmp_path: FilePath) -> None:
    """Each finding holds the whole line: it must be one and the same text."""
    entries = ", ".join(f"x{number}: {{value: 九}}" for number in range(500))
    checked = check(data_folder(tmp_path, y2024=f"{{year: R6, state: draft, entries: {{{entries}}}}}"))
    lines = {id(d.span.excerpt) for d in checked.diagnostics if d.code == "YK023"}
    assert (len(lines), sum(d.code == "YK023" for d in checked.diagnostics)) == (1, 500)
