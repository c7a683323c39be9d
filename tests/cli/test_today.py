"""What commands call today is the day in Japan, in whatever zone the machine is."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from tests.build import YEAR, data_folder, data_of
from tests.cli.calling import program
from ykplan.terms import fiscal
from ykplan.terms.fiscal import JAPAN

# At any moment it is another day than in Japan in one of the two.
ZONES = ["XXX+12", "XXX-14"]


@pytest.mark.parametrize("zone", ZONES)
def test_a_correction_bears_the_day_in_japan(tmp_path: Path, zone: str) -> None:
    folder = data_folder(tmp_path, y2024=YEAR.replace("draft", "final"))
    before = datetime.now(JAPAN).date()
    words = ("record", "1-3-1", "10", "--year", "R6", "--correct", "--reason", "誤記", "--data", str(folder))
    assert program(*words, given={"TZ": zone}).returncode == 0
    after = datetime.now(JAPAN).date()
    entry = data_of((folder / "progress" / "2024.yaml").read_text(encoding="utf-8"))["entries"]["1-3-1"]
    assert entry["corrected"][0]["on"] in (before.isoformat(), after.isoformat())


@pytest.mark.parametrize("zone", ZONES)
def test_days_are_left_until_the_day_in_japan(tmp_path: Path, zone: str) -> None:
    while True:  # the day may turn while the program runs
        day = datetime.now(JAPAN).date()
        year = f"year: R6\nstate: draft\ndeadline: {day}\n"
        folder = data_folder(tmp_path / day.isoformat(), y2024=year)
        said = program("status", "--missing", "--data", str(folder), given={"TZ": zone}).stdout.decode()
        if day == datetime.now(JAPAN).date():
            break
    assert "今日まで" in said


def test_nothing_else_asks_the_clock() -> None:
    program_files = Path(fiscal.__file__).parent.rglob("*.py")
    asking = [
        path.name
        for path in program_files
        if re.search(r"(?<!fiscal)\.(?:now|utcnow|today)\(", path.read_text(encoding="utf-8"))
    ]
    assert sorted(asking) == ["fiscal.py"]
