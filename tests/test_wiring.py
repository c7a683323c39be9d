"""The ready-made wiring: action, GitLab job and guide say what they should, and their scripts are run for real."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as Xml

import pytest
import yaml

from tests.conftest import ROOT
from ykplan import __version__

pytestmark = pytest.mark.slow


def parsed(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


ACTION: Final = parsed("action.yml")
JOB: Final = parsed("ci/gitlab.yml")["ykplan"]
GUIDE: Final = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
TWENTY: Final = "tests/examples/twenty"
# Names that a careless script would run, split wrongly, take for a pattern or for an option.
HOSTILE: Final = [
    pytest.param("data; touch owned", id="semicolon"),
    pytest.param("$(touch owned)", id="substitution"),
    pytest.param("`touch owned`", id="backquotes"),
    pytest.param('" && touch owned && "', id="quotes"),
    pytest.param("my data", id="blank"),
    pytest.param("d*", id="pattern"),
    pytest.param("--help", id="option"),
    pytest.param("data\ntouch owned", id="line break"),
]


def blocks(language: str) -> list[str]:
    """Return the code blocks of the guide in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)


def surroundings(given: Mapping[str, str]) -> dict[str, str]:
    """Return an environment with our program first on PATH, and nothing of an outer git, pre-commit or ykplan."""
    outer = ("GIT_", "PRE_COMMIT", "YKPLAN_", "SKIP")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(outer)}
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return kept | {"PATH": path, "PYTHONUTF8": "1", "COLUMNS": "80"} | dict(given)


def run(words: Sequence[str], cwd: Path, given: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603  # our own scripts
        words, cwd=cwd, env=surroundings(given), capture_output=True, encoding="utf-8", check=False
    )


class TestAction:
    """The composite action's own script, as GitHub's runner calls it."""

    STEPS: Final = ACTION["runs"]["steps"]

    def act(self, cwd: Path, **inputs: str) -> "subprocess.CompletedProcess[str]":
        """Run the last step with the inputs given, and the defaults of the others."""
        values = {name: given["default"] for name, given in ACTION["inputs"].items()} | inputs
        step = self.STEPS[-1]
        given = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: values[found[1]], text)
            for name, text in step["env"].items()
        }
        return run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd, given)

    def test_steps(self) -> None:
        assert ACTION["runs"]["using"] == "composite"
        python, install, validate = self.STEPS
        assert re.fullmatch(r"actions/setup-python@v\d+", python["uses"])
        assert install["run"].startswith("python -P -m pip ")
        assert install["run"].endswith('"$GITHUB_ACTION_PATH"')
        assert (install["shell"], validate["shell"]) == ("bash", "bash")

    def test_no_input_is_written_into_a_script(self) -> None:
        assert not [step for step in self.STEPS if "${{" in step.get("run", "")]
        assert all(isinstance(given["default"], str) for given in ACTION["inputs"].values())

    def test_good_data(self, city: Path) -> None:
        outcome = self.act(city)
        assert outcome.returncode == 0, outcome.stderr
        assert outcome.stdout.startswith("::warning file=data/progress/2025.yaml,line=")

    def test_bad_data(self) -> None:
        outcome = self.act(ROOT, folders=TWENTY)
        assert outcome.returncode == 1
        assert outcome.stdout.count(f"::error file={TWENTY}/") == 17

    @pytest.mark.parametrize("folders", ["data bad", " data \n bad\n"], ids=["blank", "lines"])
    def test_several_folders(self, city: Path, folders: str) -> None:
        outcome = self.act(city, folders=folders)
        assert (outcome.returncode, "2つの計画" in outcome.stderr) == (1, True)

    @pytest.mark.parametrize(("strict", "status"), [("true", 1), ("false", 0), ("yes", 2), ("; touch owned", 2)])
    def test_strict(self, city: Path, strict: str, status: int) -> None:
        assert self.act(city, strict=strict).returncode == status
        assert not (city / "owned").exists()

    @pytest.mark.parametrize(("folders", "status"), [("data", 0), ("bad", 1)])
    def test_sarif(self, city: Path, folders: str, status: int) -> None:
        outcome = self.act(city, folders=folders, sarif="reports/of $(touch owned)/it.sarif")
        assert outcome.returncode == status
        log = json.loads((city / "reports" / "of $(touch owned)" / "it.sarif").read_text(encoding="utf-8"))
        assert len(log["runs"][0]["results"]) == len(outcome.stdout.splitlines())
        assert not (city / "owned").exists()

    @pytest.mark.parametrize("folders", HOSTILE)
    def test_a_name_is_only_a_name(self, city: Path, folders: str) -> None:
        outcome = self.act(city, folders=folders, sarif="it.sarif")
        assert outcome.returncode == 2
        assert {path.name for path in city.iterdir()} == {"data", "bad"}


class TestGitLab:
    """The GitLab job's own script, as GitLab's runner calls it with bash or, where there is none, with sh."""

    @pytest.fixture(params=["bash", "sh"])
    def shell(self, request: pytest.FixtureRequest) -> list[str]:
        return ["bash", "-eo", "pipefail", "-c"] if request.param == "bash" else ["sh", "-e", "-c"]

    @staticmethod
    def work(cwd: Path, shell: Sequence[str], **variables: str) -> "subprocess.CompletedProcess[str]":
        return run([*shell, "\n".join(JOB["script"])], cwd, JOB["variables"] | variables)

    def test_reports_are_kept_also_of_a_failed_job(self) -> None:
        reports = {"codequality": "gl-code-quality-report.json", "junit": "ykplan-junit.xml"}
        assert JOB["artifacts"] == {"when": "always", "reports": reports}

    def test_it_installs_this_version(self) -> None:
        assert JOB["before_script"][0].endswith(' "$YKPLAN_SOURCE"')
        assert f"/v{__version__}." in JOB["variables"]["YKPLAN_SOURCE"]

    @pytest.mark.parametrize(("folders", "status", "failures"), [("data", 0, "0"), ("bad", 1, "17")])
    def test_reports(self, city: Path, shell: Sequence[str], folders: str, status: int, failures: str) -> None:
        assert JOB["variables"]["YKPLAN_STRICT"] == "false"
        outcome = self.work(city, shell, YKPLAN_FOLDERS=folders)
        assert outcome.returncode == status, outcome.stderr
        issues = json.loads((city / "gl-code-quality-report.json").read_text(encoding="utf-8"))
        assert len(issues) == len(re.findall(r"^\S+:\d+:\d+: ", outcome.stdout, flags=re.MULTILINE)) > 0
        assert Xml.parse(city / "ykplan-junit.xml").getroot().get("failures") == failures  # noqa: S314  # our own

    def test_several_folders(self, city: Path, shell: Sequence[str]) -> None:
        outcome = self.work(city, shell, YKPLAN_FOLDERS="data bad")
        assert (outcome.returncode, "2つの計画" in outcome.stderr) == (1, True)

    @pytest.mark.parametrize(("strict", "status"), [("true", 1), ("yes", 2), ("; touch owned", 2)])
    def test_strict(self, city: Path, shell: Sequence[str], strict: str, status: int) -> None:
        assert self.work(city, shell, YKPLAN_STRICT=strict).returncode == status
        assert not (city / "owned").exists()

    @pytest.mark.parametrize("folders", HOSTILE)
    def test_a_name_is_only_a_name(self, city: Path, folders: str) -> None:
        self.only_a_name(city, ["sh", "-e", "-c"], folders)

    def test_many_names_are_only_names(self, city: Path, shell: Sequence[str]) -> None:
        """All of them at once, in a line each."""
        self.only_a_name(city, shell, "\n".join(str(name.values[0]) for name in HOSTILE))

    def only_a_name(self, city: Path, shell: Sequence[str], folders: str) -> None:
        outcome = self.work(city, shell, YKPLAN_FOLDERS=folders)
        assert outcome.returncode == 2
        assert {path.name for path in city.iterdir()} == {"data", "bad"}


class TestGuide:
    """docs/ci.md shows what is there."""

    def test_hooks(self) -> None:
        configs = [block for block in map(yaml.safe_load, blocks("yaml")) if "repos" in block]
        repositories = [repository for config in configs for repository in config["repos"]]
        assert {repository["rev"] for repository in repositories} == {f"v{__version__}"}
        assert {hook["id"] for repository in repositories for hook in repository["hooks"]} == {
            hook["id"] for hook in parsed(".pre-commit-hooks.yaml")
        }

    def test_workflows(self) -> None:
        workflows = [block for block in map(yaml.safe_load, blocks("yaml")) if "jobs" in block]
        steps = [step for workflow in workflows for step in workflow["jobs"]["validate"]["steps"]]
        ours = [step for step in steps if step["uses"].startswith("OWNER/")]
        assert {step["uses"] for step in ours} == {f"OWNER/ykplan@v{__version__}"}
        assert {name for step in ours for name in step.get("with", {})} <= set(ACTION["inputs"])
        assert len(ours) == len(workflows) == 2

    def test_all_commits_are_fetched(self) -> None:
        workflows = [block for block in map(yaml.safe_load, blocks("yaml")) if "jobs" in block]
        steps = [step for workflow in workflows for step in workflow["jobs"]["validate"]["steps"]]
        checkouts = [step for step in steps if step["uses"].startswith("actions/checkout@")]
        assert [step.get("with") for step in checkouts] == [{"fetch-depth": 0}] * len(workflows)
        assert "fetch-depth: 0" in (ROOT / "action.yml").read_text(encoding="utf-8")
        assert JOB["variables"]["GIT_DEPTH"] == "0"

    def test_inputs_and_their_defaults(self) -> None:
        rows = dict(re.findall(r"^\| `([\w-]+)` \| (\S+) \|", GUIDE, flags=re.MULTILINE))
        shown = {
            name: f"`{given['default']}`" if given["default"] else "なし" for name, given in ACTION["inputs"].items()
        }
        assert rows == shown

    def test_gitlab(self) -> None:
        (config,) = (block for block in map(yaml.safe_load, blocks("yaml")) if "include" in block)
        assert config["include"][0]["remote"].endswith(f"/v{__version__}/ci/gitlab.yml")
        assert set(config["ykplan"]["variables"]) <= set(JOB["variables"])
        assert config["ykplan"]["variables"]["YKPLAN_SOURCE"] == JOB["variables"]["YKPLAN_SOURCE"]

    @pytest.mark.parametrize(("folder", "status", "failures"), [("data", 0, "0"), ("bad", 1, "17")])
    def test_shell(self, city: Path, folder: str, status: int, failures: str) -> None:
        (script,) = (block for block in blocks("sh") if "--format junit" in block)
        outcome = run(["sh", "-c", script.replace(" data ", f" {folder} ")], city, {})
        assert outcome.returncode == status, outcome.stderr
        assert Xml.parse(city / "ykplan-junit.xml").getroot().get("failures") == failures  # noqa: S314  # our own

    def test_links_lead_somewhere(self) -> None:
        for target in re.findall(r"\]\(([^)#]+)\)", GUIDE):
            assert (ROOT / "docs" / target).exists(), target
