"""The guide is tested against the program: its commands run in its order, and print what it shows."""

import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook

from tests.conftest import ROOT, rewrite
from ykplan.__main__ import main
from ykplan.form import layout

pytestmark = pytest.mark.slow

GUIDE: Final = ROOT / "docs" / "guide.md"
# A command and what it prints, or a step that people take by hand between two commands.
STEP: Final = re.compile(r"```console\n\$ (?P<command>.+)\n(?P<shown>(?:(?!```).*\n)*)```|<!-- 手で: (?P<hand>.+) -->")
LEFT_OUT: Final = "（略）"
FORMS: Final = Path("記入票")


def test_commands_print_what_the_guide_shows(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    text = GUIDE.read_text(encoding="utf-8")
    printed = STEP.sub(lambda found: taken(found, tmp_path), text)
    if request.config.getoption("--update-golden"):
        rewrite(GUIDE, printed)
    assert printed == GUIDE.read_text(encoding="utf-8")


def taken(found: re.Match[str], folder: Path) -> str:
    """Take one step in the city's folder; return it as the guide should show it."""
    if hand := found["hand"]:
        BY_HAND[hand](folder)
        return found[0]
    program, *words = shlex.split(found["command"])
    assert program == "ykplan"
    return f"```console\n$ {found['command']}\n{left_out(called(words, folder), found['shown'])}```"


def called(words: list[str], folder: Path) -> str:
    """Return what the program prints, on either stream, in a terminal of 80 columns."""
    printed = io.BytesIO()
    stream = io.TextIOWrapper(printed, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in [name for name in os.environ if name.startswith("YKPLAN")]:
            patch.delenv(name)
        patch.setenv("COLUMNS", "80")
        patch.setattr(sys, "argv", ["ykplan", *words])
        patch.setattr(sys, "stdout", stream)
        patch.setattr(sys, "stderr", stream)
        with suppress(SystemExit):
            main()
    stream.flush()
    return printed.getvalue().decode()


def left_out(printed: str, shown: str) -> str:
    """Return what was printed less what the guide leaves out: as many lines stay before and after it as stand there."""
    before, _, after = shown.partition(f"{LEFT_OUT}\n")
    if before == shown:
        return printed
    lines = printed.splitlines(keepends=True)
    head, tail = before.count("\n"), after.count("\n")
    return "".join([*lines[:head], f"{LEFT_OUT}\n", *lines[len(lines) - tail :]])


def name_sections(folder: Path) -> None:
    """Write the sections into the plan; which ones is an example."""
    plan = folder / "data" / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    for start, section in (("1-3", "福祉政策課"), ("2-2", "健康課"), ("3-4", "福祉政策課")):
        text = re.sub(rf"(\n( +)- id: {start}-\d+\n)", rf"\1\2  section: {section}\n", text)
    plan.write_text(text, encoding="utf-8")


def fill_in(folder: Path, section: str, cells: Mapping[str, Mapping[str, str | int]]) -> None:
    """Fill in a form as a section does: by the indicator's number and the column's title."""
    path = folder / FORMS / f"{section}{layout.SUFFIX}"
    book = load_workbook(path)
    sheet = book[layout.ENTRIES]
    table = [[str(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    numbers = [row[0] for row in table]
    titles = table[numbers.index("番号")]
    for identity, said in cells.items():
        for title, value in said.items():
            sheet.cell(numbers.index(identity) + 1, titles.index(title) + 1, value)
    book.save(path)


def welfare_section_fills_in(folder: Path) -> None:
    """Fill in most of a form, with a figure in wide letters and its unit."""
    fill_in(
        folder,
        "福祉政策課",
        {
            "1-3-1": {
                "実績": 10,
                "取組実績": "矢田地区で一つ立ち上がった。",
                "課題": "担い手が足りない。",
                "今後の方向": "担い手の講座を開く。",
                "出典": "地区社協の実績報告書",
            },
            "1-3-2": {"実績": "６件", "備考": "移動支援が一つ始まった"},
            "1-3-3": {"実績がない理由": "調査年でない", "備考": "次の調査は令和10年度"},
            "3-4-1": {"実績": "設置・運用", "備考": "会議を4回開いた"},
        },
    )


def health_section_fills_in(folder: Path) -> None:
    """Fill in a form with a figure that cannot be read."""
    fill_in(
        folder,
        "健康課",
        {
            "2-2-1": {"実績": "設置・運用"},
            "2-2-2": {"実績": "設置・運用"},
            "2-2-3": {"実績": "約20"},
            "2-2-4": {"実績がない理由": "調査年でない"},
        },
    )


def write_opinion(folder: Path) -> None:
    """Put the opinion that the guide shows into the year's file."""
    (shown,) = re.findall(r"```yaml\n(measures:\n.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    path = folder / "data" / "progress" / "2026.yaml"
    path.write_text(path.read_text(encoding="utf-8") + shown, encoding="utf-8")


BY_HAND: Final[Mapping[str, Callable[[Path], None]]] = {
    "担当課を書く": name_sections,
    "福祉政策課が記入する": welfare_section_fills_in,
    "健康課が記入する": health_section_fills_in,
    "意見を書く": write_opinion,
}


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", GUIDE.read_text(encoding="utf-8")):
        assert (GUIDE.parent / target).exists(), target
