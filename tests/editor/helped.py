"""Whoever edits the data in an editor reads what each field is, and is offered what may stand there."""

import re
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT
from tests.editor.talking import Editor
from ykplan.data.schema.document import ABOUT

# Fields that hold one thing or another, in each of their forms, and some that do not.
PLAN = """\
title: 計画
municipality: {name: 市, code: "292036"}
period: {from: R6, to: R10}
notes: 注
glossary: {協議体: 話し合いの場}
rubric:
  rate: progress
  rounding: {digits: 1, mode: half_up}
  tolerance: {points: 3, survey: true}
  grades:
    - {mark: ◎, name: 達成, when: {met: true, pace: {min: 1}, moved: [better, same], target: value}}
    - {mark: －, name: 判定なし}
measures:
  - id: 1-1
    title: 題
    priority: 1
    visions: [姿]
    summary: まとめ
    indicators:
      - id: 1-1-1
        name: 名
        role: output
        kind: number
        unit: 件
        better: up
        section: 課
        source: 出典
        definition: 数え方
        notes: 注
        items: [一]
        survey: true
        accumulation: total
        signed: true
        baseline: {year: R5, value: 8, items: [一], sample_size: 9, source: 出典, note: 注}
        targets:
          - {from: R6, by: R8, value: 12, label: 十二, note: 注, every_year: true}
          - {by: R9, min: 1, max: 2}
          - {by: R10, trend: up}
        amendments:
          - {from: R7, on: 2026-03-31, reason: 理由, name: 新, unit: 回, baseline: null, targets: [{by: R10, value: 3}]}
      - id: 1-1-2
        name: 名
        kind: number
        unit: 件
        better: up
        survey: {tolerance: 3}
        baseline: null
        targets: [{by: R10, of_baseline: 1.1}]
      - id: 1-1-3
        name: 名
        kind: stage
        stages: [一, 二]
        baseline: {year: R5, stage: null}
        targets: [{by: R10, stage: 二}]
"""
YEAR = """\
year: R7
state: draft
deadline: 2026-05-31
entries:
  1-1-1: {value: 9, note: 注, source: 出典, reported_by: 課, sample_size: 3, items: [一], grade: {grade: ○, reason: 理}}
  1-1-2: {absent: not_measured, done: 実績, issues: 課題, next: 今後}
  1-1-3: {stage: 一, corrected: [{was: 二, on: 2026-03-31, reason: 理由}]}
measures:
  1-1: {done: 実績, issues: 課題, next: 今後, opinions: [{opinion: 意見, response: 対応}]}
"""
INDICATOR = "      - {id: 1-1-1, name: 名, kind: number, unit: 件, better: up, baseline: %s, targets: [%s]}\n"
HEAD = "measures:\n  - id: 1-1\n    title: 題\n    indicators:\n"
FIELDS = {name for about in ABOUT.values() for name in about.fields}


@pytest.fixture(scope="module")
def plan() -> Iterator[Editor]:
    """Return an editor for plans."""
    editor = Editor(ROOT / "schema" / "plan.schema.json")
    yield editor
    editor.close()


@pytest.fixture(scope="module")
def year() -> Iterator[Editor]:
    """Return an editor for years' files."""
    editor = Editor(ROOT / "schema" / "progress.schema.json")
    yield editor
    editor.close()


def check_hovers(editor: Editor, text: str) -> None:
    """Fail where a field's text is not what the field itself says, and nothing else."""
    for key in re.finditer(r"(?<![^\s{\[])([a-z_]+):(?= |\n)", text):
        paragraphs = [part.strip() for part in editor.hover(text, key.start() + 1).replace("\\", "").split("\n\n")]
        own = {about.fields[key[1]] for about in ABOUT.values() if key[1] in about.fields}
        assert key[1] in FIELDS
        assert own & set(paragraphs[1:2]), (key[1], paragraphs)


def test_what_a_field_of_a_plan_says(plan: Editor) -> None:
    check_hovers(plan, PLAN)
    assert ABOUT["Plan"].fields["rubric"] in plan.hover("rubric: standard\n", 1)


def test_what_a_field_of_a_year_says(year: Editor) -> None:
    check_hovers(year, YEAR)
    assert ABOUT["Entry"].record in year.hover(YEAR, YEAR.index("1-1-2"))


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        pytest.param("municipality: |\n", {"{name: , code: }"}, id="a record on one line"),
        pytest.param("period: |\n", {"{from: , to: }"}, id="a period"),
        pytest.param("municipality: {c|}\n", {"code"}, id="between braces"),
        pytest.param("municipality: {name: 市, c|}\n", {"code"}, id="between braces, after another"),
        pytest.param("municipality:\n  |\n", {"name", "code"}, id="on lines"),
        pytest.param(HEAD + INDICATOR % ("|", ""), {"{year: , value: }", "null"}, id="a baseline"),
        pytest.param(HEAD + INDICATOR % ("{v|}", ""), {"year", "value", "note"}, id="a baseline between braces"),
        pytest.param(HEAD + INDICATOR % ("null", "|"), {"{by: , value: }", "{by: , trend: }"}, id="a target"),
        pytest.param(HEAD + INDICATOR % ("null", "{by: R8, t|}"), {"value", "trend"}, id="a target between braces"),
    ],
)
def test_what_a_plan_is_offered(plan: Editor, text: str, offered: set[str]) -> None:
    assert set(plan.offered(text)) >= offered


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        pytest.param("entries:\n  1-1: |\n", {"{value: }", "{stage: }", "{absent: , note: }"}, id="an entry"),
        pytest.param("entries:\n  1-1: {v|}\n", {"value", "stage", "absent", "note"}, id="an entry between braces"),
        pytest.param("entries:\n  1-1: {value: 3, n|}\n", {"note", "next"}, id="an entry, after another"),
        pytest.param("entries:\n  1-1: {absent: |}\n", {"not_measured", "ended"}, id="a reason"),
        pytest.param("state: |\n", {"sample", "draft", "final"}, id="a state"),
    ],
)
def test_what_a_year_is_offered(year: Editor, text: str, offered: set[str]) -> None:
    assert set(year.offered(text)) >= offered


def test_nothing_is_offered_in_english(plan: Editor) -> None:
    # A record as a whole stands in the list under its title.
    offered = plan.offered(HEAD.replace("indicators:\n", "|\n")) + plan.offered("municipality:\n  |\n")
    assert {name for name in offered if not re.match(r"[a-z_]+$|\{", name)} <= {"基本施策", "計画をつくった市区町村"}
