"""0以上の整数でない。

回答数や順位など、数えた結果を書く項目には、0以上の整数だけを書く。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where a whole number belongs."""
    for misfit in of_kind(loaded, "count"):
        text = f"「{shown(misfit.value)}」は" if isinstance(misfit.value, str) else "ここは"
        yield Finding(
            misfit.source, misfit.path, f"{text}0以上の整数として読めません", "数字だけで書いてください（例 812）"
        )


RULE = Rule("YK028", Severity.ERROR, check, __doc__)
