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
    said = "報告書は ykplan report --year R6 --final で、公表するページは ykplan site フォルダー で作れます"
    assert call("close", "R6", "--data", str(folder)) == (0, "", f"{path}: 確定にしました（令和6年度）\n{said}\n")
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


STATES = [
    pytest.param("state: draft # まだ\n", "state: final # まだ\n", id="a comment"),
    pytest.param("state:\tdraft\t\n", "state:\tfinal\t\n", id="tabs"),
    pytest.param("state: 'draft'\n", "state: 'final'\n", id="single quotes"),
    pytest.param('"state" : "draft"\n', '"state" : "final"\n', id="double quotes, the key too"),
    pytest.param('state: "dr\\\n  aft"\n', 'state: "final"\n', id="quotes over two lines"),
    pytest.param('state: "\\x64raft"\n', 'state: "final"\n', id="an escape"),
    pytest.param("state:\n  draft\n", "state:\n  final\n", id="on a line of its own"),
    pytest.param("state:\n  # まだ\n\n  draft\n", "state:\n  # まだ\n\n  final\n", id="a comment between"),
    pytest.param("state: >-\n  draft\n", "state: final\n", id="a folded block"),
    pytest.param("state: |-\n    draft\n\n\n", "state: final\n\n\n", id="a literal block"),
    pytest.param("state: >2-  # まだ\n  draft\n", "state: final  # まだ\n", id="an indentation indicator"),
    pytest.param("? state\n: draft\n", "? state\n: final\n", id="a key on a line of its own"),
    pytest.param("? |-\n  state\n: >-\n  draft\n", "? |-\n  state\n: final\n", id="a key that is a block"),
]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\x85"], ids=["LF", "CRLF", "CR", "NEL"])
@pytest.mark.parametrize(("written", "after"), STATES)
def test_however_the_state_is_written(tmp_path: Path, call: Call, written: str, after: str, ends: str) -> None:
    """Only the state changes, be it first in the file or last and without a line end."""
    year, rows = "year: R6\n", YEAR.partition("state: draft\n")[2]
    for at, parts in enumerate(((year, written, rows), (year + rows, written.rstrip("\n"), ""))):
        before = "".join(parts).replace("\n", ends)
        folder = data_folder(tmp_path / str(at))
        path = folder / "progress" / "2024.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + before.encode())
        found = call("close", "R6", "--data", str(folder))
        assert (found.status, "確定にしました" in found.err) == (0, True)
        expected = f"{parts[0]}{after if parts[2] else after.rstrip(chr(10))}{parts[2]}".replace("\n", ends)
        assert path.read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_a_file_in_braces(tmp_path: Path, call: Call) -> None:
    text = (
        '{"year":R6, # 年度\n "state":draft,\n entries: {1-3-1: {value: 9}, 1-3-2: {value: 3}, 2-2-1: {stage: 拡充}}}'
    )
    folder = data_folder(tmp_path, y2024=text)
    assert call("close", "R6", "--data", str(folder)).status == 0
    assert year(folder) == text.replace("draft", "final")


@pytest.mark.parametrize("written", ["state:\n", "state: |\n  draft\n", "state: [draft]\n", "state: &a draft\n", ""])
def test_what_is_no_draft_is_not_closed(tmp_path: Path, call: Call, written: str) -> None:
    text = YEAR.replace("state: draft\n", written)
    folder = data_folder(tmp_path, y2024=text)
    found = call("close", "R6", "--data", str(folder))
    assert (found.status, "確定にしました" in found.err) == (1, False)
    assert year(folder) == text


def test_warnings_are_told_as_validate_tells_them(tmp_path: Path, call: Call) -> None:
    text = READY.replace("value: 9", "value: 900").replace("value: 3", "value: 1")
    folder = data_folder(tmp_path, y2024=text)
    first = call("close", "R6", "--dry-run", "--data", str(folder))
    assert (first.status, year(folder)) == (0, text)
    assert '-state: "draft"   # 5月末まで\n+state: "final"   # 5月末まで\n' in first.out
    assert "令和6年度は確定にできます" in first.err
    found = call("close", "R6", "--data", str(folder))
    assert (found.status, "確定にしました" in found.err) == (0, True)
    told = call("validate", str(folder)).out
    assert {"YK303", "YK305"} == {code for code in ("YK303", "YK305") if code in told}
    assert found.err.startswith(told)
    assert first.err.startswith(told)
    assert "警告が 2 件あります" in found.err
