"""入れ子が深すぎる。

計画や実績のデータが 32 段より深くなることはない。括弧の閉じ忘れか、壊れたファイルであることが多い。
そこから先は読まれない。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.flaws import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK007",
    Severity.ERROR,
    wording(
        "too deep",
        "入れ子が{detail}段より深く、ここから先を読めません",
        "括弧 [ ] や {{ }} の閉じ忘れがないか確かめてください",
    ),
    __doc__,
)
