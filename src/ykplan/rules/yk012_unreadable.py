"""ファイルを開けない。

権限がない、フォルダーである、リンクの先がない、など、ファイルそのものに手が届いていない。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.flaws import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK012",
    Severity.ERROR,
    wording("unreadable", "ファイルを開けません（{detail}）", "ファイルの有無と、読む権限を確かめてください"),
    __doc__,
)
