"""実績があるのに、実績がない理由も選ばれている。

どちらが正しいか決められない。実績があるなら理由を消し、ないなら実績を消す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK427",
    Severity.ERROR,
    wording(
        {
            "figure and reason": (
                "指標 {identity} に実績と「{reason}」（実績がない理由）の両方があります",
                "どちらか一方を消してください",
            ),
        }
    ),
    __doc__,
)
