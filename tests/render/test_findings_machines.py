"""Findings in the forms that machines read: GitHub, GitLab, JUnit and SARIF."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as Xml

import pytest

from ykplan.render.findings import github, gitlab, junit, sarif
from ykplan.render.findings import json as json_form
from ykplan.terms.diagnostic import Diagnostic, Findings, Severity, Span

FILE = "data/progress/令和6年度, 写し:1.yaml"
LINE = "  1-3-1: {value: ９, note: 100%]]>}"
FOUND = Findings(
    (
        Diagnostic(
            "YK023", Severity.ERROR, "100% の\n<誤り>", Span(FILE, 5, 18, 5, 19, LINE), "]]> & :,", ("entries",)
        ),
        Diagnostic("YK209", Severity.WARNING, "未報告", Span(FILE, 4, 1, 6, 3, "entries:"), None, ("entries", "1-3-2")),
        Diagnostic("YK030", Severity.HINT, "全角", Span(FILE, 5, 18, 5, 19, LINE), "半角で", (), "9"),
        Diagnostic("YK030", Severity.HINT, "全角", Span(FILE, 5, 18, 5, 19, LINE), "半角で", (), "9"),
    ),
    ("data/plan.yaml", FILE),
)


@pytest.mark.parametrize("form", [github, gitlab, junit, sarif], ids=lambda form: form.__name__.rpartition(".")[2])
def test_is_as_approved(form: Any, golden: Callable[[str, str], None]) -> None:
    name = form.__name__.rpartition(".")[2]
    golden(f"findings-{name}.txt", form.render(FOUND))


def test_github_escapes_what_would_end_a_command() -> None:
    first, second, *_ = github.render(FOUND).splitlines()
    assert first.startswith(
        "::error file=data/progress/令和6年度%2C 写し%3A1.yaml,line=5,endLine=5,col=18,endColumn=18,"
    )
    assert first.endswith("title=YK023::100%25 の%0A<誤り>%0A]]> & :,")
    assert "col=" not in second


def test_gitlab_fingerprints_are_unique_and_do_not_hang_on_lines() -> None:
    prints = [issue["fingerprint"] for issue in json.loads(gitlab.render(FOUND))]
    moved = [found._replace(span=found.span._replace(line=found.span.line + 7)) for found in FOUND.diagnostics]
    assert len(set(prints)) == len(prints) == 4
    assert prints == [issue["fingerprint"] for issue in json.loads(gitlab.render(Findings(tuple(moved), ())))]


def test_junit_counts_cases_and_failures() -> None:
    root = Xml.fromstring(junit.render(FOUND))  # noqa: S314  # our own document
    assert root.attrib["tests"] == str(len(root.findall("./testsuite/testcase"))) == "5"
    assert root.attrib["failures"] == str(len(root.findall(".//failure"))) == "1"
    assert [suite.attrib["name"] for suite in root] == list(FOUND.files)


def test_sarif_offers_the_safe_fix() -> None:
    run = json.loads(sarif.render(FOUND))["runs"][0]
    results = run["results"]
    assert [run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] for result in results] == [
        result["ruleId"] for result in results
    ]
    assert "fixes" not in results[0]
    assert results[2]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "9"}
    uri = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert (uri.isascii(), unquote(uri)) == (True, FILE)


@pytest.mark.parametrize("form", [github, gitlab, junit, sarif], ids=lambda form: form.__name__.rpartition(".")[2])
def test_a_letter_that_no_file_may_hold_breaks_nothing(form: Any) -> None:
    span = Span("\udcff.yaml", 1, 1, 1, 2, "\x1b")
    found = Findings((Diagnostic("YK009", Severity.ERROR, "\x1b[31m\x00", span),), ("\udcff.yaml",))
    shown = form.render(found).encode("utf-8", "replace").decode()
    if form is junit:
        Xml.fromstring(shown)  # noqa: S314  # our own document
    else:
        assert shown


STEERING = [*map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160))), *"\u061c\u200e\u200f\u2028\u2029"]
STEERING += [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]


@pytest.mark.parametrize(
    "form", [github, gitlab, json_form, junit, sarif], ids=lambda form: form.__name__.rpartition(".")[2]
)
def test_no_letter_steers_the_log_that_shows_it(form: Any) -> None:
    word = f"a{''.join(STEERING)}b"
    span = Span(f"{word}.yaml", 1, 1, 1, 2, word, word)
    told = Diagnostic("YK009", Severity.ERROR, word, span, word, (word,), word)
    shown = form.render(Findings((told, told._replace(severity=Severity.HINT)), (f"{word}.yaml",), (word,)))
    assert [f"U+{ord(letter):04X}" for letter in STEERING if letter in shown] == []
    if form in (json_form, gitlab, sarif):
        assert json.loads(shown)


def test_what_could_not_be_checked() -> None:
    found = FOUND._replace(notices=("50% は\n確かめて", "いません"))
    assert github.render(found).splitlines()[-2:] == [
        "::warning title=ykplan::50%25 は%0A確かめて",
        "::warning title=ykplan::いません",
    ]
    assert json.loads(json_form.render(found))["notices"] == list(found.notices)
    assert json.loads(gitlab.render(found)) == json.loads(gitlab.render(FOUND))
    root = Xml.fromstring(junit.render(found))  # noqa: S314  # our own document
    suite = root[-1]
    assert (root.attrib["tests"], root.attrib["errors"], suite.attrib["tests"]) == ("6", "0", "1")
    assert [each.text for each in suite.iter("system-out")] == ["50% は\n確かめて\nいません"]
    root = Xml.fromstring(junit.render(found._replace(bugs=("trace",))))  # noqa: S314  # our own document
    assert (root.attrib["errors"], root[-1].attrib["errors"], len(root[-1].findall("./testcase/error"))) == (
        "1",
        "1",
        1,
    )
    (invocation,) = json.loads(sarif.render(found))["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is True
    assert [each["message"]["text"] for each in invocation["toolExecutionNotifications"]] == list(found.notices)
    assert "invocations" not in json.loads(sarif.render(FOUND))["runs"][0]
