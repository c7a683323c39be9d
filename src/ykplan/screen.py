"""What the terminal at hand can show: how wide it is, which letters it has, and whether it has colours."""

import os
import shutil
import sys
from collections.abc import Iterator
from typing import Final, NamedTuple

from ykplan import words

# Signs that do not start a line (禁則).
_NEVER_FIRST: Final = "、。，．・：；？！）」』】〕％%ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"


class Screen(NamedTuple):
    """A terminal, or what stands for it when output is piped: 80 cells wide, without colours."""

    width: int = 80
    encoding: str = "utf-8"
    colour: bool = False

    def text(self, text: str) -> str:
        """Return `text` inert, in letters that this screen has."""
        return words.printable(words.inert(text), self.encoding)

    def line(self, text: str) -> str:
        """Return `text` inert and on one line, in letters that this screen has."""
        return words.printable(words.one_line(text), self.encoding)

    def wrapped(self, line: str) -> Iterator[str]:
        """Yield a line, made inert, in pieces that fit; those after the first stand two cells further in."""
        line = self.text(line)
        hang = " " * min(len(line) - len(line.lstrip(" ")) + 2, self.width // 2)
        while _fitting(line, self.width) < len(line):
            cut = _break(line, self.width, len(hang))
            yield line[:cut].rstrip()
            line = hang + line[cut:].lstrip()
        yield line

    def has(self, letters: str) -> bool:
        """Tell whether this screen can show all these letters."""
        return words.can_write(self.encoding, letters)


def screen() -> Screen:
    """Return what standard output can show, by its encoding, COLUMNS, NO_COLOR and TERM."""
    # A Windows console shows colour codes as letters unless it says that it understands them.
    able = os.name != "nt" or any(name in os.environ for name in ("WT_SESSION", "ANSICON", "TERM"))
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = max(shutil.get_terminal_size().columns, 20)
    return Screen(width, sys.stdout.encoding or "utf-8", able and wanted and sys.stdout.isatty())


def _break(line: str, width: int, least: int) -> int:
    """Return where to break: after a space or a Japanese comma where one is near the end, never inside a number."""
    cut = _fitting(line, width)
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


def _fitting(line: str, width: int) -> int:
    """Return how many letters of a line, at least one, take no more than `width` cells."""
    taken = 0
    for position, letter in enumerate(line):
        taken += words.width(letter)
        if taken > width:
            return max(position, 1)
    return len(line)
