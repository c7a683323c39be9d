"""段階が、その指標の段階のどれでもない。

段階は一覧から選ぶ。前後の空白や、全角と半角の違いは読む。一覧にない状況は、備考に書く。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK429",
    Severity.ERROR,
    wording(
        {
            "not a stage": (
                "「{content}」は指標 {identity} の段階にありません{meant}",
                "段階は {stages} のどれかです",
            ),
        }
    ),
    __doc__,
)
