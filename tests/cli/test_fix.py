"""`ykplan fix`: full-width digits and the like are written as recommended, and nothing else changes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calling import Call, program
from tests.folder import write_folder

PROGRESS = """\
# 年度の実績　（記入は事務局）\r
year: 令和６年度   # 会計年度\r
state: "draft"\r
entries:\r
  1-1-1: {value: １２．５, note: "全角の１２はそのまま", sample_size: ８１２ }  # 注　記\r
  1-1-2:\r
    value: ' 3 '\r
    note: |\r
      ２行の\r
      注記\r
"""
FIXED = (
    PROGRESS.replace("令和６年度", "R6").replace("１２．５", "12.5").replace("８１２", "812").replace("' 3 '", "'3'")
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = write_folder(tmp_path, [{}, {}], {2024: {}})
    (found / "progress" / "2024.yaml").write_bytes(b"\xef\xbb\xbf" + PROGRESS.encode())
    return found


def test_only_the_digits_change(folder: Path) -> None:
    plan = (folder / "plan.yaml").read_bytes()
    outcome = program("fix", str(folder))
    assert outcome.returncode == 0
    assert (folder / "progress" / "2024.yaml").read_bytes() == b"\xef\xbb\xbf" + FIXED.encode()
    assert (folder / "plan.yaml").read_bytes() == plan
    assert "4か所を直しました" in outcome.stderr.decode()


def test_diff_shows_and_does_not_write(folder: Path) -> None:
    outcome = program("fix", "--diff", str(folder))
    shown = outcome.stdout.decode()
    assert (folder / "progress" / "2024.yaml").read_bytes() == b"\xef\xbb\xbf" + PROGRESS.encode()
    assert "-year: 令和６年度   # 会計年度" in shown
    assert "+year: R6   # 会計年度" in shown
    assert "直すところ: 4" in outcome.stderr.decode()


def test_a_second_run_finds_nothing_to_do(folder: Path) -> None:
    program("fix", str(folder))
    written = (folder / "progress" / "2024.yaml").stat().st_mtime_ns
    outcome = program("fix", str(folder))
    assert "直したところ: 0" in outcome.stderr.decode()
    assert (folder / "progress" / "2024.yaml").stat().st_mtime_ns == written


def test_years_of_every_era_are_written_once(tmp_path: Path) -> None:
    found = write_folder(
        tmp_path, [{"baseline": {"year": "S60", "value": "2"}}, {"baseline": {"year": "Ｓ６０", "value": "2"}}], {}
    )
    plan = (found / "plan.yaml").read_text(encoding="utf-8")
    assert "直したところ: 1" in program("fix", str(found)).stderr.decode()
    assert (found / "plan.yaml").read_text(encoding="utf-8") == plan.replace("Ｓ６０", "S60")
    assert "直したところ: 0" in program("fix", str(found)).stderr.decode()


def test_what_cannot_be_put_right_is_told(folder: Path) -> None:
    path = folder / "progress" / "2024.yaml"
    flawed = PROGRESS.replace("state:", "&a state:").encode()
    path.write_bytes(flawed)
    outcome = program("fix", str(folder))
    told = outcome.stderr.decode()
    assert outcome.returncode == 1
    assert "progress/2024.yaml: 4か所は手で直してください" in told
    assert "直したところ: 0" in told
    assert path.read_bytes() == flawed


def _looped(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


@pytest.mark.parametrize("diff", [False, True])
@pytest.mark.parametrize(
    ("code", "spoil"),
    [
        pytest.param("YK001", lambda path: path.write_bytes("year: R6\nnote: あ\n".encode("cp932")), id="Shift_JIS"),
        pytest.param(
            "YK002", lambda path: path.write_text("year: R6\nstate: [", encoding="utf-8"), id="a syntax error"
        ),
        pytest.param("YK003", lambda path: path.write_text("year: R6\nyear: R7\n", encoding="utf-8"), id="a key twice"),
        pytest.param("YK004", lambda path: path.write_text("year: &a R6\n", encoding="utf-8"), id="an anchor"),
        pytest.param("YK007", lambda path: path.write_text("[" * 100_000, encoding="utf-8"), id="too deep"),
        pytest.param("YK008", lambda path: path.write_text("#" * 9_000_000, encoding="utf-8"), id="too large"),
        pytest.param("YK009", lambda path: path.write_text("year: R6\x01\n", encoding="utf-8"), id="a control letter"),
        pytest.param("YK012", lambda path: (path.unlink(), path.mkdir()), id="a folder"),
        pytest.param("YK012", _looped, id="a link that goes round"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    folder: Path, call: Call, code: str, spoil: Callable[[Path], object], *, diff: bool
) -> None:
    spoil(folder / "progress" / "2024.yaml")
    (folder / "progress" / "2025.yaml").write_text("year: Ｒ７\nstate: draft\nentries: {}\n", encoding="utf-8")
    judged = call("validate", str(folder))
    found = call("fix", str(folder), *["--diff"] * diff)
    assert (found.status, judged.status) == (1, 1)
    assert f"error {code}: " in found.err
    assert f"error {code}: " in judged.out
    assert "progress/2024.yaml は、上の誤りのため読めません。直していません" in found.err
    # The others are put right all the same.
    assert ("直すところ: 1" if diff else "直したところ: 1") in found.err


@pytest.mark.parametrize("name", ["plan.yaml", "approved.yaml", "report.yaml", "progress"])
def test_every_file_of_a_folder_is_told(folder: Path, call: Call, name: str) -> None:
    path = folder / name
    if path.is_dir():
        shutil.rmtree(path)
    path.write_bytes(b"\xff")
    found = call("fix", str(folder))
    assert (found.status, f"{name} は、上の誤りのため読めません" in found.err) == (1, True)


def test_of_several_folders_one_that_cannot_be_read_is_enough(tmp_path: Path, call: Call) -> None:
    one, other = (write_folder(tmp_path / name, [{}], {}) for name in "ab")
    (one / "approved.yaml").write_text("indicators: [", encoding="utf-8")
    found = call("fix", str(one), str(other))
    assert (found.status, found.err.count("直していません")) == (1, 1)
    assert call("fix", str(other)).status == 0


def test_an_error_in_what_can_be_read_is_for_validate(folder: Path, call: Call) -> None:
    (folder / "progress" / "2024.yaml").write_text(
        "year: R6\nstate: draft\nentries: {9: {value: x}}\n", encoding="utf-8"
    )
    found = call("fix", str(folder))
    assert (found.status, found.out, found.err) == (0, "", "直したところ: 0\n")
