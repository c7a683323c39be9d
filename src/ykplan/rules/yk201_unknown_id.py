"""実績の番号が計画にない。

計画にない番号の実績は、どの表にも出ない。番号の打ち間違いであることが多いので、近い番号を示す。
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.misfits import no_space, shown, unknown_ids
from ykplan.rules.rule import Finding, Rule
from ykplan.source import Source

_LISTED: Final = 8


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
        message = f"{kind}「{shown(identity)}」は計画にありません"
        hint, fix = near.told if near else _known(known), near.fix if near else None
        hint = no_space(source, (field, identity), identity, on_key=True) or hint
        yield Finding(source, (field, identity), message, hint, on_key=True, fix=fix)


def _known(known: Iterable[str]) -> str:
    listed = list(islice(known, _LISTED + 1))
    return f"計画にあるのは {'、'.join(listed)} です" if len(listed) <= _LISTED else "計画の番号を確かめてください"


RULE = Rule("YK201", Severity.ERROR, check, __doc__)
