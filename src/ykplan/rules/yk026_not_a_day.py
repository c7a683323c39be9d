"""日付として読めない。

日付は 2026-03-31 のように、西暦の年・月・日をハイフンでつないで書く。改定や訂正の日を、
あとから誰でも確かめられるように。
"""

import re
from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}")


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where a day belongs."""
    for misfit in of_kind(loaded, "day"):
        text = f"「{shown(misfit.value)}」は" if isinstance(misfit.value, str) else "ここは"
        no_such_day = isinstance(misfit.value, str) and _FORM.fullmatch(misfit.value)
        hint = "暦にない日です。月と日を確かめてください" if no_such_day else "2026-03-31 のように書いてください"
        yield Finding(misfit.source, misfit.path, f"{text}日付として読めません", hint)


RULE = Rule("YK026", Severity.ERROR, check, __doc__)
