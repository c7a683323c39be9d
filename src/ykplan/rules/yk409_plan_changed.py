"""記入票を書き出したあとで、計画の側が変わっている。

指標の名前、単位、現状値、目標値などが変わっていると、担当課は違うことを聞かれて答えたことになる。記入票を書き出し直し、
もう一度記入してもらう。基本施策の名前や前の年度の実績が変わったときと、指標が加わったときは、警告にとどめて取り込む。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK409",
    Severity.ERROR,
    wording(
        {
            "plan changed": (
                "指標 {identity} の{what}が、書き出したあとで変わっています: {before} → {after}",
                "記入票を書き出し直して、記入を確かめてもらってください",
            ),
            "indicator gone": (
                "指標 {identity} は、書き出したあとで計画からなくなっています",
                "この行は要りません。残すなら plan.yaml を確かめてください",
            ),
            "indicator added": (
                "指標 {identity}（{name}）が、書き出したあとで加わっています",
                "この指標は、書き出し直した記入票で記入してもらってください",
            ),
        }
    ),
    __doc__,
)
