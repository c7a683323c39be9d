"""The first page of the published folder: every year's report, the history of every indicator, the open data."""

import base64
import hashlib
from collections.abc import Sequence
from typing import Final, NamedTuple

from ykplan import __version__
from ykplan.report.values import Report

GENERATOR: Final = f"ykplan {__version__}"
_NOTES: Final = {
    "記入例": "記入例（見本）の数値を含みます。報告された実績ではありません。",
    "速報": "速報の数値を含みます。あとで変わることがあります。",
}


class PublishedYear(NamedTuple):
    """A year's reports: its label and state, the places of the page and the PDF, and the PDF's size in words."""

    label: str
    state: str
    page: str
    pdf: str
    size: str


def render(report: Report, years: Sequence[PublishedYear]) -> bytes:
    """Return the page; `report` is that of the latest year, whose rows hold the figures of all."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    loader = PackageLoader("ykplan.render.site", "templates")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    style, _, _ = PackageLoader("ykplan.render.report", "templates").get_source(environment, "report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    text = environment.get_template("index.html.jinja").render(
        report=report,
        cover=report.cover,
        years=years,
        note=next((note for state, note in _NOTES.items() if state in [year.state for year in years]), None),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        style=Markup(style),  # noqa: S704  # shipped with the program, never anybody's text
        generator=GENERATOR,
    )
    return text.encode("utf-8", "replace")
