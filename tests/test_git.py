"""What git knows of a folder, on real repositories."""

from pathlib import Path

import pytest

from tests.revisions import commit, git
from ykplan.git import Refusal, commit_at, earlier_contents, yaml_files_at


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder inside a repository with two commits."""
    found = tmp_path / "市の 計画" / "data"
    (found / "progress").mkdir(parents=True)
    git(tmp_path, "init", "--quiet")
    (found / "plan.yaml").write_bytes(b"title: 1\n")
    (found / "progress" / "2024.yaml").write_bytes(b"year: R6\n")
    (found.parent / "plan.yaml").write_bytes(b"title: another\n")
    commit(tmp_path)
    (found / "plan.yaml").write_bytes(b"title: 2\r\n")
    (found / "progress" / "2025.yaml").write_bytes(b"year: R7\n")
    (found / "notes.txt").write_bytes(b"none")
    (found / "link.yaml").symlink_to("plan.yaml")
    commit(tmp_path)
    return found


def files_at(folder: Path, revision: str) -> dict[str, bytes]:
    name = commit_at(folder, revision)
    assert isinstance(name, str)
    found = yaml_files_at(folder, name)
    assert not isinstance(found, Refusal)
    return found


def test_files_at_a_revision(folder: Path) -> None:
    assert files_at(folder, "HEAD~1") == {"plan.yaml": b"title: 1\n", "progress/2024.yaml": b"year: R6\n"}
    assert files_at(folder, "HEAD") == {
        "plan.yaml": b"title: 2\r\n",
        "progress/2024.yaml": b"year: R6\n",
        "progress/2025.yaml": b"year: R7\n",
    }


def test_the_folder_may_be_the_repository_itself(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"a: 1\n")
    commit(tmp_path)
    assert files_at(tmp_path, "HEAD") == {"plan.yaml": b"a: 1\n"}


def test_the_variables_of_a_hook_are_not_followed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "elsewhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere/index")
    assert "plan.yaml" in files_at(folder, "HEAD")


@pytest.mark.parametrize("revision", ["nowhere", "", "--help", "HEAD:data/plan.yaml", "HEAD~9", "a b", "-"])
def test_no_such_revision(folder: Path, revision: str) -> None:
    assert commit_at(folder, revision) == Refusal("no revision", revision)


def test_no_repository(tmp_path: Path) -> None:
    for found in (commit_at(tmp_path, "HEAD"), yaml_files_at(tmp_path, "HEAD"), earlier_contents(tmp_path / "a.yaml")):
        assert isinstance(found, Refusal)
        assert found.kind == "no repository"


def test_no_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = commit_at(folder, "HEAD")
    assert isinstance(found, Refusal)
    assert found.kind == "no git"


def test_a_repository_without_commits(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert commit_at(tmp_path, "HEAD") == Refusal("no revision", "HEAD")
    assert isinstance(earlier_contents(tmp_path / "a.yaml"), Refusal)


def test_what_a_file_was(folder: Path) -> None:
    assert earlier_contents(folder / "plan.yaml") == [b"title: 2\r\n", b"title: 1\n"]
    assert earlier_contents(folder / "progress" / "2025.yaml") == [b"year: R7\n"]
    assert earlier_contents(folder / "progress" / "2026.yaml") == []


def test_a_file_taken_away_and_put_back(folder: Path) -> None:
    path = folder / "progress" / "2024.yaml"
    path.unlink()
    commit(folder)
    path.write_bytes(b"year: R6 # again\n")
    commit(folder)
    assert earlier_contents(path) == [b"year: R6 # again\n", b"year: R6\n"]
