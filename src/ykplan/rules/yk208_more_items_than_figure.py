"""数えたものの名前が、数より多い。

items は数えたものの名前（全部でも一部でもよい）なので、数値より多くなることはない。数え漏れか、消し忘れである。
"""

from collections.abc import Iterator
from decimal import Decimal

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule
from ykplan.words import figure


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find figures that are smaller than the list of what was counted, in baselines and entries."""
    for path, indicator, baseline in loaded.starts:
        counted = getattr(baseline, "value", None)
        if baseline.items and counted is not None and len(baseline.items) > counted:
            message = _message(indicator.id, "現状値", counted, len(baseline.items))
            yield Finding(loaded.plan_source, (*path, "items"), message, _HINT, on_key=True)
    for reported in loaded.saying["items"]:
        entry = reported.entry
        if entry.items and entry.value is not None and len(entry.items) > entry.value:
            message = _message(reported.indicator.id, "実績", entry.value, len(entry.items))
            yield Finding(reported.file.source, (*reported.path, "items"), message, _HINT, on_key=True)


def _message(identity: str, what: str, value: Decimal, count: int) -> str:
    return f"指標 {identity} の{what}は {figure(value)} ですが、名前（items）が {count}件あります"


_HINT = "数か、名前の一覧を確かめてください"
RULE = Rule("YK208", Severity.ERROR, check, __doc__)
