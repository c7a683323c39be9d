"""Grades: the first of a rubric's whose conditions hold, for rubrics as cities really have them."""

from pathlib import Path as FilePath

import pytest

from tests.build import PLAN, data_folder, entries_of, mark, number, rubric_of, stages, standing_of, year_of
from ykplan.data.contents import Loaded
from ykplan.data.loading import load, shipped_rubric, shipped_rubrics
from ykplan.judging.facts import Unknown
from ykplan.judging.rubric import Check, fact, judge
from ykplan.judging.standing import Case, standing

RISING = {"baseline": "{year: R5, value: 0}", "targets": "[{by: R10, value: 100}]"}


def one_grade(when: str) -> str:
    """Return a rubric that gives ○ where `when` holds, and － everywhere else."""
    return f"{{grades: [{{mark: ○, name: はい, when: {when}}}, {{mark: －, name: いいえ}}]}}"


@pytest.mark.parametrize(
    ("bounds", "given_at", "not_at"),
    [
        # From 0 in R5 to 100 by R10, the value is the progress in percent.
        pytest.param("{min: 0.5}", ["50", "50.1", "150"], ["49.9", "-50"], id="min belongs to it"),
        pytest.param("{above: 0.5}", ["50.1"], ["50", "49.9"], id="above does not"),
        pytest.param("{max: 0.5}", ["50", "49.9", "-50"], ["50.1"], id="max belongs to it"),
        pytest.param("{below: 0.5}", ["49.9"], ["50", "50.1"], id="below does not"),
        pytest.param("{min: 0.5, below: 0.8}", ["50", "79.9"], ["49.9", "80"], id="from, and below"),
        pytest.param("{above: 0.5, max: 0.8}", ["50.1", "80"], ["50", "80.1"], id="above, and up to"),
        pytest.param("{min: 0, max: 0}", ["0"], ["0.1", "-0.1"], id="exactly"),
        pytest.param("{min: -0.5}", ["-50", "0"], ["-50.1"], id="negative"),
        pytest.param("{}", ["0", "50", "-50"], [], id="any number"),
    ],
)
def test_bounds(bounds: str, given_at: list[str], not_at: list[str]) -> None:
    rubric = rubric_of(one_grade(f"{{progress: {bounds}}}"))
    held = {
        value: mark(standing_of(number(**RISING), f"{{R7: {{value: {value}}}}}", "R7"), rubric) == "○"
        for value in (*given_at, *not_at)
    }
    assert held == {value: value in given_at for value in held}


def test_bounds_are_held_against_the_exact_share() -> None:
    rubric = rubric_of(one_grade("{progress: {min: 0.333333333333}}"))
    third = number(baseline="{year: R5, value: 0}", targets="[{by: R10, value: 3}]")
    assert mark(standing_of(third, "{R6: {value: 1}}", "R6"), rubric) == "○"
    assert mark(standing_of(third, "{R6: {value: 1}}", "R6"), rubric_of(one_grade("{progress: {min: 0.3334}}"))) == "－"


@pytest.mark.parametrize(
    ("when", "entries", "year", "grade"),
    [
        pytest.param("{met: true}", "{R7: {value: 12}}", "R7", "○", id="true"),
        pytest.param("{met: true}", "{R7: {value: 11}}", "R7", "－", id="not true"),
        pytest.param("{met: false}", "{R7: {value: 11}}", "R7", "○", id="false"),
        pytest.param("{met: false}", "{R7: {value: 12}}", "R7", "－", id="not false"),
        pytest.param("{met: false}", "{}", "R7", "－", id="false does not hold of what is unknown"),
        pytest.param("{met_final: true}", "{R7: {value: 12}}", "R7", "○", id="the final target"),
        pytest.param("{moved: better}", "{R7: {value: 9}}", "R7", "○", id="one name"),
        pytest.param("{moved: better}", "{R7: {value: 8}}", "R7", "－", id="another name"),
        pytest.param("{moved: [better, same]}", "{R7: {value: 8}}", "R7", "○", id="one of a list"),
        pytest.param("{moved: [better, same]}", "{R7: {value: 7}}", "R7", "－", id="none of a list"),
        pytest.param("{moved: [better, same, worse]}", "{}", "R7", "－", id="no name of what is unknown"),
        pytest.param("{moved_since_last: worse}", "{R6: {value: 10}, R7: {value: 9}}", "R7", "○", id="the year before"),
        pytest.param("{pace: {max: 1000}}", "{}", "R7", "－", id="no number of what is unknown"),
        pytest.param("{ratio: {min: 0.75}}", "{R7: {value: 9}}", "R7", "○", id="the ratio"),
        pytest.param("{ratio: {above: 0.75}}", "{R7: {value: 9}}", "R7", "－", id="above the ratio"),
        pytest.param("{elapsed: {min: 0.4, max: 0.4}}", "{}", "R7", "○", id="time elapsed"),
        pytest.param("{expected: {min: 9.6, max: 9.6}}", "{}", "R7", "○", id="the line"),
        pytest.param("{due: true}", "{}", "R10", "○", id="due"),
        pytest.param("{due: true}", "{}", "R9", "－", id="not yet due"),
        pytest.param("{due: false}", "{}", "R9", "○", id="asked not to be due"),
        pytest.param("{target: value}", "{}", "R7", "○", id="the kind of target"),
        pytest.param("{target: [stage, trend]}", "{}", "R7", "－", id="another kind of target"),
        pytest.param("{observed: true}", "{R7: {value: 9}}", "R7", "○", id="observed"),
        pytest.param("{observed: true}", "{R6: {value: 9}}", "R7", "－", id="observed in another year"),
        pytest.param("{observed: false}", "{R6: {value: 9}}", "R7", "○", id="asked not to be observed"),
        pytest.param("{absent: not_reported}", "{}", "R7", "○", id="not reported"),
        pytest.param("{absent: not_reported}", "{R7: {absent: ended}}", "R7", "－", id="absent for another reason"),
        pytest.param("{absent: [ended, not_measured]}", "{R7: {absent: ended}}", "R7", "○", id="one of two reasons"),
        pytest.param("{absent: [not_reported, ended]}", "{R7: {value: 9}}", "R7", "－", id="not absent"),
        pytest.param("{moved: better, due: true}", "{R7: {value: 9}}", "R7", "－", id="all of one alternative"),
        pytest.param("[{due: true}, {moved: better}]", "{R7: {value: 9}}", "R7", "○", id="any of the alternatives"),
        pytest.param("{}", "{}", "R7", "○", id="nothing asked"),
        pytest.param("[]", "{R7: {value: 12}}", "R7", "－", id="no alternative at all"),
    ],
)
def test_conditions(when: str, entries: str, year: str, grade: str) -> None:
    assert mark(standing_of(number(), entries, year), rubric_of(one_grade(when))) == grade


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        pytest.param({}, "value", id="a value"),
        pytest.param({"targets": "[{by: R10, of_baseline: 2}]"}, "value", id="a multiple of the baseline"),
        pytest.param({"targets": "[{by: R10, min: 9, max: 10}]"}, "range", id="a range"),
        pytest.param({"targets": "[{by: R10, trend: up}]"}, "trend", id="a trend"),
        pytest.param({"targets": "[{by: R10, trend: keep}]"}, "keep", id="to keep"),
        pytest.param({"targets": "[{by: R10, value: 9, every_year: true}]"}, "yearly", id="every year"),
    ],
)
def test_target_kinds(fields: dict[str, str], kind: str) -> None:
    found = standing_of(number(**fields), "{}", "R7")
    kinds = ("value", "range", "trend", "keep", "stage", "yearly")
    assert [name for name in kinds if mark(found, rubric_of(one_grade(f"{{target: {name}}}"))) == "○"] == [kind]


def test_a_stage_is_a_kind_of_target() -> None:
    assert mark(standing_of(stages(), "{}", "R7"), rubric_of(one_grade("{target: stage}"))) == "○"


def test_the_first_grade_that_holds_is_given_and_the_way_is_kept() -> None:
    rubric = rubric_of(
        "{grades: [{mark: A, name: a, when: {pace: {min: 1}}}, "
        "{mark: B, name: b, when: [{met: true}, {moved: better}]}, "
        "{mark: C, name: c, when: {moved: better}}, {mark: D, name: d}]}"
    )
    verdict = judge(rubric, standing_of(number(), "{R7: {value: 9}}", "R7"))
    assert verdict.grade is not None
    assert (verdict.grade.mark, verdict.undecided) == ("B", False)
    assert [(step.rule.mark, step.given) for step in verdict.steps] == [("A", False), ("B", True)]
    assert verdict.steps[1].alternatives == (
        (Check("met", asked=True, found=False, holds=False),),
        (Check("moved", asked=("better",), found="better", holds=True),),
    )


def test_no_grade_at_all() -> None:
    verdict = judge(rubric_of("{grades: [{mark: A, name: a, when: {met: true}}]}"), standing_of(number(), "{}", "R7"))
    assert (verdict.grade, verdict.undecided, len(verdict.steps)) == (None, True, 1)


def test_the_last_resort_is_no_decision() -> None:
    rubric = shipped_rubric("standard")
    assert rubric is not None
    verdict = judge(rubric, standing_of(number(), "{}", "R7"))
    assert verdict.undecided
    assert verdict.grade == rubric.grades[-1]
    assert verdict.steps[-1].alternatives == ()


def test_the_first_fact_that_could_not_be_had() -> None:
    rubric = rubric_of("{grades: [{mark: A, name: a, when: {due: true, pace: {min: 1}}}, {mark: B, name: b}]}")
    without_baseline = standing_of(number(baseline="null"), "{R7: {value: 9}}", "R7")
    assert judge(rubric, without_baseline).unknown == Unknown("no baseline")
    assert judge(rubric, standing_of(number(), "{R7: {value: 9}}", "R7")).unknown is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("met", False, id="of the facts"),
        pytest.param("goal", 12, id="also one that rubrics do not ask for"),
        pytest.param("target", "value", id="the kind of target"),
        pytest.param("due", False, id="of the year"),
        pytest.param("absent", None, id="nothing absent"),
        pytest.param("observed", True, id="observed"),
    ],
)
def test_fact(name: str, found: object) -> None:
    assert fact(standing_of(number(), "{R7: {value: 9}}", "R7"), name) == found


def test_a_fact_may_be_unknown() -> None:
    assert fact(standing_of(number(), "{}", "R7"), "pace") == Unknown("nothing observed")


def test_the_shipped_rubrics() -> None:
    assert "standard" in shipped_rubrics()
    assert shipped_rubric("no such") is None
    standard = shipped_rubric("standard")
    assert standard is not None
    assert [(grade.mark, grade.name) for grade in standard.grades] == [
        ("◎", "達成"),
        ("×", "未達成"),
        ("▼", "後退"),
        ("○", "順調"),
        ("□", "取組中"),
        ("△", "やや遅れ"),
        ("－", "判定なし"),
    ]
    assert (standard.rate, standard.rounding.digits, standard.rounding.mode) == ("progress", 1, "half_up")


SURVEY_PLAN = """\
title: 調査を3ポイントで見る市の計画
municipality: {name: 例の市}
period: {from: R6, to: R10}
rubric:
  tolerance: {points: 3, survey: true}
  grades:
    - {mark: a, name: 順調, when: [{met: true}, {pace: {min: 1}}]}
    - {mark: c, name: 悪化, when: {moved: worse}}
    - {mark: b, name: 遅れ, when: {moved: [better, same]}}
    - {mark: －, name: 判定なし}
measures:
  - id: "1"
    title: 施策
    indicators:
      - id: survey
        name: 市民の割合
        kind: number
        unit: "%"
        better: up
        survey: true
        baseline: {year: R5, value: 40}
        targets: [{by: R10, value: 50}]
      - id: trend
        name: 市民の割合（増やす）
        kind: number
        unit: "%"
        better: up
        survey: true
        baseline: {year: R5, value: 40}
        targets: [{by: R10, trend: up}]
      - id: count
        name: 調査でない件数
        kind: number
        unit: 件
        better: up
        baseline: {year: R5, value: 40}
        targets: [{by: R10, value: 50}]
"""
RATE_PLAN = """\
title: 達成率で見る市の計画
municipality: {name: 例の市}
period: {from: R6, to: R10}
rubric:
  rate: ratio
  rounding: {digits: 0, mode: down}
  grades:
    - {mark: A, name: 達成, when: {ratio: {min: 1}}}
    - {mark: B, name: おおむね達成, when: {ratio: {min: 0.8}}}
    - {mark: C, name: 半ば, when: {ratio: {min: 0.6, below: 0.8}}}
    - {mark: D, name: 未達成, when: {ratio: {below: 0.6}}}
    - {mark: －, name: 判定なし}
measures:
  - id: "1"
    title: 施策
    indicators:
      - id: more
        name: 増やす件数
        kind: number
        unit: 件
        better: up
        baseline: {year: R5, value: 50}
        targets: [{by: R10, value: 100}]
      - id: less
        name: 減らす件数
        kind: number
        unit: 件
        better: down
        baseline: {year: R5, value: 200}
        targets: [{by: R10, value: 60}]
"""
YEAR_BEFORE_PLAN = """\
title: 前の年度と比べる市の計画
municipality: {name: 例の市}
period: {from: R6, to: R10}
rubric:
  tolerance: {percent: 5}
  grades:
    - {mark: ▲, name: 改善, when: {moved_since_last: better}}
    - {mark: →, name: 横ばい, when: {moved_since_last: same}}
    - {mark: ▼, name: 悪化, when: {moved_since_last: worse}}
    - {mark: 未, name: 未報告, when: {absent: not_reported}}
    - {mark: －, name: 判定なし}
measures:
  - id: "1"
    title: 施策
    indicators:
      - id: count
        name: 件数
        kind: number
        unit: 件
        better: up
        baseline: {year: R5, value: 100}
        targets: [{by: R10, value: 200}]
      - id: stage
        name: 会議
        kind: stage
        stages: [未設置, 設置, 拡充]
        baseline: {year: R5, stage: 未設置}
        targets: [{by: R10, stage: 拡充}]
"""


def loaded_plan(folder: FilePath, text: str) -> Loaded:
    """Return a plan as read from a data folder; it must have been read whole."""
    loaded = load(data_folder(folder, text))
    assert loaded.misfits == ()
    return loaded


def graded(loaded: Loaded, identity: str, entries: str, year: str) -> str:
    """Return the mark that a loaded plan's own rubric gives one of its indicators."""
    assert loaded.plan is not None
    assert loaded.rubric is not None
    (indicator,) = (place.indicator for place in loaded.indicators if place.indicator.id == identity)
    case = Case(indicator, entries_of(entries), loaded.plan.period, loaded.rubric.tolerance)
    return mark(standing(case, year_of(year)), loaded.rubric)


@pytest.mark.parametrize(
    ("identity", "value", "grade"),
    [
        pytest.param("survey", "42", "a", id="on the line"),
        pytest.param("survey", "41.9", "b", id="behind the line, and unchanged"),
        pytest.param("survey", "37.1", "b", id="below the baseline, within three points"),
        pytest.param("survey", "37", "c", id="exactly three points worse"),
        pytest.param("trend", "43", "a", id="a trend: exactly three points better"),
        pytest.param("trend", "42.9", "b", id="a trend: unchanged"),
        pytest.param("trend", "37.1", "b", id="a trend: unchanged, below"),
        pytest.param("trend", "36.9", "c", id="a trend: worse"),
        pytest.param("count", "39.9", "c", id="no survey, and so no tolerance"),
        pytest.param("count", "41", "b", id="no survey, behind the line"),
        pytest.param("count", "42", "a", id="no survey, on the line"),
    ],
)
def test_a_city_that_calls_three_points_unchanged(tmp_path: FilePath, identity: str, value: str, grade: str) -> None:
    assert graded(loaded_plan(tmp_path, SURVEY_PLAN), identity, f"{{R6: {{value: {value}}}}}", "R6") == grade


@pytest.mark.parametrize(
    ("identity", "value", "grade"),
    [
        pytest.param("more", "100", "A", id="100 %"),
        pytest.param("more", "99.9", "B", id="just below 100 %"),
        pytest.param("more", "80", "B", id="80 %"),
        pytest.param("more", "79.9", "C", id="just below 80 %"),
        pytest.param("more", "60", "C", id="60 %"),
        pytest.param("more", "59.9", "D", id="just below 60 %"),
        pytest.param("less", "60", "A", id="less is better: 100 %"),
        pytest.param("less", "75", "B", id="less is better: 80 %"),
        pytest.param("less", "100", "C", id="less is better: 60 %"),
        pytest.param("less", "101", "D", id="less is better: below 60 %"),
        pytest.param("less", "0", "－", id="less is better: at zero there is no rate"),
    ],
)
def test_a_city_that_goes_by_the_rate(tmp_path: FilePath, identity: str, value: str, grade: str) -> None:
    loaded = loaded_plan(tmp_path, RATE_PLAN)
    assert graded(loaded, identity, f"{{R7: {{value: {value}}}}}", "R7") == grade
    assert loaded.rubric is not None
    assert (loaded.rubric.rate, loaded.rubric.rounding.digits, loaded.rubric.rounding.mode) == ("ratio", 0, "down")


@pytest.mark.parametrize(
    ("identity", "entries", "grade"),
    [
        pytest.param("count", "{R6: {value: 120}, R7: {value: 126}}", "▲", id="five percent better"),
        pytest.param("count", "{R6: {value: 120}, R7: {value: 125}}", "→", id="nearly the same, better"),
        pytest.param("count", "{R6: {value: 120}, R7: {value: 115}}", "→", id="nearly the same, worse"),
        pytest.param("count", "{R6: {value: 120}, R7: {value: 114}}", "▼", id="five percent worse"),
        pytest.param("count", "{R7: {value: 105}}", "▲", id="no year before: better than the baseline"),
        pytest.param("count", "{R6: {value: 120}}", "未", id="not reported"),
        pytest.param("count", "{R6: {value: 120}, R7: {absent: ended}}", "－", id="absent for a reason"),
        pytest.param("stage", "{R6: {stage: 未設置}, R7: {stage: 設置}}", "▲", id="a stage on"),
        pytest.param("stage", "{R6: {stage: 設置}, R7: {stage: 設置}}", "→", id="the same stage"),
        pytest.param("stage", "{R6: {stage: 拡充}, R7: {stage: 設置}}", "▼", id="a stage back"),
    ],
)
def test_a_city_that_compares_with_the_year_before(tmp_path: FilePath, identity: str, entries: str, grade: str) -> None:
    assert graded(loaded_plan(tmp_path, YEAR_BEFORE_PLAN), identity, entries, "R7") == grade


def test_a_plan_may_name_a_shipped_rubric(tmp_path: FilePath) -> None:
    assert loaded_plan(tmp_path, PLAN).rubric == shipped_rubric("standard")


@pytest.mark.parametrize(
    ("year", "by_standard", "by_its_own"),
    [("R6", "◎", "○"), ("R7", "◎", "○"), ("R10", "◎", "◎")],
)
def test_a_total_under_its_ceiling_is_reached_unless_the_rubric_waits_for_the_last_year(
    year: str, by_standard: str, by_its_own: str
) -> None:
    accidents = number(
        better="down", accumulation="total", baseline="{year: R5, value: 0}", targets="[{by: R10, value: 50}]"
    )
    found = standing_of(accidents, "{R6: {value: 8}, R7: {value: 20}, R10: {value: 49}}", year)
    waits = rubric_of(
        "{grades: [{mark: ◎, name: 達成, when: {met: true, due: true}}, {mark: ○, name: 順調, when: {met: true}},"
        " {mark: －, name: 判定なし}]}"
    )
    assert (mark(found), mark(found, waits)) == (by_standard, by_its_own)
