"""はじめに: what this workbook is, how its figures are judged, and what it was made from."""

from typing import Final

from ykplan.excel import kept
from ykplan.render.report.xlsx.book import Book
from ykplan.report.values import Cover, Report
from ykplan.report.wording import HEADINGS

_LONG: Final = "Excelが数値として持てるのは15桁までです。それより長い数値は、変えずに文字で書いています。"


def write(book: Book, report: Report) -> None:
    """Write the first sheet."""
    sheet = book.sheet("はじめに", (30, 105))
    sheet.next += 1
    sheet.facts([*_facts(report.cover), *([("長い数値", _LONG)] if _any_too_long(report) else [])])
    if report.cover.preface:
        sheet.heading("あいさつ")
        sheet.facts([("", said) for said in report.cover.preface])
    sheet.heading(HEADINGS.about)
    sheet.facts([("", said) for said in report.method.about])
    sheet.facts([(each.label, each.text) for each in report.method.measures])
    sheet.heading(HEADINGS.grading)
    sheet.facts([("", said) for said in report.method.grading])
    sheet.heading("判定の基準")
    sheet.facts([(f"{each.mark} {each.name}", "\n".join(each.when)) for each in report.method.grades])
    sheet.heading(HEADINGS.legend)
    sheet.facts([(each.label, each.text) for each in report.method.legend])
    if report.glossary:
        sheet.heading("用語")
        sheet.facts([(each.label, each.text) for each in report.glossary])
    sheet.heading(HEADINGS.making)
    sheet.facts([(each.label, each.text) for each in report.record])


def _facts(cover: Cover) -> list[tuple[str, str]]:
    facts = [
        ("計画名", cover.plan),
        ("表題", cover.title),
        ("市町村", cover.municipality),
        ("年度", cover.year),
        ("数値の状態", "　".join(part for part in (cover.state, cover.state_note) if part)),
        ("作成日", cover.made_on or ""),
        ("推進委員会", cover.committee or ""),
        ("問い合わせ先", "\n".join(cover.contact)),
    ]
    return [(label, said) for label, said in facts if said]


def _any_too_long(report: Report) -> bool:
    rows = report.rows
    numbers = [row.baseline_number for row in rows]
    numbers += [goal.number for row in rows for goal in row.goals]
    numbers += [actual.number for row in rows for actual in row.actuals]
    return not all(kept(number) for number in numbers if number is not None)
