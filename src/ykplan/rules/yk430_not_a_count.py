"""回答数が 0 以上の整数でない。

回答数は 812 のように、数字だけを書く。割合や「約」は書かない。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK430",
    Severity.ERROR,
    wording(
        {
            "not a count": (
                "指標 {identity} の回答数「{content}」は 0 以上の整数ではありません",
                "812 のように、数字だけを書いてください",
            ),
        }
    ),
    __doc__,
)
