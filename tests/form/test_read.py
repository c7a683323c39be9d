"""A workbook's cells, whatever program wrote it."""

import io
import zipfile
from collections.abc import Callable

import pytest

from tests.form.damage import bomb
from tests.form.workbooks import PARTS, workbook
from ykplan.form.read.archive import MAX_PARTS, Refused, opened
from ykplan.form.read.book import Book, book
from ykplan.form.read.sheet import Area, place


def cells(raw: bytes) -> dict[tuple[int, int], tuple[str, str]]:
    found = book(raw)
    assert isinstance(found, Book)
    return {at: (cell.kind, cell.text) for at, cell in found.sheets[0].cells.items()}


def row(inside: str) -> str:
    return f'<sheetData><row r="3">{inside}</row></sheetData>'


@pytest.mark.parametrize("strict", [False, True], ids=["usual", "strict"])
@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        pytest.param('<c r="B3"><v>9</v></c>', "number", "9", id="number"),
        pytest.param('<c r="B3" t="n"><v>12.299999999999999</v></c>', "number", "12.3", id="noise"),
        pytest.param('<c r="B3" s="1"><v>0.189</v></c>', "number", "0.189", id="percent"),
        pytest.param('<c r="B3" s="4"><v>0.18</v></c>', "number", "0.18", id="percent by number"),
        pytest.param('<c r="B3" s="2"><v>45838</v></c>', "day", "2025-06-30", id="day of an era"),
        pytest.param('<c r="B3" s="3"><v>45838.5</v></c>', "day", "2025-06-30", id="day and hour"),
        pytest.param('<c r="B3" s="3"><v>0.4375</v></c>', "day", "10:30", id="an hour of no day"),
        pytest.param('<c r="B3" t="d"><v>2025-06-30T00:00:00</v></c>', "day", "2025-06-30", id="day as text"),
        pytest.param('<c r="B3" s="99"><v>9</v></c>', "number", "9", id="a style that is not there"),
        pytest.param('<c r="B3" t="s"><v>0</v></c>', "text", "設置", id="shared text"),
        pytest.param('<c r="B3" t="s"><v>1</v></c>', "text", "か所", id="text in runs"),
        pytest.param('<c r="B3" t="s"><v>2</v></c>', "text", "課題", id="a reading is left out"),
        pytest.param('<c r="B3" t="s"><v>3</v></c>', "text", "一行目\r\n二行目 _x000D_", id="escaped letters"),
        pytest.param('<c r="B3" t="inlineStr"><is><t>9か</t><r><t>所</t></r></is></c>', "text", "9か所", id="inline"),
        pytest.param('<c r="B3" t="str"><f>A1</f><v>設置</v></c>', "text", "設置", id="a formula's text"),
        pytest.param('<c r="B3"><f>A1</f><v>9</v></c>', "number", "9", id="a formula's number"),
        pytest.param('<c r="B3"><f>A1+1</f></c>', "unsaved", "=A1+1", id="a formula without result"),
        pytest.param(
            '<c r="B3"><f t="shared" si="0"/><v></v></c>', "unsaved", "=", id="a shared formula without result"
        ),
        pytest.param('<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "error", "#DIV/0!", id="an error"),
        pytest.param('<c r="B3" t="b"><v>1</v></c>', "flag", "TRUE", id="true"),
        pytest.param("<c/><c><v>9</v></c>", "number", "9", id="cells without a name"),
        pytest.param('<c r="$B$3"><v>9</v></c>', "number", "9", id="a name with dollars"),
    ],
)
def test_cell(cell: str, kind: str, text: str, *, strict: bool) -> None:
    assert cells(workbook(row(cell), strict=strict)) == {(3, 2): (kind, text)}


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param('<c r="B3" s="1"/>', id="a style alone"),
        pytest.param('<c r="B3" t="str"><f>""</f><v></v></c>', id="a formula's empty text"),
        pytest.param('<c r="B3" t="inlineStr"><is><t> 　</t></is></c>', id="blanks"),
    ],
)
def test_empty_cell(cell: str) -> None:
    assert cells(workbook(row(cell))) == {}


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
    assert isinstance(found, Book)
    assert found.sheets[0].cells[3, 2].format.code == "0.0%"


def test_what_is_hidden_is_known() -> None:
    columns = '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="7" max="7"/></cols>'
    rows = "".join(
        f'<row r="{at}"{how}><c r="A{at}"><v>1</v></c></row>' for at, how in ((4, ' hidden="true"'), (5, ""))
    )
    found = book(workbook(f"{columns}<sheetData>{rows}</sheetData>"))
    assert isinstance(found, Book)
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
    raw = workbook(row('<c r="B3"><v>9</v></c>'), **{"workbook.xml.rels": links})
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


def test_days_from_1904() -> None:
    of_mac = PARTS["xl/workbook.xml"].replace("<workbookPr/>", '<workbookPr date1904="1"/>')
    assert cells(workbook(row('<c r="A3" s="3"><v>44376</v></c>'), workbook=of_mac)) == {(3, 1): ("day", "2025-06-30")}


def test_merged_areas_are_kept_and_never_filled() -> None:
    areas = "".join(f'<mergeCell ref="{area}"/>' for area in ("B2:C3", "A1:XFD1048576", "x"))
    found = book(workbook(f"<sheetData/><mergeCells>{areas}</mergeCells>"))
    assert isinstance(found, Book)
    assert found.sheets[0].merged == (Area(2, 2, 3, 3), Area(1, 1, 1_048_576, 16_384))


def test_parts_may_be_missing() -> None:
    assert cells(workbook(row('<c r="A3"><v>9</v></c>'), sharedStrings=None, styles=None)) == {(3, 1): ("number", "9")}
    assert book(workbook("", workbook=None)) == Refused("broken")
    assert book(workbook("", sheet1=None)) == Refused("broken")


@pytest.mark.parametrize(
    ("name", "at"), [("F7", (7, 6)), ("AA10", (10, 27)), ("7F", None), ("", None), ("ABCD1", None)]
)
def test_place(name: str, at: tuple[int, int] | None) -> None:
    assert place(name) == at


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, b"<x/>")
    return file.getvalue()


TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("raw", "refused"),
    [
        pytest.param(archive(TYPES, "../x"), Refused("unsafe names"), id="a name that leads out"),
        pytest.param(archive(TYPES, "/../x"), Refused("unsafe names"), id="an absolute name that leads out"),
        pytest.param(archive(TYPES, "xl/a", "xl\\a"), Refused("broken"), id="one part named in two ways"),
        pytest.param(archive(TYPES, "xl\\..\\x"), Refused("unsafe names"), id="a name with backslashes"),
        pytest.param(archive(TYPES, "C:x"), Refused("unsafe names"), id="a drive"),
        pytest.param(archive(TYPES, "xl/a", "XL/A"), Refused("broken"), id="two parts of one name"),
        pytest.param(archive("x"), Refused("other format", "zip"), id="another archive"),
        pytest.param(archive(TYPES, "xl/workbook.bin"), Refused("other format", ".xlsb"), id="a binary workbook"),
        pytest.param(archive(TYPES, "word/document.xml"), Refused("other format", "Word の文書"), id="a letter"),
        pytest.param(b"PK\x03\x04", Refused("broken"), id="no archive"),
        pytest.param(b"PK" + bytes(20 * 1024 * 1024), Refused("file too large", "20 MB"), id="a large file"),
        pytest.param(b"PK\x01\x02" * (MAX_PARTS + 1), Refused("too many parts", "2000"), id="many parts"),
        pytest.param(b"\x89PNG", Refused("other format", "画像"), id="a picture"),
    ],
)
def test_refused(raw: bytes, refused: Refused) -> None:
    assert opened(raw) == refused


def test_unpacking_stops_whatever_the_directory_says() -> None:
    raw = workbook("<sheetData/>" + " " * 100)
    assert opened(bomb(raw, 51 * 1024 * 1024)) == Refused("unpacks too large")
    many = workbook(row('<c r="A3"><v>9</v></c>') + " " * (41 * 1024 * 1024))
    assert book(many) == Refused("unpacks too large")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_of_another_packing_is_refused(method: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as made:
        made.writestr(TYPES, b"<x/>")
    assert opened(file.getvalue()) == Refused("broken")


@pytest.mark.parametrize(
    "head",
    [
        pytest.param('<!DOCTYPE x [<!ENTITY a "b">]>', id="an entity"),
        pytest.param('<!DOCTYPE x SYSTEM "http://localhost/x.dtd">', id="a document type elsewhere"),
        pytest.param("<!DOCTYPE x>", id="a document type"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_document_type_in_any_part(head: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{head}<worksheet><sheetData/></worksheet>'
    raw = workbook("", sheet1="x")
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, text.encode(encoding) if name.endswith("sheet1.xml") else old.read(name))
    assert book(file.getvalue()) == Refused("entities")


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("<x/>" * 600_000, id="elements"),
        pytest.param("<x " + " ".join(f"a{at}=''" for at in range(600_000)) + "/>", id="attributes"),
    ],
)
def test_cells_come_to_an_end(inside: str) -> None:
    assert book(workbook(inside)) == Refused("too many cells", "10万を超えるセル")


def test_they_come_to_an_end_over_all_parts() -> None:
    strings = PARTS["xl/sharedStrings.xml"].replace("</sst>", "<si/>" * 300_000 + "</sst>")
    half = "<x/>" * 300_000
    assert isinstance(book(workbook(half)), Book)
    assert book(workbook(half, sharedStrings=strings)) == Refused("too many cells", "10万を超えるセル")


def test_rows_come_to_an_end() -> None:
    said = "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(1, 20_002))
    rows = book(workbook(f"<sheetData>{said}</sheetData>"))
    assert rows == Refused("too many cells", "シート「表」に 20,000 を超える行")


def test_merged_areas_come_to_an_end() -> None:
    merged = book(workbook("<sheetData/><mergeCells>" + '<mergeCell ref="A1:B2"/>' * 1_001 + "</mergeCells>"))
    assert merged == Refused("too many cells", "シート「表」に 1,000 を超える結合")


def test_a_text_comes_to_an_end() -> None:
    strings = PARTS["xl/sharedStrings.xml"].replace("設置", "あ" * 100_000)
    raw = workbook(row('<c r="A3" t="s"><v>0</v></c>'), sharedStrings=strings)
    assert cells(raw) == {(3, 1): ("text", "あ" * 65_536)}
