"""`ykplan new`: a year's file with every indicator in it, unreported."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import PLAN, YEAR, data_folder, data_of
from tests.cli.calling import Call
from tests.conftest import ROOT
from ykplan.data.loading import files_from, load_files
from ykplan.data.yaml.source import parse
from ykplan.recording.year import newly_opened
from ykplan.rules.checking import checked
from ykplan.text.likeness import is_blank

Golden = Callable[[str, str], None]
SCHEMA = "# yaml-language-server: $schema=../../schema/progress.schema.json\n"
NEW = """\
year: R7
state: draft
deadline: 2026-05-31
entries:
  # 協議体の設置数　現状値 8か所（R5）　目標値 12か所（R10）　前年度 9か所（R6、速報）
  1-3-1: {}
  # 立ち上げ件数　現状値 2件（R5）　目標値 8件（R10）　前年度 3件（R6、速報）
  1-3-2: {}
  # 支援会議の設置・運用　現状値 —（R5）　目標値 設置・運用（R6〜R8）、拡充（R10）　前年度 設置・運用（R6、速報）
  2-2-1: {}
"""
AMENDMENTS = {
    "dropped": "amendments: [{from: R7, on: 2025-03-31, reason: 終了, dropped: true}]",
    "raised": "amendments: [{from: R7, on: 2025-03-31, reason: 見直し, targets: [{by: R10, value: 20}]}]",
}


def written(folder: Path, year: int = 2025) -> str:
    return (folder / "progress" / f"{year}.yaml").read_bytes().decode()


def test_a_new_year(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, y2024=YEAR)
    found = call("new", "R7", "--data", str(folder), "--deadline", "２０２６-05-31")
    path = f"{folder.as_posix()}/progress/2025.yaml"
    assert found == (
        0,
        "",
        f"{path}: 作りました（令和7年度、速報）\n実績は ykplan record 番号 値 --year R7 で書き込めます\n",
    )
    assert written(folder) == NEW
    assert call("validate", str(folder)).status == 0
    assert call("status", "--data", str(folder), "--year", "R7", "--missing").out.startswith(
        "令和7年度の実績が未報告の指標: 3（全3指標）"
    )


def test_the_schema_is_named_as_in_the_other_years(tmp_path: Path, call: Call, golden: Golden) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    assert call("new", "令和８年度", "--data", str(folder)).status == 0
    assert written(folder, 2026).startswith(SCHEMA + "year: R8\nstate: draft\nentries:\n  # テーマ別で")
    golden("new-2026.yaml", written(folder, 2026))


def test_the_first_year_names_the_schema_beside_the_plans(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, "# yaml-language-server: $schema=../schema/plan.schema.json\n" + PLAN)
    call("new", "R6", "--data", str(folder))
    assert written(folder, 2024).startswith(SCHEMA + "year: R6\n")


def test_the_first_year_of_all(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path)
    (folder / "progress").rmdir()
    assert call("new", "R6", "--data", str(folder)).status == 0
    assert "前年度" not in written(folder, 2024)
    assert call("validate", str(folder)).status == 0


def test_years_that_are_left_out_are_named(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, y2024=YEAR)
    found = call("new", "R8", "--data", str(folder))
    assert "それより前の令和7年度のファイルがありません。ykplan new R7 で作れます\n" in found.err
    assert "ファイルがありません" not in call("new", "R7", "--data", str(folder)).err
    empty = data_folder(tmp_path / "empty")
    (empty / "progress" / "2025.yaml.txt").write_text("", encoding="utf-8")
    found = call("new", "R9", "--data", str(empty))
    assert "令和6年度、令和8年度のファイルがありません。ykplan new R6、ykplan new R8 で作れます\n" in found.err


def test_lines_end_as_in_the_other_years(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, y2024=YEAR.replace("\n", "\r\n"))
    call("new", "R7", "--data", str(folder), "--deadline", "2026-05-31")
    assert written(folder) == NEW.replace("\n", "\r\n")


def test_the_plan_as_it_stands_in_that_year(tmp_path: Path, call: Call) -> None:
    plan = PLAN.replace("value: 12}]\n", f"value: 12}}]\n        {AMENDMENTS['raised']}\n")
    plan = plan.replace("value: 8}]\n", f"value: 8}}]\n        {AMENDMENTS['dropped']}\n")
    folder = data_folder(tmp_path, plan)
    call("new", "R7", "--data", str(folder))
    assert "目標値 20か所（R10）" in written(folder)
    assert list(data_of(written(folder))["entries"]) == ["1-3-1", "2-2-1"]


def test_a_figure_of_years_ago_and_one_in_error(tmp_path: Path, call: Call) -> None:
    later = YEAR.replace("R6", "R7").replace("draft", "final").replace("value: 9", "absent: not_measured")
    later = later.replace("value: 3", "value: 三").replace("設置・運用", "拡充")
    folder = data_folder(tmp_path, y2024=YEAR, y2025=later)
    call("new", "R8", "--data", str(folder))
    text = written(folder, 2026)
    assert "前回 9か所（R6、速報）" in text
    assert "前回 3件（R6、速報）" in text
    assert "前年度 拡充（R7）" in text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("progress/2024.yaml", "", id="the usual name"),
        pytest.param("progress/2024.yml", "year: R6", id="yml"),
        pytest.param("progress/令和6年度.yaml", "year: R6", id="another name"),
        pytest.param("progress/2024.yaml.txt", "", id="txt"),
        pytest.param("2024.yaml", "year: R6", id="another folder"),
    ],
)
def test_a_file_that_is_there_is_not_touched(tmp_path: Path, call: Call, name: str, text: str) -> None:
    folder = data_folder(tmp_path)
    (folder / name).write_text(text, encoding="utf-8")
    before = sorted(folder.rglob("*"))
    found = call("new", "R6", "--data", str(folder))
    assert found.status == 2
    assert f"令和6年度のファイルはもうあります（{folder.as_posix()}/{name}）" in found.err
    assert sorted(folder.rglob("*")) == before
    assert (folder / name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("draft", "実績は ykplan record 番号 値 --year R6 で書き込めます"),
        ("sample", "別の所に移すか消してから、もう一度 ykplan new R6 を実行してください"),
        ("final", '--year R6 --correct --reason "理由"'),
    ],
)
def test_what_to_do_with_a_year_that_is_there(tmp_path: Path, call: Call, state: str, said: str) -> None:
    folder = data_folder(tmp_path, y2024=f"year: R6\nstate: {state}\nentries: {{}}\n")
    assert said in call("new", "R6", "--data", str(folder)).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["R5"], "令和5年度は計画期間（令和6年度〜令和10年度）の外です", id="before the plan"),
        pytest.param(["R11"], "の外です", id="after the plan"),
        pytest.param(["H36"], "令和6年度", id="an era that had ended"),
        pytest.param(["令和7年"], "令和7年度（R7） のことではありませんか", id="a calendar year"),
        pytest.param(["R7", "--deadline", "5月末"], "日付として読めません", id="no day"),
        pytest.param([], "YEAR を書いてください", id="no year"),
    ],
)
def test_wrong_usage(tmp_path: Path, call: Call, words: list[str], said: str) -> None:
    folder = data_folder(tmp_path)
    found = call("new", *words, "--data", str(folder))
    assert (found.status, said in found.err) == (2, True)
    assert list((folder / "progress").iterdir()) == []


def test_an_id_that_no_file_can_hold(tmp_path: Path, call: Call) -> None:
    """A key of YAML has at most 1,024 letters."""
    folder = data_folder(tmp_path, PLAN.replace("id: 1-3-1", f"id: {'1' * 1100}"))
    found = call("new", "R7", "--data", str(folder))
    assert (found.status, "書けないものがあるため" in found.err) == (1, True)
    assert list((folder / "progress").iterdir()) == []


def test_a_plan_in_error(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path, PLAN.replace("value: 12", "value: 十二"))
    found = call("new", "R7", "--data", str(folder))
    assert found.status == 1
    assert "計画に誤りがあるため" in found.err
    assert list((folder / "progress").iterdir()) == []


@given(
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff")
        | st.sampled_from("\n\x85#\t"),
        min_size=1,
    ).filter(lambda name: not is_blank(name))
)
def test_whatever_the_plan_says_it_is_only_a_comment(name: str) -> None:
    escaped = "".join(f"\\U{ord(letter):08x}" for letter in name)
    plan = PLAN.replace("name: 協議体の設置数", f'name: "{escaped}"')
    found = checked(load_files(files_from(Path("data"), {"plan.yaml": plan.encode()})))
    source = parse(newly_opened(found, 2025, None), "2025.yaml")
    assert source.flaws == ()
    assert source.data == {"year": "R7", "state": "draft", "entries": {"1-3-1": {}, "1-3-2": {}, "2-2-1": {}}}
