"""share_as_percent."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from ykplan.data.contents import Loaded
from ykplan.data.model.rubric import Bounds
from ykplan.rules.plan_rubric import asked_for
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Path, Severity
from ykplan.terms.facts import FACTS
from ykplan.text import figures

_SHARES: Final = frozenset(name for name, fact in FACTS.items() if fact.type in ("share", "pace"))
# Nobody asks for ten times the way to a target, but 10 % of it may well be a bound.
_PERCENT: Final = 10
_HUNDRED: Final = Decimal(100)


@rule("YK127", Severity.WARNING)
def share_as_percent(loaded: Loaded) -> Iterator[Finding]:
    """判定の境目が、割合ではなく％で書かれているらしい。

    progress、ratio、elapsed、pace は割合で、1 が 100％にあたる。80％を境にするなら 0.8 と書く。80 と書くと 8000％になり、
    その条件は決して満たされないか、いつも満たされる。
    """
    for path, fact, bound in _bounds(loaded):
        if abs(bound) >= _PERCENT:
            meant = figures.plain((bound / _HUNDRED).normalize())
            message = f"{fact} の境目 {figures.figure(bound)} は {figures.figure(bound * 100)}% にあたります"
            yield Finding(loaded.plan_source, path, message, f"{meant} のことではありませんか（1 が 100% です）")


def _bounds(loaded: Loaded) -> Iterator[tuple[Path, str, Decimal]]:
    """Yield every bound of a share in the plan's own rubric, with its path."""
    if loaded.rubric is None or loaded.plan is None or isinstance(loaded.plan.rubric, str):
        return
    for at, grade in enumerate(loaded.rubric.grades):
        for number, condition in enumerate(grade.when or ()):
            for fact, bounds in asked_for(condition).items():
                if fact in _SHARES and isinstance(bounds, Bounds):
                    for name in Bounds.model_fields:
                        if (bound := getattr(bounds, name)) is not None:
                            yield (*_way(loaded.plan_source.data, at, number), fact, name), fact, bound


def _way(data: Any, grade: int, number: int) -> Path:
    """Return the path of a grade's condition; a single one need not be in a list."""
    path = ("rubric", "grades", grade, "when")
    return (*path, number) if isinstance(data["rubric"]["grades"][grade]["when"], list) else path
