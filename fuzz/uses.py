"""Everything that the program does with a data folder, in one process and in memory: for who looks for what raises.

What each command does before it prints or writes is done here with the same functions, under the same conditions.
"""

import random
from collections.abc import Collection
from datetime import date
from io import BytesIO
from typing import NamedTuple

import openpyxl

from ykplan.comparison.difference import between
from ykplan.data.checked import Checked
from ykplan.data.contents import YearFile
from ykplan.data.loading import Files, load_files
from ykplan.form import book, layout
from ykplan.form.merging import merged
from ykplan.form.read.form import Filled, read_form
from ykplan.form.returned import against
from ykplan.form.value import forms
from ykplan.judging.book import Book
from ykplan.judging.overview import named_from
from ykplan.judging.owed import due, opened_year
from ykplan.platform.terminal import Screen
from ykplan.recording.approval import approval_reads_back, as_yaml
from ykplan.recording.changes import recorded, with_source
from ykplan.recording.fixing import fixed
from ykplan.recording.year import closed, newly_opened
from ykplan.recording.year import reads_back as opens
from ykplan.render.diff import json as diff_json
from ykplan.render.diff import markdown as diff_markdown
from ykplan.render.diff import table as diff_table
from ykplan.render.findings import github, gitlab, json, junit, sarif, text
from ykplan.render.imported import json as imported_json
from ykplan.render.imported import table as imported_table
from ykplan.render.report import docx, html, md, pdf, xlsx
from ykplan.render.show import render as show
from ykplan.render.site import index, opendata
from ykplan.render.status import owed
from ykplan.render.status import table as status_table
from ykplan.render.status import text as status_text
from ykplan.report.build import Making, build
from ykplan.rules.checking import checked, form_diagnostics
from ykplan.terms.diagnostic import Findings

SCREENS = (Screen(80), Screen(40, "cp932"))
DAY = date(2026, 6, 30)
SLOW = {"docx": docx, "pdf": pdf}
# Of a plan of a hundred years only the last ones are looked at: more of them would be the same again.
_YEARS = 8


class Before(NamedTuple):
    """A folder as it was, and the forms that went out then and came back filled in."""

    whole: Book
    filled: list[Filled]


def look_at(files: Files, before: Before, chance: random.Random, slow: Collection[str] = tuple(SLOW)) -> int:
    """Do everything with a folder; return how many findings there are. `before` is what it is compared with.

    `slow` are the forms of the report that take long and are made, too.
    """
    found, (whole, filled) = checked(load_files(files)), before
    _tell(found, files)
    _fix(files)
    _write(found, files, chance)
    if (now := Book.of(found)) is not None:
        _status(now, chance.choice(SCREENS))
        _report(now, slow)
        _diff(*((whole, now) if chance.randrange(2) else (now, whole)), chance.choice(SCREENS))
        _forms(now, files, filled)
    return len(found.diagnostics)


def filled_in(whole: Book, chance: random.Random) -> list[Filled]:
    """Return the forms of a folder's latest year, filled in by sections."""
    filled = []
    for form in forms(whole.checked.loaded, whole.latest_year):
        workbook = openpyxl.load_workbook(BytesIO(book.render_form(form)))
        sheet = workbook[layout.ENTRIES]
        rows = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
        head = next(at for at, row in enumerate(rows) if "実績" in row)
        for at in range(head + 1, len(rows)):
            sheet.cell(at + 1, rows[head].index("実績") + 1, chance.choice(("１３", 9, "設置・運用", "約9", "12.5%")))
        made = BytesIO()
        workbook.save(made)
        filled.append(read_form(f"{form.section}.xlsx", made.getvalue()))
    return filled


def _tell(found: Checked, files: Files) -> None:
    told_of = Findings(found.diagnostics, tuple(source.file for source in (files.plan, *files.years)))
    for screen in SCREENS:
        text.render(found.diagnostics, screen)
    for form in (json, github, gitlab, sarif, junit):
        form.render(told_of)


def _status(now: Book, screen: Screen) -> None:
    year = now.latest_year
    years = range(max(now.plan.period.start, year - _YEARS), year + 1)
    views = now.overviews(years)
    status_table.render(views[-1], screen)
    owed.owed_table(views[-1], due(now, year, DAY), screen)
    for place in now.checked.loaded.indicators:
        show(now.detail(place, year), screen)
    status_text.render(views[-1])
    owed.reminders(views[-1], due(now, opened_year(now), DAY))
    published = [named_from(view, "data") for view in views]
    opendata.render(published)


def _report(now: Book, slow: Collection[str]) -> None:
    year = now.latest_year
    if year - now.plan.period.start > _YEARS:
        return
    value = build(now, year, Making(DAY))
    for form in (md, html, xlsx, *(SLOW[name] for name in slow)):
        form.render(value)
    label, state = value.cover.year, value.cover.state
    index.render(value, [index.PublishedYear(label, state, "2024/index.html", "2024/report.pdf", "1KB")])


def _diff(before: Book, after: Book, screen: Screen) -> None:
    found = between(before, after)
    diff_json.render(found)
    diff_markdown.render(found)
    diff_table.render(found, screen)


def _fix(files: Files) -> None:
    """Put everything right twice: the second time there must be nothing left to do."""
    for each in fixed(files):
        after = with_source(files, each.source.again(each.text)) if each.done else None
        files = after or files
    assert not any(each.done for each in fixed(files)), "fix is never done"  # noqa: S101  # it is what is looked for


def _write(found: Checked, files: Files, chance: random.Random) -> None:
    """Open a year, record, close and approve, where the commands would."""
    loaded = found.loaded
    if loaded.plan is None:
        return
    if not found.of(files.plan.file):
        year = chance.choice((loaded.plan.period.start, loaded.plan.period.end))
        made = newly_opened(found, year, DAY)
        opens(made, found, year, DAY)
        indicators = [place.indicator for place in loaded.indicators]
        approval_reads_back(as_yaml(indicators), indicators)
    clear = [file for file in loaded.years if _clear(file)]
    for file in chance.sample(clear, min(len(clear), 1)):
        _record(found, files, file, chance)
        if file.progress and file.progress.state != "sample":
            closed(files, found, file)


def _clear(file: YearFile) -> bool:
    """Tell whether a file can be written into, as `ykplan record` sees it."""
    return file.progress is not None and not file.source.flaws and file.year == file.named_year


def _record(found: Checked, files: Files, file: YearFile, chance: random.Random) -> None:
    ids = [place.indicator.id for place in found.loaded.indicators]
    several = [each for each in found.loaded.years if file.year in (each.year, each.named_year)]
    if not ids or len(several) > 1 or file.year is None:
        return
    words = (None, "9", "-3.5", "拡充", "ended", "一\n二", "a: b", "#", " x ", "𠮷\u200b")
    fields = ("value", "stage", "absent", "note", "source", "sample_size", "done")
    wanted = {
        chance.choice(ids): {name: chance.choice(words) for name in chance.sample(fields, 3)}
        for _ in range(chance.randint(1, 3))
    }
    correction = {"was": "9", "on": "2026-06-30", "reason": "誤記"}
    recorded(files, file.year, wanted, {chance.choice(list(wanted)): correction} if chance.randrange(3) == 0 else None)


def _forms(now: Book, files: Files, filled: list[Filled]) -> None:
    """Hold forms that went out before against the data; make forms where that is possible, and those, too."""
    year = now.latest_year
    made = forms(now.checked.loaded, year)
    _import(now, files, filled)
    file = now.file(year)
    if file is not None and file.progress is not None and not now.checked.failed:
        _import(
            now, files, [read_form(f"{number}.xlsx", book.render_form(form)) for number, form in enumerate(made[:2])]
        )


def _import(now: Book, files: Files, filled: list[Filled]) -> None:
    wanted = merged(against(now.checked.loaded, filled))
    findings = form_diagnostics(wanted.troubles, [each.file for each in filled])
    files_of_year = [each for each in now.checked.loaded.years if wanted.year in (each.year, each.named_year)]
    writable = wanted.year is not None and len(files_of_year) == 1 and _clear(files_of_year[0])
    changed = recorded(files, wanted.year or 0, wanted.entries).changed if writable else ()
    imported_json.render(wanted.year, changed, findings, written=False)
    for screen in SCREENS:
        text.render(findings, screen)
        imported_table.render(changed, wanted.rows, screen)
