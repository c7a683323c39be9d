"""A cell → the figure that it says for an indicator, exactly; what is not clear is a doubt, never a guess."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from ykplan.form.read.letters import half_width
from ykplan.form.read.sheet import Cell
from ykplan.form.trouble import Doubt
from ykplan.form.value import Row
from ykplan.model.fields import MAX_DIGITS

_WHOLE: Final = 100
# What follows a figure and makes it another one, or none: no unit that somebody mistook.
_VAGUE: Final = frozenset(
    ("以上", "以下", "未満", "超", "程度", "前後", "くらい", "ぐらい", "強", "弱", "余", "千", "万", "億")
)
_MINUS: Final = "−△▲‐–-"
_FIGURE: Final = re.compile(
    rf"(?P<sign>[+{_MINUS}]?) ?(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<rest>.*)",
    re.ASCII | re.DOTALL,
)
_ERA: Final = r"(?:令和|平成|昭和|[RHS])\.? ?(?:元|\d{1,2})"
_DAY: Final = re.compile(
    rf"{_ERA} ?(?:年|[./]).*|{_ERA}|(?:\d{{4}} ?年|\d{{1,2}} ?月).*|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}.*"
    r"|\d{1,4}/\d{1,2}|\d{4}-\d{2}",
    re.ASCII | re.DOTALL,
)


def figure(cell: Cell, row: Row) -> str | Doubt:
    """Return the figure of a cell as it is written in YAML, or why it is none."""
    if cell.kind in ("number", "percent"):
        return _number(cell, row)
    if cell.kind == "text":
        return _typed(half_width(cell.text), row)
    return Doubt({"day": "day", "error": "error", "unsaved": "unsaved"}.get(cell.kind, "not a figure"))


def _number(cell: Cell, row: Row) -> str | Doubt:
    number = Decimal(cell.text)
    if cell.kind == "number":
        return _fitting(number, row)
    # Excel holds 18.9% as 0.189.
    return _fitting(number.scaleb(2), row) if row.share else Doubt("other unit", {"unit": "%", "own": row.unit})


def _typed(text: str, row: Row) -> str | Doubt:
    found = _FIGURE.fullmatch(text)
    rest = "" if found is None else found["rest"].strip()
    if found is None or (rest and not _same(rest, row.unit)):
        if _DAY.fullmatch(text):
            return Doubt("day")
        return _unclear(found, rest, row)
    if found["sign"] and found["sign"] in _MINUS and not row.signed:
        return Doubt("minus")
    number = Decimal(found["digits"].replace(",", ""))
    return _fitting(-number if found["sign"] and found["sign"] in _MINUS else number, row)


def _unclear(found: re.Match[str] | None, rest: str, row: Row) -> Doubt:
    """Return the doubt about a text that is more than a figure: another unit, or what no unit is."""
    digits = any(letter.isdigit() for letter in rest)
    if found is None or digits or not (rest[0].isalpha() or rest == "%") or rest in _VAGUE:
        return Doubt("not a figure")
    return Doubt("other unit", {"unit": rest, "own": row.unit})


def _fitting(number: Decimal, row: Row) -> str | Doubt:
    """Return a figure as text where it can be one of this indicator's."""
    text = f"{number:f}"
    if len(text) > MAX_DIGITS:
        return Doubt("not a figure")
    if number < 0 and not row.signed:
        return Doubt("minus")
    if row.survey and outside_share(number, row):
        return Doubt("outside share", {"figure": text})
    return _plain(text)


def outside_share(number: Decimal, row: Row) -> bool:
    """Tell whether a percentage is beyond what one of a whole can be; a rate of another kind may be (執行率)."""
    return row.share and not row.signed and not 0 <= number <= _WHOLE


def _plain(text: str) -> str:
    """Return a figure as it is usually written: no zeros before it, and 0 for −0."""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, point, places = digits.partition(".")
    plain = (whole.lstrip("0") or "0") + point + places
    return sign + plain if plain.strip("0.") else plain


def _same(unit: str, own: str) -> bool:
    return _unit(unit) == _unit(own) != ""


def _unit(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
