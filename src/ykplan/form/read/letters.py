"""Texts of a form's cells as they are kept, and those that say that there is nothing."""

import re
import unicodedata
from typing import Final

from ykplan.spelling import folded, half_width
from ykplan.words import is_invisible

# What stands in a cell to say that there is nothing to say.
DASHES: Final = frozenset("-ー―—–−‐─‑‒━ｰ")
NOTHING: Final = frozenset(("なし", "無し", "無", "ナシ", "n/a", "na", "該当なし", "該当無し"))

# Half-width and full-width letters, the marks on half-width kana with them.
_WIDE: Final = re.compile("[\uff00-\uffef]+")


def is_dash(text: str) -> bool:
    """Tell whether a text is dashes only."""
    seen = "".join(half_width(text).split())
    return bool(seen) and set(seen) <= DASHES


def says_nothing(text: str) -> bool:
    """Tell whether a text says that there is no figure: －, なし."""
    return is_dash(text) or folded(text) in NOTHING


def alike(text: str) -> str:
    """Return what texts have in common that differ in blanks, widths or letters that are not seen; ① is not 1."""
    seen = "".join(letter for letter in text if not letter.isspace() and not is_invisible(letter))
    return unicodedata.normalize("NFC", _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), seen))
