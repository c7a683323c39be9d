"""人による判定が、判定基準にない。

実績の grade には、この計画の判定基準にある記号（◎ など）か名前（達成 など）を書く。計算された判定の横に並べて示される。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.misfits import listed, shown
from ykplan.rules.rule import Finding, Rule
from ykplan.rules.unseen import Guesses


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find grades given by a person that the rubric does not know."""
    if loaded.rubric is None or any(m.path[:1] == ("rubric",) for m in loaded.misfits):
        return
    known = dict.fromkeys(text for rule in loaded.rubric.grades for text in (rule.mark, rule.name))
    guesses = Guesses()
    for reported in loaded.saying["grade"]:
        own = reported.entry.grade
        if own is not None and own.grade not in known:
            path = (*reported.path, "grade", "grade")
            found = guesses.near(reported.file.source, path, own.grade, known)
            hint = found.told if found else f"使えるのは {listed(known)} です"
            message = f"「{shown(own.grade)}」はこの計画の判定にありません"
            yield Finding(reported.file.source, path, message, hint, fix=found.fix if found else None)


RULE = Rule("YK212", Severity.ERROR, check, __doc__)
