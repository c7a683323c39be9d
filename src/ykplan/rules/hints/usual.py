"""How figures, counts, years and days are usually written, by the field that they stand in."""

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from ykplan.data.model.fields import canonical_figure, readable_count, readable_day, readable_figure
from ykplan.terms import entry, fiscal
from ykplan.text.figures import plain

FIGURES: Final = ("value", "min", "max", "above", "below", "of_baseline", "tolerance", "points", "percent")
COUNTS: Final = (*entry.COUNTS, "priority", "digits")
YEARS: Final = ("year", "from", "by", "to")
DAYS: Final = ("deadline", "on")
_USUAL_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Kind(NamedTuple):
    """The usual writing of a field: a test for it, a rewriter (None: unreadable), and the words for a message."""

    is_usual: Callable[[str], object]
    rewritten: Callable[[str], str | None]
    said: Callable[[str], str] = " {} ".format

    def usually(self, text: str) -> str | None:
        """Return a text in its usual writing, or None where it cannot be read."""
        written = self.rewritten(text)
        return text if written is not None and self.is_usual(text) else written


def _figure(text: str) -> str | None:
    number = readable_figure(text)
    return None if number is None else plain(number)


def _count(text: str) -> str | None:
    number = readable_count(text)
    return None if number is None else str(number)


def _year(text: str) -> str | None:
    year = fiscal.parse_year(text)
    return fiscal.short(year) if isinstance(year, int) else None


def _day(text: str) -> str | None:
    day = readable_day(text)
    return None if day is None else day.isoformat()


def _as_year(short: str) -> str:
    year = fiscal.parse_year(short)
    return fiscal.show_year(year) if isinstance(year, int) else short


FIGURE: Final = Kind(canonical_figure, _figure)
COUNT: Final = Kind(canonical_figure, _count)
YEAR: Final = Kind(fiscal.canonical, _year, _as_year)
DAY: Final = Kind(_USUAL_DAY.fullmatch, _day)
KINDS: Final[Mapping[str, Kind]] = (
    dict.fromkeys(FIGURES, FIGURE)
    | dict.fromkeys(COUNTS, COUNT)
    | dict.fromkeys(YEARS, YEAR)
    | dict.fromkeys(DAYS, DAY)
)
"""By the name of a field."""
