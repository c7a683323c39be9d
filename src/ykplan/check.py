"""Run the rules over what was loaded, and set what is in error apart from what can be used."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path as FilePath
from typing import Final

from ykplan.diagnostic import Diagnostic, Path, Severity
from ykplan.form.trouble import Trouble
from ykplan.load import load
from ykplan.loaded import Loaded, YearFile
from ykplan.rules import FORM_RULES, RULES, yk020_unknown_field, yk209_entry_missing
from ykplan.rules.rule import Rule

# How long the way to an indicator is: measures, 0, indicators, 0.
_INDICATOR: Final = 4
# What stands at the head of a file and says nothing of any figure.
_BESIDE: Final = (("deadline",), ("glossary",), ("notes",))


@dataclass(frozen=True)
class Checked:
    """A data folder as loaded, with every finding about it in file order."""

    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Tell whether any finding is an error."""
        return any(found.severity is Severity.ERROR for found in self.diagnostics)

    def of(self, file: str) -> tuple[Diagnostic, ...]:
        """Return the errors found in one file."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR and d.span.file == file)

    def in_error(self, file: str, identity: str) -> bool:
        """Tell whether the entry for an indicator in a progress file must not be used.

        So it is where the entry has an error, where the indicator has one, and where an error at the head of the
        file, or of the plan, puts every figure in doubt.
        """
        return self.entry_in_error(file, identity) or self.plan_in_error(identity)

    def entry_in_error(self, file: str, identity: str) -> bool:
        """Tell whether an entry itself, or the head of its file, has an error, whatever the plan has."""
        return bool(self._errors.get(file, frozenset()) & {identity, ""})

    def all_in_error(self, file: str) -> bool:
        """Tell whether an error at the head of a progress file, or of the plan, puts all its figures in doubt."""
        return self.in_error(file, "")

    def plan_in_error(self, identity: str) -> bool:
        """Tell whether an indicator's own lines in the plan have an error, or the head of the plan has."""
        return bool(self._errors.get(self.loaded.plan_source.file, frozenset()) & {identity, ""})

    @cached_property
    def _errors(self) -> dict[str, frozenset[str]]:
        """Return, by file, the indicators in error; "" stands for all of them."""
        found: dict[str, set[str]] = {}
        for diagnostic in self.diagnostics:
            # What was not reported has no figure that could mislead: it is shown as 未報告, even in a final year.
            if diagnostic.severity is Severity.ERROR and diagnostic.code != yk209_entry_missing.RULE.code:
                found.setdefault(diagnostic.span.file, set()).update(self._about(diagnostic))
        return {file: frozenset(about) for file, about in found.items()}

    def _about(self, diagnostic: Diagnostic) -> Collection[str]:
        path = diagnostic.path
        if path[:1] in _BESIDE:
            return ()
        if diagnostic.span.file == self.loaded.plan_source.file:
            return self._indicators_under(path) if path[:1] == ("measures",) and len(path) > 1 else ("",)
        if path[:1] == ("entries",) and len(path) > 1:
            return (str(path[1]),)
        return () if path[:1] == ("measures",) else ("",)

    def _indicators_under(self, path: Path) -> Collection[str]:
        """Return the ids of the indicators that a place in the plan is part of, or that are part of it."""
        if len(path) >= _INDICATOR:
            return [self._written[path[:_INDICATOR]]] if path[:_INDICATOR] in self._written else []
        return [identity for where, identity in self.loaded.written if where[: len(path)] == path]

    @cached_property
    def _written(self) -> dict[Path, str]:
        return dict(self.loaded.written)


def check(folder: FilePath) -> Checked:
    """Load a data folder and return it with all findings."""
    return checked(load(folder))


def checked(loaded: Loaded) -> Checked:
    """Run every rule over what was loaded. Findings come in the order of files, lines and codes."""
    order = {source.file: position for position, source in enumerate(loaded.sources)}
    torn = yk020_unknown_field.torn_values(loaded)
    found = [diagnostic for rule in RULES if not _across_years(rule) for diagnostic in rule.run(loaded)]
    found = [diagnostic for diagnostic in found if (diagnostic.span.file, diagnostic.path) not in torn]
    # What is in error cannot be compared with other years, and is told already.
    clean = _less(loaded, Checked(loaded, tuple(found)))
    found += [diagnostic for rule in RULES if _across_years(rule) for diagnostic in rule.run(clean)]
    found.sort(key=lambda d: (order[d.span.file], d.span.line, d.span.column, d.code, d.message))
    return Checked(loaded, tuple(found))


def told(troubles: Sequence[Trouble], files: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with filled-in forms, worded, in the order of the files, sheets and cells."""
    order = {file: position for position, file in enumerate(files)}
    found = {diagnostic for rule in FORM_RULES for diagnostic in rule.run(troubles)}
    return tuple(sorted(found, key=lambda d: (order[d.span.file], d.span.sheet or "", d.span[1:3], d.code, d.message)))


def _across_years(rule: Rule[Loaded]) -> bool:
    return rule.code.startswith("YK3")


def _less(loaded: Loaded, wrong: Checked) -> Loaded:
    """Return what was loaded less the entries in error."""
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
