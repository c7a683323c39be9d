"""The lines around a position of a text, as YAML 1.1 cuts them."""

import re
from typing import Final

from ykplan.edit.scalar import BREAK

_BREAK: Final = re.compile(rf"\r\n|[{BREAK}]")


def line_end(text: str, position: int) -> int:
    """Return where the line of a position ends, before what ends it."""
    found = _BREAK.search(text, position)
    return found.start() if found else len(text)


def line_start(text: str, position: int) -> int:
    """Return where the line of a position starts."""
    return max(text.rfind(letter, 0, position) for letter in BREAK) + 1


def newline(text: str) -> str:
    """Return what ends the lines of a text: what ends its first one."""
    found = _BREAK.search(text)
    return found[0] if found and found[0] in ("\r\n", "\n", "\r") else "\n"
