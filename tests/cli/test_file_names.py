"""The name of a file steers nothing: neither the screen, nor the log of a build, whatever the command and the form."""

import json
import re
from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from tests.cli.calling import Call

# ESC, the one-letter CSI, bidirectional ones, line ends of other worlds, and a line that GitHub would take for its own.
NAME = "2024\x1b[31m\x9b1m\u202e\u2066\u2028\x85\n::error::owned\r\x07.yaml"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
FORMS = ("text", "json", "github", "gitlab", "sarif", "junit")
CALLS = [
    *(f"validate --format {form}" for form in FORMS),
    "status", "status --format json", "status --format csv", "status --format text", "status --missing",
    "show 1-3-1", "report --format md --output -", "report --format html --output -", "report --format pdf",
    "site out", "diff other", "diff --format json other", "diff --format markdown other",
    "record 1-3-1 10 --year R6", "record 1-3-1 10 --year R6 --dry-run", "close R6", "new R6", "new R7",
    "fix", "fix --diff", "approve", "form export", "form import 2024\n.xlsx",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder beside which this process stands; the name of its year's file is hostile."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "o").mkdir()
    data_folder(tmp_path / "o", y2024=YEAR).rename(tmp_path / "other")
    found = data_folder(tmp_path, y2024=YEAR.replace("value: 9", "value: ９"))
    (found / "progress" / "2024.yaml").rename(found / "progress" / NAME)
    (found / f"2023{NAME.removeprefix('2024')}").touch()
    return found


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("words", CALLS)
def test_of_a_year(call: Call, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setenv("COLUMNS", "500")  # whatever stands in a line, no wrapping brings it to a start
    found = call(*words.split(" "))
    # GitHub reads a carriage return at the end of a line of CSV as such.
    printed = f"{found.out}\n{found.err}".replace("\r\n", "\n")
    assert not STEERING.findall(printed)
    assert not [line for line in printed.splitlines() if line.lstrip().startswith("::error::owned")]
    assert "Traceback" not in found.err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", ["json", "gitlab"])
def test_a_program_reads_the_name_as_it_is(call: Call, form: str) -> None:
    found = json.loads(call("validate", "--format", form).out)
    places = found["diagnostics"] if form == "json" else [issue["location"] for issue in found]
    assert f"data/progress/{NAME}" in {place["file" if form == "json" else "path"] for place in places}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "words",
    [
        "validate", "validate data", "status --data", "report --data", "report --output", "diff", "diff --data data",
        "show", "status", "status --year", "status --format", "validate --select", "record", "rules", "form import",
        "close", "",
    ],
)  # fmt: skip
def test_of_what_is_typed(call: Call, words: str) -> None:
    found = call(*filter(None, words.split(" ")), f"x\n::error::owned{NAME}")
    assert found.status in (1, 2)
    assert not STEERING.findall(found.out + found.err)
    assert not [line for line in (found.out + found.err).splitlines() if line.lstrip().startswith("::error::owned")]
