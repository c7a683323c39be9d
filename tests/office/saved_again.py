"""Filled forms, opened and saved again by LibreOffice, come in as they were meant."""

import csv
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from tests.cli.calling import program
from tests.cli.roundtrip import GENERAL, INDICATORS, OPENED, WELFARE, WRITTEN, cell, fill, year
from tests.folder import write_folder
from tests.form.displays import ALIKE
from ykplan.form.read.book import Workbook
from ykplan.form.read.book import book as read
from ykplan.form.read.display import number_shown
from ykplan.form.read.sheet import Cell


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    found = write_folder(tmp_path, INDICATORS, {})
    year(found).write_text(OPENED, encoding="utf-8")
    assert program("form", "export", "--year", "R7", "--output", "out", cwd=tmp_path).returncode == 0
    return found


def saved_again(name: str) -> str:
    """Let LibreOffice open a workbook and save it; return the new file."""
    home = (Path.cwd() / "office").as_uri()  # a profile of its own: another LibreOffice may be open
    words = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*words, "--outdir", "again", name], capture_output=True, check=True)  # noqa: S603  # LibreOffice
    return (Path("again") / Path(name).name).as_posix()


def test_filled_forms(data: Path, tmp_path: Path) -> None:
    names = [saved_again(fill("福祉課", *WELFARE)), saved_again(fill("総務課", *GENERAL))]
    found = program("form", "import", *names, cwd=tmp_path)
    assert found.returncode == 0, found.stdout.decode()
    assert year(data).read_text(encoding="utf-8") == WRITTEN
    assert program("validate", cwd=tmp_path).returncode == 0


def test_an_untouched_form_changes_nothing(data: Path, tmp_path: Path) -> None:
    found = program("form", "import", saved_again("out/福祉課.xlsx"), saved_again("out/総務課.xlsx"), cwd=tmp_path)
    assert (found.returncode, found.stdout) == (0, b"")
    assert year(data).read_text(encoding="utf-8") == OPENED


def test_what_a_formula_gave(data: Path, tmp_path: Path) -> None:
    name = saved_again(fill("福祉課", cell("1-1-1", "実績", formula="=4.1+8.2")))
    assert program("form", "import", name, cwd=tmp_path).returncode == 0
    assert "1-1-1: {value: 12.3," in year(data).read_text(encoding="utf-8")
    wrong = saved_again(fill("総務課", cell("1-1-4", "実績", formula="=1/0")))
    found = program("form", "import", wrong, cwd=tmp_path)
    assert (found.returncode, "error YK423" in found.stdout.decode()) == (1, True)


def test_merged_cells_and_a_percent_format(data: Path, tmp_path: Path) -> None:
    merged = {"merge": [["1-1-1", "取組実績"], ["1-1-2", "取組実績"]]}
    first = saved_again(fill("福祉課", merged))
    second = saved_again(fill("総務課", cell("1-1-4", "実績", number="0.09", format="0%")))
    found = program("form", "import", first, second, cwd=tmp_path).stdout.decode()
    assert [line.split(" ")[2] for line in found.splitlines() if ": error " in line] == ["YK418:", "YK421:"]
    assert year(data).read_text(encoding="utf-8") == OPENED


def test_what_cells_show(tmp_path: Path) -> None:
    """LibreOffice prints every number in the formats of `displays.py` as we do, and keeps the formats when it saves."""
    book = xlsxwriter.Workbook(tmp_path / "formats.xlsx")
    sheet = book.add_worksheet()
    for at, (code, number, _) in enumerate(ALIKE):
        sheet.write_number(at, 0, float(number), book.add_format({"num_format": code}))
    sheet.set_column(0, 0, 40)
    book.close()
    # Comma, quote, UTF-8, from the first line; the eighth and ninth word ask for cells as they are shown.
    convert(tmp_path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true", "formats.xlsx")
    with (tmp_path / "formats.csv").open(encoding="utf-8", newline="") as file:
        said = [line[0] if line else "" for line in csv.reader(file)]
    assert said == [said for _, _, said in ALIKE]
    convert(tmp_path, "xlsx", "formats.xlsx", "--outdir", "again")
    again = read((tmp_path / "again" / "formats.xlsx").read_bytes())
    assert isinstance(again, Workbook)
    cells = again.sheets[0].cells
    assert [shown_in(cells[at, 1]) for at in range(1, len(ALIKE) + 1)] == [said.strip() for _, _, said in ALIKE]


def shown_in(cell: Cell) -> str:
    found = number_shown(Decimal(cell.text), cell.format)
    return "?" if found is None else found.text.strip()


def convert(folder: Path, kind: str, *words: str) -> None:
    """Let LibreOffice convert a file of a folder."""
    home = (folder / "office").as_uri()
    start = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", kind]
    subprocess.run([*start, *words], cwd=folder, capture_output=True, check=True)  # noqa: S603  # LibreOffice
