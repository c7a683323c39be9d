"""What of a chart is drawn as SVG: all its strokes and signs, and none of its letters."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.report.making import report_of
from ykplan.platform.fonts import shipped as shipped_fonts
from ykplan.render.picture import picture_of, svg
from ykplan.report.chart.drawing import Drawing, drawing
from ykplan.report.chart.plot import Chart

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 238.0


@pytest.fixture
def chart(shipped: Path) -> Chart:
    found = report_of(shipped, 2025).rows[0].chart
    assert found is not None
    return found


@pytest.fixture
def canvas(chart: Chart) -> Drawing:
    return drawing(chart, WIDTH, shipped_fonts()[0].width)


def test_every_sign_stands_at_its_point(canvas: Drawing) -> None:
    root = ElementTree.fromstring(svg(canvas))  # noqa: S314  # our own drawing
    circles = [(float(each.get("cx", "")), float(each.get("cy", ""))) for each in root.iter(f"{SVG}circle")]
    assert circles == [(round(sign.x, 2), round(sign.y, 2)) for sign in canvas.signs if sign.kind != "goal"]
    assert root.get("width") == f"{WIDTH:g}"


def test_the_line_to_the_target_is_dashed(canvas: Drawing) -> None:
    assert svg(canvas).count("stroke-dasharray") == 1
    assert "stroke-dasharray" not in svg(canvas._replace(path=canvas.path[:1]))


def test_every_letter_stays_text(chart: Chart, canvas: Drawing) -> None:
    found = picture_of(chart, WIDTH)
    assert [words for _, _, words in found["letters"]] == [line for label in canvas.labels for line in label.lines]
    assert {each.tag for each in ElementTree.fromstring(found["svg"]).iter()} <= {  # noqa: S314  # our own drawing
        f"{SVG}svg",
        f"{SVG}path",
        f"{SVG}circle",
    }


def test_letters_stand_in_the_middle_of_their_boxes(chart: Chart, canvas: Drawing) -> None:
    width = shipped_fonts()[0].width
    year = next(label for label in canvas.labels if label.lines == ("R10",))
    left = next(x for x, _, words in picture_of(chart, WIDTH)["letters"] if words == "R10")
    assert left + width("R10") * canvas.size / 2 == pytest.approx((year.box.left + year.box.right) / 2)
