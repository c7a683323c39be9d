"""パスワードがかかっている。

パスワードのかかったブックは中身が暗号になっていて読めない。Excel で開き、「ファイル」「情報」「ブックの保護」から
「パスワードを使用して暗号化」を選び、パスワードを空にして保存し直す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK402",
    Severity.ERROR,
    wording(
        {
            "password": (
                "パスワードがかかっていて読めません",
                "パスワードを外して保存し直してください",
            ),
        }
    ),
    __doc__,
)
