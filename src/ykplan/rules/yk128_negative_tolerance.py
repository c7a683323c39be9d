"""許容幅が負の数である。

許容幅（tolerance）は、どれだけの違いまでを「変わらない」とみなすかという幅なので、0 以上の数を書く。
「−3ポイントまで」のつもりなら 3 と書く。増えた側にも減った側にも同じ幅が使われる。
"""

from collections.abc import Iterator
from decimal import Decimal

from ykplan import words
from ykplan.diagnostic import Path, Severity
from ykplan.loaded import Loaded
from ykplan.model.plan import NumberIndicator
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find tolerances below zero, of the rubric and of surveys."""
    for path, tolerance in _tolerances(loaded):
        if tolerance is not None and tolerance < 0:
            message = f"許容幅（tolerance）{words.figure(tolerance)} が負の数です"
            yield Finding(loaded.plan_source, path, message, f"{words.figure(-tolerance)} と書いてください")


def _tolerances(loaded: Loaded) -> Iterator[tuple[Path, Decimal | None]]:
    if loaded.rubric and loaded.plan and not isinstance(loaded.plan.rubric, str):
        yield ("rubric", "tolerance", "points"), loaded.rubric.tolerance.points
        yield ("rubric", "tolerance", "percent"), loaded.rubric.tolerance.percent
    for place in loaded.indicators:
        if isinstance(place.indicator, NumberIndicator) and place.indicator.survey:
            yield (*place.path, "survey", "tolerance"), place.indicator.survey.tolerance


RULE = Rule("YK128", Severity.ERROR, check, __doc__)
