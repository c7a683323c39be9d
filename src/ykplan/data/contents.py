"""The contents of a data folder: the plan, its years and the misfits, with views of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from pathlib import Path as FilePath
from typing import Any, Final, NamedTuple

from ykplan.data.logo import Logo
from ykplan.data.model.amendments import Amendment, Approved, in_force, redefined_in
from ykplan.data.model.plan import (
    Indicator,
    Measure,
    NumberBaseline,
    NumberIndicator,
    NumberTarget,
    Period,
    Plan,
    StageBaseline,
    StageTarget,
)
from ykplan.data.model.progress import Entry, Progress, Settings
from ykplan.data.model.rubric import Rubric
from ykplan.data.outline import WrittenMeasure, outline
from ykplan.data.yaml.source import Source
from ykplan.platform.git_process import Refusal
from ykplan.terms.diagnostic import Path
from ykplan.terms.labels import State


class Misfit(NamedTuple):
    """Data that does not fit its record: where, the kind of error, and the data."""

    source: Source
    path: Path
    kind: str
    facts: Mapping[str, Any]
    value: Any
    variant: str | None = None
    """The kind of indicator that the data was read as, where that matters: number or stage."""


class YearFile(NamedTuple):
    """One progress file: the year in its name, its source, and its record as far as readable."""

    source: Source
    named_year: int | None
    progress: Progress | None

    @property
    def year(self) -> int | None:
        """Return the fiscal year written in the file, else the one in its name."""
        return self.progress.year if self.progress else self.named_year

    @property
    def state(self) -> State | None:
        """Return the state written in the file; None where there is none or it is unreadable."""
        progress = self.progress
        return progress.state if progress and progress.state == self.source.at(("state",)) else None


class IndicatorAt(NamedTuple):
    """An indicator, with its measure and its path in the plan's file."""

    path: Path
    measure: Measure
    indicator: Indicator


class TargetAt(NamedTuple):
    """A target as adopted or amended, with its path and the indicator at that time."""

    path: Path
    indicator: Indicator
    target: NumberTarget | StageTarget


class BaselineAt(NamedTuple):
    """A baseline as adopted or amended, with its path and the indicator at that time."""

    path: Path
    indicator: Indicator
    baseline: NumberBaseline | StageBaseline


class Reported(NamedTuple):
    """An entry of a progress file, with its indicator, its path in the file, and its year."""

    file: YearFile
    path: Path
    indicator: Indicator
    entry: Entry
    year: int


class Earlier(NamedTuple):
    """An entry in an earlier revision: its figure, stage or reason, and how many corrections it had."""

    corrections: int
    said: Decimal | str


@dataclass(frozen=True)
class Loaded:
    """The contents of a data folder. `plan` and `rubric` are None where they could not be read."""

    folder: FilePath
    plan_source: Source
    plan: Plan | None
    rubric: Rubric | None
    years: tuple[YearFile, ...]
    misfits: tuple[Misfit, ...]
    strays: tuple[tuple[Source, int], ...] = ()
    """Files that are named like a year's and lie where none is read, without their text, and their years."""
    approved_source: Source | None = None
    approved: Approved | None = None
    """The indicators as adopted; None where they were never approved, or could not be read."""
    settings_source: Source | None = None
    settings: Settings | None = None
    """The city's own words for the report; None where there are none, or they could not be read."""
    logo: Logo | None = None
    """The picture that the settings name, or what is wrong with it; None where they name none."""
    earlier: Mapping[tuple[str, str], tuple[Earlier, ...]] = field(default_factory=dict)
    """What earlier revisions said of the entries that were corrected, by file and id, the newest first."""
    untold: tuple[Refusal, ...] = ()
    """Why git could not tell what corrected entries said before."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return every file that was read, the plan first, and the strays last."""
        beside = (source for source in (self.approved_source, self.settings_source) if source is not None)
        years = (file.source for file in self.years)
        return self.plan_source, *beside, *years, *(source for source, _ in self.strays)

    @property
    def unseen(self) -> YearFile | None:
        """Return the source of a progress folder that cannot be listed; None where it can."""
        return next((file for file in self.years if FilePath(file.source.file).parent == self.folder), None)

    @cached_property
    def outline(self) -> tuple[WrittenMeasure, ...]:
        """Return every measure in the plan's file with its indicators, readable or not."""
        return tuple(outline(self.plan_source.data))

    @cached_property
    def written(self) -> tuple[tuple[Path, str], ...]:
        """Return the path and id of every indicator in the plan's file that has an id, readable or not."""
        return tuple(
            (indicator.path, indicator.identity)
            for measure in self.outline
            for indicator in measure.indicators
            if indicator.identity is not None
        )

    @property
    def period(self) -> Period | None:
        """Return the plan's period; None where it is unknown, or ends before it starts."""
        period = self.plan.period if self.plan else None
        return period if period and period.start <= period.end else None

    @cached_property
    def indicators(self) -> tuple[IndicatorAt, ...]:
        """Return every readable indicator in the plan's order."""
        if self.plan is None:
            return ()
        # Of two with one id, each has its own place.
        by_id: dict[str, list[Path]] = {}
        for path, identity in reversed(self.written):
            by_id.setdefault(identity, []).append(path)
        return tuple(
            IndicatorAt(by_id[indicator.id].pop() if by_id.get(indicator.id) else (), measure, indicator)
            for measure in self.plan.measures
            for indicator in measure.indicators
        )

    @cached_property
    def reported(self) -> tuple[Reported, ...]:
        """Return every entry for an indicator of the plan, in file order."""
        known = {place.indicator.id: place.indicator for place in self.indicators}
        rows: list[Reported] = []
        for file in self.years:
            year = file.year
            if file.progress and year is not None:
                for identity, entry in file.progress.entries.items():
                    if identity in known:
                        rows.append(Reported(file, ("entries", identity), known[identity], entry, year))
        return tuple(rows)

    @cached_property
    def saying(self) -> Mapping[str, list[Reported]]:
        """Return the entries that have a field, by field and in file order."""
        rows: dict[str, list[Reported]] = {name: [] for name in Entry.model_fields}
        for row in self.reported:
            for name in row.entry.model_fields_set:
                rows[name].append(row)
        return rows

    @cached_property
    def goals(self) -> tuple[TargetAt, ...]:
        """Return every target of the plan, in file order."""
        return tuple(
            TargetAt((*path, "targets", position), indicator, target)
            for place in self.indicators
            for path, indicator, written in _versions(place)
            if "targets" in written
            for position, target in enumerate(_targets(indicator))
        )

    @cached_property
    def number_goals(self) -> tuple[tuple[Path, NumberIndicator, NumberTarget], ...]:
        """Return every target in numbers, with its path and the indicator at that time."""
        return tuple(
            (path, indicator, target)
            for path, indicator, target in self.goals
            if isinstance(indicator, NumberIndicator) and isinstance(target, NumberTarget)
        )

    @cached_property
    def starts(self) -> tuple[BaselineAt, ...]:
        """Return every baseline of the plan, in file order."""
        return tuple(
            BaselineAt((*path, "baseline"), indicator, indicator.baseline)
            for place in self.indicators
            for path, indicator, written in _versions(place)
            if "baseline" in written and indicator.baseline is not None
        )

    @cached_property
    def by_indicator(self) -> Mapping[str, list[Reported]]:
        """Return the entries of each indicator that has any, by fiscal year."""
        by_id: dict[str, list[Reported]] = {}
        for row in sorted(self.reported, key=_year):
            by_id.setdefault(row.indicator.id, []).append(row)
        return by_id

    @cached_property
    def steps(self) -> tuple[tuple[Reported, Reported], ...]:
        """Return each observation of an indicator with the previous one of the same definition."""
        pairs: list[tuple[Reported, Reported]] = []
        for rows in self.by_indicator.values():
            seen = [row for row in rows if row.entry.value is not None or row.entry.stage is not None]
            for before, after in pairwise(seen):
                redefined = redefined_in(after.indicator, after.year) if after.indicator.amendments else None
                if before.year < after.year and (redefined is None or before.year >= redefined):
                    pairs.append((before, after))
        return tuple(pairs)


_year = attrgetter("year")
_ADOPTED: Final = frozenset(("targets", "baseline"))


def _targets(indicator: Indicator) -> tuple[NumberTarget | StageTarget, ...]:
    return indicator.targets


def _versions(place: IndicatorAt) -> Iterator[tuple[Path, Indicator, Collection[str]]]:
    """Yield an indicator as adopted, then as each amendment leaves it, with its path and the fields written there."""
    yield place.path, place.indicator, _ADOPTED
    amendments: tuple[Amendment, ...] = place.indicator.amendments
    # Of a long list many take effect in one year.
    versions = {year: in_force(place.indicator, year) for year in {amendment.start for amendment in amendments}}
    for position, amendment in enumerate(amendments):
        path = (*place.path, "amendments", position)
        yield path, versions[amendment.start], amendment.changes().keys()
