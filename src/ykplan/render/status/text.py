"""One sentence an indicator, for a screen reader or a mail."""

from collections.abc import Iterator
from typing import Final

from ykplan.data import printing
from ykplan.data.model.plan import Indicator, NumberTarget, StageTarget
from ykplan.judging.overview import InError, Judged, Overview
from ykplan.terms import fiscal, labels
from ykplan.text import inert
from ykplan.text.figures import Figure
from ykplan.wording import phrases

_STATES: Final = {
    "sample": "数値は記入例です。書き方の見本で、報告された実績ではありません。",
    "draft": "数値は速報です。あとで変わることがあります。",
    "final": "数値は確定です。",
}


def render(view: Overview) -> str:
    """Return the overview in sentences, with no picture and nothing that needs columns."""
    return "\n".join(map(inert.inert, _lines(view))) + "\n"


def _lines(view: Overview) -> Iterator[str]:
    yield f"{inert.one_line(view.plan.title)}、{fiscal.show_year(view.year)}の状況。"
    period = f"{fiscal.show_year(view.plan.period.start)}から{fiscal.show_year(view.plan.period.end)}まで"
    yield f"{inert.one_line(view.plan.municipality.name)}、計画期間は{period}。"
    if view.broken:
        yield "データに誤りがあるため、この年度の実績を示せません。"
    else:
        yield _STATES[view.state] if view.state else "実績はまだ報告されていません。"
    counts = [f"{rule.name}が{count}" for rule, count in view.counts if count]
    counts += [f"{labels.ERROR_MARK}が{len(view.in_error)}"] if view.in_error else []
    yield f"{len(view.rows)}指標のうち、{'、'.join(counts)}です。" if counts else "判定した指標はありません。"
    for measure in view.measures:
        priority = f"重点施策{measure.priority}、" if measure.priority else ""
        yield ""
        yield f"{priority}基本施策{measure.measure_id}、{inert.one_line(measure.title)}。"
        yield from (_sentence(row, view) for row in measure.rows)
        if not measure.rows:
            yield "指標はありません。"


def _sentence(row: Judged | InError, view: Overview) -> str:
    if isinstance(row, InError):
        return _in_error(row)
    indicator, target, grade = row.standing.indicator, row.standing.target, row.verdict.grade
    parts = [
        _baseline(indicator),
        *_targets(indicator, target),
        _observed(row),
        *_rate(row, view),
        f"判定は{grade.name}" + (f"（{row.reason}）" if row.reason else "") if grade else "判定はありません",
        *_own_grade(row),
        *([f"前年度の判定は{row.last_year.name}"] if row.last_year else []),
    ]
    return f"{indicator.id}、{inert.one_line(indicator.name)}。{'、'.join(parts)}です。"


def _in_error(row: InError) -> str:
    sentence = f"{row.identity}、{inert.one_line(row.name)}は、データに誤りがあるため示せません。"
    if row.indicator is None:
        return sentence
    targets: tuple[NumberTarget | StageTarget, ...] = row.indicator.targets
    return f"{sentence}{'、'.join([_baseline(row.indicator), *_targets(row.indicator, targets[-1])])}です。"


def _baseline(indicator: Indicator) -> str:
    return f"現状値は{_dated(printing.baseline(indicator))}"


def _targets(indicator: Indicator, in_force: NumberTarget | StageTarget) -> Iterator[str]:
    """Yield the target in force, the last one, and what is asked before, between or after them."""
    targets: tuple[NumberTarget | StageTarget, ...] = indicator.targets
    yield f"目標値は{_target(in_force, indicator)}"
    for target in targets:
        if target is not in_force:
            name = "前の" if target.by < in_force.by else "最終の" if target is targets[-1] else "次の"
            yield f"{name}目標値は{_target(target, indicator)}"


def _target(target: NumberTarget | StageTarget, indicator: Indicator) -> str:
    goal = printing.target(target, indicator, labels.SPOKEN)
    return f"{goal.taken}までに{goal.text}"


def _observed(row: Judged) -> str:
    indicator, judged = row.standing.indicator, row.standing.judged_by
    if judged.year in (None, row.standing.year):
        return f"実績は{_dated(printing.entry(row.entry, indicator, judged.year))}"
    return f"実績は{printing.entry_text(row.entry, indicator)}、判定に使うのは{_dated(judged)}"


def _rate(row: Judged, view: Overview) -> Iterator[str]:
    share = phrases.rate(row.standing.facts, view.rubric)
    if not share.is_empty:
        yield f"達成率は{share.text}"


def _own_grade(row: Judged) -> Iterator[str]:
    own = row.entry.grade if row.entry else None
    if own is not None:
        why = f"（{inert.one_line(own.reason)}）" if own.reason else ""
        yield f"{labels.OWN_GRADE}は{inert.one_line(own.grade)}{why}"


def _dated(figure: Figure) -> str:
    """Return a figure with its year, and for none the word that a screen reader should say."""
    if figure.is_empty:
        return labels.SPOKEN[None]
    return f"{figure.taken}の{figure.text}" if figure.taken else figure.text
