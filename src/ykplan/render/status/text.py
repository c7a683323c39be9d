"""One sentence an indicator, for a screen reader or a mail."""

from collections.abc import Iterator
from typing import Final

from ykplan import describe, fiscal, printed, words
from ykplan.model.plan import Indicator, NumberTarget, StageTarget
from ykplan.overview import InError, Judged, Overview

_STATES: Final = {
    "sample": "数値は記入例です。書き方の見本で、報告された実績ではありません。",
    "draft": "数値は速報です。あとで変わることがあります。",
    "final": "数値は確定です。",
}


def render(view: Overview) -> str:
    """Return the overview in sentences, with no picture and nothing that needs columns."""
    return "\n".join(map(words.inert, _lines(view))) + "\n"


def _lines(view: Overview) -> Iterator[str]:
    yield f"{words.one_line(view.plan.title)}、{fiscal.show(view.year)}の状況。"
    if view.broken:
        yield "データに誤りがあるため、この年度の実績を示せません。"
    else:
        yield _STATES[view.state] if view.state else "実績はまだ報告されていません。"
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
    start, target, grade = indicator.baseline, row.standing.target, row.verdict.grade
    parts = [
        f"現状値は{_said(printed.baseline(indicator), start.year if start else None)}",
        f"目標値は{_target(target, indicator)}",
        *([f"最終の目標値は{_target(indicator.targets[-1], indicator)}"] if target != indicator.targets[-1] else []),
        _observed(row),
        *_rate(row, view),
        f"判定は{grade.name}" + (f"（{row.reason}）" if row.reason else "") if grade else "判定はありません",
        *([f"前年度の判定は{row.last_year.name}"] if row.last_year else []),
    ]
    return f"{indicator.id}、{words.one_line(indicator.name)}。{'、'.join(parts)}です。"


def _target(target: NumberTarget | StageTarget, indicator: Indicator) -> str:
    return f"{fiscal.show(target.by)}までに{_said(printed.target(target, indicator), None)}"


def _observed(row: Judged) -> str:
    seen = row.standing.observation
    said = printed.entry(seen.entry if seen else row.entry, row.standing.indicator)
    return f"実績は{_said(said, seen.year if seen else None)}"


def _rate(row: Judged, view: Overview) -> Iterator[str]:
    share = describe.share(getattr(row.standing.facts, view.rubric.rate), view.rubric)
    if share != words.DASH:
        yield f"達成率は{share}"


def _said(text: str, year: int | None) -> str:
    """Return a figure with its year, and a sign as the word that a screen reader should say."""
    spoken = {"↗": "増加", "↘": "減少", words.DASH: "なし"}.get(text, text)
    return spoken if year is None or spoken == "なし" else f"{fiscal.show(year)}の{spoken}"
