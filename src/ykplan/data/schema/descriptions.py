"""What editors say of every record and field, in Japanese for the city's staff."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from ykplan.data.model.progress import Entry, Words
from ykplan.terms.absence import LABELS
from ykplan.terms.entry import ENTRY
from ykplan.terms.facts import FACTS
from ykplan.terms.labels import ACCUMULATIONS, ROLES, STATES

_REASONS: Final = "、".join(f"{name} {label}" for name, label in LABELS.items())


def _named(words: Mapping[Any, str]) -> str:
    """Return the words that a field takes, with what each says."""
    return "、".join(f"{name} は{label}" for name, label in words.items())


def _entry_fields(record: type[Words]) -> dict[str, str]:
    """Return the descriptions of the fields of an entry, in the record's order."""
    return {name: ENTRY[name].about for name in record.__annotations__ if name in ENTRY}


class About(NamedTuple):
    """The descriptions of a record and of the fields it adds to its base, by their names in YAML."""

    record: str
    fields: Mapping[str, str]


KIND: Final = "指標の表し方。数値の指標は number、段階の指標は stage。"
PLAN: Final[Mapping[str, About]] = {
    "Plan": About(
        "計画全体。計画期間、判定基準、基本施策と指標を書く。",
        {
            "title": "計画の名前。",
            "municipality": "計画をつくった市区町村。",
            "period": "計画期間。",
            "rubric": "判定基準。付属の基準の名前（standard）か、この計画だけの基準を書く。",
            "notes": "計画全体についての注記。",
            "measures": "基本施策の一覧。計画に載っている順に書く。",
            "glossary": "用語の説明。「用語: 説明」の形で書く。",
        },
    ),
    "Municipality": About(
        "計画をつくった市区町村。",
        {"name": "市区町村の名前。", "code": '6桁の全国地方公共団体コード。"292036" のように引用符で囲む。'},
    ),
    "Period": About(
        "計画期間。初めの年度から終わりの年度まで。",
        {"from": "計画の初めの年度（例 R6）。", "to": "計画の終わりの年度（例 R10）。"},
    ),
    "Measure": About(
        "基本施策。番号の付いた一まとまりの取り組み。",
        {
            "id": "基本施策の番号（例 1-3）。",
            "title": "基本施策の名前。",
            "priority": "重点施策の番号。重点施策でなければ書かない。",
            "visions": "めざす姿。この施策で実現したい姿を文で書く。",
            "summary": "この施策で何をするかの短いまとめ。",
            "notes": "この施策についての注記。",
            "indicators": "この施策の指標の一覧。",
        },
    ),
    "_Indicator": About(
        "指標。めざす姿に近づいたかを示すもの。",
        {
            "id": "指標の番号（例 1-3-1）。実績はこの番号で書く。",
            "name": "指標の名前。",
            "role": f"指標の種類。{_named(ROLES)}。",
            "section": "担当課。",
            "source": "数値の出典。",
            "definition": "算出方法。何をどう数えるか。",
            "notes": "この指標についての注記。",
            "items": "数えたものの名前の一覧。例だけでもよい。",
        },
    ),
    "NumberIndicator": About(
        "数値で表す指標。",
        {
            "kind": KIND,
            "unit": "単位（例 件、か所、%）。",
            "better": "よい方向。増えるほどよいなら up、減るほどよいなら down。",
            "survey": "市民アンケートなど、毎年は行わない調査なら true。変化とみなさない差も tolerance に書ける。",
            "accumulation": f"実績の数え方。{_named(ACCUMULATIONS)}。",
            "signed": "負の数になりうる指標（増減など）なら true。",
            "baseline": "現状値。ないときは null。",
            "targets": "目標値の一覧。中間目標があれば年度の早い順に書く。",
            "amendments": "改定の一覧。前の改定は消さずに書き足す。",
        },
    ),
    "StageIndicator": About(
        "段階（未設置、設置・運用など）で表す指標。",
        {
            "kind": KIND,
            "stages": "段階の名前。初めの段階から順に書く。",
            "baseline": "現状値。ないときは null。",
            "targets": "目標値の一覧。中間目標があれば年度の早い順に書く。",
            "amendments": "改定の一覧。前の改定は消さずに書き足す。",
        },
    ),
    "Survey": About(
        "毎年は行わない調査。",
        {"tolerance": "変化とみなさない差（ポイント）。市が決めているときだけ書く。"},
    ),
    "NumberBaseline": About(
        "現状値。計画の前の数値と、その年度。",
        {
            "year": "現状値の年度（例 R5）。",
            "value": "現状値の数値。ないときは null。",
            "items": "数えたものの名前の一覧。",
            "sample_size": "調査の回答数。",
            "source": "現状値の出典。",
            "note": "現状値についての注記。",
        },
    ),
    "StageBaseline": About(
        "現状値。計画の前の段階と、その年度。",
        {
            "year": "現状値の年度（例 R5）。",
            "stage": "現状の段階。計画に「—」とあるときは null。",
            "items": "数えたものの名前の一覧。",
            "source": "現状値の出典。",
            "note": "現状値についての注記。",
        },
    ),
    "Target": About(
        "目標値。いつまでに何をめざすか。",
        {
            "from": "取り組みを始める年度。表示だけに使う。",
            "by": "この年度までに達成する（例 R10）。",
            "label": "計画に印刷された目標の書き方。表示だけに使う。",
            "note": "目標値についての注記。",
        },
    ),
    "NumberTarget": About(
        "数値の目標値。value、min と max、trend、of_baseline のどれかで書く。",
        {
            "value": "目標の数値。better が up なら以上、down なら以下を達成とする。",
            "min": "目標の範囲の下限（以上）。",
            "max": "目標の範囲の上限（以下）。",
            "trend": "増減で表す目標。up は増加、down は減少、keep は維持。",
            "of_baseline": "現状値の何倍にするか。1割増やすなら 1.1。",
            "every_year": "毎年達成する目標なら true。trend と書けば、毎年、前の実績と比べる。",
        },
    ),
    "StageTarget": About("段階の目標。", {"stage": "めざす段階。stages にある名前を書く。"}),
    "_Amendment": About(
        "改定。計画の途中で変えた項目だけを書く。",
        {
            "from": "改定後の内容で判定する初めの年度。",
            "on": "改定を決めた日（例 2026-03-31）。",
            "reason": "改定の理由。",
            "added": "途中で加えた指標なら true。",
            "dropped": "途中でやめた指標なら true。",
            "name": "新しい指標の名前。",
            "definition": "新しい算出方法。",
            "source": "新しい出典。",
            "section": "新しい担当課。",
        },
    ),
    "NumberAmendment": About(
        "数値の指標の改定。変えた項目だけを書く。",
        {
            "unit": "新しい単位。",
            "better": "新しいよい方向。up か down。",
            "baseline": "新しい現状値。",
            "targets": "新しい目標値の一覧。",
        },
    ),
    "StageAmendment": About(
        "段階の指標の改定。変えた項目だけを書く。",
        {"stages": "新しい段階の一覧。", "baseline": "新しい現状値。", "targets": "新しい目標値の一覧。"},
    ),
}


PROGRESS: Final[Mapping[str, About]] = {
    "Progress": About(
        "一つの年度の実績。担当課の報告をまとめて書く。",
        {
            "year": "実績の年度（例 R6）。ファイルの名前と同じ年度にする。",
            "state": f"数値の確かさ。{_named(STATES)}。",
            "deadline": "担当課の提出期限（例 2025-05-30）。",
            "entries": "指標の番号ごとの実績。",
            "measures": "基本施策の番号ごとの取り組みや課題。",
        },
    ),
    "Words": About(
        "取り組みと課題。",
        _entry_fields(Words),
    ),
    "Entry": About(
        "実績。数値か段階を書き、ないときは absent に理由を書く。",
        _entry_fields(Entry) | {"absent": f"{ENTRY['absent'].about}{_REASONS}。"},
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
        {name: fact.about for name, fact in FACTS.items()},
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


SETTINGS: Final[Mapping[str, About]] = {
    "Settings": About(
        "進捗状況報告書に載せる、市の言葉。",
        {
            "title": "報告書の名前。なければ「進捗状況報告書」とする。",
            "preface": "はじめに載せる文。段落ごとに書く。",
            "contact": "問い合わせ先。課の名前、電話番号、メールアドレスなどを一行ずつ書く。",
            "committee": "進み具合を確かめる委員会の名前。",
            "logo": "表紙に載せる市章などの画像の、ファイルの名前（PNG か SVG）。report.yaml と同じフォルダーに置く。",
        },
    ),
}
