"""The rubric: which one, and whether each of its grades can be given."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ykplan.data.contents import Loaded
from ykplan.data.loading import shipped_rubrics
from ykplan.data.model.rubric import Bounds, Condition
from ykplan.rules.hints.misfits import shown_text
from ykplan.rules.hints.unseen import near, with_near
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Severity


@rule("YK116", Severity.ERROR)
def unknown_rubric(loaded: Loaded) -> Iterator[Finding]:
    """その名前の判定基準はない。

    rubric には、ykplan に備わった判定基準の名前を書くか、判定の表そのものを書く。
    """
    if loaded.plan and isinstance(loaded.plan.rubric, str) and loaded.rubric is None:
        name, known = loaded.plan.rubric, shipped_rubrics()
        guess = near(loaded.plan_source, ("rubric",), name, known)
        hint, fix = with_near(f"備わっているのは {'、'.join(known)} です", guess), guess.fix if guess else None
        message = f"「{shown_text(name)}」という判定基準はありません"
        yield Finding(loaded.plan_source, ("rubric",), message, hint, fix=fix)


_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")


def possible(condition: Condition) -> bool:
    """Tell whether a condition can be met at all: no empty range, no empty list of names."""
    return all(_possible(value) for value in asked_for(condition).values())


def covers(wide: Condition, narrow: Condition) -> bool:
    """Tell whether `wide` holds wherever `narrow` does."""
    narrow_fields = asked_for(narrow)
    return all(name in narrow_fields and _covers(bound, narrow_fields[name]) for name, bound in asked_for(wide).items())


def asked_for(condition: Condition) -> dict[str, Any]:
    """Return the fields of a condition that are set."""
    fields = {name: getattr(condition, name) for name in type(condition).model_fields}
    return {name: value for name, value in fields.items() if value is not None}


def _possible(value: Any) -> bool:
    if isinstance(value, Bounds):
        (low, low_open), (high, high_open) = _ends(value)
        return low < high or (low == high and not (low_open or high_open))
    return not isinstance(value, tuple) or len(value) > 0


def _covers(wide: Any, narrow: Any) -> bool:
    if isinstance(wide, Bounds):
        (low, low_open), (high, high_open) = _ends(wide)
        (lower, lower_open), (upper, upper_open) = _ends(narrow)
        below = low < lower or (low == lower and (lower_open or not low_open))
        above = high > upper or (high == upper and (upper_open or not high_open))
        return below and above
    return set(narrow) <= set(wide) if isinstance(wide, tuple) else bool(wide == narrow)


def _ends(bounds: Bounds) -> tuple[tuple[Decimal, bool], tuple[Decimal, bool]]:
    """Return the lower and the upper bound, each with whether it is exclusive."""
    lower = max(
        (bounds.min if bounds.min is not None else _LOWEST, False),
        (bounds.above if bounds.above is not None else _LOWEST, bounds.above is not None),
    )
    upper_closed = bounds.max if bounds.max is not None else _HIGHEST
    upper_open = bounds.below if bounds.below is not None else _HIGHEST
    upper = (upper_open, bounds.below is not None) if upper_open <= upper_closed else (upper_closed, False)
    return lower, upper


@rule("YK117", Severity.WARNING)
def grade_never_given(loaded: Loaded) -> Iterator[Finding]:
    """決して付かない判定がある。

    判定は上から順に試し、初めに条件の合ったものが付く。前の判定の条件が後の判定の条件をすべて含んでいたり、条件どうしが
    食い違っていたりすると、その判定は決して付かない。条件のない判定より後ろに判定があるときは、すべての指標が同じ判定に
    なってしまうので誤りとする。順番か、数の境目（min は以上、above は超える）を確かめる。
    """
    if loaded.rubric is None or loaded.plan is None or isinstance(loaded.plan.rubric, str):
        return
    earlier: list[Condition] = []
    last_resort = False
    for position, grade in enumerate(loaded.rubric.grades):
        alternatives = grade.when if grade.when is not None else (Condition(),)
        if grade.when is not None and not all(map(asked_for, grade.when)):
            message = f"判定「{grade.mark} {grade.name}」の条件に、何も求めないものがあります"
            hint = "null や空の { } を消して、条件を書いてください"
            where = ("rubric", "grades", position, "when")
            yield Finding(loaded.plan_source, where, message, hint, severity=Severity.ERROR)
        if last_resort or not any(_open(alternative, earlier) for alternative in alternatives):
            message = f"判定「{grade.mark} {grade.name}」は決して付きません"
            hint = "前の判定がすべて先に取るか、条件が食い違っています。順番と境目を確かめてください"
            # After a grade that asks for nothing no figure is judged at all: that is no oddity but an error.
            severity = Severity.ERROR if last_resort else Severity.WARNING
            path = ("rubric", "grades", position)
            yield Finding(loaded.plan_source, path, message, hint, severity=severity)
        earlier += alternatives
        last_resort = last_resort or grade.when is None


def _open(condition: Condition, earlier: list[Condition]) -> bool:
    return possible(condition) and not any(covers(taken, condition) for taken in earlier)


@rule("YK118", Severity.ERROR)
def no_last_resort(loaded: Loaded) -> Iterator[Finding]:
    """どの判定にも当てはまらないときの判定がない。

    最後の判定には条件（when）を書かない。そうしないと、どれにも当てはまらない指標に判定が付かず、表から抜けてしまう。
    """
    if loaded.rubric is None or loaded.plan is None or isinstance(loaded.plan.rubric, str):
        return
    last = loaded.rubric.grades[-1]
    if all(grade.when is not None for grade in loaded.rubric.grades):
        message = f"最後の判定「{last.mark} {last.name}」に条件があり、どれにも当てはまらない指標に判定が付きません"
        hint = "条件のない判定を最後に足してください（例 {mark: －, name: 判定なし}）"
        path = ("rubric", "grades", len(loaded.rubric.grades) - 1)
        yield Finding(loaded.plan_source, path, message, hint)


@rule("YK122", Severity.ERROR)
def two_tolerances(loaded: Loaded) -> Iterator[Finding]:
    """許容幅が二通りに書かれている。

    tolerance には points（ポイント）か percent（％）のどちらか一つを書く。両方あると、どちらで比べるのか決められない。
    """
    if loaded.rubric and loaded.rubric.tolerance.points is not None and loaded.rubric.tolerance.percent is not None:
        message = "許容幅（tolerance）に points と percent の両方があります"
        yield Finding(loaded.plan_source, ("rubric", "tolerance"), message, "どちらか一つにしてください")
