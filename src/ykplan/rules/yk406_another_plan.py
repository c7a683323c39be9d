"""別の計画の記入票である。

記入票の計画の名前か市の名前が、取り込む先の plan.yaml と違う。別の計画の記入票を混ぜたか、--data の指定が違う。
計画の名前を直したあとなら、記入票を書き出し直す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK406",
    Severity.ERROR,
    wording(
        {
            "another plan": (
                "別の計画の記入票です（記入票は {form}、データは {plan}）",
                "--data の指定を確かめてください。計画の名前を直したあとなら、記入票を書き出し直してください",
            ),
        }
    ),
    __doc__,
)
