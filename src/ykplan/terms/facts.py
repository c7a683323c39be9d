"""The facts of judging: the table behind a rubric's conditions, the words on a grade, the schema and the hints.

A new fact is a row in `FACTS`, a field of `Condition` in `data/model/rubric.py`, and a value that judging computes;
`tests/terms/test_tables.py` names what is missing.
"""

from typing import Final, Literal, NamedTuple, TypeAlias

from ykplan.terms.absence import NOT_REPORTED, NOT_REPORTED_LABEL

Moved: TypeAlias = Literal["better", "same", "worse"]
"""Which way a figure went, in the good direction."""
TargetKind: TypeAlias = Literal["value", "range", "trend", "keep", "stage", "yearly"]
"""How a target is judged."""
FactType: TypeAlias = Literal["flag", "move", "share", "pace", "figure", "target", "absence"]
"""What a fact is: yes or no, a `Moved`, a share printed in percent, a number without a unit, a figure in the unit of
the indicator, a `TargetKind`, a reason for having no figure."""


class MoveWords(NamedTuple):
    """The words for a direction: of a change, of a comparison, and synonyms."""

    label: str
    beside: str
    taken: str
    about: str
    synonyms: tuple[str, ...]


class TargetForm(NamedTuple):
    """The words for a form of target, and what else people write for it."""

    label: str
    synonyms: tuple[str, ...] = ()


class Fact(NamedTuple):
    """A fact that a rubric may ask for.

    `label` names it beside what was found, `about` explains it in the schema. `sentence` is the condition in the
    report: of a flag all of it (`negation` where it must not hold), else what stands before the bounds or the names.
    """

    type: FactType
    label: str
    about: str
    sentence: str
    negation: str = ""

    @property
    def bounded(self) -> bool:
        """Tell whether a condition sets bounds for it."""
        return self.type in ("share", "pace", "figure")


MOVES: Final[dict[Moved, MoveWords]] = {
    "better": MoveWords("良くなった", "良い", "良くなったとする", "改善", ("up", "改善", "良化")),
    "same": MoveWords("変わらない", "同じ", "変わらないとみなす", "変化なし", ("横ばい", "変化なし")),
    "worse": MoveWords("悪くなった", "悪い", "悪くなったとする", "悪化", ("down", "悪化")),
}
TARGETS: Final[dict[TargetKind, TargetForm]] = {
    "value": TargetForm("数値", ("数値",)),
    "range": TargetForm("範囲", ("範囲",)),
    "trend": TargetForm("増減", ("増減",)),
    "keep": TargetForm("維持", ("→", "現状維持")),
    "stage": TargetForm("段階"),
    "yearly": TargetForm("毎年", ("毎年", "単年度")),
}
_MOVE: Final = "、".join(f"{name} は{move.about}" for name, move in MOVES.items())
_FORMS: Final = "、".join(f"{name} {form.label}" for name, form in TARGETS.items())
FACTS: Final[dict[str, Fact]] = {
    "met": Fact(
        "flag",
        "目標に達している",
        "その年度の目標を達成しているか。",
        "その年度までの目標に達している",
        "その年度までの目標に達していない",
    ),
    "met_final": Fact(
        "flag",
        "最終目標に達している",
        "最後の目標を達成しているか。",
        "最終の目標に達している",
        "最終の目標に達していない",
    ),
    "moved": Fact("move", "現状値と比べて", f"現状値からの変化。{_MOVE}。", "現状値と比べて"),
    "moved_since_last": Fact("move", "前回の実績と比べて", f"前回の実績からの変化。{_MOVE}。", "前回の実績と比べて"),
    "progress": Fact(
        "share",
        "現状値から目標値への進み",
        "現状値から目標値までのどれだけ進んだか。1 が達成。",
        "現状値から目標値までの道のりのうち進んだ割合が",
    ),
    "ratio": Fact("share", "目標値に対する割合", "目標値に対する実績の割合。1 が達成。", "目標値に対する実績の割合が"),
    "elapsed": Fact(
        "share", "期間の経過", "目標の年度までの期間がどれだけ過ぎたか。1 が期限。", "期間のうち過ぎた割合が"
    ),
    "expected": Fact("figure", "目安", "その年度の目安の値。", "その年度の目安が"),
    "pace": Fact(
        "pace",
        "進み方",
        "目安に対する進み具合。1 が目安どおり。",
        "目安までに進むはずの分に対する、実際に進んだ分の割合が",
    ),
    "due": Fact(
        "flag", "目標の年度を迎えた", "目標の年度になったか。", "目標の年度を迎えた", "目標の年度はまだ来ていない"
    ),
    "target": Fact("target", "目標の形", f"目標の形。{_FORMS}。", "目標の形が"),
    "observed": Fact(
        "flag", "この年度の実績がある", "その年度の実績があるか。", "その年度の実績がある", "その年度の実績がない"
    ),
    "absent": Fact(
        "absence",
        "実績がない理由",
        f"実績がない理由。entries の absent と同じ語か、{NOT_REPORTED} {NOT_REPORTED_LABEL}。",
        "実績がない理由が",
    ),
}
"""Every fact, in the order of the schema and of the report."""
