"""The overview for programs: version 1, with types of its own that change only with the version.

A number that is exact is a string with its own digits, a computed one has at most 12; what is unknown is
`{"unknown": "reason"}`, and the reasons are English words that do not change with the language.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias, TypedDict

from ykplan import words
from ykplan.diagnostic import Span
from ykplan.judge.unknown import Unknown
from ykplan.model.plan import Indicator, NumberBaseline, NumberIndicator, NumberTarget, StageTarget
from ykplan.overview import InError, Judged, Overview


class UnknownJson(TypedDict):
    """What is not known, and why."""

    unknown: str


Number: TypeAlias = str | UnknownJson


class GradeJson(TypedDict):
    """A grade's mark and name."""

    mark: str
    name: str


class CountJson(GradeJson):
    """A grade, and how many indicators were given it."""

    count: int


class PlaceJson(TypedDict):
    """Where in the data something stands."""

    file: str
    line: int
    column: int


class StandingJson(TypedDict):
    """The facts of design section 4."""

    met: bool | UnknownJson
    met_final: bool | UnknownJson
    moved: str | UnknownJson
    moved_since_last: str | UnknownJson
    progress: Number
    ratio: Number
    elapsed: Number
    expected: Number
    pace: Number
    due: bool


class IndicatorJson(TypedDict):
    """One indicator in the year asked for. `last_year` is the grade of the year before."""

    id: str
    measure: str
    name: str
    unit: str | None
    baseline: dict[str, Any] | UnknownJson
    target: dict[str, Any]
    targets: list[dict[str, Any]]
    observed: dict[str, Any]
    standing: StandingJson
    grade: GradeJson | UnknownJson
    reason: str | None
    own_grade: dict[str, Any] | None
    last_year: GradeJson | None
    source: PlaceJson | UnknownJson


class ErrorJson(TypedDict):
    """An indicator whose figures are in error and not given."""

    id: str
    name: str
    source: PlaceJson | UnknownJson


class OverviewJson(TypedDict):
    """The whole document."""

    version: int
    plan: str
    municipality: str
    year: int
    state: str | None
    counts: list[CountJson]
    indicators: list[IndicatorJson]
    not_reported: list[str]
    errors: list[ErrorJson]


def render(view: Overview) -> str:
    """Return the overview as JSON, two spaces deep, letters as they are."""
    document = OverviewJson(
        version=1,
        plan=view.plan.title,
        municipality=view.plan.municipality.name,
        year=view.year,
        state=view.state,
        counts=[CountJson(mark=rule.mark, name=rule.name, count=count) for rule, count in view.counts],
        indicators=[_indicator(row) for row in view.judged],
        not_reported=[row.standing.indicator.id for row in view.not_reported],
        errors=[_error(row) for row in view.in_error],
    )
    return words.in_json(document)


def _indicator(row: Judged) -> IndicatorJson:
    standing, indicator = row.standing, row.standing.indicator
    grade = row.verdict.grade
    own = row.entry.grade if row.entry else None
    return IndicatorJson(
        id=indicator.id,
        measure=row.measure.id,
        name=indicator.name,
        unit=indicator.unit if isinstance(indicator, NumberIndicator) else None,
        baseline=_baseline(indicator),
        target=_target(standing.target),
        targets=[_target(target) for target in indicator.targets],
        observed=_observed(row),
        standing=_standing(row),
        grade=GradeJson(mark=grade.mark, name=grade.name) if grade else UnknownJson(unknown="no grade applies"),
        reason=_reason(row),
        own_grade={"grade": own.grade, "reason": own.reason} if own else None,
        last_year=GradeJson(mark=row.last_year.mark, name=row.last_year.name) if row.last_year else None,
        source=_place(row.source),
    )


def _reason(row: Judged) -> str | None:
    """Return why there is no judgement, in the words of the data: not_reported, no baseline."""
    if not row.verdict.undecided:
        return None
    unknown = row.verdict.unknown
    return row.standing.absent or (unknown.reason if unknown else None)


def _standing(row: Judged) -> StandingJson:
    facts = row.standing.facts
    return StandingJson(
        met=_fact(facts.met),
        met_final=_fact(facts.met_final),
        moved=_fact(facts.moved),
        moved_since_last=_fact(facts.moved_since_last),
        progress=_number(facts.progress),
        ratio=_number(facts.ratio),
        elapsed=_number(row.standing.elapsed),
        expected=_number(facts.expected),
        pace=_number(facts.pace),
        due=row.standing.due,
    )


def _baseline(indicator: Indicator) -> dict[str, Any] | UnknownJson:
    start = indicator.baseline
    if start is None:
        return UnknownJson(unknown="no baseline")
    if isinstance(start, NumberBaseline):
        return {"year": start.year, "value": _exact(start.value)}
    return {"year": start.year, "stage": start.stage or UnknownJson(unknown="no baseline")}


def _target(target: NumberTarget | StageTarget) -> dict[str, Any]:
    said: dict[str, Any] = {"by": target.by}
    if target.start is not None:
        said = {"from": target.start} | said
    if isinstance(target, StageTarget):
        said["stage"] = target.stage
    else:
        forms = {name: getattr(target, name) for name in ("value", "min", "max", "of_baseline")}
        said |= {name: words.plain(number) for name, number in forms.items() if number is not None}
        said |= {"trend": target.trend} if target.trend else {}
        said |= {"every_year": True} if target.every_year else {}
    return said | ({"label": target.label} if target.label else {})


def _observed(row: Judged) -> dict[str, Any]:
    """Return what the facts rest on; the year differs from the one asked for where a survey is carried over."""
    seen = row.standing.observation
    absent = {} if row.standing.absent is None else {"absent": row.standing.absent}
    if seen is None:
        return {"year": row.standing.year, **absent}
    said = {"stage": seen.entry.stage} if seen.entry.value is None else {"value": words.plain(seen.entry.value)}
    return {"year": seen.year, **said, **absent}


def _error(row: InError) -> ErrorJson:
    return ErrorJson(id=row.identity, name=row.name, source=_place(row.source))


def _place(span: Span | None) -> PlaceJson | UnknownJson:
    if span is None:
        return UnknownJson(unknown="not reported")
    return PlaceJson(file=span.file, line=span.line, column=span.column)


def _exact(number: Decimal | None) -> Number:
    return UnknownJson(unknown="no baseline") if number is None else words.plain(number)


def _number(fact: Fraction | Unknown) -> Number:
    return UnknownJson(unknown=fact.reason) if isinstance(fact, Unknown) else words.plain(fact)


def _fact(fact: Any) -> Any:
    return UnknownJson(unknown=fact.reason) if isinstance(fact, Unknown) else fact
