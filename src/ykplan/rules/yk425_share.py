"""割合の実績が 0〜100% の外にある。

18.9% は、18.9 と書いても、18.9% と書いてもよい。パーセントの書式のセルに 18.9 と入れると、1890% になることがある。
市民アンケートでない割合（執行率、前年度比など）は 100% を超えることがあるので、警告にとどめて取り込む。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK425",
    Severity.ERROR,
    wording(
        {
            "outside share": (
                "指標 {identity} の実績 {figure}% が 0〜100% の外です",
                "小数点や桁、セルの書式を確かめてください",
            ),
        }
    ),
    __doc__,
)
