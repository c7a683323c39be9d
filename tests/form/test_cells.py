"""What people type into a cell, and what it is read as: the exact text that is then written, or the doubt."""

from typing import cast

import pytest

from tests.form.reading import ROW
from ykplan.form.read.figure import shown_in_cell
from ykplan.form.read.formats import parsed
from ykplan.form.read.row import answer, without_figure
from ykplan.form.read.sheet import Cell, Kind, number_of
from ykplan.form.trouble import Doubt
from ykplan.form.value import FormRow

ROWS = {
    "number": ROW._replace(unit="か所"),
    "people": ROW._replace(unit="人"),
    "share": ROW._replace(unit="%", share=True, survey=True),
    "rate": ROW._replace(unit="％", share=True),
    "signed": ROW._replace(unit="人", signed=True),
    "volume": ROW._replace(unit="m³"),
    "years": ROW._replace(unit="年"),
    "stage": ROW._replace(unit="", stages=("未設置", "設置・運用", "拡充")),
    "named": ROW._replace(unit="", stages=("なし", "検討中", "設置")),
    "alike": ROW._replace(unit="", stages=("第①期", "第1期")),
}


def cell(kind: str, text: str) -> Cell:
    """Return a cell; of a `percent` the number is printed as a percentage."""
    return Cell("number", text, format=parsed("0.###%")) if kind == "percent" else Cell(cast("Kind", kind), text)


def read(field: str, cell: Cell, row: FormRow) -> str | None:
    """Return what a cell says; a doubt as its name in angle brackets."""
    found = answer(field, cell, row)
    return f"<{found.kind}>" if isinstance(found, Doubt) else found


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        pytest.param("number", "9", "9", id="a number"),
        pytest.param("text", "9", "9", id="a number as text"),
        pytest.param("text", "９", "9", id="full-width"),
        pytest.param("text", "　９　", "9", id="full-width blanks around"),
        pytest.param("text", " 9\xa0", "9", id="a hard blank"),
        pytest.param("text", "\u200b9", "9", id="an invisible blank"),
        pytest.param("text", "9か所", "9", id="its own unit"),
        pytest.param("text", "９ か所", "9", id="its own unit after a blank"),
        pytest.param("text", "9ｶ所", "9", id="its unit in other letters"),
        pytest.param("text", "9件", "<other unit>", id="another unit"),
        pytest.param("text", "9%", "<other unit>", id="percent where there is none"),
        pytest.param("percent", "0.09", "<other unit>", id="a percent cell where there is none"),
        pytest.param("text", "1,234", "1234", id="thousands"),
        pytest.param("text", "１，２３４か所", "1234", id="thousands full-width with unit"),
        pytest.param("text", "1,234,567.5", "1234567.5", id="millions"),
        pytest.param("text", "12,34", "<not a figure>", id="a comma astray"),
        pytest.param("text", "1、234", "<not a figure>", id="a Japanese comma"),
        pytest.param("text", "12.50", "12.50", id="a zero at the end stays"),
        pytest.param("text", "007", "7", id="zeros before"),
        pytest.param("text", "+5", "5", id="a plus"),
        pytest.param("text", "-5", "<minus>", id="a minus"),
        pytest.param("text", "△5", "<minus>", id="a triangle"),
        pytest.param("text", "▲5か所", "<minus>", id="a black triangle with unit"),
        pytest.param("text", "−5", "<minus>", id="a true minus"),
        pytest.param("number", "-5", "<minus>", id="a negative number"),
        pytest.param("text", "(5)", "<minus>", id="brackets"),
        pytest.param("text", "約20", "<not a figure>", id="about"),
        pytest.param("text", "20程度", "<not a figure>", id="or so"),
        pytest.param("text", "20以上", "<not a figure>", id="or more"),
        pytest.param("text", "20〜25", "<not a figure>", id="a range"),
        pytest.param("text", "20-25", "<not a figure>", id="a range with a hyphen"),
        pytest.param("text", "20～25か所", "<not a figure>", id="a range with unit"),
        pytest.param("text", "1.2万", "<not a figure>", id="ten thousands"),
        pytest.param("text", "増加", "<not a figure>", id="a word"),
        pytest.param("text", "①", "<not a figure>", id="a circled digit"),
        pytest.param("text", "10³", "<not a figure>", id="a small digit"),
        pytest.param("text", "½", "<not a figure>", id="a fraction"),
        pytest.param("text", "九", "<not a figure>", id="a Chinese numeral"),
        pytest.param("text", "٩", "<not a figure>", id="an Arabic digit"),
        pytest.param("text", "1e3", "<not a figure>", id="an exponent"),
        pytest.param("text", "9 10", "<not a figure>", id="two numbers"),
        pytest.param("text", "9か所（うち2か所は新設）", "<not a figure>", id="a remark behind"),
        pytest.param("text", "9" * 40, "<not a figure>", id="too long"),
        pytest.param("number", "9" * 29, "<not a figure>", id="too large"),
        pytest.param("day", "2025-01-03", "<day>", id="a day"),
        pytest.param("text", "令和7年度", "<day>", id="an era's year"),
        pytest.param("text", "Ｒ７", "<day>", id="an era's letter"),
        pytest.param("text", "令和7年6月30日", "<day>", id="an era's day"),
        pytest.param("text", "R7.3.31", "<day>", id="an era's day with points"),
        pytest.param("text", "2025/3/31", "<day>", id="a day with slashes"),
        pytest.param("text", "1-3-1", "<day>", id="a number of an indicator"),
        pytest.param("text", "3月", "<day>", id="a month"),
        pytest.param("text", "2024年", "<day>", id="a year"),
        pytest.param("flag", "TRUE", "<not a figure>", id="true"),
        pytest.param("error", "#REF!", "<error>", id="an error"),
        pytest.param("unsaved", "=A1", "<unsaved>", id="a formula without result"),
        pytest.param("text", "－", None, id="a dash"),
        pytest.param("text", "-", None, id="a hyphen"),
        pytest.param("text", "ー", None, id="a long vowel"),
        pytest.param("text", "――", None, id="two dashes"),
        pytest.param("text", " なし ", None, id="none"),
        pytest.param("text", "無し", None, id="none in Chinese letters"),
        pytest.param("text", "Ｎ／Ａ", None, id="not available"),
        pytest.param("text", "未把握", None, id="a reason in the wrong column"),
        pytest.param("number", "0", "0", id="zero"),
        pytest.param("text", "0か所", "0", id="zero with unit"),
    ],
)
def test_number(kind: str, text: str, said: str | None) -> None:
    assert read("result", cell(kind, text), ROWS["number"]) == said


@pytest.mark.parametrize(
    ("row", "kind", "text", "said"),
    [
        pytest.param("share", "text", "18.9%", "18.9", id="percent as text"),
        pytest.param("share", "text", "１８．９％", "18.9", id="percent full-width"),
        pytest.param("share", "text", "18.9 ％", "18.9", id="percent after a blank"),
        pytest.param("share", "number", "18.9", "18.9", id="a number"),
        pytest.param("share", "text", "18.9", "18.9", id="a number as text"),
        pytest.param("share", "percent", "0.189", "18.9", id="a percent cell"),
        pytest.param("share", "percent", "1", "100", id="a percent cell of all"),
        pytest.param("share", "percent", "0", "0", id="a percent cell of none"),
        pytest.param("share", "percent", "0.00375", "0.375", id="a percent cell with places"),
        pytest.param("share", "percent", "18.9", "<outside share>", id="percent of percent"),
        pytest.param("share", "text", "101%", "<outside share>", id="above all"),
        pytest.param("share", "text", "18.9ポイント", "<other unit>", id="points"),
        pytest.param("share", "text", "-1%", "<minus>", id="below none"),
        pytest.param("rate", "text", "104.5%", "104.5", id="a rate above all"),
        pytest.param("rate", "percent", "1.045", "104.5", id="a percent cell above all"),
        pytest.param("rate", "percent", "-0.1", "<minus>", id="a rate below none"),
        pytest.param("signed", "text", "△3", "-3", id="a triangle where it may be"),
        pytest.param("signed", "text", "▲１,２３４人", "-1234", id="a black triangle with thousands and unit"),
        pytest.param("signed", "text", "− 3.5", "-3.5", id="a true minus and a blank"),
        pytest.param("signed", "text", "-0", "0", id="minus zero"),
        pytest.param("signed", "text", "△", "<not a figure>", id="a triangle alone"),
        pytest.param("signed", "number", "-3", "-3", id="a negative number"),
        pytest.param("volume", "text", "5m³", "5", id="a unit with a small digit"),
        pytest.param("volume", "text", "5m3", "5", id="a unit with a digit"),
        pytest.param("volume", "text", "5㎥", "5", id="a unit in one letter"),
        pytest.param("years", "text", "3年", "3", id="years that are the unit"),
        pytest.param("people", "text", "18.9人", "18.9", id="places where people are counted"),
    ],
)
def test_number_of_another_kind(row: str, kind: str, text: str, said: str | None) -> None:
    assert read("result", cell(kind, text), ROWS[row]) == said


@pytest.mark.parametrize(
    ("field", "row", "kind", "text", "said"),
    [
        pytest.param("result", "stage", "text", "設置・運用", "設置・運用", id="a stage"),
        pytest.param("result", "stage", "text", "　設置 ・運用 ", "設置・運用", id="a stage with blanks"),
        pytest.param("result", "stage", "text", "設置･運用", "設置・運用", id="a stage half-width"),
        pytest.param("result", "stage", "text", "設置・\n運用", "設置・運用", id="a stage with a line break"),
        pytest.param("result", "stage", "text", "設置", "<not a stage>", id="half a stage"),
        pytest.param("result", "stage", "number", "1", "<not a stage>", id="a number for a stage"),
        pytest.param("result", "stage", "error", "#N/A", "<error>", id="an error for a stage"),
        pytest.param("result", "stage", "text", "－", None, id="a dash for a stage"),
        pytest.param("result", "stage", "text", "検討中", None, id="a reason for a stage"),
        pytest.param("result", "named", "text", "検討 中", "検討中", id="a stage called as a reason"),
        pytest.param("result", "alike", "text", "第①期", "第①期", id="a stage much like another"),
        pytest.param("result", "named", "text", "なし", "なし", id="a stage called none"),
        pytest.param("result", "named", "text", "未把握", None, id="another reason for such a stage"),
        pytest.param("absent", "number", "text", "調査年でない", "not_surveyed", id="a reason"),
        pytest.param("absent", "number", "text", " 調査 中止", "survey_cancelled", id="a reason with blanks"),
        pytest.param("absent", "number", "text", "not_measured", "not_measured", id="a reason's key"),
        pytest.param("absent", "number", "text", "未報告", "<not a reason>", id="not reported is no reason"),
        pytest.param("absent", "number", "text", "忙しかった", "<not a reason>", id="another reason"),
        pytest.param("absent", "number", "text", "－", None, id="a dash for a reason"),
        pytest.param("absent", "number", "number", "1", "<not a reason>", id="a number for a reason"),
        pytest.param("sample_size", "share", "number", "812", "812", id="a count"),
        pytest.param("sample_size", "share", "text", "１，２００", "1200", id="a count full-width with thousands"),
        pytest.param("sample_size", "share", "number", "812.5", "<not a count>", id="half an answer"),
        pytest.param("sample_size", "share", "number", "-1", "<not a count>", id="a negative count"),
        pytest.param("sample_size", "share", "text", "約800", "<not a count>", id="about so many"),
        pytest.param("sample_size", "share", "text", "812人", "812", id="a count with a unit"),
        pytest.param("sample_size", "share", "percent", "0.5", "<not a count>", id="a share of answers"),
        pytest.param("sample_size", "share", "day", "2025-01-03", "<not a count>", id="a day for a count"),
        pytest.param("sample_size", "share", "text", "－", None, id="a dash for a count"),
        pytest.param("note", "number", "text", " 春に\r\n配った  \n", "春に\n配った", id="a note"),
        pytest.param("note", "number", "text", "=1+1", "=1+1", id="a note like a formula"),
        pytest.param("note", "number", "text", "なし", "なし", id="none is a word in a note"),
        pytest.param("note", "number", "number", "12.3", "12.3", id="a number as a note"),
        pytest.param("note", "number", "percent", "0.189", "18.9%", id="a percentage as a note"),
        pytest.param("note", "number", "day", "2026-03-01", "2026年3月1日", id="a day as a note"),
        pytest.param("note", "number", "day", "10:30", "10:30", id="an hour as a note"),
        pytest.param("note", "number", "error", "#REF!", "<error>", id="an error as a note"),
        pytest.param("note", "number", "unsaved", "=A1", "<unsaved>", id="a formula without result as a note"),
        pytest.param("done", "number", "text", "あ" * 32_767, "あ" * 32_767, id="as long as a cell may be"),
        pytest.param("done", "number", "text", "あ" * 32_768, "<text too long>", id="longer than a cell may be"),
        pytest.param("done", "number", "text", "a\x08b", "<control letter>", id="a control character"),
        pytest.param("source", "number", "text", "\ufffe", "<control letter>", id="no letter at all"),
    ],
)
def test_other_columns(field: str, row: str, kind: str, text: str, said: str | None) -> None:
    assert read(field, cell(kind, text), ROWS[row]) == said


MEANT = (
    *(
        "設置済",
        "設置済み",
        "設置中",
        "設置予定",
        "設置準備",
        "一部設置",
        "再設置",
        "非設置",
        "設置なし",
        "設置×",
        "×設置",
    ),
    *(
        "設置ゼロ",
        "設置・運用中",
        "設置・運用（未）",
        "設置断念",
        "未拡充",
        "拡充済",
        "拡充待ち",
        "仮設置",
        "設置率50%",
    ),
)
REASONS = (
    "調査年",
    "調査済",
    "把握",
    "把握済",
    "検討",
    "検討済",
    "該当",
    "該当あり",
    "未検討",
    "事業継続",
    "measured",
    "not_ended",
)


@pytest.mark.parametrize("typed", MEANT)
@pytest.mark.parametrize(
    "stages",
    [
        pytest.param(("未設置", "設置・運用", "拡充"), id="the plan's"),
        pytest.param(("未設置", "設置"), id="not yet and done"),
        pytest.param(("設置検討中", "設置完了"), id="under way and done"),
    ],
)
def test_no_other_stage_is_suggested_for_one_that_says_something(typed: str, stages: tuple[str, ...]) -> None:
    found = answer("result", cell("text", typed), ROWS["stage"]._replace(stages=stages))
    assert found == typed if typed in stages else isinstance(found, Doubt) and "near" not in found.facts


@pytest.mark.parametrize("typed", REASONS)
def test_no_other_reason_is_suggested_for_one_that_says_something(typed: str) -> None:
    found = answer("absent", cell("text", typed), ROWS["number"])
    assert isinstance(found, Doubt)
    assert "near" not in found.facts


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        pytest.param("9", "9", id="whole"),
        pytest.param("12.299999999999999", "12.3", id="noise below"),
        pytest.param("0.18900000000000003", "0.189", id="noise above"),
        pytest.param("1E+20", "100000000000000000000", id="large"),
        pytest.param("1.5E-3", "0.0015", id="small"),
        pytest.param("123456789012345678", "123456789012346000", id="more digits than Excel has"),
        pytest.param("NaN", None, id="not a number"),
        pytest.param("1e999", None, id="beyond all numbers"),
        pytest.param("", None, id="nothing"),
        pytest.param("１", None, id="a digit that float reads"),
        pytest.param("1_000", None, id="a line that float reads"),
        pytest.param("-0", "-0", id="a negative zero"),
        pytest.param("INF", None, id="beyond all numbers, in letters"),
    ],
)
def test_a_stored_number_is_what_excel_shows(stored: str, seen: str | None) -> None:
    assert number_of(stored) == seen


def test_a_cell_that_says_there_is_none() -> None:
    assert without_figure(Cell("text", "－"), ROW)
    assert not without_figure(Cell("number", "0"), ROW)


def test_a_day_that_is_none_is_shown_as_its_number() -> None:
    assert shown_in_cell(Cell("day", "-5")) == "-5"
