"""What a shell may be offered to complete a line with.

The scripts that typer gives a shell let it evaluate, expand and split what the program prints. The plan's names are
other people's text, so nothing gets there that means anything to a shell.
"""

import sys
import unicodedata
from collections.abc import Iterable
from typing import Final

from ykplan.words import can_write, continued, is_invisible

_LONGEST: Final = 100
_PLAIN: Final = frozenset("-_.,/ ")
_KINDS: Final = frozenset("LMNPS")
_TO_FULL_WIDTH: Final = 0xFEE0


def candidates(found: Iterable[tuple[str | None, str | None]], typed: str) -> list[tuple[str, str]]:
    """Return the ids that start with what is typed, or look so, one each, with their names in letters only.

    An id that a shell would take for something else than a word is not offered: it would stand in the line as it is.
    """
    names: dict[str, str] = {}
    for identity, name in found:
        word = continued(typed, identity) if identity else None
        if word and _is_word(word):
            names.setdefault(word, letters(name or ""))
    return list(names.items())


def letters(text: str) -> str:
    """Return `text` as one short line in which no letter means anything to a shell: $(x) → ＄（x）."""
    line = " ".join("".join(map(_letter, text)).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _is_word(text: str) -> bool:
    encoding = sys.stdout.encoding or "utf-8"
    return letters(text) == text and " " not in text and text[0] not in "-," and can_write(encoding, text)


def _letter(letter: str) -> str:
    if letter in _PLAIN or (letter.isascii() and letter.isalnum()):
        return letter
    if letter.isascii() and letter.isprintable():
        return chr(ord(letter) + _TO_FULL_WIDTH)
    if letter.isspace() or not letter.isprintable():
        return "" if is_invisible(letter) else " "
    return letter if unicodedata.category(letter)[0] in _KINDS and not is_invisible(letter) else ""
