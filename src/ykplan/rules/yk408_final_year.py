"""確定した年度の記入票である。

年度のファイルに state: final とある。公表した数値を記入票で書きかえることはできない。訂正は、
理由とともに corrected に書く。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK408",
    Severity.ERROR,
    wording(
        {
            "year final": (
                "{year}の実績は確定しています",
                "数値を直すときは、年度のファイルに corrected で理由とともに書きます",
            ),
        }
    ),
    __doc__,
)
