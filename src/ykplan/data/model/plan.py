"""計画: the plan as adopted, with its measures, indicators, baselines and targets."""

from collections.abc import Mapping
from decimal import Context, Decimal
from typing import Annotated, Any, ClassVar, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag

from ykplan.data.model.fields import (
    MAX_DIGITS,
    Amount,
    Count,
    Day,
    FiscalYear,
    Flag,
    FrozenRecord,
    Section,
    Several,
    Text,
    flag,
    nothing_is_empty,
)
from ykplan.data.model.rubric import Rubric
from ykplan.terms.facts import TargetKind

_EXACT: Final = Context(prec=2 * MAX_DIGITS)
Better: TypeAlias = Literal["up", "down"]


class Municipality(FrozenRecord):
    """The city, with its 全国地方公共団体コード (six digits)."""

    name: Text
    code: Text | None = None


class Period(FrozenRecord):
    """計画期間: the first and the last fiscal year."""

    start: FiscalYear = Field(alias="from")
    end: FiscalYear = Field(alias="to")

    def __contains__(self, year: int) -> bool:
        """Tell whether the period includes a year."""
        return self.start <= year <= self.end


class Survey(FrozenRecord):
    """A citizens' survey, not taken every year; within `tolerance` points a result counts as unchanged."""

    tolerance: Amount | None = None


class NumberBaseline(FrozenRecord):
    """現状値: the figure before the plan, with the fiscal year it was taken in. None is printed —."""

    year: FiscalYear
    value: Amount | None
    items: Several[Text] = ()
    sample_size: Count | None = None
    source: Text | None = None
    note: Text | None = None


class StageBaseline(FrozenRecord):
    """現状値: the stage before the plan, with the fiscal year it was taken in. None is printed —."""

    year: FiscalYear
    stage: Text | None
    items: Several[Text] = ()
    source: Text | None = None
    note: Text | None = None


class Target(FrozenRecord):
    """What is to be reached by a fiscal year. `from` and `label` are printed only."""

    start: FiscalYear | None = Field(alias="from", default=None)
    by: FiscalYear
    label: Text | None = None
    note: Text | None = None


class NumberTarget(Target):
    """目標値 in one of the forms: a value, a range, a direction, or a multiple of the baseline."""

    value: Amount | None = None
    min: Amount | None = None
    max: Amount | None = None
    trend: Literal["up", "down", "keep"] | None = None
    of_baseline: Amount | None = None
    every_year: Flag = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the forms that are written; a target that can be judged has exactly one."""
        ranged = self.min is not None or self.max is not None
        forms = (("value", self.value), ("trend", self.trend), ("of_baseline", self.of_baseline))
        return (*(name for name, form in forms if form is not None), *(("range",) if ranged else ()))

    @property
    def kind(self) -> TargetKind:
        """Return the form by which this target is judged."""
        if self.every_year:
            return "yearly"
        if self.trend:
            return "keep" if self.trend == "keep" else "trend"
        return "range" if self.min is not None else "value"

    def value_from(self, baseline: Decimal | None) -> Decimal | None:
        """Return the figure to reach: the value, or the multiple of a known baseline."""
        if self.of_baseline is not None and baseline is not None:
            return _EXACT.multiply(self.of_baseline, baseline)
        return self.value


class StageTarget(Target):
    """目標値: the stage to reach."""

    stage: Text

    @property
    def kind(self) -> TargetKind:
        """Return the form by which this target is judged."""
        return "stage"


class _Amendment(FrozenRecord):
    """改定: from which fiscal year, decided on which day, why, and only the fields that change."""

    start: FiscalYear = Field(alias="from")
    on: Day
    reason: Text
    added: Flag = False
    dropped: Flag = False
    name: Text | None = None
    definition: Text | None = None
    source: Text | None = None
    section: Section | None = None

    CHANGES: ClassVar[tuple[str, ...]] = ("name", "definition", "source", "section")

    def changes(self) -> dict[str, Any]:
        """Return the fields that this amendment changes, with their new values."""
        return {field: getattr(self, field) for field in self.CHANGES if getattr(self, field) is not None}


class NumberAmendment(_Amendment):
    """改定 of an indicator in numbers."""

    unit: Text | None = None
    better: Better | None = None
    baseline: NumberBaseline | None = None
    targets: Several[NumberTarget] | None = Field(default=None, min_length=1)

    CHANGES = (*_Amendment.CHANGES, "unit", "better", "baseline", "targets")


class StageAmendment(_Amendment):
    """改定 of an indicator in stages."""

    stages: Several[Text] | None = Field(default=None, min_length=1)
    baseline: StageBaseline | None = None
    targets: Several[StageTarget] | None = Field(default=None, min_length=1)

    CHANGES = (*_Amendment.CHANGES, "stages", "baseline", "targets")


class _Indicator(FrozenRecord):
    id: Text
    name: Text
    role: Literal["output", "outcome"] | None = None
    section: Section | None = None
    source: Text | None = None
    definition: Text | None = None
    notes: Text | None = None
    items: Several[Text] = ()


def survey_form(value: Any) -> Any:
    """Read `survey: true` as a survey without a tolerance, and `survey: false` as none."""
    return ({} if flag(value) else None) if isinstance(value, str) else value


def is_percent(unit: str) -> bool:
    """Tell whether a unit is a percentage."""
    return unit in ("%", "％")


class NumberIndicator(_Indicator):
    """指標 measured by a number. `better` says which direction is good."""

    kind: Literal["number"]
    unit: Text
    better: Better
    survey: Annotated[Survey | None, BeforeValidator(survey_form)] = None
    accumulation: Literal["total", "yearly"] | None = None
    signed: Flag = False
    baseline: NumberBaseline | None
    targets: Several[NumberTarget] = Field(min_length=1)
    amendments: Several[NumberAmendment] = ()

    @property
    def is_share(self) -> bool:
        """Tell whether the unit is a percentage."""
        return is_percent(self.unit)


class StageIndicator(_Indicator):
    """指標 measured by named steps, from the first to the last."""

    kind: Literal["stage"]
    stages: Several[Text] = Field(min_length=1)
    baseline: StageBaseline | None
    targets: Several[StageTarget] = Field(min_length=1)
    amendments: Several[StageAmendment] = ()


Indicator: TypeAlias = NumberIndicator | StageIndicator


class Measure(FrozenRecord):
    """基本施策: a numbered line of work; 重点施策 where it has a `priority`."""

    id: Text
    title: Text
    priority: Count | None = None
    visions: Several[Text] = ()
    summary: Text | None = None
    notes: Text | None = None
    indicators: Several[Annotated[Indicator, Field(discriminator="kind")]] = ()


def _rubric_form(value: Any) -> str:
    return "written" if isinstance(value, dict) else "named"


class Plan(FrozenRecord):
    """The whole plan. `rubric` is the name of a shipped one, or one of the plan's own."""

    title: Text
    municipality: Municipality
    period: Period
    rubric: Annotated[Annotated[Rubric, Tag("written")] | Annotated[Text, Tag("named")], Discriminator(_rubric_form)]
    notes: Text | None = None
    measures: Several[Measure] = Field(min_length=1)
    glossary: Annotated[Mapping[Text, Text], BeforeValidator(nothing_is_empty)] = Field(default={})
