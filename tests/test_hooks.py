"""The hooks for pre-commit: what it is told, and what it then does in a repository of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.test_wiring import parsed, run

pytestmark = pytest.mark.slow

HOOKS: Final = {hook["id"]: hook for hook in parsed(".pre-commit-hooks.yaml")}


def spoil(folder: Path) -> None:
    path = folder / "progress" / "2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 9,", "value: 九,", 1), encoding="utf-8")


class TestHooks:
    """What pre-commit is told."""

    @pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
    def test_a_hook_reads_whole_folders(self, hook: Mapping[str, Any]) -> None:
        assert hook["entry"] == hook["id"].replace("-", " ")
        assert (hook["language"], hook["pass_filenames"], hook["require_serial"]) == ("python", False, True)
        assert "pre-commit" in hook["stages"]

    def test_only_checking_is_done_before_a_push(self) -> None:
        assert [name for name, hook in HOOKS.items() if "pre-push" in hook["stages"]] == ["ykplan-validate"]

    @pytest.mark.parametrize(
        ("path", "meant"),
        [
            pytest.param("data/plan.yaml", True, id="plan"),
            pytest.param("plan.yaml", True, id="plan at the top"),
            pytest.param("plans/地域福祉計画/approved.yaml", True, id="approved"),
            pytest.param("data/progress/2024.yaml", True, id="progress"),
            pytest.param("data/progress/2024.yml", True, id="yml"),
            pytest.param("data/progress/2024.YAML", True, id="capitals"),
            pytest.param("data/progress/old/2024.yaml", True, id="a year that lies where it is not read"),
            pytest.param("data/myplan.yaml", False, id="another name"),
            pytest.param("data/plan.yaml.orig", False, id="another end"),
            pytest.param("data/progress/readme.md", False, id="no YAML"),
            pytest.param("in-progress/2024.yaml", False, id="another folder"),
        ],
    )
    def test_files(self, path: str, meant: bool) -> None:  # noqa: FBT001  # a column of the table
        assert bool(re.search(HOOKS["ykplan-validate"]["files"], path)) is meant


class TestPreCommit:
    """The real pre-commit in a repository; the hooks are ours but for `language`, which needs the network."""

    @pytest.fixture
    def home(self, tmp_path: Path) -> dict[str, str]:
        person = {
            f"GIT_{role}_{what}": "someone@example.jp" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PRE_COMMIT_COLOR": "never"}
        return person | nothing | {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}

    @pytest.fixture
    def repository(self, city: Path, home: Mapping[str, str]) -> Path:
        self.hooks(city, "ykplan-validate")
        (city / "README.md").write_text("市の計画\n", encoding="utf-8")
        for words in ("git init -q", "git add .", "git commit -q -m start"):
            assert run(words.split(), city, home).returncode == 0
        return city

    @staticmethod
    def hooks(city: Path, identity: str, *args: str) -> None:
        hook = HOOKS[identity] | {"language": "system", "args": list(args)}
        config = {"repos": [{"repo": "local", "hooks": [hook]}]}
        (city / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")

    @staticmethod
    def all_files(city: Path, home: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
        return run([sys.executable, "-m", "pre_commit", "run", "--all-files"], city, home)

    def test_good_data_passes(self, repository: Path, home: Mapping[str, str]) -> None:
        outcome = self.all_files(repository, home)
        assert (outcome.returncode, "Passed" in outcome.stdout) == (0, True), outcome.stdout + outcome.stderr

    def test_broken_data_fails_with_the_finding(self, repository: Path, home: Mapping[str, str]) -> None:
        spoil(repository / "data")
        outcome = self.all_files(repository, home)
        assert (outcome.returncode, "Failed" in outcome.stdout) == (1, True)
        assert re.search(r"^data/progress/2024\.yaml:\d+:\d+: error YK023", outcome.stdout, flags=re.MULTILINE)

    def test_several_plans_are_named_in_args(self, repository: Path, home: Mapping[str, str]) -> None:
        self.hooks(repository, "ykplan-validate", "data", "bad")
        outcome = self.all_files(repository, home)
        assert outcome.returncode == 1
        assert "2つの計画を確かめました" in outcome.stdout

    def test_commits(self, repository: Path, home: Mapping[str, str]) -> None:
        installed = run([sys.executable, "-m", "pre_commit", "install"], repository, home)
        assert installed.returncode == 0, installed.stderr
        (repository / "README.md").write_text("市の計画とその実績\n", encoding="utf-8")
        words = self.commit(repository, home)
        assert (words.returncode, "Skipped" in words.stderr) == (0, True), words.stderr
        spoil(repository / "data")
        figures = self.commit(repository, home)
        assert (figures.returncode, "YK023" in figures.stderr) == (1, True), figures.stderr

    @staticmethod
    def commit(city: Path, home: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
        return run(["git", "commit", "-a", "-m", "change"], city, home)

    def test_fix_stops_the_commit_once(self, repository: Path, home: Mapping[str, str]) -> None:
        self.hooks(repository, "ykplan-fix")
        path = repository / "data" / "progress" / "2024.yaml"
        before = path.read_text(encoding="utf-8")
        path.write_text(before.replace("value: 9,", "value: ９,", 1), encoding="utf-8")
        assert run(["git", "commit", "-q", "-a", "-m", "wide"], repository, home).returncode == 0
        first, second = self.all_files(repository, home), self.all_files(repository, home)
        assert (first.returncode, "files were modified by this hook" in first.stdout) == (1, True), first.stdout
        assert path.read_text(encoding="utf-8") == before
        assert second.returncode == 0, second.stdout
