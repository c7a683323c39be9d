"""累計: a running total is never measured from the total of an earlier window."""

from fractions import Fraction

import pytest

from tests.build import mark, number, standing_of
from ykplan.judging.facts import Facts, Unknown

TOTAL = {"accumulation": "total", "baseline": "{year: R5, value: 120}"}
LESS = {**TOTAL, "targets": "[{by: R10, value: 100}]"}
MORE = {**TOTAL, "targets": "[{by: R10, value: 150}]"}


def shares(facts: Facts) -> list[str]:
    return [each.reason if isinstance(each, Unknown) else str(each) for each in (facts.progress, facts.pace)]


@pytest.mark.parametrize(
    ("fields", "entries", "began", "facts", "grade"),
    [
        pytest.param(LESS, "{R7: {value: 40}}", 2023, ["2/5", "1"], "○", id="a target below the baseline, on the line"),
        pytest.param(LESS, "{R7: {value: 20}}", 2023, ["1/5", "1/2"], "△", id="behind the line, and not backwards"),
        pytest.param(LESS, "{R7: {value: 100}}", 2023, ["1", "5/2"], "◎", id="reached"),
        pytest.param(LESS, "{R7: {value: 0}}", 2023, ["0", "0"], "△", id="nothing so far"),
        pytest.param(MORE, "{R7: {value: 60}}", 2023, ["2/5", "1"], "○", id="a figure below the baseline"),
        pytest.param(
            MORE, "{R6: {value: 70}, R7: {value: 130}}", 2023, ["13/15", "13/6"], "○", id="once below, then above it"
        ),
        pytest.param(MORE, "{R7: {value: 132}}", None, ["2/5", "1"], "○", id="one total that goes on"),
        pytest.param(MORE, "{R7: {value: 120}}", None, ["0", "0"], "△", id="one total that stands still"),
        pytest.param(
            MORE, "{R7: {value: 132}, R8: {value: 10}}", None, ["2/5", "1"], "○", id="a later year is not asked"
        ),
        pytest.param(
            MORE,
            "{R6: {value: 132}, R7: {value: 110}}",
            None,
            ["-1/3", "-5/6"],
            "▼",
            id="a total that went on, and a slip after it",
        ),
        pytest.param(
            {**TOTAL, "baseline": "{year: R2, value: 120}", "targets": "[{by: R10, value: 100}]"},
            "{R7: {value: 40}}",
            2023,
            ["2/5", "1"],
            "○",
            id="a baseline years before: the plan's total begins with the plan",
        ),
        pytest.param(
            {**TOTAL, "targets": "[{by: R8, value: 60}, {by: R10, value: 200}]"},
            "{R7: {value: 40}}",
            2023,
            ["2/3", "1"],
            "○",
            id="an interim target below the baseline",
        ),
        pytest.param(
            {**TOTAL, "targets": "[{by: R10, min: 90, max: 110}]"},
            "{R7: {value: 36}}",
            2023,
            ["2/5", "1"],
            "○",
            id="a range below the baseline",
        ),
        pytest.param(
            {**TOTAL, "targets": "[{by: R10, of_baseline: 0.5}]"},
            "{R7: {value: 24}}",
            2023,
            ["2/5", "1"],
            "○",
            id="half of the window before",
        ),
        pytest.param(
            {**LESS, "better": "down"},
            "{R7: {value: 110}}",
            2023,
            ["baseline of another window", "baseline of another window"],
            "－",
            id="less is better: nothing to measure it from",
        ),
        pytest.param(
            {**LESS, "signed": "true"}, "{R7: {value: 40}}", None, ["target behind baseline"] * 2, "▼", id="it may fall"
        ),
        pytest.param(
            {**LESS, "accumulation": "yearly"},
            "{R7: {value: 40}}",
            None,
            ["target behind baseline"] * 2,
            "▼",
            id="no running total",
        ),
    ],
)
def test_from_where_a_total_is_counted(
    fields: dict[str, str], entries: str, began: int | None, facts: list[str], grade: str
) -> None:
    found = standing_of(number(**fields), entries, "R7")
    assert (found.began, shares(found.facts), mark(found)) == (began, facts, grade)


def test_figures_before_a_new_baseline_are_not_asked() -> None:
    rebased = "[{from: R9, on: 2027-03-25, reason: 新しい現状値, baseline: {year: R8, value: 130}}]"
    entries = "{R7: {value: 125}, R8: {value: 128}, R9: {value: 140}}"
    found = standing_of(number(**MORE, amendments=rebased), entries, "R9")
    assert (found.began, found.facts.progress) == (None, Fraction(1, 2))


def test_an_amended_target_bends_the_line_that_began_at_zero() -> None:
    raised = "[{from: R8, on: 2026-03-25, reason: 見直し, targets: [{by: R10, value: 110}]}]"
    found = standing_of(number(**LESS, amendments=raised), "{R9: {value: 85}}", "R9")
    assert (found.began, found.facts.expected) == (2023, Fraction(40) + Fraction(110 - 40, 3) * 2)


def test_a_total_without_a_baseline_keeps_its_reason() -> None:
    found = standing_of(number(accumulation="total", baseline="null"), "{R7: {value: 9}}", "R7")
    assert (found.began, found.facts.moved, mark(found)) == (None, Unknown("no baseline"), "－")
