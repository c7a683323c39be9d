"""The picture of an indicator: everything stands where its figure says."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import entries_of, number, stages
from ykplan.data.model.amendments import in_force
from ykplan.data.model.plan import Indicator, Period
from ykplan.report.chart.plot import Chart, Drawn, chart

PERIOD = Period.model_validate({"from": "R6", "to": "R10"})


def picture(indicator: Indicator, entries: str = "{}", year: int = 2025) -> Chart:
    found = chart(Drawn(indicator, in_force(indicator, year), entries_of(entries), PERIOD, year))
    assert found is not None
    return found


def figures(found: Chart, *points: tuple[float, float]) -> list[float]:
    """Return what heights say on the scale, by its lowest and highest mark."""
    low, high = (Decimal(tick.label.replace("−", "-").replace(",", "")) for tick in (found.scale[0], found.scale[-1]))
    return [round(float(low) + y * float(high - low), 6) for _, y in points]


def test_numbers() -> None:
    found = picture(number(), "{R6: {value: 9}, R7: {value: 10}, R8: {value: 99}}")
    assert [tick.label for tick in found.years] == ["R5", "R6", "R7", "R8", "R9", "R10"]
    assert [point.label for point in found.observed] == ["9か所", "10か所"]
    assert figures(found, *(point[:2] for point in found.observed)) == [9, 10]
    assert figures(found, *(point[:2] for point in found.goals)) == [12]
    assert figures(found, *(point[:2] for point in found.line)) == [8, 8.8, 9.6, 10.4, 11.2, 12]
    assert found.baseline is not None
    assert (found.baseline.x, found.goals[0].x) == (0, 1)
    assert found.description == (
        "現状値は令和5年度の8か所。実績は令和6年度が9か所、令和7年度が10か所。目標は令和10年度に12か所。"
    )


def test_stages() -> None:
    found = picture(stages(), "{R6: {stage: 未設置}, R7: {stage: 設置・運用}}")
    assert [(tick.at, tick.label) for tick in found.scale] == [(0, "未設置"), (0.5, "設置・運用"), (1, "拡充")]
    assert [point.y for point in found.observed] == [0, 0.5]
    assert [point.y for point in found.goals] == [0.5, 1]
    assert (found.baseline, found.line) == (None, ())


def test_a_direction_has_no_line() -> None:
    found = picture(number(targets="[{by: R10, trend: up}]"), "{R6: {value: 9}}")
    assert (found.line, found.goals) == ((), ())
    assert found.description.endswith("目標は令和10年度に↗。")


def test_the_line_bends_where_an_amendment_takes_effect() -> None:
    amended = number(amendments="[{from: R8, on: 2026-03-31, reason: 見直し, targets: [{by: R10, value: 20}]}]")
    found = picture(amended, "{R6: {value: 9}}", 2026)
    assert figures(found, *(point[:2] for point in found.line)) == [8, 8.8, 9.6, 13.066667, 16.533333, 20]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        pytest.param({"targets": "[{by: R10, value: 12, every_year: true}]"}, [8, *[12] * 5], id="as much every year"),
        pytest.param(
            {"targets": "[{by: R7, value: 10}, {by: R10, min: 12, max: 14, every_year: true}]"},
            [8, 9, 10, *[12] * 3],
            id="a range for every year after a target",
        ),
        pytest.param({"targets": "[{by: R7, value: 10}, {by: R10, trend: up}]"}, [8, 9, 10], id="then a direction"),
        pytest.param(
            {"accumulation": "total", "better": "down", "targets": "[{by: R10, value: 5}]"},
            [],
            id="a total from zero of which less is better",
        ),
    ],
)
def test_the_line_is_what_is_asked_in_each_year(fields: dict[str, str], line: list[int]) -> None:
    indicator = number(**fields)
    found = picture(indicator, "{R6: {value: 2}}", 2024)
    assert [point.figure.number for point in found.line] == line


REDEFINED = "[{from: R8, on: 2026-03-31, reason: 数え方を改めた, %s, baseline: {year: R7, value: 30}}]"


@pytest.mark.parametrize("change", ["definition: 新しい数え方", "unit: 団体"])
@pytest.mark.parametrize(
    ("year", "years"),
    [
        pytest.param(2025, ["令和6年度", "令和7年度"], id="before it"),
        pytest.param(2026, ["令和8年度"], id="in its year"),
        pytest.param(2027, ["令和8年度", "令和9年度"], id="after it"),
    ],
)
def test_figures_of_another_definition_are_not_drawn(change: str, year: int, years: list[str]) -> None:
    redefined = number(amendments=REDEFINED % change, targets="[{by: R10, value: 40}]")
    entries = "{R6: {value: 9}, R7: {value: 10}, R8: {value: 31}, R9: {value: 32}}"
    found = picture(redefined, entries, year)
    seen = found.description.partition("実績は")[2].partition("。")[0].split("、")
    assert [said.partition("が")[0] for said in seen] == years
    assert len(found.observed) == len(years)
    assert found.baseline is not None
    assert found.baseline.figure.number == (8 if year == 2025 else 30)


def test_figures_stay_exact() -> None:
    long = number(
        baseline="{year: R5, value: 11000000000007.5}", targets="[{by: R10, value: 11000000000123}]", unit="円"
    )
    found = picture(long, "{R6: {value: 11000000000011.25}}")
    assert found.baseline is not None
    assert found.baseline.figure.number == Fraction("11000000000007.5")
    assert [point.figure.number for point in found.goals] == [Fraction(11000000000123)]
    assert [point.figure.number for point in found.observed] == [Fraction("11000000000011.25")]
    assert found.line[1].figure.number == Fraction("11000000000007.5") + Fraction("115.5") / 5
    assert [Decimal(tick.label.replace(",", "")) for tick in found.scale] == [
        tick.figure.number for tick in found.scale
    ]


def test_stages_have_no_figure() -> None:
    found = picture(stages(), "{R6: {stage: 未設置}}")
    assert (
        {tick.figure.number for tick in found.scale}
        == {point.figure.number for point in (*found.observed, *found.goals)}
        == {None}
    )


def test_nothing_to_draw() -> None:
    bare = number(baseline="null")
    assert chart(Drawn(bare, bare, {}, PERIOD, 2025)) is None


@pytest.mark.parametrize("value", ["0", "-5", "0.001", "0.00000000000000000000000001", "123456789", "9" * 28])
def test_a_single_height_has_a_scale_around_it(value: str) -> None:
    flat = number(baseline=f"{{year: R5, value: {value}}}", targets="[{by: R10, trend: keep}]")
    found = picture(flat)
    assert len(found.scale) > 1
    assert found.baseline is not None
    assert 0 <= found.baseline.y <= 1


HEIGHTS = st.decimals(-(10**9), 10**9, places=3, allow_nan=False)


@given(start=HEIGHTS, goal=HEIGHTS, seen=st.lists(HEIGHTS, max_size=2))
def test_nothing_stands_outside(start: Decimal, goal: Decimal, seen: list[Decimal]) -> None:
    indicator = number(baseline=f"{{year: R5, value: {start:f}}}", targets=f"[{{by: R10, value: {goal:f}}}]")
    entries = "{" + ", ".join(f"R{6 + at}: {{value: {value:f}}}" for at, value in enumerate(seen)) + "}"
    found = picture(indicator, entries)
    points = [*found.observed, *found.goals, *found.line, *([found.baseline] if found.baseline else [])]
    assert all(0 <= each <= 1 for point in points for each in (point.x, point.y))
    assert [tick.at for tick in found.scale] == sorted({tick.at for tick in found.scale})
    assert 2 <= len(found.scale) <= 12
