"""Plan, figures and grades → the report."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ykplan import __version__
from ykplan.data import printing
from ykplan.data.checked import Checked
from ykplan.data.drift import FIELDS, drift_words
from ykplan.data.model.amendments import Amendment, in_force
from ykplan.data.model.plan import Indicator
from ykplan.data.model.progress import Entry, MeasureWords, Settings
from ykplan.judging.book import Book
from ykplan.judging.overview import Judged, MeasureRows, Overview
from ykplan.report import method
from ykplan.report.cells import ReportYear
from ykplan.report.method import grades
from ykplan.report.rows import place_text, row, texts
from ykplan.report.summary import summary
from ykplan.report.values import (
    Amended,
    Corrected,
    Cover,
    FigureSource,
    Labelled,
    Method,
    Picture,
    Report,
    ReportSection,
    WrittenOpinion,
)
from ykplan.terms import fiscal, labels
from ykplan.terms.diagnostic import Span
from ykplan.text import inert
from ykplan.text.figures import Figure


class Making(NamedTuple):
    """What a report is made with besides the data: the day it bears, the commit of the data, and the city's mark."""

    made_on: date | None = None
    commit: str | None = None
    logo: Picture | None = None


def build(book: Book, year: int, making: Making) -> Report:
    """Return the report of fiscal year `year`."""
    views = book.until(year)
    view, plan = views[-1], book.plan
    return Report(
        cover=_cover(view, book.checked.loaded.settings or Settings(), making),
        method=_method(view),
        summary=summary(views),
        sections=tuple(_section(book, year, measure) for measure in view.measures),
        years=tuple(ReportYear(view.year, view.state) for view in views),
        rate_name="達成率",
        amended=tuple(_amended(book)),
        corrected=tuple(_corrected(views)),
        glossary=tuple(Labelled(inert.one_line(term), inert.inert(text)) for term, text in plan.glossary.items()),
        sources=tuple(_sources(book, views)),
        record=tuple(_record(book.checked, making)),
    )


def _cover(view: Overview, settings: Settings, making: Making) -> Cover:
    note = method.BROKEN if view.broken else method.STATES[view.state] if view.state else method.NOTHING_REPORTED
    return Cover(
        plan=inert.one_line(view.plan.title),
        title=inert.one_line(settings.title or method.TITLE),
        municipality=inert.one_line(view.plan.municipality.name),
        year=fiscal.show_year(view.year),
        state=view.state,
        state_note=note,
        made_on=fiscal.show_day(making.made_on) if making.made_on else None,
        preface=tuple(map(inert.inert, settings.preface)),
        contact=tuple(map(inert.one_line, settings.contact)),
        committee=inert.one_line(settings.committee) if settings.committee else None,
        logo=making.logo,
        day=making.made_on,
    )


def _method(view: Overview) -> Method:
    plan, rubric = view.plan, view.rubric
    start, end = fiscal.show_year(plan.period.start), fiscal.show_year(plan.period.end)
    count = len(view.rows)
    named = f"{inert.one_line(plan.municipality.name)}の「{inert.one_line(plan.title)}」（{start}〜{end}）"
    measures = len(view.measures)
    about = [
        f"この報告書は、{named}について、{fiscal.show_year(view.year)}までの進み具合をまとめたものです。",
        f"計画の{method.counted(measures)}の基本施策に置かれた{method.counted(count)}の指標について、実績を現状値・目標値と比べ、判定しました。",
        *([inert.inert(plan.notes)] if plan.notes else []),
    ]
    mode = method.ROUNDINGS[rubric.rounding.mode]
    places = f"小数第{rubric.rounding.digits}位まで" if rubric.rounding.digits else "整数で"
    rounding = f"割合は{places}示し、その下は{mode}します。{method.ONLY_THERE}"
    return Method(
        about=tuple(about),
        measures=tuple(_heading(measure) for measure in view.measures),
        grading=(method.ORDER, method.RATES[rubric.rate], f"{rounding}{method.UNROUNDED}"),
        grades=grades(rubric),
        legend=(*(Labelled(label, text) for label, text in method.LEGEND), *_own_grades(view)),
    )


def _own_grades(view: Overview) -> Iterator[Labelled]:
    """Yield what a person's grade is, where there is one."""
    if any(row.entry and row.entry.grade for row in view.judged):
        yield Labelled(labels.OWN_GRADE, method.OWN_GRADE)


def _heading(measure: MeasureRows) -> Labelled:
    priority = f"重点施策{measure.priority}　" if measure.priority else ""
    return Labelled(f"{priority}基本施策 {inert.one_line(measure.measure_id)}", inert.one_line(measure.title))


def _section(book: Book, year: int, measure: MeasureRows) -> ReportSection:
    written = next((candidate for candidate in book.plan.measures if candidate.id == measure.measure_id), None)
    reported = _measure_words(book, year, measure.measure_id)
    heading = _heading(measure)
    return ReportSection(
        number=inert.one_line(measure.measure_id),
        title=heading.text,
        heading=heading.label,
        visions=tuple(map(inert.inert, written.visions)) if written else (),
        summary=inert.inert(written.summary) if written and written.summary else None,
        rows=tuple(row(book, year, measure, item) for item in measure.rows),
        words=texts(reported),
        opinions=tuple(
            WrittenOpinion(inert.inert(opinion.opinion), inert.inert(opinion.response) if opinion.response else None)
            for opinion in (reported.opinions if reported else ())
        ),
    )


def _measure_words(book: Book, year: int, identity: str) -> MeasureWords | None:
    file = book.file(year)
    usable = file is not None and file.progress is not None and not book.checked.all_in_error(file.source.file)
    return file.progress.measures.get(identity) if usable and file and file.progress else None


def _amended(book: Book) -> Iterator[Amended]:
    for place in book.checked.loaded.indicators:
        indicator: Indicator = place.indicator
        amendments: tuple[Amendment, ...] = indicator.amendments
        for amendment in amendments:
            for what, before, after in _changes(indicator, amendment):
                yield Amended(
                    identity=inert.one_line(indicator.id),
                    name=inert.one_line(indicator.name),
                    since=fiscal.show_year(amendment.start),
                    decided=fiscal.show_day(amendment.on),
                    what=what,
                    before=before,
                    after=after,
                    reason=inert.inert(amendment.reason),
                )


def _changes(indicator: Indicator, amendment: Amendment) -> Iterator[tuple[str, str, str]]:
    if amendment.added:
        yield "指標の追加", labels.DASH, "追加"
    if amendment.dropped:
        yield "指標の廃止", labels.DASH, "廃止"
    was, now = in_force(indicator, amendment.start - 1), in_force(indicator, amendment.start)
    for field, what in FIELDS.items():
        if field in amendment.changes() and not amendment.added:
            yield what, drift_words(was, field), drift_words(now, field)


def _corrected(views: Sequence[Overview]) -> Iterator[Corrected]:
    for view in views:
        for judged in view.judged:
            entry, indicator = judged.entry, judged.standing.indicator
            for position, correction in enumerate(entry.corrected if entry else ()):
                yield Corrected(
                    identity=inert.one_line(indicator.id),
                    name=inert.one_line(indicator.name),
                    year=fiscal.show_year(view.year),
                    before=_was(correction.was, indicator),
                    after=_after(entry, position, indicator),
                    on=fiscal.show_day(correction.on),
                    reason=inert.inert(correction.reason),
                )


def _was(was: object, indicator: Indicator) -> Figure:
    if isinstance(was, Decimal):
        return printing.figure_of(was, None, indicator)
    return Figure(label=inert.one_line(str(was)))


def _after(entry: Entry | None, position: int, indicator: Indicator) -> Figure:
    """Return what a correction put in the place of the former figure: what the next one found, or what stands now."""
    later = entry.corrected[position + 1 :] if entry else ()
    return _was(later[0].was, indicator) if later else printing.entry(entry, indicator)


def _sources(book: Book, views: Sequence[Overview]) -> Iterator[FigureSource]:
    for view in views:
        for judged in view.judged:
            if judged.entry is not None and (span := judged.source) is not None:
                yield _source(book, judged, span, view.year)


def _source(book: Book, judged: Judged, span: Span, year: int) -> FigureSource:
    indicator, entry = judged.standing.indicator, judged.entry
    source = (entry.source if entry else None) or indicator.source
    return FigureSource(
        identity=inert.one_line(indicator.id),
        name=inert.one_line(indicator.name),
        figure=printing.entry(entry, indicator, year),
        source=inert.inert(source) if source else labels.DASH,
        place=place_text(book, span),
    )


def _record(checked: Checked, making: Making) -> Iterator[Labelled]:
    digest = hashlib.sha256()
    for source in checked.loaded.sources:
        for part in (source.file.rpartition("/")[2], source.text):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    if making.commit:
        yield Labelled("データの版（git のコミット）", making.commit)
    yield Labelled("データの要約値（SHA-256）", digest.hexdigest())
    yield Labelled("作成したプログラム", f"ykplan {__version__}")
