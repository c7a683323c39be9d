"""The records: every form that the data may have, and what is refused."""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from tests.build import NUMBER, PLAN, STAGE, YEAR, data_of, data_with, entries_of, number, rubric_of, stages, year_of
from ykplan.data.model.amendments import added_in, belongs, in_force, rebased_in, redefined_in
from ykplan.data.model.fields import Section, Text, Was
from ykplan.data.model.plan import NumberIndicator, Plan, StageIndicator
from ykplan.data.model.progress import Entry, Progress
from ykplan.data.model.rubric import Rubric
from ykplan.data.schema.document import KINDS, schema_of
from ykplan.text.likeness import is_blank

AMENDED = "{from: R8, on: 2026-03-25, reason: 中間見直し"


def dug(record: object, way: str) -> object:
    """Return what stands at `way` (targets.0.value) in a record."""
    for step in way.split("."):
        record = record[int(step)] if isinstance(record, tuple) else getattr(record, step)
    return record


def refusal(model: type[BaseModel], data: Mapping[str, Any]) -> tuple[str, str]:
    """Return the kind and the place of the first thing that a record refuses."""
    with pytest.raises(ValidationError) as refused:
        model.model_validate(data)
    error = refused.value.errors()[0]
    return error["type"], ".".join(map(str, error["loc"]))


@pytest.mark.parametrize(
    ("fields", "way", "value"),
    [
        pytest.param({}, "targets.0.value", Decimal(12), id="a value"),
        pytest.param({}, "baseline.year", 2023, id="a year"),
        pytest.param({"targets": "[{by: R10, value: 0}]"}, "targets.0.value", Decimal(0), id="zero"),
        pytest.param(
            {"targets": "[{by: R10, value: -3.5}]"}, "targets.0.value", Decimal("-3.5"), id="a negative value"
        ),
        pytest.param({"targets": "[{by: R10, min: 5, max: 9}]"}, "targets.0.max", Decimal(9), id="a range"),
        pytest.param({"targets": "[{by: R10, trend: up}]"}, "targets.0.trend", "up", id="a trend up"),
        pytest.param({"targets": "[{by: R10, trend: down}]"}, "targets.0.trend", "down", id="a trend down"),
        pytest.param({"targets": "[{by: R10, trend: keep}]"}, "targets.0.trend", "keep", id="to keep"),
        pytest.param(
            {"targets": "[{by: R10, of_baseline: 1.1}]"}, "targets.0.of_baseline", Decimal("1.1"), id="multiple"
        ),
        pytest.param({"targets": "[{by: R10, value: 5, every_year: true}]"}, "targets.0.every_year", True, id="yearly"),
        pytest.param({"targets": "[{by: R10, value: 5, every_year: false}]"}, "targets.0.every_year", False, id="once"),
        pytest.param(
            {"targets": "[{by: R8, value: 9}, {by: R10, value: 12}]"}, "targets.1.by", 2028, id="an interim target"
        ),
        pytest.param(
            {"targets": "[{from: R6, by: R10, value: 9}]"}, "targets.0.start", 2024, id="a target from a year"
        ),
        pytest.param({"targets": "[{by: R10, value: 9, label: 9以上}]"}, "targets.0.label", "9以上", id="a label"),
        pytest.param({"targets": "[{by: R10, value: 9, note: 注}]"}, "targets.0.note", "注", id="a target's note"),
        pytest.param({"baseline": "null"}, "baseline", None, id="no baseline"),
        pytest.param(
            {"baseline": "{year: R5, value: null}"}, "baseline.value", None, id="a baseline printed as a dash"
        ),
        pytest.param({"baseline": "{year: R5, value: ~}"}, "baseline.value", None, id="a dash as a tilde"),
        pytest.param({"baseline": "{year: R5, value: 8, items: [甲, 乙]}"}, "baseline.items", ("甲", "乙"), id="items"),
        pytest.param({"baseline": "{year: R5, value: 8, sample_size: 812}"}, "baseline.sample_size", 812, id="asked"),
        pytest.param({"baseline": "{year: R5, value: 8, source: 調査}"}, "baseline.source", "調査", id="its source"),
        pytest.param({"better": "down"}, "better", "down", id="less is better"),
        pytest.param({"survey": "true"}, "survey.tolerance", None, id="a survey"),
        pytest.param({"survey": "false"}, "survey", None, id="no survey"),
        pytest.param({"survey": "{tolerance: 3}"}, "survey.tolerance", Decimal(3), id="a survey with a tolerance"),
        pytest.param({"survey": "{tolerance: 2.5}"}, "survey.tolerance", Decimal("2.5"), id="half a point"),
        pytest.param({"accumulation": "total"}, "accumulation", "total", id="added up"),
        pytest.param({"accumulation": "yearly"}, "accumulation", "yearly", id="of one year"),
        pytest.param({"role": "output"}, "role", "output", id="an output"),
        pytest.param({"role": "outcome"}, "role", "outcome", id="an outcome"),
        pytest.param({"section": "福祉政策課"}, "section", "福祉政策課", id="a section"),
        pytest.param({"source": "実績報告"}, "source", "実績報告", id="a source"),
        pytest.param({"definition": "年度末の数"}, "definition", "年度末の数", id="a definition"),
        pytest.param({"notes": "注"}, "notes", "注", id="notes"),
        pytest.param({"items": "[甲]"}, "items", ("甲",), id="items of the indicator"),
        pytest.param({"signed": "true"}, "signed", True, id="may be negative"),
        pytest.param(
            {"amendments": f"[{AMENDED}, targets: [{{by: R10, value: 20}}]}}]"}, "amendments.0.start", 2026, id="from"
        ),
        pytest.param(
            {"amendments": f"[{AMENDED}, name: 新名}}]"}, "amendments.0.on", date(2026, 3, 25), id="decided on"
        ),
        pytest.param(
            {"amendments": f"[{AMENDED}, baseline: {{year: R7, value: 3}}}}]"},
            "amendments.0.baseline.value",
            Decimal(3),
            id="a new baseline",
        ),
        pytest.param({"amendments": f"[{AMENDED}, unit: 団体}}]"}, "amendments.0.unit", "団体", id="a new unit"),
        pytest.param({"amendments": f"[{AMENDED}, better: down}}]"}, "amendments.0.better", "down", id="turned round"),
        pytest.param({"amendments": f"[{AMENDED}, dropped: true}}]"}, "amendments.0.dropped", True, id="dropped"),
        pytest.param({"amendments": f"[{AMENDED}, added: true}}]"}, "amendments.0.added", True, id="added"),
    ],
)
def test_forms_of_an_indicator_in_numbers(fields: dict[str, str], way: str, value: object) -> None:
    assert dug(number(**fields), way) == value


@pytest.mark.parametrize(
    ("fields", "way", "value"),
    [
        pytest.param({}, "stages", ("未設置", "設置・運用", "拡充"), id="the stages"),
        pytest.param({}, "baseline.stage", None, id="a baseline printed as a dash"),
        pytest.param({}, "targets.0.start", 2024, id="a target from a year"),
        pytest.param({}, "targets.1.stage", "拡充", id="the last stage"),
        pytest.param({"baseline": "null"}, "baseline", None, id="no baseline"),
        pytest.param({"baseline": "{year: R5, stage: 未設置}"}, "baseline.stage", "未設置", id="a baseline"),
        pytest.param({"targets": "[{by: R10, stage: 拡充, label: 運用}]"}, "targets.0.label", "運用", id="a label"),
        pytest.param(
            {"amendments": f"[{AMENDED}, stages: [未設置, 設置・運用]}}]"},
            "amendments.0.stages",
            ("未設置", "設置・運用"),
            id="new stages",
        ),
        pytest.param(
            {"amendments": f"[{AMENDED}, targets: [{{by: R10, stage: 設置・運用}}]}}]"},
            "amendments.0.targets.0.stage",
            "設置・運用",
            id="a new target",
        ),
        pytest.param(
            {"amendments": f"[{AMENDED}, baseline: {{year: R7, stage: 未設置}}}}]"},
            "amendments.0.baseline.stage",
            "未設置",
            id="a new baseline",
        ),
    ],
)
def test_forms_of_an_indicator_in_stages(fields: dict[str, str], way: str, value: object) -> None:
    assert dug(stages(**fields), way) == value


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        pytest.param("8", "8", id="whole"),
        pytest.param("18.90", "18.90", id="its own digits"),
        pytest.param("-3", "-3", id="negative"),
        pytest.param("１８．９", "18.9", id="full-width"),
        pytest.param("−3", "-3", id="a true minus"),
        pytest.param("－３", "-3", id="a full-width minus"),
        pytest.param('" 8 "', "8", id="blanks around"),
        pytest.param("010", "10", id="never octal"),
        pytest.param("0.1", "0.1", id="a tenth is a tenth"),
        pytest.param("1234567890123456789012345678", "1234567890123456789012345678", id="28 digits"),
        pytest.param("-123456789012345678901234567.8", "-123456789012345678901234567.8", id="28 digits and two signs"),
    ],
)
def test_figures_that_are_read(written: str, figure: str) -> None:
    value = Entry.model_validate(data_of(f"{{value: {written}}}")).value
    assert isinstance(value, Decimal)
    assert (value, str(value)) == (Decimal(figure), figure if figure != "10" else str(value))


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("1_000", id="an underscore"),
        pytest.param("1e5", id="an exponent"),
        pytest.param("1E5", id="a capital exponent"),
        pytest.param('"1,000"', id="a comma"),
        pytest.param("１，０００", id="full-width with a comma"),
        pytest.param("△3", id="a triangle for a minus"),
        pytest.param("+3", id="a plus"),
        pytest.param("8か所", id="a unit"),
        pytest.param("約8", id="about"),
        pytest.param("18.9%", id="a percent sign"),
        pytest.param(".5", id="no digit before the point"),
        pytest.param("5.", id="no digit after the point"),
        pytest.param("1.2.3", id="two points"),
        pytest.param("0x1F", id="hexadecimal"),
        pytest.param("1:30", id="base sixty"),
        pytest.param(".inf", id="infinity"),
        pytest.param("NaN", id="not a number"),
        pytest.param("true", id="a flag"),
        pytest.param("八", id="a Chinese numeral"),
        pytest.param("½", id="a fraction"),
        pytest.param("10³", id="a power, which is not 103"),
        pytest.param("8 9", id="two figures"),
        pytest.param('""', id="empty quotes"),
        pytest.param("[8]", id="a list"),
        pytest.param("{a: 8}", id="a mapping"),
        pytest.param("9" * 29, id="29 digits"),
        pytest.param(f"-0.{'9' * 28}", id="29 digits with a zero among them"),
        pytest.param("9" * 5000, id="5000 digits"),
    ],
)
def test_figures_that_are_refused(written: str) -> None:
    assert refusal(Entry, data_of(f"{{value: {written}}}")) == ("figure", "value")


@pytest.mark.parametrize(
    ("fields", "kind", "place"),
    [
        pytest.param({"signed": "yes"}, "flag", "signed", id="yes"),
        pytest.param({"signed": "no"}, "flag", "signed", id="no"),
        pytest.param({"signed": "True"}, "flag", "signed", id="True"),
        pytest.param({"signed": "1"}, "flag", "signed", id="1"),
        pytest.param({"survey": "yes"}, "flag", "survey", id="survey: yes"),
        pytest.param({"survey": "[3]"}, "model_type", "survey", id="survey as a list"),
        pytest.param({"survey": "{tolerance: 3ポイント}"}, "figure", "survey.tolerance", id="a tolerance with a unit"),
        pytest.param({"better": "high"}, "literal_error", "better", id="no such direction"),
        pytest.param({"kind": "rate"}, "literal_error", "kind", id="no such kind"),
        pytest.param({"role": "input"}, "literal_error", "role", id="no such role"),
        pytest.param({"accumulation": "monthly"}, "literal_error", "accumulation", id="no such accumulation"),
        pytest.param({"targets": "[]"}, "too_short", "targets", id="no target"),
        pytest.param({"targets": "{by: R10, value: 1}"}, "tuple_type", "targets", id="a target that is no list"),
        pytest.param({"targets": "[{by: R10, trend: flat}]"}, "literal_error", "targets.0.trend", id="no such trend"),
        pytest.param({"targets": "[{value: 1}]"}, "missing", "targets.0.by", id="a target without a year"),
        pytest.param({"targets": "[{by: 令和10年, value: 1}]"}, "fiscal_year", "targets.0.by", id="a calendar year"),
        pytest.param({"targets": "[{by: R10, stage: 拡充}]"}, "extra_forbidden", "targets.0.stage", id="a stage"),
        pytest.param({"baseline": "{year: R5}"}, "missing", "baseline.value", id="a baseline without a value"),
        pytest.param({"baseline": "{value: 8}"}, "missing", "baseline.year", id="a baseline without a year"),
        pytest.param({"baseline": "{year: 平成32年度, value: 8}"}, "fiscal_year", "baseline.year", id="no such year"),
        pytest.param({"baseline": "{year: [R5], value: 8}"}, "fiscal_year", "baseline.year", id="a list of years"),
        pytest.param(
            {"baseline": "{year: R5, value: 8, sample_size: -1}"}, "count", "baseline.sample_size", id="a count"
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 8, sample_size: 8.5}"}, "count", "baseline.sample_size", id="half"
        ),
        pytest.param({"name": '""'}, "string_too_short", "name", id="an empty name"),
        pytest.param({"name": "null"}, "string_type", "name", id="a null name"),
        pytest.param({"name": "[a]"}, "string_type", "name", id="a name that is a list"),
        pytest.param({"items": "甲"}, "tuple_type", "items", id="items that are no list"),
        pytest.param({"nmae": "x"}, "extra_forbidden", "nmae", id="a misspelt field"),
        pytest.param({"stages": "[a]"}, "extra_forbidden", "stages", id="a field of the other kind"),
        pytest.param({"amendments": f"[{AMENDED}, id: 9}}]"}, "extra_forbidden", "amendments.0.id", id="an id amended"),
        pytest.param(
            {"amendments": "[{from: R8, on: 2026-03-25, unit: 件}]"}, "missing", "amendments.0.reason", id="no reason"
        ),
        pytest.param(
            {"amendments": "[{from: R8, on: 2026-2-30, reason: x}]"}, "day", "amendments.0.on", id="a day in short"
        ),
        pytest.param(
            {"amendments": f"[{AMENDED}, targets: []}}]"}, "too_short", "amendments.0.targets", id="no targets"
        ),
    ],
)
def test_indicators_that_are_refused(fields: dict[str, str], kind: str, place: str) -> None:
    assert refusal(NumberIndicator, data_with(NUMBER, fields)) == (kind, place)


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("baseline", id="the baseline, which may be null but must be written"),
        pytest.param("better", id="the good direction"),
        pytest.param("unit", id="the unit"),
        pytest.param("targets", id="the targets"),
        pytest.param("name", id="the name"),
        pytest.param("id", id="the id"),
    ],
)
def test_fields_that_must_be_written(field: str) -> None:
    data = {name: written for name, written in data_with(NUMBER, {}).items() if name != field}
    assert refusal(NumberIndicator, data) == ("missing", field)


@pytest.mark.parametrize(
    ("fields", "kind", "place"),
    [
        pytest.param({"stages": "[]"}, "too_short", "stages", id="no stage"),
        pytest.param({"stages": "[未設置, ~]"}, "string_type", "stages.1", id="a null stage"),
        pytest.param({"targets": "[{by: R10, value: 1}]"}, "extra_forbidden", "targets.0.value", id="a value"),
        pytest.param({"unit": "件"}, "extra_forbidden", "unit", id="a unit"),
    ],
)
def test_stages_that_are_refused(fields: dict[str, str], kind: str, place: str) -> None:
    data = data_with(STAGE, fields)
    with pytest.raises(ValidationError) as refused:
        StageIndicator.model_validate(data)
    found = [(error["type"], ".".join(map(str, error["loc"]))) for error in refused.value.errors()]
    assert (kind, place) in found


@pytest.mark.parametrize(
    ("entry", "way", "value"),
    [
        pytest.param("{value: 9}", "value", Decimal(9), id="a figure"),
        pytest.param("{stage: 拡充}", "stage", "拡充", id="a stage"),
        pytest.param("{absent: not_measured}", "absent", "not_measured", id="not measured"),
        pytest.param("{absent: not_surveyed}", "absent", "not_surveyed", id="not surveyed"),
        pytest.param("{absent: survey_cancelled}", "absent", "survey_cancelled", id="the survey was cancelled"),
        pytest.param("{absent: under_review}", "absent", "under_review", id="under review"),
        pytest.param("{absent: ended}", "absent", "ended", id="ended"),
        pytest.param("{absent: not_applicable}", "absent", "not_applicable", id="not applicable"),
        pytest.param("{value: 9, sample_size: ８１２}", "sample_size", 812, id="answers, full-width"),
        pytest.param("{value: 9, items: [甲, 乙]}", "items", ("甲", "乙"), id="items"),
        pytest.param("{value: 9, reported_by: 福祉政策課}", "reported_by", "福祉政策課", id="who reported"),
        pytest.param("{value: 9, source: 台帳}", "source", "台帳", id="a source"),
        pytest.param("{value: 9, note: =1+1}", "note", "=1+1", id="a note is plain text"),
        pytest.param("{value: 9, done: した}", "done", "した", id="what was done"),
        pytest.param("{value: 9, issues: 課題}", "issues", "課題", id="what stands in the way"),
        pytest.param("{value: 9, next: 次}", "next", "次", id="what comes next"),
        pytest.param("{value: 9, grade: {grade: ○, reason: 例年どおり}}", "grade.grade", "○", id="a person's grade"),
        pytest.param(
            "{value: 9, grade: {grade: ○, reason: 例年どおり}}", "grade.reason", "例年どおり", id="and its reason"
        ),
        pytest.param(
            "{value: 9, corrected: [{was: 8, on: 2025-09-10, reason: 数え直し}]}",
            "corrected.0.was",
            Decimal(8),
            id="was",
        ),
        pytest.param(
            "{value: 9, corrected: [{was: 8, on: 2025-09-10, reason: 数え直し}]}",
            "corrected.0.on",
            date(2025, 9, 10),
            id="corrected on",
        ),
        pytest.param(
            "{corrected: [{was: 未設置, on: ２０２５-09-10, reason: 誤り}, {was: 拡充, on: 2025-10-01, reason: x}]}",
            "corrected.0.was",
            "未設置",
            id="a stage corrected twice",
        ),
        pytest.param("{value: ~, note: 未定}", "value", None, id="a null figure"),
    ],
)
def test_forms_of_an_entry(entry: str, way: str, value: object) -> None:
    assert dug(Entry.model_validate(data_of(entry)), way) == value


@pytest.mark.parametrize(
    ("entry", "reported"),
    [
        pytest.param("{value: 0}", "yes", id="zero is a figure"),
        pytest.param("{stage: 未設置}", "yes", id="a stage"),
        pytest.param("{absent: ended}", "yes", id="a reason"),
        pytest.param("{note: 未定}", "no", id="only a note"),
        pytest.param("{value: null}", "no", id="a null figure"),
    ],
)
def test_reported(entry: str, reported: str) -> None:
    assert entries_of(f"{{R6: {entry}}}")[year_of("R6")].reported == (reported == "yes")


@pytest.mark.parametrize(
    ("entry", "kind", "place"),
    [
        pytest.param("{absent: unknown}", "literal_error", "absent", id="no such reason"),
        pytest.param("{absent: 未把握}", "literal_error", "absent", id="a reason in Japanese"),
        pytest.param("{absent: not_reported}", "literal_error", "absent", id="not reported is not reported"),
        pytest.param("{grade: ○}", "model_type", "grade", id="a grade without its mapping"),
        pytest.param("{grade: {reason: x}}", "missing", "grade.grade", id="a reason without a grade"),
        pytest.param("{corrected: {was: 8, on: 2025-09-10, reason: x}}", "tuple_type", "corrected", id="not a list"),
        pytest.param("{corrected: [{was: 8, on: 2025-09-10}]}", "missing", "corrected.0.reason", id="no reason"),
        pytest.param("{corrected: [{was: 8, on: 2025-09-31, reason: x}]}", "day", "corrected.0.on", id="no such day"),
        pytest.param("{corrected: [{was: ~, on: 2025-09-30, reason: x}]}", "text", "corrected.0.was", id="was nothing"),
        pytest.param("{sample_size: 多数}", "count", "sample_size", id="many"),
        pytest.param("{vlaue: 9}", "extra_forbidden", "vlaue", id="a misspelt field"),
        pytest.param("{due: 2025-05-01}", "extra_forbidden", "due", id="due is no field"),
    ],
)
def test_entries_that_are_refused(entry: str, kind: str, place: str) -> None:
    assert refusal(Entry, data_of(entry)) == (kind, place)


@pytest.mark.parametrize(
    ("line", "way", "value"),
    [
        pytest.param("state: sample", "state", "sample", id="an example"),
        pytest.param("state: draft", "state", "draft", id="a draft"),
        pytest.param("state: final", "state", "final", id="final"),
        pytest.param("state: draft\ndeadline: 2026-05-29", "deadline", date(2026, 5, 29), id="a deadline"),
        pytest.param("state: draft\nentries:", "entries", {}, id="an opened, empty year"),
        pytest.param("state: draft\nmeasures:", "measures", {}, id="no words yet"),
    ],
)
def test_forms_of_a_year(line: str, way: str, value: object) -> None:
    assert dug(Progress.model_validate(data_of(f"year: R6\n{line}\n")), way) == value


def test_words_and_opinions_on_a_measure() -> None:
    text = (
        "{year: R6, state: final, measures: {1-3: {done: a, issues: b, next: c, opinions: [{opinion: d, response: e}, "
    )
    words = Progress.model_validate(data_of(text + "{opinion: f}]}}}")).measures["1-3"]
    assert (words.done, words.issues, words.next) == ("a", "b", "c")
    assert [(opinion.opinion, opinion.response) for opinion in words.opinions] == [("d", "e"), ("f", None)]


def test_an_entry_of_which_only_the_key_is_written_is_empty() -> None:
    progress = Progress.model_validate(data_of("{year: R6, state: draft, entries: {1-3-1: }}"))
    assert progress.entries == {"1-3-1": Entry()}


@pytest.mark.parametrize(
    ("before", "after", "kind", "place"),
    [
        pytest.param("state: draft", "state: published", "literal_error", "state", id="no such state"),
        pytest.param("state: draft\n", "", "missing", "state", id="no state"),
        pytest.param("year: R6", "year: 令和6年", "fiscal_year", "year", id="a calendar year"),
        pytest.param("year: R6", "year: R6\ndue: 2026-05-29", "extra_forbidden", "due", id="due is no field"),
        pytest.param("year: R6", "year: R6\ndeadline: 5月末", "day", "deadline", id="a deadline in words"),
    ],
)
def test_years_that_are_refused(before: str, after: str, kind: str, place: str) -> None:
    assert refusal(Progress, data_of(YEAR.replace(before, after))) == (kind, place)


@pytest.mark.parametrize(
    ("before", "after", "way", "value"),
    [
        pytest.param("", "", "period.start", 2024, id="the first year"),
        pytest.param("", "", "municipality.code", "292036", id="a code is text"),
        pytest.param("", "", "measures.0.priority", 1, id="a priority"),
        pytest.param("", "", "measures.1.priority", None, id="no priority"),
        pytest.param("R6, to", "令和６年度, to", "period.start", 2024, id="a full-width year"),
        pytest.param("rubric: standard", "rubric: standard\nnotes: 注", "notes", "注", id="notes"),
        pytest.param(
            "rubric: standard", "rubric: standard\nglossary: {協議体: 場}", "glossary", {"協議体": "場"}, id="words"
        ),
        pytest.param("rubric: standard", "rubric: standard\nglossary:", "glossary", {}, id="no words"),
        pytest.param("priority: 1", "summary: 要約", "measures.0.summary", "要約", id="a summary"),
        pytest.param("priority: 1", "notes: 注", "measures.0.notes", "注", id="notes on a measure"),
        pytest.param("rubric: standard", "rubric: 独自", "rubric", "独自", id="another rubric by name"),
    ],
)
def test_forms_of_a_plan(before: str, after: str, way: str, value: object) -> None:
    assert dug(Plan.model_validate(data_of(PLAN.replace(before, after, 1))), way) == value


def test_a_plan_may_write_its_rubric_out() -> None:
    text = PLAN.replace("rubric: standard", "rubric: {rate: ratio, grades: [{mark: ○, name: 良}]}")
    rubric = Plan.model_validate(data_of(text)).rubric
    assert isinstance(rubric, Rubric)
    assert (rubric.rate, rubric.grades[0].when) == ("ratio", None)


@pytest.mark.parametrize(
    ("year", "within"),
    [
        pytest.param("R5", "no", id="before"),
        pytest.param("R6", "yes", id="the first"),
        pytest.param("R10", "yes", id="the last"),
        pytest.param("R11", "no", id="after"),
    ],
)
def test_period(year: str, within: str) -> None:
    assert (year_of(year) in Plan.model_validate(data_of(PLAN)).period) == (within == "yes")


def test_a_rubric_and_what_it_says_of_itself_when_it_says_nothing() -> None:
    rubric = rubric_of("{grades: [{mark: ○, name: 良, when: {moved: better}}]}")
    assert (rubric.rate, rubric.rounding.digits, rubric.rounding.mode) == ("progress", 1, "half_up")
    assert (rubric.tolerance.points, rubric.tolerance.percent) == (None, None)
    assert rubric.grades[0].when is not None
    assert rubric.grades[0].when[0].moved == ("better",)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        pytest.param("{grades: []}", "too_short", "grades", id="no grade"),
        pytest.param("{grades: [{mark: ○}]}", "missing", "grades.0.name", id="a mark without a name"),
        pytest.param("{rate: speed, grades: [{mark: ○, name: 良}]}", "literal_error", "rate", id="no such rate"),
        pytest.param(
            "{rounding: {mode: up}, grades: [{mark: ○, name: 良}]}",
            "literal_error",
            "rounding.mode",
            id="no such rounding",
        ),
        pytest.param(
            "{grades: [{mark: ○, name: 良, when: {met: yes}}]}", "flag", "grades.0.when.0.met", id="yes for true"
        ),
        pytest.param(
            "{grades: [{mark: ○, name: 良, when: {pace: 1}}]}", "model_type", "grades.0.when.0.pace", id="a bare number"
        ),
        pytest.param(
            "{grades: [{mark: ○, name: 良, when: {pace: {min: 80%}}}]}",
            "figure",
            "grades.0.when.0.pace.min",
            id="a share in percent",
        ),
        pytest.param(
            "{grades: [{mark: ○, name: 良, when: {moved: up}}]}",
            "literal_error",
            "grades.0.when.0.moved.0",
            id="no such move",
        ),
        pytest.param(
            "{grades: [{mark: ○, name: 良, when: {speed: {min: 1}}}]}",
            "extra_forbidden",
            "grades.0.when.0.speed",
            id="no such fact",
        ),
    ],
)
def test_rubrics_that_are_refused(text: str, kind: str, place: str) -> None:
    assert refusal(Rubric, data_of(text)) == (kind, place)


def test_digits_without_end_are_refused() -> None:
    data = data_of("{rounding: {digits: 99999999}, grades: [{mark: ○, name: 良}]}")
    assert refusal(Rubric, data)[1] == "rounding.digits"


def test_records_are_frozen() -> None:
    plan, indicator = Plan.model_validate(data_of(PLAN)), number()
    for record, field in ((plan, "title"), (plan.period, "start"), (indicator, "name"), (indicator.targets[0], "by")):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(record, field, "x")
    with pytest.raises(ValidationError, match="frozen"):
        setattr(Entry(), "value", Decimal(1))  # noqa: B010  # mypy knows that it cannot be set
    assert isinstance(plan.measures, tuple)
    assert isinstance(indicator.targets, tuple)


def test_amendments_take_effect_in_their_year() -> None:
    indicator = number(
        amendments="[{from: R9, on: 2027-03-25, reason: 再, targets: [{by: R10, value: 30}]}, "
        "{from: R8, on: 2026-03-25, reason: 初, name: 新名, targets: [{by: R10, value: 20}]}]"
    )
    found = [in_force(indicator, year_of(year)) for year in ("R7", "R8", "R9")]
    assert [now.targets[0].value for now in found] == [12, 20, 30]
    assert [now.name for now in found] == ["協議体の設置数", "新名", "新名"]
    assert found[0] is indicator


@pytest.mark.parametrize(
    ("amendments", "years", "added"),
    [
        pytest.param("[]", ["R6", "R7", "R8", "R9"], None, id="as adopted"),
        pytest.param(f"[{AMENDED}, dropped: true}}]", ["R6", "R7"], None, id="dropped"),
        pytest.param(f"[{AMENDED}, added: true}}]", ["R8", "R9"], 2026, id="added midway"),
        pytest.param(
            f"[{{from: R7, on: 2025-03-01, reason: x, added: true}}, {AMENDED}, dropped: true}}]",
            ["R7"],
            2025,
            id="added, then dropped",
        ),
    ],
)
def test_belongs(amendments: str, years: list[str], added: int | None) -> None:
    indicator = number(amendments=amendments)
    assert [year for year in ("R6", "R7", "R8", "R9") if belongs(indicator, year_of(year))] == years
    assert added_in(indicator) == added


def test_when_the_definition_and_the_baseline_changed() -> None:
    indicator = number(
        amendments="[{from: R7, on: 2025-03-01, reason: x, definition: 延べ数}, "
        "{from: R9, on: 2027-03-01, reason: y, baseline: {year: R8, value: 3}}]"
    )
    assert [redefined_in(indicator, year_of(year)) for year in ("R6", "R7", "R10")] == [None, 2025, 2025]
    assert [rebased_in(indicator, year_of(year)) for year in ("R8", "R9")] == [None, 2027]


def test_a_text_keeps_its_letters() -> None:
    text = "<script>alert(1)</script>\u202e"
    assert number(name=f'"{text}"').name == text


TEXT: TypeAdapter[str] = TypeAdapter(Text)


@pytest.mark.parametrize(
    "blank", ["", " ", "\u3000", "\u200b", "\u00ad", "\u2060\ufeff", "\u3164", "\u2800 \n", "\u202e\ufe0f"]
)
@pytest.mark.parametrize("of", [Text, Section, Was])
def test_a_text_of_which_nothing_is_seen_is_none(of: Any, blank: str) -> None:
    for text in (blank, blank * 30):
        with pytest.raises(ValidationError):
            TypeAdapter(of).validate_python(text)
    assert TypeAdapter(of).validate_python(f"{blank}緑")


def test_the_model_and_the_words_agree_on_what_is_seen() -> None:
    def is_refused(letter: str) -> bool:
        try:
            TEXT.validate_python(letter)
        except ValidationError:
            return True
        return False

    letters = map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x110000)))
    # Python and pydantic may know of different letters where Unicode has added some.
    known = (letter for letter in letters if unicodedata.category(letter) not in ("Cn", "Co"))
    assert [hex(ord(letter)) for letter in known if is_refused(letter) != is_blank(letter)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_a_file_has_to_be_seen(kind: str) -> None:
    def texts(part: Any) -> Iterator[Any]:
        for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from texts(inner)
        if isinstance(part, dict) and "string" in part.get("type", ()) and "enum" not in part and "const" not in part:
            yield part

    assert [each for each in texts(schema_of(kind)) if "pattern" not in each] == []  # type: ignore[arg-type]
