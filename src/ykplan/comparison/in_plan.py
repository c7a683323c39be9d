"""What changed in the plan: its head, measures and indicators, and the amendments that are new."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from ykplan.comparison.change import ALWAYS, NONE, Change, change_text, in_a_list
from ykplan.data import printing
from ykplan.data.contents import IndicatorAt
from ykplan.data.drift import FIELDS, READING, SPELLED, drift, drift_words, pending, respelled
from ykplan.data.model.amendments import Amendment, Approved, in_force
from ykplan.data.model.fields import FrozenRecord
from ykplan.data.model.plan import Indicator, Measure, NumberIndicator, NumberTarget, Plan, StageTarget
from ykplan.data.model.rubric import GradeRule, Rubric
from ykplan.judging.book import Book
from ykplan.terms import fiscal, labels
from ykplan.text import figures, inert, likeness

_PARTS = {"rate": "達成率の求め方", "rounding": "端数処理", "tolerance": "変わらないとみなす幅"}
_PRINTED = ("rate", "rounding")


def in_rubric(before: Book, after: Book) -> Iterator[Change]:
    """Yield what changed in the rules of judgement."""
    old, new = before.plan.rubric, after.plan.rubric
    if before.rubric == after.rubric:
        return
    if not (isinstance(old, Rubric) and isinstance(new, Rubric)):
        yield _change("判定基準", _named(before.plan), _named(after.plan))
        return
    for part, what in _PARTS.items():
        if (was := getattr(old, part)) != (now := getattr(new, part)):
            change = _change(f"判定基準の{what}", _written(was), _written(now))
            yield change._replace(moves=None) if part in _PRINTED else change
    yield from _grades(old, new)


def _grades(old: Rubric, new: Rubric) -> Iterator[Change]:
    before, after = (tuple(map(_name, rubric.grades)) for rubric in (old, new))
    if before != after:
        yield _change("判定基準の判定", "、".join(before), "、".join(after))
    later = _by_name(new)
    for which, grade in _by_name(old).items():
        if which in later and (was := _conditions(grade)) != (now := _conditions(later[which])):
            yield _change(f"判定基準の「{which[0]}」の条件", was, now)


def _by_name(rubric: Rubric) -> dict[tuple[str, int], GradeRule]:
    """Return the grades by name and, since several may be called the same, by which of those each is."""
    seen: Counter[str] = Counter()
    rules: dict[tuple[str, int], GradeRule] = {}
    for grade in rubric.grades:
        name = _name(grade)
        rules[name, seen[name]] = grade
        seen[name] += 1
    return rules


def _change(what: str, was: str, now: str) -> Change:
    return Change("", "", None, "rubric", what, was, now, moves=ALWAYS)


def _named(plan: Plan) -> str:
    return "計画に書かれたもの" if isinstance(plan.rubric, Rubric) else inert.one_line(plan.rubric)


def _name(grade: GradeRule) -> str:
    return inert.one_line(f"{grade.mark} {grade.name}")


def _conditions(grade: GradeRule) -> str:
    return "、または".join(_written(condition) for condition in grade.when or ()) or NONE


def _written(value: Any) -> str:
    """Return a part of a rubric as it is written in a plan."""
    if hasattr(value, "model_dump"):
        value = value.model_dump(exclude_unset=True)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_written(inside)}" for name, inside in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_written, value)) + "]" if len(value) != 1 else _written(value[0])
    if isinstance(value, Decimal):
        return figures.plain(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


_BESIDE: Final = {"section": "担当課", "source": "出典", "role": "指標の種類", "notes": "注", "items": "内訳"}
_AMENDED: Final = {**FIELDS, "section": "担当課", "source": "出典"}
_NAMING: Final = frozenset(("name", "reason"))
_READ: Final = ("signed", *READING)
_REMARKS: Final = {"source": "出典", "note": "注", "items": "内訳"}


def plan_changes(before: Book, after: Book) -> Iterator[Change]:
    """Yield what changed in the plan, from the head down."""
    yield from _heads(before, after)
    yield from _measures(before.plan, after.plan)
    order = list({**after.places, **before.places})
    yield from sorted(_indicators(before, after), key=lambda change: order.index(change.identity))
    yield from _copy(before, after)


def _copy(before: Book, after: Book) -> Iterator[Change]:
    """Yield the mistakes that were put right in the approved copy itself."""
    old, new = (state.checked.loaded.approved for state in (before, after))
    places = {**before.places, **after.places}
    for correction in new.corrected[len(old.corrected) if old else 0 :] if new else ():
        why = f"{inert.one_line(correction.reason)}、{correction.on.isoformat()}"
        what, was = f"写しの{inert.one_line(correction.what)}", inert.one_line(correction.was)
        name = inert.one_line(places[correction.id].indicator.name) if correction.id in places else ""
        yield Change(correction.id, name, None, "approved", what, was, "計画のとおり", why)


def _heads(before: Book, after: Book) -> Iterator[Change]:
    old, new = before.plan, after.plan
    heads = (
        ("title", "計画の名前", old.title, new.title),
        ("municipality", "自治体", old.municipality.name, new.municipality.name),
        ("municipality", "自治体のコード", old.municipality.code, new.municipality.code),
        ("period", "計画期間", _period(old), _period(new)),
        ("notes", "計画の注", old.notes, new.notes),
        ("glossary", "用語", _glossary(old), _glossary(new)),
    )
    for kind, what, was, now in heads:
        if was != now:
            moves = ALWAYS if kind == "period" else None
            yield Change(
                "", "", None, kind, what, inert.one_line(was or NONE), inert.one_line(now or NONE), None, moves
            )
    yield from in_rubric(before, after)


def _period(plan: Plan) -> str:
    return f"{fiscal.show_year(plan.period.start)}〜{fiscal.show_year(plan.period.end)}"


def _glossary(plan: Plan) -> str:
    return "、".join(f"{term}: {meaning}" for term, meaning in plan.glossary.items())


def _measures(old: Plan, new: Plan) -> Iterator[Change]:
    before, after = ({measure.id: measure for measure in plan.measures} for plan in (old, new))
    for identity in {**before, **after}:
        was, now = before.get(identity), after.get(identity)
        named = now or was
        name = inert.one_line(named.title) if named else ""
        if was is None or now is None:
            kind, there = ("added", (NONE, name)) if was is None else ("removed", (name, NONE))
            yield Change(identity, name, None, kind, "基本施策", *there)
            continue
        for kind, what, one, other in _measure_fields(was, now):
            if one != other:
                yield Change(identity, name, None, kind, what, one or NONE, other or NONE)


def _measure_fields(was: Measure, now: Measure) -> Iterator[tuple[str, str, str, str]]:
    def priority(measure: Measure) -> str:
        return "" if measure.priority is None else str(measure.priority)

    yield "title", "施策の名前", inert.one_line(was.title), inert.one_line(now.title)
    yield "priority", "重点施策", priority(was), priority(now)
    yield "visions", "めざす姿", in_a_list(was.visions), in_a_list(now.visions)
    yield "summary", "施策の説明", inert.one_line(was.summary or ""), inert.one_line(now.summary or "")
    yield "notes", "施策の注", inert.one_line(was.notes or ""), inert.one_line(now.notes or "")


def _indicators(before: Book, after: Book) -> Iterator[Change]:
    old, new = before.places, after.places
    adopted = Approved(indicators=tuple(place.indicator for place in old.values()))
    now = [place.indicator for place in new.values()]
    for moved in drift(adopted, now):
        name = inert.one_line((new.get(moved.identity) or old[moved.identity]).indicator.name)
        gone, fresh = moved.path is None, moved.what == "指標" and moved.path is not None
        kind = "removed" if gone else "added" if fresh else "amendment" if "改定" in moved.what else str(moved.path[0])  # type: ignore[index]  # a path, where it is not gone
        moves = None if _NAMING.intersection(moved.path or ()) or kind == "definition" else ALWAYS
        yield Change(moved.identity, name, None, kind, moved.what, moved.before, moved.after, None, moves)
    for indicator, position in pending(adopted, now):
        yield from _amendment(indicator, position)
    for identity in (identity for identity in new if identity in old):
        yield from _beside(old[identity], new[identity])


def _amendment(indicator: Indicator, position: int) -> Iterator[Change]:
    amendment: Amendment = indicator.amendments[position]
    name, when = inert.one_line(indicator.name), fiscal.show_year(amendment.start)
    why = f"{inert.one_line(amendment.reason)}、{amendment.on.isoformat()}決定"
    if amendment.added or amendment.dropped:
        kind, what = ("added", "追加") if amendment.added else ("dropped", "廃止")
        yield Change(indicator.id, name, None, kind, what, NONE, f"{when}から", why, amendment.start)
    was, now = (
        in_force(indicator.model_copy(update={"amendments": indicator.amendments[:count]}), amendment.start)
        for count in (position, position + 1)
    )
    for field, called in _AMENDED.items():
        if field in amendment.changes():
            what = f"{when}からの{called}"
            moves = None if field in (*_NAMING, *_BESIDE) else amendment.start
            yield Change(
                indicator.id,
                name,
                None,
                "amendment",
                what,
                drift_words(was, field),
                drift_words(now, field),
                why,
                moves,
            )


def _beside(old: IndicatorAt, new: IndicatorAt) -> Iterator[Change]:
    identity, name = new.indicator.id, inert.one_line(new.indicator.name)
    if old.measure.id != new.measure.id:
        was, now = inert.one_line(old.measure.id), inert.one_line(new.measure.id)
        yield Change(identity, name, None, "measure", "基本施策", was, now)
    for field, was, now in _spellings(old.indicator, new.indicator):
        yield Change(identity, name, None, field, f"{FIELDS[field]}の書き方", was, now)
    for one, other in zip(old.indicator.amendments, new.indicator.amendments, strict=False):
        for field, was, now in _spellings(one, other):
            what = f"{fiscal.show_year(other.start)}からの改定の{FIELDS[field]}の書き方"
            yield Change(identity, name, None, "amendment", what, was, now)
        for field in ("section", "source"):
            if (was := change_text(getattr(one, field))) != (now := change_text(getattr(other, field))):
                what = f"{fiscal.show_year(other.start)}からの改定の{_AMENDED[field]}"
                yield Change(identity, name, None, "amendment", what, was or NONE, now or NONE)
    before, after = (dict(_remarks(place.indicator)) for place in (old, new))
    for (field, what), was in {**dict.fromkeys(after, ""), **before}.items():
        if was != (now := after.get((field, what), "")):
            moves = ALWAYS if field in _READ else None
            yield Change(identity, name, None, field, what, was or NONE, now or NONE, None, moves)


def _spellings(old: FrozenRecord, new: FrozenRecord) -> Iterator[tuple[str, str, str]]:
    """Yield the fields that say the same in letters that are seen to be others, as they were and are."""
    for field in SPELLED:
        before, after = getattr(old, field, None), getattr(new, field, None)
        was, now = inert.one_line(str(before)), inert.one_line(str(after))
        if respelled(field, before, after) and likeness.seen(was) != likeness.seen(now):
            yield field, was, now


def _remarks(indicator: Indicator) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what is written beside that which was decided: by field and in words, and what it says."""
    for field, what in _BESIDE.items():
        value = getattr(indicator, field)
        yield (field, what), labels.ROLES[value] if field == "role" and value else change_text(value)
    if isinstance(indicator, NumberIndicator):
        yield ("signed", "負の数"), "あり" if indicator.signed else ""
        yield from (((field, FIELDS[field]), drift_words(indicator, field)) for field in READING)
    if indicator.baseline is not None:
        for field, what in _REMARKS.items():
            yield ("baseline", f"現状値の{what}"), change_text(getattr(indicator.baseline, field))
    targets: tuple[NumberTarget | StageTarget, ...] = indicator.targets
    for target in targets:
        yield ("targets", f"目標値（{printing.target_years(target)}）の注"), change_text(target.note)
