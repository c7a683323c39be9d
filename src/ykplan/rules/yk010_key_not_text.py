"""項目の名前が文字でない。

「:」の左に置けるのは文字だけで、[ ] や { } や「? 」で始まる書き方は読めない。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.flaws import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK010",
    Severity.ERROR,
    wording(
        "key is not text",
        "項目の名前が文字ではありません",
        "「名前: 値」の形で書いてください",
    ),
    __doc__,
)
