"""一つのファイルに文書が二つ以上ある。

行の初めの --- は文書の区切りである。ykplan が読むのは一つ目だけなので、その後ろの数値はどこにも出ない。
一つのファイルには一つの計画、または一つの年度だけを書く。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.flaws import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK006",
    Severity.ERROR,
    wording(
        "several documents",
        "「---」より後ろは別の文書になり、読まれません",
        "「---」の行を消すか、別のファイルに分けてください",
    ),
    __doc__,
)
