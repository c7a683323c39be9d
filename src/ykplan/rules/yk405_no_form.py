"""ykplan の記入票ではない。

記入票には、何から作ったかを記した隠しシート「ykplan」がある。別の表に書き写したもの、
シートだけを新しいブックに移したもの、隠しシートを消したものは、どの計画のどの年度か分からないので読まない。
`ykplan form export` で書き出した記入票に記入する。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK405",
    Severity.ERROR,
    wording(
        {
            "no form": (
                "ykplan の記入票ではありません（隠しシート「ykplan」がないか、書き換えられています）",
                "ykplan form export で書き出した記入票に記入してください",
            ),
        }
    ),
    __doc__,
)
