"""実績が数値として読めない。

数値は 12、1,234、18.9 のように書く。全角の数字、その指標の単位（9か所、9箇所）、前後の空白は読む。負になりうる指標では
△3、▲3、(3)、-3 はどれも負の数である。「約20」「20〜25」「1.2万」「2割減」のように、いくつか決められないものは読まない。
もとの数値を確かめて書き、補足は備考に書く。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK420",
    Severity.ERROR,
    wording(
        {
            "not a figure": (
                "指標 {identity} の実績「{content}」は数値として読めません",
                "「約」「割」「増減」や幅のときは、もとの数値を確かめて一つ書いてください。ないときは理由を選びます",
            ),
            "not whole": (
                "指標 {identity} の実績 {figure} に小数があります（現状値や目標値はすべて整数です）",
                "小数点の位置を確かめてください。正しければこのままでかまいません",
            ),
        }
    ),
    __doc__,
)
