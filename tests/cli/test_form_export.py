"""`ykplan form export`: which files are written, and what is refused."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.calling import Call, program
from tests.folder import write_folder, write_yaml

OUT = ("--output", "out")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder of three sections, whose R7 is open, beside which this process stands."""
    monkeypatch.chdir(tmp_path)
    indicators: list[dict[str, Any]] = [{"section": "福祉政策課"}, {"section": "総務課"}, {}, {"section": "福祉政策課"}]
    found = write_folder(tmp_path, indicators, {2024: {f"1-1-{at}": {"value": "3"} for at in range(1, 5)}})
    year(found, state="draft", entries={"1-1-1": {"value": "4"}})
    return found


def year(folder: Path, **fields: Any) -> None:
    write_yaml(folder / "progress" / "2025.yaml", {"year": "R7", **fields})


@pytest.mark.usefixtures("folder")
def test_each_section_gets_a_file(tmp_path: Path, call: Call) -> None:
    found = call("form", "export", "--year", "R7", *OUT)
    assert (found.status, found.out) == (0, "")
    assert found.err.splitlines() == [
        "out/福祉政策課.xlsx を書きました（2指標）",
        "out/総務課.xlsx を書きました（1指標）",
        "out/担当課の記載なし.xlsx を書きました（1指標）",
    ]
    assert names(tmp_path / "out") == ["担当課の記載なし.xlsx", "福祉政策課.xlsx", "総務課.xlsx"]
    sheet = openpyxl.load_workbook(tmp_path / "out" / "福祉政策課.xlsx")["実績"]
    assert [sheet.cell(5, 1).value, sheet.cell(6, 1).value] == ["1-1-1", "1-1-4"]
    assert sheet["A1"].value == "令和7年度 実績の記入票"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("section", ["総務課", "担当課の記載なし"])
@pytest.mark.usefixtures("folder")
def test_one_section(tmp_path: Path, call: Call, section: str) -> None:
    assert call("form", "export", "--year", "R7", "--section", section, *OUT).status == 0
    assert names(tmp_path / "out") == [f"{section}.xlsx"]


@pytest.mark.parametrize("section", ["ガス課", "ｶﾞｽ課", "カ\u3099ス課", " ガス　課 ", "ガス\u200b課"])
def test_a_section_is_found_however_it_is_typed(tmp_path: Path, call: Call, folder: Path, section: str) -> None:
    write_again(folder, [{"section": "カ\u3099ス課"}, {"section": "ガス課"}, {"section": "水道課"}], {})
    year(folder, state="draft")
    found = call("form", "export", "--year", "R7", "--section", section, *OUT)
    assert (found.status, "2指標" in found.err) == (0, True)
    assert len(names(tmp_path / "out")) == 1


def test_a_section_keeps_its_file_name_without_the_others(tmp_path: Path, call: Call, folder: Path) -> None:
    write_again(folder, [{"section": "a課"}, {"section": "A課"}], {})
    year(folder, state="draft")
    assert call("form", "export", "--year", "R7", "--section", "A課", *OUT).status == 0
    assert call("form", "export", "--year", "R7", *OUT).status == 0
    assert names(tmp_path / "out") == ["A課（2）.xlsx", "a課.xlsx"]


def write_again(
    folder: Path, indicators: Sequence[Mapping[str, Any]], years: Mapping[int, Mapping[str, Mapping[str, Any]]]
) -> None:
    import shutil

    shutil.rmtree(folder)
    write_folder(folder.parent, indicators, years)


def test_a_year_without_indicators_has_no_form(tmp_path: Path, call: Call, folder: Path) -> None:
    dropped = {"from": "R7", "on": "2025-03-31", "reason": "終了", "dropped": "true"}
    write_again(folder, [{"amendments": [dropped]}], {})
    year(folder, state="draft")
    found = call("form", "export", "--year", "R7", *OUT)
    assert (found.status, (tmp_path / "out").exists()) == (2, False)
    assert "指標がありません" in found.err


def test_a_sample_year_is_marked(tmp_path: Path, call: Call, folder: Path) -> None:
    year(folder, state="sample")
    assert call("form", "export", "--year", "R7", *OUT).status == 0
    for path in (tmp_path / "out").iterdir():
        assert openpyxl.load_workbook(path)["実績"]["A1"].value.startswith("【記入例】")


@pytest.mark.usefixtures("folder")
def test_a_filled_form_is_not_written_over(tmp_path: Path, call: Call) -> None:
    words = ("form", "export", "--year", "R7", *OUT)
    assert call(*words).status == 0
    filled = tmp_path / "out" / "総務課.xlsx"
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert call(*words).status == 0
    filled.write_bytes(b"filled in")
    found = call(*words)
    assert found.status == 2
    assert "総務課.xlsx" in found.err
    assert "--force" in found.err
    assert "福祉政策課.xlsx" not in found.err
    assert filled.read_bytes() == b"filled in"
    assert call(*words, "--force").status == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("--year", "R8"), "ykplan new R8", id="a year that is not open"),
        pytest.param(("--year", "R12"), "計画期間", id="a year beyond the plan"),
        pytest.param(("--year", "R6"), "確定している", id="a final year"),
        pytest.param(("--year", "R7", "--section", "福祉政課"), "「福祉政策課」ではありませんか", id="near"),
        pytest.param(
            ("--year", "R7", "--section", "x"), "あるのは 福祉政策課、総務課、担当課の記載なし です", id="far"
        ),
        pytest.param((), "YEAR を書いてください", id="no year"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage(tmp_path: Path, call: Call, words: tuple[str, ...], said: str) -> None:
    found = call("form", "export", *words, *OUT)
    assert (found.status, found.out) == (2, "")
    assert said in found.err
    assert ("ykplan form export --help" in found.err) == (words not in {("--year", "R8"), ("--year", "R6")})
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("file", ["plan.yaml", "progress/2024.yaml", "progress/2025.yaml"])
def test_data_in_error_gives_no_form(tmp_path: Path, call: Call, folder: Path, file: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace("value:", "valeu:", 1), encoding="utf-8")
    found = call("form", "export", "--year", "R7", *OUT)
    assert found.status == 1
    assert "ykplan validate" in found.err
    assert not (tmp_path / "out").exists()


def test_errors_of_later_years_and_unreported_figures_do_not_matter(tmp_path: Path, call: Call, folder: Path) -> None:
    write_again(folder, [{}, {}], {2024: {"1-1-1": {"value": "3"}}, 2026: {"1-1-1": {"valeu": "3"}}})
    year(folder, state="draft")
    assert call("form", "export", "--year", "R7", *OUT).status == 0
    assert names(tmp_path / "out") == ["担当課の記載なし.xlsx"]


@pytest.mark.usefixtures("folder")
def test_without_xlsxwriter(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    found = call("form", "export", "--year", "R7", *OUT)
    assert found.status == 2
    assert f'次の一行で入ります: {sys.executable} -m pip install "defusedxml' in found.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("output", ["data/plan.yaml", "data/plan.yaml/x"], ids=["a file", "under a file"])
@pytest.mark.usefixtures("folder")
def test_a_place_that_cannot_be_written(call: Call, output: str) -> None:
    found = call("form", "export", "--year", "R7", "--output", output)
    assert found.status == 2
    assert f"{output} に書けません（同じ名前のファイルがあります）" in found.err


@pytest.mark.usefixtures("folder")
def test_the_group_explains_itself(call: Call) -> None:
    assert "export" in call("form").out
    assert "記入票" in call("form", "export", "--help").out
    wrong = call("form", "exprot")
    assert wrong.status == 2
    assert "「export」ではありませんか" in wrong.err


@pytest.mark.usefixtures("folder")
def test_bytes_are_the_same_in_another_process_elsewhere(tmp_path: Path) -> None:
    made = []
    for name, given in (
        ("one", {"TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8", "PYTHONHASHSEED": "1"}),
        ("two", {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "1"}),
    ):
        done = program("form", "export", "--year", "R7", "--output", name, cwd=tmp_path, given=given)
        assert done.returncode == 0
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert made[0] == made[1]
    assert len(made[0]) == 3


@pytest.mark.usefixtures("folder")
def test_a_system_without_japanese_file_names(tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    asked = [sys.executable, "-c", "import sys; print(sys.getfilesystemencoding())"]
    named = subprocess.run(asked, env=os.environ | plain, capture_output=True, text=True, check=True)  # noqa: S603  # our own script
    # Windows and macOS have such names whatever the locale is.
    refused = named.stdout.strip() not in ("utf-8", "mbcs")
    done = program("form", "export", "--year", "R7", *OUT, cwd=tmp_path, given=plain)
    assert (done.returncode, b"PYTHONUTF8" in done.stderr, b"Traceback" in done.stderr) == (2 * refused, refused, False)
    assert (tmp_path / "out").exists() != refused


@pytest.mark.parametrize(
    ("state", "title"), [("sample", "R6実績\n（記入例）"), ("draft", "R6実績\n（速報）"), ("final", "R6実績")]
)
def test_a_year_before_says_what_its_figures_are(folder: Path, call: Call, state: str, title: str) -> None:
    entries = {f"1-1-{at}": {"value": "3"} for at in range(1, 5)}
    write_yaml(folder / "progress" / "2024.yaml", {"year": "R6", "state": state, "entries": entries})
    assert call("form", "export", "--year", "R7", *OUT).status == 0
    heads = openpyxl.load_workbook("out/総務課.xlsx")["実績"][4]
    assert title in [cell.value for cell in heads]
    assert call("form", "import", "out/総務課.xlsx").status == 0
