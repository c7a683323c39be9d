"""YAML のアンカー（&）とエイリアス（*）が使われている。

ほかの場所の値を引き写す書き方は、どの数値をどこで決めたのかを見えなくする。数値は使う場所にそのまま書く。
文の初めに & や * を置きたいときは、その文を引用符で囲む。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find anchors and aliases."""
    for source in loaded.sources:
        for flaw in source.flaws:
            if flaw.kind in ("anchor", "alias"):
                kind, sign = ("アンカー", "&") if flaw.kind == "anchor" else ("エイリアス", "*")
                hint = f'値をその場に書いてください。記号として使うなら "{sign}…" のように引用符で囲みます'
                yield Finding(source, flaw.path, f"{kind}「{sign}{flaw.detail}」は使えません", hint, span=flaw.span)


RULE = Rule("YK004", Severity.ERROR, check, __doc__)
