"""The chapters around the figures: 表紙, 目次, 1, 2, and at the end 5 改定と訂正, 6 用語, 7 出典."""

from collections.abc import Iterator
from typing import Final

from ykplan.render.picture import from_svg
from ykplan.render.report.docx.paper import Paper
from ykplan.render.report.docx.styles import TableColumn
from ykplan.report.method import HEADINGS
from ykplan.report.values import Report, Summary
from ykplan.terms.entry import LABELS
from ykplan.terms.labels import ERROR_MARK

# So many grades have room beside a measure's title.
_SIDE_BY_SIDE: Final = 12


def write_cover(paper: Paper, report: Report) -> None:
    """Write the first page: what this is, of which year, and whether its figures are final."""
    cover = report.cover
    if cover.logo:
        png = from_svg(cover.logo.content) if cover.logo.kind == "svg" else cover.logo.content
        paper.logo(png, f"{cover.municipality}のロゴ")
    paper.say(cover.plan, "CoverPlan")
    paper.say(cover.title, "Title")
    paper.say(cover.year, "Subtitle")
    if cover.state_note is not None:
        paper.say(paper.state, "State")
        paper.say(cover.state_note, "CoverLine")
    else:
        paper.say(cover.state_words, "CoverLine")
    below = [*filter(None, (cover.made_on, cover.municipality, cover.committee)), *cover.contact]
    for at, line in enumerate(below):
        paper.say(line, "CoverLine" if at else "CoverFoot")


def write_contents(paper: Paper, report: Report) -> None:
    """Write the preface, where there is one, and the table of contents."""
    if report.cover.preface:
        paper.heading(1, HEADINGS.preface, new_page=True)
        for paragraph in report.cover.preface:
            paper.say(paragraph)
    paper.new_page_title("目次")
    paper.contents()


def write_method(paper: Paper, report: Report) -> None:
    """Write part 1."""
    method = report.method
    paper.heading(1, HEADINGS.method, new_page=True)
    paper.heading(2, HEADINGS.about)
    for sentence in method.about:
        paper.say(sentence)
    columns = (TableColumn("施策", 55), TableColumn("題名", 115))
    paper.table(columns, [[measure.label, measure.text] for measure in method.measures], "計画の基本施策")
    paper.heading(2, HEADINGS.grading)
    for sentence in method.grading:
        paper.say(sentence)
    columns = (TableColumn("判定", 32), TableColumn("あてはまる条件（どれか一つ）", 138))
    ways = [[f"{grade.mark} {grade.name}", "\n".join(grade.when)] for grade in method.grades]
    paper.table(columns, ways, "判定の基準")
    columns = (TableColumn("語", 32), TableColumn("意味", 138))
    paper.table(columns, [[sign.label, sign.text] for sign in method.legend], "表の読み方")


def write_summary(paper: Paper, report: Report) -> None:
    """Write part 2."""
    summary = report.summary
    paper.heading(1, HEADINGS.summary, new_page=True)
    for sentence in summary.sentences:
        paper.say(sentence)
    paper.heading(2, HEADINGS.counts)
    last = report.years[-2].label if len(report.years) > 1 else "前年度"
    columns = (
        TableColumn("判定", 60),
        TableColumn(report.years[-1].label, 30, "TableNumber"),
        TableColumn(last, 30, "TableNumber"),
    )
    paper.table(columns, list(_counts(summary)), "判定別の指標数")
    paper.heading(2, HEADINGS.by_measure)
    for grades, rows in _by_measure(summary):
        paper.table(grades, rows, "施策別の指標数")
    if summary.beside:
        paper.say(summary.beside)
    _moves(paper, summary)


def _counts(summary: Summary) -> Iterator[list[str]]:
    for count in summary.counts:
        last = "—" if count.last_year is None else str(count.last_year)
        yield [f"{count.mark} {count.name}", str(count.number), last]


def _by_measure(summary: Summary) -> Iterator[tuple[list[TableColumn], list[list[str]]]]:
    """Yield the columns and rows of the counts by measure, as many grades in a table as have room side by side.

    誤り stands there only where something is in error.
    """
    wrong = summary.any_in_error
    names = [f"{count.mark}\n{count.name}" for count in summary.counts] + ([ERROR_MARK] if wrong else []) + ["計"]
    counts = [measure.cells(with_errors=wrong) for measure in summary.by_measure]
    for start in range(0, len(names), _SIDE_BY_SIDE):
        part = slice(start, start + _SIDE_BY_SIDE)
        width = min(15.5, 124 / len(names[part]))
        beside = [TableColumn(name, width, "TableNumber") for name in names[part]]
        rows = [
            [f"{measure.number}　{measure.title}", *cells[part]]
            for measure, cells in zip(summary.by_measure, counts, strict=True)
        ]
        yield [TableColumn("施策", 170 - width * len(beside)), *beside], rows


def _moves(paper: Paper, summary: Summary) -> None:
    if summary.moves:
        paper.heading(2, HEADINGS.moves)
        columns = (
            TableColumn("番号", 14),
            TableColumn("指標", 50),
            TableColumn("前年度", 28),
            TableColumn("今年度", 27),
            TableColumn("変わった理由", 51),
        )
        rows = [list(move) for move in summary.moves]
        paper.table(columns, rows, "前年度から判定が変わった指標")
    if summary.missing:
        paper.heading(2, HEADINGS.missing)
        missing = [[gap.text, gap.label] for gap in summary.missing]
        paper.table((TableColumn("理由", 40), TableColumn("指標", 130)), missing, "判定のない指標と理由")


def write_closing(paper: Paper, report: Report) -> None:
    """Write parts 5 to 7, on upright pages again."""
    paper.new_section(landscape=False)
    paper.heading(1, HEADINGS.changes)
    _amended(paper, report)
    _corrected(paper, report)
    paper.heading(1, HEADINGS.glossary, new_page=True)
    if report.glossary:
        columns = (TableColumn("用語", 45), TableColumn("意味", 125))
        paper.table(columns, [[term.label, term.text] for term in report.glossary], "用語")
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
        TableColumn("番号", 14),
        TableColumn("指標", 28),
        TableColumn("適用年度\n（決めた日）", 38),
        TableColumn("項目", 18),
        TableColumn("改定前", 22),
        TableColumn("改定後", 22),
        TableColumn("理由", 28),
    )
    rows = [
        [
            amendment.identity,
            amendment.name,
            f"{amendment.since}\n（{amendment.decided}）",
            amendment.what,
            amendment.before,
            amendment.after,
            amendment.reason,
        ]
        for amendment in report.amended
    ]
    paper.table(columns, rows, "計画の改定")


def _corrected(paper: Paper, report: Report) -> None:
    paper.heading(2, HEADINGS.corrected)
    if not report.corrected:
        paper.say("数値の訂正はありません。")
        return
    columns = (
        TableColumn("番号", 14),
        TableColumn("指標", 36),
        TableColumn("年度", 22),
        TableColumn("訂正前", 18, "TableCentre"),
        TableColumn("訂正後", 18, "TableCentre"),
        TableColumn("訂正した日", 32),
        TableColumn("理由", 30),
    )
    paper.table(columns, [correction.cells for correction in report.corrected], "数値の訂正")


def _sources(paper: Paper, report: Report) -> None:
    paper.heading(2, HEADINGS.sources)
    columns = (
        TableColumn("番号", 14),
        TableColumn("指標", 40),
        TableColumn("年度", 22),
        TableColumn("実績", 24, "TableCentre"),
        TableColumn(LABELS["source"], 30),
        TableColumn("記載場所", 40),
    )
    paper.table(columns, [source.cells for source in report.sources], "実績の出典と、数値が書かれている場所")
    paper.heading(2, HEADINGS.making)
    record = [[fact.label, fact.text] for fact in report.record]
    paper.table((TableColumn("項目", 50), TableColumn("内容", 120)), record, "この報告書の作成記録")
