"""3 施策ごとの状況: a measure's aims, its indicators in a table, a picture of each, and the words of the sections."""

from collections.abc import Iterator, Mapping
from typing import Final

from ykplan.render.report.docx.paper import Paper
from ykplan.render.report.docx.tables import Column
from ykplan.report.values import Report, Row, Section, Words
from ykplan.report.wording import HEADINGS, NO_INDICATORS
from ykplan.words import OWN_GRADE

# In millimetres: the width of the text, and less than the height of a page.
_CHART: Final = (170, 210)


def write(paper: Paper, report: Report, pictures: Mapping[str, bytes]) -> None:
    """Write part 3; `pictures` are PNGs by the number of the indicator."""
    paper.heading(1, HEADINGS.measures, new_page=True)
    for number, section in enumerate(report.sections):
        paper.heading(2, f"{section.heading}　{section.title}", new_page=number > 0)
        _aims(paper, section)
        if section.rows:
            _table(paper, section, report)
        else:
            paper.say(NO_INDICATORS)
        for row in section.rows:
            _indicator(paper, row, pictures.get(row.identity))
        _words(paper, section.words, "この施策の")
        _opinions(paper, section)


def _aims(paper: Paper, section: Section) -> None:
    if section.visions:
        paper.say("めざす姿", "Label")
        paper.bullets(section.visions)
    if section.summary:
        paper.labelled("計画の内容", section.summary)


def _table(paper: Paper, section: Section, report: Report) -> None:
    columns = (
        Column("番号", 13),
        Column("指標", 33),
        Column("現状値", 21, "TableCentre"),
        Column("目標値", 23, "TableCentre"),
        Column(f"実績\n{report.years[-1]}", 23, "TableCentre"),
        Column(report.rate_name, 15, "TableNumber"),
        Column("判定", 21),
        Column("前年度の\n判定", 21),
    )
    paper.table(columns, [list(_cells(row)) for row in section.rows], f"{section.title}の指標")


def _cells(row: Row) -> Iterator[str]:
    yield from (row.identity, row.name, "\n".join(filter(None, (row.baseline, row.baseline_year))))
    yield "\n".join(f"{goal.text}\n{goal.years.replace('〜', '〜' + chr(10))}" for goal in row.goals) or "—"
    yield row.actuals[-1].text if row.actuals else "—"
    yield row.rate
    yield "\n".join(filter(None, (row.grade if row.error else f"{row.mark} {row.grade}", row.reason)))
    yield row.last_year or "—"


def _indicator(paper: Paper, row: Row, picture: bytes | None) -> None:
    paper.heading(3, f"{row.identity}　{row.name}")
    facts = [row.better, f"担当課: {row.section}" if row.section else ""]
    if any(facts):
        paper.say("　".join(filter(None, facts)), "Fact")
    if row.chart is not None and picture is not None:
        paper.picture(picture, _CHART, row.chart.title, row.chart.description)
    if row.own_grade:
        paper.say(f"{OWN_GRADE}: {row.own_grade}")
    paper.bullets(row.notes)
    _words(paper, row.words, "")


def _words(paper: Paper, said: Words, whose: str) -> None:
    for label, text in (("取組実績", said.done), ("課題", said.issues), ("今後の方向", said.next)):
        if text:
            paper.labelled(f"{whose}{label}", text)


def _opinions(paper: Paper, section: Section) -> None:
    if section.opinions:
        paper.say("推進委員会の意見と市の考え方", "Label")
        columns = (Column("推進委員会の意見", 85), Column("市の考え方", 85))
        rows = [[each.opinion, each.response or "—"] for each in section.opinions]
        paper.table(columns, rows, "推進委員会の意見と市の考え方")
