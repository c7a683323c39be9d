"""改定が、策定された計画の写し（approved.yaml）にまだ写されていない。

改定を書き足しただけでは、あとでその改定を書き換えても気づけない。決まった改定は ykplan approve --amendment に決めた日を
添えて写す。判定は、写す前から改定のとおりに行われる。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.approved.drift import pending
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find amendments that are not among the approved ones."""
    if loaded.plan is None or loaded.approved is None:
        return
    paths = {place.indicator.id: place.path for place in loaded.indicators}
    for indicator, position in pending(loaded.approved, (place.indicator for place in loaded.indicators)):
        amendment = indicator.amendments[position]
        path = (*paths[indicator.id], "amendments", position, "from")
        message = (
            f"指標 {indicator.id} の改定（{fiscal.show(amendment.start)}から）は、まだ approved.yaml に写されていません"
        )
        yield Finding(loaded.plan_source, path, message, f"ykplan approve --amendment {amendment.on} で写せます")


RULE = Rule("YK126", Severity.HINT, check, __doc__)
