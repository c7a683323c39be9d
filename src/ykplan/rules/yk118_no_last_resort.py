"""どの判定にも当てはまらないときの判定がない。

最後の判定には条件（when）を書かない。そうしないと、どれにも当てはまらない指標に判定が付かず、表から抜けてしまう。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find a rubric whose last grade has conditions."""
    if loaded.rubric is None or loaded.plan is None or isinstance(loaded.plan.rubric, str):
        return
    last = loaded.rubric.grades[-1]
    if all(rule.when is not None for rule in loaded.rubric.grades):
        message = f"最後の判定「{last.mark} {last.name}」に条件があり、どれにも当てはまらない指標に判定が付きません"
        hint = "条件のない判定を最後に足してください（例 {mark: －, name: 判定なし}）"
        path = ("rubric", "grades", len(loaded.rubric.grades) - 1)
        yield Finding(loaded.plan_source, path, message, hint)


RULE = Rule("YK118", Severity.ERROR, check, __doc__)
