"""What editors say of the plan, in Japanese for the city's staff."""

from collections.abc import Mapping
from typing import Final

from ykplan.schema.about import About

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
            "role": "指標の種類。output は活動指標、outcome は成果指標。",
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
            "accumulation": "実績の数え方。total は累計、yearly は単年度。",
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
