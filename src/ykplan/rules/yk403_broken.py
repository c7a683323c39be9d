"""ファイルが壊れている。

途中で切れているか、中身が崩れている。メールやコピーの途中で壊れたことが多い。もとのファイルを送り直してもらう。
Excel で開けるなら、開いて別の名前の .xlsx で保存し直す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK403",
    Severity.ERROR,
    wording(
        {
            "broken": (
                "ファイルが壊れているため読めません",
                "もとのファイルをもう一度もらうか、Excel で開けるなら保存し直してください",
            ),
        }
    ),
    __doc__,
)
