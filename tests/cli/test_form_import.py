"""`ykplan form import`: filled forms into the year's file, all or nothing."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calling import Call, program
from tests.cli.roundtrip import GENERAL, OPENED, WELFARE, WRITTEN, cell, fill, year
from tests.form.damage import KINDS
from tests.form.filling import filled
from ykplan.cli.shared.writing import locked, store_data
from ykplan.data.yaml.source import read
from ykplan.rules.checking import check


def test_what_was_filled_in_is_written_and_nothing_else(data: Path, call: Call) -> None:
    found = call("form", "import", fill("福祉課", *WELFARE), fill("総務課", *GENERAL))
    assert (found.status, "誤り" in found.err) == (0, False)
    assert year(data).read_text(encoding="utf-8") == WRITTEN
    assert not check(data).failed


def test_a_second_time_there_is_nothing_to_do(data: Path, call: Call) -> None:
    form = fill("福祉課", cell("1-1-1", "実績", text="10"), cell("1-1-1", "備考"))
    assert call("form", "import", form).status == 0
    written = year(data).read_bytes()
    assert "note: 春の数" not in written.decode()
    found = call("form", "import", form)
    assert (found.status, found.out, year(data).read_bytes()) == (0, "", written)
    assert "変わるところはありません" in found.err


def test_an_untouched_form_changes_nothing(data: Path, call: Call) -> None:
    found = call("form", "import", "out/福祉課.xlsx", "out/総務課.xlsx")
    assert (found.status, found.out, year(data).read_text(encoding="utf-8")) == (0, "", OPENED)


def test_what_the_section_left_as_it_was_stays_as_the_data_have_it(data: Path, call: Call) -> None:
    assert call("record", "1-1-2", "21", "--year", "R7").status == 0  # by telephone, while the form was out
    found = call("form", "import", fill("福祉課", cell("1-1-2", "備考", text="秋の調査")))
    assert (found.status, "warning YK410" in found.out) == (0, True)
    written = year(data).read_text(encoding="utf-8")
    assert ["value: 21" in written, "note: '秋の調査'" in written, "absent" in written] == [True, True, False]


def test_a_reason_for_a_figure_that_came_in_meanwhile_is_refused(data: Path, call: Call) -> None:
    assert call("record", "1-1-2", "21", "--year", "R7").status == 0
    before = year(data).read_bytes()
    found = call("form", "import", fill("福祉課", cell("1-1-2", "実績がない理由", text="調査年でない")))
    assert (found.status, "error YK410" in found.out, year(data).read_bytes()) == (1, True, before)


def test_an_entry_in_error_is_not_written_over(data: Path, call: Call) -> None:
    broken = year(data).read_text(encoding="utf-8") + "  1-1-4: {value: 9x, note: 大事}\n"
    year(data).write_text(broken, encoding="utf-8")
    found = call("form", "import", fill("総務課", cell("1-1-4", "実績", number="5")))
    assert (found.status, "error YK410" in found.out) == (1, True)
    assert year(data).read_text(encoding="utf-8") == broken


def test_an_entry_in_error_of_another_year_hinders_nothing(data: Path, call: Call) -> None:
    wrong = "year: R6\nstate: final\nentries:\n  1-1-4: {value: 9x}\n"
    (data / "progress" / "2024.yaml").write_text(wrong, encoding="utf-8")
    found = call("form", "import", fill("総務課", cell("1-1-4", "実績", number="5")))
    assert "error YK410" not in found.out
    assert "value: 5" in year(data).read_text(encoding="utf-8").partition("1-1-4")[2]


def test_who_reported_goes_with_the_figure(data: Path, call: Call) -> None:
    assert call("form", "import", fill("総務課", cell("1-1-4", "実績", number="5"))).status == 0
    assert call("form", "export", "--year", "R7", "--output", "out", "--force").status == 0
    assert call("form", "import", fill("総務課", cell("1-1-4", "実績"), cell("1-1-4", "備考", text="取消"))).status == 0
    written = year(data).read_text(encoding="utf-8").partition("1-1-4")[2]
    assert ["reported_by" in written, "note: 取消" in written] == [False, True]


def test_the_year_of_a_sample_is_told(data: Path, call: Call) -> None:
    year(data).write_text(OPENED.replace("state: draft", "state: sample"), encoding="utf-8")
    found = call("form", "import", fill("総務課", cell("1-1-4", "実績", number="5")), "--dry-run")
    assert found.out.startswith("令和7年度（記入例）　")
    assert "記入例の年度です" in found.out


def test_with_an_error_nothing_is_written_and_all_of_them_are_told(data: Path, call: Call) -> None:
    first = fill("福祉課", cell("1-1-1", "実績", text="約20"), cell("1-1-2", "実績", text="189%"))
    second = fill("総務課", cell("1-1-3", "実績", text="検討"), cell("1-1-4", "実績", number="5"))
    found = call("form", "import", first, second, "out", "nothing.xlsx")
    assert found.status == 1
    assert [line.split(": error ")[0] for line in found.out.splitlines() if ": error " in line] == [
        "out/福祉課.xlsx!実績!G5",
        "out/福祉課.xlsx!実績!G6",
        "out/総務課.xlsx!実績!G5",
        "out",
        "nothing.xlsx",
    ]
    assert year(data).read_text(encoding="utf-8") == OPENED
    assert "何も書いていません" in found.err


def test_partial_is_offered_where_it_helps(data: Path, call: Call) -> None:
    form = fill("総務課", cell("1-1-3", "実績", text="検討"), cell("1-1-4", "実績", number="5"))
    assert "--partial" in call("form", "import", form).err
    assert "--partial" not in call("form", "import", "nothing.xlsx").err
    assert year(data).read_text(encoding="utf-8") == OPENED


def test_partial_takes_the_good_rows(data: Path, call: Call) -> None:
    form = fill("総務課", cell("1-1-3", "実績", text="検討"), cell("1-1-4", "実績", number="5"))
    found = call("form", "import", "--partial", form)
    assert found.status == 1
    assert "error YK429" in found.out
    assert year(data).read_text(encoding="utf-8") == OPENED + "  1-1-4:\n    value: 5\n    reported_by: 総務課\n"


def test_a_dry_run_shows_and_does_not_write(data: Path, call: Call) -> None:
    form = fill("福祉課", cell("1-1-1", "実績", text="10か所"))
    found = call("form", "import", "--dry-run", form)
    assert (found.status, year(data).read_text(encoding="utf-8")) == (0, OPENED)
    assert "9か所" in found.out
    assert "10か所" in found.out
    assert "書いていません" in found.err


def test_json(data: Path, call: Call) -> None:
    form = fill("福祉課", cell("1-1-1", "実績", text="10"), cell("1-1-1", "備考"))
    document = json.loads(call("form", "import", "--dry-run", "--format", "json", form).out)
    assert (document["version"], document["year"], document["written"]) == (1, 2025, False)
    assert document["changes"] == [
        {"indicator": "1-1-1", "field": "value", "old": "9", "new": "10"},
        {"indicator": "1-1-1", "field": "note", "old": "春の数", "new": None},
        {"indicator": "1-1-1", "field": "reported_by", "old": None, "new": "福祉課"},
    ]
    fill("福祉課", cell("1-1-1", "実績", text="約10"))
    wrong = json.loads(call("form", "import", "--format", "json", form).out)
    assert [(each["code"], each["cell"]) for each in wrong["diagnostics"]] == [("YK420", "G5")]
    assert year(data).read_text(encoding="utf-8") == OPENED


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_is_as_approved(
    data: Path, call: Call, monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None], width: int
) -> None:
    assert data.exists()
    long = "協議の場の運営について地区の相談に応じ、新たな協議体の立ち上げを三つの地区で支援した。\n専門職が出向いた。"
    first = fill(
        "福祉課", cell("1-1-1", "実績", text="10か所"), cell("1-1-1", "備考"), cell("1-1-1", "取組実績", text=long)
    )
    second = fill("総務課", cell("1-1-3", "実績がない理由", text="検討中"))
    monkeypatch.setenv("COLUMNS", str(width))
    golden(f"form-import-{width}.txt", call("form", "import", "--dry-run", first, second).out)


def test_two_forms_of_one_section_may_say_the_same(data: Path, call: Call) -> None:
    first = fill("福祉課", cell("1-1-1", "実績", text="10"), to="一通目")
    second = fill("福祉課", cell("1-1-1", "実績", number="10"), to="二通目")
    assert call("form", "import", first, second).status == 0
    other = fill("福祉課", cell("1-1-1", "実績", number="11"), to="三通目")
    assert "YK410" in call("form", "import", first, other).out
    assert "value: 10" in year(data).read_text(encoding="utf-8")


def test_forms_of_two_years_are_not_mixed(data: Path, call: Call) -> None:
    (data / "progress" / "2026.yaml").write_text("year: R8\nstate: draft\n", encoding="utf-8")
    assert call("form", "export", "--year", "R8", "--section", "総務課", "--output", "next").status == 0
    other = Path("next/総務課.xlsx")
    other.write_bytes(filled(other.read_bytes(), [cell("1-1-4", "実績", number="7")]))
    forms = [fill("福祉課", cell("1-1-1", "実績", text="10")), "out/総務課.xlsx", other.as_posix()]
    found = call("form", "import", "--partial", *forms)
    assert "next/総務課.xlsx: error YK407: 令和8年度の記入票が、令和7年度の記入票に混じっています" in found.out
    written = year(data).read_text(encoding="utf-8")
    assert ("value: 10" in written, "7" in written.partition("entries")[2]) == (True, False)
    assert (data / "progress" / "2026.yaml").read_text(encoding="utf-8") == "year: R8\nstate: draft\n"


def test_an_indicator_that_another_section_now_reports(data: Path, call: Call) -> None:
    plan = data / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("総務課", "財政課"), encoding="utf-8")
    found = call("form", "import", fill("総務課", cell("1-1-4", "実績", number="5")))
    assert "error YK409: 指標 1-1-4 の担当課が、書き出したあとで変わっています: 総務課 → 財政課" in found.out
    assert year(data).read_text(encoding="utf-8") == OPENED


def test_a_pattern_that_no_shell_has_read(data: Path, call: Call) -> None:
    fill("総務課", cell("1-1-4", "実績", number="5"))
    assert call("form", "import", "out/*.xlsx").status == 0
    assert "value: 5" in year(data).read_text(encoding="utf-8")
    assert "nothing/*.xlsx: error YK401" in call("form", "import", "nothing/*.xlsx").out


@pytest.mark.usefixtures("data")
def test_a_file_that_excel_holds_open_is_passed_over(call: Call) -> None:
    Path("out/~$福祉課.xlsx").write_bytes(b"x")
    found = call("form", "import", "out/~$福祉課.xlsx", "out/福祉課.xlsx")
    assert found.status == 0
    assert "warning YK401" in found.out


@pytest.mark.parametrize("kind", KINDS)
def test_no_form_is_no_traceback(data: Path, call: Call, kind: str) -> None:
    path = Path("bad.xlsx")
    path.write_bytes(KINDS[kind](Path("out/福祉課.xlsx").read_bytes()))
    found = call("form", "import", "bad.xlsx", fill("総務課", cell("1-1-4", "実績", number="5")))
    assert found.status == 1
    assert "bad.xlsx: error YK40" in found.out
    assert year(data).read_text(encoding="utf-8") == OPENED


def test_a_plan_that_cannot_be_read(data: Path, call: Call) -> None:
    (data / "plan.yaml").write_text("title: [", encoding="utf-8")
    assert call("form", "import", "out/福祉課.xlsx").status == 1


@pytest.mark.usefixtures("data")
def test_a_missing_part_is_named(tmp_path: Path) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "defusedxml.py").write_text(
        "raise ModuleNotFoundError('No module named defusedxml', name='defusedxml')\n", encoding="utf-8"
    )
    found = program("form", "import", "out/福祉課.xlsx", cwd=tmp_path, given={"PYTHONPATH": str(tmp_path / "without")})
    assert found.returncode == 2
    assert f'次の一行で入ります: {sys.executable} -m pip install "defusedxml' in found.stderr.decode()


def started(*words: str, cwd: Path) -> "subprocess.Popen[bytes]":
    """Start the program, and go on while it works."""
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-m", "ykplan", *words], cwd=cwd, stdout=pipe, stderr=pipe)  # noqa: S603  # our own program


def test_an_import_waits_and_sees_what_the_first_wrote(data: Path, tmp_path: Path) -> None:
    form = fill("総務課", cell("1-1-4", "実績", number="5"))
    with locked(data):
        second = started("form", "import", form, cwd=tmp_path)
        assert second.stderr is not None
        assert "終わるのを待ちます" in second.stderr.readline().decode()
        store_data(read(year(data), year(data).as_posix()), OPENED.replace("春の数", "秋の数"))
    second.communicate()
    assert second.returncode == 0
    written = OPENED.replace("春の数", "秋の数") + "  1-1-4:\n    value: 5\n    reported_by: 総務課\n"
    assert year(data).read_text(encoding="utf-8") == written


def test_two_imports_and_a_record_at_the_same_moment_lose_nothing(data: Path, tmp_path: Path) -> None:
    first = fill("福祉課", cell("1-1-1", "実績", text="10か所"))
    second = fill("総務課", cell("1-1-4", "実績", number="5"))
    calls = (("form", "import", first), ("form", "import", second), ("record", "1-1-2", "--by", "統計係"))
    running = [started(*words, cwd=tmp_path) for words in calls]
    told = [each.communicate()[1].decode() for each in running]
    assert [each.returncode for each in running] == [0, 0, 0], told
    written = year(data).read_text(encoding="utf-8")
    assert [said in written for said in ("value: 10", "reported_by: 統計係", "value: 5")] == [True, True, True]


@pytest.mark.slow
def test_killed_at_any_moment_the_file_is_the_old_or_the_new(data: Path, tmp_path: Path) -> None:
    form = fill("福祉課", cell("1-1-1", "実績", text="10か所"), cell("1-1-2", "備考", text="書き直した"))
    old = year(data).read_bytes()
    assert program("form", "import", form, cwd=tmp_path).returncode == 0
    new = year(data).read_bytes()
    assert new != old
    year(data).write_bytes(old)
    script = Path(__file__).parent / "import_slowly.py"
    words = [sys.executable, str(script), str(year(data)), "10", "form", "import", form]
    ended = subprocess.run(words, cwd=tmp_path, capture_output=True, check=True)  # noqa: S603  # our own script
    seen = ended.stdout.decode().split()
    assert len(seen) == 2 + 11
    assert set(seen) == {hashlib.sha256(content).hexdigest() for content in (old, new)}
    year(data).write_bytes(old)
    assert program("form", "import", form, cwd=tmp_path).returncode == 0
