"""同じ項目が一つのまとまりに二度書かれている。

どちらの値が正しいのか、あとから誰にも分からない。多くの道具は後のほうを黙って採るが、ykplan は先のほうだけを読み、
誤りとして知らせる。正しいほうを残して、もう一方を消す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.flaws import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK003",
    Severity.ERROR,
    wording(
        "duplicate key",
        "項目「{detail}」が二度書かれています",
        "正しいほうを一つだけ残してください",
    ),
    __doc__,
)
