"""Pieces of a text put into the place of others."""

from collections.abc import Iterable
from typing import NamedTuple


class Splice(NamedTuple):
    """What is to stand between two positions of a text; an insertion where they are the same."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str | None:
    """Return a text with splices put in, those at one position in their own order; None where two overlap."""
    parts: list[str] = []
    at = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if splice.start < at:
            return None
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join(parts) + text[at:]
