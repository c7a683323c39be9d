"""Workbooks put together by hand, as other programs write them."""

import io
import zipfile
from typing import Final

from ykplan.form.read.book import Workbook, book

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT: Final = {
    _MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    _LINKS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_LINKED: Final = "xl/_rels/workbook.xml.rels"
PARTS: Final = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{_LINKS}/officeDocument" Target="/xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><workbookPr/>'
    '<sheets><sheet name="表" sheetId="1" r:id="s"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": "<Relationships>"
    f'<Relationship Id="s" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="t" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="f" Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>',
    "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"><si><t>設置</t></si><si><r><t>か</t></r><r><t>所</t></r></si>'
    "<si><t>課題</t><rPh sb='0' eb='2'><t>カダイ</t></rPh></si>"
    "<si><t>一行目_x000D_\n二行目 _x005F_x000D_</t></si></sst>",
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" formatCode="0.0%"/>'
    '<numFmt numFmtId="165" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="164"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs><cellStyles><cellStyle name="x"/></cellStyles>'
    "</styleSheet>",
}


def workbook(cells: str, *, strict: bool = False, **changed: str | None) -> bytes:
    """Return a workbook of one sheet.

    `changed` are parts by their last name without its end, `links` those of the workbook; None leaves one out.
    """
    sheet = f'<worksheet xmlns="{_MAIN}">{cells}</worksheet>'
    parts: dict[str, str | None] = {**PARTS, "xl/worksheets/sheet1.xml": sheet}
    for name, content in changed.items():
        parts[_LINKED if name == "links" else next(part for part in parts if part.endswith(f"/{name}.xml"))] = content
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, _strict(content) if strict else content)
    return file.getvalue()


def _strict(content: str) -> str:
    for usual, strict in _STRICT.items():
        content = content.replace(usual, strict)
    return content


def cells(raw: bytes) -> dict[tuple[int, int], tuple[str, str]]:
    """Return what a workbook's first sheet is read as: the kind and the text of its cells."""
    found = book(raw)
    assert isinstance(found, Workbook)
    return {at: (cell.kind, cell.text) for at, cell in found.sheets[0].cells.items()}


def row(inside: str) -> str:
    """Return the XML of a third row."""
    return f'<sheetData><row r="3">{inside}</row></sheetData>'
