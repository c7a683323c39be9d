"""figure_out_of_scale."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ykplan.data.contents import Loaded
from ykplan.data.model.plan import NumberBaseline, NumberIndicator, NumberTarget, is_percent
from ykplan.rules.rule import Finding, rule
from ykplan.rules.scale import UNIT, ScaleSlip, far_apart, scale_hint, scale_slip, scale_words, times_off
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Path, Severity
from ykplan.text.figures import figure, plain

# Fewer than these may well become ten or a hundred times as many.
_FEW = 30
# How nearly a target has to be ten times the baseline to be one by mistake.
_CLOSE = Decimal("1.25")
# Few aim at ten times the baseline, but 110% of it is 1.1.
_PERCENT = 10
_HUNDRED = Decimal(100)
_MANY = 20


class _Written(NamedTuple):
    """A figure of the plan, its path, and the year to reach it by; None for a baseline."""

    path: Path
    by: int | None
    number: Decimal

    @property
    def name(self) -> str:
        """Return the words for what the figure is."""
        return "現状値" if self.by is None else f"目標値（{fiscal.show_year(self.by)}）"


@rule("YK130", Severity.WARNING)
def figure_out_of_scale(loaded: Loaded) -> Iterator[Finding]:
    """計画の中で、現状値や目標値の桁が、その指標のほかの数値と合わない（10倍・100倍・1万倍や、その逆）。

    現状値が 227（万人）なのに目標値が 2500000 のように、単位や桁を取り違えると、初めから達成しているか、決して達成できない
    目標になる。10、100、1000、1万などで割るか掛けるかすると、ほかの数値の近くに来るものを示す。現状値の何倍か（of_baseline）を
    ％で書いたらしいもの（1.1 を 110）も示す。算出方法や単位を改めた改定の前と後はくらべない。まだ少ない数（30未満）の10倍、
    100倍は目標としてありうるので示さない。正しければこのままでよい。
    """
    for place in loaded.indicators:
        if isinstance(place.indicator, NumberIndicator):
            for unit, written in _of_one_definition(place.path, place.indicator):
                if far_apart(item.number for item in written):
                    yield from _slipped(loaded, place.indicator, unit, written)
    for path, indicator, target in loaded.number_goals:
        if (times := target.of_baseline) is not None and abs(times) >= _PERCENT:
            message = f"指標 {indicator.id} の目標値（{fiscal.show_year(target.by)}）が、現状値の{figure(times)}倍です"
            meant = f"{figure(times)}% なら of_baseline: {plain((times / _HUNDRED).normalize())} と書いてください"
            yield Finding(
                loaded.plan_source, (*path, "of_baseline"), message, f"{meant}。正しければこのままで構いません"
            )


def _slipped(loaded: Loaded, indicator: NumberIndicator, unit: str, written: list[_Written]) -> Iterator[Finding]:
    slips: list[tuple[_Written, ScaleSlip, _Written]] = []
    compared = _compared(written)
    for item in written:
        others = [other for other in compared if other.path != item.path]
        numbers = [other.number for other in others]
        slipped = scale_slip(item.number, numbers, numbers, share=is_percent(unit))
        if slipped is not None and not _may_be_meant(slipped, item, numbers, share=is_percent(unit)):
            slips.append((item, slipped, _nearest(slipped, others)))
    # Of two figures either may be wrong: the later one is told of.
    for item, slipped, other in slips[-1:] if len(written) == 2 else slips:  # noqa: PLR2004  # a pair
        against = f"{other.name} {figure(other.number)} の{scale_words(slipped, other.number)}"
        message = f"指標 {indicator.id} の{item.name} {figure(item.number)} が、{against}です"
        yield Finding(loaded.plan_source, item.path, message, scale_hint(unit, slipped))


def _compared(written: list[_Written]) -> list[_Written]:
    """Return the figures to compare with; of very many, only the smallest and the largest."""
    if len(written) <= _MANY:
        return written
    by_size = sorted(written, key=lambda item: abs(item.number))
    return [*by_size[:2], *by_size[-2:]]


def _nearest(slipped: ScaleSlip, others: list[_Written]) -> _Written:
    return min(others, key=lambda other: times_off(slipped, other.number))


def _may_be_meant(slipped: ScaleSlip, item: _Written, others: list[Decimal], *, share: bool) -> bool:
    """Tell whether a large step may be meant: few times ten or a hundred, or not quite ten times as many."""
    small = min(map(abs, others)) if slipped.large else abs(item.number)
    close = min(times_off(slipped, other) for other in others) <= _CLOSE
    return (slipped.power < UNIT and small < _FEW and not share) or (slipped.power == 1 and not close)


def _of_one_definition(path: Path, indicator: NumberIndicator) -> Iterator[tuple[str, list[_Written]]]:
    """Yield the figures that may be compared, with their unit: up to a change of definition or unit, and after it."""
    unit, written = indicator.unit, list(_figures(path, indicator.baseline, indicator.targets))
    for position, amendment in enumerate(indicator.amendments):
        if amendment.definition is not None or amendment.unit is not None:
            yield unit, written
            unit, written = amendment.unit or unit, []
        written += _figures((*path, "amendments", position), amendment.baseline, amendment.targets or ())
    yield unit, written


def _figures(path: Path, baseline: NumberBaseline | None, targets: tuple[NumberTarget, ...]) -> Iterator[_Written]:
    if baseline is not None and baseline.value is not None:
        yield _Written((*path, "baseline", "value"), None, baseline.value)
    for position, target in enumerate(targets):
        for field in ("value", "min", "max"):
            if (number := getattr(target, field)) is not None:
                yield _Written((*path, "targets", position, field), target.by, number)
