"""The order of the house: a room imports only from rooms below its own, and ARCHITECTURE.md says which there are."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import ykplan
from tests.conftest import ROOT as REPOSITORY

ROOT = Path(ykplan.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
ARCHITECTURE = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
ROOMS = re.findall(r"^\| `([a-z]+)/` \|", ARCHITECTURE, re.MULTILINE)
"""From the top: the rows of the table."""
PAGES = ARCHITECTURE + "".join(
    (REPOSITORY / page).read_text(encoding="utf-8") for page in ("CONTRIBUTING.md", "docs/decisions.md")
)
GLOSSARY = [
    name
    for row in re.findall(r"^\|([^|]+)\|", ARCHITECTURE.partition("## Words of the code")[2], re.MULTILINE)
    for name in re.findall(r"`([A-Z]\w+)`", row)
]
"""The classes and types that the first column of the glossary names."""
DEFINED = {
    name
    for path in FILES
    for name in re.findall(r"^(?:class )?([A-Z]\w+)(?:\(|:)", path.read_text(encoding="utf-8"), re.MULTILINE)
}
FLAT = {"__init__.py", "__main__.py"}
"""What stands in no room: the entry."""
PURE = ("render", "report", "recording", "form", "wording", "judging", "editing", "text", "terms")
"""Rooms that read and write no files."""


def imported(path: Path) -> list[str]:
    """Return every module of the program that a file imports, at its head or inside a function."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "ykplan":
            found += [node.module] if node.module != "ykplan" else [f"ykplan.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] == "ykplan"]
    return [module for module in found if module != "ykplan.__version__"]


def module_of(path: Path) -> str:
    return ".".join(("ykplan", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")


MODULES = {module_of(path): path for path in FILES}


def needed(path: Path) -> set[str]:
    """Return the files that a file imports, whether by their own names or from their packages."""
    froms = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    names = [(node.module, f"{node.module}.{alias.name}") for node in froms for alias in node.names]
    return {full if full in MODULES else str(module) for module, full in names} & MODULES.keys()


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def in_rooms() -> list[Path]:
    return [path for path in FILES if path.name not in FLAT or path.parent != ROOT]


def test_every_file_has_its_room() -> None:
    assert {room_of(path) for path in in_rooms()} == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_comes_in_and_goes_out(room: str) -> None:
    said = ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert len(said.splitlines()) >= 3, said


@pytest.mark.parametrize("path", in_rooms(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_from_below(path: Path) -> None:
    below = ROOMS[ROOMS.index(room_of(path)) :]
    assert [module for module in imported(path) if module.split(".")[1] not in below] == []


def test_no_file_imports_itself_by_way_of_others() -> None:
    graph = {name: needed(path) - {name} for name, path in MODULES.items()}
    TopologicalSorter(graph).prepare()  # which names the circle where there is one


@pytest.mark.parametrize("folder", ["status", "findings", "diff", "report"])
def test_no_renderer_imports_another(folder: str) -> None:
    for path in (ROOT / "render" / folder).glob("*.py"):
        others = [module for module in imported(path) if module.startswith("ykplan.render")]
        assert set(others) <= {"ykplan.render.picture"}


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("yk*.py")), ids=lambda path: path.stem)
def test_no_rule_imports_another(path: Path) -> None:
    assert not [module for module in imported(path) if ".yk" in module]


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_touch_no_disk(room: str) -> None:
    """Only data, platform and the commands read files, and reports their templates."""
    for path in (path for path in in_rooms() if room_of(path) == room):
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        names = {getattr(call.func, "attr", getattr(call.func, "id", "")) for call in calls}
        assert not names & {"open", "read_text", "read_bytes", "write_text", "write_bytes"}


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([a-z_]+/[^`<*\s]+)`", PAGES))))
def test_what_the_pages_name_is_there(name: str) -> None:
    assert (REPOSITORY / name).exists() or (ROOT / name).exists()


@pytest.mark.parametrize("name", GLOSSARY)
def test_a_word_of_the_glossary_is_a_name_of_the_code(name: str) -> None:
    assert name in DEFINED
