"""実績があるのに、ない理由も書かれている。

value や stage と absent のどちらが正しいのか決められない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule
from ykplan.words import ABSENT


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find entries that give a figure or a stage together with a reason for having none."""
    for reported in loaded.saying["absent"]:
        entry = reported.entry
        if entry.absent is not None and (entry.value is not None or entry.stage is not None):
            message = f"指標 {reported.indicator.id} に実績と「{ABSENT[entry.absent]}」（absent）の両方があります"
            path = (*reported.path, "absent")
            yield Finding(reported.file.source, path, message, "どちらか一方を消してください", on_key=True)


RULE = Rule("YK207", Severity.ERROR, check, __doc__)
