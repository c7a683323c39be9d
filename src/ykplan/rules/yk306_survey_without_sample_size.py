"""市民アンケートの数値に回答数がない。

回答数（sample_size）が前後の調査にあると、増減が誤差の範囲かどうかを統計の検定で判定できる。なくても判定はされる。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.model.plan import NumberIndicator
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find shares from a survey that do not say how many people answered."""
    for reported in loaded.saying["value"]:
        indicator, entry = reported.indicator, reported.entry
        if entry.sample_size is not None or entry.value is None or not isinstance(indicator, NumberIndicator):
            continue
        if indicator.survey is not None and indicator.is_share:
            message = f"指標 {indicator.id} は市民アンケートの割合ですが、回答数がありません"
            hint = "分かれば sample_size: に回答数を書いてください"
            yield Finding(reported.file.source, (*reported.path, "value"), message, hint)


RULE = Rule("YK306", Severity.HINT, check, __doc__)
