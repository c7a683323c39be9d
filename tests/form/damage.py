"""Files that are no forms, or no good ones: made from the bytes of a form."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET: Final = "xl/worksheets/sheet2.xml"
"""The sheet of the table, in an exported form."""


def rewritten(raw: bytes, changes: Mapping[str, Callable[[bytes], bytes]], **added: bytes) -> bytes:
    """Return an archive with some parts changed and others added; dots in the names of `added` are written `__`."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, changes[name](content) if name in changes else content)
        for name, content in added.items():
            new.writestr(name.replace("__", "."), content)
    return file.getvalue()


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    """Return an archive with one more part."""
    file = io.BytesIO(raw)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def with_doctype(raw: bytes) -> bytes:
    """Return a form whose table names an entity outside the file."""
    doctype = b'<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<worksheet'
    return rewritten(raw, {SHEET: lambda content: content.replace(b"<worksheet", doctype, 1)})


def with_rows(raw: bytes, count: int) -> bytes:
    """Return a form whose table has so many more rows, each with one cell."""
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (at, at) for at in range(1000, 1000 + count))
    return rewritten(raw, {SHEET: lambda content: content.replace(b"</sheetData>", rows + b"</sheetData>", 1)})


def bomb(raw: bytes, size: int) -> bytes:
    """Return a form with a part that unpacks to so many bytes of nothing."""
    file = io.BytesIO(raw)
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/image1.png", "w", force_zip64=True) as part,
    ):
        block = bytes(1024 * 1024)
        for _ in range(size // len(block)):
            part.write(block)
    return file.getvalue()


def lying(raw: bytes, size: int) -> bytes:
    """Return a form whose table unpacks to so many bytes, and whose directory says that it is small."""
    padded = rewritten(raw, {SHEET: lambda content: content + b" " * size})
    with zipfile.ZipFile(io.BytesIO(padded)) as archive:
        real = archive.getinfo(SHEET).file_size
    # The size stands before the part and in the directory.
    return padded.replace(struct.pack("<L", real), struct.pack("<L", 1000))


KINDS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "old excel": lambda _: OLE + bytes(504) + "Workbook".encode("utf-16-le"),
    "password": lambda _: OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
    "pdf": lambda _: b"%PDF-1.7\n",
    "csv": lambda _: "番号,実績\n1-1-1,9\n".encode("cp932"),
    "empty": lambda _: b"",
    "macros": lambda raw: with_part(raw, "xl/vbaProject.bin", b"Sub Auto_Open()"),
    "ods": lambda raw: with_part(raw, "content.xml", b"<x/>"),
    "truncated": lambda raw: raw[: len(raw) // 2],
    "flipped": lambda raw: rewritten(raw, {SHEET: lambda content: content[: len(content) // 2]}),
    "names": lambda raw: with_part(raw, "../../evil.xml", b"<x/>"),
    "entities": with_doctype,
    "rows": lambda raw: with_rows(raw, 20_001),
    "bomb": lambda raw: bomb(raw, 60 * 1024 * 1024),
    "lying": lambda raw: lying(raw, 60 * 1024 * 1024),
    "parts": lambda raw: raw + b"PK\x01\x02" * 2_001,
}
