"""一つのファイルに誤りが多すぎる。

YAML としての誤りが 200 か所、項目の誤りが 1000 か所を超えたファイルは、そこから先を読まない。別の種類のファイルか、
途中から崩れたファイルであることが多い。先に出ている指摘から直す。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.fit import MAX_MISFITS
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule

_HINT = "先に出ている指摘から直してください"


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find files whose reading was given up."""
    for source in loaded.sources:
        for flaw in source.flaws:
            if flaw.kind == "too many":
                message = f"書き方の誤りが{flaw.detail}か所を超えたため、ここから先を読みません"
                yield Finding(source, flaw.path, message, _HINT, span=flaw.span)
    for misfit in loaded.misfits:
        if misfit.kind == "too_many":
            message = f"項目の誤りが{MAX_MISFITS}か所を超えたため、ここから先を確かめません"
            yield Finding(misfit.source, (), message, _HINT, span=misfit.source.span(misfit.path))


RULE = Rule("YK013", Severity.ERROR, check, __doc__)
