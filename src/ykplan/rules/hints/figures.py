"""What to write where a text stands for a figure or a count: never one that says less, or more, than the words."""

import re
from decimal import Decimal
from typing import Final

from ykplan.data.model.fields import MAX_COUNTED, MAX_DIGITS, canonical_figure, is_short
from ykplan.data.spelling import ANSWERS, same_unit
from ykplan.editing.scalar import scalar
from ykplan.rules.hints.asked import Asked
from ykplan.rules.hints.figure_words import BARE, in_words, is_zero
from ykplan.rules.hints.quantity import Quantity, plainly, quantity, scale, tenths, times, trimmed
from ykplan.text.figures import plain

_RANGE: Final = re.compile(r"(.+?) ?(?:~|-|から) ?(.+?)")
_YEARLY: Final = re.compile(r"(?:毎年度?|各年度?|年間?)(?!度)(?P<what>.+)|(?P<before>.+?)/年度?")
_TURNED: Final = "増減や倍率ではなく、その結果の数値そのものを書いてください"
_SIGN_HINT: Final = "△ や ▲ は読み違えるおそれがあります。負の数なら {} と書いてください"


def figure_advice(text: str, asked: Asked) -> str:
    """Return what to write instead of a text that is no figure, or what to find out first."""
    said = plainly(text)
    if not any(letter.isnumeric() or letter in "倍半" for letter in said.lstrip("〇零")):
        return in_words(said, asked)
    if canonical_figure(said) and not is_short(said):
        return f"数値は、小数点の前と後を合わせて{MAX_DIGITS}桁までで書いてください"
    if asked.where == "bound":
        return _bound(said, asked)
    if asked.field == "of_baseline":
        return _of_times(said, asked) or BARE
    if asked.where == "tolerance":
        said = said.removeprefix("±").strip()
    typed = text.strip()
    ways = (_of_yearly(said, asked), _of_quantity(typed, said, asked), _of_range(said, asked), _of_times(said, asked))
    return next(filter(None, ways), _TURNED if any(letter in said for letter in "増減倍割半") else BARE)


def target_of(text: str, asked: Asked) -> dict[str, str] | None:
    """Return the fields of a target that say all that a text says; None where none do."""
    said = plainly(text)
    found, multiple = _read(said, asked), _multiple(said, asked)
    if found is not None and _is_goal(found.bound, asked) and not (found.about or _says_more(found, asked)):
        number = _in_unit(found, asked)
        return None if number is None else {"value": plain(number)}
    if ends := _ends(said, asked):
        return {"min": plain(ends[0]), "max": plain(ends[1])} if ends[0] < ends[1] else None
    if multiple is not None:
        return {"of_baseline": plain(multiple)}
    number = _yearly(said, asked)
    return None if number is None else {"value": plain(number), "every_year": "true"}


def value_of(text: str, asked: Asked) -> Decimal | None:
    """Return the figure that a text says exactly, in the unit asked for; None where it says anything else, or more."""
    said = plainly(text)
    if is_zero(said, asked):
        return Decimal(0)
    found = None if asked.where == "bound" or asked.field == "of_baseline" else _read(said, asked)
    exact = found is not None and not (found.about or found.bound or _says_more(found, asked))
    return _in_unit(found, asked) if found is not None and exact else None


def with_note(text: str, asked: Asked) -> dict[str, str] | None:
    """Return the fields in which a text that is not exact says all of it: 約1,200 as 1200 with a note."""
    found = _read(plainly(text), asked) if asked.where in ("entry", "baseline", "target") else None
    if found is None or not found.about or found.bound or found.sign or asked.field != "value":
        return None
    number = _in_unit(found, asked)
    return None if number is None else {"value": plain(number), "note": text.strip()}


def about_told(number: str, typed: str, asked: Asked) -> str:
    """Say how a figure that is not exact is written: the figure, and all that was typed in the note."""
    note = f"note に「{typed}」と書き足して" if asked.noted else f"""note: {scalar(typed, "'")} を添えて"""
    return f"おおよその数しかないときは、{asked.field}: {number} とし、{note}ください"


def _read(said: str, asked: Asked) -> Quantity | None:
    """Return the quantity that a text is, its unit less the indicator's own where that has no 千 or 万 in it."""
    own = plainly(asked.unit)
    if own and scale(own)[0] == 1 and said.endswith(own) and (found := quantity(said.removesuffix(own).strip())):
        return found._replace(unit=own) if not found.unit else None
    return quantity(said)


def _in_unit(found: Quantity, asked: Asked) -> Decimal | None:
    """Return a quantity as a number in the unit asked for; None where it is in another."""
    times_own, own = scale(plainly(asked.unit))
    number = found.number
    if asked.share and found.unit in ("%", "パーセント", ""):
        return number if not found.scaled else None
    if found.unit and not (same_unit(found.unit, own) or same_unit(found.unit, asked.unit)):
        return None
    if found.scaled or (found.unit and same_unit(found.unit, own) and times_own > 1):
        number = number / times_own
    written = Decimal(f"{number.normalize():f}") if found.scaled or times_own > 1 else number
    return written if is_short(f"{written:f}") else None


def _says_more(found: Quantity, asked: Asked) -> bool:
    """Tell whether a sign may be more than one: a change, or a mark of another meaning, where nothing is below zero."""
    return not asked.signed and (found.sign in ("△", "▲") or (found.sign != "" and found.number > 0))


def _of_quantity(typed: str, said: str, asked: Asked) -> str | None:
    found = _read(said, asked)
    number = _in_unit(found, asked) if found else None
    if found is None or number is None:
        return _other_unit(found.unit, asked) if found else None
    shown = plain(number)
    if found.bound or found.about or _says_more(found, asked):
        return _with_words(typed, found, shown, asked)
    if number != found.number and not found.scaled:
        return f"この指標の単位「{asked.unit}」では {shown} です。{shown} と書いてください"
    return (
        f"単位「{found.unit}」を取り、{shown} と書いてください"
        if found.unit and not found.scaled
        else f"{shown} と書いてください"
    )


def _with_words(typed: str, found: Quantity, shown: str, asked: Asked) -> str:
    """Say how a figure is written that stands among words, or behind a sign, that say more than it does."""
    several = (found.bound is not None) + found.about + _says_more(found, asked) > 1
    if several or (asked.where == "tolerance" and not found.sign):
        return BARE
    if found.bound:
        return _of_bound(found.bound, shown, asked)
    if found.about:
        return about_told(shown, typed, asked)
    return (
        _SIGN_HINT.format(shown)
        if found.number < 0
        else f"「{found.sign}」が増えた数なら、増えた後の数値を書いてください"
    )


def _of_bound(bound: str, shown: str, asked: Asked) -> str:
    """Say how 30以上 is written: as the target that it is for this indicator, or not at all."""
    if asked.where == "target" and asked.field == bound:
        return f"{bound} は「以上」「以下」を表す項目です。{shown} と書いてください"
    if asked.where != "target" or asked.field != "value":
        return "「以上」「以下」などの幅ではなく、一つの数値を書いてください。幅があることは note に書きます"
    if _is_goal(bound, asked):
        return f"better: {asked.better} の目標値は、届けばよい値です。{shown} と書いてください"
    if bound in ("above", "below"):
        return "「超」「未満」はそのままでは書けません。「以上」「以下」に言い換えられる値を書いてください"
    return "better の向きと「以上」「以下」が合っていません。better か、目標の書き方を確かめてください"


def _is_goal(bound: str | None, asked: Asked) -> bool:
    """Tell whether a bound is what a target's value means anyhow: 以上 where more is better."""
    return (bound, asked.better) in (("min", "up"), ("max", "down"))


def _other_unit(unit: str, asked: Asked) -> str:
    if not asked.unit or not unit:
        return BARE
    return f"単位が違います（「{unit}」）。この指標の単位「{asked.unit}」での数値を書いてください"


def _both(one: str, other: str, asked: Asked) -> tuple[Decimal, Decimal] | None:
    """Return the ends of a range in the unit asked for; a unit, or 万, may stand behind the second alone."""
    low, high = _read(one, asked), _read(other, asked)
    if low is None or high is None or low.about or high.about or low.bound or high.bound or low.sign or high.sign:
        return None
    if low.scaled != high.scaled or (low.unit and low.unit != high.unit):
        return None
    if high.unit and not low.unit:
        low = low._replace(unit=high.unit)
    ends = _in_unit(low, asked), _in_unit(high, asked)
    return (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None


def _ends(said: str, asked: Asked) -> tuple[Decimal, Decimal] | None:
    found = _RANGE.fullmatch(said)
    return _both(found[1], found[2], asked) if found else None


def _of_range(said: str, asked: Asked) -> str | None:
    both = _ends(said, asked)
    if both is None:
        return None
    if asked.where == "target" and both[0] < both[1]:
        return f"範囲は min: {plain(both[0])}, max: {plain(both[1])} と書いてください"
    if asked.where == "entry":
        return "実績は一つの数値で書き、幅があることは note に書いてください"
    return "幅ではなく、一つの数値を書いてください"


def _of_times(said: str, asked: Asked) -> str | None:
    """Say how a multiple of the baseline is written where it is a target; elsewhere ask for what it came to."""
    found = times(said)
    if found is None:
        return None
    number = plain(found.number)
    if asked.field == "of_baseline":
        return f"現状値の何倍かを、{number} と書いてください"
    if found.share is not None:
        return (
            f"{plain(trimmed(found.share * 100))} と書いてください"
            if asked.share
            else _other_unit("割" if "割" in said else "%", asked)
        )
    if asked.where == "target" and asked.field == "value" and _multiple(said, asked) is not None:
        return f"現状値の{number}倍が目標なら、value の代わりに of_baseline: {number} と書いてください"
    return BARE if asked.where == "tolerance" else _TURNED


def _multiple(said: str, asked: Asked) -> Decimal | None:
    """Return the multiple of the baseline that a text surely asks for: of a percentage 2割減 may mean points, too."""
    found = times(said)
    unsure = found is None or found.share is not None or (asked.share and ("割" in said or "%" in said))
    return None if found is None or unsure else found.number


def _of_yearly(said: str, asked: Asked) -> str | None:
    number = _yearly(said, asked) if asked.where == "target" and asked.field == "value" else None
    told = "毎年度の目標なら、value: {}, every_year: true と書いてください"
    return None if number is None else told.format(plain(number))


def _yearly(said: str, asked: Asked) -> Decimal | None:
    """Return the figure of a target that each year has to meet: 毎年500人以上, 3回/年."""
    found = _YEARLY.fullmatch(said)
    inner = _read((found["what"] or found["before"]).strip(), asked) if found else None
    if inner is None or inner.about or inner.sign or (inner.bound and not _is_goal(inner.bound, asked)):
        return None
    return _in_unit(inner, asked)


def _bound(said: str, asked: Asked) -> str:
    """Say how the bound of a share is written, 1 for 100 %, where no word says another bound than the field."""
    found = quantity(said)
    share = tenths(said)
    if share is not None:
        return f"判定基準の割合は、100% を 1 として {plain(share)} と書いてください"
    if found is not None and found.sign in ("△", "▲"):
        return _SIGN_HINT.format(plain(found.number)) if not (found.unit or found.about or found.bound) else BARE
    if (
        found is None
        or found.about
        or found.scaled
        or found.sign == "+"
        or found.unit not in ("", "%", "パーセント", "倍")
    ):
        return BARE
    hundredth = Decimal(f"{found.number.scaleb(-2).normalize():f}")
    number = plain(hundredth if found.unit in ("%", "パーセント") else found.number)
    if found.bound not in (None, asked.field):
        return f"「{said}」は、{asked.field} の代わりに {found.bound}: {number} と書いてください"
    if found.unit in ("%", "パーセント"):
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
