"""The report's own sentences, in one place: what the program says, in the words of a public office."""

from typing import Final

TITLE: Final = "進捗状況報告書"
STATES: Final = {
    "sample": "この報告書の数値は記入例です。書き方の見本であり、報告された実績ではありません。",
    "draft": "この報告書の数値は速報です。あとで変わることがあります。",
    "final": None,
}
BESIDE: Final = "かっこの中は{year}の数です。"
NOTHING_REPORTED: Final = "この年度の実績は、まだ報告されていません。"
BROKEN: Final = "データに誤りがあるため、この年度の実績を示せません。"
LEGEND: Final = (
    ("現状値", "計画を作るときに調べた値。年度は指標によって異なることがある。"),
    ("目標値", "その年度までに達すべき値。↗ は増やす（高める）、↘ は減らす、維持は保つことを目標とする。"),
    ("実績", "その年度の値。調査のない年度は、直近の調査の値で見る。"),
    ("目安", "現状値から目標値まで、毎年同じだけ進むとした場合の、その年度の値。"),
    ("—", "数値がないこと。理由は判定の欄に記す。"),
)
RATES: Final = {
    "progress": "達成率は、現状値から目標値までの道のりのうち、実績で進んだ割合です。",
    "ratio": "達成率は、目標値に対する実績の割合です。",
}
ROUNDINGS: Final = {
    "half_up": "四捨五入",
    "half_even": "五捨五入（端数がちょうど半分のときは偶数）",
    "down": "切り捨て",
}
ORDER: Final = (
    "判定は、次の表の上から順に見て、はじめに条件のあてはまるものとします。"
    "条件の分からないものは、あてはまらないとみなします。"
)
UNROUNDED: Final = "判定には、表示のために丸める前の数値を使います。"
LAST_RESORT: Final = "上のどれにもあてはまらない"
