"""指標の行が消えている。

その指標については何も取り込まず、データは今のまま残る。誤って消したのなら、書き出した記入票に記入し直す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK416",
    Severity.WARNING,
    wording(
        {
            "row gone": (
                "指標 {identity}（{name}）の行がありません",
                "この指標のデータは今のままになります",
            ),
        }
    ),
    __doc__,
)
