"""数値の指標に段階が、または段階の指標に数値が報告されている。

番号を取り違えて、隣の行の実績を書いていることが多い。数値の指標は value、段階の指標は stage で報告する。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded, Reported
from ykplan.model.plan import NumberIndicator, StageIndicator
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find a stage reported for a number, and a number for a stage."""
    for reported in loaded.saying["stage"]:
        if reported.entry.stage is not None and isinstance(reported.indicator, NumberIndicator):
            said = "数値の指標ですが、段階が書かれています"
            yield _finding(reported, "stage", said, "value: に数値を書いてください")
    for reported in loaded.saying["value"]:
        if reported.entry.value is not None and isinstance(reported.indicator, StageIndicator):
            said = "段階の指標ですが、数値が書かれています"
            yield _finding(reported, "value", said, "stage: に段階の名前を書いてください")


def _finding(reported: Reported, field: str, said: str, hint: str) -> Finding:
    if reported.entry.value is not None and reported.entry.stage is not None:
        hint = f"{field} を消してください"
    message = f"指標 {reported.indicator.id} は{said}"
    return Finding(reported.file.source, (*reported.path, field), message, hint, on_key=True)


RULE = Rule("YK206", Severity.ERROR, check, __doc__)
