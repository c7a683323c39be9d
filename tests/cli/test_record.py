"""`ykplan record`: one entry put in place as people type it, and nothing else changed."""

import shutil
from pathlib import Path

import pytest

from tests.build import PLAN, YEAR, data_folder
from tests.cli.calling import Call, program
from tests.conftest import ROOT

FINAL = """\
# 確定した年度
year: R6
state: final
entries:
  1-3-1: {value: 9, note: 注}  # 台帳
  1-3-2: {absent: not_measured}
  2-2-1:
    stage: 設置・運用
    corrected:
      - {was: 未設置, on: 2025-06-01, reason: 誤記}
"""
PERCENT = PLAN.replace("unit: 件", 'unit: "%"')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return data_folder(tmp_path, PERCENT, y2024=FINAL, y2025="year: R7\nstate: draft\nentries:\n  1-3-1: {}\n")


def year(folder: Path, of: int = 2025) -> str:
    return (folder / "progress" / f"{of}.yaml").read_bytes().decode()


def entries(folder: Path) -> str:
    return year(folder).partition("entries:\n")[2]


@pytest.mark.parametrize(
    ("words", "after"),
    [
        pytest.param(["1-3-1", "10"], "  1-3-1: {value: 10}\n", id="a figure"),
        pytest.param(["1-3-1", "１０か所"], "  1-3-1: {value: 10}\n", id="full-width, with its unit"),
        pytest.param(
            ["１－３－２", "2.5％"], "  1-3-1: {}\n  1-3-2: {value: 2.5}\n", id="a full-width id, a percentage"
        ),
        pytest.param(["2-2-1", "拡充"], "  1-3-1: {}\n  2-2-1: {stage: 拡充}\n", id="a stage"),
        pytest.param(["2-2-1", "--stage", "拡充"], "  1-3-1: {}\n  2-2-1: {stage: 拡充}\n", id="a stage by its option"),
        pytest.param(["1-3-1", "--absent", "未把握"], "  1-3-1: {absent: not_measured}\n", id="a reason in words"),
        pytest.param(
            ["1-3-1", "10", "--done", "一\r\n二", "--by", "福祉", "--sample-size", "８１２"],
            "  1-3-1:\n    value: 10\n    sample_size: 812\n    done: |-\n      一\n      二\n    reported_by: 福祉\n",
            id="all sorts of words",
        ),
        pytest.param(
            ["1-3-1", "--note", "a: b", "--source", "=1+1", "--issues", " "],
            '  1-3-1: {source: "=1+1", note: "a: b"}\n',
            id="words alone",
        ),
    ],
)
def test_what_is_typed(folder: Path, call: Call, words: list[str], after: str) -> None:
    found = call("record", *words, "--year", "R7", "--data", str(folder))
    assert found.status == 0
    assert found.err.startswith(f"{folder.as_posix()}/progress/2025.yaml: 書きました\n未報告の指標はあと ")
    assert entries(folder) == after


def test_what_changes_is_told(folder: Path, call: Call) -> None:
    call("record", "1-3-1", "--absent", "under_review", "--note", "あとで", "--data", str(folder))
    found = call("record", "1-3-1", "10", "--note", "", "--data", str(folder))
    assert found.out == "1-3-1　協議体の設置数（令和7年度、速報）\n  実績: 検討中 → 10か所\n  注: あとで → —\n"
    assert entries(folder) == "  1-3-1: {value: 10}\n"
    again = call("record", "1-3-1", "10", "--data", str(folder))
    assert again == (0, "", f"{folder.as_posix()}/progress/2025.yaml: 変わりありません\n")


def test_what_comes_next_is_told(folder: Path, call: Call) -> None:
    def following(*words: str) -> str:
        return call("record", *words, "--data", str(folder)).err.partition("書きました\n")[2]

    assert following("1-3-1", "10") == "未報告の指標はあと 2 です（一覧は ykplan status --missing --year R7）\n"
    assert following("1-3-2", "--note", "あとで").startswith("未報告の指標はあと 2 です")
    assert following("1-3-2", "--absent", "未把握").startswith("未報告の指標はあと 1 です")
    assert following("2-2-1", "拡充") == "全指標がそろいました。ykplan close R7 で確定にできます\n"
    assert following("1-3-2", "").startswith("未報告の指標はあと 1 です")
    assert "ykplan report --year R6 --final で作り直せます" in following("1-3-1", "--note", "新", "--year", "R6")


def test_a_dry_run_writes_nothing(folder: Path, call: Call) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*"))
    found = call("record", "1-3-1", "10", "--dry-run", "--data", str(folder))
    assert found.status == 0
    assert "実績: 未報告 → 10か所\n" in found.out
    assert "-  1-3-1: {}\n+  1-3-1: {value: 10}\n" in found.out
    assert "書き換えていません（--dry-run）" in found.err
    assert sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["1-3-1", "約9"], "YK023: 「約9」は数値として読めません", id="about"),
        pytest.param(["1-3-1", "9件"], "YK023", id="another unit"),
        pytest.param(["1-3-1", "12,34"], "YK023", id="a comma astray"),
        pytest.param(["1-3-1", "--stage", "拡充"], "YK206", id="a stage of an indicator in numbers"),
        pytest.param(["2-2-1", "設置"], "「設置・運用」ではありませんか", id="no such stage"),
        pytest.param(["1-3-1", "9", "--note", "\x1b[31m"], "YK009", id="a control character"),
        pytest.param(["1-3-1", "9", "--sample-size", "約800"], "YK028", id="no count"),
    ],
)
def test_what_would_be_an_error_is_not_written(folder: Path, call: Call, words: list[str], code: str) -> None:
    before = year(folder)
    found = call("record", *words, "--year", "R7", "--data", str(folder))
    assert (found.status, found.out) == (1, "")
    assert code in found.err
    assert "書き換えていません" in found.err
    assert "\x1b" not in found.err
    assert year(folder) == before


def test_a_warning_is_told_and_the_figure_written(folder: Path, call: Call) -> None:
    found = call("record", "1-3-1", "900", "--year", "R7", "--data", str(folder))
    assert found.status == 0
    assert "warning YK303" in found.err
    assert entries(folder) == "  1-3-1: {value: 900}\n"


def test_errors_that_were_there_do_not_stop_it(folder: Path, call: Call) -> None:
    path = folder / "progress" / "2025.yaml"
    path.write_bytes(year(folder).encode() + "  1-3-2: {value: 二}\n".encode())
    assert call("record", "1-3-1", "10", "--year", "R7", "--data", str(folder)).status == 0
    assert entries(folder) == "  1-3-1: {value: 10}\n  1-3-2: {value: 二}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ["1-3-9", "9"], "指標「1-3-9」は計画にありません\n  あるのは 1-3-1、1-3-2、2-2-1 です", id="an unknown id"
        ),
        pytest.param(["1-3", "9"], "「1-3」は基本施策です", id="a measure"),
        pytest.param(["1-3-1"], "何を書くかを指定してください", id="nothing to write"),
        pytest.param(["1-3-1", "9", "--absent", "ended"], "どれか一つだけ", id="a figure and a reason"),
        pytest.param(["1-3-1", "--absent", "調査年ではない"], "「調査年でない」ではありませんか", id="no such reason"),
        pytest.param(["1-3-1", "--absent", "調査中"], "理由はありません\n  書けるのは", id="half of a reason"),
        pytest.param(["1-3-1", "9", "--year", "R8"], "がありません\n  ykplan new R8 で作れます", id="no file"),
        pytest.param(
            ["1-3-1", "9", "--year", "R11"], "計画期間（令和6年度〜令和10年度）の外です", id="outside the plan"
        ),
        pytest.param(["1-3-1", "9", "--year", "令和7年"], "年度として読めません", id="a calendar year"),
        pytest.param(["1-3-1", "9", "--reason", "誤り"], "--correct とともに", id="a reason alone"),
        pytest.param(["1-3-1", "9", "--on", "2026-01-01"], "--correct とともに", id="a day alone"),
        pytest.param(["1-3-1", "9", "--correct", "--year", "R7"], "訂正の理由がありません", id="no reason"),
        pytest.param(
            ["1-3-1", "9", "--correct", "--reason", "誤り"],
            "どの年度の訂正かを --year で指定してください\n  例 --year R6",
            id="a correction of no year",
        ),
        pytest.param(
            ["1-3-1", "9", "--correct", "--reason", "誤り", "--year", "R7"],
            "訂正する前の値がありません",
            id="nothing to correct",
        ),
        pytest.param(["1-3-1", "9\udce3"], "文字として読めないところ", id="half a letter"),
        pytest.param(["1-3-1", "-3"], "（例 --year R8 -- -3）", id="a minus"),
    ],
)
def test_wrong_usage(folder: Path, call: Call, words: list[str], said: str) -> None:
    before = year(folder)
    found = call("record", *words, "--data", str(folder))
    assert (found.status, found.out) == (2, "")
    assert said in found.err
    assert year(folder) == before


class TestFinal:
    """A year that is 確定: its figures change only as corrections."""

    def test_a_figure_is_refused(self, folder: Path, call: Call) -> None:
        for words in (["1-3-1", "10"], ["1-3-1", "--absent", "ended"], ["1-3-2", "50"], ["1-3-1", ""]):
            found = call("record", *words, "--year", "R6", "--data", str(folder))
            assert found.status == 2
            assert "令和6年度の実績は確定しています\n  公表した値を直すときは --correct" in found.err
        assert year(folder, 2024) == FINAL

    def test_words_and_the_same_figure_are_not(self, folder: Path, call: Call) -> None:
        found = call("record", "1-3-1", "９", "--note", "新しい注", "--year", "R6", "--data", str(folder))
        assert found.status == 0
        assert year(folder, 2024) == FINAL.replace("note: 注", "note: 新しい注")

    def test_a_correction_keeps_what_was(self, folder: Path, call: Call) -> None:
        correct = (
            "--correct",
            "--reason",
            "二重計上, 1件",
            "--on",
            "2026-11-23",
            "--year",
            "R6",
            "--data",
            str(folder),
        )
        found = call("record", "1-3-1", "8", *correct)
        assert found.out.endswith("  実績: 9か所 → 8か所\n  訂正: — → 9（2026-11-23　二重計上, 1件）\n")
        call("record", "1-3-2", "50", *correct)
        call("record", "2-2-1", "拡充", *correct)
        new = '{was: %s, on: 2026-11-23, reason: "二重計上, 1件"}'
        after = FINAL.replace("value: 9, note: 注}", f"value: 8, note: 注, corrected: [{new % 9}]}}")
        after = after.replace("absent: not_measured", f"value: 50, corrected: [{new % '未把握'}]")
        after = after.replace("stage: 設置・運用", "stage: 拡充") + f"      - {new % '設置・運用'}\n"
        assert year(folder, 2024) == after
        assert call("validate", str(folder)).status == 0

    def test_the_same_figure_is_no_correction(self, folder: Path, call: Call) -> None:
        found = call("record", "1-3-1", "9", "--correct", "--reason", "誤り", "--year", "R6", "--data", str(folder))
        assert (found.status, "訂正の前と後が同じです（9）" in found.err) == (2, True)

    def test_a_figure_cannot_be_taken_back(self, folder: Path, call: Call) -> None:
        words = ("--correct", "--reason", "誤り", "--year", "R6", "--data", str(folder))
        assert call("record", "1-3-1", "", *words).status == 1
        assert year(folder, 2024) == FINAL


class TestWhichYear:
    """The year's file that is meant."""

    def test_two_drafts(self, tmp_path: Path, call: Call) -> None:
        folder = data_folder(tmp_path, y2024=YEAR, y2026=YEAR.replace("R6", "R8"))
        found = call("record", "1-3-1", "10", "--data", str(folder))
        assert (found.status, "速報の年度が複数あります（R6、R8）" in found.err) == (2, True)
        assert "例 --year R8" in found.err

    def test_no_draft(self, tmp_path: Path, call: Call) -> None:
        found = call("record", "1-3-1", "10", "--data", str(data_folder(tmp_path, y2024=FINAL)))
        assert (found.status, "速報の年度がありません" in found.err) == (2, True)

    @pytest.mark.parametrize(
        ("files", "code"),
        [
            pytest.param({"2024.yaml": YEAR.encode("cp932")}, "YK001", id="Shift_JIS"),
            pytest.param({"2024.yaml": b"year: R6\nstate: draft\nentries: {"}, "YK002", id="a syntax error"),
            pytest.param({"2024.yaml": YEAR.replace("R6", "R7").encode()}, "YK202", id="another year in it"),
            pytest.param({"2024.yaml": YEAR.encode(), "2024.yml": YEAR.encode()}, "YK204", id="two files"),
            pytest.param({"2024.yaml": YEAR.encode() + b"state: draft\n"}, "YK003", id="a key twice"),
            pytest.param({"令和6年度.yaml": YEAR.encode()}, "YK202", id="another name"),
        ],
    )
    def test_a_file_that_is_not_clear(self, tmp_path: Path, call: Call, files: dict[str, bytes], code: str) -> None:
        folder = data_folder(tmp_path)
        for name, raw in files.items():
            (folder / "progress" / name).write_bytes(raw)
        found = call("record", "1-3-1", "10", "--year", "R6", "--data", str(folder))
        assert (found.status, code in found.err) == (1, True)
        assert "何も書き換えていません" in found.err
        assert {path.name: path.read_bytes() for path in (folder / "progress").iterdir()} == files

    def test_a_file_in_the_wrong_place(self, tmp_path: Path, call: Call) -> None:
        folder = data_folder(tmp_path)
        (folder / "progress" / "2024.yaml.txt").write_bytes(YEAR.encode())
        found = call("record", "1-3-1", "10", "--year", "R6", "--data", str(folder))
        assert (found.status, "2024.yaml.txt がそうなら" in found.err) == (2, True)

    def test_a_plan_that_cannot_be_read(self, tmp_path: Path, call: Call) -> None:
        found = call("record", "1-3-1", "10", "--data", str(data_folder(tmp_path, "title: [", y2024=YEAR)))
        assert (found.status, "計画を読めないため" in found.err) == (1, True)


def test_an_entry_of_another_shape(tmp_path: Path, call: Call) -> None:
    text = YEAR.replace("{value: 9}", "9")
    found = call("record", "1-3-1", "10", "--data", str(data_folder(tmp_path, y2024=text)))
    assert (found.status, found.out) == (1, "")
    assert "ここだけを書き換えられない書き方です" in found.err
    assert year(tmp_path / "data", 2024) == text


def test_byte_order_mark_and_line_ends_stay(tmp_path: Path, call: Call) -> None:
    folder = data_folder(tmp_path)
    before = b"\xef\xbb\xbf" + YEAR.replace("\n", "\r\n").encode()
    (folder / "progress" / "2024.yaml").write_bytes(before)
    assert call("record", "1-3-1", "10", "--source", "台帳", "--data", str(folder)).status == 0
    after = before.replace(b"{value: 9}", "{value: 10, source: 台帳}".encode())
    assert (folder / "progress" / "2024.yaml").read_bytes() == after


def test_the_shipped_year(tmp_path: Path) -> None:
    """What is not reported yet goes below the comment that says so; the other lines stay as they are."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / "data" / "progress" / "2025.yaml"
    before = path.read_bytes().decode()
    for words in (["3-4-2", "策定", "--note", "案"], ["1-3-3", "18.9%"], ["2-2-1", "--note", "一\n二"]):
        assert program("record", *words, "--year", "R7", cwd=tmp_path).returncode == 0
    after = before.replace("（未報告）。\n", "（未報告）。\n  3-4-2: {stage: 策定, note: 案}\n").replace("17.6", "18.9")
    assert path.read_bytes().decode() == after.replace("記入例 月1回の運用が定着した", '"一\\n二"')


def test_completion(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for line, there in (("ykplan record 1-", "1-3-1"), ("ykplan record 1-3-1 --absent not_s", "not_surveyed")):
        given = {"_YKPLAN_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
        assert there in program(cwd=tmp_path, given=given).stdout.decode()


def test_how_many_answered_is_a_published_figure_too(folder: Path, call: Call) -> None:
    path = folder / "progress" / "2024.yaml"
    path.write_text(FINAL.replace("{absent: not_measured}", "{value: 25, sample_size: 800}"), encoding="utf-8")
    words = ("record", "1-3-2", "--sample-size", "20", "--year", "R6", "--data", str(folder))
    refused = call(*words)
    assert (refused.status, "確定しています" in refused.err) == (2, True)
    assert "sample_size: 800" in year(folder, 2024)
    assert call(*words, "--correct", "--reason", "誤記", "--on", "2026-09-01").status == 0
    assert "sample_size: 20" in year(folder, 2024)
    assert "{was: 25, on: 2026-09-01, reason: 回答数 800 → 20。誤記}" in year(folder, 2024)
