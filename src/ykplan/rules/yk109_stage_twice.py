"""同じ段階が stages に二度ある。

段階の並び順が「どこまで進んだか」を決める。同じ名前が二度あると、どちらの位置なのか決められない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.model.plan import StageIndicator
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find stages that are listed a second time."""
    for place in loaded.indicators:
        if not isinstance(place.indicator, StageIndicator):
            continue
        lists = [(place.path, place.indicator.stages)]
        lists += [((*place.path, "amendments", at), a.stages or ()) for at, a in enumerate(place.indicator.amendments)]
        for path, stages in lists:
            seen: set[str] = set()
            for position, stage in enumerate(stages):
                if stage in seen:
                    message = f"段階「{stage}」が指標 {place.indicator.id} に二度あります"
                    where = (*path, "stages", position)
                    yield Finding(loaded.plan_source, where, message, "名前を変えるか、一方を消してください")
                seen.add(stage)


RULE = Rule("YK109", Severity.ERROR, check, __doc__)
