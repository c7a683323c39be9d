"""回答数が 0 以上の整数でない。

回答数は 812 や 1,024人 のように書く。割合や「約」のときは、もとの人数を確かめて書く。
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
                "812 のように、答えた人の数を書いてください（割合や「約」のときは、もとの人数を確かめます）",
            ),
        }
    ),
    __doc__,
)
