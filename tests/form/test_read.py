"""A workbook's cells, whatever program wrote it."""

import io
import zipfile

import pytest

from tests.form.damage import bomb
from tests.form.workbooks import PARTS, cells, row, workbook
from ykplan.form.read.archive import MAX_PARTS, Refused, opened_archive
from ykplan.form.read.book import Workbook, book
from ykplan.form.read.form import read_form
from ykplan.form.read.sheet import Area, cell_name


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


def test_days_from_1904() -> None:
    of_mac = PARTS["xl/workbook.xml"].replace("<workbookPr/>", '<workbookPr date1904="1"/>')
    assert cells(workbook(row('<c r="A3" s="3"><v>44376</v></c>'), workbook=of_mac)) == {(3, 1): ("day", "2025-06-30")}


def test_merged_areas_are_kept_and_never_filled() -> None:
    areas = "".join(f'<mergeCell ref="{area}"/>' for area in ("B2:C3", "A1:XFD1048576", "x"))
    found = book(workbook(f"<sheetData/><mergeCells>{areas}</mergeCells>"))
    assert isinstance(found, Workbook)
    assert found.sheets[0].merged == (Area(2, 2, 3, 3), Area(1, 1, 1_048_576, 16_384))


def test_parts_may_be_missing() -> None:
    assert cells(workbook(row('<c r="A3"><v>9</v></c>'), sharedStrings=None, styles=None)) == {(3, 1): ("number", "9")}
    assert book(workbook("", workbook=None)) == Refused("broken")
    assert book(workbook("", sheet1=None)) == Refused("broken")


@pytest.mark.parametrize("inside", ["<sheetData/>", row('<c r="A3"><v>9</v></c>')], ids=["nothing", "nothing in A1"])
def test_a_workbook_that_is_no_form(inside: str) -> None:
    assert [trouble.kind for trouble in read_form("x.xlsx", workbook(inside)).troubles] == ["no form"]


@pytest.mark.parametrize(
    ("name", "at"), [("F7", (7, 6)), ("AA10", (10, 27)), ("7F", None), ("", None), ("ABCD1", None)]
)
def test_place(name: str, at: tuple[int, int] | None) -> None:
    assert cell_name(name) == at


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
    assert opened_archive(raw) == refused


def test_unpacking_stops_whatever_the_directory_says() -> None:
    raw = workbook("<sheetData/>" + " " * 100)
    assert opened_archive(bomb(raw, 51 * 1024 * 1024)) == Refused("unpacks too large")
    many = workbook(row('<c r="A3"><v>9</v></c>') + " " * (41 * 1024 * 1024))
    assert book(many) == Refused("unpacks too large")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_of_another_packing_is_refused(method: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as made:
        made.writestr(TYPES, b"<x/>")
    assert opened_archive(file.getvalue()) == Refused("broken")


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
    assert isinstance(book(workbook(half)), Workbook)
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
