"""Nothing that a repository or a folder says runs: each way to plant a command is planted, and ykplan is called."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from tests.cli.calling import Call
from tests.revisions import commit, git

pytestmark = pytest.mark.slow

CORRECTED = YEAR.replace("{value: 9}", "{value: 10, corrected: [{was: 9, on: 2026-05-01, reason: 集計の誤り}]}")
HOOKS = ("post-index-change", "reference-transaction", "pre-auto-gc", "post-checkout", "fsmonitor-watchman")


class Planted:
    """A repository with a data folder whose figures were corrected, and a mark that a command planted in it leaves."""

    def __init__(self, top: Path, repository: Path) -> None:
        """Copy the repository."""
        self.top = top / "clone"
        shutil.copytree(repository, self.top)
        self.mark = top / "PWNED"
        self.data = self.top / "data"
        self.year = self.data / "progress" / "2024.yaml"

    @property
    def command(self) -> str:
        """Return the words that leave the mark."""
        return f"touch {self.mark}; false"

    def script(self, path: Path) -> Path:
        """Write a program that leaves the mark."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\ntouch {self.mark}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    def set(self, name: str, value: str) -> None:
        """Write a setting into the repository's own configuration."""
        git(self.top, "config", name, value)

    def grow_old(self) -> None:
        """Let the files look changed to git, so that whoever asks for their state has to read them."""
        for path in (self.year, self.data / "plan.yaml"):
            os.utime(path, (1, 1))

    def lose(self, *revisions: str) -> None:
        """Take objects out of the repository, as a partial clone leaves them with the server."""
        for revision in revisions:
            name = git(self.top, "rev-parse", revision).strip()
            (self.top / ".git" / "objects" / name[:2] / name[2:]).unlink()

    def partial(self, url: str) -> None:
        """Make the repository a clone whose old files are with a server."""
        for name, value in (
            ("core.repositoryFormatVersion", "1"),
            ("extensions.partialClone", "origin"),
            ("remote.origin.url", url),
            ("remote.origin.promisor", "true"),
            ("remote.origin.partialCloneFilter", "blob:none"),
            ("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"),
            ("protocol.allow", "always"),
            ("protocol.ext.allow", "always"),
        ):
            self.set(name, value)
        self.lose("HEAD~1:data/progress/2024.yaml")


def dressed_as_bare(planted: Planted) -> None:
    """Let the data folder look like a repository without a work tree, by files that any clone may hold."""
    for name in ("objects", "refs"):
        (planted.data / name).mkdir()
        (planted.data / name / ".keep").touch()
    (planted.data / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    config = f'[core]\nrepositoryFormatVersion = 0\nbare = false\nworktree = .\nfsmonitor = "{planted.command}"\n'
    (planted.data / "config").write_text(config, encoding="utf-8")
    commit(planted.top)


def fsmonitor(planted: Planted) -> None:
    planted.set("core.fsmonitor", planted.command)


def fsmonitor_hook(planted: Planted) -> None:
    planted.set("core.fsmonitor", str(planted.script(planted.top / ".git" / "hooks" / "query-watchman")))


def included(planted: Planted) -> None:
    (planted.data / "settings").write_text(f'[core]\nfsmonitor = "{planted.command}"\n', encoding="utf-8")
    planted.set("include.path", "../data/settings")


def of_the_worktree(planted: Planted) -> None:
    planted.set("extensions.worktreeConfig", "true")
    config = planted.top / ".git" / "config.worktree"
    config.write_text(f'[core]\nfsmonitor = "{planted.command}"\n', encoding="utf-8")


def elsewhere(planted: Planted) -> None:
    """Let `.git` be a file that leads to a repository somewhere else."""
    fsmonitor(planted)
    moved = planted.top.parent / "elsewhere"
    (planted.top / ".git").rename(moved)
    (planted.top / ".git").write_text(f"gitdir: {moved}\n", encoding="utf-8")


def hooks(planted: Planted) -> None:
    for name in HOOKS:
        planted.script(planted.data / "hooks" / name)
    planted.set("core.hooksPath", str(planted.data / "hooks"))
    planted.grow_old()


def signature(kind: str) -> Callable[[Planted], None]:
    def plant(planted: Planted) -> None:
        planted.set("log.showSignature", "true")
        for name in ("gpg.program", "gpg.openpgp.program", "gpg.x509.program", "gpg.ssh.program"):
            planted.set(name, str(planted.script(planted.top / "verify")))
        planted.set("gpg.ssh.allowedSignersFile", os.devnull)
        head, _, message = git(planted.top, "cat-file", "commit", "HEAD").partition("\n\n")
        signed = planted.top / "signed"
        signed.write_text(f"{head}\ngpgsig -----BEGIN {kind}-----\n \n -----END {kind}-----\n\n{message}", "utf-8")
        name = git(planted.top, "hash-object", "-t", "commit", "-w", str(signed)).strip()
        git(planted.top, "update-ref", "HEAD", name)

    return plant


def filters(attributes: str) -> Callable[[Planted], None]:
    def plant(planted: Planted) -> None:
        for name in ("clean", "smudge", "process"):
            planted.set(f"filter.x.{name}", planted.command)
        planted.set("filter.x.required", "true")
        path = planted.top / attributes
        path.parent.mkdir(exist_ok=True)
        path.write_text("*.yaml filter=x\n", encoding="utf-8")
        planted.set("core.attributesFile", str(planted.top / "attributes"))
        planted.grow_old()

    return plant


def shown(planted: Planted) -> None:
    """Set every program by which git shows, compares, merges or asks."""
    (planted.top / ".gitattributes").write_text("*.yaml diff=x merge=x\n", encoding="utf-8")
    for name in (
        "diff.external", "diff.x.textconv", "diff.x.command", "merge.x.driver", "core.pager",
        "pager.log", "pager.status", "pager.rev-list", "pager.ls-tree", "pager.cat-file", "pager.config",
        "core.editor",
        "core.askPass", "core.sshCommand", "core.gitProxy", "credential.helper", "interactive.diffFilter", "man.viewer",
    ):  # fmt: skip
        planted.set(name, planted.command)
    for name in ("rev-parse", "rev-list", "cat-file", "ls-tree", "status", "log", "config"):
        planted.set(f"alias.{name}", f"!{planted.command}")
    planted.grow_old()


def submodule(planted: Planted) -> None:
    """Put a repository of its own, with settings of its own, into the data folder."""
    inner = planted.data / "inner"
    inner.mkdir()
    (inner / "a").touch()
    git(inner, "init", "--quiet")
    git(inner, "add", "a")
    git(inner, "commit", "--quiet", "--message", "a")
    commit(planted.top)
    git(inner, "config", "core.fsmonitor", planted.command)


def fetched_by_a_command(planted: Planted) -> None:
    planted.partial(f"ext::sh -c touch% {planted.mark}")


def fetched_by_a_program(planted: Planted) -> None:
    planted.partial(f"file://{planted.top}")
    planted.set("remote.origin.uploadpack", planted.command)


def fetched_by_ssh(planted: Planted) -> None:
    planted.partial("ssh://example.invalid/x")
    planted.set("core.sshCommand", planted.command)


def fetched_by_a_proxy(planted: Planted) -> None:
    planted.partial("git://example.invalid/x")
    planted.set("core.gitProxy", str(planted.script(planted.top / "proxy")))


def alternates(planted: Planted) -> None:
    """Borrow objects from another repository, whose references a program names."""
    fetched_by_a_program(planted)
    other = planted.top.parent / "other"
    shutil.copytree(planted.top / ".git", other)
    (planted.top / ".git" / "objects" / "info" / "alternates").write_text(f"{other}/objects\n", encoding="utf-8")
    planted.set("core.alternateRefsCommand", planted.command)


PLANTS = [
    dressed_as_bare, fsmonitor, fsmonitor_hook, included, of_the_worktree, elsewhere, hooks, shown, submodule,
    fetched_by_a_command, fetched_by_a_program, fetched_by_ssh, fetched_by_a_proxy, alternates,
]  # fmt: skip
MADE = [
    pytest.param(signature("PGP SIGNATURE"), id="signature"),
    pytest.param(signature("SIGNED MESSAGE"), id="signature of X.509"),
    pytest.param(signature("SSH SIGNATURE"), id="signature of SSH"),
    pytest.param(filters(".gitattributes"), id="filters"),
    pytest.param(filters("data/.gitattributes"), id="filters of the folder"),
    pytest.param(filters(".git/info/attributes"), id="filters of the clone"),
    pytest.param(filters("attributes"), id="filters of a file that is named"),
]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository in which the data were committed in two steps."""
    top = tmp_path_factory.mktemp("repository")
    data = data_folder(top, y2024=YEAR)
    commit(top)
    (data / "progress" / "2024.yaml").write_text(CORRECTED, encoding="utf-8")
    commit(top)
    return top


@pytest.fixture
def planted(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Planted]:
    """Return a repository, in which this process stands, and look whether a planted command ran."""
    made = Planted(tmp_path, repository)
    monkeypatch.chdir(made.top)
    yield made
    assert not made.mark.exists()


@pytest.mark.parametrize("words", ["report --format md --output -", "validate", "diff HEAD~1", "diff", "site out"])
@pytest.mark.parametrize("plant", [*(pytest.param(each, id=each.__name__) for each in PLANTS), *MADE])
def test_no_command_of_a_repository_runs(
    planted: Planted, call: Call, plant: Callable[[Planted], None], words: str
) -> None:
    if words == "site out" and plant is not dressed_as_bare:
        words = "report --data data --format md --output -"
    plant(planted)
    assert "Traceback" not in call(*words.split()).err
