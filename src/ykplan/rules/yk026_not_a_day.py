"""日付として読めない。

日付は 2026-03-31 のように、西暦の年・月・日をハイフンでつないで書く。改定や訂正の日を、
あとから誰でも確かめられるように。
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from ykplan.diagnostic import Severity
from ykplan.fiscal import ERAS
from ykplan.loaded import Loaded
from ykplan.model.fields import readable_day
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule
from ykplan.rules.unseen import read_when_seen

_ZERO = {name: era.zero for era in ERAS for name in (era.name, era.letter)}
_USUAL = re.compile(
    r"(?:(?P<era>令和|平成|R|H) ?(?=元|\d{1,2}\D)|(?=\d{4}\D))(?P<year>元|\d+) ?[年./-] ?"
    r"(?P<month>\d{1,2}) ?[月./-] ?(?P<day>\d{1,2}) ?日?"
)
_FORM = re.compile(r"\d{4}-\d{2}-\d{2}")


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where a day belongs."""
    for misfit in of_kind(loaded, "day"):
        text = f"「{shown(misfit.value)}」は" if isinstance(misfit.value, str) else "ここは"
        no_such_day = isinstance(misfit.value, str) and _FORM.fullmatch(misfit.value)
        hint = "暦にない日です。月と日を確かめてください" if no_such_day else _advice(misfit.value)
        alike = None
        if isinstance(misfit.value, str):
            alike = read_when_seen(misfit.source, misfit.path, misfit.value, readable_day, blanks=True)
        told, fix = (alike.told, alike.fix) if alike else (hint, None)
        yield Finding(misfit.source, misfit.path, f"{text}日付として読めません", told, fix=fix)


def _advice(text: object) -> str:
    found = _USUAL.fullmatch(unicodedata.normalize("NFKC", text).strip()) if isinstance(text, str) else None
    if found:
        count = 1 if found["year"] == "元" else int(found["year"])
        year = count + _ZERO[found["era"]] if found["era"] else count
        with suppress(ValueError):
            return f"{date(year, int(found['month']), int(found['day']))} と書いてください"
    return "2026-03-31 のように書いてください"


RULE = Rule("YK026", Severity.ERROR, check, __doc__)
