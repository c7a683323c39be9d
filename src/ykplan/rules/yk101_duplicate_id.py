"""同じ番号の施策または指標が二つある。

番号は、計画と実績を結ぶただ一つの手がかりである。同じ番号が二つあると、実績がどちらのものか決められない。
"""

from collections import Counter
from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find ids that are given a second time."""
    measures = [(measure.path, measure.identity) for measure in loaded.outline if measure.identity is not None]
    for kind, written in (("施策", measures), ("指標", loaded.written)):
        seen: Counter[str] = Counter()
        for path, identity in written:
            if seen[identity]:
                message = f"{kind}の番号「{identity}」が前にも使われています"
                yield Finding(loaded.plan_source, (*path, "id"), message, "どちらかの番号を改めてください")
            seen[identity] += 1


RULE = Rule("YK101", Severity.ERROR, check, __doc__)
