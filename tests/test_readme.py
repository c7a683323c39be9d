"""The README is tested against the program: its output is real, and its commands are the ones that CI runs."""

import re
from pathlib import Path

from tests.conftest import ROOT
from ykplan.check import check
from ykplan.overview import only, overview
from ykplan.render.status.table import render
from ykplan.screen import Screen

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_output_is_what_the_program_prints(shipped: Path) -> None:
    checked = check(shipped)
    plan, rubric = checked.loaded.plan, checked.loaded.rubric
    assert plan is not None
    assert rubric is not None
    printed = render(only(overview(checked, plan, rubric, 2025), "1-3"), Screen(80))
    assert f"$ ykplan status --measure 1-3\n{printed}```" in README


def test_commands_are_whole() -> None:
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/ykplan status" in README
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest" in README


def test_every_room_is_named() -> None:
    rooms = {path.name for path in (ROOT / "src" / "ykplan").iterdir() if path.is_dir() or path.suffix == ".py"}
    named = set(re.findall(r"`([a-z_]+)(?:/|\.py)`", README))
    assert {Path(room).stem for room in rooms} - {"__init__", "__main__", "__pycache__", "py", "rubrics"} <= named


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
