"""その年度には計画にない指標の実績が書かれている。

途中で加わる前（added）や、廃止されたあと（dropped）の年度の実績は、判定されず、表にも出ない。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.model.amended import belongs
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find entries for indicators that are not part of the plan in that year."""
    for reported in loaded.reported:
        if reported.indicator.amendments and not belongs(reported.indicator, reported.year):
            message = f"指標 {reported.indicator.id} は{fiscal.show(reported.year)}には計画にありません"
            hint = "改定（amendments）の added と dropped の年度を確かめてください"
            yield Finding(reported.file.source, reported.path, message, hint, on_key=True)


RULE = Rule("YK213", Severity.WARNING, check, __doc__)
