"""What changed in how figures are judged: answers of a survey, the rubric, what an amendment says beside targets."""

from pathlib import Path

import pytest

from tests.build import PLAN, YEAR
from tests.comparison.test_difference import AMENDMENT, TARGET, changes, grades, state
from ykplan.comparison.difference import between

SURVEY = """        unit: "%"
        survey: true
        better: up
        baseline: {year: R5, value: 40, sample_size: 900}
        targets: [{by: R10, trend: up}]
"""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param("value: 36, sample_size: 100", "value: 36, sample_size: 9000", "回答数", id="of the year"),
        pytest.param("value: 40, sample_size: 900", "value: 40, sample_size: 90", "現状値", id="of the baseline"),
    ],
)
def test_a_grade_moves_because_of_how_many_answered(tmp_path: Path, before: str, after: str, said: str) -> None:
    start = PLAN.index("        unit: か所\n")
    plan = PLAN[:start] + SURVEY + PLAN[PLAN.index("      - id: 1-3-2") :]
    year = YEAR.replace("{value: 9}", "{value: 36, sample_size: 100}")
    if said == "現状値":
        year = year.replace("sample_size: 100", "sample_size: 9000")
    states = [
        state(tmp_path, name, plan.replace(*pair), y2024=year.replace(*pair))
        for name, pair in (("old", ("", "")), ("new", (before, after)))
    ]
    marks = ["△ やや遅れ → ▼ 後退", "▼ 後退 → △ やや遅れ"][said == "現状値"]
    assert f"1-3-1 2024: {marks} ({said})" in grades(between(*states))


OWN = "rubric: {tolerance: {points: 1}, grades: [{mark: A, name: 良, when: {pace: {min: 1}}}, {mark: B, name: 否}]}"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("{points: 1}", "{percent: 5}", "判定基準の変わらないとみなす幅: {points: 1} → {percent: 5}"),
        ("pace: {min: 1}", "pace: {min: 0.8}", "判定基準の「A 良」の条件: {pace: {min: 1}} → {pace: {min: 0.8}}"),
        ("name: 否", "name: 不良", "判定基準の判定: A 良、B 否 → A 良、B 不良"),
        ("rubric: {", "rubric: {rate: ratio, ", "判定基準の達成率の求め方: progress → ratio"),
        ("rubric: {", "rubric: {rounding: {digits: 0}, ", "判定基準の端数処理: {} → {digits: 0}"),
        (OWN, "rubric: standard", "判定基準: 計画に書かれたもの → standard"),
    ],
)
def test_what_changed_in_the_rubric(tmp_path: Path, before: str, after: str, said: str) -> None:
    plan = PLAN.replace("rubric: standard", OWN)
    found = between(state(tmp_path, "a", plan), state(tmp_path, "b", plan.replace(before, after)))
    assert changes(found) == [f"  rubric {said}"]


def test_a_section_that_an_amendment_changes(tmp_path: Path) -> None:
    amended = [PLAN.replace(TARGET, f"{TARGET}\n        amendments: [{AMENDMENT}]")]
    amended.append(amended[0].replace("reason: 中間見直し", "reason: 中間見直し, section: 福祉課"))
    old, first, second = (state(tmp_path, f"s{at}", plan) for at, plan in enumerate((PLAN, *amended)))
    assert "1-3-1  amendment 令和7年度からの担当課: なし → 「福祉課」" in changes(between(old, second))
    assert changes(between(first, second)) == ["1-3-1  amendment 令和7年度からの改定の担当課: なし → 福祉課"]


def test_how_a_figure_is_read(tmp_path: Path) -> None:
    read = PLAN.replace("unit: か所", "unit: か所\n        survey: {tolerance: 3}\n        accumulation: total")
    assert changes(between(state(tmp_path, "a"), state(tmp_path, "b", read))) == [
        "1-3-1  survey アンケート: いいえ → はい（±3まで同じ）",
        "1-3-1  accumulation 累計・単年度: なし → 累計",
    ]
