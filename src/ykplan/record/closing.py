"""A year's file from 速報 to 確定: what is missing, and the text with its state changed."""

from typing import NamedTuple

from ykplan.check import Checked
from ykplan.diagnostic import Diagnostic, Severity
from ykplan.edit import Edit, edited
from ykplan.load import Files
from ykplan.loaded import Place, YearFile
from ykplan.model.amended import belongs
from ykplan.record import new_findings
from ykplan.source import Source, parse


class Closed(NamedTuple):
    """A year's file as 確定, with all that keeps it from being so: indicators without an answer, and errors."""

    text: str
    missing: tuple[Place, ...]
    errors: tuple[Diagnostic, ...]


def closed(files: Files, checked: Checked, file: YearFile) -> Closed:
    """Return a draft as it is when it is final. Errors are those of the file and the plan, and those it would have."""
    missing = _missing(checked, file)
    loaded = checked.loaded
    sources = (loaded.plan_source, loaded.approved_source, file.source)
    errors = [error for source in sources if source is not None for error in checked.of(source.file)]
    text = edited(file.source, [Edit(("state",), "final")]).text
    if not missing and not errors:
        after: Source = parse(text, file.source.file)
        errors += [found for found in new_findings(files, after) if found.severity is Severity.ERROR]
    return Closed(text, missing, tuple(errors))


def _missing(checked: Checked, file: YearFile) -> tuple[Place, ...]:
    """Return the indicators that are part of the plan in the file's year and about which it says nothing."""
    entries = file.progress.entries if file.progress else {}
    answered = {identity for identity, entry in entries.items() if entry.reported}
    broken = {
        str(found.path[1])
        for found in checked.of(file.source.file)
        if found.path[:1] == ("entries",) and found.path[1:]
    }
    return tuple(
        place
        for place in checked.loaded.indicators
        if file.year is not None and belongs(place.indicator, file.year) and place.indicator.id not in answered | broken
    )
