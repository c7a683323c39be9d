"""ファイルが大きすぎる。

計画と一年度の実績は、指標が数百あっても 1 MiB に届かない。8 MiB を超えるファイルは読まない。
別のデータ（画像や表計算の書き出しなど）を置いていないか確かめる。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.flaws import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK008",
    Severity.ERROR,
    wording(
        "too large",
        "ファイルが{detail}を超えるため読みません",
        "別の種類のファイルを置いていないか確かめてください",
    ),
    __doc__,
)
