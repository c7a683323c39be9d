"""実績が負の数である。

件数、か所数、人数などが負になることはない。マイナスの打ち間違いか、前年度との差を書いていることが多い。
増減のように負になりうる指標には、plan.yaml のその指標に signed: true と書く。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.figures import below_zero, reported_figures
from ykplan.rules.rule import Finding, Rule
from ykplan.words import with_unit


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find figures below zero."""
    for indicator, source, path, figure in reported_figures(loaded, below_zero):
        label = f"指標 {indicator.id} の実績"
        message = f"{label} {with_unit(figure, indicator.unit)} が負の数です"
        hint = "数値を確かめてください。負になりうる指標なら plan.yaml に signed: true と書きます"
        yield Finding(source, path, message, hint)


RULE = Rule("YK211", Severity.ERROR, check, __doc__)
