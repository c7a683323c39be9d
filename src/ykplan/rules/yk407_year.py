"""記入票の年度に取り込めない。

その年度のファイルがまだないか、読めない。または、一度に取り込む記入票に別の年度のものが混じっている。
一度に取り込むのは一つの年度だけである。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK407",
    Severity.ERROR,
    wording(
        {
            "year not opened": (
                "{year}のファイルがまだありません",
                "ykplan new {short} で年度を始めてください",
            ),
            "year unreadable": (
                "{year}のファイルに誤りがあるため、取り込めません",
                "ykplan validate で確かめて直してください",
            ),
            "another year": (
                "{year}の記入票が、{others}の記入票に混じっています",
                "年度ごとに分けて取り込んでください",
            ),
        }
    ),
    __doc__,
)
