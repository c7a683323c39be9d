"""The fonts of the printed report: which letters they hold, and how wide each is, read from the font files themselves.

The formats: OpenType 1.9, tables `cmap` (subtable format 12), `hhea`, `hmtx` and `head`.
"""

import re
import struct
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import typst

PACKAGES: Final = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")
_GROUPS: Final = 12
# Letters without a shape of their own: joiners, soft hyphens, variation selectors. No font needs them.
_SHAPELESS: Final = re.compile(
    "[\n\u00ad\u034f\u180b-\u180f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)


class Run(NamedTuple):
    """Consecutive letters with consecutive glyphs: `first` to `last`, starting at `glyph`."""

    first: int
    last: int
    glyph: int


class Font(NamedTuple):
    """One font: its runs of letters, in order, and the width of each glyph relative to the font's size."""

    path: Path
    runs: tuple[Run, ...]
    widths: tuple[float, ...]

    def glyph(self, letter: str) -> int | None:
        """Return the number of a letter's glyph; None where there is none."""
        at = bisect_right(self.runs, ord(letter), key=lambda run: run.first) - 1
        if at < 0 or ord(letter) > self.runs[at].last:
            return None
        return self.runs[at].glyph + ord(letter) - self.runs[at].first

    def width(self, text: str) -> float:
        """Return the width of `text` on one line at font size 1."""
        return sum(self._advance(letter) for letter in text)

    def _advance(self, letter: str) -> float:
        glyph = self.glyph(letter)
        if glyph is None:
            return 0.0 if _SHAPELESS.match(letter) else 1.0
        return self.widths[min(glyph, len(self.widths) - 1)]


@cache
def shipped() -> tuple[Font, ...]:
    """Return the regular and the bold font. Raises ModuleNotFoundError without `ykplan[report]`."""
    return tuple(_read(_path(package)) for package in PACKAGES)


@cache
def for_typst() -> "typst.Fonts":
    """Return the shipped fonts, and no others, as typst takes them."""
    import typst

    # typst takes folders; from paths of files it reads nothing, in silence.
    folders = [_path(package).parent for package in PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def without_shape(text: str, fonts: Sequence[Font]) -> list[str]:
    """Return the letters of `text` that any of the fonts lacks, each once, in order."""
    shown = dict.fromkeys(_SHAPELESS.sub("", text))
    return [letter for letter in shown if any(font.glyph(letter) is None for font in fonts)]


def _path(package: str) -> Path:
    folder = files(package)
    (font_file,) = (entry for entry in folder.iterdir() if entry.name.endswith(".otf"))
    with as_file(font_file) as path:
        return path


def _read(path: Path) -> Font:
    content = path.read_bytes()
    (count,) = struct.unpack_from(">H", content, 4)
    records = (struct.unpack_from(">4sIII", content, 12 + 16 * at) for at in range(count))
    tables = {tag: offset for tag, _, offset, _ in records}
    return Font(path, _runs(content, tables[b"cmap"]), _widths(content, tables))


def _runs(content: bytes, cmap: int) -> tuple[Run, ...]:
    (count,) = struct.unpack_from(">H", content, cmap + 2)
    places = (cmap + struct.unpack_from(">HHI", content, cmap + 4 + 8 * at)[2] for at in range(count))
    whole = next(place for place in places if struct.unpack_from(">H", content, place)[0] == _GROUPS)
    (groups,) = struct.unpack_from(">I", content, whole + 12)
    return tuple(Run(*struct.unpack_from(">III", content, whole + 16 + 12 * at)) for at in range(groups))


def _widths(content: bytes, tables: dict[bytes, int]) -> tuple[float, ...]:
    (units,) = struct.unpack_from(">H", content, tables[b"head"] + 18)
    (count,) = struct.unpack_from(">H", content, tables[b"hhea"] + 34)
    advances = struct.unpack_from(">" + "Hh" * count, content, tables[b"hmtx"])[::2]
    return tuple(advance / units for advance in advances)
