"""The fields of an entry (実績): the table behind the schema, the form, recording, comparison and what is printed.

A new field is a row here and a field of `Entry` in `data/model/progress.py`; `tests/terms/test_entry.py` names what is
missing. The rows stand in the order in which a new entry is written.
"""

from typing import Final, Literal, NamedTuple, TypeAlias

FieldType: TypeAlias = Literal["figure", "stage", "reason", "count", "text", "texts", "corrections", "grade"]
"""What a field holds. The first three are of one place: an entry has one of them at most."""
RESULT_COLUMN: Final = "result"
"""The form's own word for the column of a figure or a stage."""


class Column(NamedTuple):
    """A column that a form leaves open: its place among them, title, width, and what is said beside its cells."""

    at: int
    title: str
    width: float
    prompt: str = ""


class EntryField(NamedTuple):
    """A field: what it holds, how it is called where it is printed, and what editors say of it.

    `column` is where a form asks for it, `option` how `ykplan record` does. `beside` is its place among the words that
    are printed beside a figure, 0 where it is none of them. `published`: the annual report shows it; the rest stays
    between the sections and the secretariat.
    """

    type: FieldType
    label: str
    about: str
    column: Column | None = None
    option: str | None = None
    beside: int = 0
    published: bool = True

    @property
    def title(self) -> str:
        """Return the field's title in a form."""
        return self.label if self.column is None else self.column.title


_RESULT: Final = Column(0, "実績", 11)
ENTRY: Final[dict[str, EntryField]] = {
    "value": EntryField("figure", "実績", "実績の数値。", _RESULT),
    "stage": EntryField("stage", "実績", "実績の段階。計画の stages にある名前を書く。", _RESULT, "--stage"),
    "absent": EntryField(
        "reason",
        "実績",
        "数値がない理由。",
        Column(
            1,
            "実績がない理由",
            15,
            "実績（数値や段階）がないときだけ、▼から理由を選んでください。実績があるときは空けておきます。",
        ),
        "--absent",
    ),
    "sample_size": EntryField(
        "count",
        "回答数",
        "調査の回答数。",
        Column(6, "回答数", 8, "アンケートの回答数を、数字だけで書いてください。\n例: 812"),
        "--sample-size",
        beside=7,
        published=False,
    ),
    "source": EntryField(
        "text",
        "出典",
        "実績の出典。",
        Column(5, "出典", 14, "実績のもとになった資料の名前を書いてください。\n例: 事業実績報告書、市民アンケート"),
        "--source",
        beside=5,
    ),
    "note": EntryField(
        "text",
        "注",
        "実績についての注記。",
        Column(7, "備考", 15, "補足があれば書いてください。\n例: 集計の時点、対象の範囲"),
        "--note",
        beside=1,
    ),
    "done": EntryField(
        "text",
        "取組実績",
        "この年度に取り組んだこと。",
        Column(2, "取組実績", 26, "今年度に行ったことを文章で書いてください。\nAlt＋Enter で改行できます。"),
        "--done",
        beside=2,
    ),
    "issues": EntryField(
        "text",
        "課題",
        "課題。",
        Column(3, "課題", 19, "進めるうえでの課題があれば、文章で書いてください。"),
        "--issues",
        beside=3,
    ),
    "next": EntryField(
        "text",
        "今後の方向",
        "今後取り組むこと。",
        Column(4, "今後の方向", 19, "来年度からどう進めるかを、文章で書いてください。"),
        "--next",
        beside=4,
    ),
    "reported_by": EntryField("text", "報告", "報告した課。", option="--by", beside=6, published=False),
    "items": EntryField("texts", "内訳", "数えたものの名前の一覧。"),
    "corrected": EntryField("corrections", "訂正", "公表した後に直した記録。"),
    "grade": EntryField(
        "grade",
        "人による判定",
        "人による判定（担当課、推進委員会など）。計算による判定と並べて示す。",
    ),
}
RESULT: Final = tuple(name for name, field in ENTRY.items() if field.type in ("figure", "stage", "reason"))
"""What an entry says of its figure, one of them at most: one takes the place of another."""
NUMBERS: Final = tuple(name for name, field in ENTRY.items() if field.type in ("figure", "count"))
"""What is written in digits."""
COUNTS: Final = tuple(name for name, field in ENTRY.items() if field.type == "count")
LABELS: Final = {name: field.label for name, field in ENTRY.items()}
"""How each field is called where it is printed."""
TITLES: Final = {name: field.title for name, field in ENTRY.items()}
"""How a form calls each field."""
WORDS: Final = {
    name: field.label for name, field in sorted(ENTRY.items(), key=lambda item: item[1].beside) if field.beside
}
"""What is printed beside a figure, by field, in order, and how it is called."""
COLUMNS: Final = {
    RESULT_COLUMN if field.column is _RESULT else name: field.column
    for name, field in sorted(ENTRY.items(), key=lambda item: item[1].column.at if item[1].column else 0)
    if field.column is not None
}
"""The columns that a form leaves open, in order; a figure and a stage share one."""
