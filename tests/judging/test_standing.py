"""The facts of an indicator in a year, and the grade that the shipped `standard` gives them."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.build import mark, number, stages, standing_of, year_of
from ykplan.judging.facts import REASONS, Facts, Reason, Unknown
from ykplan.judging.in_numbers import share_reached

SURVEY = {
    "unit": '"%"',
    "survey": "true",
    "baseline": "{year: R5, value: 10}",
    "targets": "[{by: R10, value: 20}]",
}
TREND = {**SURVEY, "baseline": "{year: R4, value: 18.9}", "targets": "[{by: R10, trend: up}]"}
INTERIM = {"targets": "[{by: R8, value: 11}, {by: R10, value: 15}]"}
RAISED = {"amendments": "[{from: R8, on: 2026-03-25, reason: 中間見直し, targets: [{by: R10, value: 20}]}]"}
REDEFINED = "{from: R8, on: 2026-03-25, reason: 数え方の変更, definition: 延べ数}"
REBASED = "{from: R9, on: 2027-03-25, reason: 新しい現状値, baseline: {year: R8, value: 11}}"
YEARLY = {"baseline": "{year: R5, value: 450}", "targets": "[{by: R10, value: 500, every_year: true}]"}


def fact(facts: Facts, name: str) -> object:
    """Return a fact by its name."""
    return getattr(facts, name)


@pytest.mark.parametrize(
    ("year", "value", "shares", "expected", "grade"),
    [
        pytest.param("R6", "9", ("1/4", "5/4"), "8.8", "○", id="ahead of the line"),
        pytest.param("R7", "9", ("1/4", "5/8"), "9.6", "△", id="behind the line"),
        pytest.param("R7", "8", ("0", "0"), "9.6", "△", id="where it began"),
        pytest.param("R7", "7", ("-1/4", "-5/8"), "9.6", "▼", id="backwards"),
        pytest.param("R8", "12", ("1", "5/3"), "10.4", "◎", id="the final target met early"),
        pytest.param("R6", "8.8", ("1/5", "1"), "8.8", "○", id="exactly on the line"),
        pytest.param("R6", "8.79", ("79/400", "79/80"), "8.8", "△", id="just behind the line"),
        pytest.param("R10", "12", ("1", "1"), "12", "◎", id="met when due"),
        pytest.param("R10", "11", ("3/4", "3/4"), "12", "×", id="missed when due"),
        pytest.param("R10", "7", ("-1/4", "-1/4"), "12", "×", id="missed when due, and backwards"),
        pytest.param("R8", "14", ("3/2", "5/2"), "10.4", "◎", id="past the target"),
    ],
)
def test_worked_examples(year: str, value: str, shares: tuple[str, str], expected: str, grade: str) -> None:
    found = standing_of(number(), f"{{{year}: {{value: {value}}}}}", year)
    facts = found.facts
    assert (facts.progress, facts.pace) == (Fraction(shares[0]), Fraction(shares[1]))
    assert facts.expected == Fraction(expected)
    assert mark(found) == grade


def test_nothing_reported_still_has_a_line() -> None:
    found = standing_of(number(), "{}", "R7")
    assert (found.facts.expected, found.absent, found.observed) == (Fraction("9.6"), "not_reported", False)
    for name in ("met", "met_final", "moved", "moved_since_last", "progress", "ratio", "pace"):
        assert fact(found.facts, name) == Unknown("nothing observed")
    assert mark(found) == "－"


@pytest.mark.parametrize(
    ("entry", "absent"),
    [
        pytest.param("{absent: not_measured}", "not_measured", id="not measured"),
        pytest.param("{absent: not_surveyed}", "not_surveyed", id="not surveyed"),
        pytest.param("{absent: survey_cancelled}", "survey_cancelled", id="the survey was cancelled"),
        pytest.param("{absent: under_review}", "under_review", id="under review"),
        pytest.param("{absent: ended}", "ended", id="ended"),
        pytest.param("{absent: not_applicable}", "not_applicable", id="not applicable"),
        pytest.param("{note: 確認中}", "not_reported", id="an entry that reports nothing"),
        pytest.param("{value: 9}", None, id="a figure"),
    ],
)
def test_absent_says_why_there_is_no_figure(entry: str, absent: str | None) -> None:
    found = standing_of(number(), f"{{R6: {entry}}}", "R6")
    assert (found.absent, found.observed) == (absent, absent is None)


@pytest.mark.parametrize(
    ("fields", "year", "value", "facts", "grade"),
    [
        pytest.param(
            {"better": "down", "baseline": "{year: R5, value: 20}", "targets": "[{by: R10, value: 10}]"},
            "R7",
            "15",
            {"progress": "1/2", "ratio": "2/3", "expected": "16", "pace": "5/4", "met": False, "moved": "better"},
            "○",
            id="less is better, ahead",
        ),
        pytest.param(
            {"better": "down", "baseline": "{year: R5, value: 20}", "targets": "[{by: R10, value: 10}]"},
            "R7",
            "22",
            {"progress": "-1/5", "ratio": "5/11", "pace": "-1/2", "met": False, "moved": "worse"},
            "▼",
            id="less is better, backwards",
        ),
        pytest.param(
            {"better": "down", "baseline": "{year: R5, value: 20}", "targets": "[{by: R10, value: 10}]"},
            "R7",
            "10",
            {"progress": "1", "ratio": "1", "met": True},
            "◎",
            id="less is better, met exactly",
        ),
        pytest.param(
            {"better": "down", "baseline": "{year: R5, value: 5}", "targets": "[{by: R10, value: 0}]"},
            "R7",
            "2",
            {"goal": "0", "progress": "3/5", "ratio": "0", "expected": "3", "pace": "3/2", "met": False},
            "○",
            id="down to zero, on the way",
        ),
        pytest.param(
            {"better": "down", "baseline": "{year: R5, value: 5}", "targets": "[{by: R10, value: 0}]"},
            "R7",
            "0",
            {"progress": "1", "ratio": "division by zero", "met": True},
            "◎",
            id="down to zero, met",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: -10}", "targets": "[{by: R10, value: 0}]"},
            "R6",
            "-4",
            {"progress": "3/5", "ratio": "division by zero", "pace": "3"},
            "○",
            id="up to zero",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 0}", "targets": "[{by: R10, min: 5, max: 9}]"},
            "R7",
            "2",
            {"goal": "5", "progress": "2/5", "ratio": "2/5", "expected": "2", "pace": "1", "met": False},
            "○",
            id="a range, on the line to its nearer bound",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 0}", "targets": "[{by: R10, min: 5, max: 9}]"},
            "R7",
            "9",
            {"progress": "9/5", "pace": "9/2", "met": True},
            "◎",
            id="a range, on its far bound",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 0}", "targets": "[{by: R10, min: 5, max: 9}]"},
            "R7",
            "9.1",
            dict.fromkeys(("pace", "progress", "ratio"), "beyond target range") | {"met": False, "moved": "better"},
            "△",
            id="a range, beyond its far bound",
        ),
        pytest.param(
            {"better": "down", "baseline": "{year: R5, value: 20}", "targets": "[{by: R10, min: 8, max: 10}]"},
            "R7",
            "7.9",
            dict.fromkeys(("pace", "progress", "ratio"), "beyond target range") | {"goal": "10", "met": False},
            "△",
            id="a range below, beyond its far bound",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 20}", "targets": "[{by: R10, min: 5, max: 9}]"},
            "R7",
            "7",
            dict.fromkeys(("pace", "progress", "ratio"), "target behind baseline") | {"met": True},
            "◎",
            id="a range behind the baseline: no rate below 100% beside a target met",
        ),
        pytest.param(
            {"targets": "[{by: R10, min: 5, max: 9}]"},
            "R7",
            "7",
            {
                "goal": "baseline within target range",
                "progress": "baseline within target range",
                "ratio": "baseline within target range",
                "met": True,
            },
            "◎",
            id="a range with the baseline inside, held",
        ),
        pytest.param(
            {"targets": "[{by: R10, min: 5, max: 9}]"},
            "R7",
            "4",
            {"met": False, "moved": "worse", "progress": "baseline within target range"},
            "▼",
            id="a range with the baseline inside, left",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 20}", "targets": "[{by: R10, of_baseline: 1.1}]"},
            "R10",
            "22",
            {"goal": "22", "met": True, "progress": "1"},
            "◎",
            id="a multiple of the baseline, met exactly",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 20}", "targets": "[{by: R10, of_baseline: 1.1}]"},
            "R10",
            "21.9",
            {"met": False, "progress": "19/20", "ratio": "219/220"},
            "×",
            id="a multiple of the baseline, missed",
        ),
        pytest.param(
            YEARLY,
            "R6",
            "500",
            {"expected": "500", "progress": "1", "pace": "1", "met": True},
            "◎",
            id="every year, met",
        ),
        pytest.param(
            YEARLY,
            "R6",
            "475",
            {"expected": "500", "progress": "1/2", "pace": "1/2", "met": False},
            "×",
            id="every year, missed",
        ),
        pytest.param(
            TREND,
            "R7",
            "19.0",
            {"met": True, "moved": "better", "progress": "no goal in numbers", "pace": "no goal in numbers"},
            "○",
            id="a trend, the good way",
        ),
        pytest.param(TREND, "R7", "18.9", {"met": False, "moved": "same"}, "△", id="a trend, not moved"),
        pytest.param(TREND, "R7", "18.8", {"met": False, "moved": "worse"}, "▼", id="a trend, the wrong way"),
        pytest.param(TREND, "R10", "19.0", {"met": True}, "◎", id="a trend, met when due"),
        pytest.param(TREND, "R10", "18.9", {"met": False}, "×", id="a trend, not moved when due"),
        pytest.param(
            {**TREND, "survey": "{tolerance: 3}"},
            "R7",
            "21.8",
            {"met": False, "moved": "same"},
            "△",
            id="a trend, within the tolerance",
        ),
        pytest.param(
            {**TREND, "survey": "{tolerance: 3}"},
            "R7",
            "21.9",
            {"met": True, "moved": "better"},
            "○",
            id="a trend, exactly the tolerance",
        ),
        pytest.param(
            {"better": "down", "targets": "[{by: R10, trend: down}]"}, "R7", "7", {"met": True}, "○", id="a trend down"
        ),
        pytest.param({"targets": "[{by: R10, trend: keep}]"}, "R7", "8", {"met": True}, "○", id="kept"),
        pytest.param({"targets": "[{by: R10, trend: keep}]"}, "R7", "9", {"met": True}, "○", id="better than kept"),
        pytest.param({"targets": "[{by: R10, trend: keep}]"}, "R7", "7", {"met": False}, "▼", id="not kept"),
        pytest.param({"targets": "[{by: R10, trend: keep}]"}, "R10", "8", {"met": True}, "◎", id="kept when due"),
        pytest.param(
            {**TREND, "survey": "{tolerance: 3}", "targets": "[{by: R10, trend: keep}]"},
            "R7",
            "16.0",
            {"met": True, "moved": "same"},
            "○",
            id="kept within the tolerance",
        ),
        pytest.param(
            {**TREND, "survey": "{tolerance: 3}", "targets": "[{by: R10, trend: keep}]"},
            "R7",
            "15.9",
            {"met": False, "moved": "worse"},
            "▼",
            id="exactly the tolerance is not kept",
        ),
        pytest.param(INTERIM, "R6", "11", {"met": True, "met_final": False}, "○", id="an interim target met early"),
        pytest.param(INTERIM, "R8", "11", {"met": True, "met_final": False}, "◎", id="an interim target met when due"),
        pytest.param(INTERIM, "R8", "10", {"met": False}, "×", id="an interim target missed"),
        pytest.param(
            INTERIM, "R6", "15", {"met": True, "met_final": True}, "◎", id="the final target before the interim"
        ),
        pytest.param(INTERIM, "R9", "12", {"met": False, "expected": "13", "pace": "4/5"}, "△", id="after the interim"),
    ],
)
def test_facts_in_numbers(fields: dict[str, str], year: str, value: str, facts: dict[str, object], grade: str) -> None:
    found = standing_of(number(**fields), f"{{{year}: {{value: {value}}}}}", year)
    shown = {name: said(fact(found.facts, name)) for name in facts}
    assert shown == {name: figured(wanted) for name, wanted in facts.items()}
    assert mark(found) == grade


def said(found: object) -> object:
    """Return a fact for a table: of one that is unknown the reason."""
    return found.reason if isinstance(found, Unknown) else found


def figured(wanted: object) -> object:
    """Return a text of a table as the number that it is, else as it stands."""
    return Fraction(wanted) if isinstance(wanted, str) and wanted.lstrip("-")[:1].isdigit() else wanted


@pytest.mark.parametrize(
    ("fields", "name", "reason"),
    [
        pytest.param({"baseline": "null"}, "moved", "no baseline", id="no baseline to move from"),
        pytest.param({"baseline": "{year: R5, value: null}"}, "moved", "no baseline", id="a dash to move from"),
        pytest.param(
            {"baseline": "null"}, "moved_since_last", "no baseline", id="neither a year before nor a baseline"
        ),
        pytest.param({"baseline": "null"}, "progress", "no baseline", id="progress from no baseline"),
        pytest.param({"baseline": "null"}, "expected", "no baseline", id="a line from no baseline"),
        pytest.param({"baseline": "null"}, "pace", "no baseline", id="pace from no baseline"),
        pytest.param(
            {"baseline": "null", "targets": "[{by: R10, trend: up}]"},
            "met",
            "no baseline",
            id="a trend from no baseline",
        ),
        pytest.param(
            {"baseline": "null", "targets": "[{by: R10, of_baseline: 2}]"}, "met", "no baseline", id="twice no baseline"
        ),
        pytest.param({"targets": "[{by: R10, value: 8}]"}, "progress", "baseline equals target", id="nowhere to go"),
        pytest.param({"targets": "[{by: R10, value: 8}]"}, "pace", "baseline equals target", id="no pace to nowhere"),
        pytest.param(
            {"targets": "[{by: R10, value: 6}]"}, "progress", "target behind baseline", id="a target the wrong way"
        ),
        pytest.param({"targets": "[{by: R10, value: 6}]"}, "pace", "target behind baseline", id="a line the wrong way"),
        pytest.param(
            {"better": "down"}, "progress", "target behind baseline", id="a target the wrong way, less being better"
        ),
        pytest.param({"targets": "[{by: R10, trend: up}]"}, "progress", "no goal in numbers", id="progress of a trend"),
        pytest.param({"targets": "[{by: R10, trend: up}]"}, "ratio", "no goal in numbers", id="ratio of a trend"),
        pytest.param({"targets": "[{by: R10, trend: up}]"}, "expected", "no goal in numbers", id="line of a trend"),
        pytest.param({"targets": "[{by: R10, value: 0}]"}, "ratio", "division by zero", id="ratio to zero"),
    ],
)
def test_unknown_facts_in_numbers(fields: dict[str, str], name: str, reason: Reason) -> None:
    found = standing_of(number(**fields), "{R7: {value: 9}}", "R7")
    assert fact(found.facts, name) == Unknown(reason)


def test_an_unknown_baseline_leaves_the_target() -> None:
    found = standing_of(number(baseline="null"), "{R7: {value: 12}}", "R7")
    assert (found.facts.met, found.facts.ratio, mark(found)) == (True, Fraction(1), "◎")


def test_the_year_before_stands_in_for_no_baseline() -> None:
    found = standing_of(number(baseline="null"), "{R6: {value: 9}, R7: {value: 8}}", "R7")
    assert (found.facts.moved, found.facts.moved_since_last) == (Unknown("no baseline"), "worse")


def test_every_reason_has_words() -> None:
    assert all(Unknown(reason).words for reason in ("nothing observed", "no baseline", "definition changed"))
    assert len(set(REASONS.values())) == len(REASONS)


@pytest.mark.parametrize(
    ("fields", "year", "elapsed"),
    [
        pytest.param({}, "R5", Fraction(0), id="at the baseline"),
        pytest.param({}, "R7", Fraction(2, 5), id="on the way"),
        pytest.param({}, "R10", Fraction(1), id="at the end"),
        pytest.param(INTERIM, "R7", Fraction(2, 3), id="to the interim target"),
        pytest.param(INTERIM, "R9", Fraction(4, 5), id="to the final target"),
        pytest.param({"baseline": "{year: R4, value: null}"}, "R7", Fraction(1, 2), id="a dash has its year"),
        pytest.param({"baseline": "null"}, "R7", Unknown("no baseline"), id="no baseline"),
        pytest.param(
            {"baseline": "{year: R10, value: 8}"},
            "R7",
            Unknown("no time between baseline and target"),
            id="no time between",
        ),
    ],
)
def test_elapsed(fields: dict[str, str], year: str, elapsed: Fraction | Unknown) -> None:
    assert standing_of(number(**fields), "{}", year).elapsed == elapsed


@pytest.mark.parametrize(
    ("fields", "due_from"),
    [
        pytest.param({}, "R10", id="by its year"),
        pytest.param({"targets": "[{from: R6, by: R10, value: 12}]"}, "R10", id="from is printed only"),
        pytest.param({"targets": "[{by: R8, value: 12}]"}, "R8", id="after the last target it stays due"),
        pytest.param(YEARLY, "R6", id="every year"),
        pytest.param({"targets": "[{by: R10, min: 9, max: 12, every_year: true}]"}, "R6", id="a range every year"),
        pytest.param({"targets": "[{by: R10, trend: keep, every_year: true}]"}, "R6", id="to keep every year"),
    ],
)
def test_due(fields: dict[str, str], due_from: str) -> None:
    for year in ("R6", "R7", "R8", "R9", "R10"):
        assert standing_of(number(**fields), "{}", year).due == (year_of(year) >= year_of(due_from))


@pytest.mark.parametrize(
    ("year", "by"),
    [
        pytest.param("R6", "R8", id="before the interim year"),
        pytest.param("R8", "R8", id="in the interim year"),
        pytest.param("R9", "R10", id="after the interim year"),
        pytest.param("R11", "R10", id="after the last year"),
    ],
)
def test_the_target_in_force(year: str, by: str) -> None:
    assert standing_of(number(**INTERIM), "{}", year).target.by == year_of(by)


@pytest.mark.parametrize(
    ("fields", "changed_in"),
    [
        pytest.param({}, [], id="one target"),
        pytest.param(INTERIM, ["R9"], id="after the interim year"),
        pytest.param(RAISED, ["R8"], id="when an amendment takes effect"),
        pytest.param({"amendments": f"[{REDEFINED}]"}, [], id="not when only the definition changes"),
        pytest.param({"targets": "[{by: R5, value: 9}, {by: R10, value: 12}]"}, [], id="not in the plan's first year"),
    ],
)
def test_target_changed(fields: dict[str, str], changed_in: list[str]) -> None:
    years = ("R6", "R7", "R8", "R9", "R10")
    assert [year for year in years if standing_of(number(**fields), "{}", year).target_changed] == changed_in


@pytest.mark.parametrize(
    ("entries", "year", "moved", "since_last", "compared_with"),
    [
        pytest.param("{R6: {value: 9}}", "R6", "better", "better", None, id="the first year, with the baseline"),
        pytest.param("{R6: {value: 10}, R7: {value: 9}}", "R7", "better", "worse", "R6", id="with the year before"),
        pytest.param("{R6: {value: 7}, R7: {value: 7}}", "R7", "worse", "same", "R6", id="no more worse than before"),
        pytest.param(
            "{R6: {value: 10}, R7: {absent: not_measured}, R8: {value: 11}}", "R8", "better", "better", "R6", id="a gap"
        ),
        pytest.param("{R5: {value: 20}, R6: {value: 9}}", "R6", "better", "better", None, id="nothing before the plan"),
        pytest.param("{R6: {value: 9}, R7: {value: 20}}", "R6", "better", "better", None, id="nothing of later years"),
    ],
)
def test_moved_since_last(entries: str, year: str, moved: str, since_last: str, compared_with: str | None) -> None:
    found = standing_of(number(), entries, year)
    assert (found.facts.moved, found.facts.moved_since_last) == (moved, since_last)
    previous = found.previous.year if found.previous else None
    assert previous == (None if compared_with is None else year_of(compared_with))


@pytest.mark.parametrize(
    ("fields", "entries", "year", "seen_in", "grade"),
    [
        pytest.param(
            SURVEY, "{R6: {value: 12}, R7: {absent: not_surveyed}}", "R7", "R6", "○", id="not surveyed this year"
        ),
        pytest.param(
            SURVEY, "{R6: {value: 12}, R7: {absent: survey_cancelled}}", "R7", "R6", "○", id="the survey was cancelled"
        ),
        pytest.param(
            SURVEY,
            "{R6: {value: 11}, R7: {absent: not_surveyed}, R8: {absent: not_surveyed}}",
            "R8",
            "R6",
            "△",
            id="two years without",
        ),
        pytest.param(SURVEY, "{R6: {value: 12}, R7: {absent: not_measured}}", "R7", None, "－", id="not measured"),
        pytest.param(SURVEY, "{R6: {value: 12}, R7: {absent: under_review}}", "R7", None, "－", id="under review"),
        pytest.param(SURVEY, "{R6: {value: 12}, R7: {absent: ended}}", "R7", None, "－", id="ended"),
        pytest.param(SURVEY, "{R6: {value: 12}, R7: {absent: not_applicable}}", "R7", None, "－", id="not applicable"),
        pytest.param(SURVEY, "{R6: {value: 12}}", "R7", None, "－", id="not reported"),
        pytest.param(SURVEY, "{R6: {value: 12}, R7: {note: 未定}}", "R7", None, "－", id="reported without a reason"),
        pytest.param(
            {**SURVEY, "survey": "false"},
            "{R6: {value: 12}, R7: {absent: not_surveyed}}",
            "R7",
            None,
            "－",
            id="no survey",
        ),
        pytest.param(SURVEY, "{R6: {absent: not_surveyed}}", "R6", None, "－", id="the baseline is no observation"),
        pytest.param(
            SURVEY,
            "{R5: {value: 12}, R6: {absent: not_surveyed}}",
            "R6",
            None,
            "－",
            id="nor is a year before the plan",
        ),
        pytest.param(SURVEY, "{R9: {value: 20}, R10: {absent: not_surveyed}}", "R10", None, "－", id="not when due"),
        pytest.param(
            {**SURVEY, "targets": "[{by: R10, value: 12, every_year: true}]"},
            "{R6: {value: 12}, R7: {absent: not_surveyed}}",
            "R7",
            None,
            "－",
            id="nor where every year is due",
        ),
        pytest.param(
            SURVEY, "{R9: {value: 20}, R8: {absent: not_surveyed}}", "R8", None, "－", id="nor from later years"
        ),
        pytest.param(
            {**SURVEY, "amendments": "[{from: R7, on: 2025-03-01, reason: 設問の変更, definition: 新しい設問}]"},
            "{R6: {value: 12}, R7: {absent: not_surveyed}}",
            "R7",
            None,
            "－",
            id="nor across a change of definition",
        ),
    ],
)
def test_a_survey_speaks_through_its_latest_result(
    fields: dict[str, str], entries: str, year: str, seen_in: str | None, grade: str
) -> None:
    found = standing_of(number(**fields), entries, year)
    assert (found.observation.year if found.observation else None) == (None if seen_in is None else year_of(seen_in))
    assert found.observed is False
    assert mark(found) == grade


def test_a_carried_result_is_held_against_the_line_of_its_own_year() -> None:
    entries = "{R6: {value: 11}, R7: {value: 14}, R8: {absent: not_surveyed}, R9: {absent: not_surveyed}}"
    found = standing_of(number(**SURVEY), entries, "R9")
    assert (found.facts.expected, found.facts.pace, found.absent) == (Fraction(14), Fraction(1), "not_surveyed")
    assert found.previous is not None
    assert (found.previous.year, found.facts.moved_since_last) == (year_of("R6"), "better")
    assert found.elapsed == Fraction(4, 5)


@pytest.mark.parametrize(
    ("fields", "entries", "year", "facts", "grade"),
    [
        pytest.param(
            {}, "{R6: {stage: 設置・運用}}", "R6", (True, False, "no baseline"), "○", id="an interim stage early"
        ),
        pytest.param(
            {}, "{R8: {stage: 設置・運用}}", "R8", (True, False, "no baseline"), "◎", id="an interim stage when due"
        ),
        pytest.param({}, "{R6: {stage: 拡充}}", "R6", (True, True, "no baseline"), "◎", id="past the interim stage"),
        pytest.param({}, "{R6: {stage: 未設置}}", "R6", (False, False, "no baseline"), "□", id="before the stage"),
        pytest.param({}, "{R8: {stage: 未設置}}", "R8", (False, False, "no baseline"), "×", id="before it when due"),
        pytest.param(
            {}, "{R9: {stage: 設置・運用}}", "R9", (False, False, "no baseline"), "□", id="on the way to the last"
        ),
        pytest.param(
            {}, "{R10: {stage: 設置・運用}}", "R10", (False, False, "no baseline"), "×", id="the last one missed"
        ),
        pytest.param(
            {},
            "{R6: {stage: 拡充}, R7: {stage: 設置・運用}}",
            "R7",
            (True, False, "no baseline"),
            "▼",
            id="slipped back",
        ),
        pytest.param(
            {"baseline": "{year: R5, stage: 設置・運用}"},
            "{R6: {stage: 未設置}}",
            "R6",
            (False, False, "worse"),
            "▼",
            id="behind the baseline",
        ),
        pytest.param(
            {"baseline": "{year: R5, stage: 未設置}"},
            "{R6: {stage: 未設置}}",
            "R6",
            (False, False, "same"),
            "□",
            id="unmoved",
        ),
        pytest.param(
            {"baseline": "{year: R5, stage: 未設置}"},
            "{R6: {stage: 設置・運用}}",
            "R6",
            (True, False, "better"),
            "○",
            id="moved on",
        ),
        pytest.param(
            {},
            "{R7: {stage: 廃止}}",
            "R7",
            ("stage not in plan", "stage not in plan", "no baseline"),
            "□",
            id="a stage that the plan lacks",
        ),
        pytest.param(
            {}, "{}", "R7", ("nothing observed", "nothing observed", "nothing observed"), "－", id="nothing reported"
        ),
        pytest.param(
            {},
            "{R10: {absent: under_review}}",
            "R10",
            ("nothing observed", "nothing observed", "nothing observed"),
            "－",
            id="under review when due",
        ),
        pytest.param(
            {
                "stages": "[未設置, 設置・運用]",
                "targets": "[{by: R8, stage: 設置・運用}, {by: R10, stage: 設置・運用, label: 運用}]",
            },
            "{R10: {stage: 設置・運用}}",
            "R10",
            (True, True, "no baseline"),
            "◎",
            id="a label over a stage that is shared",
        ),
    ],
)
def test_facts_in_stages(
    fields: dict[str, str], entries: str, year: str, facts: tuple[object, ...], grade: str
) -> None:
    found = standing_of(stages(**fields), entries, year)
    assert (said(found.facts.met), said(found.facts.met_final), said(found.facts.moved)) == facts
    for name in ("goal", "progress", "ratio", "expected", "pace"):
        assert fact(found.facts, name) == Unknown("no goal in numbers")
    assert mark(found) == grade


def test_stages_are_compared_with_the_year_before() -> None:
    entries = "{R6: {stage: 設置・運用}, R7: {absent: not_measured}, R8: {stage: 未設置}}"
    found = standing_of(stages(), entries, "R8")
    assert (found.facts.moved_since_last, found.previous and found.previous.year) == ("worse", year_of("R6"))
    first = standing_of(stages(baseline="{year: R5, stage: 未設置}"), "{R6: {stage: 拡充}}", "R6")
    assert first.facts.moved_since_last == "better"


@pytest.mark.parametrize(
    ("year", "value", "shares", "expected", "grade"),
    [
        # Old line: 8 → 12 from R5 to R10. It holds to R7 (9.6); from there 20 by R10, 52/15 more every year.
        pytest.param("R7", "12", ("1", "5/2"), "48/5", "◎", id="what was met under the old target stays met"),
        pytest.param("R7", "9", ("1/4", "5/8"), "48/5", "△", id="the old line to the year before"),
        pytest.param("R8", "12", ("1/3", "15/19"), "196/15", "△", id="the same figure under the new target"),
        pytest.param("R8", "14", ("1/2", "45/38"), "196/15", "○", id="ahead of the new line"),
        pytest.param("R9", "12", ("1/3", "15/32"), "248/15", "△", id="the new line"),
        pytest.param("R10", "20", ("1", "1"), "20", "◎", id="the new target"),
        pytest.param("R10", "12", ("1/3", "1/3"), "20", "×", id="the old target when the new one is due"),
    ],
)
def test_a_raised_target(year: str, value: str, shares: tuple[str, str], expected: str, grade: str) -> None:
    found = standing_of(number(**RAISED), f"{{{year}: {{value: {value}}}}}", year)
    facts = found.facts
    assert (facts.progress, facts.pace) == (Fraction(shares[0]), Fraction(shares[1]))
    assert facts.expected == Fraction(expected)
    assert mark(found) == grade


@pytest.mark.parametrize(
    ("amendments", "year", "moved", "since_last", "expected"),
    [
        pytest.param(f"[{REDEFINED}]", "R7", "better", "worse", "9.6", id="before the change"),
        pytest.param(
            f"[{REDEFINED}]", "R8", "definition changed", "definition changed", "definition changed", id="in its year"
        ),
        pytest.param(
            f"[{REDEFINED}]", "R9", "definition changed", "definition changed", "definition changed", id="after it"
        ),
        pytest.param(
            f"[{REDEFINED}, {REBASED}]",
            "R8",
            "definition changed",
            "definition changed",
            "definition changed",
            id="before a new baseline takes effect",
        ),
        # The new line runs from 11 in R8 to 12 in R10; of the observations only that of R8 is under the new definition.
        pytest.param(f"[{REDEFINED}, {REBASED}]", "R9", "better", "worse", "11.5", id="with a new baseline"),
        pytest.param(
            "[{from: R8, on: 2026-03-25, reason: 単位の変更, unit: 団体}]",
            "R8",
            "definition changed",
            "definition changed",
            "definition changed",
            id="another unit is another definition",
        ),
        pytest.param(
            "[{from: R8, on: 2026-03-25, reason: 数え方の変更, definition: 延べ数, baseline: {year: R7, value: 20}}]",
            "R8",
            "worse",
            "worse",
            "52/3",
            id="a new baseline at once, and nothing earlier to compare with",
        ),
        pytest.param(
            "[{from: R8, on: 2026-03-25, reason: 名称変更, name: 新しい名前}]",
            "R8",
            "better",
            "better",
            "10.4",
            id="a name",
        ),
    ],
)
def test_a_changed_definition(amendments: str, year: str, moved: str, since_last: str, expected: str) -> None:
    indicator = number(amendments=amendments)
    entries = "{R6: {value: 10}, R7: {value: 9}, R8: {value: 14}, R9: {value: 12}}"
    facts = standing_of(indicator, entries, year).facts
    assert (said(facts.moved), said(facts.moved_since_last)) == (moved, since_last)
    assert said(facts.expected) == figured(expected)
    if moved == "definition changed":
        assert {said(facts.expected), said(facts.progress), said(facts.pace)} == {"definition changed"}


def test_a_multiple_of_a_baseline_of_another_definition_is_not_for_want_of_one() -> None:
    indicator = number(amendments=f"[{REDEFINED}]", targets="[{by: R10, of_baseline: 2}]")
    facts = standing_of(indicator, "{R8: {value: 12}}", "R8").facts
    assert {said(each) for each in (facts.goal, facts.met, facts.met_final, facts.ratio)} == {"definition changed"}


def test_a_target_can_be_met_under_a_changed_definition() -> None:
    found = standing_of(number(amendments=f"[{REDEFINED}]"), "{R8: {value: 12}}", "R8")
    assert (found.facts.met, mark(found)) == (True, "◎")
    short = standing_of(number(amendments=f"[{REDEFINED}]"), "{R8: {value: 11}}", "R8")
    assert (short.facts.met, mark(short)) == (False, "－")


def test_the_indicator_in_force_is_part_of_the_standing() -> None:
    indicator = number(
        amendments="[{from: R8, on: 2026-03-25, reason: 名称変更, name: 新しい名前, section: 福祉政策課}]"
    )
    before, after = (standing_of(indicator, "{}", year).indicator for year in ("R7", "R8"))
    assert (before.name, before.section, after.name, after.section) == (
        "協議体の設置数",
        None,
        "新しい名前",
        "福祉政策課",
    )


def test_amended_stages() -> None:
    indicator = stages(
        amendments="[{from: R8, on: 2026-03-25, reason: 中間見直し, stages: [未設置, 設置・運用, 拡充, 定着], "
        "targets: [{by: R10, stage: 定着}]}]"
    )
    entries = "{R7: {stage: 拡充}, R8: {stage: 拡充}, R9: {stage: 定着}}"
    assert [mark(standing_of(indicator, entries, year)) for year in ("R7", "R8", "R9")] == ["◎", "□", "◎"]
    assert standing_of(indicator, entries, "R8").target_changed


VALUES = st.decimals(min_value=-1000, max_value=1000, places=1)
NUMBERS = st.tuples(VALUES, VALUES, st.sampled_from(("up", "down")))


@given(NUMBERS)
def test_progress_is_0_at_the_baseline_and_1_at_the_target(ends: tuple[Fraction, Fraction, str]) -> None:
    start, end, _ = ends
    assume(start != end)
    better = "up" if end > start else "down"
    indicator = number(better=better, baseline=f"{{year: R5, value: {start}}}", targets=f"[{{by: R10, value: {end}}}]")
    facts = [standing_of(indicator, f"{{R7: {{value: {value}}}}}", "R7").facts for value in (start, end)]
    assert [found.progress for found in facts] == [0, 1]
    assert [found.met for found in facts] == [False, True]


@given(VALUES, VALUES, VALUES)
def test_progress_is_linear(start: Fraction, goal: Fraction, value: Fraction) -> None:
    assume(start < goal)
    found = share_reached(Fraction(start), Fraction(goal), Fraction(value), "up")
    assert not isinstance(found, Unknown)
    assert Fraction(start) + found * (Fraction(goal) - Fraction(start)) == Fraction(value)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]], str, list[str]]:
    """Return a baseline, targets as pairs of form and figure, the good direction, and three years' figures."""
    figures = st.integers(-200, 200).map(str)
    form = draw(st.sampled_from(("value", "range", "trend", "keep", "of_baseline", "every_year")))
    targets = [(form, draw(figures))]
    if draw(st.booleans()):
        targets.insert(0, ("value", draw(figures)))
    return (
        draw(figures),
        targets,
        draw(st.sampled_from(("up", "down"))),
        draw(st.lists(figures, min_size=3, max_size=3)),
    )


def graded(case: tuple[str, list[tuple[str, str]], str, list[str]], *, mirror: bool) -> list[str]:
    """Return the marks of five years of a case, as it is or with every value and the good direction turned round."""
    baseline, targets, better, figures = case
    better = {"up": "down", "down": "up"}[better] if mirror else better

    def turned(figure: str, by: int = 0) -> str:
        return str((-1 if mirror else 1) * (int(figure) + by))

    def target(form: str, figure: str) -> str:
        ends = sorted((int(turned(figure)), int(turned(figure, 20))))
        return {
            "value": f"value: {turned(figure)}",
            "range": f"min: {ends[0]}, max: {ends[1]}",
            "trend": f"trend: {better}",
            "keep": "trend: keep",
            "of_baseline": "of_baseline: 1.5",
            "every_year": f"value: {turned(figure)}, every_year: true",
        }[form]

    years = ["R8", "R10"][-len(targets) :]
    written = ", ".join(f"{{by: {year}, {target(*pair)}}}" for year, pair in zip(years, targets, strict=True))
    indicator = number(
        better=better,
        baseline=f"{{year: R5, value: {turned(baseline)}}}",
        targets=f"[{written}]",
        survey="{tolerance: 5}",
    )
    first, second, third = map(turned, figures)
    entries = (
        f"{{R6: {{value: {first}}}, R7: {{absent: not_surveyed}}, R8: {{value: {second}}}, R10: {{value: {third}}}}}"
    )
    return [mark(standing_of(indicator, entries, year)) for year in ("R6", "R7", "R8", "R9", "R10")]


@given(cases())
def test_mirroring_every_value_leaves_the_grade(case: tuple[str, list[tuple[str, str]], str, list[str]]) -> None:
    assert graded(case, mirror=False) == graded(case, mirror=True)


EVERY_YEAR = {"targets": "[{by: R10, trend: up, every_year: true}]"}


@pytest.mark.parametrize(
    ("fields", "entries", "year", "grade"),
    [
        pytest.param(EVERY_YEAR, "{R6: {value: 14}, R7: {value: 15}}", "R7", "◎", id="more than the year before"),
        pytest.param(EVERY_YEAR, "{R6: {value: 14}, R7: {value: 12}}", "R7", "×", id="less, above the baseline"),
        pytest.param(EVERY_YEAR, "{R6: {value: 14}, R7: {value: 14}}", "R7", "×", id="as many"),
        pytest.param(EVERY_YEAR, "{R6: {value: 5}, R7: {value: 6}}", "R7", "◎", id="more, below the baseline"),
        pytest.param(EVERY_YEAR, "{R6: {value: 9}}", "R6", "◎", id="the first year: more than the baseline"),
        pytest.param(EVERY_YEAR, "{R6: {value: 7}}", "R6", "×", id="the first year: less than the baseline"),
        pytest.param(
            EVERY_YEAR,
            "{R6: {value: 14}, R7: {absent: not_measured}, R8: {value: 13}}",
            "R8",
            "×",
            id="against the latest figure, over a year without one",
        ),
        pytest.param(
            {**EVERY_YEAR, "baseline": "null"}, "{R6: {value: 14}, R7: {value: 15}}", "R7", "◎", id="no baseline"
        ),
        pytest.param(
            {"better": "down", "targets": "[{by: R10, trend: down, every_year: true}]"},
            "{R6: {value: 5}, R7: {value: 6}}",
            "R7",
            "×",
            id="fewer every year",
        ),
        pytest.param(
            {"targets": "[{by: R10, trend: keep, every_year: true}]"},
            "{R6: {value: 14}, R7: {value: 14}}",
            "R7",
            "◎",
            id="kept every year",
        ),
        pytest.param(
            {"targets": "[{by: R10, trend: keep, every_year: true}]"},
            "{R6: {value: 14}, R7: {value: 13}}",
            "R7",
            "×",
            id="not kept, above the baseline",
        ),
        pytest.param(
            {**EVERY_YEAR, "unit": '"%"', "survey": "{tolerance: 3}"},
            "{R6: {value: 14}, R7: {value: 16}}",
            "R7",
            "×",
            id="within the tolerance of the year before",
        ),
    ],
)
def test_a_direction_for_every_year_is_one_from_the_year_before(
    fields: dict[str, str], entries: str, year: str, grade: str
) -> None:
    found = standing_of(number(**fields), entries, year)
    assert (found.target_kind, found.due, found.facts.met, mark(found)) == ("yearly", True, grade == "◎", grade)
    for name in ("progress", "expected", "pace"):
        assert isinstance(fact(found.facts, name), Unknown)


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        pytest.param({"signed": "true"}, "-3", id="the figure"),
        pytest.param({"signed": "true", "targets": "[{by: R10, value: -2}]"}, "3", id="the goal"),
        pytest.param({"signed": "true", "better": "down"}, "-3", id="the figure, less being better"),
        pytest.param({"signed": "true", "targets": "[{by: R10, value: -2}]"}, "-3", id="both"),
    ],
)
def test_a_ratio_of_a_figure_below_zero_is_unknown(fields: dict[str, str], value: str) -> None:
    found = standing_of(number(**fields), f"{{R7: {{value: {value}}}}}", "R7")
    assert found.facts.ratio == Unknown("negative figure")


TWICE = "{by: R8, value: 10}, {by: R10, value: 10}"
AGAIN = "{from: R7, on: 2025-03-25, reason: 見直し, targets: [{by: R10, value: 20}]}"
BACK = "{from: R8, on: 2026-03-25, reason: 撤回, targets: [{by: R10, value: 12}]}"


@pytest.mark.parametrize(
    ("fields", "changed"),
    [
        pytest.param({}, [], id="one target"),
        pytest.param({"targets": "[{by: R8, value: 10}, {by: R10, value: 12}]"}, ["R9"], id="another value"),
        pytest.param({"targets": f"[{TWICE}]"}, [], id="the same value, by another year"),
        pytest.param(
            {"targets": "[{by: R8, value: 10}, {by: R10, value: 10.0}]"}, [], id="the same, written otherwise"
        ),
        pytest.param(
            {"targets": "[{by: R7, value: 4000, every_year: true}, {by: R10, value: 4000, every_year: true}]"},
            [],
            id="as many every year",
        ),
        pytest.param(
            {"targets": "[{by: R7, value: 10}, {by: R10, value: 10, every_year: true}]"}, ["R8"], id="now every year"
        ),
        pytest.param(
            {"targets": "[{from: R6, by: R8, value: 10}, {from: R9, by: R10, value: 10}]"}, [], id="from when"
        ),
        pytest.param(
            {"targets": "[{by: R8, value: 12}, {by: R10, of_baseline: 1.5}]"}, [], id="as many, as a multiple"
        ),
        pytest.param({"targets": "[{by: R8, value: 11}, {by: R10, of_baseline: 1.5}]"}, ["R9"], id="another multiple"),
        pytest.param(
            {"targets": "[{by: R8, value: 10, label: 10か所}, {by: R10, value: 10}]"}, [], id="the same in words"
        ),
        pytest.param(
            {"targets": "[{by: R8, value: 10}, {by: R10, value: 10, label: 全地区}]"}, ["R9"], id="called otherwise"
        ),
        pytest.param(
            {"targets": "[{by: R8, value: 10, label: 10か所}, {by: R10, value: 10, label: 10か所以上}]"},
            [],
            id="the same figure in other words",
        ),
        pytest.param(
            {"targets": "[{by: R8, trend: up, label: 増加}, {by: R10, trend: up, label: 1割増}]"},
            ["R9"],
            id="a figure that only the words say",
        ),
        pytest.param({"targets": "[{by: R8, min: 5, max: 9}, {by: R10, min: 5, max: 9}]"}, [], id="the same range"),
        pytest.param({"targets": "[{by: R8, min: 5, max: 9}, {by: R10, min: 6, max: 9}]"}, ["R9"], id="another bound"),
        pytest.param({"targets": "[{by: R8, trend: up}, {by: R10, trend: up}]"}, [], id="the same direction"),
        pytest.param({"targets": "[{by: R8, trend: up}, {by: R10, trend: keep}]"}, ["R9"], id="another direction"),
        pytest.param({"targets": "[{by: R8, note: 一, value: 9}, {by: R10, note: 二, value: 9}]"}, [], id="a note"),
        pytest.param({"amendments": f"[{AGAIN}, {BACK}]"}, ["R7", "R8"], id="amended away and back"),
        pytest.param(
            {"amendments": f"[{AGAIN}, {BACK.replace('R8', 'R7')}]"}, [], id="amended away and back in one year"
        ),
        pytest.param(
            {"amendments": "[{from: R8, on: 2026-03-25, reason: 写し, targets: [{by: R10, value: 12}]}]"},
            [],
            id="amended to the same",
        ),
        pytest.param(
            {"amendments": "[{from: R8, on: 2026-03-25, reason: 逆, better: down}]"}, ["R8"], id="the other way round"
        ),
        pytest.param(
            {"amendments": "[{from: R8, on: 2026-03-25, reason: 追加, added: true, targets: [{by: R10, value: 9}]}]"},
            [],
            id="added midway",
        ),
    ],
)
def test_a_target_changes_where_something_else_is_asked(fields: dict[str, str], changed: list[str]) -> None:
    indicator = number(**fields)
    years = ("R6", "R7", "R8", "R9", "R10")
    assert [year for year in years if standing_of(indicator, "{}", year).target_changed] == changed


@pytest.mark.parametrize(
    ("targets", "changed"),
    [
        pytest.param("[{by: R8, stage: 設置・運用}, {by: R10, stage: 拡充}]", ["R9"], id="another stage"),
        pytest.param("[{by: R8, stage: 設置・運用}, {by: R10, stage: 設置・運用}]", [], id="the same stage"),
        pytest.param("[{by: R8, stage: 設置・運用}, {by: R10, stage: 設置・運用, label: 運用}]", ["R9"], id="a label"),
        pytest.param("[{by: R8, stage: 拡充}, {by: R10, stage: 拡充, label: 拡充}]", [], id="the same in words"),
    ],
)
def test_a_stage_asked_changes_where_it_is_another(targets: str, changed: list[str]) -> None:
    indicator = stages(targets=targets)
    years = ("R6", "R7", "R8", "R9", "R10")
    assert [year for year in years if standing_of(indicator, "{}", year).target_changed] == changed


TARGETS = st.one_of(
    st.integers(0, 60).map(lambda goal: f"value: {goal}"),
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda ends: f"min: {ends[0]}, max: {ends[0] + ends[1]}"),
)


@given(st.none() | st.integers(0, 60), TARGETS, st.integers(0, 80), st.sampled_from(["up", "down"]))
def test_a_rate_is_a_hundred_percent_and_more_exactly_where_the_target_is_met(
    start: int | None, target: str, value: int, better: str
) -> None:
    baseline = "null" if start is None else f"{{year: R5, value: {start}}}"
    indicator = number(better=better, baseline=baseline, targets=f"[{{by: R10, {target}}}]")
    facts = standing_of(indicator, f"{{R7: {{value: {value}}}}}", "R7").facts
    for share_of in (facts.progress, facts.ratio):
        if not isinstance(share_of, Unknown):
            assert (share_of >= 1) == facts.met
