"""Entries put into a year's file: what is asked for changes, and nothing else."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.build import PLAN, data_folder
from ykplan.data.loading import files_of
from ykplan.recording.changes import Changed, Recorded, Wanted, recorded

HEAD = "year: R6\nstate: draft\n"
FLOW = f"""{HEAD}# 実績
entries:
  1-3-1: {{value: 9, note: '増えた'}}   # 確かめた
  # 1-3-2 はまだ
  2-2-1: {{absent: under_review, note: 検討中}}
measures:
  1-3: {{done: 集まりを開いた}}
"""
BLOCK = f"""{HEAD}entries:
  1-3-1:
    # 台帳による
    value: 9   # 確かめた
    note: >-
      一行目
      二行目

  2-2-1:
    stage: "未設置"
    corrected:
      - {{was: 設置・運用, on: 2025-05-01, reason: 誤り}}
"""


def record(
    folder: Path, text: str, wanted: Wanted, corrections: Mapping[str, Mapping[str, str]] | None = None
) -> Recorded:
    """Put entries into the file of 令和6年度 with this text."""
    found = data_folder(folder, PLAN, y2024=text)
    return recorded(files_of(found), 2024, wanted, corrections)


@pytest.mark.parametrize(
    ("text", "wanted", "change"),
    [
        pytest.param(FLOW, {"1-3-1": {"value": "10"}}, ("value: 9,", "value: 10,"), id="a figure"),
        pytest.param(FLOW, {"1-3-1": {"note": "it's"}}, ("'増えた'", "'it''s'"), id="quotes stay"),
        pytest.param(FLOW, {"1-3-1": {"note": None}}, (", note: '増えた'", ""), id="a field goes"),
        pytest.param(FLOW, {"1-3-1": {"value": None}}, ("{value: 9, ", "{"), id="the first field goes"),
        pytest.param(FLOW, {"1-3-1": {"value": None, "note": None}}, ("{value: 9, note: '増えた'}", "{}"), id="all go"),
        pytest.param(
            FLOW,
            {"1-3-1": {"source": "台帳: 3, 4", "next": "2026"}},
            ("'増えた'}", '\'増えた\', source: "台帳: 3, 4", next: "2026"}'),
            id="new fields at the end",
        ),
        pytest.param(
            FLOW,
            {"2-2-1": {"stage": "未設置", "absent": None}},
            ("absent: under_review", "stage: 未設置"),
            id="a stage in the place of a reason",
        ),
        pytest.param(
            FLOW, {"2-2-1": {"note": "一\n二"}}, ("note: 検討中", 'note: "一\\n二"'), id="several lines in braces"
        ),
        pytest.param(
            FLOW,
            {"1-3-2": {"value": "3"}},
            ("  # 1-3-2 はまだ\n", "  # 1-3-2 はまだ\n  1-3-2: {value: 3}\n"),
            id="an entry below its comment",
        ),
        pytest.param(
            FLOW.replace(
                "  # 1-3-2 はまだ\n", "  # 1-3-2 はまだ\n  # 11-3-2 と 1-3-20 は別\n  # 1-3-2 は5月に\n  # 次\n"
            ),
            {"1-3-2": {"value": "3"}},
            ("  # 1-3-2 は5月に\n", "  # 1-3-2 は5月に\n  1-3-2: {value: 3}\n"),
            id="an entry below the last of its comments",
        ),
        pytest.param(BLOCK, {"1-3-1": {"value": "10"}}, ("value: 9 ", "value: 10 "), id="in lines: a figure"),
        pytest.param(
            BLOCK,
            {"1-3-1": {"note": "三行目"}},
            ("note: >-\n      一行目\n      二行目\n", "note: 三行目\n"),
            id="in lines: a block becomes a line",
        ),
        pytest.param(
            BLOCK,
            {"1-3-1": {"note": "三行目\n\n四行目"}},
            (">-\n      一行目\n      二行目", "|-\n      三行目\n\n      四行目"),
            id="in lines: a block stays one",
        ),
        pytest.param(
            BLOCK,
            {"1-3-1": {"value": None}},
            ("    value: 9   # 確かめた\n", "    # 確かめた\n"),
            id="in lines: a field goes, its comment stays",
        ),
        pytest.param(
            BLOCK,
            {"1-3-1": {"source": "台帳", "done": "一\n二"}},
            ("      二行目\n", "      二行目\n    source: 台帳\n    done: |-\n      一\n      二\n"),
            id="in lines: new fields at the end",
        ),
        pytest.param(
            BLOCK,
            {"1-3-2": {"value": "3", "note": "注"}},
            ("      二行目\n", "      二行目\n  1-3-2:\n    value: 3\n    note: 注\n"),
            id="in lines: an entry as its neighbour",
        ),
        pytest.param(
            f"{HEAD}entries:\n",
            {"1-3-1": {"value": "3"}},
            ("entries:\n", "entries:\n  1-3-1: {value: 3}\n"),
            id="no entry",
        ),
        pytest.param(
            f"{HEAD}entries: {{}}\n", {"1-3-1": {"value": "3"}}, (" {}\n", "\n  1-3-1: {value: 3}\n"), id="{}"
        ),
        pytest.param(
            HEAD, {"1-3-1": {"value": "3"}}, ("draft\n", "draft\nentries:\n  1-3-1: {value: 3}\n"), id="no entries"
        ),
        pytest.param(
            f"{HEAD}# 言葉\nmeasures:\n  1-3: {{done: x}}\n",
            {"2-2-1": {"stage": "未設置"}, "1-3-1": {"value": "3"}},
            ("draft\n", "draft\nentries:\n  1-3-1: {value: 3}\n  2-2-1: {stage: 未設置}\n"),
            id="no entries, but words",
        ),
        pytest.param(
            f"{HEAD}entries:\n  1-3-1:  # まだ\n  2-2-1: {{}}\n",
            {"1-3-1": {"value": "3"}, "2-2-1": {"stage": "未設置"}},
            ("1-3-1:  # まだ\n  2-2-1: {}", "1-3-1: {value: 3}  # まだ\n  2-2-1: {stage: 未設置}"),
            id="entries of an id only",
        ),
        pytest.param(
            f"{HEAD}entries:\n  1-3-1:  # まだ\n  2-2-1: {{}}\n",
            {"1-3-1": {"note": "一\n二"}, "2-2-1": {"note": "一\n二"}},
            (
                "1-3-1:  # まだ\n  2-2-1: {}",
                "1-3-1:  # まだ\n    note: |-\n      一\n      二\n  2-2-1:\n    note: |-\n      一\n      二",
            ),
            id="entries of an id only, with several lines",
        ),
        pytest.param(
            f"{HEAD}entries: {{1-3-1: {{value: 3}}, 2-2-1: {{stage: 未設置}}}}\n",
            {"1-3-2": {"value": "4"}},
            ("3}, ", "3}, 1-3-2: {value: 4}, "),
            id="all in braces",
        ),
        pytest.param(
            "{year: R6, state: draft}",
            {"1-3-2": {"value": "4"}},
            ("}", ", entries: {1-3-2: {value: 4}}}"),
            id="a file in braces",
        ),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_only_what_is_asked_for(tmp_path: Path, text: str, wanted: Wanted, change: tuple[str, str], ends: str) -> None:
    old, new = change
    assert text.count(old) == 1
    found = record(tmp_path, text.replace("\n", ends), wanted)
    assert (found.text, found.errors, found.left) == (text.replace(old, new).replace("\n", ends), (), ())


def test_what_changed_is_told_field_by_field(tmp_path: Path) -> None:
    wanted: Wanted = {
        "1-3-1": {"value": "10", "note": "増えた", "source": None},
        "1-3-2": {"absent": "ended", "note": None},
        "2-2-1": {},
    }
    assert record(tmp_path, FLOW, wanted).changed == (
        Changed("1-3-1", "value", "9", "10"),
        Changed("1-3-2", "absent", None, "ended"),
    )


def test_nothing_to_do(tmp_path: Path) -> None:
    found = record(tmp_path, FLOW, {"1-3-1": {"value": "9", "source": None}})
    assert found == Recorded(FLOW, (), ())


def test_only_new_errors_are_told(tmp_path: Path) -> None:
    text = FLOW.replace("{value: 9,", "{value: 約9,")
    found = record(tmp_path, text, {"2-2-1": {"stage": "設置"}, "1-3-2": {"value": "1,234", "sample_size": "-1"}})
    assert [error.code for error in found.errors] == ["YK023", "YK028", "YK203", "YK207"]
    assert found.errors[-1].span.line == 8
    assert record(tmp_path / "again", text, {"1-3-1": {"value": "9"}}).errors == ()


def test_new_warnings_are_told_too(tmp_path: Path) -> None:
    found = record(tmp_path, FLOW, {"1-3-1": {"value": "900"}})
    assert ([each.code for each in found.warnings], found.errors) == (["YK303"], ())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(f"{HEAD}entries:\n  1-3-1: 9\n  2-2-1:\n", ("1-3-1",), id="an entry that is a figure"),
        pytest.param(f"{HEAD}entries: [9]\n", ("1-3-1", "2-2-1"), id="entries that are a list"),
        pytest.param(f"{FLOW}x: &a 1\n", ("1-3-1", "2-2-1"), id="a file with flaws"),
    ],
)
def test_where_it_cannot_be_put_nothing_is(tmp_path: Path, text: str, left: tuple[str, ...]) -> None:
    found = record(tmp_path, text, {"1-3-1": {"value": "10"}, "2-2-1": {"stage": "拡充"}})
    assert found == Recorded(text, (), (), left)


def test_corrections_are_added(tmp_path: Path) -> None:
    put = {"was": "9", "on": "2026-11-23", "reason": "二重計上"}
    wanted: Wanted = {"1-3-1": {"value": "8"}, "2-2-1": {"stage": "拡充"}}
    found = record(tmp_path, BLOCK, wanted, {"1-3-1": put, "2-2-1": {**put, "was": "未設置"}})
    after = BLOCK.replace("value: 9 ", "value: 8 ").replace('"未設置"', '"拡充"')
    after = after.replace("二行目\n", "二行目\n    corrected:\n      - {was: 9, on: 2026-11-23, reason: 二重計上}\n")
    assert found.text == after + "      - {was: 未設置, on: 2026-11-23, reason: 二重計上}\n"
    assert found.errors == ()


def test_corrections_in_braces(tmp_path: Path) -> None:
    put = {"was": "9", "on": "2026-11-23", "reason": "x"}
    text = FLOW.replace("'増えた'", "x, corrected: [{was: 7, on: 2025-06-01, reason: x}]")
    found = record(tmp_path, text, {"1-3-1": {"value": "8"}}, {"1-3-1": put})
    assert "reason: x}, {was: 9, on: 2026-11-23, reason: x}]}   # 確かめた" in found.text


def test_a_year_without_a_file(tmp_path: Path) -> None:
    files = files_of(data_folder(tmp_path))
    with pytest.raises(ValueError, match="no readable file"):
        recorded(files, 2024, {})
