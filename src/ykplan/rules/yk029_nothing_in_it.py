"""中身が空になっている。

目標値の一覧、段階の一覧、名前など、少なくとも一つは要るところに何も書かれていない。空白や目に見えない文字だけのときも、
何も書かれていないのと同じである。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded, Misfit
from ykplan.model.fields import BLANK
from ykplan.rules.misfits import listed, of_kind
from ykplan.rules.rule import Finding, Rule
from ykplan.rules.unseen import named


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find lists and texts that hold nothing, or nothing that is seen."""
    for misfit in of_kind(loaded, "too_short", "string_too_short", BLANK):
        yield Finding(misfit.source, misfit.path, _said(misfit), "書き足してください", on_key=True)


def _said(misfit: Misfit) -> str:
    if misfit.kind == BLANK:
        return f"ここには文字が要りますが、{listed(map(named, dict.fromkeys(misfit.value)))}しかありません"
    what = "文字" if misfit.kind == "string_too_short" else "一つ以上の項目"
    return f"ここには{what}が要りますが、空です"


RULE = Rule("YK029", Severity.ERROR, check, __doc__)
