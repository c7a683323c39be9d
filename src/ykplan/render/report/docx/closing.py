"""5 計画の改定と数値の訂正, 6 用語 and 7 出典と作成記録."""

from ykplan.render.report.docx.paper import Paper
from ykplan.render.report.docx.tables import Column
from ykplan.report.values import Report
from ykplan.report.wording import HEADINGS


def write(paper: Paper, report: Report) -> None:
    """Write parts 5 to 7, on upright pages again."""
    paper.new_section(landscape=False)
    paper.heading(1, HEADINGS.changes)
    _amended(paper, report)
    _corrected(paper, report)
    paper.heading(1, HEADINGS.glossary, new_page=True)
    if report.glossary:
        columns = (Column("用語", 45), Column("意味", 125))
        paper.table(columns, [[each.label, each.text] for each in report.glossary], "用語")
    else:
        paper.say("この報告書で説明する用語はありません。")
    paper.heading(1, HEADINGS.records, new_page=True)
    _sources(paper, report)


def _amended(paper: Paper, report: Report) -> None:
    paper.heading(2, HEADINGS.amended)
    if not report.amended:
        paper.say("計画の改定はありません。")
        return
    columns = (
        Column("番号", 14),
        Column("指標", 28),
        Column("適用年度\n（決めた日）", 38),
        Column("項目", 18),
        Column("改定前", 22),
        Column("改定後", 22),
        Column("理由", 28),
    )
    rows = [
        [each.identity, each.name, f"{each.since}\n（{each.decided}）", each.what, each.before, each.after, each.reason]
        for each in report.amended
    ]
    paper.table(columns, rows, "計画の改定")


def _corrected(paper: Paper, report: Report) -> None:
    paper.heading(2, HEADINGS.corrected)
    if not report.corrected:
        paper.say("数値の訂正はありません。")
        return
    columns = (
        Column("番号", 14),
        Column("指標", 36),
        Column("年度", 22),
        Column("訂正前", 18, "TableCentre"),
        Column("訂正後", 18, "TableCentre"),
        Column("訂正した日", 32),
        Column("理由", 30),
    )
    paper.table(columns, [list(each) for each in report.corrected], "数値の訂正")


def _sources(paper: Paper, report: Report) -> None:
    paper.heading(2, HEADINGS.sources)
    columns = (
        Column("番号", 14),
        Column("指標", 40),
        Column("年度", 22),
        Column("実績", 24, "TableCentre"),
        Column("出典", 30),
        Column("記載場所", 40),
    )
    paper.table(columns, [list(each) for each in report.sources], "実績の出典と、数値が書かれている場所")
    paper.heading(2, HEADINGS.making)
    record = [[each.label, each.text] for each in report.record]
    paper.table((Column("項目", 50), Column("内容", 120)), record, "この報告書の作成記録")
