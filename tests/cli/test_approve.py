"""`ykplan approve`: a copy of the plan as adopted, and what it refuses."""

import shutil
from pathlib import Path

import pytest

from tests.build import PLAN, YEAR, data_folder
from tests.cli.calling import Call

TARGETS = "        targets: [{by: R10, value: 12}]\n"
AMENDED = f"""{TARGETS}        amendments:
          - from: R8
            on: 2026-03-31
            reason: 中間見直し
            targets: [{{by: R10, value: 14}}]
"""


@pytest.fixture
def folder(tmp_path: Path, call: Call) -> Path:
    """Return a data folder whose plan was approved."""
    found = data_folder(tmp_path, y2024=YEAR)
    assert call("approve", "--data", str(found)) == (0, "", f"{found.as_posix()}/approved.yaml: 書きました\n")
    return found


def put(folder: Path, before: str, after: str) -> None:
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    assert before in text
    (folder / "plan.yaml").write_text(text.replace(before, after, 1), encoding="utf-8")


def approved(folder: Path) -> str:
    return (folder / "approved.yaml").read_text(encoding="utf-8")


def test_the_copy_is_as_adopted(folder: Path, call: Call) -> None:
    assert "  - id: 1-3-1\n    name: 協議体の設置数\n    kind: number\n    unit: か所\n" in approved(folder)
    assert call("validate", str(folder)).status == 0
    before = (folder / "approved.yaml").stat().st_mtime_ns
    assert "変わりありません" in call("approve", "--data", str(folder)).err
    assert (folder / "approved.yaml").stat().st_mtime_ns == before


def test_a_target_changed_by_one_digit(folder: Path, call: Call) -> None:
    put(folder, TARGETS, TARGETS.replace("12", "10"))
    found = call("validate", str(folder))
    assert found.status == 1
    said = "指標 1-3-1 の目標値が、策定された計画と違います: 12か所（R10） → 10か所（R10）。改定の記録がありません"
    assert said in found.out


def test_with_an_amendment_it_passes_and_past_years_stay_judged_as_they_were(folder: Path, call: Call) -> None:
    put(folder, TARGETS, AMENDED)
    assert call("validate", str(folder)).status == 0
    (folder / "progress" / "2026.yaml").write_text(YEAR.replace("R6", "R8"), encoding="utf-8")
    old, new = (call("status", "--data", str(folder), "--year", year).out for year in ("R6", "R8"))
    assert "12か所 (R10)" in old
    assert "25.0%" in old
    assert "14か所 (R10)" in new
    assert "12か所" not in new


def test_a_plan_that_drifted_is_not_approved(folder: Path, call: Call) -> None:
    before = approved(folder)
    put(folder, TARGETS, TARGETS.replace("12", "10"))
    for words in ((), ("--amendment", "2026-03-31")):
        found = call("approve", "--data", str(folder), *words)
        assert found.status == 1
        assert "YK125" in found.err
    assert approved(folder) == before


def test_an_amendment_has_to_be_named(folder: Path, call: Call) -> None:
    before = approved(folder)
    put(folder, TARGETS, AMENDED)
    found = call("approve", "--data", str(folder))
    assert (found.status, approved(folder)) == (2, before)
    assert "--amendment 2026-03-31" in found.err
    assert call("approve", "--data", str(folder), "--amendment", "2026-03-30").status == 2
    assert call("approve", "--data", str(folder), "--amendment", "2026-03-31").status == 0
    assert "    amendments:\n      - from: R8\n        on: 2026-03-31\n" in approved(folder)
    assert "まだ写していない改定はありません" in call("approve", "--data", str(folder), "--amendment", "2026-03-31").err


def test_an_amendment_before_the_one_named_comes_first(folder: Path, call: Call) -> None:
    later = "          - {from: R9, on: 2027-03-31, reason: 二度目, targets: [{by: R10, value: 15}]}\n"
    put(folder, TARGETS, AMENDED + later)
    found = call("approve", "--data", str(folder), "--amendment", "2027-03-31")
    assert found.status == 2
    assert "2026-03-31" in found.err
    assert call("approve", "--data", str(folder), "--amendment", "2026-03-31").status == 0
    assert "二度目" not in approved(folder)
    assert call("approve", "--data", str(folder), "--amendment", "2027-03-31").status == 0
    assert "二度目" in approved(folder)


def test_an_indicator_added_midway_waits_for_its_amendment(folder: Path, call: Call) -> None:
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    new = text[text.index("      - id: 1-3-2") : text.index("  - id: 2-2")].replace("1-3-2", "1-3-9")
    put(folder, TARGETS, AMENDED)
    added = "        amendments: [{from: R8, on: 2026-09-30, reason: 追加, added: true}]\n"
    put(folder, "  - id: 2-2\n", f"{new}{added}  - id: 2-2\n")
    assert call("approve", "--data", str(folder), "--amendment", "2026-03-31").status == 0
    assert "1-3-9" not in approved(folder)
    assert call("approve", "--data", str(folder), "--amendment", "2026-09-30").status == 0
    assert "1-3-9" in approved(folder)
    assert call("validate", "--ignore", "YK126", str(folder)).status == 0


def test_a_plan_in_error_is_not_approved(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, PLAN.replace("value: 12", "value: 十二"), y2024=YEAR)
    found = call("approve", "--data", str(folder))
    assert found.status == 1
    assert "YK023" in found.err
    assert not (folder / "approved.yaml").exists()


def test_a_mistake_in_a_year_does_not_matter(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, y2024=YEAR.replace("value: 9", "value: 九"))
    assert call("approve", "--data", str(folder)).status == 0


def test_a_look_before(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, y2024=YEAR)
    shown = call("approve", "--data", str(folder), "--dry-run")
    assert not (folder / "approved.yaml").exists()
    call("approve", "--data", str(folder))
    assert shown.out == approved(folder)


class TestCorrect:
    """A mistake in typing that was noticed after it was approved."""

    WHY = ("--reason", "議決された計画書では7", "--on", "2026-04-10")

    def test_a_baseline(self, folder: Path, call: Call) -> None:
        put(folder, "{year: R5, value: 8}", "{year: R5, value: 7}")
        told = call("validate", str(folder))
        assert 'ykplan approve --correct 1-3-1 --reason "理由" で写しを直せます' in told.out
        found = call("approve", "--data", str(folder), "--correct", "1-3-1", *self.WHY)
        assert found.status == 0, found.err
        assert "指標 1-3-1 の現状値の写し: 8か所（R5） → 7か所（R5）\n" in found.err
        assert "    baseline: {year: R5, value: 7}\n" in approved(folder)
        kept = (
            "\ncorrected:\n  - id: 1-3-1\n    what: 現状値\n    was: 8か所（R5）\n    on: 2026-04-10\n"
            "    reason: 議決された計画書では7\n"
        )
        assert approved(folder).endswith(kept)
        assert call("validate", str(folder)).status == 0
        assert "変わりありません" in call("approve", "--data", str(folder)).err
        shown = "".join(call("show", "1-3-1", "--data", str(folder)).out.split())
        assert "写しの訂正2026-04-10に現状値を8か所（R5）から改めた（議決された計画書では7）" in shown

    def test_twice(self, folder: Path, call: Call) -> None:
        for before, after in (("8", "7"), ("7", "6")):
            put(folder, f"{{year: R5, value: {before}}}", f"{{year: R5, value: {after}}}")
            assert call("approve", "--data", str(folder), "--correct", "1-3-1", *self.WHY).status == 0
        assert approved(folder).count("  - id: 1-3-1\n    what:") == 2
        assert call("validate", str(folder)).status == 0

    def test_several_fields_and_indicators(self, folder: Path, call: Call) -> None:
        put(folder, "name: 協議体の設置数", "name: 会議の数")
        put(folder, "unit: か所", "unit: 件")
        put(folder, "better: up\n        baseline: {year: R5, value: 8}", "better: down\n        baseline: null")
        put(folder, TARGETS, "        targets: [{by: R9, value: 2}, {by: R10, value: 1}]\n")
        put(folder, "stages: [未設置, 設置・運用, 拡充]", "stages: [未設置, 設置・運用, 充実, 拡充]")
        found = call("approve", "--data", str(folder), "--correct", "1-3-1", "--correct", "2-2-1", *self.WHY)
        assert found.status == 0, found.err
        listed = [line.strip() for line in approved(folder).splitlines() if "    what: " in line]
        assert listed == [f"what: {what}" for what in ("名前", "単位", "よい方向", "現状値", "目標値", "段階")]
        assert call("validate", "--select", "YK12", str(folder)).out == ""

    def test_only_what_is_named(self, folder: Path, call: Call) -> None:
        put(folder, "{year: R5, value: 8}", "{year: R5, value: 7}")
        put(folder, "{year: R5, value: 2}", "{year: R5, value: 1}")
        assert call("approve", "--data", str(folder), "--correct", "１－３－１", *self.WHY).status == 0
        told = call("validate", str(folder))
        assert (told.out.count("YK125"), "指標 1-3-2 の現状値" in told.out) == (1, True)

    def test_an_approved_amendment(self, folder: Path, call: Call) -> None:
        put(folder, TARGETS, AMENDED)
        assert call("approve", "--data", str(folder), "--amendment", "2026-03-31").status == 0
        put(folder, "value: 14", "value: 15")
        put(folder, "reason: 中間見直し", "reason: 中間の見直し")
        later = "          - {from: R9, on: 2027-03-31, reason: 二度目, targets: [{by: R10, value: 16}]}\n"
        put(
            folder,
            "            targets: [{by: R10, value: 15}]\n",
            f"            targets: [{{by: R10, value: 15}}]\n{later}",
        )
        assert call("approve", "--data", str(folder), "--correct", "1-3-1", *self.WHY).status == 0
        assert "was: 14か所（R10）" in approved(folder)
        assert "二度目" not in approved(folder)
        told = call("validate", str(folder))
        assert (told.out.count("YK125"), told.out.count("YK126")) == (0, 1)
        assert call("approve", "--data", str(folder), "--amendment", "2027-03-31").status == 0
        assert "was: 14か所（R10）" in approved(folder)

    def test_an_indicator_that_never_was_and_one_that_was_forgotten(self, folder: Path, call: Call) -> None:
        put(folder, "id: 1-3-2", "id: 1-3-3")
        words = ("approve", "--data", str(folder), "--correct", "1-3-2", "--correct", "1-3-3", *self.WHY)
        assert call(*words).status == 0
        ids = [line for line in approved(folder).splitlines() if line.startswith("  - id: ")]
        assert ids == [f"  - id: {each}" for each in ("1-3-1", "1-3-3", "2-2-1", "1-3-2", "1-3-3")]
        assert "was: 「立ち上げ件数」（現状値 2件（R5）、目標値 8件（R10））" in approved(folder)
        assert "YK125" not in call("validate", str(folder)).out

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            pytest.param(["--correct", "1-3-1"], "直す理由がありません", id="no reason"),
            pytest.param(["--correct", "1-3-1", "--reason", " "], "直す理由がありません", id="an empty one"),
            pytest.param(
                ["--correct", "1-3-1", "--reason", "a\x1b[31m"], "（U+001B）があります", id="a control letter"
            ),
            pytest.param(["--reason", "x"], "--correct とともに", id="a reason alone"),
            pytest.param(["--on", "2026-04-01"], "--correct とともに", id="a day alone"),
            pytest.param(
                ["--correct", "1-3-9", "--reason", "x"], "1-3-9」は、計画にも写しにもありません", id="unknown"
            ),
            pytest.param(["--correct", "1-3-2", "--reason", "x"], "計画と写しが同じです", id="nothing wrong"),
            pytest.param(
                ["--correct", "1-3-1", "--reason", "x", "--amendment", "2026-03-31"], "別々に", id="with an amendment"
            ),
        ],
    )
    def test_what_makes_no_sense(self, folder: Path, call: Call, words: list[str], said: str) -> None:
        put(folder, "{year: R5, value: 8}", "{year: R5, value: 7}")
        before = approved(folder)
        found = call("approve", "--data", str(folder), *words)
        assert (found.status, said in found.err, approved(folder)) == (2, True, before), found.err

    def test_before_there_is_a_copy(self, tmp_path: Path, call: Call) -> None:
        folder = data_folder(tmp_path, y2024=YEAR)
        assert call("approve", "--data", str(folder), "--correct", "1-3-1", *self.WHY).status == 2
        assert not (folder / "approved.yaml").exists()

    def test_a_plan_with_another_mistake_is_not_copied(self, folder: Path, call: Call) -> None:
        before = approved(folder)
        put(folder, "{year: R5, value: 8}", "{year: R5, value: 7}")
        put(folder, "{year: R5, value: 2}", "{year: R5, value: 二}")
        found = call("approve", "--data", str(folder), "--correct", "1-3-1", *self.WHY)
        assert (found.status, "YK023" in found.err, approved(folder)) == (1, True, before)

    def test_a_look_before(self, folder: Path, call: Call) -> None:
        before = approved(folder)
        put(folder, "{year: R5, value: 8}", "{year: R5, value: 7}")
        shown = call("approve", "--data", str(folder), "--correct", "1-3-1", *self.WHY, "--dry-run")
        assert approved(folder) == before
        call("approve", "--data", str(folder), "--correct", "1-3-1", *self.WHY)
        assert shown.out == approved(folder)

    @pytest.mark.parametrize(
        "fields",
        [
            "survey: true",
            "survey: {tolerance: 2}",
            "accumulation: total",
            "signed: true",
            "section: 課",
            "source: 台帳",
        ],
    )
    def test_how_to_read_a_figure_may_be_learned_later(self, folder: Path, call: Call, fields: str) -> None:
        put(folder, "        unit: か所\n", f"        unit: か所\n        {fields}\n")
        assert "YK125" not in call("validate", str(folder)).out

    def test_a_difference_tells_of_it(self, folder: Path, tmp_path: Path, call: Call) -> None:
        shutil.copytree(folder, tmp_path / "before")
        put(folder, "{year: R5, value: 8}", "{year: R5, value: 7}")
        call("approve", "--data", str(folder), "--correct", "1-3-1", *self.WHY)
        found = call("diff", str(tmp_path / "before"), str(folder)).out
        assert "    現状値: 8か所（R5） → 7か所（R5）\n" in found
        assert "    写しの現状値: 8か所（R5） → 計画のとおり（議決された計画書では7、" in found


@pytest.mark.parametrize("day", ["令和8年3月", "2026-02-30", "R8", ""])
def test_a_day_that_is_none(folder: Path, call: Call, day: str) -> None:
    found = call("approve", "--data", str(folder), "--amendment", day)
    assert found.status == 2
    assert "日付として読めません" in found.err


def test_no_amendment_is_named_for_a_first_copy(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, y2024=YEAR)
    assert call("approve", "--data", str(folder), "--amendment", "2026-03-31").status == 2


def test_a_damaged_copy_is_an_error(folder: Path, call: Call) -> None:
    path = folder / "approved.yaml"
    path.write_text(approved(folder).replace("value: 8", "value: 八", 1), encoding="utf-8")
    found = call("validate", str(folder))
    assert found.status == 1
    assert "approved.yaml:10:33: error YK023" in found.out
    assert "YK125" not in found.out
    assert call("status", "--data", str(folder)).status == 1
    assert call("approve", "--data", str(folder)).status == 1


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
def test_line_ends_and_byte_order_mark_of_the_copy_stay(folder: Path, call: Call, mark: bytes) -> None:
    path = folder / "approved.yaml"
    path.write_bytes(mark + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.stat().st_mtime_ns
    assert "変わりありません" in call("approve", "--data", str(folder)).err
    assert path.stat().st_mtime_ns == before
    kept = path.read_bytes()
    put(folder, TARGETS, AMENDED)
    assert call("approve", "--data", str(folder), "--amendment", "2026-03-31").status == 0
    amended = path.read_bytes()
    assert amended.startswith(kept[: kept.index(b"  - id: 1-3-2")].rstrip())
    assert (amended.count(b"\n"), amended.count(b"\xef\xbb\xbf")) == (amended.count(b"\r\n"), len(mark) // 3)


def test_a_new_copy_ends_its_lines_as_the_plan_does(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, PLAN.replace("\n", "\r\n"))
    assert call("approve", "--data", str(folder)).status == 0
    raw = (folder / "approved.yaml").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") > 0
    assert call("validate", str(folder)).status == 0


def test_a_copy_that_could_not_be_read_is_not_written(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, PLAN[: PLAN.index("    indicators:")])
    found = call("approve", "--data", str(folder))
    assert (found.status, "読み返せる approved.yaml を作れないため、書きません" in found.err) == (1, True)
    assert not (folder / "approved.yaml").exists()
