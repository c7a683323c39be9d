"""実績がまだ報告されていない（未報告）。

指標の行がないか、行はあっても数値も段階も理由（absent）も書かれていない。記入例（sample）と速報（draft）では警告、
確定（final）では誤りになる。数値がないと分かっているなら、absent で理由を書く。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.load import Loaded, YearFile
from ykplan.model.amended import belongs
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find indicators that are part of the plan in a year and about which its file says nothing."""
    for file in loaded.years:
        if file.progress and loaded.plan and file.progress.year in loaded.plan.period:
            yield from _missing(loaded, file)


def _missing(loaded: Loaded, file: YearFile) -> Iterator[Finding]:
    progress = file.progress
    if progress is None:
        return
    final = progress.state == "final"
    # An entry with a misspelt field says something, although it could not be read.
    unread = {misfit.path[:2] for misfit in loaded.misfits if misfit.source is file.source}
    for place in loaded.indicators:
        identity = place.indicator.id
        entry = progress.entries.get(identity)
        if (entry and entry.reported) or not belongs(place.indicator, progress.year):
            continue
        if ("entries", identity) in unread:
            continue
        message = f"指標 {identity}「{place.indicator.name}」の実績がありません（未報告）"
        hint = "数値がないときは absent で理由を書いてください（例 absent: not_measured）"
        severity = Severity.ERROR if final else Severity.WARNING
        yield Finding(file.source, ("entries", identity), message, hint, on_key=True, severity=severity)


RULE = Rule("YK209", Severity.WARNING, check, __doc__)
