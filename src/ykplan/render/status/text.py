"""One sentence an indicator, for a screen reader or a mail."""

from collections.abc import Iterator

from ykplan import describe, fiscal, words
from ykplan.report import InError, Judged, Overview


def render(view: Overview) -> str:
    """Return the overview in sentences, with no picture and nothing that needs columns."""
    return "\n".join(map(words.inert, _lines(view))) + "\n"


def _lines(view: Overview) -> Iterator[str]:
    yield f"{words.one_line(view.plan.title)}、{fiscal.show(view.year)}の状況。"
    if view.broken:
        yield "データに誤りがあるため、この年度の実績を示せません。"
    else:
        yield f"数値の状態は{words.STATES[view.state]}です。" if view.state else "実績はまだ報告されていません。"
    counts = [f"{rule.name}が{count}" for rule, count in view.counts if count]
    counts += [f"{words.ERROR_MARK}が{len(view.in_error)}"] if view.in_error else []
    yield f"{len(view.rows)}指標のうち、{'、'.join(counts)}です。"
    for measure in view.measures:
        yield ""
        yield f"基本施策{measure.measure_id}、{words.one_line(measure.title)}。"
        for row in measure.rows:
            yield _sentence(row, view)


def _sentence(row: Judged | InError, view: Overview) -> str:
    if isinstance(row, InError):
        return f"{row.identity}、{words.one_line(row.name)}は、データに誤りがあるため示せません。"
    indicator = row.standing.indicator
    start = indicator.baseline
    baseline = f"現状値は{_year(start.year if start else None)}{describe.baseline(indicator)}"
    asked = _spoken(describe.target(row.standing.target, indicator))
    target = f"目標値は{fiscal.show(row.standing.target.by)}までに{asked}"
    grade = row.verdict.grade
    judged = f"判定は{grade.name}" if grade else "判定はありません"
    reason = f"（{row.reason}）" if row.reason else ""
    parts = [baseline, target, _observed(row), *_rate(row, view), judged + reason]
    return f"{indicator.id}、{words.one_line(indicator.name)}は、{'、'.join(parts)}です。"


def _observed(row: Judged) -> str:
    seen = row.standing.observation
    said = describe.entry(seen.entry if seen else row.entry, row.standing.indicator)
    return f"実績は{_year(seen.year if seen else None)}{said}"


def _rate(row: Judged, view: Overview) -> Iterator[str]:
    share = describe.share(getattr(row.standing.facts, view.rubric.rate), view.rubric)
    if share != words.DASH:
        yield f"達成率は{share}"


def _year(year: int | None) -> str:
    return f"{fiscal.show(year)}の" if year is not None else ""


def _spoken(text: str) -> str:
    return {"↗": "増加", "↘": "減少"}.get(text, text)
