"""The annual report as one HTML file: nothing beside it, nothing fetched, and nothing in its texts that is run."""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ykplan.report.chart.drawing import Drawing, drawing
from ykplan.report.method import HEADINGS, NO_INDICATORS
from ykplan.report.values import Picture, Report, ReportRow, ReportSection
from ykplan.terms import labels
from ykplan.text import widths

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_KINDS: Final = {"png": "image/png", "svg": "image/svg+xml"}
_ANCHOR: Final = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")
_BETWEEN: Final = re.compile(r"(?<=[ 、])")
# As many digits as a phone is wide; a longer figure has to be divided.
_FIGURE: Final = re.compile(r"([−+]?\d[\d,.]{0,29}%?)")
_SHORT: Final = 16
# Figures and years come again and again: so many texts are remembered as they were printed.
_TEXTS: Final = 10_000
# More columns of figures than these are cut by the edge of an upright sheet.
_YEARS_ON_PAPER: Final = 5
_OFFICES: Final = "都道府県市区町村"
# A chart's units are its own: with letters of 7 it is shown twice as large on a wide screen. Nobody knows the font, so
# a letter is taken to be as wide as those of usual ones.
_CHART: Final = 200.0
_LETTER: Final = 0.6


class PlacedRow(NamedTuple):
    """An indicator with its address in the page and its picture."""

    anchor: str
    row: ReportRow
    drawing: Drawing | None


class PlacedSection(NamedTuple):
    """A measure with its address in the page."""

    anchor: str
    section: ReportSection
    rows: tuple[PlacedRow, ...]


def render(report: Report) -> bytes:
    """Return the report as the bytes of an HTML file."""
    style, script = _asset("report.css"), _asset("report.js")
    measures = tuple(_placed(report))
    page = _environment().get_template("report.html.jinja")
    text = page.render(
        report=report,
        cover=report.cover,
        measures=measures,
        links=_links(measures),
        years=report.years,
        paper=_YEARS_ON_PAPER,
        with_sections=any(row.section for row in report.rows),
        office=_office(report.cover.municipality),
        logo=_data(report.cover.logo) if report.cover.logo else None,
        style=style,
        script=script,
        policy=_policy(style, script, images=report.cover.logo is not None),
    )
    return text.encode("utf-8", "replace")


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("ykplan.render.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["lines"] = _lines
    environment.filters["kept"] = _kept
    environment.filters["place"] = "{:.1f}".format
    environment.globals["figure"] = _figure
    environment.globals["headings"] = HEADINGS
    environment.globals["own_grade"] = labels.OWN_GRADE
    environment.globals["no_indicators"] = NO_INDICATORS
    environment.tests["short"] = _short
    return environment


def _lines(text: str) -> "Markup":
    """Return a text whose line ends are line ends on the page too."""
    from markupsafe import Markup, escape

    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def _short(text: str) -> bool:
    return widths.width(text) <= _SHORT


@lru_cache(maxsize=_TEXTS)
def _figure(text: str) -> "Markup":
    """Return a figure, a grade or a stage as one word where it is short enough for a line of a phone."""
    from markupsafe import Markup

    if not _short(text):
        return _kept(text)
    kind = "figure" if any(map(str.isdigit, text)) else "term"
    return Markup('<span class="{}">{}</span>').format(kind, text)


def _kept(text: str) -> "Markup":
    """Return a sentence of figures in which the end of a line parts no figure, and no short one from its unit."""
    from markupsafe import Markup

    return Markup().join(_whole(part) if _short(part) else _digits(part) for part in _BETWEEN.split(text))


def _digits(text: str) -> "Markup":
    from markupsafe import Markup

    parts = _FIGURE.split(text)
    return Markup().join(_whole(part) if at % 2 else _lines(part) for at, part in enumerate(parts))


def _whole(text: str) -> "Markup":
    from markupsafe import Markup

    return Markup('<span class="figure">{}</span>').format(text) if text else Markup()


def _asset(name: str) -> "Markup":
    """Return a file of our own that goes into the page as it is."""
    from markupsafe import Markup

    environment = _environment()
    loader = environment.loader
    assert loader is not None  # noqa: S101 - set where the environment is made
    text, _, _ = loader.get_source(environment, name)
    # A browser takes the hash after it has made the line ends of a checkout on Windows its own.
    return Markup(text.replace("\r\n", "\n"))  # noqa: S704 - shipped with the program, never anybody's text


def _policy(style: str, script: str, *, images: bool) -> str:
    rules = ["default-src 'none'", f"style-src {_hash(style)}", f"script-src {_hash(script)}"]
    rules += ["img-src data:"] if images else []
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data(picture: Picture) -> str:
    return f"data:{_KINDS[picture.kind]};base64,{base64.b64encode(picture.content).decode()}"


def _placed(report: Report) -> Iterator[PlacedSection]:
    taken: set[str] = set()
    for section in report.sections:
        anchor = _anchor("m", section.number, taken)
        rows = tuple(PlacedRow(_anchor("i", row.identity, taken), row, _drawn(row)) for row in section.rows)
        yield PlacedSection(anchor, section, rows)


def _drawn(row: ReportRow) -> Drawing | None:
    return drawing(row.chart, _CHART, lambda text: widths.width(text) * _LETTER) if row.chart else None


def _anchor(kind: str, number: str, taken: set[str]) -> str:
    """Return an address that stays the same from year to year where the number can be part of one, and is free."""
    wanted = f"{kind}{number}" if _ANCHOR.fullmatch(number) else f"{kind}_{len(taken)}"
    anchor = f"{kind}_{len(taken)}" if wanted in taken else wanted
    taken.add(anchor)
    return anchor


def _links(measures: tuple[PlacedSection, ...]) -> dict[str, str]:
    return {placed.row.identity: placed.anchor for measure in reversed(measures) for placed in reversed(measure.rows)}


def _office(municipality: str) -> str:
    """Return what the municipality calls itself, such as 市 or 町."""
    last = municipality[-1:]
    return last if last and last in _OFFICES else "市"
