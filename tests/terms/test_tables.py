"""What is listed once: each table of `terms/` against everything that is made from it, naming what is missing."""

import ast
import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest

from tests.build import entries_of, number, rubric_of, stages, standing_of
from ykplan.cli.report import FORMATS, MADE
from ykplan.data import printing, spelling
from ykplan.data.model.plan import Indicator
from ykplan.data.model.rubric import Condition
from ykplan.data.schema.document import schema_of
from ykplan.data.schema.spellings import SPELLINGS
from ykplan.form.entry_sheet import REASONS as OFFERED
from ykplan.judging.rubric import judge
from ykplan.render import report as renderers
from ykplan.render.status.json import StandingJson
from ykplan.report.method import grades
from ykplan.rules.hints import figure_words
from ykplan.terms import absence, facts, fiscal, labels
from ykplan.wording import explanation


def test_every_reason_has_its_row() -> None:
    assert tuple(absence.REASONS) == get_args(absence.Absence)
    assert get_args(absence.NotReported) == (absence.NOT_REPORTED,)


@pytest.mark.parametrize("reason", get_args(absence.Absence))
def test_a_reason_is_known_wherever_it_may_stand(reason: absence.Absence) -> None:
    label = absence.REASONS[reason].label
    assert label in OFFERED
    assert printing.entry_text(entries_of(f"{{R6: {{absent: {reason}}}}}")[2024], number()) == label
    assert spelling.reason_typed(label) == spelling.reason_typed(reason) == reason
    for said in (label, *absence.REASONS[reason].synonyms):
        assert figure_words.reason_of(said) == reason
    field = schema_of("progress")["$defs"]["Entry"]["properties"]["absent"]
    assert f"{reason} {label}" in field["description"]
    assert reason in str(field)


@pytest.mark.parametrize("reason", [*get_args(absence.Absence), absence.NOT_REPORTED])
@pytest.mark.parametrize("indicator", [number(), stages()], ids=["number", "stage"])
def test_a_rubric_may_ask_for_any_reason(reason: str, indicator: Indicator) -> None:
    used = rubric_of(f"grades: [{{mark: 欠, name: 欠測, when: {{absent: {reason}}}}}, {{mark: －, name: なし}}]")
    entries = "{}" if reason == absence.NOT_REPORTED else f"{{R7: {{absent: {reason}}}}}"
    found = standing_of(indicator, entries, "R7")
    verdict = judge(used, found)
    assert verdict.grade is used.grades[0]
    label = labels.ABSENT[reason]
    assert f"欠 欠測: あてはまる（実績がない理由 {label}（条件は {label}））" in [
        *explanation.decision(found, verdict, used)
    ]


_ELSEWHERE = {"target", "observed", "absent"}
"""Facts that programs find beside the others: what is asked, and what was reported."""
_ASKED: Mapping[str, tuple[str, ...]] = {
    "flag": ("true", "false"),
    "move": get_args(facts.Moved),
    "share": ("{min: 0.5}",),
    "pace": ("{above: 1}",),
    "figure": ("{max: 10}",),
    "target": get_args(facts.TargetKind),
    "absence": (*get_args(absence.Absence), absence.NOT_REPORTED),
}


def test_every_format_has_its_row_and_its_renderer() -> None:
    made = {path.stem for path in Path(renderers.__file__).parent.iterdir() if path.name[0].isalpha()} - {
        "templates",
        "typst",
    }
    assert set(MADE) == set(FORMATS) == made


def test_every_fact_has_its_row() -> None:
    assert set(facts.FACTS) == set(Condition.model_fields)
    assert set(facts.MOVES) == set(get_args(facts.Moved))
    assert set(facts.TARGETS) == set(get_args(facts.TargetKind))
    assert set(StandingJson.__annotations__) >= set(facts.FACTS) - _ELSEWHERE


@pytest.mark.parametrize(
    ("name", "asked"), [(name, asked) for name, fact in facts.FACTS.items() for asked in _ASKED[fact.type]]
)
@pytest.mark.parametrize("entry", ["{value: 9}", "{absent: ended}", "{}"])
def test_a_fact_has_words_for_all_that_may_be_asked_and_found(name: str, asked: str, entry: str) -> None:
    used = rubric_of(f"grades: [{{mark: A, name: 甲, when: {{{name}: {asked}}}}}, {{mark: B, name: 乙}}]")
    found = standing_of(number(), f"{{R7: {entry}}}", "R7")
    words = facts.FACTS[name]
    assert words.label in next(explanation.decision(found, judge(used, found), used))
    (sentence,) = grades(used)[0].when
    start = words.negation if asked == "false" else words.sentence
    assert start
    assert sentence.startswith(start)


@pytest.mark.parametrize("era", fiscal.ERAS, ids=lambda era: era.name)
def test_an_era_is_known_wherever_a_year_may_stand(era: fiscal.Era) -> None:
    first = era.zero + 1
    pattern = SPELLINGS["FiscalYear"]["anyOf"][1]["pattern"]
    for written in (f"{era.letter}2", f"{era.name}2", f"{era.name}2年度"):
        assert fiscal.parse_year(written) == first + 1
        assert fiscal.canonical(written)
        assert re.search(pattern, written)
    for written in (f"{era.letter}2.5.31", f"{era.name}2年5月31日", f"{era.name}元年", f"{era.letter}5"):
        assert spelling.figure_typed(written, "件") == spelling.Unclear("day")
    assert fiscal.show_day(era.began).startswith(f"{era.name}元年")
    assert not fiscal.show_day(era.began - timedelta(days=1)).startswith(era.name)
    assert fiscal.short(first + 1) == f"{era.letter}2"
    assert fiscal.parse_year(f"{era.name}{era.last - era.zero}") == era.last
    assert isinstance(fiscal.parse_year(f"{era.name}{era.last - era.zero + 1}"), fiscal.Misread)


def test_no_other_file_lists_eras() -> None:
    """A pattern or a table that names eras again would forget the next one."""
    listed = re.compile(rf"(?:{fiscal.NAMES})[|\"']|\A(?:{fiscal.NAMES})\Z|[{fiscal.LETTERS}]{{3,}}\]")
    sources = Path(fiscal.__file__).parents[1].rglob("*.py")
    files = {
        path.name
        for path in sources
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and listed.search(node.value)
    }
    assert files == {"fiscal.py"}
