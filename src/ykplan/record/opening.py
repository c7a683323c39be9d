"""A year's file as it is opened: an entry an indicator, with nothing in it yet, under a comment that says what of."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ykplan import fiscal, printed
from ykplan.check import Checked
from ykplan.edit.lines import newline
from ykplan.edit.scalar import key_of
from ykplan.loaded import Place, Reported
from ykplan.model.amended import belongs, in_force
from ykplan.model.plan import Indicator, NumberTarget, StageTarget
from ykplan.source import Data, parse
from ykplan.words import STATES, one_line, width

_SCHEMA: Final = re.compile(r"# yaml-language-server: \$schema=\S+")
_PLAN_SCHEMA: Final = re.compile(r"(# yaml-language-server: \$schema=)(?!\w+:|/)(\S*)plan\.schema\.json")
_GAP: Final = "　"
_LONGEST: Final = 120


def opened(checked: Checked, year: int, deadline: date | None) -> str:
    """Return the text of a year's new file: 速報, and every indicator of the plan in that year 未報告.

    It names the schema that the newest of the other years names, else the one beside the plan's, and ends its lines as
    they do.
    """
    texts = [file.source.text for file in reversed(checked.loaded.years)]
    plan = checked.loaded.plan_source.text
    lines = _schema(texts, plan)
    lines += [f"year: {fiscal.short(year)}", "state: draft"]
    lines += [f"deadline: {deadline.isoformat()}"] if deadline else []
    lines += ["entries:"]
    for place in checked.loaded.indicators:
        if belongs(place.indicator, year):
            lines += [f"  # {line}" for line in _about(checked, place, year)]
            lines += [f"  {key_of(place.indicator.id)}: {{}}"]
    return newline(texts[0] if texts else plan).join([*lines, ""])


def reads_back(text: str, checked: Checked, year: int, deadline: date | None) -> bool:
    """Tell whether a new file's text says what `opened` was to write, nothing less and nothing else."""
    head = {"year": fiscal.short(year), "state": "draft"} | ({"deadline": deadline.isoformat()} if deadline else {})
    belonging = [place.indicator.id for place in checked.loaded.indicators if belongs(place.indicator, year)]
    entries: Data = {identity: {} for identity in belonging} or None
    source = parse(text, "")
    return not source.flaws and source.data == {**head, "entries": entries}


def _schema(years: list[str], plan: str) -> list[str]:
    """Return the line that names the schema, where the folder's own files name theirs."""
    if named := next((found for text in years if (found := _SCHEMA.match(text))), None):
        return [named[0]]
    beside = _PLAN_SCHEMA.match(plan)
    return [f"{beside[1]}../{beside[2]}progress.schema.json"] if beside else []


def _about(checked: Checked, place: Place, year: int) -> list[str]:
    """Return an indicator in words, on one line where it fits: name, baseline, targets and last figure."""
    indicator = in_force(place.indicator, year)
    name, said = one_line(indicator.name), _GAP.join(_said(checked, indicator, year))
    line = f"{name}{_GAP}{said}"
    return [line] if width(line) + 4 <= _LONGEST else [name, f"{_GAP}{said}"]


def _said(checked: Checked, indicator: Indicator, year: int) -> Iterator[str]:
    start = indicator.baseline
    yield f"現状値 {printed.baseline(indicator)}" + (f"（{fiscal.short(start.year)}）" if start else "")
    goals = (f"{printed.target(goal, indicator)}（{printed.target_years(goal)}）" for goal in _targets(indicator))
    yield "目標値 " + "、".join(goals)
    if last := _last(checked, indicator.id, year):
        state = last.file.state or "draft"
        marked = "" if state == "final" else f"、{STATES[state]}"
        when = "前年度" if last.year == year - 1 else "前回"
        said = printed.entry(last.entry, in_force(last.indicator, last.year))
        yield f"{when} {said}（{fiscal.short(last.year)}{marked}）"


def _last(checked: Checked, identity: str, year: int) -> Reported | None:
    """Return the last entry before a year that has a figure or a stage, and no error."""
    rows = checked.loaded.by_indicator.get(identity, [])
    known = (row for row in rows if row.year < year and row.entry.observed)
    return next((r for r in reversed(list(known)) if not checked.in_error(r.file.source.file, identity)), None)


def _targets(indicator: Indicator) -> tuple[NumberTarget | StageTarget, ...]:
    return indicator.targets
