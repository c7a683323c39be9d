"""3 施策ごとの状況 and 4 指標一覧: a measure's aims, indicators and words; then every figure, laid across."""

from collections.abc import Iterator, Mapping
from typing import Final

from ykplan.render.report.docx.paper import Paper
from ykplan.render.report.docx.styles import TableColumn
from ykplan.report.cells import Actual, ReportYear
from ykplan.report.method import HEADINGS, NO_INDICATORS
from ykplan.report.values import MeasureWording, Report, ReportRow, ReportSection
from ykplan.terms.labels import DASH, OWN_GRADE

# In millimetres: the width of the text, and less than the height of a page.
_CHART: Final = (170, 210)


def write_measures(paper: Paper, report: Report, pictures: Mapping[str, bytes]) -> None:
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


def _aims(paper: Paper, section: ReportSection) -> None:
    if section.visions:
        paper.say("めざす姿", "Label")
        paper.bullets(section.visions)
    if section.summary:
        paper.labelled("計画の内容", section.summary)


def _table(paper: Paper, section: ReportSection, report: Report) -> None:
    columns = (
        TableColumn("番号", 13),
        TableColumn("指標", 33),
        TableColumn("現状値", 21, "TableCentre"),
        TableColumn("目標値", 23, "TableCentre"),
        TableColumn(f"実績\n{report.years[-1].label}", 23, "TableCentre"),
        TableColumn(report.rate_name, 15, "TableNumber"),
        TableColumn("判定", 21),
        TableColumn("前年度の\n判定", 21),
    )
    paper.table(columns, [list(_measure_cells(row)) for row in section.rows], f"{section.title}の指標")


def _measure_cells(row: ReportRow) -> Iterator[str]:
    yield from (row.identity, row.name, "\n".join(filter(None, (row.baseline.text, row.baseline.taken))))
    yield "\n".join("\n".join((goal.figure.text, "〜\n".join(goal.ends))) for goal in row.goals) or DASH
    yield row.actuals[-1].figure.text if row.actuals else DASH
    yield row.rate.text
    yield "\n".join(filter(None, (row.grade if row.error else f"{row.mark} {row.grade}", row.reason)))
    yield row.last_year.text if row.last_year else DASH


def _indicator(paper: Paper, row: ReportRow, picture: bytes | None) -> None:
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


def _words(paper: Paper, words: MeasureWording, whose: str) -> None:
    for label, text in words.labelled():
        paper.labelled(f"{whose}{label}", text)


def _opinions(paper: Paper, section: ReportSection) -> None:
    if section.opinions:
        paper.say("推進委員会の意見と市の考え方", "Label")
        columns = (TableColumn("推進委員会の意見", 85), TableColumn("市の考え方", 85))
        rows = [[opinion.opinion, opinion.response or DASH] for opinion in section.opinions]
        paper.table(columns, rows, "推進委員会の意見と市の考え方")


# So many years stand side by side.
_YEARS: Final = 6


def write_list(paper: Paper, report: Report) -> None:
    """Write part 4."""
    paper.new_section(landscape=True)
    paper.heading(1, HEADINGS.indicators)
    paper.table(_columns(report), [list(_list_cells(row)) for row in report.rows], "指標一覧")
    paper.heading(2, "年度ごとの実績", new_page=True)
    for first in range(0, len(report.years), _YEARS):
        _years(paper, report, range(first, min(first + _YEARS, len(report.years))))


def _columns(report: Report) -> tuple[TableColumn, ...]:
    return (
        TableColumn("番号", 14),
        TableColumn("指標", 52),
        TableColumn("現状値", 23, "TableCentre"),
        TableColumn("目標値", 62, "TableCentre"),
        TableColumn(f"実績\n{report.years[-1].label}", 24, "TableCentre"),
        TableColumn(report.rate_name, 18, "TableNumber"),
        TableColumn("判定", 21),
        TableColumn("前年度の\n判定", 21),
        TableColumn("理由", 22),
    )


def _list_cells(row: ReportRow) -> Iterator[str]:
    yield from (row.identity, row.name, "\n".join(filter(None, (row.baseline.text, row.baseline.taken))))
    yield "\n".join(f"{goal.figure.text}（{goal.years}）" for goal in row.goals) or DASH
    yield row.actuals[-1].figure.text if row.actuals else DASH
    yield row.rate.text
    yield row.grade if row.error else f"{row.mark} {row.grade}"
    yield row.last_year.text if row.last_year else DASH
    yield "\n".join(filter(None, (row.reason, f"{OWN_GRADE}: {row.own_grade}" if row.own_grade else None)))


def _years(paper: Paper, report: Report, years: range) -> None:
    names = [_head(report.years[at]) for at in years]
    columns = (
        TableColumn("番号", 14),
        TableColumn("指標", 63),
        *(TableColumn(name, 30, "TableCentre") for name in names),
    )
    rows = [
        [row.identity, row.name, *(_year(row.actuals[at]) if at < len(row.actuals) else DASH for at in years)]
        for row in report.rows
    ]
    first, last = report.years[years[0]].label, report.years[years[-1]].label
    paper.table(columns, rows, f"年度ごとの実績、達成率と判定（{first}〜{last}）")


def _head(year: ReportYear) -> str:
    return f"{year.label}\n（{year.unsettled}）" if year.unsettled else year.label


def _year(actual: Actual) -> str:
    """Return a year's figure, its rate where there is one, and its grade, a line each."""
    rate = "" if actual.rate.is_empty else actual.rate.text
    grade = f"{actual.mark} {actual.grade}" if actual.judged else ""
    return "\n".join(filter(None, (actual.figure.text, rate, grade)))
