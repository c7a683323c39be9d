"""Options that several commands share: days in every usual way, one value for an option, and folders."""

from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from tests.cli.calling import Call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder beside which this process stands."""
    monkeypatch.chdir(tmp_path)
    return data_folder(tmp_path, y2024=YEAR)


@pytest.mark.parametrize("day", ["令和9年5月31日", "R9.5.31", "２０２７／５／３１", "2027-5-31", "2027年5月31日"])
def test_every_option_for_a_day_takes_every_way(folder: Path, call: Call, day: str) -> None:
    assert call("new", "R7", "--deadline", day).status == 0
    assert "deadline: 2027-05-31" in (folder / "progress" / "2025.yaml").read_text(encoding="utf-8")
    assert "提出期限" in call("status", "--missing", "--date", day).out
    assert "令和9年5月31日作成" in call("report", "--format", "md", "--output", "-", "--date", day).out
    assert call("site", "public", "--draft", "--date", day).status == 0
    path = folder / "progress" / "2024.yaml"
    path.write_text(YEAR.replace("draft", "final"), encoding="utf-8")
    assert call("record", "1-3-1", "8", "--year", "R6", "--correct", "--reason", "誤り", "--on", day).status == 0
    assert "on: 2027-05-31" in path.read_text(encoding="utf-8")
    assert (
        "2027-05-31 に決めた改定" in call("approve", "--amendment", day).err or not (folder / "approved.yaml").exists()
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("平成31年5月1日", "（その日は平成ではありません）\n  令和元年5月1日（2019-05-01） のことではありませんか"),
        ("令和3年2月30日", "（暦に2月30日はありません）\n  2026-03-31、令和8年3月31日、R8.3.31 のように"),
        ("あした", "\n  2026-03-31、令和8年3月31日、R8.3.31 のように"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_day_that_is_none(call: Call, day: str, said: str) -> None:
    for words in (
        ("new", "R7", "--deadline"),
        ("report", "--date"),
        ("site", "public", "--date"),
        ("approve", "--amendment"),
    ):
        found = call(*words, day)
        assert (found.status, f"「{day}」は日付として読めません{said}" in found.err) == (2, True)


@pytest.mark.parametrize(
    ("epoch", "hidden"),
    [
        *((epoch, "") for epoch in ("99999999999999999", "4102444800", "-1", "+1", "abc", "1.5", "1e9", "1_0", "0x1")),
        *((epoch, "") for epoch in ("１", "٣", "9" * 5000)),
        (" 0", "（空白（U+0020）が入っています）"),
        ("0\n", "（空白（U+000A）が入っています）"),
        ("  ", "（空白（U+0020）が入っています）"),
        ("\u30000", "（全角の空白（U+3000）が入っています）"),
        ("0\u200b", "（目に見えない幅のない空白（U+200B）が入っています）"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_an_epoch_that_is_none(call: Call, monkeypatch: pytest.MonkeyPatch, epoch: str, hidden: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for words in (("report", "--format", "md"), ("site", "public", "--draft")):
        found = call(*words)
        assert (found.status, len(found.err.splitlines())) == (2, 1)
        shown = epoch.replace("\n", "␊")[:40] + "…" * (len(epoch) > 40)
        assert found.err.startswith(f"環境変数 SOURCE_DATE_EPOCH の「{shown}」は日時として使えません{hidden}。")
        assert "半角の数字だけで" in found.err
    assert call("report", "--format", "md", "--date", "R8.6.30").status == 0


@pytest.mark.parametrize("wide", ["3", "two", "0", "２", "2 ", "\u3000", "12"])
@pytest.mark.usefixtures("folder")
def test_a_width_that_is_none_is_refused(call: Call, monkeypatch: pytest.MonkeyPatch, wide: str) -> None:
    monkeypatch.setenv("YKPLAN_AMBIGUOUS", wide)
    for words in (
        ("status",),
        ("validate",),
        ("record", "1-3-1", "9"),
        ("form", "export", "--year", "R6", "--output", "f"),
    ):
        found = call(*words)
        assert (found.status, found.out, len(found.err.splitlines())) == (2, "", 1)
        assert found.err.startswith(f"環境変数 YKPLAN_AMBIGUOUS の「{wide}」は記号の幅として使えません")
    assert call("status", "--help").status == 0


@pytest.mark.parametrize("wide", ["", "1", "2"])
@pytest.mark.usefixtures("folder")
def test_the_widths_that_there_are(call: Call, monkeypatch: pytest.MonkeyPatch, wide: str) -> None:
    monkeypatch.setenv("YKPLAN_AMBIGUOUS", wide)
    assert (call("status").status, call("status").err) == (0, "")


@pytest.mark.parametrize("epoch", ["", "0", "0000000001", "4102444799"])
@pytest.mark.usefixtures("folder")
def test_the_first_and_the_last_epoch(call: Call, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert call("report", "--format", "md").status == 0


@pytest.mark.parametrize(
    "words",
    [
        ("status", "--data", "a", "--data", "data"),
        ("status", "--data=data", "--data=data"),
        ("show", "1-3-1", "--year", "R6", "--year", "R7"),
        ("report", "--output", "a.md", "--format", "md", "--output", "b.md"),
        ("record", "1-3-1", "9", "--note", "a", "--note", "b"),
        ("form", "export", "--year", "R6", "--output", "a", "--output", "b"),
        ("validate", "--format", "json", "--format", "text"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_an_option_given_twice_never_loses_a_value(folder: Path, call: Call, words: tuple[str, ...]) -> None:
    found = call(*words)
    twice = next(word.partition("=")[0] for word in words if words.count(word) > 1)
    said = f"{twice} は一度だけ書いてください（前の値が使われません）"
    command = " ".join(words[: 2 if words[0] == "form" else 1])
    assert (found.status, found.err.splitlines()) == (2, [said, f"使い方は ykplan {command} --help で見られます"])
    assert (folder / "progress" / "2024.yaml").read_text(encoding="utf-8") == YEAR


def test_what_may_stand_several_times(folder: Path, call: Call) -> None:
    assert call("validate", "--ignore", "YK2", "--ignore", "YK3", "--strict", "--strict").status == 0
    assert folder.exists()


@pytest.mark.usefixtures("folder")
def test_validate_and_fix_take_their_folder_as_others_do(tmp_path: Path, call: Call) -> None:
    other = data_folder(tmp_path / "b", y2024=YEAR.replace("value: 9", "value: ９"))
    words = ("--data", "data", "--data", str(other))
    assert "2つの計画を確かめました" in call("validate", *words).err
    assert call("fix", *words).err.splitlines()[-1] == "直したところ: 1"
    for command in ("validate", "fix"):
        found = call(command, "data", "--data", str(other))
        assert (found.status, "引数か --data のどちらか一方" in found.err) == (2, True)
    assert call("validate", "--data", "none").status == 2
    assert call("validate", "-", "--as", "data/plan.yaml", "--data", "data").status == 2
