"""数式の結果がない。

数式は計算せず、Excel が最後に保存した結果を読む。結果が #REF! や #N/A のときと、結果が保存されていないときは読めない。
別のブックから貼りつけたときは、「値として貼り付け」を使う。結果を読めたときも、数式だったことを警告で示す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK423",
    Severity.ERROR,
    wording(
        {
            "error": (
                "「{column}」の数式がエラーになっています（{content}）",
                "結果の値を書いてください",
            ),
            "formula": (
                "指標 {identity} の実績は数式で、保存されていた結果 {figure} を読みました",
                "結果が正しければこのままでかまいません",
            ),
            "unsaved": (
                "「{column}」の数式の結果が保存されていません（{content}）",
                "Excel で開いて保存し直すか、結果の値を書いてください",
            ),
        }
    ),
    __doc__,
)
