"""Named files are read up to a limit, and whatever a name leads to, a read ends."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ykplan.platform.disk import Unread, contents, is_file, is_folder, stands


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for size in (0, 1, 9, 10):
        path.write_bytes(b"x" * size)
        assert contents(path, 10) == b"x" * size
    path.write_bytes(b"x" * 11)
    assert contents(path, 10) == Unread("大きすぎます", "large")


def test_a_file_that_tells_no_size() -> None:
    path = Path("/proc/self/status")
    assert path.stat().st_size == 0
    found = contents(path, 100_000)
    assert isinstance(found, bytes)
    assert found.startswith(b"Name:")
    assert contents(path, 5) == Unread("大きすぎます", "large")


def test_a_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 1000)
    script = "import sys\nwith open(sys.argv[1], 'ab') as file:\n  while True: file.write(b'x' * 100_000), file.flush()"
    with subprocess.Popen([sys.executable, "-c", script, str(path)]) as growing:  # noqa: S603  # our own script
        while path.stat().st_size < 1_000_000:
            pass
        assert contents(path, 500_000) == Unread("大きすぎます", "large")
        growing.kill()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(str, "ファイルがありません", id="nothing"),
        pytest.param(Path.mkdir, "ファイルではありません", id="a folder"),
        pytest.param(os.mkfifo, "ファイルではありません", id="a pipe that nobody writes"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "ファイルではありません", id="a link to a device"),
        pytest.param(lambda path: path.symlink_to(path), "リンクがめぐっていて行き着きません", id="a link to itself"),
        pytest.param(lambda path: path.symlink_to("none"), "ファイルがありません", id="a link to nothing"),
    ],
)
def test_what_is_no_file(tmp_path: Path, make: Callable[[Path], object], said: str) -> None:
    path = tmp_path / "a"
    make(path)
    found = contents(path, 10)
    assert isinstance(found, Unread)
    assert found.why == said
    assert not is_file(path)


@pytest.mark.parametrize(
    ("name", "said"),
    [("x" * 300, "名前が長すぎます"), ("a\0b", "名前に使えない文字があります"), ("file/a", "ファイルがありません")],
    ids=["too long", "a NUL", "inside a file"],
)
def test_names_that_no_system_takes(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / name
    assert contents(path, 10) == Unread(said)
    assert not stands(path)
    assert not is_folder(path)
