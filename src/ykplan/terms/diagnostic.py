"""A finding about the data, as a value: what, how grave, and exactly where."""

from enum import StrEnum
from typing import NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""The way to a node of a YAML file: keys and list positions from the top."""


class Severity(StrEnum):
    """How grave a finding is.

    An error makes a figure meaningless or untraceable. A warning is unusual but publishable.
    A hint tells of a better way to write the same thing and is never counted.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Span(NamedTuple):
    """A stretch of one file.

    Lines and columns count from 1, columns in characters; the end is the first position after
    the stretch. `excerpt` is the whole first line, so that a printer needs no file.

    In a workbook `sheet` is the sheet's name (empty for the workbook as a whole), lines and columns are a cell's, and
    an empty stretch is the whole sheet; `excerpt` is what the cell shows.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str = ""
    sheet: str | None = None

    @property
    def cell(self) -> str | None:
        """Return the name of a workbook's cell, F7; None for a whole sheet or a text file."""
        return f"{letters(self.column)}{self.line}" if self.sheet and self.end_column > self.column else None

    @property
    def inside(self) -> str:
        """Return the place in the file for messages: 5:19, in a workbook 実績!F7."""
        if self.sheet is None:
            return f"{self.line}:{self.column}"
        return "!".join(filter(None, (self.sheet, self.cell)))

    @property
    def place(self) -> str:
        """Return file and place: plan.yaml:5:19, 福祉課.xlsx!実績!F7."""
        separator = ":" if self.sheet is None else "!"
        return f"{self.file}{separator}{self.inside}" if self.inside else self.file


class Diagnostic(NamedTuple):
    """指摘: one finding. `path` names the node of the file that it is about.

    `fix` is the text that may safely stand in the place of the span: another way to write the same.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str | None = None
    path: Path = ()
    fix: str | None = None


class Findings(NamedTuple):
    """The findings of one run, in order, and every file it looked at.

    `notices` say what could not be checked, and why. `bugs` are tracebacks of bugs in the program: a plan in which
    it made one has no findings.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    notices: tuple[str, ...] = ()
    bugs: tuple[str, ...] = ()


def letters(column: int) -> str:
    """Return the letters of a workbook's column: 6 → F, 28 → AB."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
