"""The overview for programs: version 1, with types of its own that change only with the version.

A number is a string: all its digits where they end, else 12 of them, and more where the whole part has more. What is
unknown is `{"unknown": "reason"}`, and the reasons are English words that do not change with the language.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias, TypedDict

from ykplan.data.model.plan import Indicator, NumberBaseline, NumberIndicator, NumberTarget, StageTarget
from ykplan.data.model.rubric import Rubric
from ykplan.judging.facts import Unknown
from ykplan.judging.movement import ByTest, Move, Z
from ykplan.judging.overview import InError, Judged, Overview
from ykplan.terms.diagnostic import Span
from ykplan.text import figures, inert
from ykplan.wording import phrases

_RATE: Final = "達成率"
_PLACES: Final = 6


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


class RateJson(TypedDict):
    """達成率: the fact that the rubric chose for it, and how it is printed; null where it is not known."""

    fact: str
    name: str
    value: Number
    shown: str | None


class GroundJson(TypedDict, total=False):
    """What decided whether a difference counts: a tolerance, or a test of two shares.

    Of a tolerance: whose it is (`indicator` or `rubric`), how it is written, the `least` difference that counts by it.
    Of a test: how many answered, before and after, and what `z` has to reach.
    """

    by: Literal["tolerance", "test"]
    owner: str
    points: str
    percent: str
    least: str
    sample_sizes: list[int]
    z: str
    limit: str


class StandingJson(TypedDict):
    """The facts of design section 4.

    `moved_by` and `moved_since_last_by` are null where any difference counts. `counted_from` is the year in which a
    running total stood at zero, null where it is measured from its baseline.
    """

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
    moved_by: GroundJson | None
    moved_since_last_by: GroundJson | None
    counted_from: int | None


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
    rate: RateJson
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
    return inert.in_json(overview_document(view))


def overview_document(view: Overview) -> OverviewJson:
    """Return the overview as the document that is written."""
    return OverviewJson(
        version=1,
        plan=view.plan.title,
        municipality=view.plan.municipality.name,
        year=view.year,
        state=view.state,
        counts=[CountJson(mark=rule.mark, name=rule.name, count=count) for rule, count in view.counts],
        indicators=[_indicator(row, view.rubric) for row in view.judged],
        not_reported=[row.standing.indicator.id for row in view.not_reported],
        errors=[_error(row) for row in view.in_error],
    )


def _indicator(row: Judged, rubric: Rubric) -> IndicatorJson:
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
        standing=_standing(row, rubric),
        rate=_rate(row, rubric),
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


def _standing(row: Judged, rubric: Rubric) -> StandingJson:
    standing, facts = row.standing, row.standing.facts
    return StandingJson(
        met=_fact(facts.met),
        met_final=_fact(facts.met_final),
        moved=_fact(facts.moved),
        moved_since_last=_fact(facts.moved_since_last),
        progress=_share("progress", facts.progress, rubric),
        ratio=_share("ratio", facts.ratio, rubric),
        elapsed=_share("elapsed", standing.elapsed, rubric),
        expected=_share("expected", facts.expected, rubric),
        pace=_share("pace", facts.pace, rubric),
        due=standing.due,
        moved_by=_ground(facts.steps.moved),
        moved_since_last_by=_ground(facts.steps.moved_since_last),
        counted_from=standing.began,
    )


def _rate(row: Judged, rubric: Rubric) -> RateJson:
    value = getattr(row.standing.facts, rubric.rate)
    shown = None if isinstance(value, Unknown) else phrases.percentage(rubric.rate, value, rubric).text
    return RateJson(fact=rubric.rate, name=_RATE, value=_share(rubric.rate, value, rubric), shown=shown)


def _ground(move: Move | None) -> GroundJson | None:
    ground = move.ground if move else None
    if isinstance(ground, ByTest):
        sizes = [ground.asked_before, ground.asked_after]
        return GroundJson(by="test", sample_sizes=sizes, z=_z(ground), limit=figures.plain(Z))
    if ground is None:
        return None
    ground_fields = GroundJson(by="tolerance", owner=ground.owner, least=figures.plain(ground.least))
    if ground.percent is None:
        return GroundJson(**ground_fields, points=figures.plain(ground.points))
    return GroundJson(**ground_fields, percent=figures.plain(ground.percent))


def _baseline(indicator: Indicator) -> dict[str, Any] | UnknownJson:
    start = indicator.baseline
    if start is None:
        return UnknownJson(unknown="no baseline")
    if isinstance(start, NumberBaseline):
        return {"year": start.year, "value": _exact(start.value)}
    return {"year": start.year, "stage": start.stage or UnknownJson(unknown="no baseline")}


def _target(target: NumberTarget | StageTarget) -> dict[str, Any]:
    fields: dict[str, Any] = {"by": target.by}
    if target.start is not None:
        fields = {"from": target.start} | fields
    if isinstance(target, StageTarget):
        fields["stage"] = target.stage
    else:
        forms = {name: getattr(target, name) for name in ("value", "min", "max", "of_baseline")}
        fields |= {name: figures.plain(number) for name, number in forms.items() if number is not None}
        fields |= {"trend": target.trend} if target.trend else {}
        fields |= {"every_year": True} if target.every_year else {}
    return fields | ({"label": target.label} if target.label else {})


def _observed(row: Judged) -> dict[str, Any]:
    """Return what the facts rest on; the year differs from the one asked for where a survey is carried over."""
    seen = row.standing.observation
    absent = {} if row.standing.absent is None else {"absent": row.standing.absent}
    if seen is None:
        return {"year": row.standing.year, **absent}
    value = {"stage": seen.entry.stage} if seen.entry.value is None else {"value": figures.plain(seen.entry.value)}
    return {"year": seen.year, **value, **absent}


def _error(row: InError) -> ErrorJson:
    return ErrorJson(id=row.identity, name=row.name, source=_place(row.source))


def _place(span: Span | None) -> PlaceJson | UnknownJson:
    if span is None:
        return UnknownJson(unknown="not reported")
    return PlaceJson(file=span.file, line=span.line, column=span.column)


def _exact(number: Decimal | None) -> Number:
    return UnknownJson(unknown="no baseline") if number is None else figures.plain(number)


def _z(ground: ByTest) -> str:
    """Return z with six places, which never reaches its limit where the exact one does not."""
    return f"{figures.rounding(ground.z, _PLACES, 'half_up', (Z,)):f}"


def _share(fact: str, value: Fraction | Unknown, rubric: Rubric) -> Number:
    return _number(value) if isinstance(value, Unknown) else figures.plain(phrases.for_programs(fact, value, rubric))


def _number(fact: Fraction | Unknown) -> Number:
    return UnknownJson(unknown=fact.reason) if isinstance(fact, Unknown) else figures.plain(fact)


def _fact(fact: Any) -> Any:
    return UnknownJson(unknown=fact.reason) if isinstance(fact, Unknown) else fact
