"""実績がない理由が、選べる理由のどれでもない。

理由は一覧から選ぶ。事情は備考に書く。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK428",
    Severity.ERROR,
    wording(
        {
            "not a reason": (
                "指標 {identity} の「{content}」は、実績がない理由にありません{meant}",
                "{reasons} のどれかを選び、事情は備考に書いてください",
            ),
        }
    ),
    __doc__,
)
