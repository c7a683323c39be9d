"""A form as a value: which indicators a section reports on, what is printed of each, and what is reported so far."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from ykplan import fiscal, printed, words
from ykplan.loaded import Loaded, Place
from ykplan.model.amended import belongs, in_force
from ykplan.model.plan import Indicator, NumberIndicator, NumberTarget, StageIndicator, StageTarget
from ykplan.model.progress import Entry, Progress
from ykplan.words import folded

FIELDS: Final = ("value", "stage", "absent", "sample_size", "source", "note", "done", "issues", "next")
"""The fields of an entry that a form asks for, in the order in which they are written to a new entry."""
YEARS_SHOWN: Final = 3


class Row(NamedTuple):
    """One indicator of a form: printed as it stands in the form's year, and `entered` as its entry stands in the data.

    `stages` are empty for an indicator in numbers, `unit` is for one in stages. `entered` holds text by field, as it
    is written in YAML; `history` the figures of the years before, printed.
    """

    identity: str
    measure: str
    name: str
    unit: str
    baseline: str
    targets: str
    definition: str
    stages: tuple[str, ...]
    share: bool
    survey: bool
    signed: bool
    history: tuple[tuple[int, str], ...]
    entered: Mapping[str, str]

    @property
    def printed(self) -> tuple[str, ...]:
        """Return every figure that is printed of the indicator: baseline, targets and the years before, with units."""
        return (self.baseline, self.targets, *(said for _, said in self.history))


class Form(NamedTuple):
    """One section's form for a fiscal year; `section` is empty where the plan names none."""

    plan: str
    municipality: str
    year: int
    section: str
    deadline: date | None
    rows: tuple[Row, ...]


def forms(loaded: Loaded, year: int) -> tuple[Form, ...]:
    """Return the forms of a year, one for each section in the plan's order, with the indicators in force that year.

    None where the plan cannot be read. What is reported so far is taken from the year's file, where there is one.
    """
    if loaded.plan is None:
        return ()
    file = _progress(loaded, year)
    by_section: dict[str, list[Row]] = {}
    # 福祉課 is one section however it is typed; its form is called as the plan calls it first.
    names: dict[str, str] = {}
    for place in loaded.indicators:
        if belongs(place.indicator, year):
            section = in_force(place.indicator, year).section or ""
            name = names.setdefault(folded(section), section)
            by_section.setdefault(name, []).append(_row(loaded, place, year, file))
    head = loaded.plan.title, loaded.plan.municipality.name, year
    deadline = file.deadline if file else None
    return tuple(Form(*head, section, deadline, tuple(rows)) for section, rows in by_section.items())


def _progress(loaded: Loaded, year: int) -> Progress | None:
    return next((file.progress for file in loaded.years if file.year == year), None)


def _row(loaded: Loaded, place: Place, year: int, file: Progress | None) -> Row:
    indicator = in_force(place.indicator, year)
    entry = file.entries.get(indicator.id) if file else None
    number = indicator if isinstance(indicator, NumberIndicator) else None
    return Row(
        identity=indicator.id,
        measure=words.one_line(f"{place.measure.id} {place.measure.title}"),
        name=words.one_line(indicator.name),
        unit=number.unit if number else "",
        baseline=_with_year(printed.baseline(indicator), indicator),
        targets="、".join(
            f"{printed.target(goal, indicator)}（{printed.target_years(goal)}）" for goal in _targets(indicator)
        ),
        definition=indicator.definition or "",
        stages=indicator.stages if isinstance(indicator, StageIndicator) else (),
        share=number is not None and number.is_share,
        survey=number is not None and number.survey is not None,
        signed=number is not None and number.signed,
        history=_history(loaded, place.indicator, year),
        entered=_entered(entry),
    )


def _with_year(said: str, indicator: Indicator) -> str:
    start = indicator.baseline
    return said if start is None else f"{said}（{fiscal.short(start.year)}）"


def _targets(indicator: Indicator) -> tuple[NumberTarget | StageTarget, ...]:
    return indicator.targets


def _history(loaded: Loaded, indicator: Indicator, year: int) -> tuple[tuple[int, str], ...]:
    """Return what was reported in the years before that have a file, at most the last three, the oldest first."""
    said = {
        file.year: printed.entry(file.progress.entries.get(indicator.id), in_force(indicator, file.year))
        for file in loaded.years
        if file.progress and file.year is not None and file.year < year
    }
    return tuple(sorted(said.items())[-YEARS_SHOWN:])


def _entered(entry: Entry | None) -> Mapping[str, str]:
    said = {name: getattr(entry, name) for name in FIELDS} if entry else {}
    return {name: f"{value:f}" if name == "value" else str(value) for name, value in said.items() if value is not None}
