"""同じ見出しの列が二つある。

列を写したときに起こる。どちらに書いたものが正しいか分からないので、一つだけを残す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK413",
    Severity.ERROR,
    wording(
        {
            "column twice": (
                "「{column}」の列が二つあります",
                "正しいほうだけを残して、もう一方の列を消してください",
            ),
        }
    ),
    __doc__,
)
