"""番号と指標の名前が合わない。

一部の列だけを並べ替えると、番号と名前と記入の組がずれる。どの指標の記入か分からないので、その行は取り込まない。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK417",
    Severity.ERROR,
    wording(
        {
            "another name": (
                "番号 {identity} の行の指標の名前が違います",
                "この番号の指標は「{name}」です。並べ替えで行がずれていないか確かめてください",
            ),
        }
    ),
    __doc__,
)
