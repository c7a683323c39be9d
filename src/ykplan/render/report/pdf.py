"""The report as a tagged PDF (PDF/UA-1), through typst, offline and with the shipped fonts only.

`ykplan[report]` brings typst and the fonts; without it `render` raises ModuleNotFoundError. The report goes into the
templates as JSON, so that every text stays the letters that it is.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from ykplan.platform import fonts
from ykplan.render.picture import picture_of, typeset
from ykplan.report.cells import Actual, Goal, ReportYear
from ykplan.report.chart.plot import Chart, ChartPoint, Tick
from ykplan.report.method import HEADINGS, NO_INDICATORS
from ykplan.report.values import Cover, Report, ReportRow
from ykplan.terms.entry import LABELS
from ykplan.terms.labels import OWN_GRADE
from ykplan.text.figures import Figure

TEMPLATES: Final = Path(__file__).parent / "typst"
CHART_WIDTH: Final = 238.0
"""Two charts and the gutter fill a line of text."""
_EXCERPT: Final = 12
# What no template reads: typst would hold it for each indicator and each of its years.
_UNREAD: Final[dict[type, frozenset[str]]] = {
    Cover: frozenset({"day", "state"}),
    ReportRow: frozenset({"measure", "measure_title", "unit", "error"}),
    ReportYear: frozenset({"year", "state"}),
    Figure: frozenset(Figure._fields),
    Goal: frozenset({"start"}),
    Actual: frozenset({"of", "grade", "rate"}),
}
# What the templates read besides the fields: what these print when they are asked.
_PRINTED: Final[dict[type, tuple[str, ...]]] = {
    Cover: ("state_words",),
    ReportYear: ("label", "unsettled"),
    Figure: ("text", "taken"),
    Goal: ("ends",),
}
_NAMES: Final = ("identity", "number", "label")
# The fonts lack ≒, and have the sign that others write for it.
_SPELLED: Final = str.maketrans(
    {"\t": "    ", "\ufeff": None, "\u200b": None, "\u2060": None, "\u00ad": None, "≒": "≈"}
)
_CONTROL: Final = re.compile("[\u2400-\u241f\u2421]")


class Unprintable(NamedTuple):
    """Why there is no PDF: letters that would have been boxes. A report with holes in its words is not made.

    `where` names the first place of each of the letters: 1-3-1 「外字の…」.
    """

    letters: tuple[str, ...]
    where: tuple[str, ...]


def render(report: Report) -> bytes | Unprintable:
    """Return the report as a PDF, the same bytes for the same report; or the letters that cannot be printed."""
    data = json.dumps(_data(report), ensure_ascii=False)
    if fonts.without_shape(data, fonts.shipped()):
        places = dict(reversed(list(_missing(report, ""))))
        return Unprintable(tuple(sorted(places)), tuple(places[letter] for letter in sorted(places)))
    return compiled(data)


def compiled(data: str) -> bytes:
    """Return the PDF of a report given as JSON."""
    (made,) = typeset(
        TEMPLATES / "report.typ",
        {
            "report": data,
            "headings": json.dumps(HEADINGS._asdict()),
            "own_grade": OWN_GRADE,
            "entry_labels": json.dumps(LABELS),
        },
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    return made


def _missing(value: Any, near: str) -> Iterator[tuple[str, str]]:
    """Yield the letters without a shape, each with the words around it; `near` names what these belong to."""
    if isinstance(value, str):
        text = _shown(value)
        for letter in fonts.without_shape(text, fonts.shipped()):
            at = text.index(letter)
            yield letter, f"{near}「{text[max(at - _EXCERPT, 0) : at + _EXCERPT + 1]}」"
    elif isinstance(value, Figure):
        yield from _missing(value.text, near)
    elif isinstance(value, ChartPoint | Tick):
        yield from _missing(value.label, near)
    elif isinstance(value, tuple):
        named = next((getattr(value, name) for name in _NAMES if isinstance(getattr(value, name, None), str)), "")
        for inner in value:
            yield from _missing(inner, f"{named} " if named and inner is not named else near)


def _data(report: Report) -> dict[str, Any]:
    """Return what the templates read: the report, and what is the same in every report."""
    data = _plain(report) | {"no_indicators": NO_INDICATORS}
    assert isinstance(data, dict)  # noqa: S101  # a named tuple
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Chart):
        canvas = picture_of(value, CHART_WIDTH)
        canvas["letters"] = [(x, y, _shown(letters)) for x, y, letters in canvas["letters"]]
        return {"title": _shown(value.title), "description": _shown(value.description), "drawn": canvas}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        unread = _UNREAD.get(type(value), frozenset())
        read = (*(name for name in value._asdict() if name not in unread), *_PRINTED.get(type(value), ()))
        return {name: _plain(getattr(value, name)) for name in read}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, bytes):
        return list(value)
    return _shown(value) if isinstance(value, str) else value


def _shown(text: str) -> str:
    """Return a text as it is printed: tabs as spaces, pictures of control characters as their codes.

    Letters that only say where a line may end are left out: what is seen can be found. PDF/UA forbids U+FEFF besides.
    """
    return _CONTROL.sub(lambda control: f"\\u{_code(control[0]):04x}", text.translate(_SPELLED))


def _code(picture: str) -> int:
    return 0x7F if picture == "\u2421" else ord(picture) - 0x2400
