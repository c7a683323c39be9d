"""`ykplan report`: which file is written, what it is dated, and what is refused."""

import sys
from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from tests.cli.calling import Call
from tests.revisions import commit


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder beside which this process stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return data_folder(tmp_path, y2024=YEAR)


def test_a_file_is_written_and_named(folder: Path, tmp_path: Path, call: Call) -> None:
    found = call("report", "--format", "md")
    assert (found.status, found.out, found.err) == (0, "", "report-2024.md を書きました\n")
    assert "令和6年度" in (tmp_path / "report-2024.md").read_text(encoding="utf-8")
    assert folder.exists()


@pytest.mark.parametrize(
    ("output", "path"), [("a.md", "a.md"), ("new/a.md", "new/a.md"), ("data", "data/report-2024.md")]
)
@pytest.mark.usefixtures("folder")
def test_where_it_is_written(tmp_path: Path, call: Call, output: str, path: str) -> None:
    assert call("report", "--format", "md", "--output", output).status == 0
    assert (tmp_path / path).exists()


@pytest.mark.parametrize(
    ("output", "start"), [("a.xlsx", b"PK"), ("a.MD", b"# "), ("a.html", b"<!doctype"), ("a.b", b"<!doctype")]
)
@pytest.mark.usefixtures("folder")
def test_a_name_tells_the_format(tmp_path: Path, call: Call, output: str, start: bytes) -> None:
    assert call("report", "--output", output).status == 0
    assert (tmp_path / output).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("form", "said"),
    [("md", "--format docx とするか、名前の終わりを .md にしてください"), ("all", "フォルダーを指定してください")],
)
@pytest.mark.usefixtures("folder")
def test_a_name_of_another_format_is_refused(tmp_path: Path, call: Call, form: str, said: str) -> None:
    found = call("report", "--format", form, "--output", "a.docx")
    assert found.status == 2
    assert said in found.err
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.usefixtures("folder")
def test_standard_output(tmp_path: Path, call: Call) -> None:
    found = call("report", "--format", "md", "--output", "-")
    assert found.out.startswith("# 例の計画　令和6年度　進捗状況報告書")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


@pytest.mark.usefixtures("folder")
def test_the_day_is_given_and_never_today_s(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def written(*words: str) -> str:
        assert call("report", "--format", "md", "--output", "a.md", *words).status == 0
        return (tmp_path / "a.md").read_text(encoding="utf-8")

    assert "作成\n" not in written()
    assert "令和8年6月30日作成" in written("--date", "2026-06-30")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782777600")
    assert "令和8年6月30日作成" in written()
    assert "令和8年7月1日作成" in written("--date", "2026-07-01")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782831599")
    assert "令和8年6月30日作成" in written()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782831600")  # midnight in Japan
    assert "令和8年7月1日作成" in written()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("epoch", ["9" * 20, "9" * 5000, "253402300799"])
def test_a_day_beyond_the_calendar(call: Call, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    found = call("report", "--format", "md", "--output", "a.md")
    assert (found.status, "SOURCE_DATE_EPOCH" in found.err) == (2, True)


@pytest.mark.usefixtures("folder")
def test_final_refuses_a_year_that_is_not(tmp_path: Path, call: Call) -> None:
    found = call("report", "--format", "md", "--final")
    assert found.status == 1
    assert "確定した報告書は作れません: 令和6年度の数値は速報です" in found.err
    assert not (tmp_path / "report-2024.md").exists()


def test_final_refuses_data_with_errors(folder: Path, call: Call) -> None:
    text = YEAR.replace("draft", "final").replace("value: 9", "value: 九")
    (folder / "progress" / "2024.yaml").write_text(text, encoding="utf-8")
    found = call("report", "--format", "md", "--final")
    assert found.status == 1
    assert "データに誤りがあります" in found.err


def test_final_makes_a_final_year(folder: Path, call: Call) -> None:
    (folder / "progress" / "2024.yaml").write_text(YEAR.replace("draft", "final"), encoding="utf-8")
    assert call("report", "--format", "md", "--final").status == 0


def test_errors_are_told_and_the_report_shows_them(folder: Path, tmp_path: Path, call: Call) -> None:
    (folder / "progress" / "2024.yaml").write_text(YEAR.replace("value: 9", "value: 九"), encoding="utf-8")
    found = call("report", "--format", "md")
    assert found.status == 1
    assert "YK023" in found.err
    assert "| 誤り |" in (tmp_path / "report-2024.md").read_text(encoding="utf-8")


def test_the_commit_is_in_the_record(folder: Path, tmp_path: Path, call: Call) -> None:
    name = commit(tmp_path)
    call("report", "--format", "md", "--output", "../a.md")
    text = (tmp_path.parent / "a.md").read_text(encoding="utf-8")
    assert f"{name}\n" in text
    (folder / "progress" / "2024.yaml").write_text(YEAR + "# x\n", encoding="utf-8")
    call("report", "--format", "md", "--output", "../a.md")
    assert f"{name}（その後の変更を含む）" in (tmp_path.parent / "a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("logo", ["none.png", "../mark.png", "mark.exe", "false.png", "false.svg"])
def test_a_mark_that_cannot_be_used(folder: Path, call: Call, logo: str) -> None:
    for name in ("false.png", "false.svg"):
        (folder / name).write_bytes(b"GIF89a")
    (folder / "report.yaml").write_text(f"logo: {logo}\n", encoding="utf-8")
    found = call("report", "--format", "md")
    assert found.status == 2
    assert "logo" in found.err


@pytest.mark.parametrize(
    "words",
    [("--format", "doc"), ("--date", "令和8年"), ("--year", "R20"), ("--format", "all", "--output", "-")],
    ids=["format", "day", "year", "all to standard output"],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage(call: Call, words: tuple[str, ...]) -> None:
    found = call("report", *words)
    assert (found.status, found.err.splitlines()[-1]) == (2, "使い方は ykplan report --help で見られます")


@pytest.mark.usefixtures("folder")
def test_a_place_that_cannot_be_written(call: Call) -> None:
    found = call("report", "--format", "md", "--output", "data/plan.yaml/x.md")
    assert found.status == 2
    assert found.err == "data/plan.yaml/x.md に書けません（同じ名前のファイルがあります）\n"


LACKING = "部品が入っていません（{}）\n  次の一行で入ります: {} -m pip install "


@pytest.mark.parametrize(
    ("form", "part", "what"),
    [
        ("pdf", "typst", "PDF を作る"),
        ("docx", "docx", "Word の文書を作る"),
        ("xlsx", "xlsxwriter", "Excel のブックを作る"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_missing_part_is_named(call: Call, monkeypatch: pytest.MonkeyPatch, form: str, part: str, what: str) -> None:
    without(monkeypatch, part)
    found = call("report", "--format", form)
    assert found.status == 2
    assert what + LACKING.format(part, sys.executable) in found.err
    assert all(f'"{name}' in found.err for name in ("noto-cjk-sans-jp", "python-docx", "typst", "xlsxwriter"))
    assert "--help" not in found.err


@pytest.mark.usefixtures("folder")
def test_what_needs_no_missing_part_is_made(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "docx")
    found = call("report", "--format", "all", "--output", "out")
    assert (found.status, found.err.count("部品が入っていません")) == (2, 1)
    made = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert made == [".html", ".md", ".pdf", ".xlsx"]


def without(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """Make Python find neither a part nor what of this program was imported with it."""
    for name in list(sys.modules):
        if name == part or name.startswith((f"{part}.", "ykplan.render.report.")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, part, None)


def test_final_names_earlier_years_that_are_still_samples(folder: Path, call: Call) -> None:
    (folder / "progress" / "2024.yaml").write_text(YEAR.replace("draft", "sample"), encoding="utf-8")
    final = YEAR.replace("draft", "final").replace("R6", "R7").replace("value: 9", "value: 10")
    (folder / "progress" / "2025.yaml").write_text(final, encoding="utf-8")
    told = "令和6年度は記入例のままです。公表する前に実際の実績に替えてください"
    found = call("report", "--format", "md", "--final")
    assert (found.status, found.err.splitlines()[0]) == (0, told)
    assert told not in call("report", "--format", "md").err


def test_somebody_else_s_repository_is_told(
    folder: Path, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(tmp_path)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    found = call("report", "--format", "md", "--data", str(folder))
    assert found.status == 0
    assert "どの版のデータから作ったかを載せられません: フォルダーの持ち主が違うので" in found.err
