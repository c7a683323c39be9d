"""Findings as a GitLab code quality report.

The fields: GitLab Docs, «Code Quality report format» (description, check_name, fingerprint, severity, location).
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Final, TypedDict

from ykplan.terms.diagnostic import Diagnostic, Findings, Severity
from ykplan.text.inert import in_json, inert

_SEVERITIES: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


class PointJson(TypedDict):
    """A place in a file."""

    line: int
    column: int


class PositionsJson(TypedDict):
    """A stretch of a file."""

    begin: PointJson
    end: PointJson


class LocationJson(TypedDict):
    """A file and a stretch of it."""

    path: str
    positions: PositionsJson


class IssueJson(TypedDict):
    """One finding. The fingerprint stays when lines above it come and go."""

    description: str
    check_name: str
    fingerprint: str
    severity: str
    location: LocationJson


def render(findings: Findings) -> str:
    """Return the report as JSON."""
    return in_json(list(_issues(findings)))


def _issues(findings: Findings) -> Iterator[IssueJson]:
    seen: Counter[tuple[str, ...]] = Counter()
    for diagnostic in findings.diagnostics:
        span = diagnostic.span
        inside = (span.sheet, span.cell or "") if span.sheet else ()
        parts = (span.file, *inside, diagnostic.code, *map(str, diagnostic.path), diagnostic.message)
        seen[parts] += 1
        yield _issue(diagnostic, "\0".join((*parts, str(seen[parts]))))


def _issue(finding: Diagnostic, fingerprint: str) -> IssueJson:
    span = finding.span
    begin, end = PointJson(line=span.line, column=span.column), PointJson(line=span.end_line, column=span.end_column)
    message = f"{span.inside}: {finding.message}" if span.sheet else finding.message
    return IssueJson(
        description=inert(f"{message}（{finding.hint}）" if finding.hint else message),
        check_name=finding.code,
        fingerprint=hashlib.sha256(fingerprint.encode("utf-8", "surrogatepass")).hexdigest(),
        severity=_SEVERITIES[finding.severity],
        location=LocationJson(path=span.file, positions=PositionsJson(begin=begin, end=end)),
    )
