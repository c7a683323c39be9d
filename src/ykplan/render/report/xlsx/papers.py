"""改定と訂正 and 出典: what was changed, and where each figure comes from."""

from ykplan.render.report.xlsx.book import Book, Column
from ykplan.report.values import Report
from ykplan.report.wording import HEADINGS

_SOURCES = (
    Column("番号", 9),
    Column("指標", 56),
    Column("年度", 13),
    Column("実績", 18),
    Column("出典", 40),
    Column("記載場所", 40),
)


def write_changes(book: Book, report: Report) -> None:
    """Write 改定と訂正."""
    sheet = book.sheet("改定と訂正", (10, 44, 14, 16, 16, 22, 22, 44))
    sheet.heading(HEADINGS.amended)
    if report.amended:
        names = ["番号", "指標", "適用する年度", "決めた日", "項目", "改定前", "改定後", "理由"]
        sheet.table(names, [list(each) for each in report.amended])
    else:
        sheet.line("計画の改定はありません。")
    sheet.heading(HEADINGS.corrected)
    if report.corrected:
        names = ["番号", "指標", "年度", "訂正した日", "項目", "訂正前", "訂正後", "理由"]
        rows = [
            [each.identity, each.name, each.year, each.on, "実績", each.before, each.after, each.reason]
            for each in report.corrected
        ]
        sheet.table(names, rows)
    else:
        sheet.line("数値の訂正はありません。")


def write_sources(book: Book, report: Report) -> None:
    """Write 出典."""
    rows = [list(each) for each in report.sources]
    book.sheet("出典", ()).only_table(_SOURCES, rows, kept=2)
