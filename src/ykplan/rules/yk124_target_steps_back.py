"""target_steps_back."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ykplan.data.contents import Loaded, TargetAt
from ykplan.data.model.plan import NumberIndicator, NumberTarget, StageIndicator, StageTarget
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Severity


class _Order(NamedTuple):
    """The stages of an indicator, and where each stands: many targets ask for one list."""

    stages: tuple[str, ...]
    positions: dict[str, int]


@rule("YK124", Severity.WARNING)
def target_steps_back(loaded: Loaded) -> Iterator[Finding]:
    """後の目標値が、前の目標値より後ろ向きである。

    中間目標より最終目標のほうが手前にある。stages の並び順や better の向きを逆に書いたときに起き、
    進んでいなくても「達成」になってしまう。承知のうえなら、このままで構わない。
    """
    order = _Order((), {})
    for before, after in pairwise(loaded.goals):
        if before.path[:-1] != after.path[:-1] or before.target.by >= after.target.by:
            continue
        if isinstance(after.indicator, StageIndicator) and after.indicator.stages is not order.stages:
            order = _Order(after.indicator.stages, _positions(after.indicator.stages))
        if field := _steps_back(before, after, order.positions):
            hint = "stages の並び順を確かめてください" if field == "stage" else "better か、数値を確かめてください"
            message = f"指標 {after.indicator.id} の後の目標値が、前の目標値より後ろ向きです"
            yield Finding(loaded.plan_source, (*after.path, field), message, hint)


def _positions(stages: tuple[str, ...]) -> dict[str, int]:
    """Return the first index of each stage."""
    return {stage: position for position, stage in reversed(list(enumerate(stages)))}


def _steps_back(before: TargetAt, after: TargetAt, positions: dict[str, int]) -> str | None:
    """Return the field in which the later target asks for less, if it does."""
    indicator, earlier, later = after.indicator, before.target, after.target
    if isinstance(earlier, StageTarget) and isinstance(later, StageTarget):
        known = earlier.stage in positions and later.stage in positions
        return "stage" if known and positions[later.stage] < positions[earlier.stage] else None
    if isinstance(indicator, NumberIndicator) and isinstance(earlier, NumberTarget) and isinstance(later, NumberTarget):
        if earlier.value is None or later.value is None:
            return None
        worse = later.value < earlier.value if indicator.better == "up" else later.value > earlier.value
        return "value" if worse else None
    return None
