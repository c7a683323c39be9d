"""The words for states, reasons, roles and marks, the same in every output."""

from typing import Final

DASH: Final = "—"
ARROWS: Final = {"up": "↗", "down": "↘", "keep": "維持"}
STATES: Final = {"sample": "記入例", "draft": "速報", "final": "確定"}
ABSENT: Final = {
    "not_measured": "未把握",
    "not_surveyed": "調査年でない",
    "survey_cancelled": "調査中止",
    "under_review": "検討中",
    "ended": "事業終了",
    "not_applicable": "該当なし",
    "not_reported": "未報告",
}
ROLES: Final = {"output": "活動指標", "outcome": "成果指標"}
ERROR_MARK: Final = "誤り"
# A grade that a person gave, beside the one that the rubric gives: a section, a committee, whoever it was.
OWN_GRADE: Final = "人による判定"
NOT_REPORTED: Final = "未報告"
NO_SECTION: Final = "担当課の記載なし"
