"""Where what stands in the workbook: the same for writing a form and for reading it back.

Reading finds columns by their titles and rows by the indicator's number, so that people may move and hide them.
"""

from typing import Final, NamedTuple

from ykplan import fiscal

GUIDE: Final = "はじめに"
ENTRIES: Final = "実績"
ORIGIN: Final = "ykplan"
"""The hidden sheet that says what the form was made from: column A, one JSON text a cell (`form/origin.py`)."""
LISTS: Final = "選択肢"
"""The hidden sheet of what may be chosen in a list."""
SUFFIX: Final = ".xlsx"


class Column(NamedTuple):
    """A column of the table; `field` is the form's own word for it."""

    field: str
    title: str


PRINTED: Final = (
    Column("identity", "番号"),
    Column("measure", "基本施策"),
    Column("name", "指標"),
    Column("unit", "単位"),
    Column("baseline", "現状値"),
    Column("targets", "目標値"),
)
"""What is printed and locked; the figures of the years before follow, each under 「R6実績」."""
OPEN: Final = (
    Column("result", "実績"),
    Column("absent", "実績がない理由"),
    Column("done", "取組実績"),
    Column("issues", "課題"),
    Column("next", "今後の方向"),
    Column("source", "出典"),
    Column("sample_size", "回答数"),
    Column("note", "備考"),
)
"""What is filled in. `result` is a figure or a stage, whichever the indicator has."""


def history(year: int, mark: str | None = None) -> str:
    """Return the title over the figures of a year before: R6実績, with 記入例 or 速報 where they are that."""
    return f"{fiscal.short(year)}実績" + (f"\n（{mark}）" if mark else "")
