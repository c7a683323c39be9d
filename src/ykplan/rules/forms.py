"""What the rules about filled-in forms (YK401 and on) share: each one words some kinds of trouble."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ykplan.diagnostic import Diagnostic, Severity, Span
from ykplan.form.trouble import Trouble
from ykplan.rules.misfits import shown
from ykplan.words import one_line

# Facts that name several things: cut, they would lose the last ones.
_LISTS = ("others", "reasons", "sheets", "stages")


class CellFinding(NamedTuple):
    """What a rule found in a workbook: where, and what to say; `warns` where the rule's own kind is graver."""

    span: Span
    message: str
    hint: str
    warns: bool

    def diagnostic(self, code: str, severity: Severity) -> Diagnostic:
        """Return the finding under its code."""
        return Diagnostic(code, Severity.WARNING if self.warns else severity, self.message, self.span, self.hint)


def wording(said: Mapping[str, tuple[str, str]]) -> Callable[[Sequence[Trouble]], Iterator[CellFinding]]:
    """Return a check that words every trouble of some kinds, each by a message and a hint.

    `{content}` in them is what the cell shows, `{meant}` the nearest known word; other names are the trouble's facts.
    """

    def check(troubles: Sequence[Trouble]) -> Iterator[CellFinding]:
        for trouble in troubles:
            if trouble.kind in said:
                message, hint = (text.format_map(_facts(trouble)) for text in said[trouble.kind])
                yield CellFinding(trouble.span, message, hint, trouble.warns)

    return check


def _facts(trouble: Trouble) -> dict[str, str]:
    facts = {name: one_line(fact) if name in _LISTS else shown(fact) for name, fact in trouble.facts.items()}
    near = facts.get("near")
    return facts | {
        "content": shown(trouble.span.excerpt),
        "meant": f"（「{near}」ではありませんか）" if near else "",
    }
