"""Excel の記入票（.xlsx）として読めないファイルである。

読むのは .xlsx だけである。古い Excel（.xls）、マクロ付き（.xlsm）、OpenDocument（.ods）、CSV、PDF、
フォルダーは読まない。マクロは決して動かさない。Excel で開き、「名前を付けて保存」で種類に「Excel ブック (*.xlsx)」
を選んで保存し直す。名前が ~$ で始まるファイルは、Excel で開いている間だけできるもので、記入票ではない。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK401",
    Severity.ERROR,
    wording(
        {
            "old format": (
                "古い Excel の形（.xls）のファイルです",
                ".xlsx で保存し直してください",
            ),
            "other format": (
                "記入票として読めない形のファイルです（{detail}）",
                "記入票を Excel で開き、.xlsx で保存し直してください",
            ),
            "macros": (
                "マクロ付きのブックは読みません",
                ".xlsx で保存し直してください（マクロは動かしていません）",
            ),
            "folder": (
                "ファイルではなくフォルダーです",
                "中の記入票を「{detail}/*.xlsx」のように指定してください",
            ),
            "unreadable": (
                "読めません（{detail}）",
                "ファイルの名前と場所を確かめてください",
            ),
            "lock file": (
                "Excel で開いている間だけできるファイルなので、飛ばします",
                "「{detail}」を保存して閉じたか、確かめてください",
            ),
        }
    ),
    __doc__,
)
