"""What forms change in the data, for programs: version 1."""

from collections.abc import Sequence
from typing import TypedDict

from ykplan.recording.changes import Changed
from ykplan.render.findings.json import FindingJson, finding
from ykplan.terms.diagnostic import Diagnostic
from ykplan.text.inert import in_json


class ChangeJson(TypedDict):
    """One field of one entry, as it is written in YAML; null is nothing."""

    indicator: str
    field: str
    old: str | None
    new: str | None


class ImportJson(TypedDict):
    """The whole document. `written` is false where nothing was written: an error, a dry run, or nothing to do."""

    version: int
    year: int | None
    written: bool
    changes: list[ChangeJson]
    diagnostics: list[FindingJson]


def render(year: int | None, changed: Sequence[Changed], findings: Sequence[Diagnostic], *, written: bool) -> str:
    """Return the document, two spaces deep, letters as they are."""
    changes = [
        ChangeJson(indicator=change.identity, field=change.field, old=change.old, new=change.new) for change in changed
    ]
    diagnostics = [finding(diagnostic) for diagnostic in findings]
    document = ImportJson(version=1, year=year, written=written, changes=changes, diagnostics=diagnostics)
    return in_json(document)
