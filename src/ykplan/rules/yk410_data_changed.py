"""記入票を書き出したあとで、同じ欄が別に書き換えられている。

記入票にあらかじめ書かれていた内容と、今のデータが違う。記入票でも書き換えられていれば、どちらが正しいか分からないので、
取り込まない。データのほうが正しければ、記入票を書き出し直す。記入票のほうが正しければ、ykplan record で書き込む。
記入票で書き換えられていない欄は、警告だけにして、データのほうを残す（電話で聞いて先に入れた数値など）。
データの側の実績に誤りがあるときも取り込まない。記入票とデータが同じ内容になっているときは、何も言わない。
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
                "データが正しければ ykplan form export で作り直し、記入票が正しければ ykplan record で書きます",
            ),
            "data kept": (
                "指標 {identity} の{what}が、書き出したあとでデータの側で変わっています: {before} → {after}",
                "記入票では書き換えられていないので、データのほうを残します",
            ),
            "entry in error": (
                "指標 {identity} の実績は、データの側で誤りになっているため、書き換えられません",
                "ykplan validate で場所を確かめて直してから、もう一度取り込んでください",
            ),
        }
    ),
    __doc__,
)
