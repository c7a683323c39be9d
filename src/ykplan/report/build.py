"""Plan, figures and grades → the report."""

import hashlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ykplan import __version__
from ykplan.data import printing
from ykplan.data.checked import Checked
from ykplan.data.drift import FIELDS, said
from ykplan.data.model.amendments import Amendment, in_force
from ykplan.data.model.plan import Indicator, Plan
from ykplan.data.model.progress import Entry, MeasureWords, Settings
from ykplan.data.model.rubric import Rubric
from ykplan.judging import overview
from ykplan.judging.overview import Judged, MeasureRows, file_of
from ykplan.report import method
from ykplan.report.method import grades
from ykplan.report.rows import Desk, place, row, texts
from ykplan.report.summary import summary
from ykplan.report.values import Amended, Corrected, Cover, Labelled, Method, Opinion, Picture, Report, Section, Source
from ykplan.terms import fiscal, labels
from ykplan.terms.diagnostic import Span
from ykplan.text import inert


class Making(NamedTuple):
    """What a report is made with besides the data: the day it bears, the commit of the data, and the city's mark."""

    made_on: date | None = None
    commit: str | None = None
    logo: Picture | None = None


def build(checked: Checked, plan: Plan, rubric: Rubric, year: int, making: Making) -> Report:
    """Return the report of fiscal year `year`."""
    views = overview.overviews(checked, plan, rubric, range(plan.period.start, year + 1))
    desk = Desk(checked, plan, rubric, views)
    settings = checked.loaded.settings or Settings()
    return Report(
        cover=_cover(desk, settings, making),
        method=_method(desk),
        summary=summary(desk),
        sections=tuple(_section(desk, measure) for measure in desk.views[-1].measures),
        years=tuple(fiscal.show(view.year) for view in desk.views),
        rate_name="達成率",
        amended=tuple(_amended(desk)),
        corrected=tuple(_corrected(desk)),
        glossary=tuple(Labelled(inert.one_line(term), inert.inert(text)) for term, text in plan.glossary.items()),
        sources=tuple(_sources(desk)),
        record=tuple(_record(desk, making)),
    )


def _cover(desk: Desk, settings: Settings, making: Making) -> Cover:
    view = desk.views[-1]
    note = method.BROKEN if view.broken else method.STATES[view.state] if view.state else method.NOTHING_REPORTED
    return Cover(
        plan=inert.one_line(desk.plan.title),
        title=inert.one_line(settings.title or method.TITLE),
        municipality=inert.one_line(desk.plan.municipality.name),
        year=fiscal.show(desk.year),
        state=labels.STATES[view.state] if view.state else "",
        state_note=note,
        made_on=fiscal.show_day(making.made_on) if making.made_on else None,
        preface=tuple(map(inert.inert, settings.preface)),
        contact=tuple(map(inert.one_line, settings.contact)),
        committee=inert.one_line(settings.committee) if settings.committee else None,
        logo=making.logo,
    )


def _method(desk: Desk) -> Method:
    plan, rubric = desk.plan, desk.rubric
    start, end = fiscal.show(plan.period.start), fiscal.show(plan.period.end)
    count = len(desk.views[-1].rows)
    named = f"{inert.one_line(plan.municipality.name)}の「{inert.one_line(plan.title)}」（{start}〜{end}）"
    measures = len(desk.views[-1].measures)
    about = [
        f"この報告書は、{named}について、{fiscal.show(desk.year)}までの進み具合をまとめたものです。",
        f"計画の{method.counted(measures)}の基本施策に置かれた{method.counted(count)}の指標について、実績を現状値・目標値と比べ、判定しました。",
        *([inert.inert(plan.notes)] if plan.notes else []),
    ]
    mode = method.ROUNDINGS[rubric.rounding.mode]
    places = f"小数第{rubric.rounding.digits}位まで" if rubric.rounding.digits else "整数で"
    rounding = f"割合は{places}示し、その下は{mode}します。{method.ONLY_THERE}"
    return Method(
        about=tuple(about),
        measures=tuple(_heading(measure) for measure in desk.views[-1].measures),
        grading=(method.ORDER, method.RATES[rubric.rate], f"{rounding}{method.UNROUNDED}"),
        grades=grades(rubric),
        legend=(*(Labelled(label, text) for label, text in method.LEGEND), *_own_grades(desk)),
    )


def _own_grades(desk: Desk) -> Iterator[Labelled]:
    """Yield what a person's grade is, where there is one."""
    if any(row.entry and row.entry.grade for row in desk.views[-1].judged):
        yield Labelled(labels.OWN_GRADE, method.OWN_GRADE)


def _heading(measure: MeasureRows) -> Labelled:
    priority = f"重点施策{measure.priority}　" if measure.priority else ""
    return Labelled(f"{priority}基本施策 {inert.one_line(measure.measure_id)}", inert.one_line(measure.title))


def _section(desk: Desk, measure: MeasureRows) -> Section:
    written = next((each for each in desk.plan.measures if each.id == measure.measure_id), None)
    reported = _measure_words(desk, measure.measure_id)
    heading = _heading(measure)
    return Section(
        number=inert.one_line(measure.measure_id),
        title=heading.text,
        heading=heading.label,
        visions=tuple(map(inert.inert, written.visions)) if written else (),
        summary=inert.inert(written.summary) if written and written.summary else None,
        rows=tuple(row(desk, measure, each) for each in measure.rows),
        words=texts(reported),
        opinions=tuple(
            Opinion(inert.inert(each.opinion), inert.inert(each.response) if each.response else None)
            for each in (reported.opinions if reported else ())
        ),
    )


def _measure_words(desk: Desk, identity: str) -> MeasureWords | None:
    file = file_of(desk.checked, desk.year)
    usable = file is not None and file.progress is not None and not desk.checked.all_in_error(file.source.file)
    return file.progress.measures.get(identity) if usable and file and file.progress else None


def _amended(desk: Desk) -> Iterator[Amended]:
    for found in desk.checked.loaded.indicators:
        indicator: Indicator = found.indicator
        amendments: tuple[Amendment, ...] = indicator.amendments
        for amendment in amendments:
            for what, before, after in _changes(indicator, amendment):
                yield Amended(
                    identity=inert.one_line(indicator.id),
                    name=inert.one_line(indicator.name),
                    since=fiscal.show(amendment.start),
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
            yield what, said(was, field), said(now, field)


def _corrected(desk: Desk) -> Iterator[Corrected]:
    for view in desk.views:
        for found in view.judged:
            entry, indicator = found.entry, found.standing.indicator
            for position, correction in enumerate(entry.corrected if entry else ()):
                yield Corrected(
                    identity=inert.one_line(indicator.id),
                    name=inert.one_line(indicator.name),
                    year=fiscal.show(view.year),
                    before=_was(correction.was, indicator),
                    after=_after(entry, position, indicator),
                    on=fiscal.show_day(correction.on),
                    reason=inert.inert(correction.reason),
                )


def _was(was: object, indicator: Indicator) -> str:
    return printing.value(was, None, indicator) if isinstance(was, Decimal) else inert.one_line(str(was))


def _after(entry: Entry | None, position: int, indicator: Indicator) -> str:
    """Return what a correction put in the place of the former figure: what the next one found, or what stands now."""
    later = entry.corrected[position + 1 :] if entry else ()
    return _was(later[0].was, indicator) if later else printing.entry(entry, indicator)


def _sources(desk: Desk) -> Iterator[Source]:
    for view in desk.views:
        for found in view.judged:
            if found.entry is not None and found.source is not None:
                yield _source(desk, found, found.source, fiscal.show(view.year))


def _source(desk: Desk, found: Judged, span: Span, year: str) -> Source:
    indicator, entry = found.standing.indicator, found.entry
    source = (entry.source if entry else None) or indicator.source
    return Source(
        identity=inert.one_line(indicator.id),
        name=inert.one_line(indicator.name),
        year=year,
        text=printing.entry(entry, indicator),
        source=inert.inert(source) if source else labels.DASH,
        place=place(desk, span),
    )


def _record(desk: Desk, making: Making) -> Iterator[Labelled]:
    digest = hashlib.sha256()
    for source in desk.checked.loaded.sources:
        for part in (source.file.rpartition("/")[2], source.text):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    if making.commit:
        yield Labelled("データの版（git のコミット）", making.commit)
    yield Labelled("データの要約値（SHA-256）", digest.hexdigest())
    yield Labelled("作成したプログラム", f"ykplan {__version__}")
