"""その名前の判定基準はない。

rubric には、ykplan に備わった判定基準の名前を書くか、判定の表そのものを書く。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.load import shipped_rubrics
from ykplan.loaded import Loaded
from ykplan.rules.misfits import shown
from ykplan.rules.rule import Finding, Rule
from ykplan.rules.unseen import near, with_near


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find the name of a rubric that does not come with the program."""
    if loaded.plan and isinstance(loaded.plan.rubric, str) and loaded.rubric is None:
        name, known = loaded.plan.rubric, shipped_rubrics()
        found = near(loaded.plan_source, ("rubric",), name, known)
        hint, fix = with_near(f"備わっているのは {'、'.join(known)} です", found), found.fix if found else None
        message = f"「{shown(name)}」という判定基準はありません"
        yield Finding(loaded.plan_source, ("rubric",), message, hint, fix=fix)


RULE = Rule("YK116", Severity.ERROR, check, __doc__)
