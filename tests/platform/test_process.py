"""A process that works for this one."""

import os
from multiprocessing import parent_process
from pathlib import Path

import pytest

from ykplan.platform.process import apart


def ends_as_a_worker() -> int:
    """Return which process this is, but end it where it works for another one."""
    if parent_process():
        os._exit(1)
    return os.getpid()


def threshold() -> str | None:
    return os.environ.get("MALLOC_TRIM_THRESHOLD_")


def test_the_work_is_done_in_another_process() -> None:
    assert apart(os.getpid) != os.getpid()
    assert apart(Path.joinpath, Path("a"), "b") == Path("a/b")


def test_what_it_raises_is_raised_here() -> None:
    with pytest.raises(ModuleNotFoundError) as found:
        apart(__import__, "no_such_module")
    assert found.value.name == "no_such_module"


def test_a_worker_that_somebody_ended_is_not_missed() -> None:
    assert apart(ends_as_a_worker) == os.getpid()


@pytest.mark.parametrize(("given", "told"), [(None, "131072"), ("1", "1")], ids=["by us", "by somebody"])
def test_a_worker_gives_back_its_memory(monkeypatch: pytest.MonkeyPatch, given: str | None, told: str) -> None:
    monkeypatch.delenv("MALLOC_TRIM_THRESHOLD_", raising=False)
    if given:
        monkeypatch.setenv("MALLOC_TRIM_THRESHOLD_", given)
    assert apart(threshold) == told
    assert threshold() == given


def test_nothing_in_the_working_folder_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("multiprocessing", "pickle"):
        (tmp_path / f"{module}.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert apart(os.getpid) != os.getpid()
    assert not (tmp_path / "ran").exists()
    assert "PYTHONSAFEPATH" not in os.environ
