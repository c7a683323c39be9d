"""One indicator for a terminal: its targets, its years, where each figure stands, and the way to the grade."""

from collections.abc import Iterator

from ykplan.data import printing
from ykplan.data.drift import FIELDS
from ykplan.data.model.amendments import Amendment, in_force
from ykplan.data.model.plan import NumberIndicator, NumberTarget, StageIndicator, StageTarget
from ykplan.data.model.progress import Entry
from ykplan.judging.overview import Detail, InError, Judged, YearRow
from ykplan.judging.standing import Standing
from ykplan.platform.terminal import Screen
from ykplan.terms import fiscal, labels
from ykplan.terms.diagnostic import Path, Span
from ykplan.terms.entry import WORDS
from ykplan.text import figures, inert
from ykplan.wording import explanation, phrases

_CHANGES = {**FIELDS, "source": "出典", "section": "担当課"}


def render(detail: Detail, screen: Screen) -> str:
    """Return the page. Long lines are wrapped at the screen's width and hang under their start."""
    return "".join(f"{wrapped}\n" for line in _lines(detail) for wrapped in screen.wrapped(line))


def _lines(detail: Detail) -> Iterator[str]:
    indicator, measure = detail.place.indicator, detail.place.measure
    priority = f"重点施策{measure.priority}　" if measure.priority else ""
    yield f"{indicator.id}　{inert.one_line(indicator.name)}"
    yield f"{priority}基本施策 {measure.id}　{inert.one_line(measure.title)}"
    yield "　".join(_kind(detail))
    yield ""
    yield from _plan(detail)
    yield from _amendments(detail)
    yield from _copied(detail)
    for label, text in (("算出方法", indicator.definition), ("出典", indicator.source), ("注", indicator.notes)):
        if text:
            yield f"{label}  {inert.one_line(text)}"
    yield ""
    yield "年度ごとの実績"
    for row in detail.years:
        yield from _year(row, detail)
    if detail.years:
        yield ""
        yield from _way(detail.years[-1], detail)


def _kind(detail: Detail) -> Iterator[str]:
    indicator = detail.place.indicator
    if isinstance(indicator, StageIndicator):
        yield "段階 " + " → ".join(map(inert.one_line, indicator.stages))
    if isinstance(indicator, NumberIndicator):
        yield f"単位 {inert.one_line(indicator.unit)}"
        yield labels.BETTER[indicator.better]
        if indicator.accumulation:
            yield labels.ACCUMULATIONS[indicator.accumulation]
        if indicator.survey is not None:
            points = indicator.survey.tolerance
            same = (
                "" if points is None else f"（{printing.difference_text(points, indicator)}未満は変わらないとみなす）"
            )
            yield f"市民アンケート{same}"
    if indicator.role:
        yield labels.ROLES[indicator.role]
    if indicator.section:
        yield f"担当課 {inert.one_line(indicator.section)}"


def _plan(detail: Detail) -> Iterator[str]:
    indicator, path = detail.place.indicator, detail.place.path
    start = indicator.baseline
    yield f"現状値  {printing.baseline(indicator).dated}  {_at(detail, (*path, 'baseline'))}"
    targets: tuple[NumberTarget | StageTarget, ...] = indicator.targets
    for position, target in enumerate(targets):
        years = (
            f"{fiscal.show_year(target.start)}〜{fiscal.show_year(target.by)}"
            if target.start
            else fiscal.show_year(target.by)
        )
        stage = getattr(target, "stage", None)
        shared = f"、段階は「{inert.one_line(stage)}」" if target.label and stage else ""
        note = f"　{inert.one_line(target.note)}" if target.note else ""
        place = _at(detail, (*path, "targets", position))
        yield f"目標値  {printing.target_text(target, indicator)}（{years}{shared}）{note}  {place}"
    for label, items in (("名前の例", indicator.items), ("現状値の内訳", start.items if start else ())):
        if items:
            yield f"{label}  " + "、".join(map(inert.one_line, items))


def _amendments(detail: Detail) -> Iterator[str]:
    amendments: tuple[Amendment, ...] = detail.place.indicator.amendments
    for position, amended in enumerate(amendments):
        changed = [_CHANGES[field] for field in amended.changes()]
        changed += ["追加"] if amended.added else ["廃止"] if amended.dropped else []
        place = _at(detail, (*detail.place.path, "amendments", position))
        when = f"{fiscal.show_year(amended.start)}から（{amended.on.isoformat()}決定）"
        yield f"改定  {when} {'・'.join(changed)}: {inert.one_line(amended.reason)}  {place}"
        indicator = in_force(detail.place.indicator, amended.start)
        path = (*detail.place.path, "amendments", position)
        if amended.baseline is not None:
            place = _at(detail, (*path, "baseline"))
            yield f"  改定後の現状値  {printing.baseline(indicator).dated}  {place}"
        targets: tuple[NumberTarget | StageTarget, ...] = amended.targets or ()
        for number, target in enumerate(targets):
            place = _at(detail, (*path, "targets", number))
            yield f"  改定後の目標値  {printing.target(target, indicator).dated}  {place}"


def _copied(detail: Detail) -> Iterator[str]:
    """Yield what was put right in the copy of the plan as adopted."""
    for fixed in detail.copied:
        when, why = fixed.on.isoformat(), inert.one_line(fixed.reason)
        yield f"写しの訂正  {when} に{inert.one_line(fixed.what)}を {inert.one_line(fixed.was)} から改めた（{why}）"


def _year(row: YearRow, detail: Detail) -> Iterator[str]:
    state = f"（{labels.STATES[row.state]}）" if row.state else ""
    label = f"  {fiscal.show_year(row.year)}{state}"
    if isinstance(row.row, InError):
        yield f"{label}  {labels.ERROR_MARK}  {_line(row.row.source)}"
        return
    judged = row.row
    rate = phrases.rate(judged.standing.facts, detail.rubric).text
    result = phrases.result(judged.standing, judged.entry).text
    grade = judged.verdict.grade
    mark = f"{grade.mark} {grade.name}" if grade else labels.DASH
    reason = f"（{judged.reason}）" if judged.reason else ""
    place = f"  {_line(span)}" if (span := judged.source) else ""
    yield f"{label}  {result}  達成率 {rate}  {mark}{reason}{place}"
    if judged.entry:
        yield from _said(judged.entry, phrases.unit_of(judged.standing.indicator))


def _said(entry: Entry, unit: str) -> Iterator[str]:
    if entry.grade:
        why = f"（{inert.one_line(entry.grade.reason)}）" if entry.grade.reason else ""
        yield f"    {labels.OWN_GRADE}: {inert.one_line(entry.grade.grade)}{why}"
    for correction in entry.corrected:
        was = correction.was if isinstance(correction.was, str) else figures.figure(correction.was, unit)
        why = inert.one_line(correction.reason)
        yield f"    訂正: {correction.on.isoformat()} に {inert.one_line(was)} から改めた（{why}）"
    if entry.items:
        yield "    内訳: " + "、".join(map(inert.one_line, entry.items))
    for field, label in WORDS.items():
        if (text := getattr(entry, field)) is not None:
            yield f"    {label}: {inert.one_line(str(text))}"


def _way(row: YearRow, detail: Detail) -> Iterator[str]:
    if not isinstance(row.row, Judged):
        return
    yield f"判定の道すじ（{fiscal.show_year(row.year)}）"
    standing = row.row.standing
    if moved := explanation.target_moved(standing):
        yield f"  {moved}"
    for line in (
        *explanation.arithmetic(standing, detail.rubric),
        *explanation.decision(standing, row.row.verdict, detail.rubric),
    ):
        yield f"  {line}"
    yield from _remedy(standing, detail)


def _remedy(standing: Standing, detail: Detail) -> Iterator[str]:
    """Say what to write where a total has nothing to be measured from: it may well have begun at zero."""
    indicator = standing.indicator
    if not isinstance(indicator, NumberIndicator) or indicator.accumulation != "total":
        return
    if indicator.baseline is None or indicator.baseline.value is None:
        year = fiscal.short(detail.plan.period.start - 1)
        yield f"  計画とともに0から数える累計なら、baseline: {{year: {year}, value: 0}} と書くと、進みを判定できます"


def _at(detail: Detail, path: Path) -> str:
    return _line(detail.source.span(path))


def _line(span: Span) -> str:
    """Return the file and the line of a place."""
    return inert.inert_line(f"{span.file}:{span.line}")
