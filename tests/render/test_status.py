"""The overview in its four forms, over the shipped sample and over data meant to break them."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.booked import book_of
from tests.folder import write_folder
from ykplan.judging.overview import Overview
from ykplan.judging.owed import Due
from ykplan.platform.terminal import Screen
from ykplan.render.status import csv as as_csv
from ykplan.render.status import json as as_json
from ykplan.render.status import owed as as_missing
from ykplan.render.status import owed as as_reminder
from ykplan.render.status import table as as_table
from ykplan.render.status import text as as_text
from ykplan.text import widths

Golden = Callable[[str, str], None]


def view(folder: Path, year: int | None = None) -> Overview:
    book = book_of(folder)
    return book.overview(book.latest_year if year is None else year)


@pytest.mark.parametrize("year", [2024, 2025])
@pytest.mark.parametrize("width", [30, 60, 80, 120])
def test_table_is_as_approved(shipped: Path, golden: Golden, width: int, year: int) -> None:
    golden(f"status-{year}-{width}.txt", as_table.render(view(shipped, year), Screen(width)))


@pytest.mark.parametrize("width", [20, 30, 45, 60, 72, 80, 99, 120, 200])
def test_no_line_is_wider_than_the_screen(shipped: Path, width: int) -> None:
    lines = as_table.render(view(shipped), Screen(width)).splitlines()
    assert max(map(widths.width, lines)) <= width


@pytest.mark.parametrize("width", [30, 60, 80, 120])
def test_no_figure_is_split(shipped: Path, width: int) -> None:
    shown = as_table.render(view(shipped), Screen(width))
    for figure in ("8か所", "12か所 (R10)", "18.9%", "17.6%", "25.0%", "50.0%"):
        assert figure in shown


def test_table_on_a_console_without_the_signs(shipped: Path, golden: Golden) -> None:
    shown = as_table.render(view(shipped), Screen(80, "cp932"))
    assert shown.encode("cp932")
    assert "増加 (R10)" in shown
    golden("status-cp932.txt", shown)


def test_colours_change_no_letter(shipped: Path) -> None:
    plain = as_table.render(view(shipped), Screen(80))
    coloured = as_table.render(view(shipped), Screen(80, colour=True))
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_sentences_are_as_approved(shipped: Path, golden: Golden) -> None:
    golden("status-2025-sentences.txt", as_text.render(view(shipped)))


def test_json_is_as_approved(shipped: Path, golden: Golden) -> None:
    golden("status-2025.json", as_json.render(view(shipped)))


def test_json_keeps_figures_as_text_and_says_what_is_unknown(shipped: Path) -> None:
    document = json.loads(as_json.render(view(shipped)))
    rows = {row["id"]: row for row in document["indicators"]}
    assert document["version"] == 1
    assert rows["2-2-3"]["baseline"] == {"year": 2022, "value": "18.0"}
    assert rows["1-3-1"]["standing"]["pace"] == "0.625"
    assert rows["1-3-3"]["standing"]["progress"] == {"unknown": "no goal in numbers"}
    assert rows["2-2-1"]["baseline"] == {"year": 2023, "stage": {"unknown": "no baseline"}}
    assert rows["3-4-2"]["observed"] == {"year": 2025, "absent": "not_reported"}
    assert rows["3-4-2"]["source"] == {"unknown": "not reported"}
    assert document["not_reported"] == ["3-4-2"]
    assert sum(count["count"] for count in document["counts"]) == len(rows) == 10


@pytest.mark.parametrize(
    ("baseline", "target", "value", "expected"),
    [
        pytest.param("11000000000007", "11000000000012", "11000000000009", "11000000000008", id="fourteen digits"),
        pytest.param("1234567890123.25", "1234567890124.75", "1234567890124", "1234567890123.55", id="with places"),
        pytest.param("0.00000000000001", "0.00000000000005", "1", "0.000000000000018", id="small"),
        pytest.param("9" * 27, "9" * 26 + "8", "0", "9" * 26 + "8.8", id="all that a figure may have"),
    ],
)
def test_json_keeps_every_digit(tmp_path: Path, baseline: str, target: str, value: str, expected: str) -> None:
    indicator = {
        "baseline": {"year": "R5", "value": baseline},
        "better": "up" if float(target) > float(baseline) else "down",
        "targets": [{"by": "R10", "value": target}],
    }
    folder = write_folder(tmp_path, [indicator], {2024: {"1-1-1": {"value": value}}})
    (row,) = json.loads(as_json.render(view(folder)))["indicators"]
    assert row["standing"]["expected"] == expected
    assert (row["baseline"]["value"], row["target"]["value"], row["observed"]["value"]) == (baseline, target, value)


def test_an_endless_number_keeps_its_whole_part(tmp_path: Path) -> None:
    indicator = {
        "baseline": {"year": "R4", "value": "10000000000000"},
        "targets": [{"by": "R10", "value": "10000000000001"}],
    }
    folder = write_folder(tmp_path, [indicator], {2024: {"1-1-1": {"value": "10000000000001"}}})
    (row,) = json.loads(as_json.render(view(folder)))["indicators"]
    assert row["standing"]["expected"] == "10000000000000.33"
    assert row["standing"]["elapsed"] == "0.333333333333"


def test_csv_is_as_approved(shipped: Path, golden: Golden) -> None:
    golden("status-2025.csv", as_csv.render(view(shipped)))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("+81", "'+81", id="plus"),
        pytest.param("-cmd", "'-cmd", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("＝1+1", "'＝1+1", id="full-width equals"),
        pytest.param("－", "－", id="a sign alone is a mark"),
        pytest.param("﹦1+1", "'﹦1+1", id="small equals"),
        pytest.param("＠SUM(A1)", "'＠SUM(A1)", id="full-width at"),
        pytest.param(" =1+1", "'=1+1", id="a blank before it"),
        pytest.param("\u3000\u00a0＋1", "'＋1", id="wide blanks before it"),
        pytest.param("\t=1+1", "'=1+1", id="a tab before it"),
        pytest.param("\r\n=1+1", "'=1+1", id="a line end before it"),
        pytest.param("\ufeff=1+1", "'\ufeff=1+1", id="a byte order mark before it"),
        pytest.param("\u200b\u2060-cmd", "'\u200b\u2060-cmd", id="letters that cannot be seen before it"),
        pytest.param("\x00=1+1", "␀=1+1", id="a NUL before it is shown"),
        pytest.param("件\n=1+1\r\n@x", "件 =1+1 @x", id="lines"),
        pytest.param("-1", "'-1", id="an id like a figure"),
        pytest.param("−1", "−1", id="a printed minus"),
        pytest.param("要綱=案", "要綱=案", id="a sign inside"),
        pytest.param("a\x1b[31m", "a␛[31m", id="escape"),
    ],
)
def test_csv_cells_are_shown_and_not_run(text: str, cell: str) -> None:
    assert as_csv.inactive(text) == cell


def test_csv_leaves_negative_figures_numbers(tmp_path: Path) -> None:
    indicator = {"unit": "人", "signed": "true", "baseline": {"year": "R5", "value": "-5"}}
    folder = write_folder(tmp_path, [indicator], {2024: {"1-1-1": {"value": "-3.50"}}})
    row = next(csv.DictReader(io.StringIO(as_csv.render(view(folder)))))
    assert (row["baseline"], row["value"]) == ("-5", "-3.50")


def test_missing_is_grouped_by_section(tmp_path: Path) -> None:
    indicators = [{"section": "福祉政策課"}, {}, {"section": "福祉政策課"}]
    folder = write_folder(tmp_path, indicators, {2024: {"1-1-2": {"value": "3"}}})
    assert as_missing.owed_table(view(folder), Due(), Screen()).splitlines() == [
        "令和6年度の実績が未報告の指標: 2（全3指標）",
        "福祉政策課　2",
        "  - 1-1-1 指標1",
        "  - 1-1-3 指標3",
    ]


def test_nothing_missing_is_said(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}], {2024: {"1-1-1": {"value": "3"}}})
    assert (
        as_missing.owed_table(view(folder), Due(), Screen()) == "令和6年度の実績は、全1指標について報告されています\n"
    )


HOSTILE = "<script>\u202e𠮷髙 [bold]x[/] =1+1 {{x}} " + "長" * 300


@pytest.mark.parametrize("form", ["table", "text", "json", "csv"])
def test_text_from_the_data_is_inert(tmp_path: Path, form: str) -> None:
    folder = write_folder(tmp_path, [{"name": HOSTILE}], {2024: {"1-1-1": {"value": "3"}}})
    found = view(folder)
    shown = {
        "table": lambda: as_table.render(found, Screen(80)),
        "text": lambda: as_text.render(found),
        "json": lambda: as_json.render(found),
        "csv": lambda: as_csv.render(found),
    }[form]()
    letters = "".join(shown.split())
    assert "<script>" in letters
    assert "𠮷髙" in letters
    assert "[bold]x[/]" in letters
    if form != "json":
        assert "\u202e" not in shown


def test_an_entry_in_error_is_shown_as_such(tmp_path: Path) -> None:
    entries = {"1-1-1": {"value": "九"}, "1-1-2": {"value": "3"}}
    found = view(write_folder(tmp_path, [{}, {}], {2024: entries}))
    assert [row.identity for row in found.in_error] == ["1-1-1"]
    assert "誤り 1" in as_table.render(found, Screen(80))
    assert "データに誤りがあるため示せません" in as_text.render(found)
    assert json.loads(as_json.render(found))["errors"][0]["id"] == "1-1-1"
    assert next(csv.DictReader(io.StringIO(as_csv.render(found))))["error"] == "誤り"


def test_a_year_whose_head_is_in_error_shows_no_figure(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}], {2024: {"1-1-1": {"value": "3"}}})
    path = folder / "progress" / "2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("state: final", "state: finl"), encoding="utf-8")
    found = view(folder)
    assert (len(found.in_error), found.state, found.broken) == (1, None, True)
    assert "実績を示せません" in as_table.render(found, Screen(80))


def test_a_copied_file_with_the_wrong_year_is_in_error_and_not_unreported(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}], {2024: {"1-1-1": {"value": "3"}}, 2025: {"1-1-1": {"value": "4"}}})
    path = folder / "progress" / "2025.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2025", "2024", 1), encoding="utf-8")
    assert [len(view(folder, year).in_error) for year in (2024, 2025)] == [0, 1]


def test_an_entry_in_error_keeps_its_baseline_in_the_csv(tmp_path: Path) -> None:
    found = view(write_folder(tmp_path, [{}], {2024: {"1-1-1": {"value": "九"}}}))
    row = next(csv.DictReader(io.StringIO(as_csv.render(found))))
    assert (row["baseline"], row["final_target"], row["value"]) == ("2", "8", "")


def test_missing_says_how_many_days_are_left(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{"section": "福祉政策課"}], {2024: {}})
    due = Due(date(2025, 5, 30), 12)
    assert as_missing.owed_table(view(folder), due, Screen()).splitlines()[1:] == [
        "提出期限 令和7年5月30日（あと12日）",
        "福祉政策課　1",
        "  - 1-1-1 指標1",
    ]


def test_a_reminder_is_a_letter_to_each_section(tmp_path: Path, golden: Golden) -> None:
    indicators = [{"section": "福祉政策課"}, {}, {"section": "福祉政策課", "name": HOSTILE}, {"section": "総務課"}]
    folder = write_folder(tmp_path, indicators, {2024: {"1-1-4": {"value": "3"}}})
    letters = as_reminder.reminders(view(folder), Due(date(2025, 5, 30), -3))
    golden("reminder.txt", letters)
    assert "総務課" not in letters
    assert "\u202e" not in letters


def test_a_reminder_without_a_deadline_names_none(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}], {2024: {}})
    letters = as_reminder.reminders(view(folder), Due())
    assert "提出期限" not in letters
    assert "ご提出くださいますよう" in letters


def test_nobody_is_reminded_where_nothing_is_owed(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}], {2024: {"1-1-1": {"value": "3"}}})
    assert as_reminder.reminders(view(folder), Due()) == "令和6年度の実績は、全1指標について報告されています。\n"


def test_a_reminder_tells_of_errors(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}, {}], {2024: {"1-1-1": {"valeu": "3"}}})
    letters = as_reminder.reminders(view(folder), Due())
    assert "1-1-2　指標2" in letters
    assert letters.endswith("誤りがあるため確かめられない指標: 1-1-1\n")


def test_what_a_sample_lacks_is_marked(shipped: Path) -> None:
    found = view(shipped)
    for said in (as_missing.owed_table(found, Due(), Screen()), as_reminder.reminders(found, Due())):
        assert "令和7年度（記入例）" in said


def test_a_year_in_error_is_not_said_to_be_reported(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}], {2024: {"1-1-1": {"valeu": "3"}}})
    for said in (as_missing.owed_table(view(folder), Due(), Screen()), as_reminder.reminders(view(folder), Due())):
        assert said == "誤りがあるため確かめられない指標: 1-1-1\n"


OWN = {"value": "9996", "grade": {"grade": "○", "reason": "ほぼ届いた"}}
NEARLY = {"baseline": {"year": "R5", "value": "0"}, "targets": [{"by": "R6", "value": "10000"}]}


def shown(folder: Path, form: str) -> str:
    found = view(folder)
    return {
        "table": lambda: as_table.render(found, Screen(120)),
        "text": lambda: as_text.render(found),
        "json": lambda: as_json.render(found),
        "csv": lambda: as_csv.render(found),
    }[form]()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("table", "99.9%"),
        ("text", "達成率は99.9%、判定は未達成"),
        ("json", '"shown": "99.9%"'),
        ("csv", "0.9996,×,未達成"),
    ],
)
def test_a_rate_is_a_hundred_percent_only_where_it_is(tmp_path: Path, form: str, said: str) -> None:
    folder = write_folder(tmp_path, [NEARLY], {2024: {"1-1-1": OWN}})
    assert said in shown(folder, form)
    assert "100.0%" not in shown(folder, form)


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize(
    ("goal", "value", "share"),
    [
        pytest.param("10000000000000", "9999999999999.99", "0.999999999999999", id="it ends"),
        pytest.param("30000000000000", "29999999999999.99", "0.999999999999", id="it never ends"),
    ],
)
def test_a_share_for_programs_is_the_whole_only_where_it_is(
    tmp_path: Path, form: str, goal: str, value: str, share: str
) -> None:
    target = {**NEARLY, "targets": [{"by": "R6", "value": goal}]}
    folder = write_folder(tmp_path, [target], {2024: {"1-1-1": {"value": value}}})
    document = shown(folder, form)
    if form == "json":
        standing = json.loads(document)["indicators"][0]["standing"]
        assert {standing[fact] for fact in ("progress", "ratio", "pace")} == {share}
    else:
        assert next(csv.DictReader(io.StringIO(document)))["rate"] == share


def test_the_line_for_programs_is_on_a_bound_of_the_rubric_only_where_it_is(tmp_path: Path) -> None:
    grades = [
        {"mark": "○", "name": "上", "when": {"expected": {"above": "33.3333333333"}}},
        {"mark": "×", "name": "下"},
    ]
    third = {"baseline": {"year": "R5", "value": "0"}, "targets": [{"by": "R8", "value": "100"}]}
    folder = write_folder(tmp_path, [third], {2024: {"1-1-1": {"value": "30"}}}, rubric={"grades": grades})
    (row,) = json.loads(as_json.render(view(folder)))["indicators"]
    assert (row["grade"]["mark"], row["standing"]["expected"]) == ("○", "33.333333333333")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("table", "人による判定 ○"),
        ("text", "判定は未達成、人による判定は○（ほぼ届いた）です。"),
        ("json", '"reason": "ほぼ届いた"'),
        ("csv", "×,未達成,○"),
    ],
)
def test_a_persons_grade_stands_in_every_form(tmp_path: Path, form: str, said: str) -> None:
    assert said in shown(write_folder(tmp_path, [NEARLY], {2024: {"1-1-1": OWN}}), form)


def test_sentences_say_what_the_table_has(tmp_path: Path) -> None:
    survey = {
        "unit": "人口10万対",
        "survey": "true",
        "baseline": {"year": "R4", "value": "92.4"},
        "targets": [
            {"by": "R6", "value": "95"},
            {"by": "R9", "value": "98"},
            {"by": "R10", "min": "100", "max": "110"},
        ],
    }
    yearly = {"targets": [{"by": "R10", "trend": "up", "every_year": "true"}]}
    entries = {
        2024: {"1-1-1": {"value": "93.0"}, "1-1-2": {"value": "3"}, "1-1-3": {"value": "4"}},
        2025: {"1-1-1": {"absent": "not_surveyed"}, "1-1-2": {"value": "4"}, "1-1-3": {"value": "四"}},
    }
    folder = write_folder(tmp_path, [survey, yearly, {}], entries)
    assert as_text.render(view(folder)).splitlines()[1:] == [
        "試し市、計画期間は令和6年度から令和10年度まで。",
        "数値は確定です。",
        "3指標のうち、達成が1、やや遅れが1、誤りが1です。",
        "",
        "基本施策1-1、試しの施策。",
        (
            "1-1-1、指標1。現状値は令和4年度の人口10万対92.4、目標値は令和9年度までに人口10万対98、"
            "前の目標値は令和6年度までに人口10万対95、最終の目標値は令和10年度までに人口10万対100〜110、"
            "実績は調査年でない、判定に使うのは令和6年度の人口10万対93.0、達成率は10.7%、判定はやや遅れ、"
            "前年度の判定は未達成です。"
        ),
        (
            "1-1-2、指標2。現状値は令和5年度の2件、目標値は令和10年度までに毎年増加、実績は令和7年度の4件、判定は達成、"
            "前年度の判定は達成です。"
        ),
        "1-1-3、指標3は、データに誤りがあるため示せません。現状値は令和5年度の2件、目標値は令和10年度までに8件です。",
    ]


def test_sentences_of_a_measure_without_indicators(tmp_path: Path) -> None:
    assert "指標はありません。" in as_text.render(view(write_folder(tmp_path, [], {2024: {}})))


@pytest.mark.parametrize(
    ("width", "said"),
    [
        pytest.param(120, [], id="all of them"),
        pytest.param(80, [], id="all of them, under the name"),
        pytest.param(68, ["幅が足りないので省いた列: 推移（画面を広げると出ます）"], id="one"),
        pytest.param(60, ["幅が足りないので省いた列: 前年・推移（画面を広げると出ます）"], id="two"),
        pytest.param(30, [], id="each figure on a line of its own"),
    ],
)
def test_columns_that_find_no_room_are_named(shipped: Path, width: int, said: list[str]) -> None:
    lines = as_table.render(view(shipped), Screen(width)).splitlines()
    assert [line for line in lines if "列: " in line] == said
    for heading in ("達成率", "前年", "推移"):
        assert any(heading in line for line in lines)


def test_a_column_that_the_screen_has_no_letters_for_is_named(shipped: Path) -> None:
    lines = as_table.render(view(shipped), Screen(100, "cp932")).splitlines()
    assert [line for line in lines if "推移" in line] == ["この画面の文字では示せない列: 推移"]


@pytest.mark.parametrize("width", [20, 30, 45, 60, 72, 80, 99, 120, 200])
def test_no_line_is_wider_than_a_screen_whose_signs_take_two_cells(shipped: Path, width: int) -> None:
    for screen in (Screen(width, "cp932"), Screen(width, ambiguous=2)):
        lines = as_table.render(view(shipped), screen).splitlines()
        assert max(widths.width(line, 2) for line in lines) <= width


def test_columns_line_up_where_signs_take_two_cells(shipped: Path) -> None:
    lines = as_table.render(view(shipped), Screen(160, ambiguous=2)).splitlines()
    heads = [line for line in lines if "現状値  目標値" in line]
    rows = [line for line in lines if line.startswith(("1-3-1", "1-3-2", "2-2-1", "3-4-3"))]
    starts = {widths.width(line[: line.index("判定")], 2) for line in heads}
    assert starts == {widths.width(row[: re.search("[◎○△▼] ", row).start()], 2) for row in rows}  # type: ignore[union-attr]


def test_what_decided_is_in_the_json(tmp_path: Path) -> None:
    survey = {"unit": "%", "survey": {"tolerance": "3"}, "baseline": {"year": "R5", "value": "20.0"}}
    tested = {**survey, "baseline": {"year": "R5", "value": "20.0", "sample_size": "200"}}
    total = {
        "accumulation": "total",
        "baseline": {"year": "R5", "value": "120"},
        "targets": [{"by": "R10", "value": "9"}],
    }
    entries = {
        "1-1-1": {"value": "21.0"},
        "1-1-2": {"value": "25.0", "sample_size": "200"},
        "1-1-3": {"value": "3"},
        "1-1-4": {"value": "3"},
    }
    folder = write_folder(tmp_path, [survey, tested, {}, total], {2024: entries})
    found = [row["standing"] for row in json.loads(as_json.render(view(folder)))["indicators"]]
    assert [standing["moved_by"] for standing in found] == [
        {"by": "tolerance", "owner": "indicator", "least": "3", "points": "3"},
        {"by": "test", "sample_sizes": [200, 200], "z": "1.197369", "limit": "1.96"},
        None,
        None,
    ]
    assert [standing["counted_from"] for standing in found] == [None, None, None, 2023]
