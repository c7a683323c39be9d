"""A year's file whose state is missing or misspelt: nobody knows whether its figures are published."""

from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from tests.cli.calling import Call

LACKING = {
    "missing": YEAR.replace("state: draft\n", ""),
    "misspelt": YEAR.replace("draft", "確定"),
    "in capitals": YEAR.replace("draft", "Final"),
    "nothing": YEAR.replace("draft", ""),
    "a list": YEAR.replace("draft", "[draft]"),
}


@pytest.fixture(params=LACKING)
def year(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of R6, in a data folder beside which this process stands."""
    monkeypatch.chdir(tmp_path)
    return data_folder(tmp_path, y2024=LACKING[request.param]) / "progress" / "2024.yaml"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("record", "1-3-1", "10", "--year", "R6"), id="record"),
        pytest.param(("record", "1-3-1", "10", "--year", "R6", "--correct", "--reason", "誤り"), id="record --correct"),
        pytest.param(("record", "1-3-1", "--note", "注", "--year", "R6"), id="record words"),
        pytest.param(("close", "R6"), id="close"),
    ],
)
def test_nothing_is_written_and_the_state_is_asked_for(year: Path, call: Call, words: tuple[str, ...]) -> None:
    before = year.read_bytes()
    found = call(*words)
    assert (found.status, found.out, year.read_bytes()) == (1, "", before)
    assert "state" in found.err
    assert "data/progress/2024.yaml を令和6年度の実績として読めないため、何も書き換えていません" in found.err
    assert "ykplan close" not in found.err


def test_such_a_year_is_not_the_draft_that_is_meant(year: Path, call: Call) -> None:
    found = call("record", "1-3-1", "10")
    assert (found.status, "data/progress/2024.yaml の state を読めません" in found.err) == (2, True)
    year.with_name("2025.yaml").write_text(YEAR.replace("R6", "R7"), encoding="utf-8")
    found = call("record", "1-3-1", "10")
    assert (found.status, "data/progress/2024.yaml の state を読めません" in found.err) == (2, True)


@pytest.mark.usefixtures("year")
def test_it_is_never_called_a_draft(call: Call) -> None:
    opened = call("new", "R6")
    assert (opened.status, "state を読めません" in opened.err, "record" in opened.err) == (2, True, False)
    made = call("report", "--final", "--year", "R6", "--format", "md", "--output", "-")
    assert (made.status, made.out, "速報" in made.err.splitlines()[-1]) == (1, "", False)
    assert "令和6年度の数値が確定かどうかを読めません（data/progress/2024.yaml の state）" in made.err
    exported = call("form", "export", "--year", "R6", "--output", "out")
    assert (exported.status, Path("out").exists()) == (1, False)
    assert "速報" not in call("status", "--year", "R6").out
