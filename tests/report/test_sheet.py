"""Charts on their sheet: every label in it, none over another, however crowded or long."""

from itertools import combinations, pairwise

import pytest

from ykplan.report.sheet import HEIGHT, LETTER, LINE, WIDTH, Drawing, Label, drawing, length
from ykplan.report.values import Chart, Point, Tick

STAGES = (Tick(0.0, "未設置"), Tick(0.5, "設置・運用"), Tick(1.0, "拡充"))
FIGURES = tuple(Tick(at / 4, f"{at * 500:,}") for at in range(5))


def chart(observed: tuple[Point, ...], **fields: object) -> Chart:
    years = tuple(Tick(at / 10, f"R{at + 5}") for at in range(11))
    plain = Chart("題", "説明", years, FIGURES, Point(0, 0.25, "500人"), observed, (), (Point(1, 0.75, "1,500人"),))
    return plain._replace(**fields)  # type: ignore[arg-type]


def points(*heights: float, label: str = "1,234人") -> tuple[Point, ...]:
    return tuple(Point((at + 1) / 10, height, label) for at, height in enumerate(heights))


CHARTS = {
    "few": chart(points(0.3, 0.5)),
    "on one level": chart(points(*[0.5] * 10)),
    "up and down": chart(points(*[0.0, 1.0] * 5)),
    "all in one place": chart((Point(0, 0.25, "500人"), Point(0, 0.25, "501人")), goals=(Point(0, 0.25, "502人"),)),
    "long figures": chart(points(0.1, 0.2, label="123,456,789.25千円")),
    "ten thousand letters": chart(points(0.1, label="長" * 10_000), scale=(Tick(0.0, "長" * 10_000), Tick(1.0, "短"))),
    "many marks": chart((), scale=tuple(Tick(at / 40, str(at)) for at in range(41))),
    "enormous marks": chart((), scale=(Tick(0.0, "0"), Tick(1.0, "9" * 60))),
    "one year": chart(points(0.5), years=(Tick(0.0, "R6"),)),
    "no years and no marks": chart((), years=(), scale=(), baseline=None, goals=()),
    "forty years": chart((), years=tuple(Tick(at / 40, f"R{at + 1}") for at in range(41))),
    "stages": chart((Point(0.1, 0.5, "設置・運用"),), scale=STAGES, goals=(Point(1, 0.5, "運用"),)),
}


def box(label: Label) -> tuple[float, float, float, float]:
    wide = max(map(length, label.lines))
    left = float(label.x) - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    top = float(label.y) - LETTER + 1
    return left, top, left + wide, top + LINE * len(label.lines)


@pytest.mark.parametrize("name", CHARTS)
def test_no_label_is_cut_or_lies_over_another(name: str) -> None:
    boxes = [box(label) for label in drawing(CHARTS[name]).labels]
    for left, top, right, bottom in boxes:
        assert left >= -1
        assert top >= -1
        assert right <= WIDTH + 1
        assert bottom <= HEIGHT + 1
    for one, other in combinations(boxes, 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        assert across <= 0.2 or min(one[3], other[3]) - max(one[1], other[1]) <= 0.2


def texts(found: Drawing) -> list[str]:
    return ["".join(label.lines) for label in found.labels]


def test_a_label_that_the_axis_bears_already_is_not_said_twice() -> None:
    assert texts(drawing(CHARTS["stages"])).count("設置・運用") == 1
    assert "運用" in texts(drawing(CHARTS["stages"]))


def test_a_figure_is_whole_or_left_out() -> None:
    shown = texts(drawing(CHARTS["enormous marks"]))
    assert "0" in shown
    assert not any("9" * 9 in text for text in shown)


def test_years_are_thinned_evenly_and_keep_the_last() -> None:
    shown = [text for text in texts(drawing(CHARTS["forty years"])) if text.startswith("R")]
    assert shown[-1] == "R41"
    steps = {int(after[1:]) - int(before[1:]) for before, after in pairwise(shown)}
    assert len(steps) == 1


def test_the_newest_figure_keeps_its_label_in_a_crowd() -> None:
    crowd = tuple(point._replace(label=f"{at},234人") for at, point in enumerate(points(*[0.5] * 10)))
    assert "9,234人" in texts(drawing(chart(crowd)))


def test_the_line_begins_at_the_edge_of_the_hollow_marker() -> None:
    line = (Point(0, 0.25, ""), Point(1, 0.75, ""))
    found = drawing(chart((), line=line))
    assert found.baseline is not None
    assert not found.line.startswith(f"{found.baseline.x},")
    assert drawing(chart((), line=line, baseline=None)).line.startswith(f"{found.baseline.x},")
