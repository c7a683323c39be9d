"""実績, read back: what is printed, what is filled in already, what is open, and what Excel checks."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.form.reading import FORM, ROW, STAGES, TITLE, cells, checks, city, form_of, sheet_of, values, with_rows
from ykplan.data.loading import load
from ykplan.form.entry_sheet import REASONS
from ykplan.form.layout import OPEN, PRINTED, history
from ykplan.form.value import Form, FormRow, forms, prefilled

SURVEY = ROW._replace(unit="%", share=True, survey=True)
SHARE = ROW._replace(unit="%", share=True)
SIGNED = ROW._replace(signed=True)
STAGE = ROW._replace(unit="", stages=("未設置", "設置"))


def all_forms(tmp_path: Path, shipped: Path) -> list[tuple[Form, int]]:
    here = city(tmp_path)
    found = [(form, year) for year in (2024, 2025, 2026) for form in forms(load(here), year)]
    return found + [(form, year) for year in (2024, 2025) for form in forms(load(shipped), year)]


def test_every_cell_says_what_the_form_says(tmp_path: Path, shipped: Path) -> None:
    checked = 0
    for form, _ in all_forms(tmp_path, shipped):
        read = values(sheet_of(form))
        assert len(read) == len(form.rows)
        for said, row in zip(read, form.rows, strict=True):
            assert {name: said[TITLE[name]] or "" for name in _printed()} == {n: getattr(row, n) for n in _printed()}
            assert {year: said[history(year)] for year, _ in row.history} == dict(row.history)
            filled = prefilled(row)
            for column in OPEN:
                assert said[column.title] == _as_read(filled.get(column.field)), (row.identity, column)
                checked += 1
    assert checked > 300


def _printed() -> list[str]:
    return [column.field for column in PRINTED]


def _as_read(content: Decimal | str | None) -> Any:
    return float(content) if isinstance(content, Decimal) else content


def test_what_is_reported_stands_in_its_cells(tmp_path: Path) -> None:
    folder = city(tmp_path)
    survey, signed, share = values(sheet_of(form_of(folder, 2025, "福祉課")))
    assert (survey["実績"], survey["回答数"], survey["備考"], survey["R6実績"]) == (
        18.9,
        812,
        "次は\nR8",
        "調査年でない",
    )
    assert (signed["実績"], signed["実績がない理由"], signed["R6実績"]) == (None, "事業終了", "−3人")
    assert (share["実績"], share["実績がない理由"], share["R6実績"]) == (None, None, "未報告")
    (stage,) = values(sheet_of(form_of(folder, 2025, "総務課")))
    assert (stage["実績"], stage["取組実績"], stage["課題"], stage["今後の方向"]) == ("2,3", "=1+1", "-", "+81")
    (long,) = values(sheet_of(form_of(folder, 2025, "")))
    assert (long["実績"], long["出典"]) == ("123456789.1234567", "'台帳")


@pytest.mark.parametrize(
    ("row", "shut"),
    [
        pytest.param(ROW, {"回答数"}, id="a figure"),
        pytest.param(SURVEY, set(), id="a survey"),
        pytest.param(STAGE, {"回答数"}, id="stages"),
        pytest.param(ROW._replace(entered={"sample_size": "3"}), set(), id="a count where none belongs"),
        pytest.param(ROW._replace(entered={"note": "長" * 32_768}), {"回答数", "備考"}, id="a text too long for Excel"),
    ],
)
def test_only_what_is_to_be_filled_in_is_open(row: FormRow, shut: set[str]) -> None:
    sheet = sheet_of(with_rows(row))
    unlocked = {(cell.row, cell.column) for line in sheet.iter_rows() for cell in line if not cell.protection.locked}
    (line,) = cells(sheet)
    wanted = {column.title for column in OPEN} - shut
    assert unlocked == {(line[title].row, line[title].column) for title in wanted}
    assert {title for title, cell in line.items() if cell.coordinate in checks(sheet)} == wanted


def test_a_sheet_is_protected_without_a_password() -> None:
    protection = sheet_of(FORM).protection
    assert (protection.sheet, protection.password) == (True, None)
    # openpyxl names what is forbidden.
    assert (protection.formatColumns, protection.formatRows, protection.formatCells) == (False, False, True)
    assert (protection.insertRows, protection.deleteRows, protection.sort) == (True, True, True)


@pytest.mark.parametrize(
    ("row", "bounds"),
    [
        pytest.param(ROW, ("0", "1000000000000000", "stop"), id="a number of things"),
        pytest.param(SURVEY, ("0", "100", "stop"), id="a survey"),
        pytest.param(SHARE, ("0", "100", "warning"), id="another rate, which may be above 100"),
        pytest.param(SIGNED, ("-1000000000000000", "1000000000000000", "stop"), id="what may be negative"),
        pytest.param(
            SHARE._replace(signed=True), ("-1000000000000000", "1000000000000000", "stop"), id="a change in %"
        ),
    ],
)
def test_excel_checks_figures(row: FormRow, bounds: tuple[str, str, str]) -> None:
    check = checks_by_title(row)["実績"]
    assert (check.type, check.operator or "between") == ("decimal", "between")
    assert (check.formula1, check.formula2, check.errorStyle or "stop") == bounds


def test_excel_checks_lists_and_counts() -> None:
    form = with_rows(STAGE, SURVEY)
    assert chosen(form, 0, "実績") == list(STAGE.stages)
    assert chosen(form, 0, "実績がない理由") == list(REASONS) == chosen(form, 1, "実績がない理由")
    assert "未報告" not in REASONS
    count = checks_by_title(SURVEY)["回答数"]
    assert (count.type, count.formula1, count.errorStyle or "stop") == ("whole", "0", "stop")


def test_a_choice_may_be_long_and_hold_commas() -> None:
    stages = tuple(f"段階{number}, =1 " + "長" * 60 for number in range(8))
    assert chosen(with_rows(ROW._replace(stages=stages)), 0, "実績") == list(stages)


@pytest.mark.parametrize(
    "row", [ROW, SURVEY, SHARE, SIGNED, STAGE], ids=["number", "survey", "share", "signed", "stage"]
)
def test_each_open_cell_says_what_belongs_there(row: FormRow) -> None:
    for hostile in (row, row._replace(unit="𠮷" * 300, definition="𠮷=" * 300)):
        for title, check in checks_by_title(hostile).items():
            assert check.showInputMessage
            assert check.promptTitle == title
            assert check.prompt
            assert len(check.prompt.encode("utf-16-le")) // 2 <= 255
            assert check.type is None or (check.showErrorMessage and check.error and len(check.error) <= 255)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(ROW, "0以上の数字だけ", id="a number"),
        pytest.param(ROW._replace(survey=True), "0以上の数字だけ", id="the mean of a survey"),
        pytest.param(SURVEY, "0から100までの数字だけ", id="a share of a survey"),
        pytest.param(SHARE, "このままでよろしいですか", id="another share"),
        pytest.param(SIGNED, "数字だけを書いてください", id="a change"),
    ],
)
def test_what_excel_says_of_a_wrong_figure(row: FormRow, said: str) -> None:
    assert said in checks_by_title(row)["実績"].error


def test_the_way_to_count_stands_beside_the_figure() -> None:
    assert "算出方法: 年度末の数" in checks_by_title(ROW._replace(definition="年度末の数"))["実績"].prompt


def checks_by_title(row: FormRow) -> dict[str, Any]:
    sheet = sheet_of(with_rows(row))
    found = checks(sheet)
    return {title: found[cell.coordinate] for title, cell in cells(sheet)[0].items() if cell.coordinate in found}


def chosen(form: Form, row: int, title: str) -> list[str]:
    """Return what a cell's list offers: the texts where it points."""
    from tests.form.reading import opened

    book = opened(form)
    sheet = book["実績"]
    check = checks(sheet)[cells(sheet)[row][title].coordinate]
    assert check.type == "list"
    name, place = check.formula1.replace("$", "").replace("'", "").split("!")
    return [cell.value for (cell,) in book[name][place]]


def test_what_is_typed_as_text_stays_text() -> None:
    (line,) = cells(sheet_of(with_rows(SURVEY)))
    formats = {title: cell.number_format for title, cell in line.items() if not cell.protection.locked}
    assert {title for title, form in formats.items() if form == "General"} == {"実績", "回答数"}
    assert {form for title, form in formats.items() if title not in ("実績", "回答数")} == {"@"}


def test_a_figure_beside_a_reason_is_marked() -> None:
    (place,) = sheet_of(with_rows(ROW, ROW)).conditional_formatting
    assert str(place.sqref) == "H5:I6"
    assert place.rules[0].formula == ['AND($H5<>"",$I5<>"")']


def test_headings_stay_and_are_printed_on_every_page() -> None:
    sheet = sheet_of(FORM)
    assert sheet.freeze_panes == "D5"
    assert (sheet.print_title_rows, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("$3:$4", True)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert "&P" in sheet.oddFooter.right.text.replace("Page", "P")


def test_rows_are_as_high_as_their_text() -> None:
    long = ROW._replace(entered={"done": "長い文。" * 60})
    sheet = sheet_of(with_rows(ROW, long, ROW._replace(entered={"done": "長い文。" * 5000})))
    low, high, highest = (sheet.row_dimensions[row].height for row in (5, 6, 7))
    assert low >= 60
    assert high > 4 * low / 2
    assert 408 <= highest <= 409


def test_a_long_figure_is_seen_to_its_last_digit() -> None:
    short, long = (sheet_of(with_rows(ROW._replace(entered={"value": said}))) for said in ("9", "12345678.25"))
    assert short.column_dimensions["H"].width < 13 < 11 * 1.2 < long.column_dimensions["H"].width


def test_a_form_without_rows_or_years_before_is_one(tmp_path: Path) -> None:
    assert values(sheet_of(with_rows())) == []
    first = forms(load(city(tmp_path)), 2024)[0]
    assert not [title for title in values(sheet_of(first))[0] if title.startswith("R")]
    assert STAGES
