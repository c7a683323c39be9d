"""確定した年度に目標に届いていないか、現状より悪くなっているのに、課題が書かれていない。

推進委員会と市民が読むのは、届かなかった理由と、これからどうするかである。課題（issues）を、その指標か、施策（measures）に書く。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.judge.standing import Case, Standing, standing
from ykplan.loaded import Loaded, Reported
from ykplan.model.amended import belongs
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find figures of final years that missed a target due, or went backwards, without a word on it."""
    if loaded.plan is None or loaded.rubric is None or not any(_is_final(row) for row in loaded.reported):
        return
    measures = {place.indicator.id: place.measure.id for place in loaded.indicators}
    for identity, rows in loaded.by_indicator.items():
        entries = {row.year: row.entry for row in rows}
        case = Case(rows[0].indicator, entries, loaded.plan.period, loaded.rubric.tolerance)
        for row in rows:
            year = row.year
            if not (_is_final(row) and row.entry.observed and year in case.period and belongs(row.indicator, year)):
                continue
            what = _wrong(standing(case, year))
            if what and not _has_issues(row, measures[identity]):
                message = f"指標 {identity} は{what}が、課題が書かれていません"
                hint = "この指標か施策に issues: を書いてください"
                yield Finding(row.file.source, row.path, message, hint, on_key=True)


def _is_final(row: Reported) -> bool:
    return row.file.progress is not None and row.file.progress.state == "final"


def _has_issues(row: Reported, measure: str) -> bool:
    words = row.file.progress.measures.get(measure) if row.file.progress else None
    return bool(row.entry.issues or (words and words.issues))


def _wrong(found: Standing) -> str | None:
    if found.due and found.facts.met is False:
        return "目標の年度に目標に届いていません"
    return "現状値より悪くなっています" if found.facts.moved == "worse" else None


RULE = Rule("YK305", Severity.WARNING, check, __doc__)
