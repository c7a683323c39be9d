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
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str = ""


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
    """What one run found, in order, and every file that was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
