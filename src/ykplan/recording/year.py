"""A year's file as it is opened, and as it is closed: from 速報 to 確定."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

from ykplan.data import printing
from ykplan.data.checked import Checked
from ykplan.data.contents import IndicatorAt, Loaded, Reported, YearFile
from ykplan.data.loading import Files, load_files
from ykplan.data.model.amendments import belongs, in_force
from ykplan.data.model.plan import Indicator, NumberTarget, StageTarget
from ykplan.data.yaml.fast import Data
from ykplan.data.yaml.source import parse
from ykplan.editing.edits import Edit, edited, holds
from ykplan.editing.mapping import written_lines
from ykplan.editing.place import newline
from ykplan.editing.scalar import Bare
from ykplan.recording.changes import not_known_before, with_source
from ykplan.rules.checking import checked as judged
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Diagnostic, Severity
from ykplan.terms.labels import STATES
from ykplan.text.inert import one_line
from ykplan.text.widths import width

_SCHEMA: Final = re.compile(r"# yaml-language-server: \$schema=\S+")
_PLAN_SCHEMA: Final = re.compile(r"(# yaml-language-server: \$schema=)(?!\w+:|/)(\S*)plan\.schema\.json")
_GAP: Final = "　"
_LONGEST: Final = 120


def newly_opened(checked: Checked, year: int, deadline: date | None) -> str:
    """Return the text of a year's new file: 速報, and every indicator of the plan in that year 未報告.

    It names the schema that the newest of the other years names, else the one beside the plan's, and ends its lines as
    they do.
    """
    texts = [file.source.text for file in reversed(checked.loaded.years)]
    plan = checked.loaded.plan_source.text
    lines = _schema(texts, plan)
    lines += [line for key, value in _head(year, deadline).items() for line in written_lines(key, value)]
    lines += ["entries:"]
    for place in checked.loaded.indicators:
        if belongs(place.indicator, year):
            lines += [f"  # {line}" for line in _about(checked, place, year)]
            lines += [f"  {line}" for line in written_lines(place.indicator.id, {})]
    return newline(texts[0] if texts else plan).join([*lines, ""])


def reads_back(text: str, checked: Checked, year: int, deadline: date | None) -> bool:
    """Tell whether a new file's text says what `newly_opened` was to write, nothing less and nothing else."""
    belonging = [place.indicator.id for place in checked.loaded.indicators if belongs(place.indicator, year)]
    entries: Data = {identity: {} for identity in belonging} or None
    return holds(text, {**_head(year, deadline), "entries": entries})


def _head(year: int, deadline: date | None) -> dict[str, Data]:
    """Return what a new file says before its entries."""
    due: dict[str, Data] = {"deadline": Bare(deadline.isoformat())} if deadline else {}
    return {"year": Bare(fiscal.short(year)), "state": "draft", **due}


def _schema(years: list[str], plan: str) -> list[str]:
    """Return the line that names the schema, where the folder's own files name theirs."""
    if named := next((match for text in years if (match := _SCHEMA.match(text))), None):
        return [named[0]]
    beside = _PLAN_SCHEMA.match(plan)
    return [f"{beside[1]}../{beside[2]}progress.schema.json"] if beside else []


def _about(checked: Checked, place: IndicatorAt, year: int) -> list[str]:
    """Return an indicator in words, on one line where it fits: name, baseline, targets and last figure."""
    indicator = in_force(place.indicator, year)
    name, text = one_line(indicator.name), _GAP.join(_said(checked, indicator, year))
    line = f"{name}{_GAP}{text}"
    return [line] if width(line) + 4 <= _LONGEST else [name, f"{_GAP}{text}"]


def _said(checked: Checked, indicator: Indicator, year: int) -> Iterator[str]:
    yield f"現状値 {printing.baseline(indicator).dated_short}"
    goals = (
        f"{printing.target_text(goal, indicator)}（{printing.target_years(goal)}）" for goal in _targets(indicator)
    )
    yield "目標値 " + "、".join(goals)
    if last := _last(checked, indicator.id, year):
        state = last.file.state or "draft"
        marked = "" if state == "final" else f"、{STATES[state]}"
        when = "前年度" if last.year == year - 1 else "前回"
        text = printing.entry_text(last.entry, in_force(last.indicator, last.year))
        yield f"{when} {text}（{fiscal.short(last.year)}{marked}）"


def _last(checked: Checked, identity: str, year: int) -> Reported | None:
    """Return the last entry before a year that has a figure or a stage, and no error."""
    rows = checked.loaded.by_indicator.get(identity, [])
    known = (row for row in rows if row.year < year and row.entry.observed)
    return next((r for r in reversed(list(known)) if not checked.in_error(r.file.source.file, identity)), None)


def _targets(indicator: Indicator) -> tuple[NumberTarget | StageTarget, ...]:
    return indicator.targets


class Closed(NamedTuple):
    """A year's file as 確定, with all that keeps it from being so: indicators without an answer, and errors.

    `text` is None where the state is written in a way that cannot be changed without changing something else.
    `warnings` are those that the file then has, and those that any other file gets by it.
    """

    text: str | None
    missing: tuple[IndicatorAt, ...]
    errors: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...] = ()


def closed(files: Files, checked: Checked, file: YearFile, read: Callable[[Files], Loaded] = load_files) -> Closed:
    """Return a draft as it is when it is final. Errors are those of the file and the plan, and those it would have.

    `read` makes of files what is to be checked.
    """
    missing = _missing(checked, file)
    loaded = checked.loaded
    sources = (loaded.plan_source, loaded.approved_source, file.source)
    errors = [error for source in sources if source is not None for error in checked.of(source.file)]
    result = edited(file.source, [Edit(("state",), "final")])
    text = result.text if result.done else None
    changed = None if text is None or missing or errors else with_source(files, parse(text, file.source.file))
    if changed is None:
        return Closed(text, missing, tuple(errors))
    findings = judged(read(changed)).diagnostics
    new = not_known_before(findings, checked.diagnostics)
    wrong = tuple(finding for finding in new if finding.severity is Severity.ERROR)
    warnings = (finding for finding in findings if finding.severity is Severity.WARNING)
    return Closed(text, missing, wrong, tuple(w for w in warnings if w.span.file == file.source.file or w in new))


def unanswered(loaded: Loaded, file: YearFile) -> tuple[IndicatorAt, ...]:
    """Return the indicators that are part of the plan in a file's year and about which it says nothing."""
    entries = file.progress.entries if file.progress else {}
    answered = {identity for identity, entry in entries.items() if entry.reported}
    return tuple(
        place
        for place in loaded.indicators
        if file.year is not None and belongs(place.indicator, file.year) and place.indicator.id not in answered
    )


def _missing(checked: Checked, file: YearFile) -> tuple[IndicatorAt, ...]:
    """Return the indicators about which the file says nothing; what it says wrongly is an error instead."""
    broken = {
        str(finding.path[1])
        for finding in checked.of(file.source.file)
        if finding.path[:1] == ("entries",) and finding.path[1:]
    }
    return tuple(place for place in unanswered(checked.loaded, file) if place.indicator.id not in broken)
