"""Findings for programs: version 1."""

from typing import TypedDict

from ykplan.terms.diagnostic import Diagnostic, Findings, Severity
from ykplan.text.inert import in_json, inert


class FindingJson(TypedDict):
    """One finding. Lines and columns count from 1; the end is the first position after it.

    In a workbook they are those of the cell, `sheet` and `cell` name it; both are null in a text file.
    """

    code: str
    severity: str
    message: str
    hint: str | None
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    sheet: str | None
    cell: str | None
    path: list[str | int]
    fix: str | None


class FindingsJson(TypedDict):
    """The whole document. `notices` say what could not be checked, and why."""

    version: int
    counts: dict[str, int]
    diagnostics: list[FindingJson]
    notices: list[str]


def render(findings: Findings) -> str:
    """Return the findings as JSON, two spaces deep, letters as they are."""
    counts = {severity.value: sum(d.severity is severity for d in findings.diagnostics) for severity in Severity}
    diagnostics = [finding(diagnostic) for diagnostic in findings.diagnostics]
    notices = list(map(inert, findings.notices))
    document = FindingsJson(version=1, counts=counts, diagnostics=diagnostics, notices=notices)
    return in_json(document)


def finding(diagnostic: Diagnostic) -> FindingJson:
    """Return one finding for a document."""
    span = diagnostic.span
    return FindingJson(
        code=diagnostic.code,
        severity=diagnostic.severity.value,
        message=inert(diagnostic.message),
        hint=None if diagnostic.hint is None else inert(diagnostic.hint),
        file=span.file,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        sheet=span.sheet,
        cell=span.cell,
        path=list(diagnostic.path),
        fix=diagnostic.fix,
    )
