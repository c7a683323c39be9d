"""実績に、その指標の単位でないものが付いている。

単位を取りちがえたか、別の指標の行に書いていることが多い。割合でない指標のセルがパーセントの書式になっているときも同
じである。単位の欄が書き換えられていると、その単位の数値かもしれないので、その行は読まない。その指標の単位は付けても付けなくてもよい。
か所・ヶ所・箇所、％・パーセント、㎡・平米のような書き方の違いは、同じ単位として読む。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK421",
    Severity.ERROR,
    wording(
        {
            "other unit": (
                "指標 {identity} の単位は「{own}」ですが、「{unit}」と書かれています（{content}）",
                "「{own}」で数えた数値に直して、数字だけを書いてください。行の取りちがえでないかも確かめてください",
            ),
            "unit rewritten": (
                "指標 {identity} の単位の欄が「{content}」に書き換えられています（もとは「{own}」）",
                "実績が「{own}」での数値かを確かめ、単位の欄を元に戻してください",
            ),
        }
    ),
    __doc__,
)
