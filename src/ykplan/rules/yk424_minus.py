"""負にならない指標の実績に、マイナスの印がある。

「△」「▲」「−」は、マイナスのことも、減ったことや目印のこともある。件数や割合は負にならないので、打ち間違いか、
前年度との差を書いていることが多い。増減のように負になりうる指標には、plan.yaml に signed: true と書く。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

MINUS = (
    "指標 {identity} の実績「{content}」にマイナスの印がありますが、負になる指標ではありません",
    "前年度との差ではなく、実績の数値を書いてください（負になりうる指標は plan.yaml に signed: true）",
)
"""What is said of such a figure, typed into a command too."""

RULE = Rule(
    "YK424",
    Severity.ERROR,
    wording({"minus": MINUS}),
    __doc__,
)
