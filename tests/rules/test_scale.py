"""Figures that slipped by a power of ten: the edges of the test, and how it does on plausible indicators."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from ykplan.rules.checking import check
from ykplan.rules.scale import ScaleSlip, scale_slip, scale_words


def figures(text: str) -> list[Decimal]:
    return [Decimal(each) for each in text.split()]


@pytest.mark.parametrize(
    ("number", "known", "power"),
    [
        pytest.param("2581000", "227 250", 4, id="people for 万人"),
        pytest.param("258.1", "2270000 2500000", -4, id="万人 for people"),
        pytest.param("1234567", "1200", 3, id="円 for 千円"),
        pytest.param("1.234", "1200", -3, id="百万円 for 千円"),
        pytest.param("120000000", "1.2", 8, id="円 for 億円"),
        pytest.param("1.2", "120000000", -8, id="億円 for 円"),
        pytest.param("3400000", "3.1", 6, id="円 for 百万円"),
        pytest.param("2312345678901", "2.27 2.5", 12, id="円 for 兆円"),
        pytest.param("600000", "227 250", 3, id="another unit, and much less"),
        pytest.param("5500000", "227 250", 4, id="another unit, and twice as many"),
        pytest.param("60", "2270000 2500000", -4, id="another unit the other way, and much less"),
        pytest.param("120000", "0 50", 3, id="another unit, early on the way from nothing"),
        pytest.param("348000", "-352", 3, id="another unit, and a gain for a loss"),
        pytest.param("1500", "3 4", None, id="a few, and now many"),
        pytest.param("0.189", "18.9", -2, id="a share for percent"),
        pytest.param("189", "18.9 20.1", 1, id="a point left out"),
        pytest.param("3.2", "33.1", -1, id="割 for percent"),
        pytest.param("4600", "455", 1, id="a digit too many"),
        pytest.param("46", "455", -1, id="a digit too few"),
        pytest.param("-4600", "-455", 1, id="below zero"),
        pytest.param("2581000", "227 0", 4, id="a target of nothing"),
        pytest.param("1700", "400", None, id="four times and a few"),
        pytest.param("1601", "400.5", None, id="four times"),
        pytest.param("4006", "400.5", 1, id="ten times, with parts"),
        pytest.param("1620", "40 400", 1, id="just beyond growth"),
        pytest.param("5", "31 60", -1, id="just beyond a fall"),
        pytest.param("1611", "400", None, id="beyond, but near no known one"),
        pytest.param("50", "8 12", None, id="a few more of what is counted"),
        pytest.param("59", "8 12", None, id="not whole once put right"),
        pytest.param("90", "8 12", 1, id="whole once put right"),
        pytest.param("9", "1", None, id="few, and some more"),
        pytest.param("1", "10", None, id="few, and some less"),
        pytest.param("5", "0 10", None, id="a target of nothing lets any small figure be"),
        pytest.param("0", "455", None, id="zero has no size"),
        pytest.param("-4600", "455", None, id="of the other sign"),
        pytest.param("-1", "420", None, id="a little on the other side of zero"),
        pytest.param("4600", "0", None, id="only zero is known"),
        pytest.param("4600", "", None, id="nothing is known"),
        pytest.param("460", "100 455 500", None, id="one of those known is of its size"),
    ],
)
def test_slip(number: str, known: str, power: int | None) -> None:
    found = scale_slip(Decimal(number), figures(known), figures(known), share=False)
    assert (found and (found.power if found.large else -found.power)) == power


@pytest.mark.parametrize(
    ("number", "slipped"),
    [
        pytest.param("1609", False, id="four times 400 and nine more"),
        pytest.param("6000", True, id="ten times the most that is near"),
        pytest.param("6010", False, id="ten times a little more than that"),
        pytest.param("2670", True, id="ten times the least that is near"),
        pytest.param("2660", False, id="ten times a little less than that"),
    ],
)
def test_how_near_a_slip_is_once_put_right(number: str, slipped: bool) -> None:  # noqa: FBT001  # a table's column
    assert (scale_slip(Decimal(number), figures("400"), figures("400"), share=False) is not None) == slipped


@pytest.mark.parametrize(("share", "power"), [pytest.param(True, 1, id="a share"), pytest.param(False, None, id="few")])
def test_only_what_is_counted_grows_by_a_few(share: bool, power: int | None) -> None:  # noqa: FBT001  # a column
    found = scale_slip(Decimal(30), figures("3 5"), figures("3 5"), share=share)
    assert (found and found.power) == power


@pytest.mark.parametrize(
    ("power", "meant", "known", "told"),
    [
        pytest.param(1, "1", "1", "およそ10倍", id="ten times"),
        pytest.param(-3, "1", "1", "およそ1000分の1", id="a thousandth"),
        pytest.param(4, "1", "1", "およそ1万倍", id="万"),
        pytest.param(-8, "1", "1", "およそ1億分の1", id="億"),
        pytest.param(12, "1", "-1", "およそ1兆倍", id="the most"),
        pytest.param(3, "600", "250", "およそ2,400倍", id="600,000 beside 250"),
        pytest.param(3, "120", "250", "およそ480倍", id="120,000 beside 250"),
        pytest.param(-3, "1250", "5000", "およそ4,000分の1", id="1.25 beside 5,000"),
        pytest.param(-3, "9000", "3000", "およそ330分の1", id="9 beside 3,000"),
    ],
)
def test_how_a_slip_is_said(power: int, meant: str, known: str, told: str) -> None:
    assert scale_words(ScaleSlip(abs(power), power > 0, Decimal(meant)), Decimal(known)) == told


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        pytest.param("value: 0.25", "18.9 のおよそ100分の1", id="a share where a percentage belongs"),
        pytest.param("of_baseline: 110", "現状値の110倍", id="percent where a multiple belongs"),
        pytest.param("of_baseline: 10", "現状値の10倍", id="ten times"),
        pytest.param("of_baseline: 9", "", id="nine times"),
        pytest.param("value: 2500000", "18.9 のおよそ10万倍", id="another unit, and more"),
    ],
)
def test_a_target_that_slipped(goal: str, told: str, tmp_path: Path) -> None:
    write(tmp_path, "%", "{year: R5, value: 18.9}", goal, [])
    found = [each.message for each in check(tmp_path).diagnostics if each.code == "YK130"]
    assert [told in each for each in found] == [True] * bool(told)


@pytest.mark.parametrize(
    ("years", "slipped"),
    [
        pytest.param(["227", "2310000"], {1}, id="of two the later one"),
        pytest.param(["2310000", "232", "235"], {0}, id="one against those after it"),
        pytest.param(["227", "2310000", "235"], {1}, id="one in the middle"),
    ],
)
def test_which_of_the_years_slipped_where_nothing_else_is_known(
    years: list[str], slipped: set[int], tmp_path: Path
) -> None:
    write(tmp_path, "万人", "null", "trend: up", years)
    found = [each for each in check(tmp_path).diagnostics if each.code == "YK303"]
    assert {int(Path(each.span.file).stem) - 2024 for each in found} == slipped
    assert all("年度の 2" in each.message for each in found)


class Series(NamedTuple):
    """An indicator that might be: its baseline, its target, and five years, one figure each."""

    share: bool
    baseline: Decimal
    target: Decimal
    years: tuple[Decimal, ...]


def plausible(random: Random) -> Series:
    """Return an indicator with noise about the line to its target: counts of every size, shares, sums of money."""
    share = random.random() < 0.25
    places = 1 if share or random.random() < 0.2 else 0
    start = random.uniform(5, 90) if share else 10 ** random.uniform(0.5, 6.5)
    goal = min(start + random.uniform(-15, 15), 100) if share else start * random.choice((0.5, 0.8, 1, 1.1, 1.3, 2, 3))
    years = []
    for passed in range(1, 6):
        line = start + (goal - start) * passed / 5
        noise = random.gauss(0, 4) if share else line * (random.lognormvariate(0, 0.2) - 1)
        years.append(max(line + noise, 0))
    exactly = [Decimal(str(round(each, places))) for each in (start, max(goal, 1), *years)]
    return Series(share, exactly[0], exactly[1], tuple(exactly[2:]))


def series() -> Iterator[tuple[Random, Series]]:
    random = Random(20261125)  # noqa: S311  # no secret is made of it
    for _ in range(500):
        yield random, plausible(random)


def write(folder: Path, unit: str, baseline: str, goal: str, years: Sequence[str]) -> None:
    """Write the data of one indicator: its baseline, its target, and what was reported from R6 on."""
    plan = (
        "title: 例\nmunicipality: {name: 例の市}\nperiod: {from: R6, to: R10}\nrubric: standard\nmeasures:\n"
        f"  - {{id: '1', title: 例, indicators: [{{id: 1-1, name: 例, kind: number, unit: '{unit}', better: up, "
        f"baseline: {baseline}, targets: [{{by: R10, {goal}}}]}}]}}\n"
    )
    progress = folder / "progress"
    progress.mkdir(exist_ok=True)
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    for position, value in enumerate(years):
        year = f"year: {2024 + position}\nstate: draft\nentries:\n  1-1: {{value: {value}}}\n"
        (progress / f"{2024 + position}.yaml").write_text(year, encoding="utf-8")


def found_in(each: Series, tmp_path: Path) -> set[int]:
    """Return which years of a series are called a slip, by their position."""
    baseline, goal = f"{{year: R5, value: {each.baseline:f}}}", f"value: {each.target:f}"
    write(tmp_path, "%" if each.share else "人", baseline, goal, [f"{value:f}" for value in each.years])
    diagnostics = check(tmp_path).diagnostics
    return {int(Path(d.span.file).stem) - 2024 for d in diagnostics if d.code == "YK303"}


def test_plausible_figures_are_seldom_called_a_slip(tmp_path: Path) -> None:
    assert sum(len(found_in(each, tmp_path)) for _, each in series()) <= 3


def test_a_slip_among_plausible_figures_is_found(tmp_path: Path) -> None:
    made = caught = 0
    for random, each in series():
        at, power = random.randrange(5), random.choice((1, 2, 3, 4, 6, 8))
        value = each.years[at].scaleb(power if random.random() < 0.7 else -power)
        if value and (each.share or power > 2 or value == value.to_integral_value()):
            years = (*each.years[:at], value.quantize(Decimal("0.000001")), *each.years[at + 1 :])
            made += 1
            caught += at in found_in(each._replace(years=years), tmp_path)
    assert caught >= made * 0.95
