"""Baselines and targets: their years, their order, and what they ask for."""

from collections.abc import Iterator
from itertools import pairwise

from ykplan.data.contents import Loaded
from ykplan.data.model.amendments import added_in
from ykplan.data.model.plan import NumberIndicator, NumberTarget
from ykplan.rules.rule import Finding, rule
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Path, Severity
from ykplan.text.figures import figure, with_unit


@rule("YK103", Severity.WARNING)
def baseline_in_period(loaded: Loaded) -> Iterator[Finding]:
    """現状値の年度が計画期間の中にある。

    現状値は計画の前の姿なので、ふつうは計画期間より前の年度である。年度の書き間違いであることが多い。
    途中で加わった指標（amendments に added: true）は除く。
    """
    if (period := loaded.period) is None:
        return
    for place in loaded.indicators:
        baseline = place.indicator.baseline
        if baseline is not None and baseline.year >= period.start and added_in(place.indicator) is None:
            message = f"指標 {place.indicator.id} の現状値の年度（{fiscal.show_year(baseline.year)}）が計画期間の前ではありません"
            hint = f"計画は{fiscal.show_year(period.start)}からです。年度を確かめてください"
            yield Finding(loaded.plan_source, (*place.path, "baseline", "year"), message, hint)


@rule("YK104", Severity.ERROR)
def targets_out_of_order(loaded: Loaded) -> Iterator[Finding]:
    """目標値が年度の順に並んでいない。

    ある年度に効いている目標値は「その年度以降で初めのもの」と決めている。年度が同じものや、前後したものがあると決められない。
    """
    for before, after in pairwise(loaded.goals):
        in_one_list = before.path[:-1] == after.path[:-1]
        if in_one_list and after.target.by <= before.target.by:
            later, earlier = fiscal.show_year(after.target.by), fiscal.show_year(before.target.by)
            label = f"指標 {after.indicator.id} の目標値（{later}）"
            message = f"{label}が、前の目標値（{earlier}）より後の年度ではありません"
            yield Finding(loaded.plan_source, (*after.path, "by"), message, "目標値を年度の順に並べてください")


@rule("YK105", Severity.WARNING)
def target_outside_period(loaded: Loaded) -> Iterator[Finding]:
    """目標の年度が計画期間の外にある。

    計画が終わったあとの年度の目標値は、この計画の中では一度も判定の年度を迎えない。上位計画の目標を引いたときなど、
    承知のうえなら、このままでよい。
    """
    period = loaded.period
    if period is None:
        return
    for path, indicator, target in loaded.goals:
        if target.by not in period:
            message = f"指標 {indicator.id} の目標の年度（{fiscal.show_year(target.by)}）が計画期間の外です"
            hint = f"計画期間は{fiscal.show_year(period.start)}〜{fiscal.show_year(period.end)}です"
            yield Finding(loaded.plan_source, (*path, "by"), message, hint)


@rule("YK107", Severity.WARNING)
def target_equals_baseline(loaded: Loaded) -> Iterator[Finding]:
    """目標値が現状値と同じである。

    現状を保つことが目標なら、数値ではなく trend: keep（維持）と書くと、そのとおりに判定される。同じ数値のままでは、
    達成率の計算ができない。
    """
    for path, indicator, target in loaded.number_goals:
        start = indicator.baseline.value if indicator.baseline else None
        if start is not None and not target.every_year and target.value_from(start) == start:
            field = "value" if target.value is not None else "of_baseline"
            message = f"指標 {indicator.id} の目標値が現状値 {with_unit(start, indicator.unit)} と同じです"
            hint = f"保つことが目標なら {field} の代わりに trend: keep と書いてください"
            yield Finding(loaded.plan_source, (*path, field), message, hint)


@rule("YK111", Severity.ERROR)
def target_form(loaded: Loaded) -> Iterator[Finding]:
    """目標値の書き方が一つに決まらない。

    数値の目標値は、value（数値）、min と max（範囲）、trend（↗ ↘ 維持）、of_baseline（現状値の何倍）の、どれか一つで書く。
    範囲には min と max の両方が要る。「以上」「以下」だけなら、better と value で表せる。
    """
    for path, indicator, target in loaded.number_goals:
        if (problem := _wrong(target)) and not _explained(loaded, path):
            message, hint = problem
            yield Finding(loaded.plan_source, path, f"指標 {indicator.id} の目標値{message}", hint)


def _wrong(target: NumberTarget) -> tuple[str, str] | None:
    forms = target.forms
    if forms == ("value",):
        return None
    if not forms:
        return "がありません", "value、min と max、trend、of_baseline のどれかを書いてください"
    if len(forms) > 1:
        return f"の書き方が二つ以上あります（{'、'.join(forms)}）", "どれか一つにしてください"
    if forms == ("range",) and (target.min is None or target.max is None):
        return "の範囲の一方の端がありません", "min と max の両方を書くか、value にしてください"
    return None


def _explained(loaded: Loaded, where: Path) -> bool:
    """Tell whether an extra field in the target has a finding that explains it already."""
    return any(m.source is loaded.plan_source and m.path[: len(where)] == where for m in loaded.misfits)


@rule("YK112", Severity.ERROR)
def range_reversed(loaded: Loaded) -> Iterator[Finding]:
    """範囲の下の端が上の端より大きい。

    min より max が小さい範囲には、どの数値も入らない。
    """
    for path, indicator, target in loaded.number_goals:
        if target.min is not None and target.max is not None and target.min > target.max:
            low, high = figure(target.min), figure(target.max)
            message = f"指標 {indicator.id} の範囲の min {low} が max {high} より大きくなっています"
            yield Finding(loaded.plan_source, (*path, "min"), message, "min と max を入れ替えてください")


@rule("YK113", Severity.ERROR)
def multiple_of_nothing(loaded: Loaded) -> Iterator[Finding]:
    """現状値がないのに、目標値が現状値の何倍かで書かれている。

    of_baseline は現状値に掛けて目標値を求める。現状値がない（—）と、目標値も決まらない。
    """
    known = {start.indicator.id for start in loaded.starts if getattr(start.baseline, "value", None) is not None}
    for path, indicator, target in loaded.number_goals:
        if target.of_baseline is not None and indicator.id not in known:
            message = f"指標 {indicator.id} には現状値がないので、現状値の何倍かでは目標値が決まりません"
            yield Finding(loaded.plan_source, (*path, "of_baseline"), message, "目標値を value で書いてください")


@rule("YK131", Severity.WARNING)
def total_without_baseline(loaded: Loaded) -> Iterator[Finding]:
    """累計の指標に現状値がなく、進みを判定できない。

    累計（accumulation: total）で現状値が null だと、目標までの道のりも目安も決まらず、目標の年度まで「判定なし」が続く。
    計画とともに0から数え始める累計なら、現状値を0と書く（年度は計画の前の年度）。計画の前から続く累計なら、その時点までの累計を書く。
    どちらもできないときは、このままで構わない。
    """
    totals = [
        place
        for place in loaded.indicators
        if isinstance(place.indicator, NumberIndicator) and place.indicator.accumulation == "total"
    ]
    if not totals or loaded.period is None:
        return
    known = {start.indicator.id for start in loaded.starts if getattr(start.baseline, "value", None) is not None}
    targeted = {indicator.id for _, indicator, target in loaded.number_goals if target.kind in ("value", "range")}
    year = fiscal.short(loaded.period.start - 1)
    for place in totals:
        if place.indicator.id in targeted - known:
            message = f"指標 {place.indicator.id} は累計ですが、現状値がないので進みを判定できません"
            hint = f"計画とともに0から数えるなら baseline: {{year: {year}, value: 0}} と書いてください"
            yield Finding(loaded.plan_source, (*place.path, "baseline"), message, hint)
