"""The rubric in plain words: when each grade is given, for readers who have never seen the table."""

from collections.abc import Iterator

from ykplan import describe
from ykplan.model.rubric import Bounds, Condition, GradeRule, Rubric
from ykplan.report import wording
from ykplan.report.values import GradeWay
from ykplan.words import ABSENT, one_line

_FLAGS = {
    ("met", True): "その年度までの目標に達している",
    ("met", False): "その年度までの目標に達していない",
    ("met_final", True): "最終の目標に達している",
    ("met_final", False): "最終の目標に達していない",
    ("due", True): "目標の年度を迎えた",
    ("due", False): "目標の年度はまだ来ていない",
    ("observed", True): "その年度の実績がある",
    ("observed", False): "その年度の実績がない",
}
_MOVES = {"moved": "現状値", "moved_since_last": "前回の実績"}
_MOVED = {"better": "良い", "same": "同じ", "worse": "悪い"}
_SHARES = {
    "progress": "現状値から目標値までの道のりのうち進んだ割合",
    "ratio": "目標値に対する実績の割合",
    "elapsed": "期間のうち過ぎた割合",
    "expected": "その年度の目安",
    "pace": "目安までに進むはずの分に対する、実際に進んだ分の割合",
}


def grades(rubric: Rubric) -> tuple[GradeWay, ...]:
    """Return every grade in the order in which it is tried, with its conditions in words."""
    return tuple(
        GradeWay(one_line(rule.mark), one_line(rule.name), tuple(_when(rule)) or (wording.LAST_RESORT,))
        for rule in rubric.grades
    )


def _when(rule: GradeRule) -> Iterator[str]:
    for condition in rule.when or ():
        yield "、かつ".join(_phrases(condition))


def _phrases(condition: Condition) -> Iterator[str]:
    for name in type(condition).model_fields:
        asked = getattr(condition, name)
        if asked is not None:
            yield _phrase(name, asked)


def _phrase(name: str, asked: object) -> str:
    if isinstance(asked, bool):
        return _FLAGS[name, asked]
    if isinstance(asked, Bounds):
        bounds = "、".join(describe.bounds(asked, percent=name in ("progress", "ratio", "elapsed")))
        return f"{_SHARES[name]}が{bounds}"
    several: tuple[str, ...] = asked if isinstance(asked, tuple) else ()
    if name in _MOVES:
        return f"{_MOVES[name]}と比べて{'か'.join(_MOVED[each] for each in several)}"
    if name == "target":
        return f"目標の形が{'・'.join(describe.TARGETS[each] for each in several)}"
    return f"実績がない理由が{'・'.join(ABSENT[each] for each in several)}"
