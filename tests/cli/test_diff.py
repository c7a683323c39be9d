"""`ykplan diff`: between revisions, the files as they are, and folders."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build import PLAN, YEAR, data_folder
from tests.cli.calling import Call
from tests.revisions import commit, git
from ykplan.data.history import why
from ykplan.platform.git_process import Refusal


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder with two revisions, R6 then R7, beside which this process stands."""
    monkeypatch.chdir(tmp_path)
    found = data_folder(tmp_path, y2024=YEAR)
    commit(tmp_path)
    git(tmp_path, "tag", "first")
    (found / "progress" / "2025.yaml").write_text(YEAR.replace("R6", "R7"), encoding="utf-8")
    commit(tmp_path)
    return found


def put(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_nothing_since_the_last_revision(call: Call) -> None:
    found = call("diff")
    assert found.status == 0
    assert found.out.endswith("→ 作業中のファイル\n変わったところはありません\n")


def test_the_files_as_they_are(folder: Path, call: Call) -> None:
    put(folder / "progress" / "2024.yaml", "value: 9", "value: 10")
    found = call("diff")
    assert "令和6年度\n  1-3-1　協議体の設置数\n    実績: 9か所 → 10か所\n" in found.out
    assert found.status == 0


def test_two_revisions(folder: Path, call: Call) -> None:
    put(folder / "progress" / "2024.yaml", "value: 9", "value: 10")
    found = call("diff", "first", "HEAD")
    assert "年度のファイル: なし → 速報" in found.out
    assert "10か所" not in found.out
    short = git(folder, "rev-parse", "first").strip()[:7]
    assert found.out.startswith(f"first（{short}） → HEAD（")


def test_a_commit_is_called_as_it_was_typed(folder: Path, call: Call) -> None:
    short = git(folder, "rev-parse", "first").strip()[:9]
    assert call("diff", short, "HEAD").out.startswith(f"{short} → HEAD（")


def test_two_folders(tmp_path: Path, call: Call) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        data_folder(tmp_path / name, y2024=YEAR)
    put(tmp_path / "new" / "data" / "plan.yaml", "value: 12", "value: 10")
    found = call("diff", str(tmp_path / "old" / "data"), str(tmp_path / "new" / "data"), "--format", "json")
    said = json.loads(found.out)
    assert [change["kind"] for change in said["plan"]] == ["targets"]


def test_a_folder_and_the_files_as_they_are(folder: Path, tmp_path: Path, call: Call) -> None:
    (tmp_path / "last").mkdir()
    last = data_folder(tmp_path / "last", y2024=YEAR)
    assert "年度のファイル: なし → 速報" in call("diff", str(last), "--data", str(folder)).out


def test_markdown_is_made_for_a_review(folder: Path, call: Call) -> None:
    put(folder / "plan.yaml", "value: 12", "value: 14")
    found = call("diff", "--format", "markdown")
    assert "| 1-3-1 | 協議体の設置数 | 目標値 | 12か所（R10） | 14か所（R10） |  |" in found.out


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~9", "-x", "data/progress"])
@pytest.mark.usefixtures("folder")
def test_neither_revision_nor_folder(call: Call, revision: str) -> None:
    found = call("diff", "--", revision)
    assert (found.status, found.out) == (2, "")
    assert f"「{revision}」という git の版も、データのフォルダーもありません" in found.err


def test_nothing_is_committed_yet(tmp_path: Path, call: Call) -> None:
    git(tmp_path, "init", "--quiet")
    found = call("diff", "--data", str(data_folder(tmp_path)))
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("git にはまだ何も記録されていません\n  git add と git commit ")


def test_a_revision_without_the_data(folder: Path, tmp_path: Path, call: Call) -> None:
    git(tmp_path, "checkout", "--quiet", "--orphan", "empty")
    git(tmp_path, "rm", "--quiet", "-r", "--cached", ".")
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    git(tmp_path, "add", "README.md")
    git(tmp_path, "commit", "--quiet", "--message", "empty")
    found = call("diff", "empty", "--data", str(folder))
    assert found.status == 2
    assert "empty には" in found.err
    assert "plan.yaml がありません" in found.err


def test_no_repository(tmp_path: Path, call: Call) -> None:
    found = call("diff", "--data", str(data_folder(tmp_path, y2024=YEAR)))
    assert found.status == 2
    assert "git のリポジトリにありません" in found.err


def test_no_git(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = call("diff", "--data", str(folder))
    assert found.status == 2
    assert "git が見つかりません" in found.err


def test_a_plan_that_cannot_be_read(folder: Path, call: Call) -> None:
    (folder / "plan.yaml").write_text(PLAN.replace("measures:", "measures: ["), encoding="utf-8")
    found = call("diff")
    assert found.status == 1
    assert "作業中のファイル の計画を読めないため、比べられません" in found.err


@pytest.mark.parametrize("revision", ["HEAD~1", "first"])
def test_a_shallow_clone(folder: Path, tmp_path: Path, call: Call, revision: str) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}", "shallow")
    clone = tmp_path / "shallow" / "data"
    found = call("diff", revision, "--data", str(clone))
    assert (found.status, found.out) == (2, "")
    assert f"「{revision}」という版は、ここにはありません。" in found.err
    assert "浅いクローン（shallow）です\n  git fetch --unshallow で取り込めます" in found.err
    assert call("diff", "--data", str(clone)).status == 0
    git(clone, "fetch", "--quiet", "--unshallow", "--tags")
    assert call("diff", revision, "--data", str(clone)).status == call("diff", "--data", str(folder)).status == 0


def test_somebody_else_s_repository(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    found = call("diff", "--data", str(folder))
    assert (found.status, "dubious ownership" in found.err, "safe.directory" in found.err) == (2, True, True)


def test_a_linked_file_is_what_it_leads_to(folder: Path, tmp_path: Path, call: Call) -> None:
    path = folder / "progress" / "2025.yaml"
    path.rename(folder / "kept")
    path.symlink_to("../kept")
    commit(tmp_path)
    assert call("diff", "HEAD~1").out.endswith("変わったところはありません\n")
    assert call("diff").out.endswith("変わったところはありません\n")


def _object(folder: Path, named: str) -> Path:
    name = git(folder, "rev-parse", named).strip()
    return folder.parent / ".git" / "objects" / name[:2] / name[2:]


def _overwrite(path: Path, text: str) -> None:
    path.chmod(0o600)
    path.write_text(text, encoding="ascii")


MISSING = "リポジトリの中身が欠けているか、壊れています"
SPOILT = [
    pytest.param(lambda at: _object(at, "HEAD^{tree}").unlink(), MISSING, 1, id="a tree is gone"),
    pytest.param(lambda at: _overwrite(_object(at, "HEAD^{tree}"), "x"), MISSING, 1, id="a tree is damaged"),
    pytest.param(lambda at: _object(at, "HEAD:data/plan.yaml").unlink(), MISSING, 1, id="a file is gone"),
    pytest.param(lambda at: _overwrite(_object(at, "HEAD:data/plan.yaml"), ""), MISSING, 1, id="a file is empty"),
    pytest.param(lambda at: _object(at, "HEAD").unlink(), "最新の版の記録が欠けている", 0, id="the commit is gone"),
    pytest.param(
        lambda at: _overwrite(at.parent / ".git" / git(at, "symbolic-ref", "HEAD").strip(), "x"),
        "いまの枝（ブランチ）の記録が壊れています",
        0,
        id="the branch is damaged",
    ),
    pytest.param(
        lambda at: _overwrite(at.parent / ".git" / "config", "[core"),
        "リポジトリの設定ファイル（.git/config）を読めません",
        1,
        id="the settings are damaged",
    ),
    pytest.param(lambda at: _overwrite(at.parent / ".git" / "HEAD", "x"), ".git はありますが", 1, id="no HEAD"),
    pytest.param(
        lambda at: git(at, "config", "core.repositoryFormatVersion", "9"),
        "このコンピューターの git では読めない形式",
        1,
        id="of a newer git",
    ),
]


@pytest.mark.parametrize(("spoil", "reason", "quotes"), SPOILT)
def test_why_git_cannot_tell_is_said_in_words(
    folder: Path, call: Call, spoil: Callable[[Path], object], reason: str, quotes: int
) -> None:
    spoil(folder)
    found = call("diff", "HEAD")
    assert found.status == 2
    message, *advice = found.err.splitlines()
    assert message.startswith(f"git で調べられませんでした。{reason}")
    # Git's own English, without its advice, stands last and is called its own.
    assert not re.search("fatal|missing|error|hint", found.err.partition("gitの説明: ")[0])
    assert advice[0].count("gitの説明: ") == quotes
    assert "grafts" not in found.err


def test_a_branch_without_commits_is_not_damaged(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data_folder(tmp_path, y2024=YEAR)
    git(tmp_path, "init", "--quiet")
    assert "まだ何も記録されていません" in call("diff").err


def test_an_unknown_reason_of_gits_is_quoted() -> None:
    assert why(Refusal("failed", "fatal: the moon is full")) == (
        "git で調べられませんでした",
        "gitの説明: fatal: the moon is full",
    )
