"""Findings as GitHub workflow commands, which GitHub shows beside the lines they are about.

The commands and their escapes: GitHub Docs, «Workflow commands for GitHub Actions» (error, warning, notice).
"""

from typing import Final

from ykplan.terms.diagnostic import Diagnostic, Findings, Severity
from ykplan.text.inert import inert

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def render(findings: Findings) -> str:
    """Return one command a finding, and one for each thing that could not be checked."""
    notices = (f"::warning title=ykplan::{_data(notice)}" for notice in findings.notices)
    return "".join(f"{command}\n" for command in (*map(_command, findings.diagnostics), *notices))


def _command(finding: Diagnostic) -> str:
    span = finding.span
    properties = {"file": span.file}
    if span.sheet is None:
        properties |= {"line": str(span.line), "endLine": str(span.end_line)}
    if span.sheet is None and span.line == span.end_line:
        # GitHub takes columns for findings within a line only, and the last one inclusive.
        properties |= {"col": str(span.column), "endColumn": str(max(span.end_column - 1, span.column))}
    properties["title"] = finding.code
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    if span.sheet:
        # A workbook has no lines that GitHub could point at.
        message = f"{span.inside}: {message}"
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    """Return a text as GitHub reads it back, less the letters that would steer the log that it stands in."""
    return inert(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
