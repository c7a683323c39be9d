"""What git knows of a folder, on real repositories."""

import os
import shutil
from pathlib import Path

import pytest

from tests.revisions import commit, git
from ykplan.platform.git import LARGEST, MOST, History, commit_at, files_at, history_of
from ykplan.platform.git_process import Refusal

NAMES = (
    "a blob 7.yaml",
    "a missing.yaml",
    "a\nb.yaml",
    ":(top).yaml",
    "*.yaml",
    "令和6年度.yaml",
    '"q".yaml',
    "-a.yaml",
)


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


def is_yaml(name: str) -> bool:
    return name.endswith(".yaml")


def revision(folder: Path, named: str) -> str:
    found = commit_at(folder, named)
    assert isinstance(found, str)
    return found


def name_of(folder: Path, named: str) -> str:
    return git(folder, "rev-parse", named).strip()


def files(folder: Path, named: str = "HEAD") -> dict[str, bytes]:
    found = files_at(folder, revision(folder, named), is_yaml)
    assert isinstance(found, dict)
    return found


def earlier(path: Path) -> list[bytes]:
    found = history_of(path)
    assert isinstance(found, History)
    return list(found.contents)


def test_files_at_a_revision(folder: Path) -> None:
    assert files(folder, "HEAD~1") == {"plan.yaml": b"title: 1\n", "progress/2024.yaml": b"year: R6\n"}
    assert files(folder) == {
        "plan.yaml": b"title: 2\r\n",
        "progress/2024.yaml": b"year: R6\n",
        "progress/2025.yaml": b"year: R7\n",
        "link.yaml": b"title: 2\r\n",
    }


def test_the_folder_may_be_the_repository_itself(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"a: 1\n")
    commit(tmp_path)
    assert files(tmp_path) == {"plan.yaml": b"a: 1\n"}
    assert earlier(tmp_path / "plan.yaml") == [b"a: 1\n"]


def test_names_of_256_bits(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--object-format=sha256")
    (tmp_path / "plan.yaml").write_bytes(b"a: 1\n")
    commit(tmp_path)
    assert files(tmp_path) == {"plan.yaml": b"a: 1\n"}
    assert earlier(tmp_path / "plan.yaml") == [b"a: 1\n"]


def test_names_that_are_hard_to_write(folder: Path) -> None:
    for name in NAMES:
        (folder / "progress" / name).write_bytes(name.encode())
    (folder / "a\nlink.yaml").symlink_to("plan.yaml")
    (folder / "out.yaml").symlink_to("/etc/passwd")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    commit(folder)
    found = files(folder)
    assert [found[f"progress/{name}"] for name in NAMES] == [name.encode() for name in NAMES]
    assert not {"a\nlink.yaml", "out.yaml", "loop.yaml"} & found.keys()
    one_line = [name for name in NAMES if "\n" not in name]
    assert [earlier(folder / "progress" / name) for name in one_line] == [[name.encode()] for name in one_line]


def test_the_variables_of_a_hook_are_not_followed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "elsewhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere/index")
    assert "plan.yaml" in files(folder)


@pytest.mark.parametrize("named", ["nowhere", "", "--help", "HEAD:data/plan.yaml", "HEAD~9", "a b", "-", "1" * 40])
def test_no_such_revision(folder: Path, named: str) -> None:
    assert commit_at(folder, named) == Refusal("no revision", named)


def test_no_repository(tmp_path: Path) -> None:
    listed = files_at(tmp_path, "HEAD", is_yaml)
    for found in (commit_at(tmp_path, "HEAD"), listed, history_of(tmp_path / "a.yaml")):
        assert isinstance(found, Refusal)
        assert found.kind == "no repository"


def test_a_repository_without_commits(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert commit_at(tmp_path, "HEAD") == Refusal("no revision", "HEAD")
    assert history_of(tmp_path / "a.yaml") == Refusal("no revision", "HEAD")


class TestWhatAFileWas:
    """Each form of a file in the commits that changed it."""

    def test_the_newest_first(self, folder: Path) -> None:
        assert earlier(folder / "plan.yaml") == [b"title: 2\r\n", b"title: 1\n"]
        assert earlier(folder / "progress" / "2025.yaml") == [b"year: R7\n"]
        assert earlier(folder / "progress" / "2026.yaml") == []

    def test_taken_away_and_put_back(self, folder: Path) -> None:
        path = folder / "progress" / "2024.yaml"
        path.unlink()
        commit(folder)
        path.write_bytes(b"year: R6 # again\n")
        commit(folder)
        assert earlier(path) == [b"year: R6 # again\n", b"year: R6\n"]

    def test_of_another_name_before(self, folder: Path) -> None:
        git(folder, "mv", "progress/2024.yaml", "progress/2026.yaml")
        commit(folder)
        assert earlier(folder / "progress" / "2026.yaml") == [b"year: R6\n"]

    def test_a_link_a_folder_and_another_repository_in_its_place(self, folder: Path) -> None:
        path = folder / "progress" / "2024.yaml"
        path.unlink()
        path.symlink_to("../plan.yaml")
        commit(folder)
        path.unlink()
        path.mkdir()
        (path / "within").write_bytes(b"x")
        commit(folder)
        shutil.rmtree(path)
        git(folder, "rm", "--quiet", "-r", "--cached", "progress/2024.yaml")
        git(folder, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},progress/2024.yaml")
        git(folder, "commit", "--quiet", "--message", "another repository")
        path.write_bytes(b"")
        commit(folder)
        assert earlier(path) == [b"", b"../plan.yaml", b"year: R6\n"]

    def test_what_is_too_large_for_data_is_not_read(self, folder: Path) -> None:
        path = folder / "progress" / "2024.yaml"
        path.write_bytes(b"#" * (LARGEST + 2))
        commit(folder)
        assert [len(content) for content in earlier(path)] == [LARGEST + 1, 9]
        assert len(files(folder)["progress/2024.yaml"]) == LARGEST + 1

    def test_no_more_is_read_than_memory_holds(self, folder: Path) -> None:
        path = folder / "progress" / "2024.yaml"
        count = MOST // LARGEST + 1
        for number in range(count):
            path.write_bytes(b"%d" % number + b"#" * (LARGEST - 1))
            commit(folder)
        assert [content[:1] for content in earlier(path)] == [b"%d" % number for number in reversed(range(1, count))]


class TestWhatIsKeptFromTheTruth:
    """Settings of a clone that would show another history than the one that was committed."""

    def test_an_object_in_the_place_of_another(self, folder: Path) -> None:
        for before in ("HEAD:./plan.yaml", "HEAD~1:./plan.yaml"):
            git(folder, "replace", name_of(folder, before), name_of(folder, "HEAD:./progress/2025.yaml"))
        assert files(folder)["plan.yaml"] == b"title: 2\r\n"
        assert earlier(folder / "plan.yaml") == [b"title: 2\r\n", b"title: 1\n"]

    def test_a_commit_without_its_parents(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / ".git" / "info" / "grafts").write_text(revision(folder, "HEAD") + "\n", encoding="ascii")
        assert earlier(folder / "plan.yaml") == [b"title: 2\r\n", b"title: 1\n"]

    def test_another_place_for_the_files(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        git(tmp_path, "config", "core.worktree", str(tmp_path / "elsewhere"))
        for found in (commit_at(folder, "HEAD"), history_of(folder / "plan.yaml")):
            assert isinstance(found, Refusal)
            assert found.kind == "failed"


class TestRefusals:
    """Where git is there, or a repository, but cannot tell."""

    def test_no_git(self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        assert commit_at(folder, "HEAD") == Refusal("no git")
        shutil.rmtree(tmp_path / ".git")
        assert commit_at(folder, "HEAD") == Refusal("no repository", "no git")

    @pytest.mark.parametrize("entry", ["", ".", "bin", "./bin"])
    def test_no_program_of_this_folder_is_taken_for_git(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, entry: str
    ) -> None:
        (folder / "bin").mkdir()
        for path in (folder / "git", folder / "bin" / "git"):
            path.write_text(f"#!/bin/sh\ntouch {folder}/PWNED\n", encoding="utf-8")
            path.chmod(0o755)
        monkeypatch.chdir(folder)
        monkeypatch.setenv("PATH", os.pathsep.join((entry, os.environ["PATH"])))
        assert revision(folder, "HEAD")
        monkeypatch.setenv("PATH", entry)
        assert commit_at(folder, "HEAD") == Refusal("no git")
        assert not (folder / "PWNED").exists()

    def test_somebody_else_s(self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        found = commit_at(folder, "HEAD")
        assert isinstance(found, Refusal)
        assert (found.kind, str(tmp_path) in found.said) == ("owner", True)

    @pytest.mark.parametrize("where", ["file", "variables"])
    def test_somebody_else_s_that_is_trusted(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
    ) -> None:
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        if where == "file":
            (tmp_path / "settings").write_text(f"[safe]\ndirectory = {tmp_path}\n", encoding="utf-8")
            monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
        else:
            for name, value in (("COUNT", "1"), ("KEY_0", "safe.directory"), ("VALUE_0", "*")):
                monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
        assert revision(folder, "HEAD")

    def test_a_shallow_clone(self, folder: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}", "shallow")
        clone = tmp_path / "shallow" / "市の 計画" / "data"
        assert commit_at(clone, "HEAD~1") == Refusal("shallow", "HEAD~1")
        assert commit_at(clone, "nowhere") == Refusal("shallow", "nowhere")
        assert history_of(clone / "plan.yaml") == History((b"title: 2\r\n",), shallow=True)
        assert files(clone) == files(folder)

    @pytest.mark.parametrize("filtered", ["blob:none", "tree:0"])
    def test_a_clone_without_its_old_files(self, folder: Path, tmp_path: Path, filtered: str) -> None:
        git(tmp_path, "config", "uploadpack.allowFilter", "true")
        git(tmp_path, "clone", "--quiet", f"--filter={filtered}", f"file://{tmp_path}", "partial")
        clone = tmp_path / "partial" / "市の 計画" / "data"
        for found in (history_of(clone / "plan.yaml"), files_at(clone, revision(clone, "HEAD~1"), is_yaml)):
            assert isinstance(found, Refusal)
            assert found.kind == "partial"
        assert files(clone) == files(folder)

    @pytest.mark.parametrize("lost", ["HEAD", "HEAD~1", "HEAD^{tree}", "HEAD~1:./plan.yaml"])
    def test_a_repository_that_lacks_something(self, folder: Path, tmp_path: Path, lost: str) -> None:
        name = name_of(folder, lost)
        (tmp_path / ".git" / "objects" / name[:2] / name[2:]).unlink()
        found = history_of(folder / "plan.yaml")
        assert isinstance(found, Refusal)
        assert found.kind == "failed"

    @pytest.mark.parametrize("spoilt", ["HEAD", "config", "objects"])
    def test_a_damaged_repository(self, folder: Path, tmp_path: Path, spoilt: str) -> None:
        path = tmp_path / ".git" / spoilt
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.write_text("[[[", encoding="ascii")
        found = commit_at(folder, "HEAD")
        assert isinstance(found, Refusal)
        assert found.kind == "failed"

    def test_a_worktree_whose_repository_is_gone(self, folder: Path, tmp_path: Path) -> None:
        shutil.rmtree(tmp_path / ".git")
        (tmp_path / ".git").write_text("gitdir: /nowhere/.git/worktrees/x\n", encoding="ascii")
        found = commit_at(folder, "HEAD")
        assert isinstance(found, Refusal)
        assert found.kind == "failed"
