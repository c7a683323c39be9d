"""Findings in the cells of a workbook, in every form that findings are shown in."""

import json
from xml.etree import ElementTree as Xml

import pytest

from ykplan.form.trouble import whole_file
from ykplan.platform.terminal import Screen
from ykplan.render.findings import github, gitlab, junit, sarif, text
from ykplan.render.findings import json as as_json
from ykplan.terms.diagnostic import Diagnostic, Findings, Severity, Span, letters

FILE = "記入票/福祉課.xlsx"
CELL = Diagnostic("YK420", Severity.ERROR, "数値でない", Span(FILE, 7, 6, 7, 7, "約20\n本", "実績"), "数字だけを")
SHEET = Diagnostic("YK412", Severity.ERROR, "列がない", whole_file(FILE, "実績"))
BOOK = Diagnostic("YK403", Severity.ERROR, "壊れている", whole_file(FILE))
FOUND = Findings((CELL, SHEET, BOOK), (FILE,))


def test_text_names_the_cell_and_shows_it() -> None:
    assert text.render(FOUND.diagnostics, Screen(80)).splitlines() == [
        "記入票/福祉課.xlsx!実績!F7: error YK420: 数値でない",
        "    F7 | 約20 本",
        "  hint: 数字だけを",
        "記入票/福祉課.xlsx!実績: error YK412: 列がない",
        "記入票/福祉課.xlsx: error YK403: 壊れている",
    ]


def test_a_long_cell_is_cut_and_an_inert_one_shown() -> None:
    cell = CELL._replace(span=CELL.span._replace(excerpt="\x1b[31m" + "あ" * 100_000))
    _, shown, _ = text.render([cell], Screen(40)).splitlines()
    assert shown == "    F7 | ␛[31m" + "あ" * 11 + "..."


def test_json_has_sheet_and_cell() -> None:
    found = json.loads(as_json.render(FOUND))["diagnostics"]
    assert [(each["file"], each["sheet"], each["cell"]) for each in found] == [
        (FILE, "実績", "F7"),
        (FILE, "実績", None),
        (FILE, "", None),
    ]


def test_github_points_at_the_file_and_says_the_cell() -> None:
    assert github.render(FOUND).splitlines()[0] == f"::error file={FILE},title=YK420::実績!F7: 数値でない%0A数字だけを"


def test_gitlab_says_the_cell_and_tells_two_apart() -> None:
    other = CELL._replace(span=CELL.span._replace(line=8, end_line=8))
    issues = json.loads(gitlab.render(Findings((CELL, other), ())))
    assert issues[0]["description"] == "実績!F7: 数値でない（数字だけを）"
    assert issues[0]["fingerprint"] != issues[1]["fingerprint"]


def test_junit_names_the_cell() -> None:
    root = Xml.fromstring(junit.render(FOUND))  # noqa: S314  # our own document
    assert [case.get("name") for case in root.iter("testcase")] == ["実績!F7 YK420", "実績 YK412", "YK403"]
    assert next(fail.text for fail in root.iter("failure")) == f"{FILE}!実績!F7\n数値でない\n数字だけを"


def test_sarif_has_the_cell_as_a_named_place() -> None:
    results = json.loads(sarif.render(FOUND))["runs"][0]["results"]
    assert [result["locations"][0].get("logicalLocations") for result in results] == [
        [{"fullyQualifiedName": "実績!F7"}],
        [{"fullyQualifiedName": "実績"}],
        None,
    ]
    assert all("region" not in result["locations"][0]["physicalLocation"] for result in results)


@pytest.mark.parametrize(("column", "named"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_named_as_excel_does(column: int, named: str) -> None:
    assert letters(column) == named


@pytest.mark.parametrize(
    ("screen", "before"), [(Screen(80), 9), (Screen(80, ambiguous=2), 12), (Screen(80, "cp932"), 12)]
)
def test_carets_stand_under_what_is_meant_however_wide_signs_are(screen: Screen, before: int) -> None:
    at = Span("data/progress/2024.yaml", 3, 8, 3, 10, "備考○△×: 九か所")
    _, line, carets = text.render([Diagnostic("YK023", Severity.ERROR, "数値でない", at)], screen).splitlines()
    assert line == "    3 | 備考○△×: 九か所"
    assert carets == "      | " + " " * before + "^^^^"
