"""文章に、データに書けないものがある。

目に見えない制御文字は、ほかのソフトから写したときに入ることがある。データのファイルに書けないので、書き直す。
Excel のセルに入る 32,767 字より長い文章は、Excel で書いたものではない。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK431",
    Severity.ERROR,
    wording(
        {
            "text too long": (
                "「{column}」の文章が {longest} 字より長くなっています（指標 {identity}）",
                "書き出した記入票に記入し直してください",
            ),
            "control letter": (
                "「{column}」に使えない文字（{letter}）があります（指標 {identity}）",
                "その部分を書き直してください",
            ),
        }
    ),
    __doc__,
)
