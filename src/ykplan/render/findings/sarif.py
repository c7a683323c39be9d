"""Findings as SARIF 2.1.0, for code scanning and editors, with a fix where there is a safe one.

The format: OASIS, «Static Analysis Results Interchange Format (SARIF) Version 2.1.0».
"""

from typing import Any, Final
from urllib.parse import quote

from ykplan import __version__
from ykplan.rules.registry import ALL_RULES
from ykplan.rules.rule import Rule
from ykplan.terms.diagnostic import Diagnostic, Findings, Severity, Span
from ykplan.text.inert import in_json, inert

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def render(findings: Findings) -> str:
    """Return the log with one run, the rules that found something, and every finding."""
    codes = {diagnostic.code for diagnostic in findings.diagnostics}
    rules = [rule for rule in ALL_RULES if rule.code in codes]
    order = {rule.code: position for position, rule in enumerate(rules)}
    driver = {"name": "ykplan", "semanticVersion": __version__, "rules": [_rule(rule) for rule in rules]}
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, order[diagnostic.code]) for diagnostic in findings.diagnostics],
    }
    if findings.notices:
        run["invocations"] = [_invocation(findings)]
    return in_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _invocation(findings: Findings) -> dict[str, Any]:
    """Return what is told of the run itself: what it could not check, and whether it came to its end."""
    notes = [{"level": "warning", "message": {"text": inert(notice)}} for notice in findings.notices]
    return {"executionSuccessful": not findings.bugs, "toolExecutionNotifications": notes}


def _rule(rule: Rule[Any]) -> dict[str, Any]:
    title, _, page = rule.page.strip().partition("\n")
    return {
        "id": rule.code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": page.strip() or title},
        "help": {"text": f"{title}\n\n{page.strip()}\n\nykplan rules {rule.code}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Diagnostic, rule: int) -> dict[str, Any]:
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": inert(message)},
        "locations": [_location(finding.span)],
    }
    if finding.fix is not None:
        result["fixes"] = [_fix(finding, finding.fix)]
    return result


def _location(span: Span) -> dict[str, Any]:
    if span.sheet is None:
        return {"physicalLocation": {"artifactLocation": _file(span), "region": _region(span)}}
    # A workbook has no lines: its cell is a place by name.
    named = {"logicalLocations": [{"fullyQualifiedName": span.inside}]} if span.inside else {}
    return {"physicalLocation": {"artifactLocation": _file(span)}, **named}


def _fix(finding: Diagnostic, text: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(finding.span), "insertedContent": {"text": text}}
    change = {"artifactLocation": _file(finding.span), "replacements": [replacement]}
    return {"description": {"text": inert(finding.hint or finding.message)}, "artifactChanges": [change]}


def _file(span: Span) -> dict[str, str]:
    return {"uri": quote(span.file.encode("utf-8", "surrogatepass"))}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
