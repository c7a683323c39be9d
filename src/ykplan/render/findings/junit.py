"""Findings as JUnit XML: a suite a file, a failed case an error, a passed one with a message a warning or a hint.

There is no standard behind it; these are the elements that Jenkins, GitLab and GitHub's reporters read in common.
"""

from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from ykplan.terms.diagnostic import Diagnostic, Findings, Severity
from ykplan.text.inert import inert, inert_line


def render(findings: Findings) -> str:
    """Return the document. A file without findings is a suite with one passed case."""
    root = Xml.Element("testsuites", name="ykplan")
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in findings.files}
    for diagnostic in findings.diagnostics:
        by_file.setdefault(diagnostic.span.file, []).append(diagnostic)
    for file, diagnostics in by_file.items():
        _suite(root, file, diagnostics)
    _count(root, findings.diagnostics, len(root.findall("./testsuite/testcase")))
    if findings.notices:
        _told(root, findings)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _suite(root: Xml.Element, file: str, findings: Sequence[Diagnostic]) -> None:
    suite = Xml.SubElement(root, "testsuite", name=inert(file))
    _count(suite, findings, max(len(findings), 1))
    for diagnostic in findings:
        place = inert(diagnostic.span.inside)
        case = Xml.SubElement(suite, "testcase", classname=inert(file), name=f"{place} {diagnostic.code}".strip())
        case.set("file", inert(file))
        case.set("line", str(diagnostic.span.line))
        text = inert(f"{diagnostic.message}\n{diagnostic.hint}" if diagnostic.hint else diagnostic.message)
        if diagnostic.severity is Severity.ERROR:
            failure = Xml.SubElement(case, "failure", type=diagnostic.code, message=inert(diagnostic.message))
            failure.text = f"{inert_line(diagnostic.span.place)}\n{text}"
        else:
            Xml.SubElement(case, "system-out").text = f"{diagnostic.severity.value}: {text}"
    if not findings:
        Xml.SubElement(suite, "testcase", classname=inert(file), name="ykplan validate")


def _told(root: Xml.Element, findings: Findings) -> None:
    """Add what could not be checked, as a suite of its own; it is in error where a plan could not be checked at all."""
    suite = Xml.SubElement(root, "testsuite", name="ykplan")
    case = Xml.SubElement(suite, "testcase", classname="ykplan", name="ykplan validate")
    problem = Xml.SubElement(case, "error", type="bug") if findings.bugs else Xml.SubElement(case, "system-out")
    problem.text = inert("\n".join(findings.notices))
    _count(suite, (), 1)
    root.set("tests", str(int(root.get("tests", "0")) + 1))
    for element in (root, suite) if findings.bugs else ():
        element.set("errors", "1")


def _count(element: Xml.Element, findings: Sequence[Diagnostic], tests: int) -> None:
    element.set("tests", str(tests))
    element.set("failures", str(sum(diagnostic.severity is Severity.ERROR for diagnostic in findings)))
    element.set("errors", "0")
    element.set("skipped", "0")
