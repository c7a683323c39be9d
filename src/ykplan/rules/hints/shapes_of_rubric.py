"""The right form of what a rubric holds: grades, their conditions, bounds, rounding, tolerance; from words alone."""

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
"""What becomes of a half, as people and as the data say it."""
_BOUNDS: Final = ("min", "above", "max", "below")
_BETWEEN: Final = re.compile(r" *(?:から|[~〜～―—–－]) *")
_POINTS: Final = frozenset(("", "ポイント", "pt", "point", "points"))
_PERCENT: Final = frozenset(("%", "percent", "パーセント"))
# 小数第1位まで keeps one place; 小数第1位で四捨五入 and 小数第1位を切り捨て keep none.
_PLACE: Final = re.compile(r"小数(?:点)?(?:以下)?(?:第)?(?P<place>[1-9])(?:位|桁)(?P<until>まで|を|で)", re.ASCII)
_NOT: Final = re.compile("ない|なし|せず|ません")
_PARTS: Final = re.compile(r"[ ,、，/・]+|桁|位|で|に|を")
_MARK: Final = re.compile(r"(?P<mark>\W|[A-Za-zＡ-Ｚ]) ?[:：]? ?(?P<name>.+)")


def bounds_shape(found: Misplaced) -> Data:
    """Return a share's bounds: those that are said, else the lowest that is enough."""
    texts = [each for each in listed_texts(found.data) if isinstance(each, str)] or _BETWEEN.split(_text(found.data))
    if len(texts) == 2:  # noqa: PLR2004  # from and to, or how and how much
        how = next((each for each in texts if each in _BOUNDS), None)
        if how is not None:
            (much,) = [_bound(found, each) for each in texts if each != how] or [None]
            return {how: NUMBER if much is None else next(iter(much.values()))}
        low, high = (_bound(found, each) for each in texts)
        if low and high and [*low, *high] == ["min", "min"] and Decimal(low["min"]) < Decimal(high["min"]):
            return {"min": low["min"], "max": high["min"]}
    one = _bound(found, texts[0]) if len(texts) == 1 else None
    return {**one} if one else {"min": NUMBER}


def _bound(found: Misplaced, said: str) -> dict[str, str] | None:
    share, asked = tenths(plainly(said)), quantity(said)
    if share is not None:
        return {"min": plain(share)}
    if asked is None or asked.about or asked.scaled or asked.unit not in ("", "%"):
        return None
    number = asked.number.scaleb(-2).normalize() if asked.unit == "%" and found.field != "expected" else asked.number
    return {asked.bound or "min": plain(number)}


def tolerance(found: Misplaced) -> Data:
    """Return a tolerance in points, or in percent where that is said."""
    texts = sorted(map(_text, listed_texts(found.data)), key=lambda each: quantity(_width(each)) is None)
    number = quantity(_width("".join(texts) or _text(found.data)))
    if number is None or number.about or number.bound or number.sign or number.unit not in _POINTS | _PERCENT:
        return {"points": NUMBER}
    return {"percent" if number.unit in _PERCENT else "points": plain(number.number)}


def _width(text: str) -> str:
    return plainly(text).removeprefix("±").strip()


def rounding_shape(found: Misplaced) -> Data:
    """Return how a share is rounded: the places, and what becomes of a half, as far as they are said."""
    said = plainly(" ".join(map(_text, listed_texts(found.data))) or _text(found.data))
    mode = None if _NOT.search(said) else next((mode for word, mode in MODES.items() if word in said), None)
    place = _PLACE.search(said)
    digits = str(int(place["place"]) - (place["until"] != "まで")) if place else "0" if "整数" in said else None
    if digits is None:
        digits = next((each for each in _PARTS.split(said) if readable_count(each) is not None), None)
    made: dict[str, Data] = {**({"digits": digits} if digits else {}), **({"mode": mode} if mode else {})}
    return made or {"digits": "1"}


def _text(data: Data) -> str:
    return data if isinstance(data, str) else ""


def rubric(found: Misplaced) -> Data:
    """Return a rubric that holds the grades that stand there; the shipped one where nothing does."""
    if (
        isinstance(found.data, list)
        and found.data
        and all(isinstance(each, dict) and "mark" in each for each in found.data)
    ):
        return {"grades": found.data}
    items = listed_texts(found.data) or [found.data]
    if all(isinstance(each, dict) for each in items):  # {◎: 達成, ○: 順調}, or one in a list each
        return {"grades": [_grade_of([*pair]) for each in items if isinstance(each, dict) for pair in each.items()]}
    said = items if found.data else []
    named = next((each for each in said if each in shipped_rubrics()), None)
    return named or ({"grades": [_grade_of(each) for each in said]} if said else "standard")


def grade_shape(found: Misplaced) -> Data:
    """Return a grade by its mark and its name: ◎ 達成."""
    return _grade_of(found.data)


def _grade_of(data: Data) -> Data:
    if isinstance(data, list):
        texts = [each for each in data if isinstance(each, str)]
        return {"mark": texts[0], "name": texts[1]} if len(texts) == len(data) == 2 else None  # noqa: PLR2004  # ◎, 達成
    said = _MARK.fullmatch(data.strip()) if isinstance(data, str) else None
    if data is None or (isinstance(data, str) and not data.strip(" .…")):
        return {"mark": "◎", "name": NAME}
    return {"mark": said["mark"], "name": said["name"]} if said else {"mark": data, "name": NAME}


def when(found: Misplaced) -> Data:
    """Return a condition that asks for the fact that is named."""
    named = found.data if isinstance(found.data, str) else ""
    return {named: "true"} if named in FACTS and FACTS[named].type == "flag" else None
