"""slipped_unit."""

from collections.abc import Iterator
from decimal import Decimal

from ykplan.data.contents import Loaded, Reported
from ykplan.data.model.amendments import comparable, in_force, redefined_in
from ykplan.data.model.plan import NumberIndicator
from ykplan.rules.figures import goals_of
from ykplan.rules.rule import Finding, rule
from ykplan.rules.scale import UNIT, ScaleSlip, far_apart, scale_hint, scale_slip, scale_words, times_off
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Severity
from ykplan.text.figures import figure


@rule("YK303", Severity.WARNING)
def slipped_unit(loaded: Loaded) -> Iterator[Finding]:
    """数値の桁が、これまでの実績、現状値、目標値のどれとも合わない（10倍・100倍・1万倍や、その逆）。

    桁の打ち間違い、小数点の抜け（18.9 → 189）、割合の書き方の違い（18.9% → 0.189）、円と千円、人と万人の取り違えで起きる。
    知られているどの数値からも4倍を超えて離れていて、10、100、1000、1万などで割るか掛けるかすると、前の年、現状値、目標値の
    近くに来る数値を示す。250倍を超えて離れていれば、近くに来なくても示す。数えたものの数が少し増えただけのとき、あとの年度の数値が同じ大きさで続くとき（10倍まで）は示さない。
    本当に増えたのなら、このままでよい。
    """
    for rows in loaded.by_indicator.values():
        indicator = rows[0].indicator
        seen = [row for row in rows if row.entry.value is not None]
        if isinstance(indicator, NumberIndicator) and seen and _may_slip(indicator, seen):
            yield from _of(indicator, seen)


def _may_slip(indicator: NumberIndicator, seen: list[Reported]) -> bool:
    """Tell whether a closer look is worth its time; an indicator that changed is always looked at."""
    if indicator.amendments:
        return True
    start = indicator.baseline.value if indicator.baseline else None
    known = [number for _, number in goals_of(indicator)]
    return far_apart([*known, *_values(seen)] if start is None else [start, *known, *_values(seen)])


def _of(indicator: NumberIndicator, seen: list[Reported]) -> Iterator[Finding]:
    trusted: list[Reported] = []
    for position, row in enumerate(seen):
        now, value = in_force(indicator, row.year), row.entry.value
        fixed = _fixed(now) if comparable(indicator, row.year) else _goals(now)
        before = [other for other in trusted if _same_definition(indicator, other.year, row.year)]
        later = [other for other in seen[position + 1 :] if _same_definition(indicator, row.year, other.year)]
        after = _values(later)
        # Of two figures alone either may be wrong: the later one is told of.
        named = [*_named(before[-1:]), *fixed] or _named(later[: len(later) - 1][:1])
        near, known = _figures(named), [*_values(before), *_figures(fixed)]
        slipped = _slip(value, near, known, after, share=now.is_share) if value is not None else None
        if slipped is None or slipped.power < UNIT:
            trusted.append(row)
        if slipped is not None:
            yield _finding(row, now, slipped, named)


def _slip(
    value: Decimal, near: list[Decimal], known: list[Decimal], after: list[Decimal], *, share: bool
) -> ScaleSlip | None:
    """Return the slip of a figure, if any. Later figures of its size prove growth, but not a hundredfold."""
    slip = scale_slip(value, near, known or after, share=share)
    grew = slip is not None and slip.power == 1 and scale_slip(value, near, [*known, *after], share=share) is None
    return None if grew else slip


def _finding(row: Reported, now: NumberIndicator, slipped: ScaleSlip, named: list[tuple[str, Decimal]]) -> Finding:
    name, nearest = min(named, key=lambda pair: times_off(slipped, pair[1]))
    number = figure(row.entry.value) if row.entry.value is not None else ""
    against = f"{name} {figure(nearest)} の{scale_words(slipped, nearest)}"
    message = f"指標 {row.indicator.id} の実績が、{against}の {number} です"
    return Finding(row.file.source, (*row.path, "value"), message, scale_hint(now.unit, slipped))


def _fixed(indicator: NumberIndicator) -> list[tuple[str, Decimal]]:
    """Return the plan's figures for an indicator, each with its name."""
    start = indicator.baseline.value if indicator.baseline else None
    return ([("現状値", start)] if start is not None else []) + _goals(indicator)


def _goals(indicator: NumberIndicator) -> list[tuple[str, Decimal]]:
    return [(f"目標値（{fiscal.show_year(target.by)}）", number) for target, number in goals_of(indicator)]


def _named(rows: list[Reported]) -> list[tuple[str, Decimal]]:
    return [(f"{fiscal.show_year(row.year)}の", row.entry.value) for row in rows if row.entry.value is not None]


def _figures(named: list[tuple[str, Decimal]]) -> list[Decimal]:
    return [number for _, number in named]


def _values(rows: list[Reported]) -> list[Decimal]:
    return [row.entry.value for row in rows if row.entry.value is not None]


def _same_definition(indicator: NumberIndicator, year: int, later: int) -> bool:
    redefined = redefined_in(indicator, later)
    return year < later and (redefined is None or year >= redefined)
