"""Findings for programs: version 1."""

import json
from collections.abc import Sequence
from typing import TypedDict

from ykplan.diagnostic import Diagnostic, Severity


class FindingJson(TypedDict):
    """One finding. Lines and columns count from 1; the end is the first position after it."""

    code: str
    severity: str
    message: str
    hint: str | None
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    path: list[str | int]


class FindingsJson(TypedDict):
    """The whole document."""

    version: int
    counts: dict[str, int]
    diagnostics: list[FindingJson]


def render(found: Sequence[Diagnostic]) -> str:
    """Return the findings as JSON, two spaces deep, letters as they are."""
    counts = {severity.value: sum(d.severity is severity for d in found) for severity in Severity}
    document = FindingsJson(version=1, counts=counts, diagnostics=[_finding(diagnostic) for diagnostic in found])
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(found: Diagnostic) -> FindingJson:
    span = found.span
    return FindingJson(
        code=found.code,
        severity=found.severity.value,
        message=found.message,
        hint=found.hint,
        file=span.file,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        path=list(found.path),
    )
