"""YAML のタグ（!）が使われている。

タグは値の種類を変えたり、道具によっては命令を動かしたりする。ykplan は値を書かれた文字のまま読むので、タグは要らない。
文の初めに ! を置きたいときは、その文を引用符で囲む。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.flaws import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK005",
    Severity.ERROR,
    wording(
        "tag",
        "タグ「{detail}」は使えません",
        'タグを消してください。記号として使うなら "!…" のように引用符で囲みます',
    ),
    __doc__,
)
