"""累計が前の実績より減っている。

累計（accumulation: total）は、積み上げた数なので減ることがない。単年度の数を書いたか、前の年の数が誤っていたことが
多い。前の年を訂正したのなら、そちらの corrected に残す。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.model.plan import NumberIndicator
from ykplan.rules.rule import Finding, Rule
from ykplan.words import figure


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find cumulative totals that are smaller than the one before."""
    for before, after in loaded.steps:
        indicator, old, new = after.indicator, before.entry.value, after.entry.value
        if old is None or new is None or new >= old:
            continue
        if isinstance(indicator, NumberIndicator) and indicator.accumulation == "total":
            year = fiscal.show(before.year)
            message = f"指標 {indicator.id} は累計ですが、{year}の {figure(old)} から {figure(new)} に減っています"
            hint = "単年度の数を書いていないか、前の年の数が正しいかを確かめてください"
            yield Finding(after.file.source, (*after.path, "value"), message, hint)


RULE = Rule("YK301", Severity.WARNING, check, __doc__)
