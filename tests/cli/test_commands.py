"""The commands as a person calls them: what is printed where, and the exit status."""

import errno
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import Call, program
from tests.conftest import ROOT
from tests.folder import write_folder
from ykplan.data.schema.document import KINDS, Kind, document

UTF8 = {"PYTHONUTF8": "1", "COLUMNS": "80"}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_folder(tmp_path, [{}, {}], {2024: {"1-1-1": {"value": "3"}, "1-1-2": {"value": "4"}}})


def spoil(folder: Path, old: str, new: str) -> None:
    path = folder / "progress" / "2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("shipped")
class TestShippedData:
    """Every command over the data in the repository."""

    def test_validate_finds_no_error(self, call: Call) -> None:
        outcome = call("validate")
        assert outcome.status == 0
        assert "誤り 0、警告 1" in outcome.err
        assert "YK209" in outcome.out

    def test_status_shows_all_ten(self, call: Call) -> None:
        outcome = call("status")
        assert outcome.status == 0
        for identity in ("1-3-1", "1-3-2", "1-3-3", "2-2-1", "2-2-2", "2-2-3", "2-2-4", "3-4-1", "3-4-2", "3-4-3"):
            assert identity in outcome.out
        assert "記入例" in outcome.out

    def test_status_of_a_year_and_a_measure(self, call: Call) -> None:
        outcome = call("status", "--year", "令和６年度", "--measure", "2-2", "--format", "json")
        document = json.loads(outcome.out)
        assert document["year"] == 2024
        assert [row["id"] for row in document["indicators"]] == ["2-2-1", "2-2-2", "2-2-3", "2-2-4"]

    def test_missing(self, call: Call) -> None:
        assert "3-4-2" in call("status", "--missing").out

    def test_csv_is_for_excel(self) -> None:
        printed = program("status", "--format", "csv").stdout
        assert printed.startswith(b"\xef\xbb\xbfyear,state,")
        assert printed.count(b"\r\n") == 11

    def test_show(self, call: Call) -> None:
        outcome = call("show", "1-3-1", "--year", "R6")
        assert outcome.status == 0
        assert "data/progress/2024.yaml:6" in outcome.out
        assert "data/plan.yaml:" in outcome.out


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_printed_alike_each_time(kind: Kind) -> None:
    printed = [program("schema", kind, given=given).stdout for given in ({"PYTHONUTF8": "0", "LC_ALL": "C"}, UTF8)]
    assert printed[0] == printed[1] == document(kind).encode()


def test_an_error_ends_with_1(call: Call, small: Path) -> None:
    spoil(small, "value: '3'", "value: 三")
    outcome = call("validate", str(small))
    assert (outcome.status, "YK023" in outcome.out) == (1, True)


def test_a_warning_ends_with_1_only_when_strict(call: Call, small: Path) -> None:
    spoil(small, "state: final", "state: draft")
    spoil(small, "  1-1-2:\n    value: '4'\n", "")
    assert call("validate", str(small)).status == 0
    assert call("validate", str(small), "--strict").status == 1
    assert call("validate", str(small), "--strict", "--ignore", "YK209").status == 0
    assert call("validate", str(small), "--strict", "--select", "YK1").status == 0


def test_many_folders_in_one_call(call: Call, tmp_path: Path) -> None:
    folders = []
    for name, value in (("a", "三"), ("b", "3"), ("c", "四")):
        (tmp_path / name).mkdir()
        folders.append(str(write_folder(tmp_path / name, [{}], {2024: {"1-1-1": {"value": value}}})))
    outcome = call("validate", *folders, "--format", "json")
    files = [found["file"] for found in json.loads(outcome.out)["diagnostics"]]
    assert files == [f"{folders[0]}/progress/2024.yaml", f"{folders[2]}/progress/2024.yaml"]
    assert outcome.err.startswith("3つの計画")


def test_status_of_data_in_error_says_so_and_ends_with_1(call: Call, small: Path) -> None:
    spoil(small, "value: '3'", "value: 三")
    outcome = call("status", "--data", str(small))
    assert outcome.status == 1
    assert "誤り 1" in outcome.out
    assert "4件" in outcome.out
    assert "YK023" in outcome.err


def test_a_plan_that_cannot_be_read_ends_with_1(call: Call, small: Path) -> None:
    (small / "plan.yaml").write_text("title: [", encoding="utf-8")
    for words in (("status", "--data", str(small)), ("show", "1-1-1", "--data", str(small))):
        outcome = call(*words)
        assert outcome.status == 1
        assert "計画を読めないため" in outcome.err
        assert "YK002" in outcome.err


def test_an_indicator_in_error_is_told_by_show(call: Call, small: Path) -> None:
    plan = small / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("better: up", "better: upp", 1), encoding="utf-8")
    outcome = call("show", "1-1-1", "--data", str(small))
    assert outcome.status == 1
    assert "誤りがあるため示せません" in outcome.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["statsu"], "「status」ではありませんか", id="a mistyped command"),
        pytest.param(["status", "--yaer", "R6"], "「--year」ではありませんか", id="a mistyped option"),
        pytest.param(["status", "--year"], "--year の使い方が違います", id="an option without its value"),
        pytest.param(
            ["status", "--year", "平成32年度"], "令和2年度 のことではありませんか", id="an era that had ended"
        ),
        pytest.param(["status", "--year", "R6年"], "令和6年度（R6）", id="a calendar year"),
        pytest.param(["status", "--year", "R11"], "計画期間（令和6年度〜令和10年度）の外", id="a year after the plan"),
        pytest.param(["status", "--year", "R5"], "計画期間", id="a year before the plan"),
        pytest.param(["status", "--measure", "1-4"], "計画にありません", id="a measure that is not"),
        pytest.param(["status", "--format", "xml"], "table、text、json、csv", id="a form that is not"),
        pytest.param(["status", "--missing", "--format", "csv"], "一緒には使えません", id="two forms at once"),
        pytest.param(["status", "--date", "2026-05-17"], "--missing と一緒に", id="a day without who owes what"),
        pytest.param(["status", "--missing", "--date", "5月"], "日付として読めません", id="a day that is none"),
        pytest.param(["show"], "ID を書いてください", id="no id"),
        pytest.param(["show", "1-3-9"], "計画にありません", id="an id that is not"),
        pytest.param(["show", "1-3"], "status --measure 1-3", id="a measure's id"),
        pytest.param(["show", "1-3-1", "1-3-2"], "「1-3-2」は余分です", id="one id too many"),
        pytest.param(["validate", "src"], "plan.yaml がありません", id="a folder without a plan"),
        pytest.param(["validate", "."], "「data」ではありませんか", id="the folder above"),
        pytest.param(["validate", "--select", "YK999"], "番号はありません", id="a code that is not"),
        pytest.param(["schema", "plans"], "plan、progress", id="a schema that is not"),
        pytest.param(["status", "--data", "nowhere"], "plan.yaml がありません", id="no folder"),
    ],
)
@pytest.mark.usefixtures("shipped")
def test_wrong_usage_ends_with_2(call: Call, words: list[str], said: str) -> None:
    outcome = call(*words)
    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err
    assert "--help" in outcome.err


class TestDataFolder:
    """Where the data is looked for."""

    def test_above(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(ROOT / "src" / "ykplan")
        assert "../../data/plan.yaml:" in call("show", "1-3-1").out

    def test_variable(self, call: Call, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("YKPLAN_DATA", str(small))
        assert "試しの計画" in call("status").out

    def test_option_before_variable(self, call: Call, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("YKPLAN_DATA", str(small))
        assert "大和郡山市" in call("status", "--data", str(ROOT / "data")).out

    def test_nowhere(self, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        outcome = call("status")
        assert outcome.status == 2
        assert "見つかりません" in outcome.err


class TestDefaultYear:
    """The latest year in which anything is reported."""

    def test_an_opened_empty_year_is_passed_over(self, call: Call, tmp_path: Path) -> None:
        folder = write_folder(tmp_path, [{}], {2024: {"1-1-1": {"value": "3"}}, 2025: {"1-1-1": {}}})
        assert json.loads(call("status", "--data", str(folder), "--format", "json").out)["year"] == 2024

    def test_a_broken_year_is_not(self, call: Call, tmp_path: Path) -> None:
        folder = write_folder(tmp_path, [{}], {2024: {"1-1-1": {"value": "3"}}})
        (folder / "progress" / "2025.yaml").write_text("year: [", encoding="utf-8")
        outcome = call("status", "--data", str(folder), "--format", "json")
        document = json.loads(outcome.out)
        assert (outcome.status, document["year"], len(document["errors"])) == (1, 2025, 1)

    def test_nothing_reported(self, call: Call, tmp_path: Path) -> None:
        outcome = call("status", "--data", str(write_folder(tmp_path, [{}], {})))
        assert outcome.status == 0
        assert "令和6年度の状況" in outcome.out
        assert "まだ報告されていません" in outcome.out


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "ascii", "latin-1"])
@pytest.mark.parametrize(
    "words", [["status"], ["show", "1-3-3"], ["validate"], ["--help"], ["status", "--format", "json"]]
)
@pytest.mark.usefixtures("shipped")
def test_no_console_stops_the_program(
    call: Call, monkeypatch: pytest.MonkeyPatch, words: list[str], encoding: str
) -> None:
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding))
    assert call(*words).status == 0
    assert printed.getvalue()


def test_piped_output_has_no_colour_codes() -> None:
    assert b"\x1b" not in program("status", given={"TERM": "xterm-256color"}).stdout


def test_a_reader_that_stops_early_is_no_bug() -> None:
    with subprocess.Popen(  # our own program
        [sys.executable, "-m", "ykplan", "status"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()


def test_no_private_part_of_typer_is_used() -> None:
    files = sorted((ROOT / "src").rglob("*.py"))
    assert files
    private = [
        path for path in files if re.search(r"\btyper(\.\w+)*\._[a-z]|from typer\S* import _", path.read_text("utf-8"))
    ]
    assert private == []


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["status", "--help"], ["show", "--help"], ["validate", "--help"]]
)
def test_version_and_help_import_nothing_heavy(words: list[str]) -> None:
    script = (
        "import sys; sys.argv = ['ykplan', *sys.argv[1:]]\n"
        "from ykplan.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as ended: assert not ended.code\n"
        "sys.exit(bool({'pydantic', 'rich', 'yaml'} & sys.modules.keys()))"
    )
    outcome = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", script, *words], cwd=ROOT, env=os.environ | UTF8, capture_output=True, check=False
    )
    assert (outcome.returncode, outcome.stderr) == (0, b"")
    assert outcome.stdout


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        pytest.param("ykplan show 1-", {"1-3-1", "1-3-2", "1-3-3"}, id="indicators"),
        pytest.param("ykplan status --measure ", {"1-3", "2-2", "3-4"}, id="measures"),
        pytest.param("ykplan status --data data --measure ", {"1-3", "2-2", "3-4"}, id="of the folder named"),
        pytest.param("ykplan show --data docs ", set(), id="of a folder without a plan"),
    ],
)
def test_completion_knows_the_ids(typed: str, completed: set[str]) -> None:
    environment = {"_YKPLAN_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    printed = program(given=environment).stdout.decode()
    assert set(printed.split()) == completed


def test_completion_without_a_plan_is_empty(tmp_path: Path) -> None:
    environment = {"_YKPLAN_COMPLETE": "complete_bash", "COMP_WORDS": "ykplan show ", "COMP_CWORD": "2"}
    outcome = program(cwd=tmp_path, given=environment)
    assert (outcome.stdout.strip(), b"Traceback" in outcome.stderr) == (b"", False)


HOSTILE_FILES = {
    "100,000 brackets": b"[" * 100_000,
    "billion laughs": b"a: &a [x,x]\n" + b"".join(b"%c: &%c [*%c,*%c]\n" % (c + 1, c + 1, c, c) for c in b"abcdefgh"),
    "Shift_JIS": "title: 計画".encode("cp932"),
    "binary": bytes(range(256)) * 40,
    "empty": b"",
    "null bytes": b"\0" * 1000,
}


@pytest.mark.parametrize("name", HOSTILE_FILES)
@pytest.mark.parametrize("file", ["plan.yaml", "progress/2024.yaml"])
def test_hostile_files_get_a_message(call: Call, small: Path, name: str, file: str) -> None:
    (small / file).write_bytes(HOSTILE_FILES[name])
    for words in (["validate", str(small)], ["status", "--data", str(small)]):
        outcome = call(*words)
        assert outcome.status == 1
        assert f"{file}:" in outcome.out + outcome.err


def test_a_folder_that_is_no_folder_gets_a_message(call: Call, small: Path) -> None:
    for path in (small / "progress").iterdir():
        path.unlink()
    (small / "progress").rmdir()
    (small / "progress").write_text("x", encoding="utf-8")
    outcome = call("validate", str(small))
    assert outcome.status == 1
    assert "progress:1:1: error" in outcome.out


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_no_bug(closed: str) -> None:
    command = f"exec '{sys.executable}' -m ykplan status {closed}"
    outcome = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, check=False)  # noqa: S603, S607  # our own program
    assert (outcome.returncode, b"Traceback" in outcome.stderr) == (0, False)


def test_a_folder_name_that_is_too_long_is_wrong_usage(call: Call) -> None:
    assert call("status", "--data", "x" * 5000).status == 2


def test_json_is_utf8_whatever_the_console_is() -> None:
    printed = program("status", "--format", "json", given={"PYTHONIOENCODING": "ascii"}).stdout
    assert json.loads(printed.decode("utf-8"))["municipality"] == "大和郡山市"


def test_a_thousand_wrong_entries_take_no_time(call: Call, tmp_path: Path) -> None:
    entries = {f"9-{number}": {"vlaue": "1"} for number in range(20_000)}
    folder = write_folder(tmp_path, [{}], {2024: entries})
    outcome = call("validate", str(folder))
    assert outcome.status == 1
    assert "YK013" in outcome.out


def test_a_period_that_ends_before_it_starts_is_wrong_data(call: Call, small: Path) -> None:
    plan = small / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("from: R6", "from: R12"), encoding="utf-8")
    outcome = call("status", "--year", "R7", "--data", str(small))
    assert outcome.status == 1
    assert "YK102" in outcome.err


@pytest.mark.parametrize("width", ["40", "60", "80"])
def test_help_is_japanese_on_any_screen(call: Call, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    for words in (["--help"], ["status", "--help"], ["show", "--help"], ["validate", "--help"]):
        printed = call(*words).out
        assert "この説明を表示して終わる" in printed
        assert "exit" not in printed


class Full(io.StringIO):
    """A stream on a disk without room."""

    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def reconfigure(self, **_options: str) -> None:
        """Take what the program asks of its streams."""


def test_a_full_disk_behind_standard_output_is_told(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Full())
    found = call("status")
    assert (found.status, found.err) == (2, "書き込めません（空き容量がありません）\n")
