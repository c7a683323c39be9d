"""What editors say of a year's figures, in Japanese for the city's staff."""

from collections.abc import Mapping
from typing import Final

from ykplan.schema.about import About

PROGRESS: Final[Mapping[str, About]] = {
    "Progress": About(
        "一つの年度の実績。担当課の報告をまとめて書く。",
        {
            "year": "実績の年度（例 R6）。ファイルの名前と同じ年度にする。",
            "state": "数値の確かさ。sample は記入例、draft は速報、final は確定。",
            "deadline": "担当課の提出期限（例 2025-05-30）。",
            "entries": "指標の番号ごとの実績。",
            "measures": "基本施策の番号ごとの取り組みや課題。",
        },
    ),
    "Words": About(
        "取り組みと課題。",
        {"done": "この年度に取り組んだこと。", "issues": "課題。", "next": "今後取り組むこと。"},
    ),
    "Entry": About(
        "実績。数値か段階を書き、ないときは absent に理由を書く。",
        {
            "value": "実績の数値。",
            "stage": "実績の段階。計画の stages にある名前を書く。",
            "absent": "数値がない理由。not_measured 未把握、not_surveyed 調査年でない、survey_cancelled 調査中止、"
            "under_review 検討中、ended 事業終了、not_applicable 該当なし。",
            "note": "実績についての注記。",
            "source": "実績の出典。",
            "reported_by": "報告した課。",
            "sample_size": "調査の回答数。",
            "items": "数えたものの名前の一覧。",
            "corrected": "公表した後に直した記録。",
            "grade": "人による判定（担当課、推進委員会など）。計算による判定と並べて示す。",
        },
    ),
    "Correction": About(
        "訂正。公表した数値をいつ、なぜ直したか。",
        {"was": "直す前の数値か段階。", "on": "直した日（例 2025-09-10）。", "reason": "直した理由。"},
    ),
    "OwnGrade": About(
        "人が付けた判定。",
        {"grade": "判定の記号か名前（例 ○、順調）。", "reason": "そう判定した理由。"},
    ),
    "MeasureWords": About("基本施策全体の取り組みと課題。", {"opinions": "推進委員会の意見と、市の対応。"}),
    "Opinion": About(
        "推進委員会の意見と、市の対応。",
        {"opinion": "推進委員会で出た意見。", "response": "意見への市の対応。"},
    ),
}
