"""A chart's picture: every label in a place of its own, inside the picture, whatever the figures are."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.making import report_of
from ykplan.picture import pictures
from ykplan.picture.labels import Box, Segment, crossed
from ykplan.picture.layout import HEIGHT, WIDTH, Drawn, laid_out
from ykplan.report.values import Chart, Point, Tick

SHARES = st.integers(0, 10).map(lambda tenths: tenths / 10)
LABELS = st.one_of(st.integers(-(10**9), 10**9).map("{:,}か所".format), st.text("設置・運用拡充推進", max_size=40))
POINTS = st.lists(st.builds(Point, SHARES, SHARES, LABELS), max_size=11).map(tuple)


def boxes(drawn: Drawn) -> list[Box]:
    return [Box(each.x, each.y, each.x + each.width, each.y + each.height) for each in drawn.texts]


def chart(observed: tuple[Point, ...], goals: tuple[Point, ...], start: Point | None, names: list[str]) -> Chart:
    scale = tuple(Tick(at / max(len(names) - 1, 1), name) for at, name in enumerate(names))
    years = tuple(Tick(at / 10, f"R{at + 1}") for at in range(11))
    return Chart("題", "説明", years, scale, start, observed, goals, goals)


@given(
    observed=POINTS,
    goals=POINTS,
    start=st.one_of(st.none(), st.builds(Point, SHARES, SHARES, LABELS)),
    names=st.lists(LABELS, min_size=2, max_size=25),
)
def test_no_label_lies_on_another_or_is_cut(
    observed: tuple[Point, ...], goals: tuple[Point, ...], start: Point | None, names: list[str]
) -> None:
    found = boxes(laid_out(chart(observed, goals, start, names)))
    edge = Box(0, 0, WIDTH, HEIGHT)
    assert all(box.within(edge) for box in found)
    assert not [pair for pair in combinations(found, 2) if pair[0].meets(pair[1])]


def test_marks_differ_in_shape(shipped: Path) -> None:
    drawn = laid_out(next(row.chart for row in report_of(shipped, 2025).rows if row.chart))
    assert {mark.kind for mark in drawn.marks} == {"hollow", "filled", "goal"}
    assert {text.lines[0] for text in drawn.texts} >= {"8か所", "9か所", "12か所", "R5", "R10", "目標値", "実績"}


def test_a_stage_is_not_said_twice(shipped: Path) -> None:
    row = next(row for row in report_of(shipped, 2025).rows if row.identity == "3-4-1")
    assert row.chart is not None
    said = [text.lines[0] for text in laid_out(row.chart).texts]
    assert (said.count("設置・運用"), said.count("運用")) == (1, 1)


def test_pictures_are_png_and_the_same_each_time(shipped: Path) -> None:
    charts = [row.chart for row in report_of(shipped, 2025).rows if row.chart]
    made = pictures(charts)
    assert len(made) == len(charts) == 10
    assert all(each.startswith(b"\x89PNG") for each in made)
    assert made == pictures(charts)
    assert pictures(charts[:1]) == made[:1]
    assert pictures([]) == []


@pytest.mark.parametrize(
    ("line", "count"),
    [
        pytest.param(Segment(0, 5, 10, 5), 1, id="across"),
        pytest.param(Segment(5, 0, 5, 10), 1, id="upright"),
        pytest.param(Segment(0, 0, 10, 10), 1, id="slanting"),
        pytest.param(Segment(0, 8, 10, 8), 0, id="beside"),
        pytest.param(Segment(0, 9, 9, 20), 0, id="past a corner"),
    ],
)
def test_lines_through_a_room_are_counted(line: Segment, count: int) -> None:
    assert crossed(Box(4, 4, 6, 6), [line]) == count
