"""How the workbook of a section is called, on every system that it may be carried to."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from ykplan import words
from ykplan.form.layout import SUFFIX

# File systems take 255 bytes: room for the ending, a number, and the name of a file that is still being written.
_LONGEST: Final = 200
# Signs that Windows gives another meaning, and the full-width ones that look like them.
_SIGNS: Final = str.maketrans('<>:"/\\|?*', "＜＞：”／＼｜？＊")
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_DEVICES: Final = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\..*)?", re.IGNORECASE)


def file_names(sections: Sequence[str]) -> tuple[str, ...]:
    """Return a file name for each section, all of them different, also where a system takes A and a for the same."""
    return tuple(f"{name}{SUFFIX}" for name in _different(map(_safe, sections)))


def _different(names: Iterator[str]) -> Iterator[str]:
    taken: set[str] = set()
    for name in names:
        free, number = name, 1
        while _folded(free) in taken:
            number += 1
            free = f"{name}（{number}）"
        taken.add(_folded(free))
        yield free


def _safe(section: str) -> str:
    clean = unicodedata.normalize("NFC", _UNSEEN.sub("", " ".join(section.split()))).translate(_SIGNS)
    short = clean.encode()[:_LONGEST].decode(errors="ignore").strip(" .~$")
    return f"{short}_" if _DEVICES.fullmatch(short) else short or words.NO_SECTION


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
