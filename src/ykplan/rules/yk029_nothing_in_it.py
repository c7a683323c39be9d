"""中身が空になっている。

目標値の一覧、段階の一覧、名前など、少なくとも一つは要るところに何も書かれていない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.misfits import of_kind
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find lists and texts that hold nothing."""
    for misfit in of_kind(loaded, "too_short", "string_too_short"):
        what = "文字" if misfit.kind == "string_too_short" else "一つ以上の項目"
        yield Finding(
            misfit.source, misfit.path, f"ここには{what}が要りますが、空です", "書き足してください", on_key=True
        )


RULE = Rule("YK029", Severity.ERROR, check, __doc__)
