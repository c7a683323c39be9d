"""The Word document, read back: its figures, its structure, its language, and that nothing in it runs."""
# ruff: noqa: SLF001 - python-docx has no other way to a table's or a footer's XML

import re
import time
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.render.report.hostile import TEXTS, hostile_report
from tests.report.making import report_of
from ykplan.render.picture import from_svg
from ykplan.render.report.docx import render
from ykplan.report.values import Picture, Report
from ykplan.text.figures import Figure

HEADINGS = [
    "1　計画の概要と評価の方法",
    "2　総括",
    "3　施策ごとの状況",
    "4　指標一覧",
    "5　計画の改定と数値の訂正",
    "6　用語",
    "7　出典と作成記録",
]


@pytest.fixture
def report(shipped: Path) -> Report:
    return report_of(shipped, 2025)


def opened(report: Report) -> Any:
    return docx.Document(BytesIO(render(report)))


def tables(document: Any) -> dict[str, list[list[str]]]:
    """Return every table's rows by what a screen reader says of it."""
    return {
        table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")): [
            [cell.text for cell in row.cells] for row in table.rows
        ]
        for table in document.tables
    }


def test_headings_are_real_and_in_order(report: Report) -> None:
    document = opened(report)
    by_level = {
        level: [each.text for each in document.paragraphs if each.style.name == f"Heading {level}"]
        for level in (1, 2, 3)
    }
    assert by_level[1] == HEADINGS
    assert [f"{each.heading}　{each.title}" for each in report.sections] == [
        each for each in by_level[2] if "基本施策" in each
    ]
    assert by_level[3] == [f"{row.identity}　{row.name}" for row in report.rows]
    assert [each.text for each in document.paragraphs if each.style.name == "Title"] == [report.cover.title]


def test_contents_are_there_before_a_field_is_brought_up_to_date(report: Report) -> None:
    document = opened(report)
    contents = [each for each in document.paragraphs if each.style.name.startswith("toc")]
    headings = [each.text for each in document.paragraphs if each.style.name in ("Heading 1", "Heading 2")]
    assert [each.text.partition("\t")[0] for each in contents] == headings
    assert document.settings.element.find(qn("w:updateFields")).get(qn("w:val")) == "true"


def test_every_figure_of_the_list_is_the_reports(report: Report) -> None:
    rows = tables(opened(report))["指標一覧"][1:]
    assert len(rows) == len(report.rows) == 10
    for cells, row in zip(rows, report.rows, strict=True):
        assert cells[:2] == [row.identity, row.name]
        assert cells[2] == f"{row.baseline.text}\n{row.baseline.taken}"
        assert cells[3] == "\n".join(f"{goal.figure.text}（{goal.years}）" for goal in row.goals)
        last = row.last_year.text if row.last_year else "—"
        assert cells[4:8] == [
            row.actuals[-1].figure.text,
            row.rate.text,
            f"{row.mark} {row.grade}",
            last,
        ]
        assert cells[8] == (row.reason or "")


def test_every_figure_of_every_year_is_the_reports(report: Report) -> None:
    head, *rows = tables(opened(report))["年度ごとの実績、達成率と判定（令和6年度〜令和7年度）"]
    assert head[2:] == ["令和6年度\n（記入例）", "令和7年度\n（記入例）"]
    for cells, row in zip(rows, report.rows, strict=True):
        for cell, actual in zip(cells[2:], row.actuals, strict=True):
            rate = [] if actual.rate.is_empty else [actual.rate.text]
            assert cell.split("\n") == [actual.figure.text, *rate, f"{actual.mark} {actual.grade}"]


def test_every_measure_has_its_table_and_words(report: Report) -> None:
    document = opened(report)
    found, said = tables(document), [each.text for each in document.paragraphs]
    for section in report.sections:
        rows = found[f"{section.title}の指標"][1:]
        assert [(row[0], row[4], row[5]) for row in rows] == [
            (row.identity, row.actuals[-1].figure.text, row.rate.text) for row in section.rows
        ]
        assert not {*section.visions, *(note for row in section.rows for note in row.notes)} - {*said}
        assert not {*filter(None, section.words)} - {*said}


def test_heads_repeat_and_rows_stay_whole(report: Report) -> None:
    for table in opened(report).tables:
        first, *rest = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in (first, *rest))
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in first.tc_lst] == widths


def test_every_picture_has_words_in_its_place(report: Report) -> None:
    pictures = list(opened(report).element.body.iter(qn("wp:docPr")))
    drawn = [row.chart for row in report.rows if row.chart]
    assert [each.get("descr") for each in pictures] == [chart.description for chart in drawn]
    assert [each.get("title") for each in pictures] == [chart.title for chart in drawn]
    assert len({each.get("id") for each in pictures}) == len(pictures) == 10


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="navy"/></svg>'


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_citys_mark_is_on_the_cover(report: Report, kind: str) -> None:
    content = SVG if kind == "svg" else from_svg(SVG)
    document = opened(report._replace(cover=report.cover._replace(logo=Picture(kind, content))))
    first = next(document.element.body.iter(qn("wp:inline")))
    assert first.find(qn("wp:docPr")).get("descr") == "大和郡山市のロゴ"
    size = first.find(qn("wp:extent"))
    assert (round(int(size.get("cx")) / 36_000), round(int(size.get("cy")) / 36_000)) == (50, 25)


def test_long_figures_stay_on_one_line(report: Report) -> None:
    row = report.sections[0].rows[0]._replace(baseline=Figure(label="1,234,567,890,123円"))
    section = report.sections[0]._replace(rows=(row,))
    document = opened(report._replace(sections=(section, *report.sections[1:])))
    runs = [
        run for table in document.tables for run in table._tbl.iter(qn("w:r")) if "1,234,567" in "".join(run.itertext())
    ]
    assert len(runs) == 2
    assert all(int(run.find(qn("w:rPr")).find(qn("w:sz")).get(qn("w:val"))) < 18 for run in runs)
    assert not [each for each in document.element.body.iter(qn("w:t")) if re.search(r"\d-\d", each.text or "")]


def test_everything_is_japanese_in_one_named_font(report: Report) -> None:
    styles = opened(report).styles.element
    assert {each.get(qn(f"w:{script}")) for each in styles.iter(qn("w:lang")) for script in ("val", "eastAsia")} == {
        "ja-JP"
    }
    fonts = list(styles.iter(qn("w:rFonts")))
    assert {frozenset(each.attrib) for each in fonts} == {
        frozenset(qn(f"w:{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    }
    assert {name for each in fonts for name in each.attrib.values()} == {"游ゴシック"}
    styled = [each for each in styles.iter(qn("w:style")) if each.get(qn("w:type")) != "numbering"]
    assert all(each.find(qn("w:rPr")).find(qn("w:rFonts")) is not None for each in styled)


def test_state_and_page_are_on_every_page(report: Report) -> None:
    sections = opened(report).sections
    assert [section.orientation for section in sections] == [0, 1, 0]
    for section in sections:
        assert section.header.paragraphs[0].text == f"【記入例】{report.cover.plan}　進捗状況報告書　令和7年度"
        assert "PAGE" in "".join(each.text for each in section.footer._element.iter(qn("w:instrText")))
        assert not section.different_first_page_header_footer


def test_a_final_report_bears_no_mark(report: Report) -> None:
    final = opened(report._replace(cover=report.cover._replace(state="final", state_note=None)))
    assert final.sections[0].header.paragraphs[0].text.startswith("大和郡山市")
    assert "確定" in [each.text for each in final.paragraphs]


def test_hostile_texts_stay_letters(shipped: Path) -> None:
    content = render(hostile_report(shipped))
    document = docx.Document(BytesIO(content))
    rows = [row for row in tables(document)["指標一覧"] if row[0].startswith("9-9-")]
    assert [row[1] for row in rows] == list(TEXTS)
    with zipfile.ZipFile(BytesIO(content)) as file:
        links = [file.read(name).decode() for name in file.namelist() if name.endswith(".rels")]
    assert not [each for each in links if "External" in each]
    codes = {each.text.split()[0] for each in document.element.body.iter(qn("w:instrText"))}
    assert codes == {"TOC", "PAGEREF"}


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
    core = opened(report).core_properties
    assert core.title == "【記入例】大和郡山市地域福祉計画・地域福祉活動計画　進捗状況報告書　令和7年度"
    assert (core.author, core.language, str(core.created)[:10]) == ("大和郡山市", "ja-JP", "2026-06-30")
