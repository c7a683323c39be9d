"""実績の欄に「－」や「なし」とあるが、理由がない。

実績がないことと、実績が 0 であることは違う。実績がないときは、「実績がない理由」の一覧から理由を選ぶ。0 なら 0 と書く。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK426",
    Severity.ERROR,
    wording(
        {
            "no reason": (
                "指標 {identity} の実績が「{content}」ですが、理由がありません",
                "「実績がない理由」を一覧から選んでください。0 のときは 0 と書きます",
            ),
        }
    ),
    __doc__,
)
