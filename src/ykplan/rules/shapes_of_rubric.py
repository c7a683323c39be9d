"""The right form of what a rubric holds: grades, their conditions, bounds, rounding, tolerance; from words alone."""

import re
from typing import Final

from ykplan.load import shipped_rubrics
from ykplan.model.fields import readable_count
from ykplan.rules.placed import NAME, NUMBER, Found, listed
from ykplan.rules.quantity import plainly, quantity, tenths
from ykplan.source import Data
from ykplan.words import plain

FACTS: Final = ("progress", "ratio", "elapsed", "expected", "pace")
"""The facts of a condition that have bounds."""
_MARK: Final = re.compile(r"(?P<mark>\W|[A-Za-zＡ-Ｚ]) ?[:：]? ?(?P<name>.+)")


def bounds(found: Found) -> Data:
    """Return a share's bound: the one that is said, else the lowest that is enough."""
    asked = quantity(found.data) if isinstance(found.data, str) else None
    share = tenths(plainly(found.data)) if isinstance(found.data, str) else None
    if share is not None:
        return {"min": plain(share)}
    if asked is None or asked.about or asked.scaled or asked.unit not in ("", "%"):
        return {"min": NUMBER}
    number = asked.number.scaleb(-2).normalize() if asked.unit == "%" and found.field != "expected" else asked.number
    return {asked.bound or "min": plain(number)}


def tolerance(found: Found) -> Data:
    """Return a tolerance in points, or in percent where that is said."""
    said = plainly(found.data).removeprefix("±").strip() if isinstance(found.data, str) else ""
    number = quantity(said)
    if number is None or number.about or number.bound or number.sign or number.unit not in ("", "%", "ポイント", "pt"):
        return {"points": NUMBER}
    return {"percent" if number.unit == "%" else "points": plain(number.number)}


def rounding(found: Found) -> Data:
    """Return how a share is rounded: the places, or what becomes of a half."""
    if isinstance(found.data, str) and readable_count(found.data) is not None:
        return {"digits": plainly(found.data)}
    modes = {"四捨五入": "half_up", "切り捨て": "down", "切捨て": "down", "half_up": "half_up", "down": "down"}
    mode = modes.get(found.data, "") if isinstance(found.data, str) else ""
    return {"mode": mode} if mode else {"digits": "1"}


def rubric(found: Found) -> Data:
    """Return a rubric that holds the grades that stand there; the shipped one where nothing does."""
    if isinstance(found.data, list) and found.data and all(isinstance(each, dict) for each in found.data):
        return {"grades": found.data}
    said = [found.data] if isinstance(found.data, str) else listed(found.data)
    named = next((each for each in said if each in shipped_rubrics()), None)
    return named or ({"grades": [_grade_of(each) for each in said]} if said else "standard")


def grade(found: Found) -> Data:
    """Return a grade by its mark and its name: ◎ 達成."""
    return _grade_of(found.data)


def _grade_of(data: Data) -> Data:
    said = _MARK.fullmatch(data.strip()) if isinstance(data, str) else None
    if data is None or (isinstance(data, str) and not data.strip(" .…")):
        return {"mark": "◎", "name": NAME}
    return {"mark": said["mark"], "name": said["name"]} if said else {"mark": data, "name": NAME}


def when(found: Found) -> Data:
    """Return a condition that asks for the fact that is named."""
    return {found.data: "true"} if found.data in ("met", "met_final", "due", "observed") else None
