"""What tired people type, as it is to stand in the data; what is not clear stays as typed, and the rules tell of it."""

import unicodedata
from collections.abc import Iterable

from ykplan.model.fields import readable_figure
from ykplan.words import ABSENT, NOT_REPORTED, alike, seen


def figure(text: str, unit: str) -> str:
    """Return a figure in ASCII digits, less the indicator's own unit: ９か所 → 9; anything else as it is.

    Only whole letters are read, so that 10³ is not taken for 103.
    """
    text = text.strip()
    for cut in range(len(text), 0, -1):
        number = readable_figure(text[:cut])
        if number is not None and (cut == len(text) or _same(text[cut:], unit)):
            return f"{number:f}"
    return text


def absence(text: str) -> str | None:
    """Return the word in the data for a reason for having no figure, typed in English or as it is printed."""
    words = {_folded(name): name for name, said in ABSENT.items() if said != NOT_REPORTED}
    words |= {_folded(said): name for name, said in ABSENT.items() if said != NOT_REPORTED}
    return words.get(_folded(text))


def stage(text: str, stages: Iterable[str]) -> str:
    """Return the stage that a text looks like, of other widths or with letters not seen; anything else as it is."""
    found = alike(text.strip(), stages)
    return found[0] if len(found) == 1 else text.strip()


def section(text: str, known: Iterable[str]) -> str:
    """Return the name of a section as the plan has it, where a text looks like one; anything else as it is."""
    found = alike(text.strip(), known)
    return found[0] if len(found) == 1 else text


def words(text: str) -> str | None:
    """Return a text less the blanks around it, its lines ended as in the data; None where nothing is left."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip() or None


def _same(one: str, other: str) -> bool:
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", seen(text)).strip().casefold().replace("-", "_")
