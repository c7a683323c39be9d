"""What every test may use: the shipped data, and golden files for what people read."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ykplan.terms.absence import REASONS

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`, which rewrites the golden files; look at the difference before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


def rewrite(path: Path, text: str) -> None:
    """Put a text in a file's place, at once: tests in other workers may be reading it."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.write_text(text, encoding="utf-8", newline="")
    new.replace(path)


def with_lists_named(text: str) -> str:
    """Return a text with 〈理由〉 for a list of all reasons: another one changes no golden file."""
    listed = {"〈理由の語〉": "、".join(REASONS), "〈理由〉": "、".join(reason.label for reason in REASONS.values())}
    for name, words in listed.items():
        text = text.replace(words, name)
    return text


def pytest_configure(config: pytest.Config) -> None:
    """Have the programs that tests start compiled once, not each time, also where Python may write no bytecode.

    It is put into a folder of its own, which the workers inherit.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        folder = TemporaryDirectory(prefix="ykplan-bytecode-")
        os.environ["PYTHONPYCACHEPREFIX"] = folder.name
        config.add_cleanup(folder.cleanup)


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Return 0 where only files or tests in them are named: their workers would take longer to start than they."""
    return 0 if all(".py" in name for name in config.args) else None


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a check that a text is, letter for letter but for lists of all reasons, the golden file of that name."""

    def check(name: str, made: str) -> None:
        text = with_lists_named(made)
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            rewrite(path, text)
        with path.open(encoding="utf-8", newline="") as file:
            assert text == file.read()

    return check


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in the repository's folder, so that files are named as a person there would see them."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("YKPLAN_DATA", raising=False)
    return Path("data")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return a city's folder with its plan in data/ and another, full of mistakes, in bad/."""
    found = tmp_path / "city"
    shutil.copytree(ROOT / "data", found / "data")
    shutil.copytree(ROOT / "tests" / "examples" / "twenty", found / "bad")
    return found
