"""`ykplan close`: 速報 becomes 確定 when nothing is missing and nothing is wrong."""

from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from tests.cli.calling import Call

READY = YEAR.replace("state: draft", 'state: "draft"   # 5月末まで')


def year(folder: Path) -> str:
    return (folder / "progress" / "2024.yaml").read_bytes().decode()


def test_a_year_that_is_complete(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, y2024=READY)
    path = f"{folder.as_posix()}/progress/2024.yaml"
    assert call("close", "R6", "--data", str(folder)) == (0, "", f"{path}: 確定にしました（令和6年度）\n")
    assert year(folder) == READY.replace('"draft"', '"final"')
    assert call("validate", str(folder)).status == 0
    assert call("close", "R6", "--data", str(folder)) == (0, "", f"{path}: もう確定しています\n")


def test_what_is_missing_is_listed(tmp_path: Path, call: Call) -> None:
    text = READY.replace("  1-3-1: {value: 9}\n", "").replace("{value: 3}", "{note: あとで}")
    folder = data_folder(tmp_path, y2024=text)
    found = call("close", "R6", "--data", str(folder))
    assert (found.status, found.out) == (1, "  1-3-1　協議体の設置数\n  1-3-2　立ち上げ件数\n")
    assert "未報告の指標が 2 あります\n令和6年度はまだ確定にできません" in found.err
    assert year(folder) == text


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param("value: 9", "value: 九", "YK023", id="in an entry"),
        pytest.param('"draft"', "dratf", "YK025", id="in the state"),
        pytest.param("  1-3-1", "  1-3-9", "YK201", id="an unknown id"),
    ],
)
def test_errors_of_the_year(tmp_path: Path, call: Call, old: str, new: str, code: str) -> None:
    text = READY.replace(old, new)
    found = call("close", "R6", "--data", str(data_folder(tmp_path, y2024=text)))
    assert (found.status, code in found.err) == (1, True)
    assert year(tmp_path / "data") == text


def test_errors_of_the_plan(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, y2024=READY)
    call("approve", "--data", str(folder))
    plan = folder / "plan.yaml"
    plan.write_bytes(plan.read_bytes().replace(b"value: 12", b"value: 13"))
    found = call("close", "R6", "--data", str(folder))
    assert (found.status, "YK125" in found.err) == (1, True)
    assert year(folder) == READY


def test_errors_of_another_year_are_its_own(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, y2024=READY, y2025="year: R7\nstate: draft\nentries: {1-3-1: {value: 九}}\n")
    assert call("close", "R6", "--data", str(folder)).status == 0


def test_a_sample_is_never_final(tmp_path: Path, call: Call) -> None:
    text = YEAR.replace("draft", "sample")
    folder = data_folder(tmp_path, y2024=text)
    found = call("close", "R6", "--data", str(folder))
    assert (found.status, "記入例の数値は確定にできません" in found.err) == (2, True)
    assert year(folder) == text


def test_no_file(tmp_path: Path, call: Call) -> None:
    found = call("close", "R7", "--data", str(data_folder(tmp_path, y2024=READY)))
    assert (found.status, "ykplan new R7 で作れます" in found.err) == (2, True)
