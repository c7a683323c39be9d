"""The report as a page: whole, true to the report, inert, and the same at every time and place."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.folder import write_folder
from tests.render.report.page import Element, read, seen
from tests.report.making import DAY, report_of
from ykplan.render.report.html import render
from ykplan.report.build import Making
from ykplan.report.values import MeasureWording, Picture, Report, WrittenOpinion
from ykplan.terms.labels import STATES
from ykplan.text.figures import Figure

HOSTILE = "<script>alert(1)</script> ]]> \"'><img src=x onerror=alert(1)> {{ 7*7 }} &lt; 𠮷髙"
LONG = "長" * 10_000


@pytest.fixture
def report(shipped: Path) -> Report:
    return report_of(shipped, 2025)


@pytest.fixture
def page(report: Report) -> Element:
    return read(render(report))


def cells(table: Element) -> list[list[str]]:
    """Return the rows of a table's body as texts."""
    body = next(table.all("tbody"))
    return [[cell.text for cell in row.all("th", "td")] for row in body.all("tr")]


def rows_of(page: Element, identity: str) -> list[list[str]]:
    return cells(next(page.one(identity).all("table")))


def test_what_is_seen_is_as_approved(page: Element, golden: Callable[[str, str], None]) -> None:
    golden("report-html.txt", seen(page))


def test_every_figure_stands_in_the_table_of_its_measure(report: Report, page: Element) -> None:
    for section in report.sections:
        found = rows_of(page, f"m{section.number}")
        assert len(found) == len(section.rows)
        for row, shown in zip(section.rows, found, strict=True):
            goals = " ".join(f"{goal.figure.text} {goal.years}" for goal in row.goals)
            assert shown[0] == f"{row.identity} {row.name}"
            assert shown[1] == f"{row.baseline.text} {row.baseline.taken}"
            assert shown[2] == goals
            assert shown[3 : 3 + len(report.years)] == [actual.figure.text for actual in row.actuals]
            reason = f" （{row.reason}）" if row.reason else ""
            last = row.last_year.text if row.last_year else "—"
            assert shown[-3:] == [
                row.rate.text,
                f"{row.mark} {row.grade}{reason}",
                last,
            ]


def test_every_year_of_an_indicator_stands_beside_its_chart(report: Report, page: Element) -> None:
    assert len(report.rows) == 10
    for row in report.rows:
        assert rows_of(page, f"i{row.identity}") == [
            [f"{actual.label} 記入例", actual.figure.text, actual.rate.text, f"{actual.mark} {actual.grade}"]
            for actual in row.actuals
        ]


def test_every_indicator_is_in_the_list(report: Report, page: Element) -> None:
    found = cells(page.one("all"))
    assert [row[0] for row in found] == [f"{row.identity} {row.name}" for row in report.rows]
    assert [row[4] for row in found] == [row.actuals[-1].figure.text for row in report.rows]


def test_counts_are_those_of_the_report(report: Report, page: Element) -> None:
    counts, by_measure = [cells(table) for table in page.one("summary").all("table")][:2]
    assert counts == [
        [f"{count.mark} {count.name}", str(count.number), str(count.last_year)] for count in report.summary.counts
    ]
    assert [row[1:] for row in by_measure] == [[*each.cells(with_errors=False)] for each in report.summary.by_measure]


def test_charts_have_a_name_and_a_description(report: Report, page: Element) -> None:
    pictures = [each for each in page.all("svg") if each.attributes.get("role") == "img"]
    charts = [row.chart for row in report.rows if row.chart]
    assert len(pictures) == len(charts) == 10
    for picture, chart in zip(pictures, charts, strict=True):
        title, description = next(picture.all("title")), next(picture.all("desc"))
        assert (title.text, description.text) == (chart.title, chart.description)
        ids = [title.attributes["id"], description.attributes["id"]]
        assert picture.attributes["aria-labelledby"].split() == ids


def test_headings_go_down_one_step_at_a_time(page: Element) -> None:
    levels = [int(each.tag[1]) for each in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_and_the_way_past_them(page: Element) -> None:
    body = next(page.all("body"))
    assert next(body.all("a")).attributes["href"] == "#main"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(list(body.all(landmark))) == 1
    assert next(page.all("html")).attributes["lang"] == "ja"


def test_every_table_has_a_caption_and_headers(page: Element) -> None:
    tables = list(page.all("table"))
    assert len(tables) > 15
    for table in tables:
        assert next(table.all("caption")).text
        assert all(each.attributes["scope"] in ("col", "row") for each in table.all("th"))
        assert all(next(row.all("th", "td")).tag == "th" for row in table.all("tr"))


def test_ids_are_unique_and_every_link_leads_somewhere(page: Element) -> None:
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    assert {link.attributes["href"] for link in page.all("a")} <= {f"#{each}" for each in ids}


def test_numbers_of_indicators_that_cannot_be_addresses_still_are_apart(report: Report) -> None:
    names = ("1 1", "1 1", "あ", "1-3-1", "1-3-1")
    rows = tuple(row._replace(identity=name) for row, name in zip(report.rows, names, strict=False))
    section = report.sections[0]._replace(number="1-3", rows=rows)
    page = read(render(report._replace(sections=(section, section))))
    test_ids_are_unique_and_every_link_leads_somewhere(page)


def test_the_policy_allows_what_is_in_the_page_and_nothing_else(page: Element) -> None:
    policy = next(each for each in page.all("meta") if "http-equiv" in each.attributes).attributes["content"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "img-src" not in policy
    for tag in ("style", "script"):
        (found,) = page.all(tag)
        digest = hashlib.sha256("".join(each for each in found.inside if isinstance(each, str)).encode()).digest()
        assert f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert not [each for each in page.all() if "style" in each.attributes]


def test_nothing_is_fetched(report: Report) -> None:
    text = render(report).decode()
    assert set(re.findall(r"https?://[^\"' ]+", text)) == {"http://www.w3.org/2000/svg"}
    assert "url(" not in text
    assert "@import" not in text
    assert "javascript:" not in text


def test_the_logo_is_in_the_page(shipped: Path) -> None:
    logo = Picture("png", b"\x89PNG")
    page = read(render(report_of(shipped, 2025, Making(DAY, None, logo))))
    (image,) = page.all("img")
    assert image.attributes == {"src": "data:image/png;base64,iVBORw==", "alt": "大和郡山市"}
    policy = next(each for each in page.all("meta") if "http-equiv" in each.attributes).attributes["content"]
    assert "img-src data:;" in policy


def test_samples_are_said_in_plain_sight(page: Element) -> None:
    assert next(page.all("aside")).text.startswith("記入例 この報告書の数値は記入例です。")
    assert "記入例" in next(page.all("header")).text
    heads = next(page.one("m1-3").all("thead"))
    assert [each.text for each in heads.all("th")][3:5] == ["令和6年度 記入例 実績", "令和7年度 記入例 実績"]


def test_paper_has_room_for_five_years_and_says_so(report: Report) -> None:
    section = report.sections[0]
    rows = tuple(row._replace(actuals=row.actuals * 3) for row in section.rows)
    page = read(render(report._replace(sections=(section._replace(rows=rows),), years=report.years * 3)))
    table = next(page.one("m1-3").all("table"))
    assert "最近の5年度" in next(table.all("caption")).text
    for row in table.all("tr"):
        assert ["older" in each.attributes.get("class", "") for each in row.all("th", "td")][3:9] == [
            True,
            *[False] * 5,
        ]


def test_a_final_year_bears_no_mark(tmp_path: Path) -> None:
    page = read(render(report_of(write_folder(tmp_path, [{}], {2024: {"1-1-1": {"value": "3"}}}), 2024)))
    assert not list(page.all("aside"))
    assert "確定" not in page.text


def poisoned(value: Any, text: str) -> Any:
    """Return a report in which every text ends with `text`, but for those that name states to the program."""
    if isinstance(value, str):
        return value if value in STATES else value + text
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(poisoned(each, text) for each in value))
    return tuple(poisoned(each, text) for each in value) if isinstance(value, tuple) else value


def kinds(page: Element) -> list[str]:
    """Return the elements of a page, but for those that a text has more of when it has lines, slashes or length."""
    return [each.tag for each in page.all() if each.tag not in ("br", "wbr", "span", "svg", "path", "text", "tspan")]


@pytest.mark.parametrize("text", [HOSTILE, LONG, "\n" + HOSTILE], ids=["markup", "long", "on a line of its own"])
def test_no_text_is_more_than_letters(report: Report, text: str) -> None:
    section = report.sections[0]._replace(
        words=MeasureWording("a", "b", "c"), opinions=(WrittenOpinion("a", "b"), WrittenOpinion("a", None))
    )
    full = report._replace(sections=(section, *report.sections[1:]))
    page = read(render(poisoned(full, text)))
    clean = read(render(poisoned(full, "長" * 20)))
    assert kinds(page) == kinds(clean)
    assert not [name for each in page.all() for name in each.attributes if name.startswith("on")]
    shown = next(page.all("main")).text
    assert " ".join(text.split()) in shown
    assert "49" not in shown


def test_letters_that_turn_the_reading_order_are_shown(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{"name": "\u202e逆 𠮷髙"}], {2024: {"1-1-1": {"value": "3", "note": "一\n二"}}})
    text = render(report_of(folder, 2024)).decode()
    assert "\u202e" not in text
    assert "逆 𠮷髙" in text
    assert "一<br>二" in text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("9か所", ["9か所"], id="with its unit"),
        pytest.param("−1,234,567,890.25キロワット時", ["−1,234,567,890.25"], id="long, without its unit"),
        pytest.param("拠点ごとに10〜20%ずつ、あわせて1,500人以上", ["10", "20%", "1,500"], id="several in a sentence"),
    ],
)
def test_no_figure_is_divided_by_the_end_of_a_line(report: Report, text: str, whole: list[str]) -> None:
    row = report.rows[0]._replace(baseline=Figure(label=text))
    section = report.sections[0]._replace(rows=(row,))
    page = read(render(report._replace(sections=(section,))))
    cell = next(next(page.one("m1-3").all("tbody")).all("td"))
    assert cell.text == text
    assert [each.text for each in cell.all("span") if each.attributes["class"] == "figure"] == whole


SAY = """
import hashlib
from pathlib import Path
from tests.report.making import report_of
from ykplan.render.report.html import render
print(hashlib.sha256(render(report_of(Path("data"), 2025))).hexdigest())
"""


@pytest.mark.parametrize(
    ("zone", "locale", "seed"), [("Pacific/Kiritimati", "C", "1"), ("America/Anchorage", "ja_JP.UTF-8", "2")]
)
def test_the_same_bytes_at_every_place_and_hour(report: Report, zone: str, locale: str, seed: str) -> None:
    there = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
    said = subprocess.run([sys.executable, "-c", SAY], cwd=ROOT, env=there, check=True, capture_output=True, text=True)  # noqa: S603
    assert said.stdout.strip() == hashlib.sha256(render(report)).hexdigest()
    assert render(report) == render(report)


def test_an_entry_in_error_shows_no_figure(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, [{}, {}], {2024: {"1-1-1": {"value": "九"}, "1-1-2": {"value": "3"}}})
    page = read(render(report_of(folder, 2024)))
    first, second = rows_of(page, "m1-1")
    assert first[3:] == ["誤り", "—", "誤り", "—"]
    assert second[3] == "3件"
    block = page.one("i1-1-1")
    assert not list(block.all("svg"))
    assert "データに誤りがあるため示せません" in block.text
    assert "1" in [each.text for each in page.one("summary").all("td")]


def test_a_year_without_figures(tmp_path: Path) -> None:
    page = read(render(report_of(write_folder(tmp_path, [{}], {}), 2024)))
    assert "この年度の実績は、まだ報告されていません。" in next(page.all("aside")).text
    assert "改定も訂正もありません。" in page.one("changes").text
    assert "報告された数値はありません。" in page.one("sources").text


def test_a_report_of_nothing(report: Report) -> None:
    nothing = report.summary._replace(sentences=(), counts=(), by_measure=(), moves=(), missing=())
    method = report.method._replace(about=(), measures=(), grading=(), grades=(), legend=())
    empty = report._replace(
        method=method, summary=nothing, sections=(), years=(), amended=(), corrected=(), glossary=(), sources=()
    )
    page = read(render(empty))
    assert "この計画に施策はありません。" in page.one("measures").text
    assert "この計画に指標はありません。" in page.one("indicators").text
    assert "説明する用語はありません。" in page.one("glossary").text
    test_headings_go_down_one_step_at_a_time(page)


def test_indicators_in_error_are_counted(report: Report) -> None:
    counts = report.summary.by_measure[0]
    wrong = report.summary._replace(by_measure=(counts._replace(in_error="2", total="3"),), any_in_error=True)
    tables = list(read(render(report._replace(summary=wrong))).one("summary").all("table"))
    assert [each.text for each in next(tables[1].all("thead")).all("th")][-2:] == ["誤り", "計"]
    assert cells(tables[1])[0][-2:] == ["2", "3"]
