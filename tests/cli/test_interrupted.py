"""Ctrl-C: one line and the status that shells give it, however early it comes."""

from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from tests.cli.calling import program


@pytest.mark.parametrize(
    "module", [pytest.param("typer", id="while the commands are imported"), pytest.param("jinja2", id="at work")]
)
def test_an_interruption_is_told_in_one_line(tmp_path: Path, module: str) -> None:
    data_folder(tmp_path, y2024=YEAR)
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / f"{module}.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    given = {"PYTHONPATH": str(tmp_path / "parts"), "PYTHONUTF8": "1"}
    found = program("report", "--format", "html", cwd=tmp_path, given=given)
    assert (found.returncode, found.stdout) == (130, b"")
    assert found.stderr.decode() == "中断しました\n"
