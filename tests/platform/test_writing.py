"""Files are the old one or the new one, whole, whenever one looks."""

import errno
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.killing import killed, names
from ykplan.platform.writing import clear, put_file, replace, workshop


def test_replaces_and_keeps_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_keeps_leading_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_bytes(b"old")
    link = tmp_path / "link.yaml"
    link.symlink_to("real.yaml")
    replace(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"new"


def test_a_failure_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.mkdir()
    with pytest.raises(OSError, match=r".+"):
        replace(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_killed_at_any_moment_the_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    old, new = b"a" * 2_000_000, b"b" * 2_000_000
    path.write_bytes(old)
    script = (
        "import sys; from pathlib import Path; from ykplan.platform.writing import replace\n"
        "path, one, two = Path(sys.argv[1]), b'a' * 2_000_000, b'b' * 2_000_000\n"
        "print('ready', flush=True)\n"
        "while True: replace(path, two); replace(path, one)"
    )
    for _ in range(10):
        with subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE) as running:  # noqa: S603  # our own script
            assert running.stdout is not None
            running.stdout.readline()
            # Reading while the other writes: every look finds one of the two, whole.
            for _ in range(20):
                assert path.read_bytes() in (old, new)
            os.kill(running.pid, signal.SIGKILL)
        assert path.read_bytes() in (old, new)


def test_a_new_file_may_be_read_by_whom_the_mask_allows(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace(tmp_path / "new.yaml", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.yaml").stat().st_mode) == 0o640


PREPARE = "import tempfile, shutil, fcntl, re; from pathlib import Path; from ykplan.platform.writing import replace"
WORK = "replace(Path(sys.argv[1]), b'new')"


def test_killed_at_any_step_the_rest_is_out_of_git_and_goes_with_the_next_write(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)  # noqa: S607
    path.write_bytes(b"old")
    step, left = 0, set()
    while killed(PREPARE, WORK, step, path):
        assert path.read_bytes() in (b"old", b"new"), step
        seen = subprocess.run(["git", "status", "--porcelain"], cwd=tmp_path, capture_output=True, check=True)  # noqa: S607
        assert seen.stdout == b"?? a.yaml\n", step
        left.add(len(list(tmp_path.iterdir())))
        replace(path, b"old")
        assert names(tmp_path) == [".git", "a.yaml"], step
        step += 1
    assert left == {2, 3}
    assert path.read_bytes() == b"new"


def test_what_a_living_writer_is_at_stays(tmp_path: Path) -> None:
    with workshop(tmp_path) as first:
        (first / "new").write_bytes(b"x")
        replace(tmp_path / "a", b"a")
        clear(tmp_path)
        assert (first / "new").read_bytes() == b"x"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize(
    "name",
    [".ykplan-abc", ".ykplan-abcdefgh.bak", "ykplan-abcdefgh", ".ykplan-ABCDEFGH"],
)
def test_folders_that_are_not_ours_stay(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    replace(tmp_path / "a", b"a")
    assert (tmp_path / name).is_dir()


def test_what_only_looks_like_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / ".ykplan-linklink").symlink_to("theirs")
    (tmp_path / ".ykplan-filefile").touch()
    for name, said in ((".ykplan-anothers", "build/\n"), (".ykplan-unmarked", None)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "words.txt").touch()
        if said:
            (tmp_path / name / ".gitignore").write_text(said, encoding="utf-8")
    before = names(tmp_path)
    replace(tmp_path / "a", b"a")
    assert names(tmp_path) == [*before[:4], "a", "theirs"]
    assert (tmp_path / ".ykplan-anothers" / "words.txt").exists()


def test_nothing_comes_back_over_a_link_that_somebody_planted(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "words.txt").touch()
    data = tmp_path / "data"
    with workshop(tmp_path) as shop:
        shutil.copytree(shop, data / shop.name)  # as a clone would bring it
    (data / shop.name / "old").symlink_to(theirs)
    replace(data / "a", b"a")
    assert (names(data), names(theirs)) == (["a"], ["words.txt"])


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555, 0o044])
def test_a_read_only_file_stays(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(mode)
    with pytest.raises(OSError, match="Read-only") as caught:
        replace(path, b"new")
    path.chmod(0o600)
    assert (caught.value.errno, path.read_bytes(), names(tmp_path)) == (errno.EROFS, b"old", ["a"])


def test_a_long_name_is_written(tmp_path: Path) -> None:
    replace(tmp_path / ("x" * 255), b"new")
    assert names(tmp_path) == ["x" * 255]
    with pytest.raises(OSError, match="too long"):
        replace(tmp_path / ("x" * 256), b"new")
    assert names(tmp_path) == ["x" * 255]


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "to").symlink_to("there")
    replace(tmp_path / "to", b"new")
    assert (tmp_path / "there").read_bytes() == b"new"
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OSError, match="symbolic links"):
        put_file(tmp_path / "loop", b"new")
    assert (tmp_path / "loop").is_symlink()


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    content = b"x" * 1_000_000
    got = tmp_path / "got"
    with got.open("wb") as file, subprocess.Popen(["cat", str(pipe)], stdout=file):  # noqa: S603, S607
        put_file(pipe, content)
    assert got.read_bytes() == content
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_and_a_link_to_one_are_written_into(tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    put_file(link, b"x")
    assert link.is_symlink()
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(OSError, match="No space"):
        put_file(Path("/dev/full"), b"x")


def test_a_socket_is_told_of(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "s"))
        with pytest.raises(OSError, match=r".+") as caught:
            put_file(tmp_path / "s", b"x")
    assert caught.value.errno == errno.ENXIO
    assert stat.S_ISSOCK((tmp_path / "s").stat().st_mode)


@pytest.mark.parametrize("folder", ["/dev/fd", "/proc/self/fd", "/proc/thread-self/fd"])
def test_an_open_file_is_written_on(tmp_path: Path, folder: str) -> None:
    path = tmp_path / "log"
    with path.open("wb") as log:
        os.write(log.fileno(), b"before\n")
        put_file(Path(folder, str(log.fileno())), b"after\n")
    assert path.read_bytes() == b"before\nafter\n"


def test_a_pipe_that_does_not_wait_is_filled_all_the_same(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    content = b"x" * 1_000_000
    got = tmp_path / "got"
    with got.open("wb") as file, subprocess.Popen(["cat"], stdin=reading, stdout=file):  # noqa: S607
        os.close(reading)
        put_file(Path(f"/dev/fd/{writing}"), content)
        os.close(writing)
    assert got.read_bytes() == content


@pytest.mark.parametrize("number", ["987", "9" * 30])
def test_an_open_file_that_is_none(number: str) -> None:
    with pytest.raises(OSError, match="Bad file") as caught:
        put_file(Path(f"/dev/fd/{number}"), b"x")
    assert caught.value.errno == errno.EBADF


def test_a_disk_without_room_for_anything(tmp_path: Path) -> None:
    script = (
        "import resource, sys; from pathlib import Path; from ykplan.platform.writing import replace\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "replace(Path(sys.argv[1]), b'new')"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "a")], capture_output=True, check=False)  # noqa: S603
    assert (done.returncode, b"File too large" in done.stderr, names(tmp_path)) == (1, True, [])
