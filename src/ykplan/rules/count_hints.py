"""What to write where a text stands for a whole number: how many answered, a rank, how many places."""

import re
from typing import Final

from ykplan.model.fields import MAX_COUNTED
from ykplan.rules.asked import Asked
from ykplan.rules.figure_hints import about_told
from ykplan.rules.figure_words import is_zero
from ykplan.rules.quantity import plainly, quantity
from ykplan.spelling import ANSWERS

_UNITS: Final = {
    "sample_size": ANSWERS,
    "priority": frozenset(("", "位", "番", "番目", "つ目")),
    "digits": frozenset(("", "桁", "位")),
}
_RANK: Final = re.compile(r"(?:第|重点(?:施策)?|No\.?|n=|N=) ?(?P<number>.+)")
_NOTED: Final = "sample_size"
ANYHOW: Final = "数字だけで書いてください（例 812）"


def count_advice(text: str, asked: Asked) -> str:
    """Return what to write instead of a text that is no whole number; a number only where it says no less."""
    said, field = plainly(text), asked.field
    if is_zero(said, asked):
        return "0 と書いてください"
    ranked = _RANK.fullmatch(said) if field != "digits" else None
    found = quantity(ranked["number"] if ranked else said)
    if found is None or found.sign or found.bound or found.unit not in _UNITS.get(field, ("",)):
        return ANYHOW
    if found.number != found.number.to_integral_value():  # the rest of a division has only so many digits
        return ANYHOW
    number = f"{found.number:.0f}"
    if len(number) > MAX_COUNTED or (found.about and field != _NOTED):
        return ANYHOW
    return about_told(number, text.strip(), asked) if found.about else f"{number} と書いてください"
