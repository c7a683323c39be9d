"""entry_missing."""

from collections.abc import Container, Iterator

from ykplan.data.contents import Loaded, YearFile
from ykplan.data.model.amendments import belongs
from ykplan.rules.hints.misfits import unknown_ids
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Severity
from ykplan.terms.labels import NOT_REPORTED


@rule("YK209", Severity.WARNING)
def entry_missing(loaded: Loaded) -> Iterator[Finding]:
    """実績がまだ報告されていない（未報告）。

    指標の行がないか、行はあっても数値も段階も理由（absent）も書かれていない。記入例（sample）と速報（draft）では警告、
    確定（final）では誤りになる。数値がないと分かっているなら、absent で理由を書く。
    """
    for file in loaded.years:
        misnamed = file.progress and file.named_year != file.progress.year  # YK202's, and another year's figures
        if file.progress and not misnamed and loaded.period and file.progress.year in loaded.period:
            yield from _missing(loaded, file)


def _missing(loaded: Loaded, file: YearFile) -> Iterator[Finding]:
    progress = file.progress
    if progress is None:
        return
    final = progress.state == "final"
    explained = _explained(loaded, file)
    if "" in explained:
        return
    reported = {identity for identity, entry in progress.entries.items() if entry.value is not None or entry.reported}
    for place in loaded.indicators:
        identity = place.indicator.id
        if identity in reported or not belongs(place.indicator, progress.year):
            continue
        if identity in explained:
            continue
        message = f"指標 {identity}「{place.indicator.name}」の実績がありません（{NOT_REPORTED}）"
        hint = "数値がないときは absent で理由を書いてください（例 absent: not_measured）"
        severity = Severity.ERROR if final else Severity.WARNING
        where = file.source.head_span(("entries", identity))
        yield Finding(file.source, ("entries", identity), message, hint, severity=severity, span=where)


def _explained(loaded: Loaded, file: YearFile) -> Container[str]:
    """Return the indicators whose missing figure another finding explains; "" where it explains all of them.

    It does where the entry is in error, and where its id is misspelt.
    """
    wrong = [misfit.path for misfit in loaded.misfits if misfit.source is file.source]
    wrong += [flaw.path for flaw in file.source.flaws]
    ids = {str(path[1]) if len(path) > 1 else "" for path in wrong if path[:1] == ("entries",)}
    ids |= {str(path[-1]) for path in wrong if path[:1] == ("entries",)}
    # Where a field at the head is unknown and there are no entries, that field holds them.
    if isinstance(file.source.data, dict) and "entries" not in file.source.data and any(len(p) == 1 for p in wrong):
        ids.add("")
    known = dict.fromkeys(place.indicator.id for place in loaded.indicators)
    return ids | {near.name for _, near in unknown_ids(file.source, "entries", known) if near is not None}
