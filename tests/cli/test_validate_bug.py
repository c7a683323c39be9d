"""A bug of the program, met in one plan of several: a rule that raises is planted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from tests.cli.calling import Call
from ykplan.data.contents import Loaded
from ykplan.platform.process import as_worker
from ykplan.rules import checking
from ykplan.rules.registry import RULES
from ykplan.rules.rule import Finding, Rule
from ykplan.terms.diagnostic import Severity

BAD = "plan-1"


def _stumbles(loaded: Loaded) -> Iterator[Finding]:
    """Raise over one of the plans."""
    if loaded.folder.parent.name == BAD:
        raise RuntimeError("\x1b[31mplan")
    yield from ()


def _plant() -> None:
    vars(checking)["RULES"] = (*RULES, Rule("YK199", Severity.ERROR, _stumbles, "A rule with a bug."))


def _worker_with_a_bug() -> None:
    as_worker()
    _plant()


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return three data folders, each with a mistake; a rule has a bug that the second one meets."""
    for number in range(3):
        (tmp_path / f"plan-{number}").mkdir()
    monkeypatch.setattr("ykplan.rules.checking.RULES", RULES)  # taken out again after the test
    monkeypatch.setattr("ykplan.rules.many.as_worker", _worker_with_a_bug)
    _plant()
    year = YEAR.replace("value: 9", "value: 九")
    return [data_folder(tmp_path / f"plan-{number}", y2024=year).as_posix() for number in range(3)]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_other_plans_are_told_of(folders: list[str], call: Call, jobs: str) -> None:
    found = call("validate", "--jobs", jobs, *folders)
    assert (found.status, found.out.count("YK023")) == (1, 2)
    said = f"{folders[1]} は、プログラムの誤りのため確かめられませんでした\n2つの計画を確かめました: 誤り 2、警告 0\n"
    assert f"{said}{folders[1]}: Traceback (most recent call last):\n" in found.err
    assert found.err.endswith("RuntimeError: ␛[31mplan\n")


def test_one_plan_alone(folders: list[str], call: Call) -> None:
    found = call("validate", folders[1])
    assert (found.status, found.out, found.err.count("Traceback")) == (1, "", 1)


@pytest.mark.parametrize("words", [("--select", "YK2"), ("--ignore", "YK307")])
def test_it_is_told_whatever_is_asked(folders: list[str], call: Call, words: tuple[str, ...]) -> None:
    found = call("validate", *folders, *words)
    assert (found.status, "確かめられませんでした" in found.err) == (1, True)


def test_in_sarif_the_run_did_not_succeed(folders: list[str], call: Call) -> None:
    assert '"executionSuccessful": false' in call("validate", *folders, "--format", "sarif").out
