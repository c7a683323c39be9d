"""Nothing that people write is run by a spreadsheet: every text of the data, in every table that is made of it."""

import csv
import io
import re
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.booked import book_of
from tests.render.poisoned import free_texts, texts_of, write_poisoned
from tests.report.making import report_of
from ykplan.form.book import render_form as form_book
from ykplan.form.value import forms
from ykplan.judging.overview import Overview
from ykplan.render.report import xlsx
from ykplan.render.site import opendata
from ykplan.render.status import csv as as_csv
from ykplan.rules.checking import check

POISONS = {
    "a link": '=HYPERLINK("http://example.jp/{0}","{0}")',
    "a command": "=cmd|' /C calc'!A{0}",
    "plus": "+{0}",
    "minus": "-{0}",
    "at": "@SUM({0})",
    "full-width equals": "＝{0}+1",
    "full-width plus": "＋{0}",
    "full-width minus": "－{0}",
    "full-width at": "＠{0}",
    "a blank before": " ={0}",
    "a wide blank before": "　={0}",
    "a tab before": "\t={0}",
    "a letter that cannot be seen before": "\u200b={0}",
    "on the next line": "指標{0}\n={0}+1",
    "quotes": '"={0}+1"',
    "a comma": "指標{0},={0}+1",
    "a link without a formula": "https://example.jp/{0}",
    "markup of a sheet": "<r><t>{0}</t></r>",
    "markup that ends nowhere": "<r>{0}</r>",
}
# What the program itself writes where a workbook has formulas: whole ranges of its own sheets.
OWN = re.compile(r"'?(グラフのデータ|選択肢)'?!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?")


@pytest.fixture(params=POISONS)
def poisoned(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return write_poisoned(tmp_path, POISONS[request.param])


def views(folder: Path) -> tuple[Overview, ...]:
    return book_of(folder).overviews((2024, 2025))


def test_every_text_of_the_data_is_poisoned(tmp_path: Path) -> None:
    loaded = check(write_poisoned(tmp_path, "={0}")).loaded
    assert loaded.plan is not None
    records = [loaded.plan, loaded.settings, *(year.progress for year in loaded.years)]
    found = [text for record in records for text in texts_of(record)]
    poisoned = {(record, field) for record, field, text in found if re.fullmatch(r"=\d+", text)}
    assert free_texts() - poisoned == set()
    assert not [text for view in views(tmp_path) for text in view.in_error]


def is_live(cell: str) -> bool:
    """Tell whether a program that opens a CSV file might take a cell for a formula."""
    seen = [letter for letter in cell if not letter.isspace() and unicodedata.category(letter) not in ("Cf", "Cc")]
    return len(seen) > 1 and unicodedata.normalize("NFKC", seen[0])[0] in "=+-@"


def test_no_cell_of_a_csv_is_live(poisoned: Path) -> None:
    tables = [as_csv.render(view) for view in views(poisoned)]
    files = opendata.render(views(poisoned))
    for table in (*tables, files["indicators.csv"].decode("utf-8-sig")):
        rows = list(csv.reader(io.StringIO(table, newline="")))
        assert [cell for row in rows for cell in row if is_live(cell)] == []
        # Neither does a program that parts lines first see one.
        assert [line for line in table.split("\r\n") if "\n" in line or is_live(line)] == []
        assert {len(row) for row in rows} == {len(as_csv.COLUMNS)}
    values = [row["value"] for table in tables for row in csv.DictReader(io.StringIO(table, newline=""))]
    assert values == ["12", "", "9", ""]


def books(folder: Path) -> list[bytes]:
    loaded = check(folder).loaded
    return [xlsx.render(report_of(folder, 2025)), *(form_book(form) for form in forms(loaded, 2025))]


def test_no_cell_of_a_workbook_is_live(poisoned: Path) -> None:
    made = books(poisoned)
    assert len(made) == 2
    for content in made:
        kinds = {
            cell.data_type
            for sheet in openpyxl.load_workbook(io.BytesIO(content))
            for row in sheet.iter_rows()
            for cell in row
        }
        assert kinds <= {"s", "n"}
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            parts = {name: file.read(name).decode() for name in file.namelist() if name.endswith((".xml", ".rels"))}
        assert not [name for name in parts if re.search("comment|externalLink|vml|hyperlink", name)]
        for name, part in parts.items():
            assert not re.search(r"<f[ >]|<hyperlink|TargetMode", part), name
            for written in re.findall(r"<(?:c:f|formula1|formula2)>(.*?)</", part):
                assert OWN.fullmatch(written) or re.fullmatch(r"-?\d+", written), name


def test_texts_stay_the_letters_that_they_are(poisoned: Path) -> None:
    (indicator, *_) = report_of(poisoned, 2025).rows
    book = openpyxl.load_workbook(io.BytesIO(books(poisoned)[0]))
    names = [row[1].value for row in book["指標一覧"].iter_rows(min_row=4)]
    assert names[0] == indicator.name
