"""What a difference between two states of a data folder is."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from ykplan.text import inert

NONE: Final = "なし"
ALWAYS: Final = 0
"""Of a change that may move the grades of every year."""


class Change(NamedTuple):
    """One difference, in words. `kind` is a word for machines.

    `identity` is that of an indicator or a measure, "" for the plan or a year as a whole; `year` is None in the plan.
    `moves` is the first fiscal year whose grades may be other ones because of it; None where it moves none.
    """

    identity: str
    name: str
    year: int | None
    kind: str
    what: str
    before: str
    after: str
    why: str | None = None
    moves: int | None = None


class Moved(NamedTuple):
    """A grade that is another one now. `because` names what changed: 目標値, 実績 …."""

    identity: str
    name: str
    year: int
    before: str
    after: str
    because: tuple[str, ...]


class Difference(NamedTuple):
    """All differences between two states, the plan's, then each year's, then the grades that moved."""

    before: str
    after: str
    plan: tuple[Change, ...]
    years: tuple[Change, ...]
    grades: tuple[Moved, ...]

    @property
    def nothing(self) -> bool:
        """Tell whether the two states say the same."""
        return not (self.plan or self.years or self.grades)


def change_text(value: object) -> str:
    """Return a value of a record in words, on one line; nothing where it says nothing."""
    if isinstance(value, tuple):
        return in_a_list(value)
    return "" if value is None else inert.one_line(str(value))


def in_a_list(texts: Iterable[str]) -> str:
    """Return several texts on one line."""
    return "、".join(map(inert.one_line, texts))
