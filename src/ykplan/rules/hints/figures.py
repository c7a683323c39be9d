"""What to write where a text stands for a figure or a count, without changing what the text means."""

import re
from decimal import Decimal
from typing import Final

from ykplan.data.model.fields import MAX_COUNTED, MAX_DIGITS, canonical_figure, is_short
from ykplan.data.spelling import ANSWERS, same_unit
from ykplan.editing.scalar import scalar
from ykplan.rules.hints.asked import Slot
from ykplan.rules.hints.figure_words import BARE, in_words, is_zero
from ykplan.rules.hints.quantity import Quantity, plainly, quantity, scale, tenths, times, trimmed
from ykplan.text.figures import plain

_RANGE: Final = re.compile(r"(.+?) ?(?:~|-|から) ?(.+?)")
_YEARLY: Final = re.compile(r"(?:毎年度?|各年度?|年間?)(?!度)(?P<what>.+)|(?P<before>.+?)/年度?")
_TURNED: Final = "増減や倍率ではなく、その結果の数値そのものを書いてください"
_SIGN_HINT: Final = "△ や ▲ は読み違えるおそれがあります。負の数なら {} と書いてください"


def figure_advice(text: str, slot: Slot) -> str:
    """Return advice on a text that is not a figure: what to write, or what to find out first."""
    words = plainly(text)
    if not any(letter.isnumeric() or letter in "倍半" for letter in words.lstrip("〇零")):
        return in_words(words, slot)
    if canonical_figure(words) and not is_short(words):
        return f"数値は、小数点の前と後を合わせて{MAX_DIGITS}桁までで書いてください"
    if slot.where == "bound":
        return _bound(words, slot)
    if slot.field == "of_baseline":
        return _of_times(words, slot) or BARE
    if slot.where == "tolerance":
        words = words.removeprefix("±").strip()
    typed = text.strip()
    ways = (_of_yearly(words, slot), _of_quantity(typed, words, slot), _of_range(words, slot), _of_times(words, slot))
    return next(filter(None, ways), _TURNED if any(letter in words for letter in "増減倍割半") else BARE)


def target_of(text: str, slot: Slot) -> dict[str, str] | None:
    """Return the fields of a target that mean exactly what a text does, or None."""
    words = plainly(text)
    amount, multiple = _read(words, slot), _multiple(words, slot)
    if amount is not None and _is_goal(amount.bound, slot) and not (amount.about or _says_more(amount, slot)):
        number = _in_unit(amount, slot)
        return None if number is None else {"value": plain(number)}
    if ends := _ends(words, slot):
        return {"min": plain(ends[0]), "max": plain(ends[1])} if ends[0] < ends[1] else None
    if multiple is not None:
        return {"of_baseline": plain(multiple)}
    number = _yearly(words, slot)
    return None if number is None else {"value": plain(number), "every_year": "true"}


def value_of(text: str, slot: Slot) -> Decimal | None:
    """Return the exact figure in a text, in the slot's unit; None where the text says anything else or more."""
    words = plainly(text)
    if is_zero(words, slot):
        return Decimal(0)
    amount = None if slot.where == "bound" or slot.field == "of_baseline" else _read(words, slot)
    exact = amount is not None and not (amount.about or amount.bound or _says_more(amount, slot))
    return _in_unit(amount, slot) if amount is not None and exact else None


def with_note(text: str, slot: Slot) -> dict[str, str] | None:
    """Return an approximate figure as a value with a note (約1,200 as 1200), or None."""
    amount = _read(plainly(text), slot) if slot.where in ("entry", "baseline", "target") else None
    if amount is None or not amount.about or amount.bound or amount.sign or slot.field != "value":
        return None
    number = _in_unit(amount, slot)
    return None if number is None else {"value": plain(number), "note": text.strip()}


def approximate_hint(number: str, typed: str, slot: Slot) -> str:
    """Return the hint for an approximate figure: write the number, and the text as typed in the note."""
    note = f"note に「{typed}」と書き足して" if slot.noted else f"""note: {scalar(typed, "'")} を添えて"""
    return f"おおよその数しかないときは、{slot.field}: {number} とし、{note}ください"


def _read(words: str, slot: Slot) -> Quantity | None:
    """Parse a quantity, without the indicator's own unit where that has no 千 or 万 in it."""
    own = plainly(slot.unit)
    if own and scale(own)[0] == 1 and words.endswith(own) and (amount := quantity(words.removesuffix(own).strip())):
        return amount._replace(unit=own) if not amount.unit else None
    return quantity(words)


def _in_unit(amount: Quantity, slot: Slot) -> Decimal | None:
    """Convert a quantity to the slot's unit; None where it is in another unit."""
    times_own, own = scale(plainly(slot.unit))
    number = amount.number
    if slot.share and amount.unit in ("%", "パーセント", ""):
        return number if not amount.scaled else None
    if amount.unit and not (same_unit(amount.unit, own) or same_unit(amount.unit, slot.unit)):
        return None
    if amount.scaled or (amount.unit and same_unit(amount.unit, own) and times_own > 1):
        number = number / times_own
    written = Decimal(f"{number.normalize():f}") if amount.scaled or times_own > 1 else number
    return written if is_short(f"{written:f}") else None


def _says_more(amount: Quantity, slot: Slot) -> bool:
    """Tell whether a sign may mean a change or something else, since figures in this slot are never negative."""
    return not slot.signed and (amount.sign in ("△", "▲") or (amount.sign != "" and amount.number > 0))


def _of_quantity(typed: str, words: str, slot: Slot) -> str | None:
    amount = _read(words, slot)
    number = _in_unit(amount, slot) if amount else None
    if amount is None or number is None:
        return _other_unit(amount.unit, slot) if amount else None
    shown = plain(number)
    if amount.bound or amount.about or _says_more(amount, slot):
        return _with_words(typed, amount, shown, slot)
    if number != amount.number and not amount.scaled:
        return f"この指標の単位「{slot.unit}」では {shown} です。{shown} と書いてください"
    return (
        f"単位「{amount.unit}」を取り、{shown} と書いてください"
        if amount.unit and not amount.scaled
        else f"{shown} と書いてください"
    )


def _with_words(typed: str, amount: Quantity, shown: str, slot: Slot) -> str:
    """Return the hint for a figure with words or a sign that add to its meaning."""
    several = (amount.bound is not None) + amount.about + _says_more(amount, slot) > 1
    if several or (slot.where == "tolerance" and not amount.sign):
        return BARE
    if amount.bound:
        return _of_bound(amount.bound, shown, slot)
    if amount.about:
        return approximate_hint(shown, typed, slot)
    return (
        _SIGN_HINT.format(shown)
        if amount.number < 0
        else f"「{amount.sign}」が増えた数なら、増えた後の数値を書いてください"
    )


def _of_bound(bound: str, shown: str, slot: Slot) -> str:
    """Return the hint for a bound such as 30以上, which only some targets can express."""
    if slot.where == "target" and slot.field == bound:
        return f"{bound} は「以上」「以下」を表す項目です。{shown} と書いてください"
    if slot.where != "target" or slot.field != "value":
        return "「以上」「以下」などの幅ではなく、一つの数値を書いてください。幅があることは note に書きます"
    if _is_goal(bound, slot):
        return f"better: {slot.better} の目標値は、届けばよい値です。{shown} と書いてください"
    if bound in ("above", "below"):
        return "「超」「未満」はそのままでは書けません。「以上」「以下」に言い換えられる値を書いてください"
    return "better の向きと「以上」「以下」が合っていません。better か、目標の書き方を確かめてください"


def _is_goal(bound: str | None, slot: Slot) -> bool:
    """Tell whether a bound only repeats what a target's value means: 以上 where more is better."""
    return (bound, slot.better) in (("min", "up"), ("max", "down"))


def _other_unit(unit: str, slot: Slot) -> str:
    if not slot.unit or not unit:
        return BARE
    return f"単位が違います（「{unit}」）。この指標の単位「{slot.unit}」での数値を書いてください"


def _both(one: str, other: str, slot: Slot) -> tuple[Decimal, Decimal] | None:
    """Return the ends of a range in the slot's unit; a unit, or 万, may follow the second end only."""
    low, high = _read(one, slot), _read(other, slot)
    if low is None or high is None or low.about or high.about or low.bound or high.bound or low.sign or high.sign:
        return None
    if low.scaled != high.scaled or (low.unit and low.unit != high.unit):
        return None
    if high.unit and not low.unit:
        low = low._replace(unit=high.unit)
    ends = _in_unit(low, slot), _in_unit(high, slot)
    return (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None


def _ends(words: str, slot: Slot) -> tuple[Decimal, Decimal] | None:
    match = _RANGE.fullmatch(words)
    return _both(match[1], match[2], slot) if match else None


def _of_range(words: str, slot: Slot) -> str | None:
    both = _ends(words, slot)
    if both is None:
        return None
    if slot.where == "target" and both[0] < both[1]:
        return f"範囲は min: {plain(both[0])}, max: {plain(both[1])} と書いてください"
    if slot.where == "entry":
        return "実績は一つの数値で書き、幅があることは note に書いてください"
    return "幅ではなく、一つの数値を書いてください"


def _of_times(words: str, slot: Slot) -> str | None:
    """Return the hint for a multiple of the baseline: of_baseline in a target, the resulting figure elsewhere."""
    ratio = times(words)
    if ratio is None:
        return None
    number = plain(ratio.number)
    if slot.field == "of_baseline":
        return f"現状値の何倍かを、{number} と書いてください"
    if ratio.share is not None:
        return (
            f"{plain(trimmed(ratio.share * 100))} と書いてください"
            if slot.share
            else _other_unit("割" if "割" in words else "%", slot)
        )
    if slot.where == "target" and slot.field == "value" and _multiple(words, slot) is not None:
        return f"現状値の{number}倍が目標なら、value の代わりに of_baseline: {number} と書いてください"
    return BARE if slot.where == "tolerance" else _TURNED


def _multiple(words: str, slot: Slot) -> Decimal | None:
    """Return the multiple of the baseline that a text clearly asks for; 2割減 of a percentage may mean points."""
    ratio = times(words)
    unsure = ratio is None or ratio.share is not None or (slot.share and ("割" in words or "%" in words))
    return None if ratio is None or unsure else ratio.number


def _of_yearly(words: str, slot: Slot) -> str | None:
    number = _yearly(words, slot) if slot.where == "target" and slot.field == "value" else None
    hint = "毎年度の目標なら、value: {}, every_year: true と書いてください"
    return None if number is None else hint.format(plain(number))


def _yearly(words: str, slot: Slot) -> Decimal | None:
    """Return the figure of a target for every year: 毎年500人以上, 3回/年."""
    match = _YEARLY.fullmatch(words)
    inner = _read((match["what"] or match["before"]).strip(), slot) if match else None
    if inner is None or inner.about or inner.sign or (inner.bound and not _is_goal(inner.bound, slot)):
        return None
    return _in_unit(inner, slot)


def _bound(words: str, slot: Slot) -> str:
    """Return the hint for the bound of a share, where 1 is 100 %."""
    amount = quantity(words)
    share = tenths(words)
    if share is not None:
        return f"判定基準の割合は、100% を 1 として {plain(share)} と書いてください"
    if amount is not None and amount.sign in ("△", "▲"):
        return _SIGN_HINT.format(plain(amount.number)) if not (amount.unit or amount.about or amount.bound) else BARE
    if (
        amount is None
        or amount.about
        or amount.scaled
        or amount.sign == "+"
        or amount.unit not in ("", "%", "パーセント", "倍")
    ):
        return BARE
    hundredth = Decimal(f"{amount.number.scaleb(-2).normalize():f}")
    number = plain(hundredth if amount.unit in ("%", "パーセント") else amount.number)
    if amount.bound not in (None, slot.field):
        return f"「{words}」は、{slot.field} の代わりに {amount.bound}: {number} と書いてください"
    if amount.unit in ("%", "パーセント"):
        return f"判定基準の割合は、100% を 1 として {number} と書いてください"
    return f"{number} と書いてください"


_UNITS: Final = {
    "sample_size": ANSWERS,
    "priority": frozenset(("", "位", "番", "番目", "つ目")),
    "digits": frozenset(("", "桁", "位")),
}
_RANK: Final = re.compile(r"(?:第|重点(?:施策)?|No\.?|n=|N=) ?(?P<number>.+)")
_NOTED: Final = "sample_size"
ANYHOW: Final = "数字だけで書いてください（例 812）"


def count_advice(text: str, slot: Slot) -> str:
    """Return advice on a text that is not a whole number; it names a number only where nothing is lost."""
    words, field = plainly(text), slot.field
    if is_zero(words, slot):
        return "0 と書いてください"
    ranked = _RANK.fullmatch(words) if field != "digits" else None
    amount = quantity(ranked["number"] if ranked else words)
    if amount is None or amount.sign or amount.bound or amount.unit not in _UNITS.get(field, ("",)):
        return ANYHOW
    if amount.number != amount.number.to_integral_value():  # the rest of a division has only so many digits
        return ANYHOW
    number = f"{amount.number:.0f}"
    if len(number) > MAX_COUNTED or (amount.about and field != _NOTED):
        return ANYHOW
    return approximate_hint(number, text.strip(), slot) if amount.about else f"{number} と書いてください"
