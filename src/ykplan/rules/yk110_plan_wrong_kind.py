"""数値の指標に段階が、または段階の指標に数値が書かれている。

kind: number の指標の現状値と目標値は value などの数値で、kind: stage の指標では stage で書く。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.misfits import is_other_kind, of_kind
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find fields that belong to the other kind of indicator."""
    for misfit in of_kind(loaded, "extra_forbidden"):
        if not is_other_kind(misfit):
            continue
        field = misfit.path[-1]
        if misfit.variant == "number":
            message, hint = f"数値の指標に段階の項目「{field}」があります", "数値で書くか、kind: stage にしてください"
        else:
            message, hint = (
                f"段階の指標に数値の項目「{field}」があります",
                "stage で書くか、kind: number にしてください",
            )
        yield Finding(misfit.source, misfit.path, message, hint, on_key=True)


RULE = Rule("YK110", Severity.ERROR, check, __doc__)
