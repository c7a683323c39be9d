"""Workbooks as other programs write them, and as no program would."""

import io
import zipfile
from collections.abc import Callable

import pytest

from tests.form.workbooks import PARTS, cells, row, workbook
from ykplan.form.read.archive import Refused
from ykplan.form.read.book import Workbook, book
from ykplan.form.read.figure import visible_content
from ykplan.form.trouble import Doubt


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        pytest.param('<c r="B3" t="d"><v>a-b-c</v></c>', "text", "a-b-c", id="a day that is none"),
        pytest.param('<c r="B3" t="d"><v>2025-02-30</v></c>', "text", "2025-02-30", id="a day that no month has"),
        pytest.param('<c r="B3" t="d"><v>10:30:00</v></c>', "text", "10:30:00", id="an hour as text"),
        pytest.param('<c r="B3" s="3"><v>9e99</v></c>', "day", f"9{'0' * 99}", id="a day beyond all days"),
        pytest.param('<c r="B3" s="3"><v>-5</v></c>', "day", "-5", id="a day before all days"),
        pytest.param('<c r="B3"><v>1E+3</v></c>', "number", "1000", id="an exponent"),
        pytest.param('<c r="B3"><v>-0</v></c>', "number", "-0", id="minus zero"),
        pytest.param('<c r="B3"><v> 9 </v></c>', "number", "9", id="blanks around"),
        pytest.param('<c r="B3"><v>1e400</v></c>', "text", "1e400", id="beyond all numbers"),
        pytest.param('<c r="B3"><v>NaN</v></c>', "text", "NaN", id="not a number"),
        pytest.param('<c r="B3"><v>INF</v></c>', "text", "INF", id="infinite"),
        pytest.param('<c r="B3"><v>1_000</v></c>', "text", "1_000", id="a line between digits"),
        pytest.param('<c r="B3" s="-1"><v>9</v></c>', "number", "9", id="a style below none"),
        pytest.param('<c r="B3" s="99999999999"><v>9</v></c>', "number", "9", id="a style far off"),
        pytest.param('<c r="B3" t="x"><v>9</v></c>', "text", "9", id="a type of no cell"),
        pytest.param('<c r="B3" t="e"><v>#SPILL!</v></c>', "error", "#SPILL!", id="a newer error"),
        pytest.param('<c r="B3" t="b"><v>x</v></c>', "flag", "FALSE", id="a flag of another sign"),
        pytest.param('<c r="B3" t="str"><v>_xD83D__xDE00_</v></c>', "text", "\U0001f600", id="halves of a letter"),
        pytest.param('<c r="B3" t="str"><v>a_xD83D_</v></c>', "text", "a\ufffd", id="half a letter"),
        pytest.param('<c r="b3"><v>9</v></c>', "number", "9", id="a small letter"),
        pytest.param('<c r="C3"/><c r="B3"><v>9</v></c>', "number", "9", id="cells out of order"),
        pytest.param('<c r="B3"/><c r="B3"><v>9</v></c>', "number", "9", id="an empty one in the same place"),
        pytest.param('<c r="B3" s="1"></c><c r="B3"><v>9</v></c>', "number", "9", id="an empty one with its own end"),
        pytest.param("<c r='A3'/><c><v>9</v></c>", "number", "9", id="behind an empty one"),
        pytest.param('<c r="A3"/><c><v>9</v></c>', "number", "9", id="behind an empty one, as most quote it"),
    ],
)
def test_odd_cell(cell: str, kind: str, text: str) -> None:
    assert cells(workbook(f'<dimension ref="A1:A1"/>{row(cell)}')) == {(3, 2): (kind, text)}


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param('<c r="B3"><v>9</v></c><c r="B3"><v>8</v></c>', id="two cells in one place"),
        pytest.param('<c r="ZZZZ3"><v>9</v></c>', id="a column beyond all"),
        pytest.param('<c r="XFE3"><v>9</v></c>', id="a column behind the last"),
        pytest.param('<c r="A0"><v>9</v></c>', id="a row before the first"),
        pytest.param('<c r="A1048577"><v>9</v></c>', id="a row behind the last"),
        pytest.param('<c r="3B"><v>9</v></c>', id="a place that is none"),
        pytest.param('<c r="B3" t="s"><v>99</v></c>', id="a text that is not there"),
        pytest.param('<c r="B3" t="s"><v>99999999999999999999</v></c>', id="a text far off"),
        pytest.param('<c r="B3" t="s"><v>-1</v></c>', id="a text before the first"),
        pytest.param('<c r="B3" t="s"><v>x</v></c>', id="a text of no number"),
    ],
)
def test_what_no_program_writes_is_broken(inside: str) -> None:
    """Read as nothing, or as the next cell, it would empty a figure or move it."""
    assert book(workbook(row(inside))) == Refused("broken")


def test_cells_of_a_row_without_a_number() -> None:
    content = '<sheetData><row r="0"><c r="A1"><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>'
    assert cells(workbook(content)) == {(1, 1): ("number", "1"), (2, 1): ("number", "2")}


def test_formats_of_conditions_are_not_those_of_cells() -> None:
    styles = PARTS["xl/styles.xml"].replace(
        "</styleSheet>", '<dxfs><dxf><numFmt numFmtId="164" formatCode="0,"/></dxf></dxfs></styleSheet>'
    )
    found = book(workbook(row('<c r="B3" s="1"><v>0.189</v></c>'), styles=styles))
    assert isinstance(found, Workbook)
    assert found.sheets[0].cells[3, 2].format.code == "0.0%"


@pytest.mark.parametrize(
    ("font", "fill", "unseen"),
    [
        pytest.param('rgb="FFFFFFFF"', "", True, id="white on paper"),
        pytest.param('theme="0"', "", True, id="the theme's paper on paper"),
        pytest.param('indexed="9"', "", True, id="a numbered white on paper"),
        pytest.param('rgb="FFFFF8DF"', 'rgb="00fff8df"', True, id="the colour of the cell"),
        pytest.param('rgb="FFFFFFFF"', 'rgb="FFFFF8DF"', True, id="white on a form's pale yellow"),
        pytest.param('rgb="FFF2F2F2"', "", True, id="the palest grey on paper"),
        pytest.param('rgb="FFBFBFBF"', "", False, id="a light grey on paper"),
        pytest.param('rgb="FFFFFFFF"', 'rgb="FF000000"', False, id="white on black"),
        pytest.param('rgb="FFFFFFFF"', 'theme="4"', False, id="white on a colour of the theme"),
        pytest.param('theme="0" tint="-0.5"', "", False, id="grey on paper"),
        pytest.param('theme="1"', "", False, id="black on paper"),
        pytest.param('auto="1"', "", False, id="as Excel likes it"),
    ],
)
def test_what_has_the_colour_of_its_cell_is_not_seen(font: str, fill: str, *, unseen: bool) -> None:
    pattern = f'<patternFill patternType="solid"><fgColor {fill}/></patternFill>' if fill else "<patternFill/>"
    styles = (
        f"<styleSheet><fonts><font><color {font}/></font></fonts><fills><fill>{pattern}</fill></fills>"
        '<cellXfs><xf numFmtId="0" fontId="0" fillId="0"/></cellXfs></styleSheet>'
    )
    found = book(workbook(row('<c r="B3" s="0"><v>9</v></c>'), styles=styles))
    assert isinstance(found, Workbook)
    cell = found.sheets[0].cells[3, 2]
    assert cell.format.unseen is unseen
    assert isinstance(visible_content(cell), Doubt) is unseen


@pytest.mark.parametrize(
    ("how", "struck"),
    [("<strike/>", True), ('<strike val="1"/>', True), ('<strike val="0"/>', False), ("<b/>", False)],
)
def test_letters_that_are_struck_out_are_told(how: str, *, struck: bool) -> None:
    """見え消し: 8 struck out before 9 is not 89, and nobody knows whether a 9 that is struck out holds."""
    runs = f"<r><rPr>{how}</rPr><t>8</t></r><r><rPr><b/></rPr><t>9</t></r>"
    styles = f'<styleSheet><fonts><font>{how}</font></fonts><cellXfs><xf fontId="0"/></cellXfs></styleSheet>'
    raw = workbook(
        row(
            f'<c r="A3" t="s"><v>0</v></c><c r="B3" t="inlineStr"><is>{runs}</is></c>'
            '<c r="C3" s="0"><v>9</v></c><c r="D3" t="inlineStr"><is><t>89</t></is></c>'
        ),
        sharedStrings=f"<sst><si>{runs}</si></sst>",
    )
    plain, styled = book(raw), book(workbook(row('<c r="B3" s="0"><v>9</v></c>'), styles=styles))
    assert isinstance(plain, Workbook)
    assert isinstance(styled, Workbook)
    read = plain.sheets[0].cells
    assert [isinstance(visible_content(read[3, column]), Doubt) for column in (1, 2, 3, 4)] == [
        struck,
        struck,
        False,
        False,
    ]
    assert isinstance(visible_content(styled.sheets[0].cells[3, 2]), Doubt) is struck


def test_raised_and_lowered_digits_are_not_those_of_the_figure() -> None:
    def runs(before: str, where: str, behind: str) -> str:
        moved = f'<r><rPr><vertAlign val="{where}"/></rPr><t>{behind}</t></r>'
        return f'<c t="inlineStr"><is><r><t>{before}</t></r>{moved}<r><t>。</t></r></is></c>'

    inside = (("12", "superscript", "1)"), ("CO", "subscript", "2"), ("12", "baseline", "3"))
    found = cells(workbook(row("".join(runs(*each) for each in inside))))
    assert [text for _, text in found.values()] == ["12¹⁾。", "CO₂。", "123。"]


@pytest.mark.parametrize(("view", "shown"), [('showZeros="0"', False), ('showZeros="1"', True), ("", True)])
def test_a_zero_that_its_sheet_hides_is_not_seen(view: str, *, shown: bool) -> None:
    sheet = f"<sheetViews><sheetView {view}/></sheetViews>"
    found = book(workbook(sheet + row('<c r="A3"><v>0</v></c><c r="B3"><v>0.5</v></c>')))
    assert isinstance(found, Workbook)
    zero, half = found.sheets[0].cells.values()
    assert isinstance(visible_content(zero), Doubt) is not shown
    assert not isinstance(visible_content(half), Doubt)


def test_what_is_hidden_is_known() -> None:
    columns = '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="7" max="7"/></cols>'
    rows = "".join(
        f'<row r="{at}"{how}><c r="A{at}"><v>1</v></c></row>' for at, how in ((4, ' hidden="true"'), (5, ""))
    )
    found = book(workbook(f"{columns}<sheetData>{rows}</sheetData>"))
    assert isinstance(found, Workbook)
    sheet = found.sheets[0]
    assert [sheet.hides((5, column)) for column in range(1, 8)] == [False, True, True, False, True, False, False]
    assert sheet.hides((4, 1))


def renamed(raw: bytes, change: Callable[[str], str], text: Callable[[str], bytes] = str.encode) -> bytes:
    """Return a workbook whose parts are called otherwise, and written otherwise."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(change(name), text(old.read(name).decode()))
    return file.getvalue()


PLAIN = workbook(row('<c r="B3"><v>9</v></c>'))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda name: name.replace("/", "\\"), id="backslashes"),
        pytest.param(lambda name: "/" + name, id="absolute"),
        pytest.param(lambda name: "./" + name, id="from here"),
        pytest.param(str.upper, id="large letters"),
        pytest.param(lambda name: name.replace("sheet1", "Sheet1"), id="a large letter"),
    ],
)
def test_other_names_of_parts(change: Callable[[str], str]) -> None:
    assert cells(renamed(PLAIN, change)) == {(3, 2): ("number", "9")}


@pytest.mark.parametrize(
    "target",
    ["/xl/worksheets/sheet1.xml", "worksheets\\sheet1.xml", "./worksheets/sheet1.xml", "worksheets/%73heet1.xml"],
)
def test_other_ways_to_a_part(target: str) -> None:
    links = PARTS["xl/_rels/workbook.xml.rels"].replace('"worksheets/sheet1.xml"', f'"{target}" TargetMode="Internal"')
    raw = workbook(row('<c r="B3"><v>9</v></c>'), links=links)
    assert cells(raw) == {(3, 2): ("number", "9")}


def test_folders_in_the_archive_are_no_parts() -> None:
    file = io.BytesIO(PLAIN)
    with zipfile.ZipFile(file, "a") as made:
        made.writestr("xl/", b"")
        made.writestr("XL/", b"")
    assert cells(file.getvalue()) == {(3, 2): ("number", "9")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_other_letters(encoding: str) -> None:
    raw = renamed(workbook(row('<c r="B3" t="s"><v>0</v></c>')), str, lambda text: text.encode(encoding))
    assert cells(raw) == {(3, 2): ("text", "設置")}


def test_names_with_a_prefix() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="3"><x:c r="A3" s="1"/><x:c r="B3"><x:v>9</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    assert cells(workbook("", sheet1=sheet)) == {(3, 2): ("number", "9")}


@pytest.mark.parametrize("end", ["/>", "></c>"])
def test_empty_rows_and_cells_are_harmless(end: str) -> None:
    """People format whole columns: 30,000 rows without a cell, or with cells that hold nothing."""
    empty = "".join(f'<row r="{at}" s="1" ht="17" customHeight="1"/>' for at in range(10, 30_010))
    styled = "".join(f'<c r="{letter}{{at}}" s="1"{end}' for letter in "ABCDEFGHIJKLMN")
    rows = "".join(f'<row r="{at}">{styled.format(at=at)}</row>' for at in range(40_000, 60_000))
    content = f'<sheetData><row r="3"><c r="B3"><v>9</v></c></row>{empty}{rows}</sheetData>'
    assert cells(workbook(content)) == {(3, 2): ("number", "9")}


def test_what_looks_like_an_empty_cell_in_a_text_is_text() -> None:
    inline = '<c r="B3" t="inlineStr"><is><t><![CDATA[x<c r="A1"/>]]></t></is></c>'
    assert cells(workbook(row(inline))) == {(3, 2): ("text", 'x<c r="A1"/>')}
