"""判定の境目が、割合ではなく％で書かれているらしい。

progress、ratio、elapsed、pace は割合で、1 が 100％にあたる。80％を境にするなら 0.8 と書く。80 と書くと 8000％になり、
その条件は決して満たされないか、いつも満たされる。
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from ykplan import words
from ykplan.diagnostic import Path, Severity
from ykplan.loaded import Loaded
from ykplan.model.rubric import Bounds
from ykplan.rules.conditions import written
from ykplan.rules.rule import Finding, Rule

_SHARES: Final = ("progress", "ratio", "elapsed", "pace")
# Nobody asks for ten times the way to a target, but 10 % of it may well be a bound.
_PERCENT: Final = 10
_HUNDRED: Final = Decimal(100)


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find bounds of a share that only make sense as percentages."""
    for path, fact, bound in _bounds(loaded):
        if abs(bound) >= _PERCENT:
            meant = words.plain((bound / _HUNDRED).normalize())
            message = f"{fact} の境目 {words.figure(bound)} は {words.figure(bound * 100)}% にあたります"
            yield Finding(loaded.plan_source, path, message, f"{meant} のことではありませんか（1 が 100% です）")


def _bounds(loaded: Loaded) -> Iterator[tuple[Path, str, Decimal]]:
    """Yield every bound of a share in a rubric of the plan's own, with the way to it."""
    if loaded.rubric is None or loaded.plan is None or isinstance(loaded.plan.rubric, str):
        return
    for at, rule in enumerate(loaded.rubric.grades):
        for number, condition in enumerate(rule.when or ()):
            for fact, asked in written(condition).items():
                if fact in _SHARES and isinstance(asked, Bounds):
                    for name in Bounds.model_fields:
                        if (bound := getattr(asked, name)) is not None:
                            yield (*_way(loaded.plan_source.data, at, number), fact, name), fact, bound


def _way(data: Any, grade: int, number: int) -> Path:
    """Return the way to one of a grade's conditions: a single one need not stand in a list."""
    path = ("rubric", "grades", grade, "when")
    return (*path, number) if isinstance(data["rubric"]["grades"][grade]["when"], list) else path


RULE = Rule("YK127", Severity.WARNING, check, __doc__)
