"""What a rule is: a code, how grave it is, and a function that finds."""

from collections.abc import Callable, Iterator
from inspect import cleandoc
from typing import Generic, NamedTuple, Protocol, TypeVar

from ykplan.data.yaml.source import Source
from ykplan.terms.diagnostic import Diagnostic, Path, Severity, Span

T = TypeVar("T")


class Told(Protocol):
    """Something a rule found that can be made a diagnostic."""

    def diagnostic(self, code: str, severity: Severity) -> Diagnostic:
        """Return it as a diagnostic; `severity` is the rule's own."""


class Finding(NamedTuple):
    """A finding in the data: where in a file, and the words for it. `on_key` points at the key, not at the value.

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

    def diagnostic(self, code: str, severity: Severity) -> Diagnostic:
        """Return the finding with the place of its node."""
        place = self.source.key_span if self.on_key else self.source.span
        span = self.span or place(self.path)
        return Diagnostic(code, self.severity or severity, self.message, span, self.hint, self.path, self.fix)


class Rule(NamedTuple, Generic[T]):
    """One rule. `page` says what it is about, for `ykplan rules`; `check` yields its findings in a T, such as a loaded folder."""

    code: str
    severity: Severity
    check: Callable[[T], Iterator[Told]]
    page: str

    def run(self, subject: T) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each finding."""
        for finding in self.check(subject):
            yield finding.diagnostic(self.code, self.severity)


def rule(code: str, severity: Severity) -> Callable[[Callable[[T], Iterator[Told]]], Rule[T]]:
    """Decorate a function that yields its findings in a T as a rule; its docstring is the rule's page."""

    def made(check: Callable[[T], Iterator[Told]]) -> Rule[T]:
        return Rule(code, severity, check, cleandoc(check.__doc__ or ""))

    return made
