"""0以上の整数でない。

回答数や順位など、数えた結果を書く項目には、0以上の整数だけを書く。
"""

import re
import unicodedata
from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule

_COUNTED = re.compile(r"[^\d.-]*(\d[\d,]*)[^\d.]*")


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where a whole number belongs."""
    for misfit in of_kind(loaded, "count"):
        text = f"「{shown(misfit.value)}」は" if isinstance(misfit.value, str) else "ここは"
        yield Finding(misfit.source, misfit.path, f"{text}0以上の整数として読めません", _advice(misfit.value))


def _advice(text: object) -> str:
    found = _COUNTED.fullmatch(unicodedata.normalize("NFKC", text)) if isinstance(text, str) else None
    return f"{found[1].replace(',', '')} と書いてください" if found else "数字だけで書いてください（例 812）"


RULE = Rule("YK028", Severity.ERROR, check, __doc__)
