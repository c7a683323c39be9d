"""What changed in the rubric: another one by name, or the parts of one that is written in the plan."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ykplan import words
from ykplan.diff.change import ALWAYS, NONE, Change, State
from ykplan.model.plan import Plan
from ykplan.model.rubric import GradeRule, Rubric

_PARTS = {"rate": "達成率の求め方", "rounding": "端数処理", "tolerance": "変わらないとみなす幅"}
_PRINTED = ("rate", "rounding")


def in_rubric(before: State, after: State) -> Iterator[Change]:
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
    found: dict[tuple[str, int], GradeRule] = {}
    for grade in rubric.grades:
        name = _name(grade)
        found[name, seen[name]] = grade
        seen[name] += 1
    return found


def _change(what: str, was: str, now: str) -> Change:
    return Change("", "", None, "rubric", what, was, now, moves=ALWAYS)


def _named(plan: Plan) -> str:
    return "計画に書かれたもの" if isinstance(plan.rubric, Rubric) else words.one_line(plan.rubric)


def _name(grade: GradeRule) -> str:
    return words.one_line(f"{grade.mark} {grade.name}")


def _conditions(grade: GradeRule) -> str:
    return "、または".join(_written(each) for each in grade.when or ()) or NONE


def _written(value: Any) -> str:
    """Return a part of a rubric as it is written in a plan."""
    if hasattr(value, "model_dump"):
        value = value.model_dump(exclude_unset=True)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_written(inside)}" for name, inside in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_written, value)) + "]" if len(value) != 1 else _written(value[0])
    if isinstance(value, Decimal):
        return words.plain(value)
    return str(value).lower() if isinstance(value, bool) else str(value)
