"""The lines around a position of a text, as YAML 1.1 cuts them."""

import re
from typing import Final

from ykplan.edit.scalar import BREAK

_NEAR: Final = 256
_BREAK: Final = re.compile(rf"\r\n|[{BREAK}]")


def line_end(text: str, position: int) -> int:
    """Return where the line of a position ends, before what ends it."""
    found = _BREAK.search(text, position)
    return found.start() if found else len(text)


def line_start(text: str, position: int) -> int:
    """Return where the line of a position starts."""
    start, reach, found = position, _NEAR, -1
    # Step by step: most of these letters are nowhere in a file, and would be looked for up to its start each time.
    while found < 0 and start > 0:
        start, reach = max(position - reach, 0), 2 * reach
        found = max(text.rfind(letter, start, position) for letter in BREAK)
    return found + 1


def newline(text: str) -> str:
    """Return what ends the lines of a text: what ends its first one."""
    found = _BREAK.search(text)
    return found[0] if found and found[0] in ("\r\n", "\n", "\r") else "\n"
