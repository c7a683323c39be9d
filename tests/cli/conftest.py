"""What the tests of commands use."""

import sys

import pytest

from tests.cli.calling import Call, Outcome


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
