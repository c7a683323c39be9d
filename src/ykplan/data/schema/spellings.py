"""How figures, years, days and flags are written, as JSON Schema knows it: the counterpart of model/fields.py.

Editors give a bare 18.9 as a number and a bare true as a boolean, while the program reads letters. So everything may
stand in YAML's own type or as a text, and a schema never refuses what the program reads; it may let more pass.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from ykplan.data.model import fields
from ykplan.terms import fiscal

Schema: TypeAlias = dict[str, Any]

_BLANKS: Final = r"[\s\u0085]*"
# Any letter that is seen: neither a blank nor one of the usual letters that are drawn as nothing.
_SEEN: Final = (
    r"[^\s\u0085\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_MINUS: Final = "[-－−]"
_DIGITS: Final = re.compile(r"(?P<kept>\{[0-9,]+\})|\[(?P<low>\d)-(?P<high>\d)\]|(?P<any>\\d)|(?P<one>\d)")
_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_YEAR_WORD: Final = r"\s?(?:年度)?"
# Letters that NFKC alone turns into those of a year (㋿, 𝟞): left to the program, which knows them all.
_RARE: Final = r"[^\t-~\u2010-\u2027\u2190-\u23ff\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]"


def _whole(pattern: str) -> str:
    """Extend an ASCII pattern to a whole text with blanks around and full-width digits."""
    return f"^{_BLANKS}(?:{_DIGITS.sub(_either_width, pattern)}){_BLANKS}$"


def _either_width(match: re.Match[str]) -> str:
    if match["kept"]:
        return match["kept"]
    low, high = ("0", "9") if match["any"] else (match["low"] or match["one"], match["high"] or match["one"])
    half, full = (low, low.translate(_FULL_WIDTH)) if low == high else (f"{low}-{high}", _full_range(low, high))
    return f"[{half}{full}]"


def _full_range(low: str, high: str) -> str:
    return f"{low}-{high}".translate(_FULL_WIDTH)


def _up_to(last: int) -> str:
    """Return a pattern for the numbers from 1 to `last`, which has two digits, with or without leading zeros."""
    tens, ones = divmod(last, 10)
    between = rf"|[1-{tens - 1}]\d" if tens > 1 else ""
    return rf"0{{0,2}}(?:[1-9]{between}|{tens}[0-{ones}])"


def _year() -> str:
    """Return the pattern for fiscal years: of an era as long as it lasted, or of the common era."""
    eras = (rf"(?:[{_letters(era.letter)}]|{era.name})\s?(?:元|{_up_to(era.last - era.zero)})" for era in fiscal.ERAS)
    ways = "|".join((r"186[8-9]|18[7-9]\d|19\d\d|20\d\d", *eras))
    return f"{_whole(f'(?:{ways})' + _YEAR_WORD)}|{_RARE}"


def _letters(letter: str) -> str:
    """Return the ways to type an era's letter: small and full-width too."""
    both = letter + letter.lower()
    return both + "".join(chr(ord(character) + 0xFEE0) for character in both)


def _day() -> str:
    long, short, february = r"0[1-9]|[1-2]\d|3[0-1]", r"0[1-9]|[1-2]\d|30", r"0[1-9]|[1-2]\d"
    days = (
        f"(?:0(?:1|3|5|7|8)|1(?:0|2)){_MINUS}(?:{long})",
        f"(?:0(?:4|6|9)|11){_MINUS}(?:{short})",
        f"02{_MINUS}(?:{february})",
    )
    return _whole(rf"\d{{4}}{_MINUS}(?:{'|'.join(days)})")


def _either(bare: Schema, pattern: str) -> Schema:
    return {"anyOf": [bare, {"type": "string", "pattern": pattern}]}


def _number(most: int, pattern: str) -> Schema:
    return _either({"type": "integer", "minimum": 0, "maximum": most}, _whole(pattern))


TEXT: Final = "Text"
FLAG: Final = "Flag"
SPELLINGS: Final[Mapping[str, Schema]] = {
    TEXT: {"type": ["string", "number", "boolean"], "minLength": 1, "pattern": _SEEN},
    "Figure": _either({"type": "number"}, _whole(rf"{_MINUS}?\d+(?:[.．]\d+)?")),
    "Count": _number(10**12 - 1, r"\d{1,12}"),
    "Places": _number(fields.MAX_PLACES, rf"0{{0,11}}[0-{fields.MAX_PLACES}]"),
    "FiscalYear": _either({"type": "integer", "minimum": fiscal.FIRST, "maximum": fiscal.LAST}, _year()),
    "Day": {"type": "string", "pattern": _day()},
    FLAG: _either({"type": "boolean"}, "^(?:true|false)$"),
}
READERS: Final[Mapping[Callable[[Any], Any], str]] = {
    fields.read_figure: "Figure",
    fields.read_count: "Count",
    fields.read_places: "Places",
    fields.read_fiscal_year: "FiscalYear",
    fields.day: "Day",
    fields.flag: FLAG,
    fields.was: TEXT,
}
"""Which spelling each reader of model/fields.py reads."""
