"""記入するセルが結合されている。

結合したセルでは、書いたことは左上のセルのものになり、ほかのセルは空になる。どの指標、
どの欄に書いたつもりか分からないので、結合を解いて、それぞれの欄に書く。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK418",
    Severity.ERROR,
    wording(
        {
            "merged": (
                "記入するセルが結合されています（{area}）",
                "結合を解いて、それぞれの欄に書いてください",
            ),
        }
    ),
    __doc__,
)
