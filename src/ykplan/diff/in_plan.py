"""What changed in the plan: its head, measures and indicators, and the amendments that are new."""

from collections.abc import Iterator
from typing import Final

from ykplan import fiscal, printed, words
from ykplan.approved import FIELDS, READING, SPELLED
from ykplan.approved.drift import drift, pending, respelled, said
from ykplan.diff.change import ALWAYS, NONE, Change, State, listed, text
from ykplan.diff.in_rubric import in_rubric
from ykplan.loaded import Place
from ykplan.model.amended import Amendment, in_force
from ykplan.model.approved import Approved
from ykplan.model.fields import Record
from ykplan.model.plan import Indicator, Measure, NumberIndicator, NumberTarget, Plan, StageTarget

_BESIDE: Final = {"section": "担当課", "source": "出典", "role": "指標の種類", "notes": "注", "items": "内訳"}
_AMENDED: Final = {**FIELDS, "section": "担当課", "source": "出典"}
_NAMING: Final = frozenset(("name", "reason"))
_READ: Final = ("signed", *READING)
_REMARKS: Final = {"source": "出典", "note": "注", "items": "内訳"}


def in_plan(before: State, after: State) -> Iterator[Change]:
    """Yield what changed in the plan, from the head down."""
    yield from _heads(before, after)
    yield from _measures(before.plan, after.plan)
    order = list({**after.places, **before.places})
    yield from sorted(_indicators(before, after), key=lambda change: order.index(change.identity))
    yield from _copy(before, after)


def _copy(before: State, after: State) -> Iterator[Change]:
    """Yield the mistakes that were put right in the approved copy itself."""
    old, new = (state.checked.loaded.approved for state in (before, after))
    places = {**before.places, **after.places}
    for each in new.corrected[len(old.corrected) if old else 0 :] if new else ():
        why = f"{words.one_line(each.reason)}、{each.on.isoformat()}"
        what, was = f"写しの{words.one_line(each.what)}", words.one_line(each.was)
        name = words.one_line(places[each.id].indicator.name) if each.id in places else ""
        yield Change(each.id, name, None, "approved", what, was, "計画のとおり", why)


def _heads(before: State, after: State) -> Iterator[Change]:
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
                "", "", None, kind, what, words.one_line(was or NONE), words.one_line(now or NONE), None, moves
            )
    yield from in_rubric(before, after)


def _period(plan: Plan) -> str:
    return f"{fiscal.show(plan.period.start)}〜{fiscal.show(plan.period.end)}"


def _glossary(plan: Plan) -> str:
    return "、".join(f"{term}: {meaning}" for term, meaning in plan.glossary.items())


def _measures(old: Plan, new: Plan) -> Iterator[Change]:
    before, after = ({measure.id: measure for measure in plan.measures} for plan in (old, new))
    for identity in {**before, **after}:
        was, now = before.get(identity), after.get(identity)
        named = now or was
        name = words.one_line(named.title) if named else ""
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

    yield "title", "施策の名前", words.one_line(was.title), words.one_line(now.title)
    yield "priority", "重点施策", priority(was), priority(now)
    yield "visions", "めざす姿", listed(was.visions), listed(now.visions)
    yield "summary", "施策の説明", words.one_line(was.summary or ""), words.one_line(now.summary or "")
    yield "notes", "施策の注", words.one_line(was.notes or ""), words.one_line(now.notes or "")


def _indicators(before: State, after: State) -> Iterator[Change]:
    old, new = before.places, after.places
    adopted = Approved(indicators=tuple(place.indicator for place in old.values()))
    now = [place.indicator for place in new.values()]
    for found in drift(adopted, now):
        name = words.one_line((new.get(found.identity) or old[found.identity]).indicator.name)
        gone, fresh = found.path is None, found.what == "指標" and found.path is not None
        kind = "removed" if gone else "added" if fresh else "amendment" if "改定" in found.what else str(found.path[0])  # type: ignore[index]  # a path, where it is not gone
        moves = None if _NAMING.intersection(found.path or ()) or kind == "definition" else ALWAYS
        yield Change(found.identity, name, None, kind, found.what, found.before, found.after, None, moves)
    for indicator, position in pending(adopted, now):
        yield from _amendment(indicator, position)
    for identity in (identity for identity in new if identity in old):
        yield from _beside(old[identity], new[identity])


def _amendment(indicator: Indicator, position: int) -> Iterator[Change]:
    amendment: Amendment = indicator.amendments[position]
    name, when = words.one_line(indicator.name), fiscal.show(amendment.start)
    why = f"{words.one_line(amendment.reason)}、{amendment.on.isoformat()}決定"
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
            yield Change(indicator.id, name, None, "amendment", what, said(was, field), said(now, field), why, moves)


def _beside(old: Place, new: Place) -> Iterator[Change]:
    identity, name = new.indicator.id, words.one_line(new.indicator.name)
    if old.measure.id != new.measure.id:
        was, now = words.one_line(old.measure.id), words.one_line(new.measure.id)
        yield Change(identity, name, None, "measure", "基本施策", was, now)
    for field, was, now in _spellings(old.indicator, new.indicator):
        yield Change(identity, name, None, field, f"{FIELDS[field]}の書き方", was, now)
    for one, other in zip(old.indicator.amendments, new.indicator.amendments, strict=False):
        for field, was, now in _spellings(one, other):
            what = f"{fiscal.show(other.start)}からの改定の{FIELDS[field]}の書き方"
            yield Change(identity, name, None, "amendment", what, was, now)
        for field in ("section", "source"):
            if (was := text(getattr(one, field))) != (now := text(getattr(other, field))):
                what = f"{fiscal.show(other.start)}からの改定の{_AMENDED[field]}"
                yield Change(identity, name, None, "amendment", what, was or NONE, now or NONE)
    before, after = (dict(_remarks(each.indicator)) for each in (old, new))
    for (field, what), was in {**dict.fromkeys(after, ""), **before}.items():
        if was != (now := after.get((field, what), "")):
            moves = ALWAYS if field in _READ else None
            yield Change(identity, name, None, field, what, was or NONE, now or NONE, None, moves)


def _spellings(old: Record, new: Record) -> Iterator[tuple[str, str, str]]:
    """Yield the fields that say the same in letters that are seen to be others, as they were and are."""
    for field in SPELLED:
        before, after = getattr(old, field, None), getattr(new, field, None)
        was, now = words.one_line(str(before)), words.one_line(str(after))
        if respelled(field, before, after) and words.seen(was) != words.seen(now):
            yield field, was, now


def _remarks(indicator: Indicator) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what is written beside that which was decided: by field and in words, and what it says."""
    for field, what in _BESIDE.items():
        value = getattr(indicator, field)
        yield (field, what), words.ROLES[value] if field == "role" and value else text(value)
    if isinstance(indicator, NumberIndicator):
        yield ("signed", "負の数"), "あり" if indicator.signed else ""
        yield from (((field, FIELDS[field]), said(indicator, field)) for field in READING)
    if indicator.baseline is not None:
        for field, what in _REMARKS.items():
            yield ("baseline", f"現状値の{what}"), text(getattr(indicator.baseline, field))
    targets: tuple[NumberTarget | StageTarget, ...] = indicator.targets
    for target in targets:
        yield ("targets", f"目標値（{printed.target_years(target)}）の注"), text(target.note)
