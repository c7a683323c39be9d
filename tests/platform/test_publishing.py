"""A published folder is the old one or the new one, whole, and what other people keep in it stays."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.killing import killed, names
from ykplan.platform.publishing import publish

OLD = {"index.html": b"old", "2024/index.html": b"old", "2025/index.html": b"old"}
NEW = {"index.html": b"new", "2024/index.html": b"new"}
THEIRS = {".git/HEAD": b"ref", ".nojekyll": b"", ".well-known/security.txt": b"x", "CNAME": b"a", "2025/memo.txt": b"m"}
OURS = re.compile(r"index\.html|\d{4}/index\.html")
PREPARE = """
import ctypes, shutil, fcntl, re
from pathlib import Path
from ykplan.platform import publishing as module
ours = re.compile(r"index\\.html|\\d{4}/index\\.html").fullmatch
"""
WORK = """module.publish(Path(sys.argv[1]), {"index.html": b"new", "2024/index.html": b"new"}, ours)"""
IN_TWO_STEPS = """sys.platform = "another"\n"""


def ours(name: str) -> bool:
    return OURS.fullmatch(name) is not None


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that was published before, in which people put things of their own."""
    site = tmp_path / "www" / "site"
    publish(site, OLD, ours)
    for name, content in THEIRS.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(content)
    (site / "link").symlink_to("CNAME")
    (site / "empty").mkdir()
    return site


def test_what_is_not_made_any_more_goes_and_what_is_another_s_stays(folder: Path) -> None:
    folder.chmod(0o750)
    (folder / "CNAME").chmod(0o640)
    publish(folder, NEW, ours)
    assert contents(folder) == {**NEW, **THEIRS, "link": b"a"}
    assert (folder / "link").is_symlink()
    assert (folder / "empty").is_dir()
    assert folder.stat().st_mode & 0o777 == 0o750
    assert (folder / "CNAME").stat().st_mode & 0o777 == 0o640
    assert names(folder.parent) == ["site"]
    publish(folder, {"index.html": b"newer"}, ours)
    assert contents(folder) == {"index.html": b"newer", **THEIRS, "link": b"a"}


def test_another_s_file_where_a_folder_is_needed(folder: Path) -> None:
    (folder / "2026").write_bytes(b"x")
    before = contents(folder)
    with pytest.raises(FileExistsError):
        publish(folder, {**NEW, "2026/index.html": b"new"}, ours)
    assert (contents(folder), names(folder.parent)) == (before, ["site"])


def test_a_link_keeps_leading_to_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    publish(tmp_path / "link", NEW, ours)
    assert (tmp_path / "link").is_symlink()
    assert contents(folder)["index.html"] == b"new"


@pytest.mark.slow
@pytest.mark.parametrize("first", [pytest.param(True, id="first time"), pytest.param(False, id="again")])
@pytest.mark.parametrize("system", [pytest.param("", id="in one step"), pytest.param(IN_TWO_STEPS, id="in two")])
def test_killed_at_any_step(folder: Path, tmp_path: Path, first: bool, system: str) -> None:  # noqa: FBT001  # a case
    site = tmp_path / "first" / "site" if first else folder
    whole = ({}, NEW) if first else ({**OLD, **THEIRS, "link": b"a"}, {**NEW, **THEIRS, "link": b"a"})
    step = 0
    while killed(PREPARE, system + WORK, step, site):
        # Where no system call exchanges folders, the one moment without either ends with the next call.
        if site.exists() or not system or first:
            assert contents(site) in whole, step
        publish(site, NEW, ours)
        assert (contents(site), names(site.parent)) == (whole[1], ["site"]), step
        if first:
            shutil.rmtree(site.parent)
        else:
            publish(site, OLD, ours)
        step += 1
    assert step > 20
    assert contents(site) == whole[1]


def test_a_place_that_was_moved_away_is_put_back_where_the_new_one_cannot_follow(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    monkeypatch.setattr(sys, "platform", "another")
    rename = Path.rename

    def once(path: Path, target: Path) -> Path:
        if path.parent.name == "new":
            raise OSError(16, "busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(OSError, match="busy"):
        publish(folder, NEW, ours)
    assert contents(folder) == before
    assert names(folder.parent) == ["site"]


def test_a_folder_of_the_same_name_made_meanwhile_stays(folder: Path) -> None:
    left = folder.parent / ".ykplan-abcdefgh"
    (left / "old" / "site").mkdir(parents=True)
    (left / "old" / "gone").mkdir()
    (left / ".gitignore").write_bytes(b"")
    publish(folder, NEW, ours)
    assert names(folder.parent) == ["gone", "site"]
