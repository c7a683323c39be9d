"""確定した年度の記入票である。

年度のファイルに state: final とある。公表した数値を記入票で書きかえることはできない。訂正は、
ykplan record に --correct と理由を付けて、指標ごとに行う。
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
                '公表した値を直すときは ykplan record 番号 値 --year {short} --correct --reason "理由" で訂正します',
            ),
        }
    ),
    __doc__,
)
