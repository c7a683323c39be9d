"""Places in a text: from positions counted in characters to lines and columns."""

import re
from bisect import bisect_right
from typing import Final

from ykplan.diagnostic import Span

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


class Lines:
    """A named text, cut into lines as editors do: at LF, CRLF and CR only."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.shown: dict[int, str] = {}
        self.starts = (0, *(found.end() for found in _LINE_END.finditer(text)))

    def span(self, start: int, end: int) -> Span:
        """Return the stretch from position `start` to before `end` (from 0) as a place, without blanks at its end.

        A stretch of nothing but blanks (a tab that may not stand there) keeps its first letter.
        """
        start = min(max(start, 0), len(self.text))
        end = start + max(len(self.text[start:end].rstrip()), min(len(self.text[start:end]), 1))
        line, column = self._at(start)
        end_line, end_column = self._at(end)
        return Span(self.file, line, column, end_line, end_column, self.line(line))

    def _at(self, position: int) -> tuple[int, int]:
        line = bisect_right(self.starts, position)
        return line, position - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return a line by its number from 1; nothing where there is none."""
        if not 0 < number <= len(self.starts):
            return ""
        # Cut out once: a file on one long line may have a thousand findings.
        if number not in self.shown:
            self.shown[number] = self._cut_out(number)
        return self.shown[number]

    def _cut_out(self, number: int) -> str:
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
