"""一つのファイルに書き方の誤りが多すぎる。

YAML としての誤りが 200 か所を超えたファイルは、そこから先を読まない。別の種類のファイルか、途中から崩れたファイルで
あることが多い。先に出ている指摘から直す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.flaws import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK013",
    Severity.ERROR,
    wording(
        "too many",
        "書き方の誤りが{detail}か所を超えたため、ここから先を読みません",
        "先に出ている指摘から直してください",
    ),
    __doc__,
)
