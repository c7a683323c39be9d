"""`ykplan status --missing`: who owes what of which year, and how many days are left."""

from pathlib import Path

import pytest

from tests.cli.calling import Call
from tests.folder import write_folder, write_yaml

DAY = ("--date", "2026-05-17")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder whose R6 is reported and whose R7 is opened and empty, beside which this process stands."""
    monkeypatch.chdir(tmp_path)
    indicators = [{"section": "福祉政策課"}, {"section": "総務課"}]
    found = write_folder(tmp_path, indicators, {2024: {"1-1-1": {"value": "3"}, "1-1-2": {"value": "3"}}})
    write_yaml(found / "progress" / "2025.yaml", {"year": "R7", "state": "draft", "deadline": "2026-05-29"})
    return found


@pytest.mark.usefixtures("folder")
def test_an_opened_and_empty_year_is_asked_about(call: Call) -> None:
    found = call("status", "--missing", *DAY)
    assert found.status == 0
    assert found.out.splitlines() == [
        "令和7年度の実績が未報告の指標: 2（全2指標）",
        "提出期限 令和8年5月29日（あと12日）",
        "福祉政策課　1",
        "  - 1-1-1 指標1",
        "総務課　1",
        "  - 1-1-2 指標2",
    ]
    assert "令和6年度の状況" in call("status").out
    assert call("status", "--missing", "--year", "R6", *DAY).out.startswith("令和6年度の実績は、全2指標")


@pytest.mark.usefixtures("folder")
def test_a_reminder_can_be_pasted_into_a_mail(call: Call) -> None:
    found = call("status", "--missing", "--format", "text", *DAY).out
    first, second = found.split("――")[0], found.split("――")[-1]
    assert first.startswith("福祉政策課　御中\n")
    assert "提出期限は、令和8年5月29日（あと12日）です。" in first
    assert "1-1-2" not in first
    assert "総務課　御中" in second
    assert "御中" not in call("status", "--format", "text").out


@pytest.mark.usefixtures("folder")
def test_without_a_day_today_counts(call: Call) -> None:
    assert "日過ぎています" in call("status", "--missing", "--date", "2099-01-01").out
    assert "提出期限 令和8年5月29日（" in call("status", "--missing").out
