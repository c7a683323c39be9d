"""What a command writes where it is told to: into what is no file, never over the data, and a word when it cannot."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from tests.cli.calling import Call, program
from tests.killing import names
from tests.logos import svg


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder with a file of every kind, beside which this process stands."""
    monkeypatch.chdir(tmp_path)
    folder = data_folder(tmp_path, y2024=YEAR)
    (folder / "report.yaml").write_text("logo: mark.svg\n", encoding="utf-8")
    (folder / "mark.svg").write_bytes(svg())
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _link(make: Callable[[str, str], None], to: str, name: str = "out.md") -> str:
    make(to, name)
    return name


@pytest.mark.parametrize(
    "output",
    [
        pytest.param(lambda: "data/plan.yaml", id="the plan"),
        pytest.param(lambda: "data/../data/plan.yaml", id="by a way round"),
        pytest.param(lambda: os.path.abspath("data/plan.yaml"), id="by its whole name"),  # noqa: PTH100
        pytest.param(lambda: "data/progress/2024.yaml", id="a year"),
        pytest.param(lambda: "data/progress/2030.yaml", id="a year that is not there yet"),
        pytest.param(lambda: "data/approved.yaml", id="a copy that is not there yet"),
        pytest.param(lambda: "data/Plan.YAML", id="in capitals"),
        pytest.param(lambda: "data/report.yaml", id="the report's words"),
        pytest.param(lambda: "data/mark.svg", id="the picture"),
        pytest.param(lambda: "data/foo/2024.yaml", id="a stray year in a folder that is not there yet"),
        pytest.param(lambda: "data/foo/bar/baz/any.yml", id="a YAML file further down"),
        pytest.param(lambda: "data/progress/old/2024.yaml", id="a year further down"),
        pytest.param(lambda: "data/2024.yaml", id="a stray year"),
        pytest.param(lambda: "data/progress/2030.yaml.txt", id="a year with another ending behind"),
        pytest.param(lambda: "data/progress/令和6年度.YML", id="a year in Japanese"),
        pytest.param(lambda: "data/new.yaml/report.md", id="in a folder of such a name"),
        pytest.param(lambda: "data/nowhere/../progress/2031.yaml", id="by a folder that is not there"),
        pytest.param(lambda: _link(os.symlink, ".", "data/link") + "/2024.yaml", id="in a folder that is a link"),
        pytest.param(lambda: _link(os.symlink, "/tmp", "data/tmp") + "/2024.yaml", id="in one that leads out"),  # noqa: S108
        pytest.param(lambda: "data/.ykplan", id="the place of the lock"),
        pytest.param(lambda: _link(os.symlink, "data/plan.yaml"), id="through a link"),
        pytest.param(lambda: _link(os.symlink, "data/approved.yaml"), id="through a link to what is not there"),
        pytest.param(lambda: _link(os.link, "data/plan.yaml"), id="under a second name"),
        pytest.param(lambda: _link(os.link, "data/mark.svg"), id="the picture under a second name"),
    ],
)
def test_the_data_is_never_written_over(folder: Path, call: Call, output: Callable[[], str]) -> None:
    named = output()
    before = contents(folder)
    found = call("report", "--format", "md", "--output", named)
    assert (found.status, found.err) == (
        2,
        f"{named} は計画のデータなので、書きません\n  ほかの名前を --output に指定してください\n",
    )
    assert contents(folder) == before


@pytest.mark.parametrize("name", ["progress", "progress/2024.yaml", "progress/x/2024.yaml"])
def test_a_folder_without_years_gets_none(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = data_folder(tmp_path)
    shutil.rmtree(folder / "progress", ignore_errors=True)
    assert "計画のデータなので" in call("report", "--format", "md", "--output", f"data/{name}").err
    assert names(folder) == ["plan.yaml"]


@pytest.mark.parametrize("output", ["data/approved.yaml", "data/foo.yml/forms", "data/progress/2030.yaml"])
def test_no_folder_stands_where_data_belong(folder: Path, call: Call, output: str) -> None:
    before = contents(folder)
    for words in (("form", "export", "--year", "R6"), ("report", "--format", "all")):
        found = call(*words, "--output", output)
        assert (found.status, "計画のデータなので" in found.err) == (2, True)
    assert not Path(output).exists()
    assert contents(folder) == before


@pytest.mark.parametrize("output", ["data/out/report.md", "data/progress/report.md", "2024.yaml", "yaml/report.md"])
@pytest.mark.usefixtures("folder")
def test_anything_else_may_lie_there(call: Call, output: str) -> None:
    assert call("report", "--format", "md", "--output", output).status == 0
    assert Path(output).is_file()
    assert call("validate").status == 0


def test_neither_is_another_plan_s(folder: Path, tmp_path: Path, call: Call) -> None:
    other = data_folder(tmp_path / "other", y2024=YEAR)
    before = contents(other)
    for name in ("plan.yaml", "progress/2024.yaml", "new/2025.yaml"):
        assert call("report", "--data", str(folder), "--output", str(other / name)).status == 2
    assert contents(other) == before


def test_all_formats_and_forms_pass_the_same_gate(folder: Path, call: Call) -> None:
    Path("out").mkdir()
    Path("out/report-2024.md").symlink_to(folder / "plan.yaml")
    Path("out/担当課の記載なし.xlsx").hardlink_to(folder / "progress" / "2024.yaml")
    before = contents(folder)
    assert "計画のデータなので" in call("report", "--format", "all", "--output", "out").err
    found = call("form", "export", "--year", "R6", "--output", "out", "--force")
    assert (found.status, contents(folder)) == (2, before)
    assert names(Path("out")) == ["report-2024.md", "担当課の記載なし.xlsx"]


@pytest.mark.parametrize(
    "words",
    [
        ("site", "-"),
        ("form", "export", "--year", "R6", "--output", "-"),
        ("report", "--format", "all", "--output", "-"),
    ],
    ids=lambda words: words[0],
)
def test_several_files_do_not_go_to_standard_output(tmp_path: Path, folder: Path, call: Call, words: list[str]) -> None:
    found = call(*words)
    assert (found.status, "標準出力（-）には書けません" in found.err) == (2, True)
    assert names(tmp_path) == [folder.name]


@pytest.mark.parametrize("target", ["data", "data/public", "data/progress/x/y", ".", "link", "LINK/public"])
def test_no_site_goes_into_the_data_or_around_it(folder: Path, call: Call, target: str) -> None:
    Path("link").symlink_to("data")
    Path("LINK").symlink_to("data/progress")
    before = contents(folder)
    found = call("site", target, "--draft")
    assert (found.status, contents(folder)) == (2, before)
    assert "計画のデータのフォルダー" in found.err


@pytest.mark.usefixtures("folder")
def test_what_is_no_file_is_written_into(tmp_path: Path, call: Call) -> None:
    os.mkfifo("pipe")
    with Path("got").open("wb") as got, subprocess.Popen(["cat", "pipe"], stdout=got):  # noqa: S607
        assert call("report", "--format", "md", "--output", "pipe").status == 0
    assert Path("got").read_text(encoding="utf-8").startswith("# 例の計画")
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)
    for device in ("/dev/null", "null"):
        Path("null").unlink(missing_ok=True)
        Path("null").symlink_to("/dev/null")
        assert call("report", "--format", "md", "--output", device).status == 0
        assert stat.S_ISCHR(Path(device).stat().st_mode)
    assert names(tmp_path) == ["data", "got", "null", "pipe"]


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.usefixtures("folder")
def test_standard_output_by_its_names(tmp_path: Path, name: str) -> None:
    done = program("report", "--format", "md", "--output", name, cwd=tmp_path, given={"PYTHONUTF8": "1"})
    assert done.stdout.decode().startswith("# 例の計画")
    with Path("log").open("wb") as log:
        log.write(b"before\n")
        log.flush()
        command = [sys.executable, "-m", "ykplan", "report", "--format", "md", "--output", name]
        assert subprocess.run(command, stdout=log, check=False).returncode == 0  # noqa: S603
    assert Path("log").read_text(encoding="utf-8").startswith("before\n# 例の計画")


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("/dev/full", "空き容量がありません"),
        ("/dev/fd/987", "書き込む先として開かれていません"),
        ("x" * 300, "名前が長すぎます"),
        ("loop", "リンクがめぐっていて行き着きません"),
        ("loop/a.md", "リンクがめぐっていて行き着きません"),
        ("closed.md", "読み取り専用です"),
    ],
    ids=lambda value: value[:12],
)
@pytest.mark.usefixtures("folder")
def test_one_line_says_why_it_cannot_be_written(call: Call, output: str, why: str) -> None:
    Path("loop").symlink_to("loop")
    Path("closed.md").touch(mode=0o444)
    found = call("report", "--format", "md", "--output", output)
    assert (found.status, found.err) == (2, f"{output} に書けません（{why}）\n")


def test_a_read_only_file_of_the_data_stays(folder: Path, call: Call) -> None:
    path = folder / "progress" / "2024.yaml"
    path.chmod(0o444)
    for words in (("record", "1-3-1", "10", "--year", "R6"), ("close", "R6")):
        call(*words)
        assert path.read_text(encoding="utf-8") == YEAR
    found = call("record", "1-3-1", "10", "--year", "R6")
    assert (found.status, "に書き込めません（読み取り専用です）" in found.err) == (2, True)
    assert names(folder) == ["mark.svg", "plan.yaml", "progress", "report.yaml"]


@pytest.mark.parametrize("logo", ["pipe.png", "zero.png", "zero.svg", "loop.svg", "x" * 300 + ".png"])
def test_a_picture_is_never_waited_for(folder: Path, call: Call, logo: str) -> None:
    os.mkfifo(folder / "pipe.png")
    for name, to in (("zero.png", "/dev/zero"), ("zero.svg", "/dev/zero"), ("loop.svg", "loop.svg")):
        (folder / name).symlink_to(to)
    (folder / "report.yaml").write_text(f"logo: {logo}\n", encoding="utf-8")
    for words in (("report", "--format", "html"), ("site", "public", "--draft")):
        found = call(*words)
        assert (found.status, found.out) == (2, "")
        first, hint, *rest = found.err.splitlines()
        assert first.startswith("data/report.yaml の logo: 画像「")
        assert (hint, rest) == ("  ファイルの有無と、読む権限を確かめてください", [])
    found = call("validate", "data")
    assert (found.status, "YK014" in found.out) == (1, True)


@pytest.mark.parametrize("place", ["plan.yaml", "approved.yaml", "report.yaml", "progress/2024.yaml"])
@pytest.mark.parametrize("to", ["/dev/zero", "pipe"])
def test_no_file_of_the_data_is_waited_for(folder: Path, call: Call, place: str, to: str) -> None:
    os.mkfifo(folder / place.rpartition("/")[0] / "pipe")
    (folder / place).unlink(missing_ok=True)
    (folder / place).symlink_to(to)
    found = call("validate", "data")
    assert (
        found.status,
        f"data/{place}:1:1: error YK012: ファイルを開けません（ファイルではありません）" in found.out,
    ) == (
        1,
        True,
    )
