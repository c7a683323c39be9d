"""A year's file from 速報 to 確定: what is missing, and the text with its state changed."""

from collections.abc import Callable
from typing import NamedTuple

from ykplan.check import Checked
from ykplan.check import checked as judged
from ykplan.diagnostic import Diagnostic, Severity
from ykplan.edit import Edit, edited
from ykplan.load import Files, load_files
from ykplan.loaded import Loaded, Place, YearFile
from ykplan.model.amended import belongs
from ykplan.record import unseen, with_source
from ykplan.source import parse


class Closed(NamedTuple):
    """A year's file as 確定, with all that keeps it from being so: indicators without an answer, and errors.

    `text` is None where the state is written in a way that cannot be changed without changing something else.
    `warnings` are those that the file then has, and those that any other file gets by it.
    """

    text: str | None
    missing: tuple[Place, ...]
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
    found = judged(read(changed)).diagnostics
    new = unseen(found, checked.diagnostics)
    wrong = tuple(each for each in new if each.severity is Severity.ERROR)
    told = (each for each in found if each.severity is Severity.WARNING)
    return Closed(text, missing, wrong, tuple(w for w in told if w.span.file == file.source.file or w in new))


def unanswered(loaded: Loaded, file: YearFile) -> tuple[Place, ...]:
    """Return the indicators that are part of the plan in a file's year and about which it says nothing."""
    entries = file.progress.entries if file.progress else {}
    answered = {identity for identity, entry in entries.items() if entry.reported}
    return tuple(
        place
        for place in loaded.indicators
        if file.year is not None and belongs(place.indicator, file.year) and place.indicator.id not in answered
    )


def _missing(checked: Checked, file: YearFile) -> tuple[Place, ...]:
    """Return the indicators about which the file says nothing; what it says wrongly is an error instead."""
    broken = {
        str(found.path[1])
        for found in checked.of(file.source.file)
        if found.path[:1] == ("entries",) and found.path[1:]
    }
    return tuple(place for place in unanswered(checked.loaded, file) if place.indicator.id not in broken)
