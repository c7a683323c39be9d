"""Plan, progress and grades brought together: the values that every renderer reads and none computes."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from ykplan.data.checked import Checked
from ykplan.data.contents import Place, YearFile
from ykplan.data.model.amendments import CopyCorrection, belongs, comparable, in_force, redefined_in
from ykplan.data.model.plan import (
    Indicator,
    Measure,
    NumberBaseline,
    Plan,
    StageBaseline,
    StageIndicator,
)
from ykplan.data.model.progress import Entry
from ykplan.data.model.rubric import GradeRule, Rubric
from ykplan.data.outline import WrittenIndicator
from ykplan.data.yaml.source import Source
from ykplan.judging.rubric import Verdict, judge
from ykplan.judging.standing import Case, Standing, standing
from ykplan.terms import labels
from ykplan.terms.absence import NOT_REPORTED
from ykplan.terms.diagnostic import Path, Span


class Judged(NamedTuple):
    """One indicator in one fiscal year: what was reported, what it says, and how it is judged.

    `last_year` is the grade of the year before, None where the plan had none. `source` is where the entry stands.
    """

    measure: Measure
    standing: Standing
    verdict: Verdict
    entry: Entry | None
    source: Span | None
    last_year: GradeRule | None
    trail: tuple[Fraction | None, ...]
    """The baseline and every year's observation up to this one, for a small picture; stages by their position."""

    @property
    def reason(self) -> str | None:
        """Return why there is no judgement, where there is none."""
        return reason(self.standing, self.verdict)


class InError(NamedTuple):
    """An indicator whose figures must not be shown, since its plan or its entry has an error."""

    identity: str
    name: str
    source: Span
    indicator: Indicator | None
    """The indicator, where the error is in its entry alone, so that its baseline and targets may be shown."""


class MeasureRows(NamedTuple):
    """A measure's indicators, in the plan's order."""

    measure_id: str
    title: str
    priority: int | None
    rows: tuple[Judged | InError, ...]


class Overview(NamedTuple):
    """Where the plan stands in one fiscal year.

    `state` is None where nothing was reported of that year, and where `broken` says that its file, or the head of the
    plan, is in error, so that no figure of the year can be shown.
    """

    plan: Plan
    rubric: Rubric
    year: int
    state: str | None
    broken: bool
    measures: tuple[MeasureRows, ...]

    @property
    def rows(self) -> tuple[Judged | InError, ...]:
        """Return every row of every measure."""
        return tuple(row for measure in self.measures for row in measure.rows)

    @property
    def judged(self) -> tuple[Judged, ...]:
        """Return the rows that could be judged."""
        return tuple(row for row in self.rows if isinstance(row, Judged))

    @property
    def in_error(self) -> tuple[InError, ...]:
        """Return the rows that must not be shown."""
        return tuple(row for row in self.rows if isinstance(row, InError))

    @property
    def not_reported(self) -> tuple[Judged, ...]:
        """Return the rows about which nothing was reported, not even why."""
        return tuple(row for row in self.judged if row.entry is None or not row.entry.reported)

    @property
    def counts(self) -> tuple[tuple[GradeRule, int], ...]:
        """Return how often each grade was given, in the rubric's order, zeros included."""
        given = [row.verdict.grade for row in self.judged]
        return tuple((rule, sum(grade is rule for grade in given)) for rule in self.rubric.grades)


class YearRow(NamedTuple):
    """One fiscal year of one indicator; `state` is None where the year has no file."""

    year: int
    state: str | None
    row: Judged | InError


class Detail(NamedTuple):
    """One indicator as adopted, with every year of it. `source` is the plan's file, for the place of its figures.

    `copied` is what was put right in the approved copy of it.
    """

    plan: Plan
    rubric: Rubric
    place: Place
    source: Source
    years: tuple[YearRow, ...]
    copied: tuple[CopyCorrection, ...] = ()


def overview(checked: Checked, plan: Plan, rubric: Rubric, year: int) -> Overview:
    """Return the state of the plan in fiscal year `year`."""
    return overviews(checked, plan, rubric, [year])[0]


def overviews(checked: Checked, plan: Plan, rubric: Rubric, years: Iterable[int]) -> tuple[Overview, ...]:
    """Return the state of the plan in several fiscal years; each year is judged once, for itself and the next."""
    desk = _Desk(checked, plan, rubric)
    return tuple(_overview(desk, year) for year in years)


def _overview(desk: "_Desk", year: int) -> Overview:
    checked = desk.checked
    measures = (
        MeasureRows(
            written.identity or labels.DASH,
            written.title or labels.DASH,
            desk.priorities.get(written.identity or ""),
            tuple(desk.row(indicator, year) for indicator in written.indicators if desk.belongs(indicator, year)),
        )
        for written in checked.loaded.outline
    )
    file = file_of(checked, year)
    broken = checked.all_in_error(file.source.file if file else "")
    return Overview(desk.plan, desk.rubric, year, state_of_year(checked, year), broken, tuple(measures))


def detail(checked: Checked, plan: Plan, rubric: Rubric, place: Place, year: int) -> Detail:
    """Return everything about one indicator, up to fiscal year `year`."""
    desk = _Desk(checked, plan, rubric)
    written = WrittenIndicator(place.path, place.indicator.id, place.indicator.name)
    years = tuple(
        YearRow(each, state_of_year(checked, each), desk.row(written, each))
        for each in range(plan.period.start, year + 1)
        if belongs(place.indicator, each)
    )
    corrected = checked.loaded.approved.corrected if checked.loaded.approved else ()
    copied = tuple(each for each in corrected if each.id == place.indicator.id)
    return Detail(plan, rubric, place, checked.loaded.plan_source, years, copied)


def only(view: Overview, measure: str) -> Overview:
    """Return an overview with one measure of it alone."""
    return view._replace(measures=tuple(found for found in view.measures if found.measure_id == measure))


def named_from(view: Overview, folder: str) -> Overview:
    """Return an overview whose places are named from the data folder: what is published does not say where it was."""

    def named(row: Judged | InError) -> Judged | InError:
        span = row.source
        if span is None:
            return row
        return row._replace(source=span._replace(file=span.file.removeprefix(f"{folder}/")))

    measures = (found._replace(rows=tuple(map(named, found.rows))) for found in view.measures)
    return view._replace(measures=tuple(measures))


def latest_year(checked: Checked, plan: Plan) -> int:
    """Return the latest year of the plan in which anything is reported; its first year where nothing is."""
    files = [file for file in checked.loaded.years if says_anything(file)]
    years = {year for file in files for year in (file.year, file.named_year) if year is not None}
    return max((year for year in years if year in plan.period), default=plan.period.start)


def state_of_year(checked: Checked, year: int) -> str | None:
    """Return the state of a fiscal year's figures; None where there is no file, or it cannot be read."""
    file = file_of(checked, year)
    usable = file is not None and not checked.all_in_error(file.source.file)
    return file.state if usable and file else None


def sample_years(checked: Checked, years: Iterable[int]) -> tuple[int, ...]:
    """Return those of some fiscal years whose figures are a sample (記入例)."""
    return tuple(year for year in years if state_of_year(checked, year) == "sample")


def file_of(checked: Checked, year: int) -> YearFile | None:
    """Return the progress file of a year: of several that say to be, the one that is named so.

    A file whose name and year differ is in error, and so are both years: neither is to pass for unreported.
    """
    files = [file for file in checked.loaded.years if year in (file.year, file.named_year)]
    return next((file for file in files if file.named_year == year), files[0] if files else None)


def says_anything(file: YearFile) -> bool:
    """Tell whether a file reports at all; one that cannot be read is not passed over in silence."""
    if file.progress is None:
        return True
    entries = file.source.data.get("entries") if isinstance(file.source.data, dict) else None
    written = entries.values() if isinstance(entries, dict) else ()
    return any(not isinstance(entry, dict) or any(entry.values()) for entry in written if entry)


class _Desk:
    """What the rows of one plan are made from."""

    def __init__(self, checked: Checked, plan: Plan, rubric: Rubric) -> None:
        self.checked, self.plan, self.rubric = checked, plan, rubric
        self.places = {place.indicator.id: place for place in checked.loaded.indicators}
        self.priorities = {measure.id: measure.priority for measure in plan.measures}
        self.entries: dict[str, dict[int, Entry]] = {}
        self.verdicts: dict[tuple[Path, int], tuple[Standing, Verdict]] = {}
        for reported in checked.loaded.reported:
            year, identity = reported.file.year, reported.indicator.id
            if year is None or not belongs(reported.indicator, year):
                continue
            if not checked.in_error(reported.file.source.file, identity):
                self.entries.setdefault(identity, {})[year] = reported.entry

    def belongs(self, written: WrittenIndicator, year: int) -> bool:
        place = self.places.get(written.identity or "")
        return place is None or belongs(place.indicator, year)

    def row(self, written: WrittenIndicator, year: int) -> Judged | InError:
        identity = written.identity
        file = file_of(self.checked, year)
        place = self.places.get(identity or "")
        plan_wrong = place is None or self.checked.plan_in_error(place.indicator.id)
        if place is None or plan_wrong or (file and self.checked.in_error(file.source.file, place.indicator.id)):
            at_plan = self.checked.loaded.plan_source.span((*written.path, "id"))
            source = self._source(file, identity) if file and not plan_wrong else at_plan
            indicator = None if plan_wrong or place is None else in_force(place.indicator, year)
            return InError(identity or labels.DASH, written.name or labels.DASH, source, indicator)
        return self._judged(place, file, year)

    def _judged(self, place: Place, file: YearFile | None, year: int) -> Judged:
        found, verdict = self._verdict(place, year)
        entry = self.entries.get(place.indicator.id, {}).get(year)
        return Judged(
            measure=place.measure,
            standing=found,
            verdict=verdict,
            entry=entry,
            source=self._source(file, place.indicator.id) if file and entry else None,
            last_year=self._last_year(place, year - 1),
            trail=self._trail(place, found.indicator, year),
        )

    def _verdict(self, place: Place, year: int) -> tuple[Standing, Verdict]:
        if (place.path, year) not in self.verdicts:
            entries = self.entries.get(place.indicator.id, {})
            found = standing(Case(place.indicator, entries, self.plan.period, self.rubric.tolerance), year)
            self.verdicts[place.path, year] = found, judge(self.rubric, found)
        return self.verdicts[place.path, year]

    def _last_year(self, place: Place, year: int) -> GradeRule | None:
        file = file_of(self.checked, year)
        if year not in self.plan.period or not belongs(place.indicator, year):
            return None
        if file is not None and self.checked.in_error(file.source.file, place.indicator.id):
            return None
        return self._verdict(place, year)[1].grade

    def _source(self, file: YearFile, identity: str | None) -> Span:
        return file.source.key_span(("entries", identity or ""))

    def _trail(self, place: Place, indicator: Indicator, year: int) -> tuple[Fraction | None, ...]:
        entries = self.entries.get(place.indicator.id, {})
        since = redefined_in(place.indicator, year) or self.plan.period.start
        years = range(self.plan.period.start, year + 1)
        reported = (entries.get(earlier) if earlier >= since else None for earlier in years)
        start = indicator.baseline if comparable(place.indicator, year) else None
        return (_height(indicator, start), *(_height(indicator, entry) for entry in reported))


def _height(indicator: Indicator, said: Entry | NumberBaseline | StageBaseline | None) -> Fraction | None:
    """Return how high a figure or a stage stands in a picture."""
    if isinstance(indicator, StageIndicator):
        stage = getattr(said, "stage", None)
        return Fraction(indicator.stages.index(stage)) if stage in indicator.stages else None
    number = getattr(said, "value", None)
    return None if number is None else Fraction(number)


def reason(standing: Standing, verdict: Verdict) -> str | None:
    """Return why the last resort was given, None for any other grade: 未報告, or the first fact not to be had."""
    if not verdict.undecided:
        return None
    if not standing.observed:
        return labels.ABSENT[standing.absent or NOT_REPORTED]
    return verdict.unknown.words if verdict.unknown else "どの判定の条件にも当てはまらない"
