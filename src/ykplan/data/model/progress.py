"""進捗: one fiscal year's file, as the sections report it."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field

from ykplan.data.model.fields import (
    Amount,
    Count,
    Day,
    FiscalYear,
    FrozenRecord,
    Several,
    Text,
    Was,
    nothing_is_empty,
    nothing_is_empty_inside,
)
from ykplan.terms.absence import Absence
from ykplan.terms.labels import State


class Correction(FrozenRecord):
    """訂正: what a published figure was before it was put right, when and why."""

    was: Was
    on: Day
    reason: Text


class OwnGrade(FrozenRecord):
    """A person's own judgement (a mark or a name of the rubric), shown beside the computed one."""

    grade: Text
    reason: Text | None = None


class Words(FrozenRecord):
    """What was done, what stands in the way, and what comes next."""

    done: Text | None = None
    issues: Text | None = None
    next: Text | None = None


class Entry(Words):
    """実績: one indicator's figure or stage in one fiscal year, or why there is none."""

    value: Amount | None = None
    stage: Text | None = None
    absent: Absence | None = None
    note: Text | None = None
    source: Text | None = None
    reported_by: Text | None = None
    sample_size: Count | None = None
    items: Several[Text] = ()
    corrected: Several[Correction] = ()
    grade: OwnGrade | None = None

    @property
    def observed(self) -> bool:
        """Tell whether there is a figure or a stage."""
        return self.value is not None or self.stage is not None

    @property
    def reported(self) -> bool:
        """Tell whether the section has answered, with a figure, a stage or a reason of absence."""
        return self.observed or self.absent is not None


class Opinion(FrozenRecord):
    """推進委員会の意見 and the city's response."""

    opinion: Text
    response: Text | None = None


class MeasureWords(Words):
    """What is reported on a whole measure."""

    opinions: Several[Opinion] = ()


class Progress(FrozenRecord):
    """One fiscal year: its figures by indicator, and the words on its measures.

    `state` says how far the figures may be trusted: sample 記入例, draft 速報, final 確定.
    """

    year: FiscalYear
    state: State
    deadline: Day | None = None
    entries: Annotated[Mapping[str, Entry], BeforeValidator(nothing_is_empty_inside)] = Field(default={})
    measures: Annotated[Mapping[str, MeasureWords], BeforeValidator(nothing_is_empty)] = Field(default={})


class Settings(FrozenRecord):
    """The city's own words in the report. `logo` is a PNG or SVG file beside report.yaml."""

    title: Text | None = None
    preface: Several[Text] = ()
    contact: Several[Text] = ()
    committee: Text | None = None
    logo: Text | None = None
