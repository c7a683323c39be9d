"""後の目標値が、前の目標値より後ろ向きである。

中間目標より最終目標のほうが手前にある。stages の並び順や better の向きを逆に書いたときに起き、
進んでいなくても「達成」になってしまう。承知のうえなら、このままで構わない。
"""

from collections.abc import Iterator
from itertools import pairwise

from ykplan.diagnostic import Severity
from ykplan.loaded import Goal, Loaded
from ykplan.model.plan import NumberIndicator, NumberTarget, StageIndicator, StageTarget
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find targets that ask for less than the one before them in the same list."""
    for before, after in pairwise(loaded.goals):
        in_order = before.path[:-1] == after.path[:-1] and before.target.by < after.target.by
        if in_order and (field := _steps_back(before, after)):
            hint = "stages の並び順を確かめてください" if field == "stage" else "better か、数値を確かめてください"
            message = f"指標 {after.indicator.id} の後の目標値が、前の目標値より後ろ向きです"
            yield Finding(loaded.plan_source, (*after.path, field), message, hint)


def _steps_back(before: Goal, after: Goal) -> str | None:
    """Return the field in which the later target asks for less, if it does."""
    indicator, earlier, later = after.indicator, before.target, after.target
    if isinstance(indicator, StageIndicator) and isinstance(earlier, StageTarget) and isinstance(later, StageTarget):
        stages = indicator.stages
        known = earlier.stage in stages and later.stage in stages
        return "stage" if known and stages.index(later.stage) < stages.index(earlier.stage) else None
    if isinstance(indicator, NumberIndicator) and isinstance(earlier, NumberTarget) and isinstance(later, NumberTarget):
        if earlier.value is None or later.value is None:
            return None
        worse = later.value < earlier.value if indicator.better == "up" else later.value > earlier.value
        return "value" if worse else None
    return None


RULE = Rule("YK124", Severity.WARNING, check, __doc__)
