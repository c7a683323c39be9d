"""What is wrong with filled forms, as values: found here, put into words by the rules (YK401 and on)."""

from collections.abc import Mapping
from typing import NamedTuple

from ykplan.terms.diagnostic import Span


class Doubt(NamedTuple):
    """Why a cell's content is not taken: a word that the rules know, and what is said about it."""

    kind: str
    facts: Mapping[str, str] = {}


class Trouble(NamedTuple):
    """Something wrong in a form, and where. `identity` is the indicator whose row cannot be taken for it.

    With None nothing of the form can be taken, with "" all rows of it can. What only `warns` keeps nothing from it.
    """

    kind: str
    span: Span
    facts: Mapping[str, str] = {}
    identity: str | None = None
    warns: bool = False


def whole_file(file: str, sheet: str = "") -> Span:
    """Return the place of a whole workbook, or of a whole sheet of it."""
    return Span(file, 1, 1, 1, 1, sheet=sheet)
