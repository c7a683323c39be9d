"""日付として読めない。

日付は 2026-03-31 のように、西暦の年・月・日をハイフンでつないで書く。改定や訂正の日を、
あとから誰でも確かめられるように。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.load import Loaded
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where a day belongs."""
    for misfit in of_kind(loaded, "day"):
        text = f"「{shown(misfit.value)}」は" if isinstance(misfit.value, str) else "ここは"
        yield Finding(misfit.source, misfit.path, f"{text}日付として読めません", "2026-03-31 のように書いてください")


RULE = Rule("YK026", Severity.ERROR, check, __doc__)
