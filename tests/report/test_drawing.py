"""Charts on a canvas: nothing over anything else, nothing cut."""

from decimal import Decimal
from itertools import combinations, pairwise
from math import hypot
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.report.making import report_of
from ykplan.platform.fonts import shipped as shipped_fonts
from ykplan.report.chart.drawing import Drawing, drawing
from ykplan.report.chart.labels import Box, Place, Stroke, is_nearest
from ykplan.report.chart.plot import Chart, ChartPoint, Tick
from ykplan.text.figures import Figure

# Half a line of the PDF, and a picture.
SIZES = ((238.0, 84.0), (420.0, 112.0))
WIDTH = SIZES[0][0]
OVER_ONE_ANOTHER = 0.05
SHARES = st.floats(0, 1)
LABELS = st.text("0123456789.,%か所設置・運用", min_size=1, max_size=12)


def point(x: float, y: float, label: str) -> ChartPoint:
    return ChartPoint(x, y, Figure(label=label))


def tick(at: float, label: str) -> Tick:
    return Tick(at, Figure(label=label))


def wide(text: str) -> float:
    return len(text) - 0.4 * len(text.encode("ascii", "ignore"))


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Return a chart of up to twelve years with labels of any length."""
    count = draw(st.integers(1, 12))
    years = [at / max(count - 1, 1) for at in range(count)]
    points = tuple(point(x, draw(SHARES), draw(LABELS)) for x in years)
    scale = tuple(tick(at / 3, draw(LABELS)) for at in range(4))
    goals = tuple(point(x, draw(SHARES), draw(LABELS)) for x in years[-2:])
    return Chart("題", "説明", tuple(tick(x, "R10") for x in years), scale, points[0], points[1:], points, goals)


STAGES = (tick(0.0, "未設置"), tick(0.5, "設置・運用"), tick(1.0, "拡充"))
FIGURES = tuple(tick(at / 4, f"{at * 500:,}") for at in range(5))


def chart(observed: tuple[ChartPoint, ...], **fields: object) -> Chart:
    years = tuple(tick(at / 10, f"R{at + 5}") for at in range(11))
    plain = Chart("題", "説明", years, FIGURES, point(0, 0.25, "500人"), observed, (), (point(1, 0.75, "1,500人"),))
    return plain._replace(**fields)  # type: ignore[arg-type]


def points(*heights: float, label: str = "1,234人") -> tuple[ChartPoint, ...]:
    return tuple(point((at + 1) / 10, height, label) for at, height in enumerate(heights))


CHARTS = {
    "few": chart(points(0.3, 0.5)),
    "on one level": chart(points(*[0.5] * 10)),
    "up and down": chart(points(*[0.0, 1.0] * 5)),
    "all in one place": chart((point(0, 0.25, "500人"), point(0, 0.25, "501人")), goals=(point(0, 0.25, "502人"),)),
    "long figures": chart(points(0.1, 0.2, label="123,456,789.25千円")),
    "a thousand letters": chart(points(0.1, label="長" * 1_000), scale=(tick(0.0, "長" * 1_000), tick(1.0, "短"))),
    "many marks": chart((), scale=tuple(tick(at / 40, str(at)) for at in range(41))),
    "enormous marks": chart((), scale=(Tick(0.0, Figure(Decimal(0))), Tick(1.0, Figure(Decimal("9" * 60))))),
    "one year": chart(points(0.5), years=(tick(0.0, "R6"),)),
    "no years and no marks": chart((), years=(), scale=(), baseline=None, goals=()),
    "forty years": chart((), years=tuple(tick(at / 40, f"R{at + 1}") for at in range(41))),
    "stages": chart((point(0.1, 0.5, "設置・運用"),), scale=STAGES, goals=(point(1, 0.5, "運用"),)),
}


def crowded(drawn: Drawing) -> list[tuple[Box, Box]]:
    """Return the boxes that share a place, but for touching edges."""
    boxes = [label.box for label in drawn.labels]
    return [(one, other) for one, other in combinations(boxes, 2) if one.meets(other)]


@given(charts(), st.sampled_from(SIZES))
def test_no_label_over_another_and_none_cut(chart: Chart, size: tuple[float, float]) -> None:
    drawn = drawing(chart, size[0], wide, size[1])
    canvas = Box(-0.01, -0.01, drawn.width + 0.01, drawn.height + 0.01)
    assert crowded(drawn) == []
    assert all(label.box.inside(canvas) for label in drawn.labels)
    assert all(drawn.plot.left <= sign.x <= drawn.plot.right for sign in drawn.signs)


@given(charts(), st.sampled_from(SIZES))
@example(chart((point(1, 0, "00"),), goals=(point(0, 0, "0"), point(1, 1.1e-5, "0"))), SIZES[0])
def test_no_other_sign_is_nearer_to_a_label(chart: Chart, size: tuple[float, float]) -> None:
    drawn = drawing(chart, size[0], wide, size[1])
    points = [*chart.goals, *([chart.baseline] if chart.baseline else []), *chart.observed]
    signs = list(zip(points, drawn.signs, strict=True))
    for box, text in beside(drawn):
        own = [sign for point, sign in signs if point in chart.named and point.label.startswith(text)]
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        nearest = min(hypot(x - sign.x, y - sign.y) for sign in drawn.signs)
        # Signs that lie over one another are one to the eye, and to whoever places the labels.
        assert min(hypot(x - sign.x, y - sign.y) for sign in own) <= nearest + OVER_ONE_ANOTHER
        edge = min(box.away((sign.x, sign.y)) for sign in drawn.signs)
        assert min(box.away((sign.x, sign.y)) for sign in own) <= edge + OVER_ONE_ANOTHER


def beside(drawn: Drawing) -> list[tuple[Box, str]]:
    """Return the labels beside signs: what stands right of the scale and above the years."""
    labels = [(label.box, label.lines[0]) for label in drawn.labels if label.align == "center"]
    return [(box, text) for box, text in labels if box.bottom <= drawn.plot.bottom]


@pytest.mark.parametrize(
    ("box", "own", "signs", "said"),
    [
        pytest.param(Box(-10, -14, 10, -5), (0, 0), [(0, 0), (30, 0)], "yes", id="above its own"),
        pytest.param(Box(5, -14, 25, -5), (0, 0), [(0, 0), (17, 0)], "no", id="its middle nearer to the next"),
        pytest.param(Box(-20, -14, 20, -5), (0, 0), [(0, 0), (17, -3)], "no", id="its edge nearer to the next"),
        pytest.param(Box(-20, -14, 20, -5), (0, 0), [(0, 0), (17, 0)], "yes", id="its edge as near to both"),
        pytest.param(Box(-10, -14, 10, -5), (0, 0), [(0, 0), (0, 0)], "yes", id="two signs in one place"),
        pytest.param(Box(-10, -14, 10, -5), (0, 0), [(0, 0), (0, -18)], "no", id="between two"),
        pytest.param(Box(-28, -13, 28, -4.5), (0, 0), [(0, 0), (33.5, -9)], "no", id="its letters nearer to the next"),
        pytest.param(Box(-10, -14, 10, -5), (0, 0), [(0, 0), (0, 0.3)], "yes", id="above two that touch, the upper's"),
        pytest.param(Box(-10, -14, 10, -5), (0, 0.3), [(0, 0), (0, 0.3)], "no", id="above two that touch, the lower's"),
    ],
)
def test_what_belongs_to_a_sign(box: Box, own: Place, signs: list[Place], said: str) -> None:
    assert is_nearest(box, own, signs) is (said == "yes")


@pytest.mark.parametrize(
    ("observed", "goals", "named"),
    [
        pytest.param(points(0.3, 0.5), (point(1, 0.7, "3人"),), ["2", "3人", "500人"], id="one target"),
        pytest.param(
            points(0.3, 0.5),
            (point(0.1, 0.7, "1人"), point(0.4, 0.7, "2人"), point(0.8, 0.7, "3人")),
            ["2", "2人", "3人", "500人"],
            id="the one in force and the last",
        ),
        pytest.param(
            (),
            (point(0.4, 0.7, "2人"), point(0.8, 0.7, "3人")),
            ["2人", "3人", "500人"],
            id="nothing seen yet",
        ),
        pytest.param(points(0.3, 0.5), (), ["2", "500人"], id="no target in figures"),
    ],
)
def test_which_points_are_labelled(
    observed: tuple[ChartPoint, ...], goals: tuple[ChartPoint, ...], named: list[str]
) -> None:
    numbered = tuple(each._replace(figure=Figure(label=str(at))) for at, each in enumerate(observed, start=1))
    assert [point.label for point in chart(numbered, goals=goals).named] == named


def test_a_unit_too_long_for_a_picture_is_left_out() -> None:
    drawn = drawing(chart(points(0.5, label="1,234世帯（毎年度末の住民基本台帳による数）")), WIDTH, wide)
    assert "1,234" in texts(drawn)


@pytest.mark.parametrize(("width", "least"), SIZES)
def test_no_line_passes_through_a_label_of_the_shipped_plan(shipped: Path, width: float, least: float) -> None:
    for row in report_of(shipped, 2025).rows:
        assert row.chart is not None
        drawn = drawing(row.chart, width, shipped_fonts()[0].width, least)
        strokes = [*pairwise(drawn.path), *pairwise(drawn.observed)]
        assert not [label.lines for label in drawn.labels if any(map(label.box.over, strokes))]


@pytest.mark.parametrize(
    ("place", "far"),
    [
        pytest.param((5, 5), 0, id="inside"),
        pytest.param((4, 6), 0, id="a corner"),
        pytest.param((6.5, 5), 0.5, id="right of it"),
        pytest.param((5, 3.25), 0.75, id="above it"),
        pytest.param((1, 10), 5, id="off a corner"),
    ],
)
def test_how_far_a_place_is_from_a_box(place: Place, far: float) -> None:
    assert Box(4, 4, 6, 6).away(place) == pytest.approx(far)


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        pytest.param(Box(5, 5, 7, 7), True, id="over one another"),
        pytest.param(Box(6, 4, 8, 6), False, id="side by side"),
        pytest.param(Box(4, 6, 6, 8), False, id="one below the other"),
        pytest.param(Box(4, 2, 6, 4), False, id="one above the other"),
        pytest.param(Box(7, 5, 8, 6), False, id="apart"),
    ],
)
def test_boxes_that_touch_share_no_place(other: Box, meets: bool) -> None:  # noqa: FBT001  # a column of the table
    assert (Box(4, 4, 6, 6).meets(other), other.meets(Box(4, 4, 6, 6))) == (meets, meets)


@pytest.mark.parametrize(
    ("stroke", "length"),
    [
        pytest.param(((0, 5), (10, 5)), 2, id="across"),
        pytest.param(((5, 10), (5, 0)), 2, id="upright"),
        pytest.param(((0, 0), (10, 10)), 8**0.5, id="slanting"),
        pytest.param(((0, 5), (5, 5)), 1, id="ends inside"),
        pytest.param(((0, 8), (10, 8)), 0, id="beside"),
        pytest.param(((0, 9), (9, 20)), 0, id="past a corner"),
        pytest.param(((7, 7), (9, 9)), 0, id="begins behind"),
        pytest.param(((5, 5), (5, 5)), 0, id="a point"),
        pytest.param(((4, 0), (4, 9)), 0, id="along an edge"),
        pytest.param(((4, 0), (5, 9)), 82**0.5 / 4.5, id="out of an edge"),
    ],
)
def test_a_line_under_a_label_is_measured(stroke: Stroke, length: float) -> None:
    assert Box(4, 4, 6, 6).over(stroke) == pytest.approx(length)


def test_figures_of_the_shipped_plan_stand_at_their_points(shipped: Path) -> None:
    chart = report_of(shipped, 2025).rows[0].chart
    assert chart is not None
    drawn = drawing(chart, WIDTH, wide)
    shown = [line for label in drawn.labels for line in label.lines]
    assert sorted(line for line in shown if line.endswith("か所")) == ["12か所", "8か所", "9か所"]
    assert len(drawn.path) == 6
    assert [sign.kind for sign in drawn.signs] == ["goal", "baseline", "observed", "observed"]


def test_a_stage_is_not_named_twice(shipped: Path) -> None:
    row = next(row for row in report_of(shipped, 2025).rows if row.identity == "2-2-1")
    assert row.chart is not None
    shown = [line for label in drawing(row.chart, WIDTH, wide).labels for line in label.lines]
    assert shown.count("設置・運用") == 1


def texts(drawn: Drawing) -> list[str]:
    return ["".join(label.lines) for label in drawn.labels]


@pytest.mark.parametrize(("width", "least"), SIZES)
@pytest.mark.parametrize("name", CHARTS)
def test_no_label_is_cut_or_lies_over_another(name: str, width: float, least: float) -> None:
    drawn = drawing(CHARTS[name], width, wide, least)
    canvas = Box(-0.01, -0.01, drawn.width + 0.01, drawn.height + 0.01)
    assert crowded(drawn) == []
    assert all(label.box.inside(canvas) for label in drawn.labels)


def test_a_figure_of_the_scale_is_whole_or_left_out() -> None:
    shown = texts(drawing(CHARTS["enormous marks"], WIDTH, wide))
    assert "0" in shown
    assert not any("9" * 9 in text for text in shown)


def test_a_name_of_the_scale_is_cut_where_there_is_no_room() -> None:
    drawn = drawing(CHARTS["a thousand letters"], WIDTH, wide)
    assert [(len(label.lines), label.lines[-1][-1]) for label in drawn.labels if "長" in label.lines[0]] == [(4, "…")]
    assert drawn.height < WIDTH


def test_years_are_thinned_and_keep_the_last() -> None:
    shown = [text for text in texts(drawing(CHARTS["forty years"], WIDTH, wide)) if text.startswith("R")]
    assert shown[0] == "R41"
    assert 5 < len(shown) < 20
    numbers = [int(text[1:]) for text in shown]
    assert len({before - after for before, after in pairwise(numbers)}) == 1


def test_a_figure_that_all_but_meets_its_target_is_labelled_with_it() -> None:
    met = chart((point(1, 0.7, "96.7人"),), goals=(point(1, 0.703, "96.9人"),))
    assert {"96.7人", "96.9人"} <= set(texts(drawing(met, WIDTH, wide)))


def test_the_newest_figure_keeps_its_label_in_a_crowd() -> None:
    crowd = tuple(each._replace(figure=Figure(label=f"{at},234人")) for at, each in enumerate(points(*[0.5] * 10)))
    assert "9,234人" in texts(drawing(chart(crowd), WIDTH, wide))
