"""日付として読めない。

日付は 2026-03-31 のように、西暦の年・月・日をハイフンでつないで書く。改定や訂正の日を、
あとから誰でも確かめられるように。
"""

import re
from collections.abc import Iterator
from datetime import date

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule
from ykplan.rules.unseen import read_when_seen
from ykplan.rules.usual import DAY

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}")


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where a day belongs."""
    for misfit in of_kind(loaded, "day"):
        text = f"「{shown(misfit.value)}」は" if isinstance(misfit.value, str) else "ここは"
        no_such_day = isinstance(misfit.value, str) and _FORM.fullmatch(misfit.value)
        hint = "暦にない日です。月と日を確かめてください" if no_such_day else _advice(misfit.value)
        alike = None
        if isinstance(misfit.value, str):
            alike = read_when_seen(misfit.source, misfit.path, misfit.value, DAY.usually, blanks=True)
        told, fix = (alike.told, alike.fix) if alike else (hint, None)
        yield Finding(misfit.source, misfit.path, f"{text}日付として読めません", told, fix=fix)


def _advice(text: object) -> str:
    found = fiscal.parse_day(text) if isinstance(text, str) else None
    if isinstance(found, date):
        return f"{found} と書いてください"
    why = f"{found.reason}。" if found and found.reason != fiscal.NO_DAY else ""
    if found and found.suggestion:
        return f"{why}{found.suggestion} のことではありませんか"
    return f"{why}2026-03-31 のように書いてください"


RULE = Rule("YK026", Severity.ERROR, check, __doc__)
