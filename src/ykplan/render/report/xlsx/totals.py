"""総括: the counts, overall and by measure, beside last year's; what has no judgement, and what moved."""

from collections.abc import Iterator
from typing import Final

from ykplan.render.report.xlsx.book import Book, Column
from ykplan.render.report.xlsx.cells import Cell, whole
from ykplan.report.values import Report
from ykplan.report.wording import HEADINGS

_MOVES: Final = (
    Column("番号", 9),
    Column("指標", 52),
    Column("前年度の判定", 20),
    Column("今年度の判定", 20),
    Column("変わった理由", 44),
)


def write(book: Book, report: Report) -> None:
    """Write 総括."""
    sheet = book.sheet("総括", (14, 44, *[13] * (len(report.summary.counts) + 2)))
    sheet.next += 1
    for said in report.summary.sentences:
        sheet.line(said)
    sheet.heading(HEADINGS.counts)
    last = report.years[-2] if len(report.years) > 1 else "前年度"
    counts = report.summary.counts
    rows: list[list[Cell]] = [
        [each.mark, each.name, whole(each.number), "—" if each.last_year is None else whole(each.last_year)]
        for each in counts
    ]
    sheet.table(["判定の印", "判定", report.years[-1], last], rows)
    sheet.heading(HEADINGS.by_measure)
    grades = [f"{each.mark} {each.name}" for each in counts]
    sheet.table(["施策番号", "施策", "年度", *grades, "誤り", "計"], list(_by_measure(report)))
    sheet.heading(HEADINGS.missing)
    sheet.table(["理由", "指標"], [[each.text, each.label] for each in report.summary.missing])


def write_moves(book: Book, report: Report) -> None:
    """Write 判定の変化: the indicators whose grade is another one than last year's."""
    book.sheet("判定の変化", ()).only_table(_MOVES, [list(each) for each in report.summary.moves], kept=2)


def _by_measure(report: Report) -> Iterator[list[Cell]]:
    for measure in report.summary.by_measure:
        for tally, year in ((measure.now, report.years[-1]), (measure.before, report.years[-2:][0])):
            if tally is not None:
                numbers = (*tally.counts, tally.in_error, tally.total)
                yield [measure.number, measure.title, year, *map(whole, numbers)]
