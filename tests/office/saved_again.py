"""Filled forms, opened and saved again by LibreOffice, come in as they were meant."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.calling import program
from tests.cli.roundtrip import GENERAL, INDICATORS, OPENED, WELFARE, WRITTEN, cell, fill, year
from tests.folder import write_folder


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
