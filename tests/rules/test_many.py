"""Many plans at once: the same findings in the same order, whoever does the work."""

import os
import signal
import subprocess
import sys
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from ykplan.rules.many import check_folders, workers_for


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Return twelve data folders; every third has a mistake, one cannot be read at all."""
    found = []
    for number in range(12):
        parent = tmp_path / f"plan-{number:02}"
        parent.mkdir()
        year = YEAR.replace("value: 9", "value: 九") if number % 3 == 0 else YEAR
        found.append(data_folder(parent, y2024=year))
    (found[5] / "plan.yaml").write_bytes(b"[" * 50_000)
    return found


def test_workers_find_the_same_in_the_same_order(folders: list[Path]) -> None:
    alone = list(check_folders(folders, 1, lambda: None))
    assert list(check_folders(folders, 3, lambda: None)) == alone
    assert [found.files[0] for found in alone] == [f"{folder.as_posix()}/plan.yaml" for folder in folders]
    codes = [[diagnostic.code for diagnostic in found.diagnostics] for found in alone]
    assert codes[:6] == [["YK023"], [], [], ["YK023"], [], ["YK007"]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_plan_is_told(folders: list[Path], jobs: int) -> None:
    told: list[None] = []
    for number, _ in enumerate(check_folders(folders, jobs, lambda: told.append(None)), start=1):
        assert len(told) == number


def test_a_second_process_has_to_pay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ykplan.rules.many._cores", lambda: 8)
    folder = data_folder(tmp_path, y2024=YEAR)
    assert workers_for([folder] * 49) == 1
    assert workers_for([folder] * 50) == 8


def test_no_folders() -> None:
    assert list(check_folders([], None, lambda: None)) == []


RUN = """
import signal
import sys
from pathlib import Path
from ykplan.rules.many import check_folders

# What runs in the background of a script is born deaf to Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    for _ in check_folders([Path(name) for name in sys.argv[1:]], 2, lambda: print("told", flush=True)):
        pass
except KeyboardInterrupt:
    sys.exit(130)
"""
# Ctrl-C reaches the workers too, and one that dies of it holds a lock; a killed parent tells nobody.
ENDINGS = ["killed", *(["interrupted"] if hasattr(os, "killpg") else [])]


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_process_is_left_waiting(folders: list[Path], ending: str) -> None:
    words = [sys.executable, "-c", RUN, *map(str, folders * 100)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as run:  # noqa: S603  # our own script
        assert run.stdout is not None
        assert run.stdout.readline().strip() == b"told"
        if ending == "interrupted":
            os.killpg(run.pid, signal.SIGINT)
        else:
            run.kill()
        try:
            # Output ends when the last process that could write to it has ended.
            run.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            raise
    assert run.returncode == (130 if ending == "interrupted" else -signal.SIGKILL)


def test_a_worker_that_dies_does_not_stop_the_others(folders: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    alone = list(check_folders(folders, 1, lambda: None))
    monkeypatch.setattr("ykplan.rules.many.as_worker", _end_at_once)
    assert list(check_folders(folders, 2, lambda: None)) == alone


def _end_at_once() -> None:
    os._exit(9)


SPAWNING = """
import multiprocessing
import sys
from pathlib import Path
from ykplan.rules.many import check_folders

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    print(len(list(check_folders([Path(name) for name in sys.argv[2:]], 2, lambda: None))))
"""


@pytest.mark.parametrize("method", [method for method in get_all_start_methods() if method != "fork"])
def test_nothing_in_the_working_folder_runs(tmp_path: Path, folders: list[Path], method: str) -> None:
    script, here = tmp_path / "script.py", tmp_path / "here"
    script.write_text(SPAWNING, encoding="utf-8")
    here.mkdir()
    (here / "multiprocessing.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    done = subprocess.run(  # noqa: S603  # Python, with a script of our own
        [sys.executable, script, method, *folders], cwd=here, check=True, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("12\n", "")
    assert not (here / "ran").exists()
