"""What a call names is found as it looks: full-width letters, every dash, letters that cannot be seen."""

from pathlib import Path

import pytest

from tests.build import PLAN, YEAR, data_folder, data_of
from tests.cli.calling import Call, program

CIRCLED = PLAN.replace("id: 1-3-1", "id: ①").replace("id: 1-3-2", "id: １－３－２").replace("id: 1-3\n", "id: 第１\n")
TWINS = PLAN.replace("id: 1-3-1", "id: ①").replace("id: 1-3-2", "id: １")
SPELLINGS = (
    "1-3-1",
    "１－３－１",
    "1−3−1",
    "１ー３ー１",
    " 1-3-1 ",
    "1‐3‑1",
    "1\u200b-3-1",
    "\u202d1-3-1\ufe0f",
    "①-③-①",
)


@pytest.mark.parametrize("typed", SPELLINGS)
def test_an_id_is_found_as_it_looks(tmp_path: Path, call: Call, typed: str) -> None:
    folder = data_folder(tmp_path, y2024=YEAR)
    assert call("show", typed, "--data", str(folder)).out.startswith("1-3-1")
    assert call("record", typed, "10", "--data", str(folder)).status == 0
    assert entries(folder)["1-3-1"] == {"value": "10"}


@pytest.mark.parametrize("typed", ["1-3", "１－３", "1ー③", " 1−3", "1\u200b-3\ufe0f"])
def test_so_is_a_measure(tmp_path: Path, call: Call, typed: str) -> None:
    folder = data_folder(tmp_path, y2024=YEAR)
    measure = call("status", "--measure", typed, "--data", str(folder))
    assert (measure.status, "協議体の設置数" in measure.out, "支援会議" in measure.out) == (0, True, False)


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("①", "①"),
        ("1", "①"),
        ("１", "①"),
        ("１－３－２", "１－３－２"),
        ("1-3-2", "１－３－２"),
        ("1−3−②", "１－３－２"),
    ],
)
def test_an_id_of_other_letters_is_found_too(tmp_path: Path, call: Call, typed: str, identity: str) -> None:
    folder = data_folder(tmp_path, CIRCLED, y2024="year: R6\nstate: draft\nentries:\n")
    assert call("show", typed, "--data", str(folder)).out.startswith(identity)
    assert call("record", typed, "10", "--data", str(folder)).status == 0
    assert entries(folder) == {identity: {"value": "10"}}
    assert "協議体" in call("status", "--measure", "第1", "--data", str(folder)).out


def test_of_two_that_look_alike_the_exact_one_is_meant(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, TWINS, y2024="year: R6\nstate: draft\nentries:\n")
    for typed in ("①", "１"):
        assert call("record", typed, "10", "--data", str(folder)).status == 0
        assert call("show", typed, "--data", str(folder)).out.startswith(typed)
    assert list(entries(folder)) == ["①", "１"]
    for words in (("show", "1"), ("record", "1", "11")):
        found = call(*words, "--data", str(folder))
        assert (found.status, "「1」は 「①」、「１」 のどれのことか決まりません" in found.err) == (2, True)


def test_a_code_of_a_rule(call: Call) -> None:
    assert call("rules", "ｙｋ２０３").out == call("rules", "YK203").out != ""
    assert call("rules", "YK\u200b203 ").status == 0


def test_a_code_to_select(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, y2024=YEAR.replace("value: 9", "value: 九"))
    for words in (("--select", "ｙｋ０２"), ("--select", "yk023"), ("--ignore", "ＹＫ２")):
        found = call("validate", str(folder), *words)
        assert (found.status, "YK023" in found.out) == (1, True)
    assert call("validate", str(folder), "--ignore", "ｙｋ０２").status == 0
    assert call("validate", str(folder), "--select", "YK9").status == 2


@pytest.mark.parametrize("year", ["Ｒ７", "令和７年度", "令和\u30007年度", "R\u200b7", "\u202a２０２５\u202c", "r7"])
def test_a_year(tmp_path: Path, call: Call, year: str) -> None:
    folder = data_folder(tmp_path, y2025=YEAR.replace("R6", "R7"))
    assert call("record", "1-3-1", "10", "--year", year, "--data", str(folder)).status == 0
    assert call("status", "--year", year, "--data", str(folder)).status == 0
    assert call("close", year, "--data", str(folder)).status == 0


def test_a_stage_a_reason_and_a_section_typed_on_a_mac(tmp_path: Path, call: Call) -> None:
    plan = PLAN.replace("[未設置, 設置・運用, 拡充]", "[未設置, 設置・運用, 拡充, グループ化]")
    plan = plan.replace("id: 2-2-1\n", "id: 2-2-1\n        section: こども課\n")
    folder = data_folder(tmp_path, plan, y2024=YEAR)
    words = ("record", "2-2-1", "ク\u3099ルーフ\u309a化", "--by", "\u200bこと\u3099も課", "--data", str(folder))
    assert call(*words).status == 0
    assert entries(folder)["2-2-1"] == {"stage": "グループ化", "reported_by": "こども課"}
    assert call("record", "1-3-1", "--absent", "調査年て\u3099ない\u200b", "--data", str(folder)).status == 0
    assert entries(folder)["1-3-1"] == {"absent": "not_surveyed"}


SECTION = PLAN.replace("id: 1-3-1\n", "id: 1-3-1\n        section: 緑政課\n")
BLANK = ["\u3000", "\u200b", " \u3164", "\u00ad\u2060", "\n"]


@pytest.mark.parametrize(
    "by", ["緑政 課", "緑政　課", "緑政  \u3000課", "\u200b緑政\u200b課 ", "緑政\u00a0課", "\u3000緑政課"]
)
def test_a_section_typed_with_blanks(tmp_path: Path, call: Call, by: str) -> None:
    folder = data_folder(tmp_path, SECTION, y2024=YEAR)
    assert call("record", "1-3-1", "9", "--by", by, "--data", str(folder)).status == 0
    assert entries(folder)["1-3-1"] == {"value": "9", "reported_by": "緑政課"}
    exported = call(
        "form", "export", "--year", "R6", "--section", by, "--output", str(tmp_path / by), "--data", str(folder)
    )
    assert (exported.status, [path.name for path in (tmp_path / by).iterdir()]) == (0, ["緑政課.xlsx"])


def test_a_name_that_the_plan_does_not_have_is_kept_as_it_is_seen(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, SECTION, y2024=YEAR)
    assert call("record", "1-3-1", "--by", "\u3000公園\u200b課　　山田 \u00a0太郎 ", "--data", str(folder)).status == 0
    assert entries(folder)["1-3-1"] == {"value": "9", "reported_by": "公園課 山田 太郎"}


@pytest.mark.parametrize("option", ["--by", "--note", "--source", "--done", "--issues", "--next"])
@pytest.mark.parametrize("blank", BLANK)
def test_what_is_not_seen_says_nothing(tmp_path: Path, call: Call, option: str, blank: str) -> None:
    folder = data_folder(tmp_path, y2024=YEAR)
    for text in ("何か", blank):
        assert call("record", "1-3-1", option, text, "--data", str(folder)).status == 0
    assert entries(folder)["1-3-1"] == {"value": "9"}


@pytest.mark.parametrize("blank", BLANK)
def test_a_reason_that_is_not_seen_is_none(tmp_path: Path, call: Call, blank: str) -> None:
    folder = data_folder(tmp_path, y2024=YEAR.replace("draft", "final"))
    words = ("--reason", blank, "--data", str(folder))
    found = call("record", "1-3-1", "8", "--year", "R6", "--correct", *words)
    assert (found.status, "訂正の理由がありません" in found.err) == (2, True)
    assert call("approve", "--data", str(folder)).status == 0
    found = call("approve", "--correct", "1-3-1", *words)
    assert (found.status, "直す理由がありません" in found.err) == (2, True)


def test_a_reason_is_kept_as_it_is_seen(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, y2024=YEAR.replace("draft", "final"))
    words = ("--reason", "\u3000集計の\u200b誤り\u3000\u200b", "--on", "R8.5.1", "--data", str(folder))
    assert call("approve", "--data", str(folder)).status == 0
    assert call("record", "1-3-1", "8", "--year", "R6", "--correct", *words).status == 0
    assert entries(folder)["1-3-1"] == {
        "value": "8",
        "corrected": [{"was": "9", "on": "2026-05-01", "reason": "集計の誤り"}],
    }
    plan = folder / "plan.yaml"
    plan.write_text(PLAN.replace("{year: R5, value: 8}", "{year: R5, value: 7}"), encoding="utf-8")
    assert call("approve", "--correct", "1-3-1", *words).status == 0
    assert "reason: 集計の誤り\n" in (folder / "approved.yaml").read_text(encoding="utf-8")


def test_completion_starts_with_what_looks_alike(tmp_path: Path) -> None:
    data_folder(tmp_path, CIRCLED.replace("id: 2-2-1", "id: 1-2-1"))
    for typed, there in (
        ("１", ("１", "１－３－２", "１-2-1")),
        ("1ー", ("1ー３－２", "1ー2-1")),
        ("①", ("①", "①－３－２", "①-2-1")),
    ):
        given = {"_YKPLAN_COMPLETE": "complete_bash", "COMP_WORDS": f"ykplan show {typed}", "COMP_CWORD": "2"}
        shown = program(cwd=tmp_path, given=given).stdout.decode().split()
        assert sorted(shown) == sorted(there)


def entries(folder: Path) -> dict[str, object]:
    found = data_of((folder / "progress" / "2024.yaml").read_text(encoding="utf-8"))["entries"]
    assert isinstance(found, dict)
    return found
