"""The straight line from the baseline through each target, bent where an amendment takes effect."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import number, year_of
from ykplan.data.model.plan import NumberIndicator
from ykplan.judging.facts import Reason, Unknown
from ykplan.judging.line import expected_at, goal

YEARS = ("R5", "R6", "R7", "R8", "R9", "R10")
RAISED = "{from: R8, on: 2026-03-25, reason: 中間見直し, targets: [{by: R10, value: 20}]}"
RAISED_AGAIN = "{from: R9, on: 2027-03-25, reason: 前倒しで達成, targets: [{by: R10, value: 30}]}"
RAISED_LATE = (
    "{from: R9, on: 2027-03-25, reason: 見直し, "
    "targets: [{by: R7, value: 11}, {by: R8, value: 12}, {by: R10, value: 20}]}"
)
REBASED = (
    "{from: R8, on: 2026-03-25, reason: 数え方の変更, definition: 延べ数, "
    "baseline: {year: R7, value: 50}, targets: [{by: R10, value: 80}]}"
)


def line(indicator: NumberIndicator) -> list[Fraction | Unknown]:
    """Return the expected value of every year from the baseline's on."""
    return [expected_at(indicator, year_of(year)) for year in YEARS]


@pytest.mark.parametrize(
    ("fields", "values"),
    [
        pytest.param({}, ["8", "8.8", "9.6", "10.4", "11.2", "12"], id="one target"),
        pytest.param(
            {"targets": "[{by: R8, value: 11}, {by: R10, value: 15}]"},
            ["8", "9", "10", "11", "13", "15"],
            id="through an interim target",
        ),
        pytest.param(
            {"targets": "[{by: R8, value: 11}]"}, ["8", "9", "10", "11", "11", "11"], id="level after the last"
        ),
        pytest.param(
            {"better": "down", "baseline": "{year: R5, value: 20}", "targets": "[{by: R10, value: 0}]"},
            ["20", "16", "12", "8", "4", "0"],
            id="down to zero",
        ),
        pytest.param(
            {"baseline": "{year: R3, value: 1}", "targets": "[{by: R10, value: 8}]"},
            ["3", "4", "5", "6", "7", "8"],
            id="from an earlier baseline",
        ),
        pytest.param(
            {"baseline": "{year: R7, value: 8}", "targets": "[{by: R9, value: 10}]"},
            ["8", "8", "8", "9", "10", "10"],
            id="level before the baseline",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 20}", "targets": "[{by: R10, of_baseline: 1.1}]"},
            ["20", "20.4", "20.8", "21.2", "21.6", "22"],
            id="a multiple of the baseline",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 0}", "targets": "[{by: R10, min: 5, max: 9}]"},
            ["0", "1", "2", "3", "4", "5"],
            id="to the nearer bound of a range",
        ),
        pytest.param(
            {"targets": "[{by: R8, trend: up}, {by: R10, value: 13}]"},
            ["8", "9", "10", "11", "12", "13"],
            id="past an interim target without a figure",
        ),
        pytest.param(
            {"amendments": f"[{RAISED}]"}, ["8", "8.8", "9.6", "196/15", "248/15", "20"], id="a raised target bends it"
        ),
        pytest.param(
            {"amendments": f"[{RAISED}, {RAISED_AGAIN}]"},
            ["8", "8.8", "9.6", "196/15", "323/15", "30"],
            id="raised twice it bends twice",
        ),
        pytest.param(
            {"targets": "[{by: R7, value: 11}, {by: R10, value: 15}]", "amendments": f"[{RAISED_LATE}]"},
            ["8", "9.5", "11", "37/3", "97/6", "20"],
            id="an interim target that is past when the line bends is not gone back to",
        ),
        pytest.param(
            {"amendments": f"[{REBASED}]"}, ["8", "8.8", "9.6", "60", "70", "80"], id="a new baseline starts a new line"
        ),
        pytest.param(
            {"amendments": "[{from: R8, on: 2026-03-25, reason: 名称変更, name: 協議の場の数}]"},
            ["8", "8.8", "9.6", "10.4", "11.2", "12"],
            id="a new name bends nothing",
        ),
        pytest.param(
            {"amendments": "[{from: R6, on: 2024-06-01, reason: 訂正, targets: [{by: R10, value: 18}]}]"},
            ["8", "10", "12", "14", "16", "18"],
            id="from the plan's first year it starts at the baseline",
        ),
        pytest.param(
            {
                "targets": "[{by: R10, trend: up}]",
                "amendments": "[{from: R8, on: 2026-03-25, reason: 目標の具体化, targets: [{by: R10, value: 18}]}]",
            },
            [None, None, None, "14", "16", "18"],
            id="without an old line the new one starts at the baseline",
        ),
    ],
)
def test_expected(fields: dict[str, str], values: list[str | None]) -> None:
    wanted = [Unknown("no goal in numbers") if value is None else Fraction(value) for value in values]
    assert line(number(**fields)) == wanted


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        pytest.param({"baseline": "null"}, "no baseline", id="no baseline"),
        pytest.param({"baseline": "{year: R5, value: null}"}, "no baseline", id="a baseline printed as a dash"),
        pytest.param({"targets": "[{by: R10, trend: up}]"}, "no goal in numbers", id="a trend"),
        pytest.param({"targets": "[{by: R10, trend: keep}]"}, "no goal in numbers", id="to keep"),
    ],
)
def test_no_line(fields: dict[str, str], reason: Reason) -> None:
    assert line(number(**fields)) == [Unknown(reason)] * len(YEARS)


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        pytest.param({}, "12", id="a value"),
        pytest.param({"targets": "[{by: R10, value: 0}]"}, "0", id="zero"),
        pytest.param({"targets": "[{by: R10, of_baseline: 1.1}]"}, "8.8", id="a multiple of the baseline"),
        pytest.param({"targets": "[{by: R10, min: 10, max: 14}]"}, "10", id="a range above: its lower bound"),
        pytest.param(
            {"better": "down", "targets": "[{by: R10, min: 2, max: 5}]"}, "5", id="a range below: its upper bound"
        ),
        pytest.param({"baseline": "null", "targets": "[{by: R10, min: 2, max: 5}]"}, "2", id="no baseline: met first"),
        pytest.param(
            {"better": "down", "baseline": "null", "targets": "[{by: R10, min: 2, max: 5}]"},
            "5",
            id="no baseline: met first, downwards",
        ),
    ],
)
def test_goal(fields: dict[str, str], value: str) -> None:
    indicator = number(**fields)
    assert goal(indicator.targets[0], indicator.baseline, indicator.better) == Fraction(value)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        pytest.param({"targets": "[{by: R10, min: 5, max: 9}]"}, "baseline within target range", id="already inside"),
        pytest.param(
            {"targets": "[{by: R10, min: 8, max: 9}]"}, "baseline within target range", id="already on a bound"
        ),
        pytest.param({"targets": "[{by: R10, trend: up}]"}, "no goal in numbers", id="a trend"),
        pytest.param({"baseline": "null", "targets": "[{by: R10, of_baseline: 2}]"}, "no baseline", id="twice nothing"),
        pytest.param(
            {"baseline": "{year: R5, value: null}", "targets": "[{by: R10, of_baseline: 2}]"},
            "no baseline",
            id="twice a dash",
        ),
    ],
)
def test_no_goal(fields: dict[str, str], reason: Reason) -> None:
    indicator = number(**fields)
    assert goal(indicator.targets[0], indicator.baseline, indicator.better) == Unknown(reason)


def test_a_multiple_of_the_baseline_is_exact() -> None:
    many, factor = "12345678901234567.89", "1.0000000000000001"
    indicator = number(baseline=f"{{year: R5, value: {many}}}", targets=f"[{{by: R10, of_baseline: {factor}}}]")
    assert goal(indicator.targets[0], indicator.baseline, "up") == Fraction(many) * Fraction(factor)


@given(st.integers(-500, 500), st.integers(-500, 500), st.integers(0, 5))
def test_the_line_is_straight(start: int, end: int, after: int) -> None:
    indicator = number(baseline=f"{{year: R5, value: {start}}}", targets=f"[{{by: R10, value: {end}}}]")
    assert expected_at(indicator, 2023 + after) == start + Fraction(end - start) * after / 5
