"""段階が一つしかない。

段階の指標は、初めの段階から目標の段階へ進むものなので、stages には二つ以上を並べる。区切りは半角の「,」で、
「、」や「→」でつなぐと全体が一つの段階になる。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.model.plan import StageIndicator
from ykplan.rules.misfits import one_stage
from ykplan.rules.rule import Finding, Rule

_JOINED = ("、", "，", "→", "⇒")


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find indicators in stages that have one stage."""
    for place in loaded.indicators:
        indicator = place.indicator
        if isinstance(indicator, StageIndicator) and one_stage(indicator):
            joined = next((sign for sign in _JOINED if sign in indicator.stages[0]), None)
            hint = f"「{joined}」でなく、半角の「, 」で区切ってください" if joined else "前後の段階も書いてください"
            message = f"指標 {indicator.id} の段階が一つしかありません"
            yield Finding(loaded.plan_source, (*place.path, "stages"), message, hint)


RULE = Rule("YK123", Severity.ERROR, check, __doc__)
