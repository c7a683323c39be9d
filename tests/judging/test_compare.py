"""Whether a value moved: the tolerance, the good direction, and the test of two shares."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import mark, number, standing_of, tolerance_of
from ykplan.data.model.plan import Better
from ykplan.judging.in_numbers import margin
from ykplan.judging.movement import ByTest, ByTolerance, Margin, Move, Owner, Reading, moved
from ykplan.terms.facts import Moved

VALUES = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)
POINTS = st.fractions(min_value=0, max_value=50, max_denominator=10)


@pytest.mark.parametrize(
    ("before", "after", "better", "points", "way"),
    [
        pytest.param("8", "9", "up", "0", "better", id="more, and more is better"),
        pytest.param("8", "7", "up", "0", "worse", id="less, and more is better"),
        pytest.param("8", "7", "down", "0", "better", id="less, and less is better"),
        pytest.param("8", "9", "down", "0", "worse", id="more, and less is better"),
        pytest.param("8", "8", "up", "0", "same", id="no difference"),
        pytest.param("8", "8", "up", "3", "same", id="no difference with a tolerance"),
        pytest.param("8.0", "8.01", "up", "0", "better", id="any difference without a tolerance"),
        pytest.param("18.9", "21.9", "up", "3", "better", id="exactly the tolerance up"),
        pytest.param("18.9", "21.8", "up", "3", "same", id="just less than the tolerance up"),
        pytest.param("18.9", "15.9", "up", "3", "worse", id="exactly the tolerance down"),
        pytest.param("18.9", "16.0", "up", "3", "same", id="just less than the tolerance down"),
        pytest.param("18.9", "15.9", "down", "3", "better", id="exactly the tolerance, less being better"),
        pytest.param("0.3", "0.1", "down", "0.2", "better", id="tenths are exact"),
    ],
)
def test_moved_by_points(before: str, after: str, better: Better, points: str, way: Moved) -> None:
    weigh = Margin(better, points=Fraction(points))
    assert moved(Reading(Fraction(before)), Reading(Fraction(after)), weigh).way == way


@pytest.mark.parametrize(
    ("before", "after", "percent", "way"),
    [
        pytest.param("200", "210", "5", "better", id="exactly the share"),
        pytest.param("200", "209.9", "5", "same", id="just less than the share"),
        pytest.param("200", "190", "5", "worse", id="exactly the share down"),
        pytest.param("-200", "-190", "5", "better", id="of a negative value"),
        pytest.param("-200", "-190.1", "5", "same", id="less than it, of a negative value"),
        pytest.param("0", "0.1", "5", "better", id="of zero every difference counts"),
        pytest.param("0", "0", "5", "same", id="but none is none"),
        pytest.param("200", "200", "0", "same", id="no difference and no tolerance"),
    ],
)
def test_moved_by_percent_of_the_earlier_value(before: str, after: str, percent: str, way: Moved) -> None:
    weigh = Margin("up", percent=Fraction(percent))
    assert moved(Reading(Fraction(before)), Reading(Fraction(after)), weigh).way == way


@pytest.mark.parametrize(
    ("before", "asked_before", "after", "asked_after", "way"),
    [
        # Both shares lie d around 50 %: z = 2d / sqrt(0.25 * 2 / n), so for n = 200 z is 1.96 at d = 4.9 points.
        pytest.param("45.1", 200, "54.9", 200, "better", id="exactly 1.96"),
        pytest.param("54.9", 200, "45.1", 200, "worse", id="exactly 1.96 the other way"),
        pytest.param("45.1", 200, "54.89", 200, "same", id="just below 1.96"),
        pytest.param("45.1", 199, "54.9", 200, "same", id="one answer fewer"),
        # By hand: pooled 13.5 %, z = 0.03 / sqrt(0.135 * 0.865 * 2 / 1000) = 1.963.
        pytest.param("12", 1000, "15", 1000, "better", id="three points of a thousand"),
        pytest.param("12", 990, "15", 990, "same", id="three points of slightly fewer"),
        pytest.param("40", 100, "46", 100, "same", id="six points of a hundred"),
        pytest.param("0", 500, "0", 500, "same", id="nobody both times"),
        pytest.param("100", 500, "100", 500, "same", id="everybody both times"),
        pytest.param("0", 10, "100", 10, "better", id="nobody, then everybody"),
        pytest.param("18.9", 812, "18.9", 812, "same", id="no difference"),
    ],
)
def test_two_shares_are_tested(before: str, asked_before: int, after: str, asked_after: int, way: Moved) -> None:
    weigh = Margin("up", shares=True)
    found = moved(Reading(Fraction(before), asked_before), Reading(Fraction(after), asked_after), weigh)
    assert found.way == way


@pytest.mark.parametrize(
    ("asked_before", "asked_after", "shares", "way"),
    [
        pytest.param(200, 200, "yes", "same", id="both sizes: the test decides"),
        pytest.param(None, 200, "yes", "better", id="no size before: the tolerance decides"),
        pytest.param(200, None, "yes", "better", id="no size after: the tolerance decides"),
        pytest.param(0, 200, "yes", "better", id="nobody asked: the tolerance decides"),
        pytest.param(200, 200, "no", "better", id="not shares: the tolerance decides"),
    ],
)
def test_the_test_needs_both_sizes(asked_before: int | None, asked_after: int | None, shares: str, way: Moved) -> None:
    weigh = Margin("up", points=Fraction(3), shares=shares == "yes")
    assert moved(Reading(Fraction(20), asked_before), Reading(Fraction(25), asked_after), weigh).way == way


def test_the_test_stands_above_the_tolerance() -> None:
    weigh = Margin("up", points=Fraction(3), shares=True)
    assert moved(Reading(Fraction(10), 100_000), Reading(Fraction(11), 100_000), weigh).way == "better"


@pytest.mark.parametrize(
    ("fields", "tolerance", "points", "percent", "shares"),
    [
        pytest.param({}, "{points: 2}", 2, None, "no", id="the rubric's"),
        pytest.param({}, "{percent: 5}", 0, 5, "no", id="the rubric's percentage"),
        pytest.param({}, "{}", 0, None, "no", id="none"),
        pytest.param({"survey": "{tolerance: 3}"}, "{points: 2}", 3, None, "no", id="its own stands above"),
        pytest.param({"survey": "{tolerance: 3}"}, "{percent: 5}", 3, None, "no", id="its own, above a percentage"),
        pytest.param({"survey": "{tolerance: 0}"}, "{points: 2}", 0, None, "no", id="its own zero stands above too"),
        pytest.param({"survey": "true"}, "{points: 2}", 2, None, "no", id="a survey without its own"),
        pytest.param({}, "{points: 2, survey: true}", 0, None, "no", id="for surveys only, and this is none"),
        pytest.param({"survey": "true"}, "{points: 2, survey: true}", 2, None, "no", id="for surveys only"),
        pytest.param({"survey": "true", "unit": '"%"'}, "{}", 0, None, "yes", id="a survey's percentage is tested"),
        pytest.param({"survey": "true", "unit": "％"}, "{}", 0, None, "yes", id="also with a full-width sign"),
        pytest.param({"unit": '"%"'}, "{}", 0, None, "no", id="other percentages are not"),
    ],
)
def test_which_tolerance(fields: dict[str, str], tolerance: str, points: int, percent: int | None, shares: str) -> None:
    share = None if percent is None else Fraction(percent)
    owner: Owner = "indicator" if "tolerance" in fields.get("survey", "") else "rubric"
    wanted = Margin("up", Fraction(points), share, shares == "yes", owner)
    assert margin(number(**fields), tolerance_of(tolerance)) == wanted


def test_a_baseline_may_give_its_sample_size() -> None:
    survey = number(
        unit='"%"', survey="true", baseline="{year: R4, value: 20, sample_size: 200}", targets="[{by: R10, trend: up}]"
    )
    found = standing_of(survey, "{R7: {value: 25, sample_size: 200}}", "R7")
    assert (found.facts.moved, mark(found)) == ("same", "△")
    without = standing_of(survey, "{R7: {value: 25}}", "R7")
    assert (without.facts.moved, mark(without)) == ("better", "○")


@pytest.mark.parametrize(
    ("after", "weigh", "way", "ground"),
    [
        pytest.param("19", Margin("up"), "worse", None, id="the difference alone"),
        pytest.param("20", Margin("up", Fraction(3)), "same", None, id="no difference needs nothing else"),
        pytest.param(
            "19",
            Margin("up", Fraction(3)),
            "same",
            ByTolerance("rubric", Fraction(3), None, Fraction(3)),
            id="the rubric's",
        ),
        pytest.param(
            "24",
            Margin("up", Fraction(3), owner="indicator"),
            "better",
            ByTolerance("indicator", Fraction(3), None, Fraction(3)),
            id="its own, and reached",
        ),
        pytest.param(
            "19",
            Margin("up", percent=Fraction(10)),
            "same",
            ByTolerance("rubric", Fraction(0), Fraction(10), Fraction(2)),
            id="a part of the value before",
        ),
    ],
)
def test_what_decided_is_told(after: str, weigh: Margin, way: Moved, ground: ByTolerance | None) -> None:
    before = Reading(Fraction(20))
    assert moved(before, Reading(Fraction(after)), weigh) == Move(way, before, Reading(Fraction(after)), ground)


def test_a_test_that_decided_is_told_with_its_numbers() -> None:
    found = moved(Reading(Fraction("45.1"), 200), Reading(Fraction("54.9"), 200), Margin("up", shares=True))
    assert found.ground == ByTest(200, 200, Fraction("1.96") ** 2)
    assert found.ground.z == Fraction("1.96")


@given(VALUES, VALUES, POINTS)
def test_mirrored_values_move_the_same_way(before: Fraction, after: Fraction, points: Fraction) -> None:
    way = moved(Reading(before), Reading(after), Margin("up", points)).way
    assert moved(Reading(-before), Reading(-after), Margin("down", points)).way == way


@given(VALUES, VALUES, POINTS)
def test_there_and_back_again(before: Fraction, after: Fraction, points: Fraction) -> None:
    opposite = {"better": "worse", "worse": "better", "same": "same"}
    way = moved(Reading(before), Reading(after), Margin("up", points)).way
    assert moved(Reading(after), Reading(before), Margin("up", points)).way == opposite[way]


@given(VALUES, POINTS)
def test_no_difference_is_never_a_move(value: Fraction, points: Fraction) -> None:
    assert moved(Reading(value), Reading(value), Margin("up", points)).way == "same"
    assert moved(Reading(value), Reading(value), Margin("up", percent=points)).way == "same"


@given(st.integers(0, 100), st.integers(1, 5000), st.integers(0, 100), st.integers(1, 5000))
def test_the_test_agrees_with_the_textbook(one: int, asked_one: int, two: int, asked_two: int) -> None:
    pooled = (one * asked_one + two * asked_two) / (asked_one + asked_two) / 100
    spread = (pooled * (1 - pooled) * (1 / asked_one + 1 / asked_two)) ** 0.5
    z = (two - one) / 100 / spread if spread else 0.0
    if abs(abs(z) - 1.96) > 1e-9:
        found = moved(Reading(Fraction(one), asked_one), Reading(Fraction(two), asked_two), Margin("up", shares=True))
        assert (found.way != "same") == (abs(z) >= 1.96)
        if isinstance(found.ground, ByTest):
            assert abs(float(found.ground.z) - abs(z)) < 1e-9
