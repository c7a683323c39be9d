"""The order of the house: a file imports only from lines below its own."""

import ast
from pathlib import Path

import pytest

import ykplan

ROOT = Path(ykplan.__file__).parent
# From the top. A line is a room; what stands in one line may not import each other, but for a package's own parts.
ORDER = (
    "__main__",
    "cli",
    "many",
    "render",
    "pages",
    "schema",
    "diff",
    "picture",
    "report",
    "owed",
    "overview",
    "way",
    "describe",
    "record",
    "check",
    "history",
    "rules",
    "form",
    "judge",
    "edit",
    "load",
    "approved",
    "fit",
    "loaded",
    "outline",
    "printed",
    "spelling",
    "model",
    "source",
    "logo",
    "git",
    "publish",
    "write",
    "disk",
    "worker",
    "screen",
    "fonts",
    "excel",
    "words",
    "sense",
    "figures",
    "fiscal",
    "diagnostic",
)
FILES = sorted(ROOT.rglob("*.py"))


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imported(path: Path) -> list[str]:
    """Return every module of the program that a file imports, at its head or inside a function."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "ykplan":
            found += [node.module] if node.module != "ykplan" else [f"ykplan.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] == "ykplan"]
    return found


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[0]


def test_every_file_has_its_room() -> None:
    assert {name_of(path) for path in FILES} - {"__init__"} == set(ORDER)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_from_below(path: Path) -> None:
    here = name_of(path)
    below = set(ORDER[ORDER.index(here) + 1 :]) if here in ORDER else set()
    for module in imported(path):
        if room(module) not in ("", "__version__"):
            assert room(module) in below | {here}, f"{path.name} imports {module}"


@pytest.mark.parametrize("folder", ["render/status", "render/findings", "render/diff", "render/report"])
def test_no_renderer_imports_another(folder: str) -> None:
    for path in (ROOT / folder).glob("*.py"):
        assert not [module for module in imported(path) if module.startswith("ykplan.render")]


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("yk*.py")), ids=lambda path: path.stem)
def test_no_rule_imports_another(path: Path) -> None:
    assert not [module for module in imported(path) if ".yk" in module]


@pytest.mark.parametrize(
    "room_name", ["logo", "judge", "model", "rules", "form", "describe", "way", "overview", "render", "edit", "record"]
)
def test_pure_rooms_touch_no_disk(room_name: str) -> None:
    """Only load, source and the commands read files."""
    paths = [path for path in FILES if name_of(path) == room_name]
    assert paths
    for path in paths:
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        names = {getattr(call.func, "attr", getattr(call.func, "id", "")) for call in calls}
        assert not names & {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
