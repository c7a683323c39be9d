"""The report's own sentences, and the rubric in plain words."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from ykplan.data.model.rubric import Condition, GradeRule, Rubric
from ykplan.report.values import GradeWay
from ykplan.text.inert import one_line
from ykplan.wording import phrases


def grades(rubric: Rubric) -> tuple[GradeWay, ...]:
    """Return every grade in the order in which it is tried, with its conditions in words."""
    return tuple(
        GradeWay(one_line(rule.mark), one_line(rule.name), tuple(_when(rule)) or (LAST_RESORT,))
        for rule in rubric.grades
    )


def _when(rule: GradeRule) -> Iterator[str]:
    for condition in rule.when or ():
        yield "、かつ".join(_phrases(condition))


def _phrases(condition: Condition) -> Iterator[str]:
    for name in type(condition).model_fields:
        wanted = getattr(condition, name)
        if wanted is not None:
            yield phrases.condition(name, wanted)


class Headings(NamedTuple):
    """The headings of the report, the same in every format: its seven parts, then those within them."""

    method: str = "1　計画の概要と評価の方法"
    summary: str = "2　総括"
    measures: str = "3　施策ごとの状況"
    indicators: str = "4　指標一覧"
    changes: str = "5　計画の改定と数値の訂正"
    glossary: str = "6　用語"
    records: str = "7　出典と作成記録"
    preface: str = "はじめに"
    about: str = "計画の概要"
    grading: str = "評価の方法"
    legend: str = "表と図の見方"
    counts: str = "判定ごとの指標の数"
    by_measure: str = "施策ごとの指標の数"
    moves: str = "前年度から判定が変わった指標"
    missing: str = "判定のない指標とその理由"
    amended: str = "計画の改定"
    corrected: str = "数値の訂正"
    sources: str = "数値の出典"
    making: str = "作成記録"


HEADINGS: Final = Headings()
TITLE: Final = "進捗状況報告書"
STATES: Final = {
    "sample": "この報告書の数値は記入例です。書き方の見本であり、報告された実績ではありません。",
    "draft": "この報告書の数値は速報です。あとで変わることがあります。",
    "final": None,
}
BESIDE: Final = "かっこの中は{year}の数です。"
NOTHING_REPORTED: Final = "この年度の実績は、まだ報告されていません。"
NO_INDICATORS: Final = "この年度に、この施策の指標はありません。"
BROKEN: Final = "データに誤りがあるため、この年度の実績を示せません。"
LEGEND: Final = (
    ("現状値", "計画を作るときに調べた値。年度は指標によって異なることがある。"),
    ("目標値", "その年度までに達すべき値。↗ は増やす（高める）、↘ は減らす、維持は保つことを目標とする。"),
    ("実績", "その年度の値。調査のない年度は、直近の調査の値で見る。"),
    ("目安", "現状値から目標値まで、毎年同じだけ進むとした場合の、その年度の値。"),
    ("—", "数値がないこと。理由は判定の欄に記す。"),
)
OWN_GRADE: Final = "計算による判定とは別に、担当課や推進委員会などが付けた判定。並べて示し、計算による判定は変えない。"
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
ONLY_THERE: Final = "ただし、0%、100%と判定の境目の割合を示すのは、ちょうどその値のときだけです。"
UNROUNDED: Final = "判定には、表示のために丸める前の数値を使います。"
LAST_RESORT: Final = "上のどれにもあてはまらない"


def counted(number: int) -> str:
    """Return how many things there are, as one says it before の: 1つ to 9つ, then 10."""
    return f"{number}つ" if 1 <= number <= 9 else str(number)  # noqa: PLR2004  # Japanese counts with つ up to nine
