"""A plan that can be judged, with everything that was found about it: every year of it is judged once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from ykplan.data.checked import Checked
from ykplan.data.contents import IndicatorAt, YearFile
from ykplan.data.model.amendments import belongs, comparable, in_force, redefined_in
from ykplan.data.model.plan import Indicator, NumberBaseline, Plan, StageBaseline, StageIndicator
from ykplan.data.model.progress import Entry
from ykplan.data.model.rubric import GradeRule, Rubric
from ykplan.data.outline import WrittenIndicator, WrittenMeasure
from ykplan.judging.overview import Detail, InError, Judged, MeasureRows, Origin, Overview, YearRow
from ykplan.judging.rubric import Verdict, judge
from ykplan.judging.standing import Case, Standing, standing
from ykplan.terms import labels
from ykplan.terms.diagnostic import Path
from ykplan.terms.labels import State


@dataclass(frozen=True, eq=False)
class Book:
    """A checked data folder whose plan and rubric could be read, and each of its years as judged.

    `name` is how people call it where two are compared.
    """

    checked: Checked
    plan: Plan
    rubric: Rubric
    name: str = ""
    _overviews: dict[int, Overview] = field(default_factory=dict, init=False, repr=False)
    _rows: dict[int, Mapping[str, Judged | InError]] = field(default_factory=dict, init=False, repr=False)
    _standings: dict[tuple[Path, int], Standing] = field(default_factory=dict, init=False, repr=False)
    _verdicts: dict[tuple[Path, int], tuple[Standing, Verdict]] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, checked: Checked, name: str = "") -> "Book | None":
        """Return the book of a data folder; None where its plan cannot be judged."""
        loaded = checked.loaded
        if loaded.plan is None or loaded.rubric is None or loaded.period is None:
            return None
        return cls(checked, loaded.plan, loaded.rubric, name)

    @cached_property
    def places(self) -> Mapping[str, IndicatorAt]:
        """Return the indicators with their amendments, by id."""
        return {place.indicator.id: place for place in self.checked.loaded.indicators}

    @property
    def latest_year(self) -> int:
        """Return the latest year of the plan in which anything is reported; its first year where nothing is."""
        files = [file for file in self.checked.loaded.years if says_anything(file)]
        years = {year for file in files for year in (file.year, file.named_year) if year is not None}
        return max((year for year in years if year in self.plan.period), default=self.plan.period.start)

    def file(self, year: int) -> YearFile | None:
        """Return the progress file of a year: of several that say to be, the one that is named so.

        A file whose name and year differ is in error, and so are both years: neither is to pass for unreported.
        """
        files = [file for file in self.checked.loaded.years if year in (file.year, file.named_year)]
        return next((file for file in files if file.named_year == year), files[0] if files else None)

    def state(self, year: int) -> State | None:
        """Return the state of a fiscal year's figures; None where there is no file, or it cannot be read."""
        file = self.file(year)
        usable = file is not None and not self.checked.all_in_error(file.source.file)
        return file.state if usable and file else None

    def sample_years(self, year: int) -> tuple[int, ...]:
        """Return the fiscal years up to `year` whose figures are a sample (記入例)."""
        return tuple(earlier for earlier in self._years_to(year) if self.state(earlier) == "sample")

    def overview(self, year: int) -> Overview:
        """Return the state of the plan in a fiscal year."""
        if year not in self._overviews:
            file = self.file(year)
            broken = self.checked.all_in_error(file.source.file if file else "")
            measures = tuple(self._measure(written, year) for written in self.checked.loaded.outline)
            view = Overview(self.plan, self.rubric, year, self.state(year), broken, measures)
            self._overviews[year], self._rows[year] = view, view.by_id
        return self._overviews[year]

    def overviews(self, years: Iterable[int]) -> tuple[Overview, ...]:
        """Return the state of the plan in several fiscal years."""
        return tuple(map(self.overview, years))

    def until(self, year: int) -> tuple[Overview, ...]:
        """Return the state of the plan in every fiscal year up to `year`, the oldest first."""
        return self.overviews(self._years_to(year))

    def history(self, identity: str, year: int) -> Iterator[tuple[Overview, Judged | InError | None]]:
        """Yield each year up to `year` with an indicator's row in it; None where it was no part of the plan."""
        for view in self.until(year):
            yield view, self._rows[view.year].get(identity)

    def entries(self, identity: str, year: int) -> Mapping[int, Entry]:
        """Return what was reported of an indicator up to `year`, but for what is in error, by fiscal year."""
        entries = self._entries.get(identity, {})
        return {earlier: entries[earlier] for earlier in self._years_to(year) if earlier in entries}

    def standing(self, place: IndicatorAt, year: int) -> Standing:
        """Return the facts of an indicator in a fiscal year, before any grade."""
        if (place.path, year) not in self._standings:
            entries = self._entries.get(place.indicator.id, {})
            case = Case(place.indicator, entries, self.plan.period, self.rubric.tolerance)
            self._standings[place.path, year] = standing(case, year)
        return self._standings[place.path, year]

    def detail(self, place: IndicatorAt, year: int) -> Detail:
        """Return everything about one indicator, up to fiscal year `year`."""
        written = WrittenIndicator(place.path, place.indicator.id, place.indicator.name)
        years = tuple(
            YearRow(earlier, self.state(earlier), self._row(written, earlier))
            for earlier in self._years_to(year)
            if belongs(place.indicator, earlier)
        )
        approved = self.checked.loaded.approved
        copied = tuple(
            correction for correction in (approved.corrected if approved else ()) if correction.id == place.indicator.id
        )
        return Detail(self.plan, self.rubric, place, self.checked.loaded.plan_source, years, copied)

    def _years_to(self, year: int) -> range:
        return range(self.plan.period.start, year + 1)

    @cached_property
    def _priorities(self) -> Mapping[str, int | None]:
        return {measure.id: measure.priority for measure in self.plan.measures}

    @cached_property
    def _entries(self) -> Mapping[str, Mapping[int, Entry]]:
        by_id: dict[str, dict[int, Entry]] = {}
        for reported in self.checked.loaded.reported:
            year, identity = reported.file.year, reported.indicator.id
            if year is None or not belongs(reported.indicator, year):
                continue
            if not self.checked.in_error(reported.file.source.file, identity):
                by_id.setdefault(identity, {})[year] = reported.entry
        return by_id

    def _measure(self, written: WrittenMeasure, year: int) -> MeasureRows:
        rows = [self._row(indicator, year) for indicator in written.indicators if self._belongs(indicator, year)]
        priority = self._priorities.get(written.identity or "")
        return MeasureRows(written.identity or labels.DASH, written.title or labels.DASH, priority, tuple(rows))

    def _belongs(self, written: WrittenIndicator, year: int) -> bool:
        place = self.places.get(written.identity or "")
        return place is None or belongs(place.indicator, year)

    def _row(self, written: WrittenIndicator, year: int) -> Judged | InError:
        identity = written.identity
        file = self.file(year)
        place = self.places.get(identity or "")
        plan_wrong = place is None or self.checked.plan_in_error(place.indicator.id)
        if place is None or plan_wrong or (file and self.checked.in_error(file.source.file, place.indicator.id)):
            at_plan = Origin(self.checked.loaded.plan_source, (*written.path, "id"))
            origin = _origin(file, identity) if file and not plan_wrong else at_plan
            indicator = None if plan_wrong or place is None else in_force(place.indicator, year)
            return InError(identity or labels.DASH, written.name or labels.DASH, origin, indicator)
        return self._judged(place, file, year)

    def _judged(self, place: IndicatorAt, file: YearFile | None, year: int) -> Judged:
        judged_standing, verdict = self._verdict(place, year)
        entry = self._entries.get(place.indicator.id, {}).get(year)
        return Judged(
            measure=place.measure,
            standing=judged_standing,
            verdict=verdict,
            entry=entry,
            origin=_origin(file, place.indicator.id) if file and entry else None,
            last_year=self._last_year(place, year - 1),
            trail=self._trail(place, judged_standing.indicator, year),
        )

    def _verdict(self, place: IndicatorAt, year: int) -> tuple[Standing, Verdict]:
        if (place.path, year) not in self._verdicts:
            judged_standing = self.standing(place, year)
            self._verdicts[place.path, year] = judged_standing, judge(self.rubric, judged_standing)
        return self._verdicts[place.path, year]

    def _last_year(self, place: IndicatorAt, year: int) -> GradeRule | None:
        file = self.file(year)
        if year not in self.plan.period or not belongs(place.indicator, year):
            return None
        if file is not None and self.checked.in_error(file.source.file, place.indicator.id):
            return None
        return self._verdict(place, year)[1].grade

    def _trail(self, place: IndicatorAt, indicator: Indicator, year: int) -> tuple[Fraction | None, ...]:
        entries = self._entries.get(place.indicator.id, {})
        since = redefined_in(place.indicator, year) or self.plan.period.start
        reported = (entries.get(earlier) if earlier >= since else None for earlier in self._years_to(year))
        start = indicator.baseline if comparable(place.indicator, year) else None
        return (_height(indicator, start), *(_height(indicator, entry) for entry in reported))


def _origin(file: YearFile, identity: str | None) -> Origin:
    return Origin(file.source, ("entries", identity or ""), on_key=True)


def says_anything(file: YearFile) -> bool:
    """Tell whether a file reports at all; one that cannot be read is not passed over in silence."""
    if file.progress is None:
        return True
    entries = file.source.data.get("entries") if isinstance(file.source.data, dict) else None
    written = entries.values() if isinstance(entries, dict) else ()
    return any(not isinstance(entry, dict) or any(entry.values()) for entry in written if entry)


def _height(indicator: Indicator, record: Entry | NumberBaseline | StageBaseline | None) -> Fraction | None:
    """Return how high a figure or a stage stands in a picture."""
    if isinstance(indicator, StageIndicator):
        stage = getattr(record, "stage", None)
        return Fraction(indicator.stages.index(stage)) if stage in indicator.stages else None
    number = getattr(record, "value", None)
    return None if number is None else Fraction(number)
