"""What editors say of a city's own words for the report, in Japanese for the city's staff."""

from collections.abc import Mapping
from typing import Final

from ykplan.schema.about import About

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
