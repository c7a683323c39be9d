"""The report as PDF: what was put in can be read out of it, and the same report gives the same bytes."""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from benchmarks.generate import write_plan
from tests.conftest import ROOT
from tests.render.report.letters import letters_of
from tests.report.making import report_of
from ykplan.platform import fonts
from ykplan.render.report import docx, html, md
from ykplan.render.report.pdf import Unprintable, render
from ykplan.report.values import Labelled, MeasureWording, Picture, Report, ReportRow, WrittenOpinion
from ykplan.terms.labels import STATES, State
from ykplan.text.figures import Figure

HOSTILE = '#import "x" *x* _y_ $z$ @ref <label> `code` // /* \\u{41} [a] = 見出し #sys.inputs'
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'
MAKE = """
import sys
from pathlib import Path
from tests.report.making import report_of
from ykplan.render.report.pdf import render
sys.stdout.buffer.write(render(report_of(Path("data"), 2025)))
"""


@cache
def made(report: Report) -> bytes:
    found = render(report)
    assert isinstance(found, bytes)
    return found


def reader(report: Report) -> PdfReader:
    return PdfReader(BytesIO(made(report)))


def squeezed(text: str) -> str:
    """Return a text without blanks and line ends."""
    return re.sub(r"\s", "", text)


def text_of(report: Report) -> str:
    return "".join(letters_of(made(report)))


def with_row(report: Report, row: ReportRow) -> Report:
    """Return the report of a row's own measure alone, which is typeset much faster than the whole one."""
    first = report.sections[0]
    return report._replace(sections=(first._replace(rows=(row, *first.rows[1:])),))


@pytest.fixture
def report(shipped: Path) -> Report:
    return report_of(shipped, 2025)


def figures(row: ReportRow) -> Iterator[str]:
    """Yield what the table says of an indicator, in the order of its columns."""
    yield from (row.identity, row.name, row.baseline.text, row.baseline.taken)
    for goal in row.goals:
        yield from (goal.figure.text, goal.years)
    for actual in row.actuals:
        yield from (actual.figure.text, actual.mark)
    yield row.rate.text


def test_every_figure_can_be_read_back(report: Report) -> None:
    text = text_of(report)
    for row in report.rows:
        assert squeezed("".join(figures(row))) in text


def test_figures_of_ten_years(tmp_path: Path) -> None:
    write_plan(tmp_path, 12, 10)
    text = text_of(large := report_of(tmp_path, 2033))
    for row in large.rows:
        assert squeezed(row.identity + "".join(f"{each.figure.text}{each.mark}" for each in row.actuals)) in text


def test_more_years_than_a_line_holds(tmp_path: Path) -> None:
    write_plan(tmp_path, 3, 13)
    text = text_of(large := report_of(tmp_path, 2036))
    for row in large.rows:
        assert squeezed(row.identity + "".join(f"{each.figure.text}{each.mark}" for each in row.actuals[10:])) in text


def test_chapters_in_their_order(report: Report) -> None:
    def titles(outline: Any) -> list[str]:
        return [entry.title for entry in outline if not isinstance(entry, list)]

    assert titles(reader(report).outline) == [
        "1　計画の概要と評価の方法",
        "2　総括",
        "3　施策ごとの状況",
        "4　指標一覧",
        "5　計画の改定と数値の訂正",
        "6　用語",
        "7　出典と作成記録",
    ]


@pytest.mark.parametrize(("state", "note"), [("sample", "見本です。"), ("draft", "あとで変わることがあります。")])
def test_the_state_is_on_every_page(report: Report, state: State, note: str) -> None:
    pages = reader(report._replace(cover=report.cover._replace(state=state, state_note=note))).pages
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert STATES[state] in text.partition("\n")[0]
        assert squeezed(f"{number} / 全{len(pages)}") in squeezed(text)


def test_a_final_year_has_no_mark(report: Report) -> None:
    final = report._replace(cover=report.cover._replace(state="final", state_note=None), sections=report.sections[:1])
    assert "記入例" not in reader(final).pages[2].extract_text()
    assert "確定" in reader(final).pages[0].extract_text()


def test_tagged_titled_and_in_japanese(report: Report) -> None:
    root: Any = reader(report).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith("ja")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    about = reader(report).metadata
    assert about is not None
    assert about.title == "大和郡山市地域福祉計画・地域福祉活動計画　令和7年度　進捗状況報告書"
    assert about.author == "大和郡山市"
    assert b"pdfuaid" in root["/Metadata"].get_data()


def elements(node: Any) -> Iterator[DictionaryObject]:
    """Yield every element of the tree of tags."""
    found = node.get_object()
    if isinstance(found, list):
        for each in found:
            yield from elements(each)
    elif isinstance(found, DictionaryObject):
        yield found
        if "/K" in found:
            yield from elements(found["/K"])


def test_every_chart_has_its_description(report: Report) -> None:
    tags = list(elements(reader(report).root_object["/StructTreeRoot"]))
    said = {squeezed(str(tag["/Alt"])) for tag in tags if "/Alt" in tag}
    charts = [row.chart for row in report.rows if row.chart]
    assert {squeezed(f"{chart.title}。{chart.description}") for chart in charts} <= said
    assert sum(tag.get("/S") == "/TH" for tag in tags) > 0


def test_hostile_texts_are_letters(report: Report) -> None:
    row = report.rows[0]._replace(
        name=HOSTILE, notes=(HOSTILE, "\u241b[31m"), words=MeasureWording(HOSTILE, None, None), way=(HOSTILE,)
    )
    first = with_row(report, row).sections[0]
    hostile = report._replace(sections=(first._replace(opinions=(WrittenOpinion(HOSTILE, HOSTILE),)),))
    text = text_of(hostile)
    assert text.count(squeezed(HOSTILE)) >= 7
    assert "\\u001b[31m" in text


def test_rare_letters_of_names(report: Report) -> None:
    assert "𠮷野と髙田" in text_of(with_row(report, report.rows[0]._replace(name="𠮷野と髙田")))


def test_invisible_letters_do_no_harm(report: Report) -> None:
    assert "あいうえ" in text_of(with_row(report, report.rows[0]._replace(notes=("あ\ufeffい\u00adう\t\u200dえ",))))


def test_a_letter_that_no_font_has_is_named(report: Report) -> None:
    found = render(with_row(report, report.rows[0]._replace(notes=("神聖文字𓀀", "外字の\ue000さん", "また\ue000"))))
    assert found == Unprintable(("\ue000", "𓀀"), ("1-3-1 「外字の\ue000さん」", "1-3-1 「神聖文字𓀀」"))


def test_a_text_longer_than_a_page_is_not_cut(report: Report) -> None:
    long = report.sections[0]._replace(opinions=(WrittenOpinion("□■" * 3000, None),))
    text = text_of(report._replace(sections=(long,)))
    assert text.count("■") == 3000


def test_a_long_name_stays_on_the_page(report: Report) -> None:
    cover = report.cover._replace(plan="とても長い計画の名前" * 60)
    long = report._replace(cover=cover, sections=report.sections[:1])
    for page in reader(long).pages:
        heights: list[float] = []
        page.extract_text(visitor_text=lambda said, at, *_, to=heights: to.append(at[5]) if said.strip() else None)
        assert 0 < min(heights) < max(heights) < page.mediabox.top


def test_nothing_follows_an_error_but_its_note(report: Report) -> None:
    row = report.rows[0]._replace(error=True, mark="誤り", grade="誤り", kind="", section=None)
    lines = "".join(page.extract_text() for page in reader(with_row(report, row)).pages).splitlines()
    assert not [line for line in lines if line.strip().endswith("／")]


def test_long_figures_stay_whole(report: Report) -> None:
    row = report.rows[0]
    actuals = tuple(actual._replace(figure=Figure(label="−123,456,789,012円")) for actual in row.actuals)
    baseline = Figure(label="987,654,321,098円")
    long = with_row(
        report,
        row._replace(actuals=actuals, baseline=baseline, rate=Figure(label="−12,345.6%")),
    )
    lines = "".join(page.extract_text() for page in reader(long).pages).splitlines()
    for figure in ("−123,456,789,012", "987,654,321,098", "−12,345.6%"):
        assert any(figure in line for line in lines)


LONG_WORDS = (
    "data/progress/2024.yaml:12",
    "https://www.city.example.lg.jp/soshiki/fukushi/keikaku/2024-report_final.html?a=1&b=2",
    "data/" + "x" * 300 + "/2024.yaml",
    "A" * 16,
    "12345678901234567890123456789012345678901234567890",
    "shinchoku-houkoku-2024-2025_v2.xlsx",
)
UNSEEN = "[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]"


def worded(report: Report) -> Report:
    """Return a report with long words wherever texts of the city stand, in narrow cells above all."""
    first = report.sections[0]
    said = tuple(f"これは{word}という長い語です。" for word in LONG_WORDS)
    row = first.rows[0]._replace(name=LONG_WORDS[0], notes=said, way=LONG_WORDS, words=MeasureWording(*LONG_WORDS[:3]))
    opinions = tuple(WrittenOpinion(word, word) for word in LONG_WORDS)
    section = first._replace(
        title=LONG_WORDS[0], visions=said, summary=said[1], rows=(row, *first.rows[1:]), opinions=opinions
    )
    sources = tuple(
        each._replace(source=word, place=word) for each, word in zip(report.sources, LONG_WORDS, strict=False)
    )
    glossary = tuple(Labelled(word[:40], word) for word in LONG_WORDS)
    return report._replace(sections=(section,), sources=sources, glossary=glossary)


def test_long_words_can_be_found(report: Report) -> None:
    text = "".join(page.extract_text() for page in reader(worded(report)).pages)
    assert not re.search(UNSEEN, text)
    for word in LONG_WORDS:
        # In notes, reasons, opinions and answers, the glossary, and twice among the sources.
        assert text.replace("\n", "").count(word) >= 7
    # The line of a source, a note and a reason have room for a path, and keep it whole.
    assert text.count(LONG_WORDS[0]) >= 4


def test_places_of_figures_can_be_found(report: Report) -> None:
    text = "".join(page.extract_text() for page in reader(report).pages)
    places = [each.place for each in report.sources]
    assert len(places) > 10
    assert [place for place in places if place not in text] == []
    digest = report.record[-2].text
    assert digest in text.replace("\n", "")


def test_no_letter_is_put_into_titles(report: Report) -> None:
    made_of = reader(worded(report))
    tags = elements(made_of.root_object["/StructTreeRoot"])
    said = "".join(str(tag["/Alt"]) for tag in tags if "/Alt" in tag)

    def titles(outline: Any) -> Iterator[str]:
        for entry in outline:
            yield from titles(entry) if isinstance(entry, list) else [entry.title]

    told = "".join(titles(made_of.outline)) + said + str(made_of.metadata)
    assert not re.search(UNSEEN, told)
    assert LONG_WORDS[0] in told


def test_no_other_format_puts_letters_in_either(report: Report) -> None:
    page, text = (made_by.render(worded(report)).decode() for made_by in (html, md))
    with zipfile.ZipFile(BytesIO(docx.render(worded(report)))) as file:
        document = file.read("word/document.xml").decode()
    for content in (page, text, document):
        assert not re.search(UNSEEN, content)
    for word in LONG_WORDS:
        seen = [re.sub("<[^>]*>", "", content) for content in (page, document)]
        assert all(word.replace("&", "&amp;") in content for content in seen)


def test_cover(report: Report) -> None:
    cover = report.cover._replace(committee="推進委員会の名", contact=("福祉課", "0743-53-1151"))
    cover = cover._replace(preface=("前書きです。",), logo=Picture("svg", LOGO))
    text = text_of(report._replace(cover=cover, sections=report.sections[:1]))
    for said in ("推進委員会の名", "福祉課", "0743-53-1151", "前書きです。", "令和8年6月30日"):
        assert said in text


def test_an_indicator_in_error(report: Report) -> None:
    broken = report.rows[0]._replace(error=True, mark="誤り", grade="誤り", chart=None, notes=("示せません。",))
    assert "示せません。" in text_of(with_row(report, broken))


@pytest.mark.parametrize(("zone", "locale"), [("Asia/Tokyo", "ja_JP.UTF-8"), ("America/New_York", "C")])
def test_same_bytes_everywhere(report: Report, zone: str, locale: str) -> None:
    surroundings = os.environ | {"TZ": zone, "LC_ALL": locale, "SOURCE_DATE_EPOCH": "1", "PYTHONHASHSEED": "7"}
    again = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", MAKE], env=surroundings, cwd=ROOT, capture_output=True, check=True
    )
    assert again.stdout == made(report)


@pytest.mark.parametrize("missing", ["typst", "noto_cjk_sans_jp_bold"])
def test_without_the_extra(report: Report, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    fonts.shipped.cache_clear()
    with pytest.raises(ModuleNotFoundError, match=missing):
        render(report)
