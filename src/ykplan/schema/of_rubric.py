"""What editors say of the rubric, in Japanese for the city's staff."""

from collections.abc import Mapping
from typing import Final

from ykplan.schema.about import About

RUBRIC: Final[Mapping[str, About]] = {
    "Rubric": About(
        "判定基準。上から順に見て、初めに条件に合った判定を付ける。",
        {
            "rate": "達成率として示すもの。progress は現状値から目標値までの割合、ratio は目標値に対する割合。",
            "rounding": "割合を示すときの端数の扱い。判定には使わない。",
            "tolerance": "変化とみなさない差。指標に決まりがないときに使う。",
            "grades": "判定の一覧。優先する順に書く。",
        },
    ),
    "Rounding": About(
        "割合の端数の扱い。",
        {
            "digits": "小数点以下の桁数（0〜6）。",
            "mode": "端数の処理。half_up は四捨五入、half_even は偶数への丸め、down は切り捨て。",
        },
    ),
    "Tolerance": About(
        "変化とみなさない差。points か percent のどちらかで書く。",
        {
            "points": "指標の単位での差。",
            "percent": "比べる値に対する割合（%）での差。",
            "survey": "調査による指標だけに使うなら true。",
        },
    ),
    "GradeRule": About(
        "一つの判定と、その条件。",
        {
            "mark": "判定の記号（例 ◎）。",
            "name": "判定の名前（例 達成）。",
            "when": "条件。並べたもののどれか一つに合えばよい。なければいつも合う。",
        },
    ),
    "Condition": About(
        "条件。書いた項目のすべてに合うことを求める。",
        {
            "met": "その年度の目標を達成しているか。",
            "met_final": "最後の目標を達成しているか。",
            "moved": "現状値からの変化。better は改善、same は変化なし、worse は悪化。",
            "moved_since_last": "前回の実績からの変化。better は改善、same は変化なし、worse は悪化。",
            "progress": "現状値から目標値までのどれだけ進んだか。1 が達成。",
            "ratio": "目標値に対する実績の割合。1 が達成。",
            "elapsed": "目標の年度までの期間がどれだけ過ぎたか。1 が期限。",
            "expected": "その年度の目安の値。",
            "pace": "目安に対する進み具合。1 が目安どおり。",
            "due": "目標の年度になったか。",
            "target": "目標の形。value 数値、range 範囲、trend 増減、keep 維持、stage 段階、yearly 毎年。",
            "observed": "その年度の実績があるか。",
            "absent": "実績がない理由。entries の absent と同じ語か、not_reported 未報告。",
        },
    ),
    "Bounds": About(
        "数の範囲。",
        {
            "min": "以上（この数を含む）。",
            "above": "より大きい（この数を含まない）。",
            "max": "以下（この数を含む）。",
            "below": "より小さい（この数を含まない）。",
        },
    ),
}
