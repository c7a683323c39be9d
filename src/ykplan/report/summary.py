"""2 総括: the counts, what moved, and sentences that say it, made from the data alone."""

from collections.abc import Iterator, Sequence

from ykplan.data.model.rubric import Rubric
from ykplan.judging.overview import InError, Judged, MeasureRows, Overview
from ykplan.judging.standing import Standing
from ykplan.report import method
from ykplan.report.rows import grade_words
from ykplan.report.values import Count, GradeMove, Labelled, MeasureCounts, Summary, Tally
from ykplan.terms import fiscal, labels
from ykplan.text import inert
from ykplan.wording import explanation, phrases


def summary(views: Sequence[Overview]) -> Summary:
    """Return the summary of the last of some years beside the year before it."""
    view, before = views[-1], views[-2] if len(views) > 1 else None
    moves = tuple(_moves(view, before)) if before else ()
    by_measure = tuple(_by_measure(view, before))
    return Summary(
        sentences=tuple(_sentences(view, before, moves)),
        counts=tuple(_counts(view, before)),
        by_measure=by_measure,
        any_in_error=any(tally.in_error for counted in by_measure for tally in (counted.now, counted.before) if tally),
        beside=method.BESIDE.format(year=fiscal.show_year(before.year)) if before else None,
        moves=moves,
        missing=tuple(_missing(view)),
    )


def _counts(view: Overview, before: Overview | None) -> Iterator[Count]:
    last = [count for _, count in before.counts] if before else [None] * len(view.counts)
    for (rule, count), earlier in zip(view.counts, last, strict=True):
        yield Count(inert.one_line(rule.mark), inert.one_line(rule.name), count, earlier)


def _by_measure(view: Overview, before: Overview | None) -> Iterator[MeasureCounts]:
    last = {measure.measure_id: _tally(before, measure) for measure in before.measures} if before else {}
    for measure in view.measures:
        now, then = _tally(view, measure), last.get(measure.measure_id)
        number, title = inert.one_line(measure.measure_id), inert.one_line(measure.title)
        *grades, in_error, total = _cells(now, then)
        yield MeasureCounts(number, title, now, then, tuple(grades), in_error, total)


def _tally(view: Overview, measure: MeasureRows) -> Tally:
    given = [row.verdict.grade for row in measure.rows if isinstance(row, Judged)]
    counts = tuple(sum(grade is rule for grade in given) for rule in view.rubric.grades)
    return Tally(counts, sum(isinstance(row, InError) for row in measure.rows), len(measure.rows))


def _cells(now: Tally, before: Tally | None) -> tuple[str, ...]:
    numbers = (*now.counts, now.in_error, now.total)
    if before is None:
        return tuple(map(str, numbers))
    last = (*before.counts, before.in_error, before.total)
    return tuple(f"{number}（{earlier}）" for number, earlier in zip(numbers, last, strict=True))


def _moves(view: Overview, before: Overview) -> Iterator[GradeMove]:
    last = {row.identity: row for row in before.judged}
    for row in view.judged:
        was = last.get(row.identity)
        if was is not None and was.verdict.grade != row.verdict.grade:
            name = inert.one_line(row.name)
            yield GradeMove(row.identity, name, _with_reason(was), _with_reason(row), _why(was, row, view.rubric))


def _with_reason(row: Judged) -> str:
    rule = row.verdict.grade
    return (grade_words(rule).text if rule else labels.DASH) + (f"（{row.reason}）" if row.reason else "")


def _why(was: Judged, now: Judged, rubric: Rubric) -> str:
    """Return what is behind a move: the figures of both years, the line's where there is one, what else decided."""
    parts = [f"実績 {_figure(was)} → {_figure(now)}", *_turn(was.standing, now.standing)]
    own = phrases.decimals_of(was.standing, now.standing)
    before, after = (phrases.expected(judged.standing, rubric, own) for judged in (was, now))
    if not before.is_empty and not after.is_empty:
        parts.append(f"目安 {before.text} → {after.text}")
    parts += explanation.turned(was.standing, now.standing, rubric)
    return "、".join(parts)


def _turn(was: Standing, now: Standing) -> Iterator[str]:
    """Yield what changed in what is asked: another target, its year come, or another year for the same target."""
    if (moved := explanation.target_moved(now)) is not None:
        yield moved
    elif now.due and not was.due:
        yield f"目標の年度（{fiscal.show_year(now.target.by)}）を迎えた"
    elif was.due and not now.due:
        yield f"目標の年度が{fiscal.show_year(now.target.by)}に移行"


def _figure(row: Judged) -> str:
    return phrases.result(row.standing, row.entry).text


def _missing(view: Overview) -> Iterator[Labelled]:
    for row in view.judged:
        if row.reason:
            name = inert.one_line(row.name)
            yield Labelled(f"{row.identity}　{name}", row.reason)


def _sentences(view: Overview, before: Overview | None, moves: tuple[GradeMove, ...]) -> Iterator[str]:
    year = fiscal.show_year(view.year)
    if view.broken:
        yield method.BROKEN
        return
    if view.state is None:
        yield method.NOTHING_REPORTED
        return
    given = "、".join(f"{inert.one_line(rule.name)}が{count}" for rule, count in view.counts if count)
    yield f"{year}は、全{len(view.rows)}指標のうち、{given}です。" if given else f"{year}に判定した指標はありません。"
    if view.in_error:
        yield f"データに誤りがあるため示せない指標は{len(view.in_error)}件です。"
    if view.not_reported:
        listed = "、".join(row.identity for row in view.not_reported)
        yield f"実績が報告されていない指標は{len(view.not_reported)}件です（{listed}）。"
    if before is not None and before.state is not None:
        last = fiscal.show_year(before.year)
        moved = f"{len(moves)}件です" if moves else "ありません"
        yield f"{last}から判定が変わった指標は{moved}。"
