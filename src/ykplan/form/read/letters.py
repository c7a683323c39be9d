"""Texts as people type them into cells, brought to one form for comparing; what is kept is the text itself."""

import re
import unicodedata
from typing import Final

# What stands in a cell to say that there is nothing to say.
DASHES: Final = frozenset("-－ー―—–−‐─")
NOTHING: Final = frozenset(("なし", "無し", "無", "ナシ", "n/a", "na", "該当なし", "該当無し"))
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_HALF_WIDTH: Final = {ord(wide): ord(wide) - 0xFEE0 for wide in map(chr, range(0xFF01, 0xFF5F))} | {0x3000: 0x20}


def folded(text: str) -> str:
    """Return a text for comparing names: full-width and half-width alike, no blanks, no line breaks."""
    return _INVISIBLE.sub("", "".join(unicodedata.normalize("NFKC", text).split())).casefold()


def half_width(text: str) -> str:
    """Return a text with full-width digits, letters and signs made half-width; ① and ³ stay what they are."""
    return _INVISIBLE.sub("", text).translate(_HALF_WIDTH).replace("\xa0", " ").strip()


def is_dash(text: str) -> bool:
    """Tell whether a text is dashes only."""
    return bool(text.strip()) and set("".join(text.split())) <= DASHES


def says_nothing(text: str) -> bool:
    """Tell whether a text says that there is no figure: －, なし."""
    return is_dash(text) or folded(text) in NOTHING


def tidy(text: str) -> str:
    """Return a text to be kept: line breaks as line feeds, no blanks around it nor at the ends of its lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
