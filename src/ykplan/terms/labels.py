"""The words for states, reasons, roles and marks, the same in every output."""

from typing import Final, Literal, TypeAlias

from ykplan.terms import absence

DASH: Final = "—"
ARROWS: Final[dict[str | None, str]] = {"up": "↗", "down": "↘", "keep": "維持"}
SIGNS: Final[dict[str | None, str]] = {**ARROWS, None: DASH}
SPOKEN: Final[dict[str | None, str]] = {"up": "増加", "down": "減少", "keep": "維持", None: "なし"}
"""What a screen reader is to say for a direction, and for nothing."""
State: TypeAlias = Literal["sample", "draft", "final"]
"""How far a year's figures may be trusted."""
STATES: Final[dict[State, str]] = {"sample": "記入例", "draft": "速報", "final": "確定"}
KINDS: Final = {"number": "数値", "stage": "段階"}
BETTER: Final = {"up": "増えるほどよい", "down": "減るほどよい"}
ACCUMULATIONS: Final = {"total": "累計", "yearly": "単年度"}
ROLES: Final = {"output": "活動指標", "outcome": "成果指標"}
ERROR_MARK: Final = "誤り"
# A grade that a person gave, beside the one that the rubric gives: a section, a committee, whoever it was.
OWN_GRADE: Final = "人による判定"
NOT_REPORTED: Final = absence.NOT_REPORTED_LABEL
ABSENT: Final[dict[str, str]] = {**absence.LABELS, absence.NOT_REPORTED: NOT_REPORTED}
NO_SECTION: Final = "担当課の記載なし"


def state_words(state: State | None) -> str:
    """Return a year's state in words; nothing where nothing was reported."""
    return "" if state is None else STATES[state]


def unsettled(state: State | None) -> str:
    """Return a year's state in words where its figures may still change; nothing for final ones."""
    return "" if state == "final" else state_words(state)
