"""実績に、その指標の単位でないものが付いている。

単位を取りちがえたか、別の指標の行に書いていることが多い。割合でない指標のセルがパーセントの書式になっているときも同
じである。単位の欄が書き換えられていると、その単位の数値かもしれないので、その行は読まない。その指標の単位は付けても付けなくてもよい。
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
                "単位を取り、数字だけを書いてください。行や桁も確かめてください",
            ),
            "unit rewritten": (
                "指標 {identity} の単位の欄が「{content}」に書き換えられています（もとは「{own}」）",
                "実績が「{own}」での数値かを確かめ、単位の欄を元に戻してください",
            ),
        }
    ),
    __doc__,
)
