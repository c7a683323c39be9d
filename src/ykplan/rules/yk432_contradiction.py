"""二つの記入票が、同じ指標に違うことを書いている。

同じ担当課から二度届いたときや、古い記入票が混じったときに起こる。どちらが正しいか分からないので、
その指標は取り込まない。同じ内容なら何度あってもよい。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK432",
    Severity.ERROR,
    wording(
        {
            "contradiction": (
                "指標 {identity} の記入「{one}」が、ほかの記入票と違います（{others}）",
                "正しいほうの記入票だけを指定してください",
            ),
        }
    ),
    __doc__,
)
