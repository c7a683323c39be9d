"""Filled-in forms: rules made from tables of messages (YK401–433)."""

from collections.abc import Iterator, Mapping, Sequence
from inspect import cleandoc
from typing import NamedTuple

from ykplan.form.trouble import Trouble
from ykplan.rules.hints.misfits import shown_text
from ykplan.rules.rule import Rule
from ykplan.terms.diagnostic import Diagnostic, Severity, Span
from ykplan.text.inert import one_line

# Facts that name several things: cut, they would lose the last ones.
_LISTS = ("others", "reasons", "sheets", "stages")


class CellFinding(NamedTuple):
    """A finding in a workbook; `warns` makes it a warning whatever the rule's severity."""

    span: Span
    message: str
    hint: str
    warns: bool

    def diagnostic(self, code: str, severity: Severity) -> Diagnostic:
        """Return the finding under its code."""
        return Diagnostic(code, Severity.WARNING if self.warns else severity, self.message, self.span, self.hint)


def trouble_rule(
    code: str, severity: Severity, words: Mapping[str, tuple[str, str]], page: str
) -> Rule[Sequence[Trouble]]:
    """Return a rule that reports every trouble of some kinds; `words` gives each kind its message and hint.

    `{content}` in them is what the cell shows, `{meant}` the nearest known word; other names are the trouble's facts.
    """

    def check(troubles: Sequence[Trouble]) -> Iterator[CellFinding]:
        for trouble in troubles:
            if trouble.kind in words:
                message, hint = (text.format_map(_facts(trouble)) for text in words[trouble.kind])
                yield CellFinding(trouble.span, message, hint, trouble.warns)

    return Rule(code, severity, check, cleandoc(page))


def _facts(trouble: Trouble) -> dict[str, str]:
    facts = {name: one_line(fact) if name in _LISTS else shown_text(fact) for name, fact in trouble.facts.items()}
    near = facts.get("near")
    return facts | {
        "content": shown_text(trouble.span.excerpt),
        "meant": f"（「{near}」ではありませんか）" if near else "",
    }
