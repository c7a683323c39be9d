"""Writing into a data folder: one at a time, the old file or the new one, and a word when it cannot be."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build import YEAR, data_folder, data_of
from tests.cli.calling import Call, program
from ykplan.cli.shared.usage import WrongUsageError
from ykplan.cli.shared.writing import LOCK, locked, not_writable, store_data
from ykplan.data.yaml.source import read

HOLD = """
import sys; from pathlib import Path; from ykplan.cli.shared.writing import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""
COUNT = """
import sys; from pathlib import Path; from ykplan.cli.shared.writing import locked
folder = Path(sys.argv[1])
for _ in range(40):
    with locked(folder):
        counter = folder / "counter"
        counter.write_text(str(int(counter.read_text()) + 1))
"""
FLIP = """
import sys; from ykplan.__main__ import main
while True:
    for figure in ("9", "10"):
        sys.argv = ["ykplan", "record", "1-3-1", figure, "--data", "data"]
        try: main()
        except SystemExit: pass
"""
FULL = """
import resource, sys; from ykplan.__main__ import main
most = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
main()
"""


def start(*words: str, cwd: Path) -> "subprocess.Popen[bytes]":
    """Start Python as a process of its own, to talk with."""
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, *words], cwd=cwd, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603  # our own scripts


def statuses(running: "list[subprocess.Popen[bytes]]") -> list[int]:
    """Wait for processes and return how each ended."""
    for each in running:
        each.communicate()
    return [each.returncode for each in running]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return data_folder(tmp_path, y2024=YEAR)


def entries(folder: Path) -> dict[str, dict[str, str]]:
    found = data_of((folder / "progress" / "2024.yaml").read_text(encoding="utf-8"))["entries"]
    assert isinstance(found, dict)
    return found


def test_several_at_the_same_moment_lose_nothing(folder: Path) -> None:
    fields = ("note", "source", "done", "issues", "next", "by")
    running = [start("-m", "ykplan", "record", "1-3-1", f"--{name}", name, cwd=folder.parent) for name in fields]
    assert statuses(running) == [0] * len(fields)
    names = {name: name for name in fields[:-1]} | {"reported_by": "by"}
    assert entries(folder)["1-3-1"] == {"value": "9"} | names
    assert not (folder / LOCK).exists()


def test_the_lock_holds_although_its_file_comes_and_goes(folder: Path) -> None:
    (folder / "counter").write_text("0", encoding="utf-8")
    running = [start("-c", COUNT, str(folder), cwd=folder) for _ in range(4)]
    assert statuses(running) == [0] * 4
    assert (folder / "counter").read_text(encoding="utf-8") == "160"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["record", "1-3-1", "10", "--data", "data"], id="record"),
        pytest.param(["fix", "data"], id="fix"),
        pytest.param(["approve", "--data", "data"], id="approve"),
        pytest.param(["new", "R7", "--data", "data"], id="new"),
        pytest.param(["close", "R6", "--data", "data"], id="close"),
    ],
)
def test_who_comes_second_waits_and_sees_what_the_first_wrote(folder: Path, words: list[str]) -> None:
    path = folder / "progress" / "2024.yaml"
    with locked(folder):
        second = start("-m", "ykplan", *words, cwd=folder.parent)
        assert second.stderr is not None
        assert "終わるのを待ちます" in second.stderr.readline().decode()
        store_data(read(path, path.as_posix()), YEAR.replace("value: 3", "value: ４"))
    second.communicate()
    assert second.returncode == 0
    assert entries(folder)["1-3-2"] == {"value": "4" if words[0] == "fix" else "４"}


def test_patience_ends(folder: Path) -> None:
    with start("-c", HOLD, str(folder), cwd=folder) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(WrongUsageError, match="書き換えている途中です"), locked(folder, patience=0):
            pass
        assert (folder / LOCK).exists()
        holder.communicate(b"\n")
    with locked(folder, patience=0):
        pass


def test_a_lock_left_by_a_kill_holds_nobody(folder: Path) -> None:
    with start("-c", HOLD, str(folder), cwd=folder) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        holder.kill()
    assert (folder / LOCK).exists()
    assert program("record", "1-3-1", "10", "--data", str(folder)).returncode == 0
    assert program("validate", str(folder)).returncode == 0
    assert not (folder / LOCK).exists()


def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(folder: Path) -> None:
    path = folder / "progress" / "2024.yaml"
    whole = (YEAR.encode(), YEAR.replace("value: 9", "value: 10").encode())
    for looks in range(0, 1600, 200):
        seen = {path.read_bytes()}
        with start("-c", FLIP, cwd=folder.parent) as running:
            assert running.stdout is not None
            running.stdout.readline()  # all is imported
            while len(seen) == 1:
                seen.add(path.read_bytes())
            for _ in range(looks):
                seen.add(path.read_bytes())
            running.kill()
        assert seen | {path.read_bytes()} == set(whole)
    assert program("record", "1-3-1", "10", "--data", str(folder)).returncode == 0
    assert path.read_bytes() == whole[1]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["record", "1-3-1", "10", "--data", "data"], id="record"),
        pytest.param(["new", "R7", "--data", "data"], id="new"),
        pytest.param(["close", "R6", "--data", "data"], id="close"),
        pytest.param(["approve", "--data", "data"], id="approve"),
    ],
)
@pytest.mark.parametrize("most", [0, 64])
def test_a_full_disk(folder: Path, words: list[str], most: int) -> None:
    pytest.importorskip("resource")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    everything = sorted(folder.rglob("*"))
    running = start("-c", FULL, str(most), *words, cwd=folder.parent)
    out, err = running.communicate()
    assert (running.returncode, out) == (2, b"")
    assert "に書き込めません（大きさの上限を超えます）\n  書き換えは行われていません" in err.decode()
    assert "Traceback" not in err.decode()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert sorted(folder.rglob("*")) == everything


def test_a_file_that_changed_since_it_was_read(folder: Path) -> None:
    path = folder / "progress" / "2024.yaml"
    source = read(path, path.as_posix())
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    with pytest.raises(WrongUsageError, match="読んでいる間に書き換えられました"):
        store_data(source, "year: R6\n")
    assert path.read_bytes().endswith(b"# by hand\n")


def test_a_lock_that_cannot_be_made(folder: Path, call: Call) -> None:
    (folder / LOCK).mkdir(parents=True)
    found = call("record", "1-3-1", "10", "--data", str(folder))
    assert (found.status, "に書き込めません（" in found.err, "--help" in found.err) == (2, True, False)


@pytest.mark.parametrize("to", ["theirs", "nowhere"])
def test_a_link_in_the_place_of_the_lock_is_not_followed(folder: Path, tmp_path: Path, call: Call, to: str) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    for name in ("lock", ".gitignore"):
        (theirs / name).write_text("theirs\n", encoding="utf-8")
    (folder / LOCK).parent.symlink_to(tmp_path / to)
    found = call("record", "1-3-1", "10", "--data", str(folder))
    assert (found.status, f"{(folder / LOCK).parent} に書き込めません（" in found.err) == (2, True)
    assert {path.read_text(encoding="utf-8") for path in theirs.iterdir()} == {"theirs\n"}
    assert len(list(theirs.iterdir())) == 2


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        pytest.param(errno.EACCES, "書き込む権限がありません", id="permission"),
        pytest.param(errno.EROFS, "読み取り専用です", id="read-only"),
        pytest.param(errno.ENOSPC, "空き容量がありません", id="full"),
        pytest.param(errno.EEXIST, "同じ名前のファイルがあります", id="file in the way"),
        pytest.param(errno.ENOTDIR, "同じ名前のファイルがあります", id="file above"),
        pytest.param(errno.EISDIR, "同じ名前のフォルダーがあります", id="folder in the way"),
        pytest.param(errno.ENOENT, "その場所がありません", id="nowhere"),
        pytest.param(errno.EPROTO, os.strerror(errno.EPROTO), id="any-other"),
    ],
)
def test_why_a_folder_cannot_be_written(number: int, reason: str) -> None:
    error = OSError(number, os.strerror(number))
    assert f"data に書き込めません（{reason}）" in str(not_writable(Path("data"), error))


def test_the_lock_of_a_killed_command_is_out_of_git(folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder.parent, check=True)  # noqa: S607
    with start("-c", HOLD, str(folder), cwd=folder) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        holder.kill()
    seen = subprocess.run(
        ["git", "status", "--porcelain", "-uall"],  # noqa: S607
        cwd=folder.parent,
        capture_output=True,
        check=True,
    )
    assert seen.stdout.decode().splitlines() == ["?? data/plan.yaml", "?? data/progress/2024.yaml"]
    with locked(folder, patience=0):
        pass
    assert sorted(path.name for path in folder.iterdir()) == ["plan.yaml", "progress"]
