"""The charts of the files that are made, measured: beside each label, no other point's sign is nearer than its own."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from math import hypot
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pypdf import PdfReader
from pypdf.generic import DecodedStreamObject, NameObject

from tests.report.difficult import write_difficult
from tests.report.making import report_of
from ykplan.platform.fonts import shipped as shipped_fonts
from ykplan.render.report import html, pdf
from ykplan.report.chart.plot import Chart, ChartPoint
from ykplan.report.values import Report

YEARS = [2024, 2025, 2028, 2033]
SIZE = 7.0
# The texts of a page, of which those of charts are kept.
TEXTS = re.compile(rb"\nq [^\n]*\nBT\b.*?\nET\nQ\n", re.DOTALL)
OF_LABEL = b" %g Tf" % SIZE
# A circle and a diamond, as wide as they are drawn, with room for what is rounded.
SIGNS = (4.8, 8.0)


class Label(NamedTuple):
    """A text in a chart and where it stands, its letters between `left` and `right`; y is their foot, downwards."""

    text: str
    left: float
    right: float
    y: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.left, self.y - 0.75 * SIZE, self.right, self.y


class Drawn(NamedTuple):
    """A chart as it was made: its size, the middle of each sign, and its texts."""

    signs: list[tuple[float, float]]
    labels: list[Label]


@pytest.fixture(scope="module")
def difficult(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_difficult(tmp_path_factory.mktemp("difficult"))


def charts(report: Report) -> list[Chart]:
    return [row.chart for row in report.rows if row.chart is not None]


def points(chart: Chart) -> list[ChartPoint]:
    """Return the points of a chart in the order in which their signs are drawn."""
    return [*chart.goals, *([chart.baseline] if chart.baseline else []), *chart.observed]


def misplaced(chart: Chart, drawn: Drawn) -> Iterator[str]:
    """Yield the labels that stand nearer to another sign than to any of the points that they are written for."""
    assert len(drawn.signs) == len(points(chart))
    signs = list(zip(points(chart), drawn.signs, strict=True))
    for label in drawn.labels:
        own = [place for point, place in signs if point in chart.named and is_said(label.text, point)]
        if not own or label.text in on_axes(chart):
            continue
        measures = [_to_middle(label, own, drawn.signs), _to_edge(label, own, drawn.signs)]
        if any(mine > others + 0.06 for mine, others in measures):
            yield f"{chart.title}: {label.text}"


def on_axes(chart: Chart) -> set[str]:
    return {tick.label for tick in (*chart.years, *chart.scale)}


def is_said(text: str, point: ChartPoint) -> bool:
    """Tell whether a text says a point's figure, or the figure alone where its unit is very long."""
    return text == point.label or (len(point.label) > 15 and point.label.startswith(text) and len(text) > 0)


def _to_middle(
    label: Label, own: Sequence[tuple[float, float]], signs: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    left, top, right, bottom = label.box
    x, y = (left + right) / 2, (top + bottom) / 2
    return min(hypot(x - a, y - b) for a, b in own), min(hypot(x - a, y - b) for a, b in signs)


def _to_edge(
    label: Label, own: Sequence[tuple[float, float]], signs: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    left, top, right, bottom = label.box

    def away(place: tuple[float, float]) -> float:
        return hypot(max(left - place[0], 0, place[0] - right), max(top - place[1], 0, place[1] - bottom))

    return min(map(away, own)), min(map(away, signs))


def unlettered(chart: Chart, drawn: Drawn) -> list[str]:
    """Return the figures that are to be labelled and have no text in the chart; stages are named on the axis."""
    shown = [label.text for label in drawn.labels]
    figures = [point for point in chart.named if point.figure.number is not None]
    return [point.label for point in figures if not any(is_said(text, point) for text in shown)]


def from_html(report: Report) -> list[Drawn]:
    page = html.render(report).decode()
    return [_svg(found[1]) for found in re.finditer(r'<figure class="chart">\s*(<svg.*?</svg>)', page, re.DOTALL)]


def _svg(svg: str) -> Drawn:
    signs = [(float(x), float(y)) for x, y in re.findall(r'class="hollow" d="M(\S+) (\S+)m0', svg)]
    signs += [(float(x), float(y)) for x, y in re.findall(r'<circle cx="(\S+)" cy="(\S+)"', svg)]
    texts = re.findall(r'<text [^>]*?x="(\S+)" y="(\S+)" text-anchor="middle">([^<]*)</text>', svg)
    labels = [(text.strip(), float(x), float(y), _estimated(text.strip())) for x, y, text in texts]
    return Drawn(signs, [Label(text, x - wide / 2, x + wide / 2, y) for text, x, y, wide in labels])


def _estimated(text: str) -> float:
    return sum(0.55 if letter.isascii() or letter == "−" else 1.0 for letter in text) * SIZE


def from_pdf(report: Report) -> list[Drawn]:
    content = pdf.render(report)
    assert isinstance(content, bytes)
    found: list[Drawn] = []
    for page in PdfReader(BytesIO(content)).pages:
        # A page without a curve has no circle, and so no chart; to read its letters takes long.
        content_of: Any = page.get_contents()
        if re.search(rb"\sc\s", drawn := content_of.get_data()):
            labels_only = DecodedStreamObject()
            labels_only.set_data(TEXTS.sub(lambda text: text[0] if OF_LABEL in text[0] else b"\n", drawn))
            page[NameObject("/Contents")] = labels_only
            found += _page(page)
    return [drawn for drawn in found if drawn.signs and drawn.labels]


def _page(page: Any) -> list[Drawn]:
    """Return the charts of a page, in order: each begins with the frame that it is cut by."""
    found: list[Drawn] = [Drawn([], [])]
    path: list[tuple[float, float]] = []
    width = shipped_fonts()[0].width

    def drawing(operator: bytes, operands: list[Any], matrix: list[float], _: list[float]) -> None:
        if operator == b"m":
            path.clear()
        if operator in (b"m", b"l", b"c"):
            x, y = (float(each) for each in operands[-2:])
            path.append((matrix[0] * x + matrix[4], matrix[3] * y + matrix[5]))
        if operator == b"h":
            wide, high = (max(way) - min(way) for way in zip(*path, strict=True))
            if abs(wide - pdf.CHART_WIDTH) < 0.1 and high > 50:
                found.append(Drawn([], []))
            elif any(abs(wide - sign) < 0.1 and abs(high - sign) < 0.1 for sign in SIGNS):
                x, y = ((max(way) + min(way)) / 2 for way in zip(*path, strict=True))
                found[-1].signs.append((x, -y))

    def writing(text: str, matrix: list[float], _: list[float], __: object, size: float) -> None:
        said = text.strip()
        if said and size == SIZE:
            label, texts = Label(said, matrix[4], matrix[4] + width(said) * SIZE, -matrix[5]), found[-1].labels
            # A text is written in pieces.
            if texts and abs(texts[-1].right - label.left) < 0.1 and abs(texts[-1].y - label.y) < 0.1:
                last = texts.pop()
                label = label._replace(text=last.text + said, left=last.left)
            texts.append(label)

    page.extract_text(visitor_operand_before=drawing, visitor_text=writing)
    return found


FORMS = {"html": from_html, "pdf": from_pdf}


@cache
def made(folder: Path, year: int, form: str) -> tuple[list[Chart], list[Drawn]]:
    """Return the charts of a year's report, and as they are drawn in a format."""
    report = report_of(folder, year)
    return charts(report), FORMS[form](report)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("year", YEARS)
def test_no_other_sign_is_nearer_to_a_label(difficult: Path, year: int, form: str) -> None:
    wanted, drawn = made(difficult, year, form)
    assert len(wanted) == len(drawn) == 62
    pairs = list(zip(wanted, drawn, strict=True))
    assert [wrong for chart, each in pairs for wrong in misplaced(chart, each)] == []
    # Where figures of a dozen digits stand close together, one may be left to the table beside.
    assert len([left for chart, each in pairs for left in unlettered(chart, each)]) <= 4


@pytest.mark.parametrize("form", FORMS)
def test_only_baseline_latest_figure_and_target_are_labelled(difficult: Path, form: str) -> None:
    for chart, drawn in zip(*made(difficult, 2033, form), strict=True):
        others = {point.label for point in points(chart)} - {point.label for point in chart.named}
        assert not [label.text for label in drawn.labels if label.text in others - on_axes(chart)]
        assert {*chart.observed[-1:], *chart.goals[-1:], chart.baseline} <= {*chart.named}
        assert len(chart.named) <= 4
