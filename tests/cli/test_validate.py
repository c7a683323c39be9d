"""`ykplan validate` on standard input, and on several folders at once."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build import PLAN, YEAR, data_folder
from tests.cli.calling import Call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder, in which this process stands beside."""
    monkeypatch.chdir(tmp_path)
    return data_folder(tmp_path, y2024=YEAR).relative_to(tmp_path)


def type_in(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    raw = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="ascii"))


class TestStandardInput:
    """The text of one file comes from standard input."""

    @pytest.mark.parametrize(
        "name", ["data/progress/2024.yaml", "./data/progress/2024.yaml", "data/progress/2025.yaml"]
    )
    def test_a_year(self, folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        year = "R7" if "2025" in name else "R6"
        type_in(monkeypatch, YEAR.replace("R6", year).replace("value: 9", "value: 九"))
        found = call("validate", "-", "--as", name)
        assert found.status == 1
        assert f"{Path(name).as_posix()}:4:18: error YK023" in found.out
        assert (folder / "progress" / "2024.yaml").read_text(encoding="utf-8") == YEAR

    @pytest.mark.parametrize("linked", ["progress", "progress/2024.yaml"])
    def test_a_link_is_called_what_its_folder_calls_it(
        self, folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch, linked: str
    ) -> None:
        real = (folder / linked).rename(folder.parent / "elsewhere")
        (folder / linked).symlink_to(real.absolute())
        type_in(monkeypatch, YEAR.replace("value: 9", "value: 九"))
        found = call("validate", "-", "--as", "data/progress/2024.yaml")
        assert (found.status, found.out.count("YK023"), found.out.count("YK204")) == (1, 1, 0)

    def test_a_closed_one_is_empty(self, folder: Path) -> None:
        words = f"exec {sys.executable} -m ykplan validate - --as {folder / 'plan.yaml'} <&-"
        done = subprocess.run(["/bin/sh", "-c", words], capture_output=True, check=False)  # noqa: S603
        assert (done.returncode, b"YK011" in done.stdout, b"Traceback" in done.stderr) == (1, True, False)

    @pytest.mark.usefixtures("folder")
    def test_a_name_cannot_steer_the_screen(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        type_in(monkeypatch, PLAN)
        assert "␛[31m" in call("validate", "-", "--as", "data/\x1b[31mx.yaml").err
        assert "␛[31m" in call("validate", "data", "\x1b[31m").err

    @pytest.mark.usefixtures("folder")
    def test_only_that_file_is_told_of(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        type_in(monkeypatch, PLAN.replace("1-3-1", "1-3-9"))
        found = call("validate", "-", "--as", "data/plan.yaml", "--format", "json")
        assert json.loads(found.out)["diagnostics"] == []
        assert found.status == 0

    @pytest.mark.usefixtures("folder")
    def test_the_plan(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        type_in(monkeypatch, PLAN.replace("value: 12", "value: 8"))
        found = call("validate", "-", "--as", "data/plan.yaml")
        assert "data/plan.yaml:17:36: warning YK107" in found.out

    @pytest.mark.usefixtures("folder")
    def test_a_plan_that_drifts_from_the_approved_one(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        call("approve")
        type_in(monkeypatch, PLAN.replace("value: 12", "value: 13"))
        assert "YK125" in call("validate", "-", "--as", "data/plan.yaml").out

    @pytest.mark.usefixtures("folder")
    def test_bytes_that_are_no_text(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        type_in(monkeypatch, YEAR.encode("cp932"))
        assert "YK001" in call("validate", "-", "--as", "data/progress/2024.yaml").out

    def test_a_plan_that_is_not_there_yet(self, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        type_in(monkeypatch, PLAN)
        assert call("validate", "-", "--as", "data/plan.yaml").status == 0

    @pytest.mark.parametrize(
        "words",
        [
            pytest.param(["-"], id="no name"),
            pytest.param(["--as", "data/plan.yaml"], id="no -"),
            pytest.param(["-", "data", "--as", "data/plan.yaml"], id="with a folder"),
            pytest.param(["-", "--as", "data/notes.txt"], id="no such kind of file"),
            pytest.param(["-", "--as", "elsewhere/progress/2024.yaml"], id="no plan there"),
        ],
    )
    @pytest.mark.usefixtures("folder")
    def test_wrong_usage(self, call: Call, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
        type_in(monkeypatch, YEAR)
        found = call("validate", *words)
        assert (found.status, found.out) == (2, "")


class TestSeveralFolders:
    """Several plans in one run."""

    def test_one_without_a_plan_does_not_stop_the_others(self, tmp_path: Path, folder: Path, call: Call) -> None:
        (folder / "progress" / "2024.yaml").write_text(YEAR.replace("value: 9", "value: 九"), encoding="utf-8")
        (tmp_path / "empty").mkdir()
        (tmp_path / "README.md").write_text("x", encoding="utf-8")
        found = call("validate", "README.md", "data", "empty")
        assert found.status == 2
        assert "YK023" in found.out
        assert found.err.splitlines()[:2] == [
            "README.md に plan.yaml がないので、飛ばしました",
            "empty に plan.yaml がないので、飛ばしました",
        ]
        assert found.err.endswith("1つの計画を確かめました: 誤り 1、警告 0\n")

    def test_the_number_of_processes_changes_nothing(self, folder: Path, call: Call) -> None:
        (folder / "progress" / "2024.yaml").write_text(YEAR.replace("value: 9", "value: 九"), encoding="utf-8")
        outcomes = [call("validate", *["data"] * 6, "--format", "sarif", "--jobs", jobs) for jobs in ("1", "2")]
        assert outcomes[0] == outcomes[1]
        assert outcomes[0].status == 1

    @pytest.mark.parametrize("jobs", ["0", "-1", "二"])
    @pytest.mark.usefixtures("folder")
    def test_no_number_of_processes(self, call: Call, jobs: str) -> None:
        assert call("validate", "--jobs", jobs).status == 2

    def test_what_git_remembers_is_asked_for(self, folder: Path, call: Call) -> None:
        from tests.revisions import commit

        commit(folder.resolve().parent)
        corrected = "{value: 9, corrected: [{was: 7, on: 2026-05-01, reason: 集計の誤り}]}"
        path = folder / "progress" / "2024.yaml"
        path.write_text(YEAR.replace("{value: 9}", corrected.replace("value: 9", "value: 10")), encoding="utf-8")
        assert "YK307: 指標 1-3-1 の訂正前の値は、git の記録では 9 です" in call("validate").out
