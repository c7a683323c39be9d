"""実績の欄に日付や年度がある。

1-3 や 4/1 のように打つと、Excel が日付に変える。令和7年度、R7.3.31 のような年月日も数値ではない。セルの書式を「標準」に
戻して、数値を書き直す。時点は備考に書く。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK422",
    Severity.ERROR,
    wording(
        {
            "day": (
                "指標 {identity} の実績が日付か年度になっています（{content}）",
                "書式を「標準」にして数値を書き直し、時点は備考に書いてください",
            ),
            "year": (
                "指標 {identity} の実績 {figure} は、年か日付ではありませんか（これまでの値とかけ離れています）",
                "数値ならこのままでかまいません",
            ),
        }
    ),
    __doc__,
)
