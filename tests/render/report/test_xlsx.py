"""The workbook, read back: every figure is the report's, and nothing in it runs."""

import re
import time
import zipfile
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.folder import write_folder
from tests.render.report.hostile import TEXTS, hostile_report
from tests.report.difficult import write_difficult
from tests.report.making import report_of
from ykplan.platform.excel import LONGEST, cell_text
from ykplan.render.report.xlsx import render
from ykplan.render.report.xlsx.book import Number, figure_cell, rate_cell
from ykplan.report.values import Report, ReportRow
from ykplan.terms import fiscal
from ykplan.terms.labels import state_words
from ykplan.text.figures import Figure, decimal, rounding
from ykplan.text.widths import width

SHEETS = ["はじめに", "総括", "判定の変化", "指標一覧", "推移", "グラフ", "グラフのデータ", "改定と訂正", "出典"]
HEAD = 3


@pytest.fixture
def report(shipped: Path) -> Report:
    return report_of(shipped, 2025)


def opened(report: Report) -> Any:
    return openpyxl.load_workbook(BytesIO(render(report)))


def table(sheet: Any) -> list[dict[str, Any]]:
    """Return the rows of a sheet's one table, by the names in its head."""
    head, *rows = sheet.iter_rows(min_row=HEAD, values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def value(number: Any, said: str) -> Any:
    return said if number is None else float(number)


def floating(figure: Figure) -> float | None:
    return None if figure.number is None else float(figure.number)


def share(rate: Figure) -> Any:
    return rate.text if rate.number is None else float(decimal(Fraction(rate.number) / 100))


def test_sheets_are_named_by_excels_rules(report: Report) -> None:
    names = opened(report).sheetnames
    assert names == SHEETS
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\']", name) for name in names)


def test_every_figure_of_the_list_is_the_reports(report: Report) -> None:
    rows = table(opened(report)["指標一覧"])
    assert len(rows) == len(report.rows) == 10
    for cells, row in zip(rows, report.rows, strict=True):
        _same(cells, row)


def _same(cells: dict[str, Any], row: ReportRow) -> None:
    assert (cells["番号"], cells["指標"], cells["施策番号"]) == (row.identity, row.name, row.measure)
    assert (cells["種類"], cells["単位"] or "", cells["よい方向"] or "") == (row.kind, row.unit, row.better)
    assert cells["現状値"] == value(row.baseline.number, row.baseline.text)
    assert (cells["現状値の年度"], cells["現状値の年度（西暦）"]) == (
        row.baseline.taken,
        fiscal.parse_year(row.baseline.taken),
    )
    for number, goal in enumerate(row.goals, start=1):
        assert cells[f"目標値{number}"] == value(goal.figure.number, goal.figure.text)
        assert (cells[f"目標値{number}の年度"], cells[f"目標値{number}の年度（西暦）"]) == (
            goal.years,
            goal.figure.year,
        )
    for actual in row.actuals:
        assert cells[f"{actual.label} 実績（{actual.of.unsettled}）"] == value(actual.figure.number, actual.figure.text)
    assert cells["達成率"] == share(row.rate)
    assert (cells["判定の印"], cells["判定"], cells["理由"]) == (row.mark, row.grade, row.reason)
    assert cells["前年度の判定"] == (row.last_year.text if row.last_year else None)
    assert (cells["注"] or "") == "\n".join(row.notes)


def test_every_year_has_a_row(report: Report) -> None:
    rows = table(opened(report)["推移"])
    told = [(row, actual) for row in report.rows for actual in row.actuals]
    assert len(rows) == len(told) == 20
    for cells, (row, actual) in zip(rows, told, strict=True):
        assert (cells["番号"], cells["年度"], cells["年度（西暦）"]) == (row.identity, actual.label, actual.of.year)
        assert cells["実績"] == value(actual.figure.number, actual.figure.text)
        assert cells["達成率"] == share(actual.rate)
        assert (cells["判定の印"], cells["判定"], cells["状態"]) == (
            actual.mark,
            actual.grade,
            state_words(actual.of.state),
        )


def test_counts_stand_beside_last_years(report: Report) -> None:
    rows = [list(row) for row in opened(report)["総括"].iter_rows(values_only=True)]
    for each in report.summary.counts:
        assert [each.mark, each.name, each.number, each.last_year] in [row[:4] for row in rows]
    by_measure = [row for row in rows if row[0] in ("1-3", "2-2", "3-4")]
    assert [row[3:10] for row in by_measure[::2]] == [list(each.now.counts) for each in report.summary.by_measure]
    last = [sum(column) for column in zip(*(row[3:10] for row in by_measure[1::2]), strict=True)]
    assert last == [each.last_year for each in report.summary.counts]


def test_state_is_on_every_sheet_and_every_printed_page(report: Report) -> None:
    for sheet in opened(report):
        assert sheet["A1"].value.startswith("【記入例】")
        assert sheet["A1"].fill.fgColor.rgb == "FFFFE699"
        assert "記入例" in sheet.oddHeader.right.text
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_a_final_report_bears_no_mark(report: Report) -> None:
    final = report._replace(cover=report.cover._replace(state="final", state_note=None))
    book = opened(final)
    assert all("記入例" not in sheet["A1"].value and "【" not in sheet.oddHeader.right.text for sheet in book)
    assert any(row[:2] == ("数値の状態", "確定") for row in book["はじめに"].iter_rows(values_only=True))


@pytest.mark.parametrize("name", ["指標一覧", "推移", "出典", "判定の変化"])
def test_tables_are_filtered_frozen_and_repeat_their_head(report: Report, name: str) -> None:
    sheet = opened(report)[name]
    assert sheet.auto_filter.ref.startswith(f"A{HEAD}:")
    assert sheet.freeze_panes == f"C{HEAD + 1}"
    assert sheet.print_title_rows == f"$1:${HEAD}"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_charts_are_native_titled_and_described(report: Report) -> None:
    with zipfile.ZipFile(BytesIO(render(report))) as file:
        charts = [file.read(name).decode() for name in file.namelist() if "/charts/chart" in name]
        drawing = file.read("xl/drawings/drawing1.xml").decode()
    numeric = [row for row in report.rows if row.kind == "数値"]
    assert len(charts) == len(numeric) == 5
    for row, chart in zip(numeric, charts, strict=True):
        assert row.chart is not None
        assert row.chart.title in chart
        assert f'descr="{row.chart.description}"' in drawing


NAMES = [
    "相談件数",
    "自分の住む地区で地域の抱える課題について住民同士で解決に向けた取り組みをしていると思う市民の割合",
    "市民の割合" * 14,
    "市民の割合" * 80,
    "WEB ACCESSIBILITY " * 20,
]


@pytest.mark.parametrize("name", NAMES, ids=len)
def test_no_title_of_a_chart_reaches_into_its_plot(tmp_path: Path, name: str) -> None:
    folder = write_folder(tmp_path, [{"name": name}], {2025: {"1-1-1": {"value": "5"}}})
    made = render(report_of(folder, 2025))
    with zipfile.ZipFile(BytesIO(made)) as file:
        chart = file.read("xl/charts/chart1.xml").decode()
    (title,) = re.findall("<c:title>.*?<c:v>(.*?)</c:v>.*?</c:title>", chart)
    top, height = (float(re.findall(f'<c:{side} val="(.*?)"/>', chart)[0]) for side in "yh")
    # A title of 10 points is folded at about 54 cells, its lines are 17 pixels high; a label may stand over the plot.
    lines = -(-width(title) // 54)
    assert 12 + 17 * lines + 15 <= 296 * top + 4
    assert height >= 0.4
    assert top + height == pytest.approx(0.76)
    assert title == table(openpyxl.load_workbook(BytesIO(made))["グラフのデータ"])[0]["グラフ"]
    whole = f"1-1-1 {' '.join(name.split())}の推移"
    assert title == whole or (title.endswith("…") and whole.startswith(title[:-1]) and len(title) > 70)


def test_charts_draw_the_reports_figures(report: Report) -> None:
    rows = table(opened(report)["グラフのデータ"])
    for row in report.rows:
        drawn = {cells["年度"]: cells for cells in rows if cells["番号"] == row.identity}
        for actual in row.actuals if drawn else ():
            assert drawn[fiscal.short(actual.of.year)]["実績"] == floating(actual.figure)
        for goal in row.goals if drawn else ():
            assert drawn[fiscal.short(goal.figure.year or 0)]["目標値"] == floating(goal.figure)


LONG = {
    "baseline": {"year": "R5", "value": "11000000007"},
    "targets": [{"by": "R10", "value": "12345678901234.5"}],
}
TOO_LONG = {
    "baseline": {"year": "R5", "value": "12345678901234567.25"},
    "targets": [{"by": "R10", "value": "12345678901234569"}],
}


def test_figures_of_many_digits_are_drawn_as_they_are(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path, [LONG], {2024: {"1-1-1": {"value": "11000000013"}}, 2025: {"1-1-1": {"value": "7"}}}
    )
    (first, second, third, *_, last) = table(opened(report_of(folder, 2025))["グラフのデータ"])
    assert (first["現状値"], second["実績"], third["実績"]) == (11000000007, 11000000013, 7)
    assert last["目標値"] == 12345678901234.5
    assert first["目安"] == 11000000007
    assert last["目安"] == 12345678901234.5
    assert not [name for name in last if name.startswith("図に出ない")]


def test_figures_that_excel_would_change_are_said_and_not_drawn(tmp_path: Path) -> None:
    entries = {2024: {"1-1-1": {"value": "12345678901234568"}}, 2025: {"1-1-1": {"value": "5"}}}
    book = opened(report_of(write_folder(tmp_path, [TOO_LONG], entries), 2025))
    (first, second, third, *_, last) = table(book["グラフのデータ"])
    said = next(name for name in first if name.startswith("図に出ない数値"))
    # A text among the figures of a chart would be drawn as 0.
    assert (first["現状値"], second["実績"], third["実績"], last["目標値"]) == (None, None, 5, None)
    assert first[said].startswith("現状値 12,345,678,901,234,567.25件")
    assert second[said].startswith("実績 12,345,678,901,234,568件")
    (row,) = table(book["指標一覧"])
    assert (row["現状値"], row["目標値"]) == ("12,345,678,901,234,567.25", "12,345,678,901,234,569")
    opening = [row[:2] for row in book["はじめに"].iter_rows(values_only=True)]
    assert any(label == "長い数値" and "15桁" in str(said) for label, said in opening)


def test_an_indicator_of_which_nothing_can_be_drawn_has_no_chart(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{**TOO_LONG, "id": "1-1-1"}], {2024: {"1-1-1": {"value": "12345678901234568"}}})
    book = opened(report_of(folder, 2024))
    assert book["グラフ"]._charts == []  # noqa: SLF001  # openpyxl has no other way to its charts
    said = next(cell for cell in table(book["グラフのデータ"])[0] if cell.startswith("図に出ない数値"))
    assert table(book["グラフのデータ"])[0][said].startswith("現状値 12,345,678,901,234,567.25件")


def test_ordinary_figures_need_no_word_on_digits(report: Report) -> None:
    assert not any(row[0] == "長い数値" for row in opened(report)["はじめに"].iter_rows(values_only=True))


@pytest.mark.parametrize("name", ["指標一覧", "推移", "グラフのデータ"])
def test_every_number_finds_room_in_its_column(tmp_path: Path, name: str) -> None:
    folder = write_folder(tmp_path, [LONG], {2024: {"1-1-1": {"value": "98765432101234"}}})
    sheet = opened(report_of(folder, 2024))[name]
    widths = {at: each.width for each in sheet.column_dimensions.values() for at in range(each.min, each.max + 1)}
    numbers = [cell for row in sheet.iter_rows(min_row=HEAD + 1) for cell in row if isinstance(cell.value, int | float)]
    assert numbers
    for cell in numbers:
        assert not cell.number_format.startswith("#,##0") or len(f"{cell.value:,}") < widths[cell.column]


def test_only_baseline_latest_figure_and_target_are_labelled(tmp_path: Path) -> None:
    report = report_of(write_difficult(tmp_path), 2028)
    with zipfile.ZipFile(BytesIO(render(report))) as file:
        names = sorted(
            (name for name in file.namelist() if "/charts/chart" in name), key=lambda name: (len(name), name)
        )
        charts = [file.read(name).decode() for name in names]
    drawn = [row.chart for row in report.rows if row.chart is not None and row.kind == "数値"]
    labelled = 0
    for chart, xml in zip(drawn, charts, strict=True):
        for name, points in (("実績", chart.observed), ("目標値", chart.goals), ("現状値", (chart.baseline,))):
            shown = labels_of(xml, name, len(chart.years))
            years = [tick.at for tick in chart.years]
            assert {years[at] for at in shown} <= {each.x for each in points if each in chart.named}
            labelled += len(shown)
        assert labels_of(xml, "目安", len(chart.years)) == []
    assert labelled > 2.5 * len(drawn)


def labels_of(xml: str, name: str, years: int) -> list[int]:
    """Return the places of the points of a series that have a label."""
    series = next((each for each in re.findall("<c:ser>.*?</c:ser>", xml, re.DOTALL) if f">{name}<" in each), "")
    if "<c:dLbls>" not in series:
        return []
    gone = re.findall(r'<c:dLbl><c:idx val="(\d+)"/><c:delete val="1"/></c:dLbl>', series)
    return sorted({*range(years)} - {*map(int, gone)})


def test_hostile_texts_stay_letters(shipped: Path) -> None:
    content = render(hostile_report(shipped))
    book = openpyxl.load_workbook(BytesIO(content))
    assert [cells["指標"] for cells in table(book["指標一覧"])][: len(TEXTS)] == list(TEXTS)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    with zipfile.ZipFile(BytesIO(content)) as file:
        sheets = [file.read(name).decode() for name in file.namelist() if "/worksheets/sheet" in name]
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet]


def test_a_title_cannot_call_a_field_of_the_printed_page(shipped: Path) -> None:
    with zipfile.ZipFile(BytesIO(render(hostile_report(shipped)))) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    header = re.search("<oddHeader>(.*?)</oddHeader>", sheet)
    assert header is not None
    assert header[1].startswith("&amp;L&amp;&amp;C&amp;&amp;P &amp;&amp;amp; xmlns:w=&amp;R")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        pytest.param("x" * LONGEST, "x" * LONGEST, id="as long as a cell"),
        pytest.param("x" * (LONGEST + 1), "x" * (LONGEST - 1) + "…", id="longer"),
        pytest.param("𠮷" * 20_000, "𠮷" * 16_383 + "…", id="letters that count as two"),
        pytest.param("\ud800\x00\ufffe", "���", id="what no file may hold"),
    ],
)
def test_text_keeps_to_excels_limit(said: str, kept: str) -> None:
    assert cell_text(said) == kept


def test_numbers_that_excel_would_change_are_text() -> None:
    assert figure_cell(Figure(Decimal("18.90"), "人")) == Number(18.9, 2, grouped=True)
    assert figure_cell(Figure(Decimal("12345678901234567.5"), "人")) == "12,345,678,901,234,567.5"
    assert figure_cell(Figure(Decimal(2027), "年度")) == Number(2027.0)
    assert figure_cell(Figure(unit="人", label="未報告")) == "未報告"


def test_the_form_of_a_number_in_excels_letters() -> None:
    assert Number(18.9, 2, grouped=True).form == "#,##0.00"
    assert (Number(2027.0).form, Number(2027.0).shown) == ("0", "2027")
    assert (Number(0.25, 1, percent=True).form, Number(0.25, 1, percent=True).shown) == ("0.0%", "25.0%")
    assert Number(1 / 3, None).form == "General"


def rate_of(share: Fraction, digits: int, mode: str = "half_up", near: str | None = None) -> Figure:
    printed = rounding(share * 100, digits, mode) if near is None else Decimal(near)
    return Figure(share * 100, "%", near=printed)


def test_a_rate_is_printed_as_the_report_says_it() -> None:
    third = Fraction(2, 3)
    assert rate_cell(rate_of(third, 1)) == Number(float(decimal(third)), 1, percent=True)
    assert rate_cell(rate_of(third, 1, "down")) == Number(0.666, 1, percent=True)
    assert rate_cell(rate_of(Fraction(-1, 4), 1)) == Number(-0.25, 1, percent=True)
    assert rate_cell(rate_of(Fraction(1250), 0)) == Number(1250.0, 0, percent=True)
    assert rate_cell(rate_of(Fraction(9996, 10000), 1, near="99.9")) == Number(0.999, 1, percent=True)
    assert rate_cell(rate_of(Fraction(10) ** 40, 1)) == f"{10**42:,}.0%"
    assert rate_cell(Figure()) == "—"


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/Los_Angeles"])
def test_bytes_are_the_same_everywhere(report: Report, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    first = render(report)
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    if hasattr(time, "tzset"):
        time.tzset()
    assert render(report) == first
    with zipfile.ZipFile(BytesIO(first)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_say_what_it_is(report: Report) -> None:
    properties = opened(report).properties
    assert properties.title == "【記入例】大和郡山市地域福祉計画・地域福祉活動計画 進捗状況報告書 令和7年度"
    assert (properties.creator, str(properties.created)) == ("大和郡山市", "2026-06-30 00:00:00")
