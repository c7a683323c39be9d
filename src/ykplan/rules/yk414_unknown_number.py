"""この記入票にない番号の行がある。

番号が書き換えられているか、記入票にない行に記入されている。番号 1-3-1 を打ち直すと、Excel が日付に変えることがある。
行は番号で探すので、順を変えても、間に空の行を入れてもよい。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK414",
    Severity.ERROR,
    wording(
        {
            "unknown number": (
                "番号「{number}」の指標は、この記入票にありません",
                "番号を元に戻してください。余分な行なら消してください",
            ),
            "number became a day": (
                "番号が日付になっています（{number}）",
                "セルの書式を「文字列」にして、番号を打ち直してください",
            ),
            "no number": (
                "番号のない行に記入があります（{content}）",
                "番号のある行に移すか、消してください",
            ),
        }
    ),
    __doc__,
)
