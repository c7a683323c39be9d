"""策定された計画: a copy of what was adopted, and how a plan differs from it."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from ykplan.data import printing, spelling
from ykplan.data.model.amendments import Amendment, Approved, in_force
from ykplan.data.model.plan import Indicator, NumberBaseline, NumberTarget, StageBaseline, StageTarget
from ykplan.terms import fiscal, labels
from ykplan.terms.diagnostic import Path
from ykplan.text import inert

FIELDS: Final = {
    "name": "名前",
    "kind": "種類",
    "unit": "単位",
    "better": "よい方向",
    "survey": "アンケート",
    "accumulation": "累計・単年度",
    "definition": "算出方法",
    "stages": "段階",
    "baseline": "現状値",
    "targets": "目標値",
}
"""The fields of an indicator in the approved copy, with their Japanese names."""

READING: Final = ("survey", "accumulation")
"""Fields that only say how to read a figure: learned later, they change nothing that was decided."""

DECIDED: Final = {field: label for field, label in FIELDS.items() if field not in READING}
"""The fields that may not change without an amendment, with their Japanese names."""

SPELLED: Final = ("name", "unit", "definition")
"""Fields that other letters (箇所 for か所) leave what they are. A stage's are not: entries name it by its letters."""

_REMARKS: Final = frozenset(("note", "items", "source"))


def decided(record: NumberBaseline | StageBaseline | NumberTarget | StageTarget) -> dict[str, str]:
    """Return the fields of a baseline or a target that were decided: those written, except remarks.

    By name, with the name in YAML as the value.
    """
    names = {name: info.alias or name for name, info in type(record).model_fields.items()}
    return {name: alias for name, alias in names.items() if name in record.model_fields_set - _REMARKS}


_Baseline: TypeAlias = NumberBaseline | StageBaseline
_Target: TypeAlias = NumberTarget | StageTarget
_NAMES: Final = labels.BETTER | labels.KINDS | labels.ACCUMULATIONS


class Drift(NamedTuple):
    """One difference between an indicator and its approved copy.

    `path` leads to it inside the plan's indicator; None where the plan has no such indicator. `before` is as approved.
    """

    identity: str
    path: Path | None
    what: str
    before: str
    after: str


def drift(approved: Approved, plan: Iterable[Indicator]) -> Iterator[Drift]:
    """Yield how the indicators of a plan differ from the approved ones, in the approved ones' order, then what is new.

    An amendment that is appended is no difference: it is the record of one. Nor is another spelling of the same.
    """
    now = {indicator.id: indicator for indicator in plan}
    for old in approved.indicators:
        if old.id in now:
            yield from _of_indicator(old, now[old.id])
        else:
            yield Drift(old.id, None, "指標", f"「{inert.one_line(old.name)}」", "なし")
    known = {indicator.id for indicator in approved.indicators}
    for new in now.values():
        if new.id not in known and not any(amendment.added for amendment in new.amendments):
            yield Drift(new.id, (), "指標", "なし", f"「{inert.one_line(new.name)}」")


def pending(approved: Approved, plan: Iterable[Indicator]) -> Iterator[tuple[Indicator, int]]:
    """Yield the amendments of a plan that are not among the approved ones: the indicator, and which of its own."""
    known = {indicator.id: len(indicator.amendments) for indicator in approved.indicators}
    for indicator in plan:
        for position in range(known.get(indicator.id, 0), len(indicator.amendments)):
            yield indicator, position


def _of_indicator(old: Indicator, new: Indicator) -> Iterator[Drift]:
    for field in DECIDED:
        yield from _of_field(old, new, field)
    before: tuple[Amendment, ...] = old.amendments
    after: tuple[Amendment, ...] = new.amendments
    for position, amendment in enumerate(before):
        if position >= len(after):
            yield Drift(old.id, (), "改定", _when(amendment), "なし")
        else:
            differences = _of_amendment(old, new, position)
            yield from (
                difference._replace(path=("amendments", position, *(difference.path or ())))
                for difference in differences
            )


def _of_amendment(old: Indicator, new: Indicator, position: int) -> Iterator[Drift]:
    before, after = old.amendments[position], new.amendments[position]
    when = _when(before)
    if (before.start, before.on, before.added, before.dropped) != (after.start, after.on, after.added, after.dropped):
        yield Drift(old.id, (), "改定", _turn(before), _turn(after))
        return
    if before.reason != after.reason:
        said_before, said_after = (f"「{inert.one_line(amendment.reason)}」" for amendment in (before, after))
        yield Drift(old.id, ("reason",), f"{when}の理由", said_before, said_after)
    was, now = in_force(old, before.start), in_force(new, after.start)
    for field, called in DECIDED.items():
        written, still = field in before.changes(), field in after.changes()
        if written or still:
            differences = list(_of_field(was, now, field))
            if written != still and not differences:
                # Said once more it reads the same, and yet begins a new definition, or a new line.
                named = (
                    drift_words(indicator, field) if there else "なし"
                    for indicator, there in ((was, written), (now, still))
                )
                differences = [Drift(old.id, (field,), called, *named)]
            yield from (difference._replace(what=f"{when}の{difference.what}") for difference in differences)


def _of_field(old: Indicator, new: Indicator, field: str) -> Iterator[Drift]:
    before, after = getattr(old, field, None), getattr(new, field, None)
    if field == "targets":
        yield from _of_targets(old, new)
    elif field == "baseline":
        if not _same(before, after):
            yield Drift(
                old.id,
                (field, *_differing(before, after)),
                FIELDS[field],
                drift_words(old, field),
                drift_words(new, field),
            )
    elif before != after and not respelled(field, before, after):
        yield Drift(old.id, (field,), FIELDS[field], drift_words(old, field), drift_words(new, field))


def respelled(field: str, before: object, after: object) -> bool:
    """Tell whether a field only changed its spelling: か所 and 箇所, full-width digits, another dash."""
    if field not in SPELLED or before == after or not (isinstance(before, str) and isinstance(after, str)):
        return False
    if field == "unit":
        return spelling.same_unit(before, after)
    return spelling.same_words(before, after)


def _of_targets(old: Indicator, new: Indicator) -> Iterator[Drift]:
    before: tuple[_Target, ...] = old.targets
    after: tuple[_Target, ...] = new.targets
    if len(before) != len(after):
        was, now = drift_words(old, "targets"), drift_words(new, "targets")
        yield Drift(old.id, ("targets",), "目標値", was, now)
        return
    for position, (one, other) in enumerate(zip(before, after, strict=True)):
        if not _same(one, other):
            path = ("targets", position, *_differing(one, other))
            yield Drift(old.id, path, "目標値", _goal(one, old), _goal(other, new))


def _same(before: _Baseline | _Target | None, after: _Baseline | _Target | None) -> bool:
    """Tell whether two baselines or targets are equal, apart from remarks."""
    if before is None or after is None:
        return before is after
    names = decided(before).keys() | decided(after).keys()
    return type(before) is type(after) and all(getattr(before, name) == getattr(after, name) for name in names)


def _differing(before: _Baseline | _Target | None, after: _Baseline | _Target | None) -> Path:
    """Return the path of the first written field of a baseline or a target that differs."""
    if before is None or after is None:
        return ()
    differing = (alias for name, alias in decided(after).items() if getattr(before, name, None) != getattr(after, name))
    return tuple(differing)[:1]


def drift_words(indicator: Indicator, field: str) -> str:
    """Return one of an indicator's approved fields in words."""
    value = getattr(indicator, field, None)
    if field == "targets":
        return _goals(indicator)
    if field == "baseline":
        start = indicator.baseline
        return printing.baseline(indicator).text + (f"（{_taken(start, indicator)}）" if start else "")
    if field == "survey":
        return (
            "いいえ"
            if value is None
            else "はい"
            if value.tolerance is None
            else f"はい（±{value.tolerance:f}まで同じ）"
        )
    if field == "stages":
        return f"「{'、'.join(map(inert.one_line, value))}」" if value else "なし"
    return _NAMES.get(value) or f"「{inert.one_line(value)}」" if value else "なし"


def _taken(start: _Baseline, indicator: Indicator) -> str:
    """Return the time of a baseline, and its sample size if written."""
    answers = start.sample_size if isinstance(start, NumberBaseline) else None
    return printing.baseline(indicator).taken_short + ("" if answers is None else f"、回答数{answers}")


def _goals(indicator: Indicator) -> str:
    targets: tuple[_Target, ...] = indicator.targets
    return "、".join(_goal(target, indicator) for target in targets)


def _goal(target: _Target, indicator: Indicator) -> str:
    text = printing.target_text(target.model_copy(update={"label": None}), indicator)
    label = "" if target.label is None else f"{inert.one_line(target.label)}＝"
    return f"{label}{text}（{printing.target_years(target)}）"


def _when(amendment: Amendment) -> str:
    return f"{fiscal.show_year(amendment.start)}からの改定"


def _turn(amendment: Amendment) -> str:
    turn = "、追加" if amendment.added else "、廃止" if amendment.dropped else ""
    return f"{fiscal.show_year(amendment.start)}から（{amendment.on.isoformat()}決定{turn}）"
