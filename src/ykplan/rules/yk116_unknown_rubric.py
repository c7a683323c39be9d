"""その名前の判定基準はない。

rubric には、ykplan に備わった判定基準の名前を書くか、判定の表そのものを書く。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.load import shipped_rubrics
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule
from ykplan.words import nearest


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find the name of a rubric that does not come with the program."""
    if loaded.plan and isinstance(loaded.plan.rubric, str) and loaded.rubric is None:
        name, known = loaded.plan.rubric, shipped_rubrics()
        near = nearest(name, known)
        hint = f"備わっているのは {'、'.join(known)} です" + (f"（「{near}」ではありませんか）" if near else "")
        yield Finding(loaded.plan_source, ("rubric",), f"「{name}」という判定基準はありません", hint)


RULE = Rule("YK116", Severity.ERROR, check, __doc__)
