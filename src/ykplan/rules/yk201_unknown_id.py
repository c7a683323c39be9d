"""実績の番号が計画にない。

計画にない番号の実績は、どの表にも出ない。番号の打ち間違いであることが多いので、近い番号を示す。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.misfits import shown, unknown_ids
from ykplan.rules.rule import Finding, Rule
from ykplan.source import Source


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find entries for indicators, and words on measures, that the plan does not have."""
    if not isinstance(loaded.plan_source.data, dict):
        return
    indicators = dict.fromkeys(identity for _, identity in loaded.written)
    measures = dict.fromkeys(measure.identity for measure in loaded.outline if measure.identity is not None)
    for file in loaded.years:
        # Where the plan's own ids are not all there, or one stands twice for another, an entry may well be right.
        if indicators and len(indicators) == sum(len(measure.indicators) for measure in loaded.outline):
            yield from _unknown(file.source, "entries", "指標", indicators)
        if measures and len(measures) == len(loaded.outline):
            yield from _unknown(file.source, "measures", "施策", measures)


def _unknown(source: Source, field: str, kind: str, known: dict[str, None]) -> Iterator[Finding]:
    for identity, near in unknown_ids(source, field, known):
        hint = f"「{near}」ではありませんか" if near else "計画の番号を確かめてください"
        message = f"{kind}「{shown(identity)}」は計画にありません"
        yield Finding(source, (field, identity), message, hint, on_key=True)


RULE = Rule("YK201", Severity.ERROR, check, __doc__)
