"""何も変えていない改定がある。

改定には、変える項目（targets、baseline、definition など）か、added: true、dropped: true を書く。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find amendments without a change."""
    misspelt = {misfit.path[:depth] for misfit in loaded.misfits for depth in range(len(misfit.path) + 1)}
    for place in loaded.indicators:
        for position, amendment in enumerate(place.indicator.amendments):
            if not (amendment.changes() or amendment.added or amendment.dropped):
                path = (*place.path, "amendments", position)
                if path in misspelt:
                    continue  # the change is there, under a misspelt name
                message = f"指標 {place.indicator.id} の改定に、変える項目がありません"
                hint = "変える項目だけを書いてください（例 targets: …）"
                yield Finding(loaded.plan_source, path, message, hint)


RULE = Rule("YK120", Severity.WARNING, check, __doc__)
