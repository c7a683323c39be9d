"""人による判定に理由がない。

計算された判定と違う見方をするときは、その訳が要る。理由がないと、推進委員会も市民も確かめようがない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find grades given by a person without a reason."""
    for reported in loaded.saying["grade"]:
        own = reported.entry.grade
        if own is not None and own.reason is None:
            message = f"指標 {reported.indicator.id} の判定「{own.grade}」に理由がありません"
            hint = "grade: の中に reason: を書いてください"
            yield Finding(reported.file.source, (*reported.path, "grade"), message, hint, on_key=True)


RULE = Rule("YK308", Severity.WARNING, check, __doc__)
