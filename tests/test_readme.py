"""The README is tested against the program: its output is real, and its commands are the ones that CI runs."""

import re
from pathlib import Path

import pytest

from tests.booked import book_of
from tests.conftest import ROOT
from ykplan.judging.overview import only
from ykplan.platform.terminal import Screen
from ykplan.render.status.table import render

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_output_is_what_the_program_prints(shipped: Path) -> None:
    book = book_of(shipped)
    printed = render(only(book.overview(2025), "1-3"), Screen(80))
    assert f"$ ykplan status --measure 1-3\n{printed}```" in README


def test_commands_are_whole() -> None:
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/ykplan status" in README
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest" in README


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "docs/README.md", "docs/decisions.md"]
)
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https:)([^)#]+)(?:#[^)]*)?\)", text):
        assert ((ROOT / page).parent / target).exists(), target


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages <= set(re.findall(r"\]\(([^)#]+)", index))
