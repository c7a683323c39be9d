"""A year's plan, progress and grades as one value, which every renderer reads and none computes."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from ykplan.data.contents import IndicatorAt
from ykplan.data.model.amendments import CopyCorrection
from ykplan.data.model.plan import Indicator, Measure, Plan
from ykplan.data.model.progress import Entry
from ykplan.data.model.rubric import GradeRule, Rubric
from ykplan.data.yaml.source import Source
from ykplan.judging.rubric import Verdict
from ykplan.judging.standing import Standing
from ykplan.terms import labels
from ykplan.terms.absence import NOT_REPORTED
from ykplan.terms.diagnostic import Path, Span
from ykplan.terms.labels import State


class Origin(NamedTuple):
    """Where something is written; its place in the file is looked up when somebody asks.

    `file` is how people are told of the file where that is not the name that it was read by.
    """

    source: Source
    path: Path
    on_key: bool = False
    file: str | None = None

    @property
    def span(self) -> Span:
        """Return the place, for which the file is read a second time where nobody asked before."""
        span = self.source.key_span(self.path) if self.on_key else self.source.span(self.path)
        return span if self.file is None else span._replace(file=self.file)


class Judged(NamedTuple):
    """One indicator in one fiscal year: what was reported, what it says, and how it is judged.

    `last_year` is the grade of the year before, None where the plan had none. `origin` is where the entry stands.
    """

    measure: Measure
    standing: Standing
    verdict: Verdict
    entry: Entry | None
    origin: Origin | None
    last_year: GradeRule | None
    trail: tuple[Fraction | None, ...]
    """The baseline and every year's observation up to this one, for a small picture; stages by their position."""

    @property
    def identity(self) -> str:
        """Return the indicator's id."""
        return self.standing.indicator.id

    @property
    def name(self) -> str:
        """Return the indicator's name."""
        return self.standing.indicator.name

    @property
    def source(self) -> Span | None:
        """Return the place of the entry, where there is one."""
        return self.origin.span if self.origin else None

    @property
    def reason(self) -> str | None:
        """Return why there is no judgement, where there is none."""
        return reason_undecided(self.standing, self.verdict)


class InError(NamedTuple):
    """An indicator whose figures must not be shown, since its plan or its entry has an error."""

    identity: str
    name: str
    origin: Origin
    indicator: Indicator | None
    """The indicator, where the error is in its entry alone, so that its baseline and targets may be shown."""

    @property
    def source(self) -> Span:
        """Return the place of what is in error, or of what it is about."""
        return self.origin.span


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
    state: State | None
    broken: bool
    measures: tuple[MeasureRows, ...]

    @property
    def rows(self) -> tuple[Judged | InError, ...]:
        """Return every row of every measure."""
        return tuple(row for measure in self.measures for row in measure.rows)

    @property
    def by_id(self) -> Mapping[str, Judged | InError]:
        """Return every row by the id of its indicator."""
        return {row.identity: row for row in self.rows}

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
    state: State | None
    row: Judged | InError


class Detail(NamedTuple):
    """One indicator as adopted, with every year of it. `source` is the plan's file, for the place of its figures.

    `copied` is what was put right in the approved copy of it.
    """

    plan: Plan
    rubric: Rubric
    place: IndicatorAt
    source: Source
    years: tuple[YearRow, ...]
    copied: tuple[CopyCorrection, ...] = ()


def only(view: Overview, measure: str) -> Overview:
    """Return an overview with one measure of it alone."""
    return view._replace(measures=tuple(rows for rows in view.measures if rows.measure_id == measure))


def named_from(view: Overview, folder: str) -> Overview:
    """Return an overview whose places are named from the data folder: what is published does not say where it was."""

    def named(row: Judged | InError) -> Judged | InError:
        origin = row.origin
        if origin is None:
            return row
        return row._replace(origin=origin._replace(file=origin.source.file.removeprefix(f"{folder}/")))

    measures = (rows._replace(rows=tuple(map(named, rows.rows))) for rows in view.measures)
    return view._replace(measures=tuple(measures))


def reason_undecided(standing: Standing, verdict: Verdict) -> str | None:
    """Return why the last resort was given, None for any other grade: 未報告, or the first fact not to be had."""
    if not verdict.undecided:
        return None
    if not standing.observed:
        return labels.ABSENT[standing.absent or NOT_REPORTED]
    return verdict.unknown.words if verdict.unknown else "どの判定の条件にも当てはまらない"
