"""段階が前の実績より戻っている。

一度「拡充」まで進んだものが「設置・運用」に戻ることは少ない。番号の取り違えか、選び間違いであることが多い。
本当に戻ったのなら、その訳を note に書いておくと、あとで読む人に分かる。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.model.amended import in_force
from ykplan.model.plan import StageIndicator
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find stages that stand before the one reported last."""
    for before, after in loaded.steps:
        old, new = before.entry.stage, after.entry.stage
        if old == new:
            continue
        indicator = in_force(after.indicator, after.year)
        if not isinstance(indicator, StageIndicator) or old not in indicator.stages or new not in indicator.stages:
            continue
        if indicator.stages.index(new) < indicator.stages.index(old):
            year = fiscal.show(before.year)
            message = f"指標 {indicator.id} の段階が、{year}の「{old}」から「{new}」に戻っています"
            hint = "選び間違いでないか確かめてください。戻ったのなら note に訳を書いてください"
            yield Finding(after.file.source, (*after.path, "stage"), message, hint)


RULE = Rule("YK302", Severity.WARNING, check, __doc__)
