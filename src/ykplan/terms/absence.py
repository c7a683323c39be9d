"""Why an indicator has no figure (実績がない理由): the table behind the model, the form, the words and hints.

A new reason is a name in `Absence` and a row in `REASONS`; `tests/terms/test_tables.py` holds the two together.
"""

from typing import Final, Literal, NamedTuple, TypeAlias

Absence: TypeAlias = Literal[
    "not_measured", "not_surveyed", "survey_cancelled", "under_review", "ended", "not_applicable"
]
"""The reasons that the data may name. An indicator with no entry at all is 未報告, which is none of these."""
NotReported: TypeAlias = Literal["not_reported"]
NOT_REPORTED: Final = "not_reported"
"""What rubrics and programs call an indicator of which nothing was reported: owed, where a reason is an answer."""
NOT_REPORTED_LABEL: Final = "未報告"


class Reason(NamedTuple):
    """One reason: how it is printed, when a section chooses it, and what else people write for it.

    `carries`: an earlier survey speaks for the year, since none was to be expected.
    """

    label: str
    advice: str
    carries: bool = False
    synonyms: tuple[str, ...] = ()


REASONS: Final[dict[Absence, Reason]] = {
    "not_measured": Reason(
        "未把握", "数を調べていない、またはまだ集計できていないとき。", synonyms=("不明", "未集計", "集計中")
    ),
    "not_surveyed": Reason(
        "調査年でない",
        "アンケートなどの調査を行わない年度のとき。次に調査する年度を「備考」に書いてください。",
        carries=True,
        synonyms=("未調査", "調査なし", "調査年ではない", "非調査年"),
    ),
    "survey_cancelled": Reason(
        "調査中止", "予定していた調査を取りやめたとき。わけを「備考」に書いてください。", carries=True
    ),
    "under_review": Reason("検討中", "設置や実施について検討しているところで、示せる実績がないとき。"),
    "ended": Reason("事業終了", "事業そのものが終わったとき。"),
    "not_applicable": Reason("該当なし", "この年度は、対象になるものがなかったとき。"),
}
"""Every reason, in the order in which forms offer them and messages list them."""
LABELS: Final[dict[str, str]] = {name: reason.label for name, reason in REASONS.items()}
"""How each reason that the data may name is printed."""
