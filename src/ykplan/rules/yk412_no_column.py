"""記入の列が消えている。

列は見出しで探すので、動かしても、隠してもよい。しかし列を消したり見出しを書き換えたりすると、空欄にしたのか、消したのか
分からない。書き出した記入票と同じ見出しの列に戻す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK412",
    Severity.ERROR,
    wording(
        {
            "no column": (
                "「{column}」の列がありません",
                "列と見出し「{column}」を元に戻してください",
            ),
        }
    ),
    __doc__,
)
