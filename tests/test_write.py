"""Files are the old one or the new one, whole, whenever one looks."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ykplan.write import replace


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
        "import sys; from pathlib import Path; from ykplan.write import replace\n"
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
