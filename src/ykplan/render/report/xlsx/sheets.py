"""はじめに, 総括, 指標一覧, 推移, 改定と訂正, 出典: the sheets beside the charts."""

from collections.abc import Iterator
from typing import Final

from ykplan.platform.excel import is_kept
from ykplan.render.report.xlsx.book import Cell, ReportBook, SheetColumn, figure_cell, rate_cell, whole_number
from ykplan.report.method import HEADINGS
from ykplan.report.values import Cover, Report, ReportRow
from ykplan.terms import labels
from ykplan.terms.entry import LABELS
from ykplan.terms.labels import ERROR_MARK, OWN_GRADE
from ykplan.text.figures import Figure

_LONG: Final = "Excelが数値として持てるのは15桁までです。それより長い数値は、変えずに文字で書いています。"


def write_opening(book: ReportBook, report: Report) -> None:
    """Write the first sheet."""
    sheet = book.sheet("はじめに", (30, 105))
    sheet.next += 1
    sheet.facts([*_facts(report.cover), *([("長い数値", _LONG)] if _any_too_long(report) else [])])
    if report.cover.preface:
        sheet.heading("あいさつ")
        sheet.facts([("", paragraph) for paragraph in report.cover.preface])
    sheet.heading(HEADINGS.about)
    sheet.facts([("", sentence) for sentence in report.method.about])
    sheet.facts([(measure.label, measure.text) for measure in report.method.measures])
    sheet.heading(HEADINGS.grading)
    sheet.facts([("", sentence) for sentence in report.method.grading])
    sheet.heading("判定の基準")
    sheet.facts([(f"{grade.mark} {grade.name}", "\n".join(grade.when)) for grade in report.method.grades])
    sheet.heading(HEADINGS.legend)
    sheet.facts([(sign.label, sign.text) for sign in report.method.legend])
    if report.glossary:
        sheet.heading("用語")
        sheet.facts([(term.label, term.text) for term in report.glossary])
    sheet.heading(HEADINGS.making)
    sheet.facts([(fact.label, fact.text) for fact in report.record])


def _facts(cover: Cover) -> list[tuple[str, str]]:
    facts = [
        ("計画名", cover.plan),
        ("表題", cover.title),
        ("市町村", cover.municipality),
        ("年度", cover.year),
        ("数値の状態", "　".join(part for part in (cover.state_words, cover.state_note) if part)),
        ("作成日", cover.made_on or ""),
        ("推進委員会", cover.committee or ""),
        ("問い合わせ先", "\n".join(cover.contact)),
    ]
    return [(label, text) for label, text in facts if text]


def _any_too_long(report: Report) -> bool:
    rows = report.rows
    figures = [row.baseline for row in rows]
    figures += [goal.figure for row in rows for goal in row.goals]
    figures += [actual.figure for row in rows for actual in row.actuals]
    return not all(is_kept(figure.shown) for figure in figures if figure.shown is not None)


_BEFORE: Final = (
    SheetColumn("番号", 8),
    SheetColumn("指標", 30),
    SheetColumn("施策番号", 9),
    SheetColumn("施策", 16),
    SheetColumn("種類", 6),
    SheetColumn("単位", 7),
    SheetColumn("よい方向", 9),
    SheetColumn("担当課", 10),
    SheetColumn("現状値", 10),
    SheetColumn("現状値の年度", 11),
    SheetColumn("現状値の年度（西暦）", 10),
)
_AFTER: Final = (
    SheetColumn("達成率", 9),
    SheetColumn("判定の印", 9),
    SheetColumn("判定", 10),
    SheetColumn("前年度の判定", 10),
    SheetColumn("理由", 10),
    SheetColumn(OWN_GRADE, 12),
    SheetColumn(LABELS["note"], 28),
)
# Columns of what a plan need not have at all.
_OPTIONAL: Final = ("担当課", OWN_GRADE)
_YEARS: Final = (
    SheetColumn("番号", 9),
    SheetColumn("指標", 60),
    SheetColumn("年度", 13),
    SheetColumn("年度（西暦）", 14),
    SheetColumn("実績", 16),
    SheetColumn("単位", 10),
    SheetColumn("達成率", 10),
    SheetColumn("判定の印", 8),
    SheetColumn("判定", 12),
    SheetColumn("状態", 10),
)


def write_indicators(book: ReportBook, report: Report) -> None:
    """Write 指標一覧: one row an indicator."""
    goals = max((len(row.goals) for row in report.rows), default=0)
    columns = (*_BEFORE, *_goal_columns(goals), *_year_columns(report), *_AFTER)
    rows = [list(_row(row, report, goals)) for row in report.rows]
    empty = {at for at, column in enumerate(columns) if column.name in _OPTIONAL and not any(row[at] for row in rows)}
    shown = [column for at, column in enumerate(columns) if at not in empty]
    cells = [[cell for at, cell in enumerate(row) if at not in empty] for row in rows]
    book.sheet("指標一覧", ()).only_table(shown, cells, kept=2)


def write_years(book: ReportBook, report: Report) -> None:
    """Write 推移: one row an indicator and year, as programs like to read it."""
    rows = [cells for row in report.rows for cells in _years(row)]
    book.sheet("推移", ()).only_table(_YEARS, rows, kept=2)


def _goal_columns(goals: int) -> Iterator[SheetColumn]:
    for number in range(1, goals + 1):
        name = f"目標値{number}" if goals > 1 else "目標値"
        yield SheetColumn(name, 11)
        yield SheetColumn(f"{name}の年度", 12)
        yield SheetColumn(f"{name}の年度（西暦）", 10)


def _year_columns(report: Report) -> Iterator[SheetColumn]:
    for year in report.years:
        yield SheetColumn(f"{year.label} 実績" + (f"（{year.unsettled}）" if year.unsettled else ""), 11)


def _row(row: ReportRow, report: Report, goals: int) -> Iterator[Cell]:
    yield from (row.identity, row.name, row.measure, row.measure_title, row.kind, row.unit, row.better, row.section)
    yield from (figure_cell(row.baseline), row.baseline.taken, _western(row.baseline))
    for goal in row.goals:
        yield from (figure_cell(goal.figure), goal.years, _western(goal.figure))
    yield from [None] * 3 * (goals - len(row.goals))
    for actual in row.actuals:
        yield figure_cell(actual.figure)
    yield from [None] * (len(report.years) - len(row.actuals))
    yield rate_cell(row.rate)
    last_year = row.last_year.text if row.last_year else None
    yield from (row.mark, row.grade, last_year, row.reason, row.own_grade, "\n".join(row.notes))


def _western(figure: Figure) -> Cell:
    return None if figure.year is None else whole_number(figure.year)


def _years(row: ReportRow) -> Iterator[list[Cell]]:
    for actual in row.actuals:
        yield [
            row.identity,
            row.name,
            actual.label,
            whole_number(actual.of.year),
            figure_cell(actual.figure),
            row.unit,
            rate_cell(actual.rate),
            actual.mark,
            actual.grade,
            labels.state_words(actual.of.state),
        ]


_MOVES: Final = (
    SheetColumn("番号", 9),
    SheetColumn("指標", 52),
    SheetColumn("前年度の判定", 20),
    SheetColumn("今年度の判定", 20),
    SheetColumn("変わった理由", 44),
)


def write_totals(book: ReportBook, report: Report) -> None:
    """Write 総括."""
    sheet = book.sheet("総括", (14, 44, *[13] * (len(report.summary.counts) + 2)))
    sheet.next += 1
    for sentence in report.summary.sentences:
        sheet.line(sentence)
    sheet.heading(HEADINGS.counts)
    last = report.years[-2].label if len(report.years) > 1 else "前年度"
    counts = report.summary.counts
    rows: list[list[Cell]] = [
        [
            count.mark,
            count.name,
            whole_number(count.number),
            "—" if count.last_year is None else whole_number(count.last_year),
        ]
        for count in counts
    ]
    sheet.table(["判定の印", "判定", report.years[-1].label, last], rows)
    sheet.heading(HEADINGS.by_measure)
    grades = [f"{count.mark} {count.name}" for count in counts]
    sheet.table(["施策番号", "施策", "年度", *grades, ERROR_MARK, "計"], list(_by_measure(report)))
    sheet.heading(HEADINGS.missing)
    sheet.table(["理由", "指標"], [[gap.text, gap.label] for gap in report.summary.missing])


def write_moves(book: ReportBook, report: Report) -> None:
    """Write 判定の変化: the indicators whose grade is another one than last year's."""
    book.sheet("判定の変化", ()).only_table(_MOVES, [list(move) for move in report.summary.moves], kept=2)


def _by_measure(report: Report) -> Iterator[list[Cell]]:
    for measure in report.summary.by_measure:
        for tally, year in ((measure.now, report.years[-1]), (measure.before, report.years[-2:][0])):
            if tally is not None:
                numbers = (*tally.counts, tally.in_error, tally.total)
                yield [measure.number, measure.title, year.label, *map(whole_number, numbers)]


_SOURCES = (
    SheetColumn("番号", 9),
    SheetColumn("指標", 56),
    SheetColumn("年度", 13),
    SheetColumn("実績", 18),
    SheetColumn(LABELS["source"], 40),
    SheetColumn("記載場所", 40),
)


def write_changes(book: ReportBook, report: Report) -> None:
    """Write 改定と訂正."""
    sheet = book.sheet("改定と訂正", (10, 44, 14, 16, 16, 22, 22, 44))
    sheet.heading(HEADINGS.amended)
    if report.amended:
        names = ["番号", "指標", "適用する年度", "決めた日", "項目", "改定前", "改定後", "理由"]
        sheet.table(names, [list(amendment) for amendment in report.amended])
    else:
        sheet.line("計画の改定はありません。")
    sheet.heading(HEADINGS.corrected)
    if report.corrected:
        names = ["番号", "指標", "年度", "訂正した日", "項目", "訂正前", "訂正後", "理由"]
        rows = [
            [
                correction.identity,
                correction.name,
                correction.year,
                correction.on,
                "実績",
                correction.before.text,
                correction.after.text,
                correction.reason,
            ]
            for correction in report.corrected
        ]
        sheet.table(names, rows)
    else:
        sheet.line("数値の訂正はありません。")


def write_sources(book: ReportBook, report: Report) -> None:
    """Write 出典."""
    rows = [source.cells for source in report.sources]
    book.sheet("出典", ()).only_table(_SOURCES, rows, kept=2)
