"""How a number is rounded beside what it is compared with, and on which side of a figure its unit stands."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import rounding_to
from ykplan.text.figures import Figure, figure, in_unit, rounding, with_unit
from ykplan.wording.phrases import percentage

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6)
MODES = st.sampled_from(["half_up", "half_even", "down"])


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        pytest.param("人口10万対", "人口10万対92.4", id="of how many"),
        pytest.param("人口千対", "人口千対92.4", id="of a thousand"),
        pytest.param("出生千人対", "出生千人対92.4", id="of a thousand people"),
        pytest.param("人口１０万対", "人口１０万対92.4", id="in full-width digits"),
        pytest.param("人口10万対人", "人口10万対92.4人", id="of how many, with what is counted"),
        pytest.param("1人あたり", "1人あたり92.4", id="for each"),
        pytest.param("一人1日当たりg", "一人1日当たり92.4g", id="for each, with what is counted"),
        pytest.param("千世帯につき件", "千世帯につき92.4件", id="for so many"),
        pytest.param("5点満点", "92.4（5点満点）", id="a unit that begins with a digit"),
        pytest.param("／100人", "92.4（／100人）", id="a part that begins with a digit"),
        pytest.param("人口10万人", "92.4（人口10万人）", id="of how many, in other words"),
        pytest.param("対千人", "92.4（対千人）", id="of how many, the other way round"),
        pytest.param("人/10万人", "92.4人/10万人", id="a counter before the part"),
        pytest.param("点/5点満点", "92.4点/5点満点", id="points of so many"),
        pytest.param("/km²", "92.4/km²", id="a part without a digit"),
        pytest.param("％ポイント", "92.4％ポイント", id="points of a percentage"),
        pytest.param("千円", "92.4千円", id="a counter of thousands"),
        pytest.param("対", "92.4対", id="pairs"),
        pytest.param("位", "92.4位", id="a rank"),
        pytest.param("￥", "￥92.4", id="money"),
        pytest.param("US$", "US$92.4", id="other money"),
        pytest.param("￥/人", "￥92.4/人", id="money for each"),
        pytest.param("第", "第92.4", id="a rank, before"),
        pytest.param("約", "約92.4", id="about"),
        pytest.param("第三者機関", "92.4第三者機関", id="a counter that begins alike"),
        pytest.param("人（人口10万対）", "92.4人（人口10万対）", id="of how many, in brackets"),
        pytest.param("件(100人当たり)", "92.4件(100人当たり)", id="for so many, in brackets"),
        pytest.param("10万人当たり（人）", "10万人当たり92.4（人）", id="for so many, with a counter in brackets"),
        pytest.param("一人当たりの額", "92.4（一人当たりの額）", id="for each, as one name"),
        pytest.param("", "92.4", id="none"),
    ],
)
def test_where_the_unit_stands(unit: str, shown: str) -> None:
    assert with_unit(Decimal("92.4"), unit) == shown


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        pytest.param("2027", "年度", "2027年度", id="a fiscal year"),
        pytest.param("2027", "年", "2027年", id="a year"),
        pytest.param("2027", "人", "2,027人", id="people"),
        pytest.param("2027", "年（西暦）", "2027年（西暦）", id="a year, and of which count"),
        pytest.param("2027", "年金受給者", "2,027年金受給者", id="no year"),
        pytest.param("2027.5", "年度", "2027.5年度", id="between two years"),
        pytest.param("-3", "人口10万対", "人口10万対−3", id="below zero"),
        pytest.param("-0.0", "%", "0.0%", id="zero has no sign"),
    ],
)
def test_with_unit(number: str, unit: str, shown: str) -> None:
    assert with_unit(Decimal(number), unit) == shown


def test_a_range_has_its_unit_on_the_same_side() -> None:
    assert in_unit("10〜15", "人口10万対") == "人口10万対10〜15"


@pytest.mark.parametrize(
    ("number", "digits", "mode", "marks", "shown"),
    [
        pytest.param("99.96", 1, "half_up", ["100"], "99.9", id="just below"),
        pytest.param("99.96", 0, "half_up", ["100"], "99", id="without places"),
        pytest.param("99.96", 2, "half_up", ["100"], "99.96", id="with places enough"),
        pytest.param("99.96", 1, "half_even", ["100"], "99.9", id="half even"),
        pytest.param("100", 1, "half_up", ["100"], "100.0", id="there"),
        pytest.param("100.04", 1, "half_up", ["100"], "100.1", id="just above"),
        pytest.param("100.04", 1, "down", ["100"], "100.1", id="cut off onto it"),
        pytest.param("0.04", 1, "half_up", ["0"], "0.1", id="more than nothing"),
        pytest.param("-0.04", 1, "half_up", ["0"], "−0.1", id="less than nothing"),
        pytest.param("-0.04", 1, "half_up", [], "0.0", id="no sign of its own"),
        pytest.param("-50.04", 1, "half_up", ["-50"], "−50.1", id="below a mark that is below zero"),
        pytest.param("66.66", 1, "half_up", ["66.665"], "66.6", id="past a mark between the steps"),
        pytest.param("99.6", 0, "half_up", ["99", "100"], "99.6", id="no step between two marks"),
        pytest.param("80.0000000000001", 1, "half_up", ["80"], "80.1", id="by very little"),
    ],
)
def test_rounding_beside_marks(number: str, digits: int, mode: str, marks: list[str], shown: str) -> None:
    assert figure(rounding(Fraction(number), digits, mode, [Fraction(mark) for mark in marks])) == shown


def side(number: Fraction, mark: Fraction) -> int:
    return (number > mark) - (number < mark)


@given(NUMBERS, st.integers(0, 6), MODES, st.lists(NUMBERS | st.integers(-200, 200).map(Fraction), max_size=4))
def test_a_rounded_number_is_on_the_same_side_of_every_mark(
    number: Fraction, digits: int, mode: str, marks: list[Fraction]
) -> None:
    shown = Fraction(rounding(number, digits, mode, marks))
    on_it = number in marks
    assert all(side(shown, mark) == side(number, mark) for mark in marks if mark != number)
    assert abs(shown - number) < Fraction(1, 10**digits)
    assert on_it or shown not in marks


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.integers(0, 6), MODES)
def test_a_share_is_a_hundred_percent_only_where_it_is(part: int, whole: int, digits: int, mode: str) -> None:
    said = percentage("ratio", Fraction(part, whole), rounding_to(digits, mode)).text
    shown = Decimal(said.replace(",", "").rstrip("%"))
    assert (shown == 100, shown > 100, shown == 0) == (part == whole, part > whole, False)


@pytest.mark.parametrize(
    ("shown", "bare", "text", "decimals"),
    [
        pytest.param(Figure(Decimal("18.90"), "%"), "18.90", "18.90%", 2, id="as written"),
        pytest.param(Figure(Decimal(1234), "人"), "1,234", "1,234人", 0, id="in its unit"),
        pytest.param(Figure(Decimal(2027), "年度"), "2027", "2027年度", 0, id="a year"),
        pytest.param(Figure(Fraction(96, 10), "か所"), "9.6", "9.6か所", 1, id="computed"),
        pytest.param(Figure(Fraction(200, 3), "%", near=Decimal("66.7")), "66.7", "66.7%", 1, id="rounded"),
        pytest.param(
            Figure(Decimal(500), "人", label="毎年500人"), "毎年500人", "毎年500人", 0, id="a number in words"
        ),
        pytest.param(Figure(label="設置・運用"), "設置・運用", "設置・運用", 0, id="a stage"),
        pytest.param(Figure(unit="人"), "—", "—", 0, id="none"),
    ],
)
def test_a_figure_in_print(shown: Figure, bare: str, text: str, decimals: int) -> None:
    assert (shown.bare, shown.text, shown.decimals) == (bare, text, decimals)


def test_when_a_figure_was_taken() -> None:
    known = Figure(Decimal(8), "か所", 2023)
    assert (known.taken, known.taken_short) == ("令和5年度", "R5")
    assert (known.dated, known.dated_short) == ("8か所（令和5年度）", "8か所（R5）")
    unknown = Figure(Decimal(8), "か所")
    assert (unknown.taken, unknown.taken_short, unknown.dated, unknown.dated_short) == ("", "", "8か所", "8か所")


def test_what_is_no_figure() -> None:
    assert [each.is_empty for each in (Figure(), Figure(unit="人", year=2024), Figure(label=""))] == [True, True, False]
    assert not Figure(Decimal(0)).is_empty


def test_a_sum_says_where_its_result_is_rounded() -> None:
    assert Figure(Fraction(1, 4) * 100, "%", near=Decimal("25.0")).equals == "＝"
    assert Figure(Fraction(200, 3), "%", near=Decimal("66.7")).equals == "≒"
    assert Figure(Decimal("66.7")).equals == "＝"
