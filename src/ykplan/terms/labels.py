"""The words for states, reasons, roles and marks, the same in every output."""

from typing import Final

from ykplan.terms import absence

DASH: Final = "—"
ARROWS: Final = {"up": "↗", "down": "↘", "keep": "維持"}
STATES: Final = {"sample": "記入例", "draft": "速報", "final": "確定"}
ROLES: Final = {"output": "活動指標", "outcome": "成果指標"}
ERROR_MARK: Final = "誤り"
# A grade that a person gave, beside the one that the rubric gives: a section, a committee, whoever it was.
OWN_GRADE: Final = "人による判定"
NOT_REPORTED: Final = "未報告"
ABSENT: Final[dict[str, str]] = {**absence.LABELS, absence.NOT_REPORTED: NOT_REPORTED}
NO_SECTION: Final = "担当課の記載なし"
