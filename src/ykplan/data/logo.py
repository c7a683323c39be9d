"""The picture that report.yaml names, looked at as bytes: what no format of the report takes is known early.

Pure: what reads the file hands its bytes over. What is wrong comes back as a word that the rule knows.
"""

from typing import Final, NamedTuple

from ykplan.data.logo_png import Fault, fault_of_png
from ykplan.data.logo_svg import fault_of_svg

__all__ = ["MAX_BYTES", "Fault", "Logo", "fault_of", "kind_of"]

MAX_BYTES: Final = 2 * 1024 * 1024
_STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"\x1f\x8b", "圧縮されたファイル"),
    (b"PK", "圧縮されたファイル"),
)
_FTYP: Final = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC", b"avif": "AVIF"}
_FAULTS: Final = {"PNG": fault_of_png, "SVG": fault_of_svg}


class Logo(NamedTuple):
    """The picture: its name in report.yaml, its bytes, and its fault, if any."""

    name: str
    content: bytes
    fault: Fault | None

    @property
    def kind(self) -> str:
        """Return png or svg."""
        return kind_of(self.name).lower()


def kind_of(name: str) -> str:
    """Return the kind of picture by a file's ending: PNG, SVG or any other; empty without an ending."""
    _, dot, ending = name.rpartition(".")
    return ending.upper() if dot else ""


def fault_of(name: str, content: bytes) -> Fault | None:
    """Return why a picture cannot be used in the report; None where every format can."""
    named = kind_of(name)
    if named not in _FAULTS:
        return Fault("other kind", named)
    if not content:
        return Fault("empty")
    held = _held(content)
    if held != named and (named == "PNG" or held):
        return Fault("misnamed", held or "PNG ではないもの")
    return _FAULTS[named](content)


def _held(content: bytes) -> str | None:
    """Return the kind of picture by its first bytes; None where unknown, as for an SVG."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WebP"
    if content[4:8] == b"ftyp":
        return _FTYP.get(content[8:12], "動画")
    return next((kind for start, kind in _STARTS if content.startswith(start)), None)
