"""数値が前の実績（初めての年度は現状値）の10倍・100倍・1000倍ほど、または10分の1ほどになっている。

桁の打ち間違い、小数点の抜け（18.9 → 189）、割合の書き方の違い（18.9% → 0.189）、円と千円の取り違えで起きる。
本当に増えたのなら、このままでよい。
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded, Reported
from ykplan.model.amended import comparable, in_force
from ykplan.model.plan import NumberIndicator
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
        if old is not None and new is not None and (factor := slipped(old, new)):
            yield _finding(after, f"{fiscal.show(before.year)}の {figure(old)}", factor, grown=abs(new) > abs(old))
    for rows in loaded.by_indicator.values():
        yield from _first(rows)


def _first(rows: list[Reported]) -> Iterator[Finding]:
    """Hold the first figure of an indicator against its baseline, since there is no year before it."""
    first = next((row for row in rows if row.entry.value is not None), None)
    if first is None or not isinstance(first.indicator, NumberIndicator) or not comparable(first.indicator, first.year):
        return
    baseline = in_force(first.indicator, first.year).baseline
    old, new = baseline.value if baseline else None, first.entry.value
    if old is not None and new is not None and (factor := slipped(old, new)):
        yield _finding(first, f"現状値 {figure(old)}", factor, grown=abs(new) > abs(old))


def _finding(row: Reported, before: str, factor: int, *, grown: bool) -> Finding:
    how = f"およそ{factor}倍" if grown else f"およそ{factor}分の1"
    number = figure(row.entry.value) if row.entry.value is not None else ""
    message = f"指標 {row.indicator.id} の実績が、{before} の{how}の {number} です"
    hint = "桁、小数点、単位を確かめてください。正しければこのままで構いません"
    return Finding(row.file.source, (*row.path, "value"), message, hint)


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
