"""The indicators of the report: every figure with its grade, its picture and the words beside it."""

from collections.abc import Iterator

from ykplan.data import printing
from ykplan.data.model.plan import Indicator, NumberIndicator, NumberTarget, StageTarget
from ykplan.data.model.progress import Words as Said
from ykplan.data.model.rubric import GradeRule, Rubric
from ykplan.judging.book import Book
from ykplan.judging.overview import InError, Judged, MeasureRows, Overview
from ykplan.report.cells import Actual, Goal, GradeWords, ReportYear
from ykplan.report.chart.plot import Drawn, chart
from ykplan.report.values import MeasureWording, ReportRow
from ykplan.terms import labels
from ykplan.terms.diagnostic import Span
from ykplan.text import inert
from ykplan.text.figures import Figure
from ykplan.wording import explanation, phrases

_NOTHING = MeasureWording(None, None, None)


def place_text(book: Book, span: Span) -> str:
    """Return a line of the data, named from the data folder: a report does not say where it was made."""
    return inert.one_line(f"{span.file.removeprefix(book.checked.loaded.folder.as_posix() + '/')}:{span.line}")


def grade_words(rule: GradeRule) -> GradeWords:
    """Return a grade as mark and name."""
    return GradeWords(inert.one_line(rule.mark), inert.one_line(rule.name))


def texts(words: Said | None) -> MeasureWording:
    """Return what was done, what stands in the way and what comes next, as text."""
    return (
        MeasureWording(*(inert.inert(text) if text else None for text in (words.done, words.issues, words.next)))
        if words
        else _NOTHING
    )


def row(book: Book, year: int, measure: MeasureRows, item: Judged | InError) -> ReportRow:
    """Return an indicator in the report's year."""
    made = _judged(book, year, measure, item) if isinstance(item, Judged) else _in_error(book, measure, item)
    return made._replace(actuals=tuple(_actual(book, view, past) for view, past in book.history(item.identity, year)))


def _judged(book: Book, year: int, measure: MeasureRows, judged: Judged) -> ReportRow:
    standing, rule = judged.standing, judged.verdict.grade
    indicator, rubric = standing.indicator, book.rubric
    adopted, entries = book.places[indicator.id].indicator, book.entries(indicator.id, year)
    own = judged.entry.grade if judged.entry else None
    why = f"（{inert.one_line(own.reason)}）" if own and own.reason else ""
    return _bare(measure, indicator)._replace(
        rate=phrases.rate(standing.facts, rubric),
        mark=inert.one_line(rule.mark) if rule else labels.DASH,
        grade=inert.one_line(rule.name) if rule else labels.DASH,
        reason=judged.reason,
        last_year=grade_words(judged.last_year) if judged.last_year else None,
        own_grade=f"{inert.one_line(own.grade)}{why}" if own else None,
        notes=tuple(_notes(judged, rubric)),
        way=(*explanation.arithmetic(standing, rubric), *explanation.decision(standing, judged.verdict, rubric)),
        words=texts(judged.entry),
        chart=chart(Drawn(adopted, indicator, entries, book.plan.period, year)),
    )


def _in_error(book: Book, measure: MeasureRows, broken: InError) -> ReportRow:
    bare = _bare(measure, broken.indicator) if broken.indicator else _blank(measure, broken.identity, broken.name)
    note = f"データに誤りがあるため示せません（{place_text(book, broken.source)}）。"
    return bare._replace(grade=labels.ERROR_MARK, mark=labels.ERROR_MARK, notes=(note,), error=True)


def _blank(measure: MeasureRows, identity: str, name: str) -> ReportRow:
    """Return an indicator of which nothing is known but what it is called."""
    return ReportRow(
        identity=inert.one_line(identity),
        name=inert.one_line(name),
        measure=inert.one_line(measure.measure_id),
        measure_title=inert.one_line(measure.title),
        kind="",
        unit="",
        better="",
        section=None,
        baseline=Figure(label=labels.ERROR_MARK),
        goals=(),
        actuals=(),
        rate=Figure(),
        mark=labels.DASH,
        grade=labels.DASH,
        reason=None,
        last_year=None,
        own_grade=None,
        notes=(),
        way=(),
        words=_NOTHING,
        chart=None,
        error=False,
    )


def _bare(measure: MeasureRows, indicator: Indicator) -> ReportRow:
    """Return what the plan says of an indicator, without anything reported."""
    targets: tuple[NumberTarget | StageTarget, ...] = indicator.targets
    return _blank(measure, indicator.id, indicator.name)._replace(
        kind=labels.KINDS[indicator.kind],
        unit=inert.one_line(indicator.unit) if isinstance(indicator, NumberIndicator) else "",
        better=_better(indicator),
        section=inert.one_line(indicator.section) if indicator.section else None,
        baseline=printing.baseline(indicator),
        goals=tuple(Goal(printing.target(target, indicator), target.start) for target in targets),
    )


def _better(indicator: Indicator) -> str:
    if not isinstance(indicator, NumberIndicator):
        return ""
    return labels.BETTER[indicator.better]


def _actual(book: Book, view: Overview, item: Judged | InError | None) -> Actual:
    year = ReportYear(view.year, view.state)
    if not isinstance(item, Judged):
        text = labels.ERROR_MARK if item else labels.DASH
        return Actual(year, Figure(year=view.year, label=text), Figure(), text, text, judged=False)
    rule = item.verdict.grade
    return Actual(
        of=year,
        figure=phrases.result(item.standing, item.entry),
        rate=phrases.rate(item.standing.facts, book.rubric),
        mark=inert.one_line(rule.mark) if rule else labels.DASH,
        grade=inert.one_line(rule.name) if rule else labels.DASH,
        judged=True,
    )


def _notes(judged: Judged, rubric: Rubric) -> Iterator[str]:
    standing, entry = judged.standing, judged.entry
    if moved := explanation.target_moved(standing):
        yield f"{moved}。"
    yield from (f"{sentence}。" for sentence in explanation.weighed(standing, rubric))
    if entry and entry.note:
        yield inert.inert(entry.note)
    if entry and entry.items:
        yield "内訳: " + "、".join(map(inert.one_line, entry.items))
