"""The first page of the published folder: every year's report, the history of every indicator, the open data."""

import base64
import hashlib
from collections.abc import Sequence
from typing import Final, NamedTuple

from ykplan import __version__
from ykplan.render.site.opendata import samples
from ykplan.report.values import Report
from ykplan.terms import labels
from ykplan.terms.labels import State

GENERATOR: Final = f"ykplan {__version__}"
_DRAFT: Final = "速報の数値を含みます。あとで変わることがあります。"


class PublishedYear(NamedTuple):
    """A year's reports: its label and state, the places of the page and the PDF, and the PDF's size in words."""

    label: str
    state: State | None
    page: str
    pdf: str
    size: str

    @property
    def state_words(self) -> str:
        """Return 記入例, 速報, 確定 or 未報告."""
        return labels.state_words(self.state) or labels.NOT_REPORTED

    @property
    def unsettled(self) -> str:
        """Return 記入例 or 速報; nothing for final figures."""
        return labels.unsettled(self.state)


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
        note=_note(years),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        style=Markup(style),  # noqa: S704  # shipped with the program, never anybody's text
        generator=GENERATOR,
    )
    return text.encode("utf-8", "replace")


def _note(years: Sequence[PublishedYear]) -> str | None:
    drafts = any(year.state == "draft" for year in years)
    return samples(year.label for year in years if year.state == "sample") or (_DRAFT if drafts else None)
