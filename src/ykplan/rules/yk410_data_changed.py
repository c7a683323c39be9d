"""記入票を書き出したあとで、同じ欄が別に書き換えられている。

記入票にあらかじめ書かれていた内容と、今のデータが違う。どちらが正しいか分からないので、取り込まない。データのほうが
正しければ、記入票を書き出し直す。記入票のほうが正しければ、データを書き出したときの内容に戻してから取り込む。
記入票とデータが同じ内容になっているときは、何も言わない。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK410",
    Severity.ERROR,
    wording(
        {
            "data changed": (
                "指標 {identity} の{what}が、書き出したあとでデータの側で変わっています: {before} → {after}",
                "記入票を書き出し直すか、データを確かめてください",
            ),
        }
    ),
    __doc__,
)
