"""一つの改定で、指標を加えると同時に廃止している。

added は「この年度から計画に加わる」、dropped は「この年度から計画にない」という意味なので、両方は成り立たない。
どちらかを消す。途中で加わってのちに廃止された指標には、改定を二つ書く。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find amendments that add and drop an indicator at once."""
    for place in loaded.indicators:
        for position, amendment in enumerate(place.indicator.amendments):
            if amendment.added and amendment.dropped:
                label = f"指標 {place.indicator.id} の改定（{fiscal.show(amendment.start)}から）"
                message = f"{label}に、added と dropped の両方があります"
                path = (*place.path, "amendments", position, "dropped")
                yield Finding(loaded.plan_source, path, message, "どちらか一つにしてください")


RULE = Rule("YK129", Severity.ERROR, check, __doc__)
