"""0以上の整数でない。

回答数や順位など、数えた結果を書く項目には、0以上の整数だけを書く。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.asked import asked_at
from ykplan.rules.count_hints import ANYHOW, count_advice
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule
from ykplan.rules.torn import torn_value
from ykplan.rules.unseen import read_when_seen
from ykplan.rules.usual import COUNT


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where a whole number belongs, but for those that a comma tore: of them YK020 tells."""
    for misfit in of_kind(loaded, "count"):
        source, path, text = misfit.source, misfit.path, misfit.value
        if not isinstance(text, str):
            yield Finding(source, path, "ここは0以上の整数として読めません", ANYHOW)
        elif torn_value(source, path) is None:
            said = f"「{shown(text)}」は0以上の整数として読めません"
            if (alike := read_when_seen(source, path, text, COUNT.usually)) is not None:
                yield Finding(source, path, said, alike.told, fix=alike.fix)
            else:
                yield Finding(source, path, said, count_advice(text, asked_at(loaded, source, path)))


RULE = Rule("YK028", Severity.ERROR, check, __doc__)
