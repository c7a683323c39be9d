"""同じ番号の行が二つある。

行を写したときに起こる。どちらに書いたものが正しいか分からないので、その指標は取り込まない。正しいほうだけを残す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK415",
    Severity.ERROR,
    wording(
        {
            "row twice": (
                "指標 {identity} の行が二つあります（{row} 行目にもあります）",
                "正しいほうだけを残して、もう一方の行を消してください",
            ),
        }
    ),
    __doc__,
)
