"""`ykplan site`: a folder to publish, whole, repeatable, and never over somebody else's files."""

import json
import os
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from tests.cli.calling import Call
from tests.counting import counted
from tests.folder import write_folder
from ykplan.judging.rubric import judge
from ykplan.judging.standing import standing

FILES = [
    "2024/index.html",
    "2024/report-2024.pdf",
    "2025/index.html",
    "2025/report-2025.pdf",
    "data/datapackage.json",
    "data/indicators.csv",
    "data/indicators.json",
    "index.html",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder of two years, beside which this process stands."""
    monkeypatch.chdir(tmp_path)
    return data_folder(tmp_path, y2024=YEAR, y2025=YEAR.replace("R6", "R7").replace("value: 9", "value: 10"))


def files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


@pytest.mark.usefixtures("folder")
def test_every_year_is_there_and_every_link_leads_somewhere(tmp_path: Path, call: Call) -> None:
    found = call("site", "public/plan", "--draft")
    assert found.status == 0
    site = tmp_path / "public" / "plan"
    assert files(site) == FILES
    page = (site / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"#]+)"', page)
    assert len(links) == 7
    assert all((site / link).is_file() for link in links)


@pytest.mark.usefixtures("folder")
def test_the_index_holds_the_history_of_every_indicator(tmp_path: Path, call: Call) -> None:
    call("site", "public", "--draft")
    page = (tmp_path / "public" / "index.html").read_text(encoding="utf-8")
    row = re.search(r"1-3-1</span> 協議体の設置数</th>(.*?)</tr>", page, re.DOTALL)
    assert row is not None
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row[1])).strip()
    assert said == "8か所 令和5年度 9か所 ○ 順調 10か所 ○ 順調 12か所 令和10年度"
    assert "速報の数値を含みます" in page
    assert "default-src 'none'" in unescape(page)


@pytest.mark.usefixtures("folder")
def test_the_same_data_gives_the_same_bytes(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    call("site", "one", "--draft", "--date", "2026-06-30")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    call("site", "two", "--draft", "--date", "2026-06-30")
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_a_second_run_follows_the_data(folder: Path, tmp_path: Path, call: Call) -> None:
    call("site", "public", "--draft")
    path = folder / "progress" / "2025.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 10", "value: 11"), encoding="utf-8")
    assert call("site", "public", "--draft").status == 0
    years = json.loads((tmp_path / "public" / "data" / "indicators.json").read_text(encoding="utf-8"))
    assert "11" in json.dumps(years[1])


@pytest.mark.parametrize("there", ["notes.txt", "index.html"])
@pytest.mark.usefixtures("folder")
def test_somebody_else_s_folder_is_left_alone(tmp_path: Path, call: Call, there: str) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / there).write_text("<html>私のページ</html>", encoding="utf-8")
    found = call("site", "public", "--draft")
    assert found.status == 2
    assert "別のものが入っています" in found.err
    assert files(tmp_path / "public") == [there]


def test_no_place_of_this_machine_is_published(folder: Path, tmp_path: Path, call: Call) -> None:
    call("site", "public", "--draft", "--data", str(folder))
    for name in FILES:
        assert str(tmp_path).encode() not in (tmp_path / "public" / name).read_bytes(), name


def test_errors_are_told_and_nothing_wrong_is_shown(folder: Path, tmp_path: Path, call: Call) -> None:
    (folder / "progress" / "2025.yaml").write_text(
        YEAR.replace("R6", "R7").replace("value: 9", "value: 九"), encoding="utf-8"
    )
    found = call("site", "public", "--draft")
    assert found.status == 1
    page = (tmp_path / "public" / "index.html").read_text(encoding="utf-8")
    assert "誤り" in page
    assert "九" not in page


@pytest.mark.usefixtures("folder")
def test_a_place_that_cannot_be_written(tmp_path: Path, call: Call) -> None:
    (tmp_path / "file").touch()
    found = call("site", "file/public", "--draft")
    assert found.status == 2
    assert "file/public に書けません（同じ名前のファイルがあります）" in found.err


@pytest.mark.parametrize(
    "make", [Path.touch, os.mkfifo, lambda path: path.symlink_to(path)], ids=["file", "pipe", "link"]
)
@pytest.mark.usefixtures("folder")
def test_what_is_no_folder_is_called_so(tmp_path: Path, call: Call, make: Callable[[Path], object]) -> None:
    make(tmp_path / "public")
    found = call("site", "public", "--draft")
    assert (found.status, found.err.splitlines()[0]) == (2, "public はフォルダーではありません")


@pytest.mark.usefixtures("folder")
def test_a_name_that_no_system_takes(call: Call) -> None:
    found = call("site", "x" * 300)
    assert found.status == 2
    assert "を読めません（" in found.err


def test_years_that_are_still_samples_are_named(folder: Path, call: Call) -> None:
    told = "は記入例のままです。公表する前に実際の実績に替えてください"
    for file, said in (("2024.yaml", f"令和6年度{told}"), ("2025.yaml", f"令和6年度・令和7年度{told}")):
        path = folder / "progress" / file
        path.write_text(path.read_text(encoding="utf-8").replace("draft", "sample"), encoding="utf-8")
        found = call("site", "public", "--draft")
        assert (found.status, found.err.splitlines()[0]) == (0, said)
        note = said.replace(told, "は記入例（見本）で、報告された実績ではありません。")
        assert f">{note}<" in Path("public/index.html").read_text(encoding="utf-8")
        assert f'"{note}"' in Path("public/data/datapackage.json").read_text(encoding="utf-8")


def write(folder: Path, year: int, text: str) -> None:
    (folder / "progress" / f"{year}.yaml").write_text(text.replace("R6", f"R{year - 2018}"), encoding="utf-8")


DRAFT = YEAR
FINAL = YEAR.replace("draft", "final")
SAMPLE = YEAR.replace("draft", "sample")
EMPTY = "year: R6\nstate: draft\nentries:\n  1-3-1: {}\n"
LEFT_OUT = "なので、載せません（載せるには --draft を付けてください）"


def test_a_draft_is_published_only_when_asked_for(folder: Path, call: Call) -> None:
    write(folder, 2024, FINAL)
    write(folder, 2025, DRAFT.replace("value: 9", "value: 7777"))
    found = call("site", "public")
    assert (found.status, found.err.splitlines()[0]) == (0, f"令和7年度は速報{LEFT_OUT}")
    assert files(Path("public")) == [name for name in FILES if "2025" not in name]
    assert not [path for path in Path("public").rglob("*.*") if b"7777" in path.read_bytes()]
    found = call("site", "public", "--draft")
    assert (found.status, LEFT_OUT in found.err, files(Path("public"))) == (0, False, FILES)
    assert "速報" in Path("public/2025/index.html").read_text(encoding="utf-8")
    call("site", "public")
    assert files(Path("public")) == [name for name in FILES if "2025" not in name]


def test_the_figures_of_a_draft_are_in_no_other_year_s_report(folder: Path, call: Call) -> None:
    write(folder, 2024, DRAFT.replace("value: 9", "value: 7777"))
    write(folder, 2025, FINAL)
    assert call("site", "public").status == 0
    assert not [path for path in Path("public").rglob("*.*") if b"7777" in path.read_bytes()]


def test_years_without_figures_are_not_published(folder: Path, call: Call) -> None:
    write(folder, 2024, SAMPLE)
    (folder / "progress" / "2025.yaml").unlink()
    write(folder, 2026, FINAL)
    write(folder, 2027, EMPTY)
    found = call("site", "public", "--draft")
    assert found.status == 0
    assert found.err.splitlines()[:3] == [
        "令和7年度は実績のファイルがないので、載せません",
        "令和9年度は実績がまだないので、載せません",
        "令和6年度は記入例のままです。公表する前に実際の実績に替えてください",
    ]
    assert [name for name in files(Path("public")) if name.endswith("/index.html")] == [
        "2024/index.html",
        "2026/index.html",
    ]


@pytest.mark.parametrize("year", [DRAFT, EMPTY], ids=["draft", "empty"])
def test_nothing_is_published_where_no_year_may_be(folder: Path, call: Call, year: str) -> None:
    write(folder, 2024, FINAL)
    call("site", "public")
    before = files(Path("public"))
    write(folder, 2024, year)
    write(folder, 2025, EMPTY)
    found = call("site", "public")
    assert (found.status, found.err.splitlines()[-1]) == (2, "公表できる年度がありません。何も書いていません")
    assert files(Path("public")) == before


def test_a_year_that_cannot_be_read_is_not_published(folder: Path, call: Call) -> None:
    write(folder, 2024, FINAL)
    write(folder, 2025, FINAL.replace("final", "fnal"))
    found = call("site", "public")
    assert (found.status, "令和7年度はデータに誤りがあって読めないので、載せません" in found.err) == (1, True)
    assert "2025/index.html" not in files(Path("public"))


def test_what_other_people_put_there_stays_and_a_withdrawn_year_goes(folder: Path, call: Call) -> None:
    call("site", "public", "--draft")
    theirs = [".git/HEAD", ".htaccess", ".nojekyll", ".well-known/a.txt", "2025/memo.txt", "CNAME", "robots.txt"]
    for name in theirs:
        path = Path("public", name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (folder / "progress" / "2025.yaml").unlink()
    assert call("site", "public", "--draft").status == 0
    assert files(Path("public")) == sorted([*(name for name in FILES if not name.startswith("2025/")), *theirs])
    assert all(Path("public", name).read_text(encoding="utf-8") == name for name in theirs)


@pytest.mark.usefixtures("folder")
def test_a_folder_that_was_only_prepared(tmp_path: Path, call: Call) -> None:
    for name in (".git", ".well-known"):
        (tmp_path / "public" / name).mkdir(parents=True)
    (tmp_path / "public" / "CNAME").touch()
    assert call("site", "public", "--draft").status == 0
    assert files(tmp_path / "public") == sorted(["CNAME", *FILES])


@pytest.mark.usefixtures("folder")
def test_the_folder_we_stand_in_is_not_taken_away(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    call("site", "public", "--draft")
    monkeypatch.chdir(tmp_path / "public" / "2024")
    for name in (".", ".."):
        found = call("site", name, "--draft", "--data", "../../data")
        assert (found.status, "入れ替えられません" in found.err or "別のもの" in found.err) == (2, True)
    assert files(tmp_path / "public") == FILES


def test_each_year_is_judged_once_however_many_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Call
) -> None:
    """Every report has the years before its own, and the open data have all of them."""
    monkeypatch.chdir(tmp_path)
    reported = {year: {each: {"value": "4"} for each in ("1-1-1", "1-1-2")} for year in range(2024, 2029)}
    write_folder(tmp_path, [{}, {}], reported)
    with counted(standing, judge) as calls:
        assert call("site", "public").status == 0
    # A rule looks at each standing as well, for figures that are unlikely.
    assert calls == {"judge": 2 * 5, "standing": 2 * 5 + 2 * 5}
