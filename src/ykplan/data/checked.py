"""A data folder with its findings, and which of its figures may be used."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ykplan.data.contents import Loaded
from ykplan.terms.diagnostic import Diagnostic, Path, Severity

# How long the way to an indicator is: measures, 0, indicators, 0.
_INDICATOR: Final = 4
# What stands at the head of a file and says nothing of any figure.
_BESIDE: Final = (("deadline",), ("glossary",), ("notes",))


@dataclass(frozen=True)
class Checked:
    """A loaded data folder with all its findings, in file order."""

    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Tell whether any finding is an error."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    def of(self, file: str) -> tuple[Diagnostic, ...]:
        """Return the errors found in one file."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR and d.span.file == file)

    def in_error(self, file: str, identity: str) -> bool:
        """Tell whether the entry for an indicator in a progress file must not be used.

        That is so where the entry or its indicator has an error, and where an error at the head of the
        file, or of the plan, puts every figure in doubt.
        """
        return self.entry_in_error(file, identity) or self.plan_in_error(identity)

    def entry_in_error(self, file: str, identity: str) -> bool:
        """Tell whether an entry itself, or the head of its file, has an error, whatever the plan says."""
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
        indicators: dict[str, set[str]] = {}
        for diagnostic in self.diagnostics:
            # What was not reported has no figure that could mislead: it is shown as 未報告, even in a final year.
            if diagnostic.severity is Severity.ERROR and diagnostic.code != "YK209":
                indicators.setdefault(diagnostic.span.file, set()).update(self._about(diagnostic))
        return {file: frozenset(about) for file, about in indicators.items()}

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
        """Return the ids of the indicators around a path in the plan, or below it."""
        if len(path) >= _INDICATOR:
            return [self._written[path[:_INDICATOR]]] if path[:_INDICATOR] in self._written else []
        return [identity for where, identity in self.loaded.written if where[: len(path)] == path]

    @cached_property
    def _written(self) -> dict[Path, str]:
        return dict(self.loaded.written)
