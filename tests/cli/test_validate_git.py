"""`ykplan validate` and what git cannot tell: said once, in every form, and it ends nothing."""

import shutil
from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from tests.cli.calling import Call
from tests.revisions import commit, git
from ykplan.data.history import recalled
from ykplan.data.loading import load

CORRECTED = YEAR.replace("{value: 9}", "{value: 10, corrected: [{was: 9, on: 2026-05-01, reason: 集計の誤り}]}")
UNASKED = "訂正（corrected）の前の値を git の記録と比べられませんでした: "


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder, in which this process stands beside."""
    monkeypatch.chdir(tmp_path)
    return data_folder(tmp_path, y2024=YEAR)


@pytest.fixture
def shallow(
    tmp_path: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Return a shallow clone, in which this process stands, whose last commit corrected a figure."""
    commit(tmp_path)
    (folder / "progress" / "2024.yaml").write_text(CORRECTED, encoding="utf-8")
    commit(tmp_path)
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "--quiet", "--depth=1", f"file://{tmp_path}", ".")
    monkeypatch.chdir(clone)
    return clone


def test_a_shallow_clone(shallow: Path, call: Call) -> None:
    found = call("validate", "data", "data")
    assert (found.status, found.out) == (0, "")
    why = "古い版を取り込んでいない浅いクローン（shallow）です"
    hint = "git fetch --unshallow で取り込めます（CI では fetch-depth: 0 か GIT_DEPTH: 0）"
    assert [line for line in found.err.splitlines() if "git" in line] == [f"{UNASKED}{why}。{hint}"]
    git(shallow, "fetch", "--quiet", "--unshallow")
    assert "git" not in call("validate").err


@pytest.mark.usefixtures("shallow")
@pytest.mark.parametrize("form", ["json", "github", "gitlab", "sarif", "junit"])
def test_in_every_form(call: Call, form: str) -> None:
    found = call("validate", "--format", form)
    assert UNASKED in found.err
    # GitLab's report has no place for what is no finding.
    assert found.out.count("浅いクローン（shallow）") == (0 if form == "gitlab" else 1)


@pytest.mark.usefixtures("shallow")
@pytest.mark.parametrize("words", [("--select", "YK2"), ("--ignore", "YK307")])
def test_who_does_not_ask_is_not_told(call: Call, words: tuple[str, ...]) -> None:
    assert "git" not in call("validate", *words).err


def test_somebody_else_s(shallow: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    found = call("validate")
    assert f"{UNASKED}フォルダーの持ち主が違うので、git が答えません（dubious ownership）" in found.err
    assert f"git config --global --add safe.directory {shallow}" in found.err
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(shallow / "settings"))
    (shallow / "settings").write_text(f"[safe]\ndirectory = {shallow}\n", encoding="utf-8")
    assert "dubious" not in call("validate").err


@pytest.mark.usefixtures("shallow")
def test_no_git(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert f"{UNASKED}git が見つかりません。git を入れてください\n" in call("validate").err


def test_a_damaged_repository(shallow: Path, call: Call) -> None:
    shutil.rmtree(shallow / ".git" / "objects")
    said = call("validate").err
    assert f"{UNASKED}git で調べられませんでした。.git はありますが" in said
    assert "gitの説明: fatal: " in said


def test_nothing_is_said_where_there_is_nothing_to_ask(
    folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "progress" / "2024.yaml").write_text(CORRECTED, encoding="utf-8")
    assert "git" not in call("validate").err
    monkeypatch.setenv("PATH", "")
    assert "git" not in call("validate").err


@pytest.mark.usefixtures("shallow")
def test_nothing_is_said_without_a_correction(call: Call) -> None:
    Path("data/progress/2024.yaml").write_text(YEAR, encoding="utf-8")
    assert "git" not in call("validate").err


def test_what_git_holds_ends_nothing(tmp_path: Path, folder: Path, call: Call) -> None:
    year = folder / "progress" / "2024.yaml"
    year.write_text(YEAR.replace("{value: 9}", '{value: ""}'), encoding="utf-8")
    commit(tmp_path)
    year.write_text(CORRECTED, encoding="utf-8")
    (tmp_path / "other").mkdir()
    other = data_folder(tmp_path / "other", y2024=YEAR.replace("value: 9", "value: 九"))
    found = call("validate", str(folder), str(other))
    assert (found.status, found.out.count(" error "), found.out.count("YK023")) == (1, 1, 1)
    assert "Traceback" not in found.err
    assert recalled(load(folder)).untold == ()
