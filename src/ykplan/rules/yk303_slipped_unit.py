"""数値が前の実績のおよそ10倍・100倍・1000倍（または10分の1…）になっている。

桁の打ち間違い、小数点の抜け（18.9 → 189）、割合の書き方の違い（18.9% → 0.189）、円と千円の取り違えで起きる。
本当に増えたのなら、このままでよい。
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule
from ykplan.words import figure

_FACTORS = (10, 100, 1000)
# 「About」: a figure that slipped by a digit changed by its own yearly change, too.
_SPREAD = Fraction(3, 20)
# Most figures change by far less than any factor, which is seen without a division.
_NEVER_LESS = 8


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find figures about ten, a hundred or a thousand times the one before, or that part of it."""
    for before, after in loaded.steps:
        old, new = before.entry.value, after.entry.value
        if old is None or new is None or not (factor := slipped(old, new)):
            continue
        how = f"およそ{factor}倍" if abs(new) > abs(old) else f"およそ{factor}分の1"
        year = fiscal.show(before.year)
        message = f"指標 {after.indicator.id} の実績が、{year}の {figure(old)} の{how}の {figure(new)} です"
        hint = "桁、小数点、単位を確かめてください。正しければこのままで構いません"
        yield Finding(after.file.source, (*after.path, "value"), message, hint)


def slipped(old: Decimal, new: Decimal) -> int | None:
    """Return the power of ten by which two figures of one sign differ, within 15 %; None where they do not."""
    if 0 < old < new * _NEVER_LESS and new < old * _NEVER_LESS:
        return None
    if old == 0 or new == 0 or (old < 0) != (new < 0):
        return None
    small, large = sorted((abs(old), abs(new)))
    ratio = Fraction(large) / Fraction(small)
    return next((factor for factor in _FACTORS if abs(ratio - factor) <= factor * _SPREAD), None)


RULE = Rule("YK303", Severity.WARNING, check, __doc__)
