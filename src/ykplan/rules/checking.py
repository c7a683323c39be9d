"""Run every rule over a loaded folder, or over filled-in forms."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path as FilePath

from ykplan.data.checked import Checked
from ykplan.data.contents import Loaded, YearFile
from ykplan.data.loading import load
from ykplan.form.trouble import Trouble
from ykplan.rules.registry import FORM_RULES, RULES
from ykplan.rules.rule import Rule
from ykplan.rules.yk020_unknown_field import torn_values
from ykplan.terms.diagnostic import Diagnostic


def check(folder: FilePath) -> Checked:
    """Load a data folder and check it."""
    return checked(load(folder))


def checked(loaded: Loaded) -> Checked:
    """Run every rule over a loaded folder. Findings are sorted by file, line and code."""
    order = {source.file: position for position, source in enumerate(loaded.sources)}
    torn = torn_values(loaded)
    diagnostics = [diagnostic for rule in RULES if not _across_years(rule) for diagnostic in rule.run(loaded)]
    diagnostics = [diagnostic for diagnostic in diagnostics if (diagnostic.span.file, diagnostic.path) not in torn]
    # An entry in error cannot be compared with other years, and has its finding already.
    clean = _without(loaded, Checked(loaded, tuple(diagnostics)))
    diagnostics += [diagnostic for rule in RULES if _across_years(rule) for diagnostic in rule.run(clean)]
    diagnostics.sort(key=lambda d: (order[d.span.file], d.span.line, d.span.column, d.code, d.message))
    return Checked(loaded, tuple(diagnostics))


def form_diagnostics(troubles: Sequence[Trouble], files: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Return diagnostics for the troubles in filled-in forms, sorted by file, sheet and cell."""
    order = {file: position for position, file in enumerate(files)}
    diagnostics = {diagnostic for rule in FORM_RULES for diagnostic in rule.run(troubles)}
    return tuple(
        sorted(diagnostics, key=lambda d: (order[d.span.file], d.span.sheet or "", d.span[1:3], d.code, d.message))
    )


def _across_years(rule: Rule[Loaded]) -> bool:
    return rule.code.startswith("YK3")


def _without(loaded: Loaded, wrong: Checked) -> Loaded:
    """Return the loaded folder without the entries in error."""
    return replace(loaded, years=tuple(_usable(file, wrong) for file in loaded.years)) if wrong.failed else loaded


def _usable(file: YearFile, wrong: Checked) -> YearFile:
    if file.progress is None:
        return file
    entries = {
        identity: entry
        for identity, entry in file.progress.entries.items()
        if not wrong.in_error(file.source.file, identity)
    }
    return file._replace(progress=file.progress.model_copy(update={"entries": entries}))
