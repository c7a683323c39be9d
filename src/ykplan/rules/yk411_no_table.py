"""記入の表が見つからない。

表は、シートの名前ではなく「番号」「指標」「実績」などの見出しで探す。見出しの行が消えているか、書き換えられている。
同じ表のあるシートが何枚もあり、記入が違うときも、どれが正しいか分からないので読まない。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK411",
    Severity.ERROR,
    wording(
        {
            "no table": (
                "記入の表が見つかりません（見出しの行がありません）",
                "「番号」「指標」「実績」などの見出しを元に戻してください",
            ),
            "several tables": (
                "記入の表が何枚ものシートにあり、内容が違います（{sheets}）",
                "正しい一枚だけを残して、ほかのシートを消してください",
            ),
        }
    ),
    __doc__,
)
