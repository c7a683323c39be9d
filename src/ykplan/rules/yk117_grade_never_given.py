"""決して付かない判定がある。

判定は上から順に試し、初めに条件の合ったものが付く。前の判定の条件が後の判定の条件をすべて含んでいたり、条件どうしが
食い違っていたりすると、その判定は決して付かない。条件のない判定より後ろに判定があるときは、すべての指標が同じ判定に
なってしまうので誤りとする。順番か、数の境目（min は以上、above は超える）を確かめる。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.model.rubric import Condition
from ykplan.rules.conditions import covers, possible, written
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find grades after the last resort, with impossible conditions, or with conditions that an earlier one takes."""
    if loaded.rubric is None or loaded.plan is None or isinstance(loaded.plan.rubric, str):
        return
    earlier: list[Condition] = []
    last_resort = False
    for position, rule in enumerate(loaded.rubric.grades):
        alternatives = rule.when if rule.when is not None else (Condition(),)
        if rule.when is not None and not all(map(written, rule.when)):
            message = f"判定「{rule.mark} {rule.name}」の条件に、何も求めないものがあります"
            hint = "null や空の { } を消して、条件を書いてください"
            where = ("rubric", "grades", position, "when")
            yield Finding(loaded.plan_source, where, message, hint, severity=Severity.ERROR)
        if last_resort or not any(_open(alternative, earlier) for alternative in alternatives):
            message = f"判定「{rule.mark} {rule.name}」は決して付きません"
            hint = "前の判定がすべて先に取るか、条件が食い違っています。順番と境目を確かめてください"
            # After a grade that asks for nothing no figure is judged at all: that is no oddity but an error.
            severity = Severity.ERROR if last_resort else Severity.WARNING
            path = ("rubric", "grades", position)
            yield Finding(loaded.plan_source, path, message, hint, severity=severity)
        earlier += alternatives
        last_resort = last_resort or rule.when is None


def _open(condition: Condition, earlier: list[Condition]) -> bool:
    return possible(condition) and not any(covers(taken, condition) for taken in earlier)


RULE = Rule("YK117", Severity.WARNING, check, __doc__)
