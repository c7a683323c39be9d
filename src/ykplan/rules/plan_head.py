"""The plan's head and ids: the period, the municipality, no id twice."""

import re
from collections import Counter
from collections.abc import Iterator

from ykplan.data.contents import Loaded
from ykplan.rules.rule import Finding, rule
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Severity


@rule("YK101", Severity.ERROR)
def duplicate_id(loaded: Loaded) -> Iterator[Finding]:
    """同じ番号の施策または指標が二つある。

    番号は、計画と実績を結ぶただ一つの手がかりである。同じ番号が二つあると、実績がどちらのものか決められない。
    """
    measures = [(measure.path, measure.identity) for measure in loaded.outline if measure.identity is not None]
    for kind, written in (("施策", measures), ("指標", loaded.written)):
        seen: Counter[str] = Counter()
        for path, identity in written:
            if seen[identity]:
                message = f"{kind}の番号「{identity}」が前にも使われています"
                yield Finding(loaded.plan_source, (*path, "id"), message, "どちらかの番号を改めてください")
            seen[identity] += 1


@rule("YK102", Severity.ERROR)
def period_reversed(loaded: Loaded) -> Iterator[Finding]:
    """計画期間の終わりが初めより前である。

    期間が決まらないと、どの年度の実績を見るのか、いつ目標の年度が来るのかが決まらない。
    """
    if loaded.plan and loaded.plan.period.end < loaded.plan.period.start:
        start, end = fiscal.show_year(loaded.plan.period.start), fiscal.show_year(loaded.plan.period.end)
        message = f"計画期間の終わり（{end}）が初め（{start}）より前です"
        yield Finding(loaded.plan_source, ("period", "to"), message, "from と to を確かめてください")


_CODE = re.compile(r"\d{6}", re.ASCII)
_WEIGHTS = (6, 5, 4, 3, 2)


@rule("YK121", Severity.WARNING)
def municipality_code(loaded: Loaded) -> Iterator[Finding]:
    """全国地方公共団体コードが正しくない。

    コードは6桁で、最後の1桁は前の5桁から計算される検査数字である。打ち間違いのほとんどはこれで見つかる。
    """
    code = loaded.plan.municipality.code if loaded.plan else None
    if code is None or (_CODE.fullmatch(code) and int(code[5]) == _check_digit(code)):
        return
    message = f"全国地方公共団体コード「{code}」が正しくありません"
    yield Finding(
        loaded.plan_source,
        ("municipality", "code"),
        message,
        "半角の数字6桁で、最後の1桁（検査数字）まで確かめて書いてください",
    )


def _check_digit(code: str) -> int:
    """Return the last digit that the first five ask for (総務省「全国地方公共団体コード」の検査数字)."""
    total = sum(int(digit) * weight for digit, weight in zip(code[:5], _WEIGHTS, strict=True))
    return (11 - total % 11) % 10
