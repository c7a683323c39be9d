"""The right shape of the parts of a rubric that are written as plain words."""

import re
from decimal import Decimal
from typing import Final

from ykplan.data.loading import shipped_rubrics
from ykplan.data.model.fields import readable_count
from ykplan.data.yaml.fast import Data
from ykplan.rules.hints.asked import NAME, NUMBER, Misplaced, listed_texts
from ykplan.rules.hints.quantity import plainly, quantity, tenths
from ykplan.terms.facts import FACTS
from ykplan.text.figures import plain

BOUNDED: Final = tuple(name for name, fact in FACTS.items() if fact.bounded)
"""The facts of a condition that have bounds."""
MODES: Final = {
    "half_even": "half_even",
    "half_up": "half_up",
    "銀行丸め": "half_even",
    "偶数丸め": "half_even",
    "四捨五入": "half_up",
    "切り捨て": "down",
    "切捨": "down",
    "down": "down",
}
"""The modes of rounding, by their names in Japanese and in the data."""
_BOUNDS: Final = ("min", "above", "max", "below")
_BETWEEN: Final = re.compile(r" *(?:から|[~〜～―—–－]) *")
_POINTS: Final = frozenset(("", "ポイント", "pt", "point", "points"))
_PERCENT: Final = frozenset(("%", "percent", "パーセント"))
# 小数第1位まで keeps one place; 小数第1位で四捨五入 and 小数第1位を切り捨て keep none.
_PLACE: Final = re.compile(r"小数(?:点)?(?:以下)?(?:第)?(?P<place>[1-9])(?:位|桁)(?P<until>まで|を|で)", re.ASCII)
_NOT: Final = re.compile("ない|なし|せず|ません")
_PARTS: Final = re.compile(r"[ ,、，/・]+|桁|位|で|に|を")
_MARK: Final = re.compile(r"(?P<mark>\W|[A-Za-zＡ-Ｚ]) ?[:：]? ?(?P<name>.+)")


def bounds_shape(misplaced: Misplaced) -> Data:
    """Return the bounds of a share; a single number is the minimum."""
    texts = [text for text in listed_texts(misplaced.data) if isinstance(text, str)] or _BETWEEN.split(
        _text(misplaced.data)
    )
    if len(texts) == 2:  # noqa: PLR2004  # from and to, or how and how much
        how = next((text for text in texts if text in _BOUNDS), None)
        if how is not None:
            (much,) = [_bound(misplaced, text) for text in texts if text != how] or [None]
            return {how: NUMBER if much is None else next(iter(much.values()))}
        low, high = (_bound(misplaced, text) for text in texts)
        if low and high and [*low, *high] == ["min", "min"] and Decimal(low["min"]) < Decimal(high["min"]):
            return {"min": low["min"], "max": high["min"]}
    one = _bound(misplaced, texts[0]) if len(texts) == 1 else None
    return {**one} if one else {"min": NUMBER}


def _bound(misplaced: Misplaced, text: str) -> dict[str, str] | None:
    share, amount = tenths(plainly(text)), quantity(text)
    if share is not None:
        return {"min": plain(share)}
    if amount is None or amount.about or amount.scaled or amount.unit not in ("", "%"):
        return None
    number = (
        amount.number.scaleb(-2).normalize() if amount.unit == "%" and misplaced.field != "expected" else amount.number
    )
    return {amount.bound or "min": plain(number)}


def tolerance(misplaced: Misplaced) -> Data:
    """Return a tolerance in points, or in percent if the text says so."""
    texts = sorted(map(_text, listed_texts(misplaced.data)), key=lambda text: quantity(_width(text)) is None)
    number = quantity(_width("".join(texts) or _text(misplaced.data)))
    if number is None or number.about or number.bound or number.sign or number.unit not in _POINTS | _PERCENT:
        return {"points": NUMBER}
    return {"percent" if number.unit in _PERCENT else "points": plain(number.number)}


def _width(text: str) -> str:
    return plainly(text).removeprefix("±").strip()


def rounding_shape(misplaced: Misplaced) -> Data:
    """Return the rounding of a share: digits and mode, as far as given."""
    words = plainly(" ".join(map(_text, listed_texts(misplaced.data))) or _text(misplaced.data))
    mode = None if _NOT.search(words) else next((mode for word, mode in MODES.items() if word in words), None)
    place = _PLACE.search(words)
    digits = str(int(place["place"]) - (place["until"] != "まで")) if place else "0" if "整数" in words else None
    if digits is None:
        digits = next((part for part in _PARTS.split(words) if readable_count(part) is not None), None)
    made: dict[str, Data] = {**({"digits": digits} if digits else {}), **({"mode": mode} if mode else {})}
    return made or {"digits": "1"}


def _text(data: Data) -> str:
    return data if isinstance(data, str) else ""


def rubric(misplaced: Misplaced) -> Data:
    """Return a rubric with the grades given; the standard rubric where there are none."""
    if (
        isinstance(misplaced.data, list)
        and misplaced.data
        and all(isinstance(grade, dict) and "mark" in grade for grade in misplaced.data)
    ):
        return {"grades": misplaced.data}
    items = listed_texts(misplaced.data) or [misplaced.data]
    if all(isinstance(item, dict) for item in items):  # {◎: 達成, ○: 順調}, or one in a list each
        return {"grades": [_grade_of([*pair]) for item in items if isinstance(item, dict) for pair in item.items()]}
    grades = items if misplaced.data else []
    named = next((name for name in grades if name in shipped_rubrics()), None)
    return named or ({"grades": [_grade_of(grade) for grade in grades]} if grades else "standard")


def grade_shape(misplaced: Misplaced) -> Data:
    """Return a grade with its mark and name: ◎ 達成."""
    return _grade_of(misplaced.data)


def _grade_of(data: Data) -> Data:
    if isinstance(data, list):
        texts = [text for text in data if isinstance(text, str)]
        return {"mark": texts[0], "name": texts[1]} if len(texts) == len(data) == 2 else None  # noqa: PLR2004  # ◎, 達成
    match = _MARK.fullmatch(data.strip()) if isinstance(data, str) else None
    if data is None or (isinstance(data, str) and not data.strip(" .…")):
        return {"mark": "◎", "name": NAME}
    return {"mark": match["mark"], "name": match["name"]} if match else {"mark": data, "name": NAME}


def when(misplaced: Misplaced) -> Data:
    """Return a condition on the flag named."""
    named = misplaced.data if isinstance(misplaced.data, str) else ""
    return {named: "true"} if named in FACTS and FACTS[named].type == "flag" else None
