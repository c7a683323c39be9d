"""Texts that some format would take for its own, which every report shows as the letters that they are."""

from pathlib import Path
from typing import Any, Final

from tests.report.making import report_of
from ykplan.report.values import Report

TEXTS: Final = (
    '=HYPERLINK("https://example.jp","x")',
    "+1+1",
    "@SUM(A1)",
    "https://example.jp/",
    "mailto:a@example.jp",
    "<script>alert(1)</script>",
    "</w:t></w:r>&lt;&amp;]]>",
    '#import "x.typ" $x$ *b* _i_',
    "_x0041__x000D_",
    "{0} {number} %s",
    "𠮷野家の髙橋﨑さん ①〜㎡",
    "a\tb\nc",
    "&C&P &amp; xmlns:w=",
    "長" * 10_000,
    "\"'` ",
)


def hostile_report(folder: Path) -> Report:
    """Return the report of a folder with every text of a row, a cover and a section in turn put into others' hands."""
    report = report_of(folder, 2025)
    rows = report.sections[0].rows
    section = report.sections[0]._replace(
        visions=TEXTS, rows=(*(_row(rows[0], at, text) for at, text in enumerate(TEXTS)), *rows[1:])
    )
    cover = report.cover._replace(plan=TEXTS[12], title=TEXTS[0], municipality=TEXTS[5], preface=TEXTS)
    summary = report.summary._replace(sentences=TEXTS)
    return report._replace(cover=cover, summary=summary, sections=(section, *report.sections[1:]))


def _row(row: Any, at: int, text: str) -> Any:
    goals = tuple(each._replace(figure=each.figure._replace(label=text)) for each in row.chart.goals)
    chart = row.chart._replace(title=text, description=text, goals=goals)
    return row._replace(identity=f"9-9-{at}", name=text, unit=text, reason=text, notes=(text,), chart=chart)
