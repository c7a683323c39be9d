"""ファイルに何も書かれていない。

空のファイル、または注釈（#）だけのファイルである。保存に失敗していることが多いので、git の履歴から元に戻せる。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.flaws import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK011",
    Severity.ERROR,
    wording("empty", "ファイルに何も書かれていません", "保存に失敗していないか、git の履歴を確かめてください"),
    __doc__,
)
