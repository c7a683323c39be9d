"""What the terminal can show: its width, its letters, and whether it has colours."""

import codecs
import os
import shutil
import sys
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from ykplan.text import inert, widths

# Signs that do not start a line (禁則).
_NEVER_FIRST: Final = "、。，．・：；？！）」』】〕％%ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"

WIDTHS: Final = {"1": 1, "2": 2}
"""What YKPLAN_AMBIGUOUS may say, and how many cells that is; the commands refuse anything else."""
_TWO_CELLS: Final = ("cp932", "shift_jis", "euc_j", "iso2022_jp")


class Screen(NamedTuple):
    """A terminal; piped output counts as one of 80 cells, without colours.

    `ambiguous` is how many cells ○△↗ and the like take, by default judged by the encoding.
    """

    width: int = 80
    encoding: str = "utf-8"
    colour: bool = False
    ambiguous: int | None = None

    def cells(self, text: str) -> int:
        """Return how many cells of this screen `text` takes."""
        return widths.width(text, self.sign)

    @property
    def sign(self) -> int:
        """Return how many cells a sign of ambiguous width takes."""
        return self.ambiguous or (2 if _is_japanese(self.encoding) else 1)

    def text(self, text: str) -> str:
        """Return `text` made inert, in letters that this screen has."""
        return inert.printable(inert.inert(text), self.encoding)

    def line(self, text: str) -> str:
        """Return `text` made inert, on one line, in letters that this screen has."""
        return inert.printable(inert.one_line(text), self.encoding)

    def wrapped(self, line: str) -> Iterator[str]:
        """Yield a line, made inert, in pieces that fit; those after the first are indented by two cells."""
        line = self.text(line)
        hang = " " * min(len(line) - len(line.lstrip(" ")) + 2, self.width // 2)
        while (fitting := self._fitting(line)) < len(line):
            cut = _break(line, fitting, len(hang), self.width)
            yield line[:cut].rstrip()
            line = hang + line[cut:].lstrip()
        yield line

    def has(self, letters: str) -> bool:
        """Tell whether this screen can show all these letters."""
        return inert.can_write(self.encoding, letters)

    def _fitting(self, line: str) -> int:
        """Return how many letters of a line fit, at least one."""
        taken, sign = 0, self.sign
        for position, letter in enumerate(line):
            taken += widths.width(letter, sign)
            if taken > self.width:
                return max(position, 1)
        return len(line)


def screen() -> Screen:
    """Return the screen of standard output, by its encoding, COLUMNS, NO_COLOR, TERM and YKPLAN_AMBIGUOUS."""
    # A Windows console shows colour codes as letters unless it says that it understands them.
    able = os.name != "nt" or any(name in os.environ for name in ("WT_SESSION", "ANSICON", "TERM"))
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = max(shutil.get_terminal_size().columns, 20)
    ambiguous = WIDTHS.get(os.environ.get("YKPLAN_AMBIGUOUS", ""))
    return Screen(width, sys.stdout.encoding or "utf-8", able and wanted and sys.stdout.isatty(), ambiguous)


@lru_cache(maxsize=8)
def _is_japanese(encoding: str) -> bool:
    """Tell whether an encoding is one in which every sign except ASCII is two cells wide."""
    try:
        return codecs.lookup(encoding).name.startswith(_TWO_CELLS)
    except LookupError:
        return False


def _break(line: str, fitting: int, least: int, width: int) -> int:
    """Return where to break a line: after a space or a Japanese comma near the end, never inside a number."""
    cut = fitting
    for place in range(cut, max(cut - width // 4, least), -1):
        if (line[place - 1] in " 、。／）　" or line[place] == " ") and line[place] not in _NEVER_FIRST:
            return place
    start = cut
    while start > least and line[start - 1].isascii() and line[start].isascii():
        start -= 1
    # A word in ASCII that fills the whole line has to be cut somewhere.
    cut = start if start > least else cut
    while cut > least + 1 and line[cut] in _NEVER_FIRST:
        cut -= 1
    return cut
