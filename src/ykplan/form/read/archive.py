"""A workbook's archive, opened without trust: its parts are unpacked within bounds, or the file is refused.

Nothing is run, no link is followed, and nothing is written to the disk.
"""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final, NamedTuple, Protocol

MAX_FILE: Final = 20 * 1024 * 1024
MAX_UNPACKED: Final = 50 * 1024 * 1024
MAX_PART: Final = 40 * 1024 * 1024
MAX_PARTS: Final = 2_000
MAX_SIGNS: Final = 600_000
"""How many < and = all parts may hold that are read: what an element or an attribute needs. A cell has about six."""
# Rows and cells of a sheet that hold nothing but their look: people format whole columns, by the ten thousand rows.
_EMPTY: Final = re.compile(rb"<((?:[\w.-]+:)?)(c|row)\s[^<>]*?(?:/>|></\1\2\s*>)")
# One that does not say where it stands, and so is behind the one before it, empty or not; and what may quote elements.
_UNPLACED: Final = re.compile(rb'<(?:[\w.-]+:)?(?:c|row)(?=[\s/>])(?![^<>]*\sr=")|<!')
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# In an OLE container this stream is a whole workbook behind a password; without it the container is an old .xls.
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ENTRY: Final = b"PK\x01\x02"
_TEXT: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_TYPES: Final = "[Content_Types].xml"
# What an archive of another kind holds, and how that kind is called.
_OTHERS: Final = {
    "xl/workbook.bin": ".xlsb",
    "word/document.xml": "Word の文書",
    "ppt/presentation.xml": "PowerPoint の文書",
    "content.xml": "OpenDocument（.ods など）",
}
_STARTS: Final = {b"%PDF": "PDF", b"<": "HTML か XML", b"\x89PNG": "画像", b"\xff\xd8": "画像"}


class Refused(NamedTuple):
    """Why a file is not read: a word that the rules know, and what it is about."""

    kind: str
    detail: str = ""


class Archive:
    """The parts of a workbook by name. Unpacking stops at the bound, whatever the archive says of its sizes."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._stream = file.open  # of a part; the archive itself is in memory
        self._names = {_name(name).casefold(): name for name in file.namelist()}
        self._left = MAX_UNPACKED
        self._signs = MAX_SIGNS

    def part(self, name: str) -> bytes | Refused | None:
        """Return a part, None where there is none of that name; letters' case does not matter, as in Excel."""
        known = self._names.get(name.casefold())
        if known is None:
            return None
        try:
            with self._stream(known) as stream:
                # Bounded here: a plain read() would unpack all of it before it looks at the size.
                content = stream.read(min(self._left, MAX_PART) + 1)
                # Reading to the end is what compares the checksum.
                ended = not stream.read(1)
        except Exception:  # a damaged archive raises anything: zlib's, struct's, zipfile's own
            return Refused("broken")
        self._left -= len(content)
        if self._left < 0 or len(content) > MAX_PART or not ended:
            return Refused("unpacks too large")
        content = _less_empty(content)
        self._signs -= content.count(b"<") + content.count(b"=")
        return content if self._signs >= 0 else Refused("too many cells", "10万を超えるセル")


def too_large() -> Refused:
    """Return why a file of more than MAX_FILE is not read."""
    return Refused("file too large", f"{MAX_FILE // 1024 // 1024} MB")


def opened_archive(raw: bytes) -> Archive | Refused:
    """Return the archive that the bytes of a file are, or why they are not read."""
    if raw.startswith(_OLE):
        return Refused("password") if _ENCRYPTED in raw else Refused("old format")
    if not raw.startswith(b"PK"):
        return Refused("other format", _called(raw))
    if len(raw) > MAX_FILE:
        return too_large()
    # Counted before zipfile makes an object of each.
    if raw.count(_ENTRY) > MAX_PARTS:
        return Refused("too many parts", str(MAX_PARTS))
    try:
        file = zipfile.ZipFile(BytesIO(raw))
    except Exception:  # as above
        return Refused("broken")
    return _why_not(file) or Archive(file)


def _why_not(file: zipfile.ZipFile) -> Refused | None:
    entries = [entry for entry in file.infolist() if not entry.is_dir()]
    names = [_name(entry.filename) for entry in entries]
    folded = {name.casefold() for name in names}
    if any(map(_leads_out, names)):
        return Refused("unsafe names")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        return Refused("unpacks too large")
    if any(entry.flag_bits & 1 for entry in entries):
        return Refused("password")
    if len(folded) < len(names) or any(entry.compress_type not in _TEXT for entry in entries):
        return Refused("broken")
    return _another_kind(folded)


def _another_kind(names: set[str]) -> Refused | None:
    if any(name.endswith("vbaproject.bin") for name in names):
        return Refused("macros")
    other = next((called for part, called in _OTHERS.items() if part in names), None)
    if other is None and _TYPES.casefold() not in names:
        other = "zip"
    return None if other is None else Refused("other format", other)


def _name(name: str) -> str:
    """Return a part's name as the standard has it: some programs write backslashes, or a slash before it."""
    return name.replace("\\", "/").lstrip("/").removeprefix("./")


def _leads_out(name: str) -> bool:
    return ":" in name or ".." in PurePosixPath(name).parts


def _less_empty(content: bytes) -> bytes:
    """Return a sheet's XML less the cells, and then the rows, that hold nothing; anything else as it is."""
    if _UNPLACED.search(content):
        return content
    return _EMPTY.sub(b"", _EMPTY.sub(b"", content))


def _called(raw: bytes) -> str:
    if not raw.strip():
        return "空のファイル"
    return next(
        (called for start, called in _STARTS.items() if raw.lstrip()[:8].startswith(start)), "Excel ではないもの"
    )


class XmlTarget(Protocol):
    """What takes the elements as they come; names are without their namespace, which Excel's «strict» files change."""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Take an element's start, with its attributes."""

    def end(self, name: str, text: str) -> None:
        """Take an element's end, with the text that stood right inside it."""


class TooManyError(Exception):
    """Raised by a target, to end a part early."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


def walk(content: bytes, target: XmlTarget) -> Refused | None:
    """Give every element of a part to a target; return why that could not be done, if it could not."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, XMLParser

    parser = XMLParser(target=_Walker(target), forbid_dtd=True)
    try:
        # In one piece: fed in small ones, an older expat reads a long name again from its start each time.
        parser.feed(content)
        parser.close()
    except TooManyError as error:
        return Refused("too many cells", error.detail)
    except DefusedXmlException:
        return Refused("entities")
    except (ParseError, ValueError, LookupError):
        return Refused("broken")
    return None


class Elements:
    """A target for small parts: every element's name and attributes, in order."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Mapping[str, str]]] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Keep the element."""
        self.found.append((name, given))

    def end(self, name: str, text: str) -> None:
        """Do nothing: these parts say everything in attributes."""


class _Walker:
    """Between the parser and a target: names without namespaces, text in one piece."""

    def __init__(self, target: XmlTarget) -> None:
        self._target = target
        self._texts: list[list[str]] = []

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        self._texts.append([])
        self._target.start(_local(tag), {_local(name): value for name, value in given.items()})

    def data(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)

    def end(self, tag: str) -> None:
        self._target.end(_local(tag), "".join(self._texts.pop()))

    def close(self) -> None:
        """Give back nothing: the target keeps what it found."""


def _local(name: str) -> str:
    return name.rpartition("}")[2]


STRUCK: Final = "\u0336"
"""What stands behind each letter that is struck out: a stroke over it."""
_RAISED: Final = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED: Final = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_FALSE: Final = ("0", "false", "off")


class Runs:
    """Takes the elements of a text. Readings (ふりがな) are left out."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._phonetic = self._struck = False
        self._place = ""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Take an element's start."""
        if name == "rPh":
            self._phonetic = True
        elif name == "r":
            self._struck, self._place = False, ""
        elif name == "strike":
            self._struck = is_on(given)
        elif name == "vertAlign":
            self._place = given.get("val", "")

    def end(self, name: str, text: str) -> None:
        """Take an element's end."""
        if name == "rPh":
            self._phonetic = False
        elif name == "r":
            self._struck, self._place = False, ""
        elif name == "t" and not self._phonetic:
            self._said.append(self._seen(text))

    def taken(self) -> str:
        """Return the text, and begin with the next one."""
        text, self._said = "".join(self._said), []
        return text

    def _seen(self, text: str) -> str:
        if self._place in ("superscript", "subscript"):
            text = text.translate(_RAISED if self._place == "superscript" else _LOWERED)
        return "".join(letter if letter.isspace() else letter + STRUCK for letter in text) if self._struck else text


def is_on(given: Mapping[str, str]) -> bool:
    """Tell whether an element that is true by itself, such as strike, says so."""
    return given.get("val", "1") not in _FALSE
