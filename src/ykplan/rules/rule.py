"""What a rule is: a code, how grave it is, and a function that finds."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ykplan.diagnostic import Diagnostic, Path, Severity, Span
from ykplan.loaded import Loaded
from ykplan.source import Source


class Finding(NamedTuple):
    """What a rule found: where in a file, and what to say. `on_key` points at the key, not at the value.

    `span` is for what has no node of its own, `severity` for what is graver or lighter than the rule's own, `fix` for
    what may be written instead without changing what is said.
    """

    source: Source
    path: Path
    message: str
    hint: str | None = None
    on_key: bool = False
    severity: Severity | None = None
    span: Span | None = None
    fix: str | None = None


class Rule(NamedTuple):
    """One rule. `page` is its module's docstring; `check` yields findings about everything that was loaded."""

    code: str
    severity: Severity
    check: Callable[[Loaded], Iterator[Finding]]
    page: str

    def run(self, loaded: Loaded) -> Iterator[Diagnostic]:
        """Yield a diagnostic for everything that the rule finds."""
        for found in self.check(loaded):
            place = found.source.key_span if found.on_key else found.source.span
            severity = found.severity or self.severity
            span = found.span or place(found.path)
            yield Diagnostic(self.code, severity, found.message, span, found.hint, found.path, found.fix)
