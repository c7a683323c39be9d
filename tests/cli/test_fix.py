"""`ykplan fix`: full-width digits and the like are written as recommended, and nothing else changes."""

from pathlib import Path

import pytest

from tests.cli.calling import program
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
    told = program("fix", str(folder)).stderr.decode()
    assert "progress/2024.yaml: 4か所は手で直してください" in told
    assert "直したところ: 0" in told
    assert path.read_bytes() == flawed
