"""correction_not_as_before."""

from collections.abc import Iterator
from decimal import Decimal

from ykplan.data.contents import Loaded, Reported
from ykplan.data.model.fields import readable_figure
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Severity
from ykplan.terms.labels import ABSENT
from ykplan.text.figures import figure
from ykplan.text.inert import one_line


@rule("YK307", Severity.WARNING)
def correction_not_as_before(loaded: Loaded) -> Iterator[Finding]:
    """訂正前の値が、git に残っている前の版と違う。

    訂正（corrected）の was には、公表していた値をそのまま書く。前の版のどれにもない値が書かれていると、いつ何を訂正したのか
    をたどれない。git の記録がないとき、訂正が初めから書かれていたときは、確かめられないので何も言わない。
    """
    for reported in loaded.saying["corrected"]:
        yield from _of(loaded, reported)


def _of(loaded: Loaded, reported: Reported) -> Iterator[Finding]:
    source = reported.file.source
    earlier = loaded.earlier.get((source.file, reported.indicator.id), ())
    for position, correction in enumerate(reported.entry.corrected):
        # A revision that has this correction already does not tell what was before it.
        before = [_in_words(revision.said) for revision in earlier if revision.corrections <= position]
        if before and _in_words(correction.was) not in before:
            message = f"指標 {reported.indicator.id} の訂正前の値は、git の記録では{_shown(before[0])}です"
            path = (*reported.path, "corrected", position, "was")
            written = _shown(_in_words(correction.was)).lstrip()
            hint = f"{written}という値は、前の版にありません。was には公表していた値を書いてください"
            yield Finding(source, path, message, hint)


def _in_words(value: Decimal | str) -> Decimal | str:
    """Return a figure as a number, and a reason of absence by its printed name."""
    if isinstance(value, Decimal):
        return value
    number = readable_figure(value)
    return ABSENT.get(value, value) if number is None else number


def _shown(value: Decimal | str) -> str:
    return f" {figure(value)} " if isinstance(value, Decimal) else f"「{one_line(value)}」"
