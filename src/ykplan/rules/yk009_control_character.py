"""目に見えない制御文字が入っている。

表計算ソフトや PDF から写した文に、画面には見えない文字が混じることがある。報告書の組版を壊すことがあるので、
その文字を消すか、文を打ち直す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.flaws import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK009",
    Severity.ERROR,
    wording(
        "control character",
        "目に見えない制御文字（{detail}）が入っています",
        "その文字を消すか、前後を打ち直してください",
    ),
    __doc__,
)
