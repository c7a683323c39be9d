"""What the tests of commands use."""

import sys
from pathlib import Path

import pytest

from tests.cli.calling import Call, Outcome
from tests.cli.roundtrip import INDICATORS, OPENED, year
from tests.folder import write_folder


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Return a way to call the program inside this process."""
    from ykplan.__main__ import main

    monkeypatch.delenv("YKPLAN_DATA", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*words: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["ykplan", *words])
        status = 0
        try:
            main()
        except SystemExit as ended:
            status = int(ended.code or 0)
        printed = capsys.readouterr()
        return Outcome(status, printed.out, printed.err)

    return run


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Call) -> Path:
    """Return a data folder whose R7 is open, with the forms of its two sections exported into out/."""
    monkeypatch.chdir(tmp_path)
    found = write_folder(tmp_path, INDICATORS, {})
    year(found).write_text(OPENED, encoding="utf-8")
    assert call("form", "export", "--year", "R7", "--output", "out").status == 0
    return found
