"""How many cells of a terminal a text takes."""

import unicodedata
from functools import lru_cache


def width(text: str, ambiguous: int = 1) -> int:
    """Return how many terminal cells `text` takes; wide and full-width letters take two, marks that combine none.

    Signs that Unicode calls ambiguous (○△↗×…) take one or two, as the terminal does it.
    """
    return len(text) if text.isascii() else sum(_cells(letter, ambiguous) for letter in text)


@lru_cache(maxsize=4096)
def _cells(letter: str, ambiguous: int) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0
    kind = unicodedata.east_asian_width(letter)
    return ambiguous if kind == "A" else 2 if kind in "WF" else 1
