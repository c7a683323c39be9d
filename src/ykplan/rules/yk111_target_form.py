"""目標値の書き方が一つに決まらない。

数値の目標値は、value（数値）、min と max（範囲）、trend（↗ ↘ 維持）、of_baseline（現状値の何倍）の、どれか一つで書く。
範囲には min と max の両方が要る。「以上」「以下」だけなら、better と value で表せる。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Path, Severity
from ykplan.loaded import Loaded
from ykplan.model.plan import NumberTarget
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find targets without a form, with more than one, and ranges with one end."""
    for path, indicator, target in loaded.number_goals:
        if (found := _wrong(target)) and not _explained(loaded, path):
            message, hint = found
            yield Finding(loaded.plan_source, path, f"指標 {indicator.id} の目標値{message}", hint)


def _wrong(target: NumberTarget) -> tuple[str, str] | None:
    forms = target.forms
    if forms == ("value",):
        return None
    if not forms:
        return "がありません", "value、min と max、trend、of_baseline のどれかを書いてください"
    if len(forms) > 1:
        return f"の書き方が二つ以上あります（{'、'.join(forms)}）", "どれか一つにしてください"
    if forms == ("range",) and (target.min is None or target.max is None):
        return "の範囲の一方の端がありません", "min と max の両方を書くか、value にしてください"
    return None


def _explained(loaded: Loaded, where: Path) -> bool:
    """Tell whether a field too many in the target already says what is wrong."""
    return any(m.source is loaded.plan_source and m.path[: len(where)] == where for m in loaded.misfits)


RULE = Rule("YK111", Severity.ERROR, check, __doc__)
