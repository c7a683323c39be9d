"""A value in a wrong form, in every field that holds a mapping or a list: the hint is a line that can be copied."""

import re
from pathlib import Path

import pytest

from ykplan.data.loading import files_from, load_files
from ykplan.data.yaml.source import parse
from ykplan.rules.checking import checked
from ykplan.terms.diagnostic import Diagnostic

INDICATOR = {
    "id": "1-1",
    "name": "例",
    "kind": "number",
    "unit": '"%"',
    "better": "up",
    "baseline": "{year: R5, value: 70}",
    "targets": "[{by: R10, value: 75}]",
}
STAGES = {
    "id": "1-1",
    "name": "例",
    "kind": "stage",
    "stages": "[未設置, 設置・運用, 拡充]",
    "baseline": "{year: R5, stage: 未設置}",
    "targets": "[{by: R10, stage: 拡充}]",
}
PLAN = {
    "title": "例",
    "municipality": "{name: 例の市}",
    "period": "{from: R6, to: R10}",
    "rubric": "standard",
    "measures": "[{id: '1', title: 例, indicators: [INDICATOR]}]",
}
YEAR = {"year": "R6", "state": "draft", "entries": "{1-1: ENTRY}", "measures": "{'1': {done: 例}}"}
RUBRIC = "{rate: ratio, rounding: {digits: 1}, tolerance: {points: 1}, grades: [GRADE, {mark: －, name: 判定なし}]}"


def flow(fields: dict[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


def lines(fields: dict[str, str]) -> bytes:
    return "".join(f"{name}: {value}\n" for name, value in fields.items()).encode()


def files(place: str, typed: str) -> dict[str, bytes]:
    """Return the files of a plan in which one field, named by its way, is as typed."""
    head, _, field = place.rpartition("/")
    plan, year, indicator, entry = (
        dict(PLAN),
        dict(YEAR),
        dict(STAGES if head == "stages" else INDICATOR),
        "{value: 72}",
    )
    grade = "{mark: ○, name: 順調, when: {pace: {min: 1}}}"
    settings: dict[str, str] = {"title": "例"}
    if head in ("number", "stages"):
        indicator[field] = typed
    elif head == "plan":
        plan[field] = typed
    elif head == "rubric":
        plan["rubric"] = re.sub(rf"{field}: (?:\{{[^}}]*\}}|\[.*\])", lambda _: f"{field}: {typed}", RUBRIC)
    elif head == "grade":
        grade = (
            f"{{mark: ○, name: 順調, when: {typed}}}"
            if field == "when"
            else f"{{mark: ○, name: 順調, when: {{pace: {typed}}}}}"
        )
        plan["rubric"] = RUBRIC
    elif head == "measure":
        plan["measures"] = (
            f"[{{id: '1', title: 例, {field}: {typed}{', indicators: [INDICATOR]' * (field != 'indicators')}}}]"
        )
    elif head == "year":
        year[field] = typed
    elif head == "words":
        year["measures"] = f"{{'1': {typed}}}" if field == "1" else f"{{'1': {{{field}: {typed}}}}}"
    elif head == "settings":
        settings[field] = typed
    else:
        entry = typed if field == "1-1" else f"{{value: 72, {field}: {typed}}}"
    made = {name: value.replace("INDICATOR", flow(indicator)).replace("GRADE", grade) for name, value in plan.items()}
    made_year = {name: value.replace("ENTRY", entry) for name, value in year.items()}
    return {"plan.yaml": lines(made), "progress/2024.yaml": lines(made_year), "report.yaml": lines(settings)}


def found_in(place: str, typed: str) -> tuple[Diagnostic, ...]:
    return checked(load_files(files_from(Path("data"), files(place, typed)))).diagnostics


def hint(place: str, typed: str) -> str:
    found = found_in(place, typed)
    return next((each.hint or "" for each in found if each.code in ("YK020", "YK022", "YK027")), "")


@pytest.mark.parametrize(
    ("place", "typed", "line"),
    [
        pytest.param("plan/period", "令和3年度〜令和7年度", "period: {from: 令和3年度, to: 令和7年度}", id="years"),
        pytest.param("plan/period", "R3-R7", "period: {from: R3, to: R7}", id="years in letters"),
        pytest.param("plan/period", "2021から2025まで", "period: {from: 2021, to: 2025}", id="years in words"),
        pytest.param("plan/period", "令和3〜7年度", "period: {from: 令和3, to: 令和7年度}", id="one era for both"),
        pytest.param("plan/period", "令和3年度から5年間", "period: {from: 令和3年度, to: R7}", id="how long"),
        pytest.param("plan/period", "[R3, R7]", "period: {from: R3, to: R7}", id="years in a list"),
        pytest.param("plan/period", "R3,R7", "period: {from: R3, to: R7}", id="a comma between the years"),
        pytest.param("plan/period", "R3 to R7", "period: {from: R3, to: R7}", id="an English word between them"),
        pytest.param(
            "plan/period",
            "2021年度～2025年度（5か年）",
            "period: {from: 2021年度, to: 2025年度}",
            id="how long in brackets",
        ),
        pytest.param("plan/period", "令和3年4月〜令和8年3月", "period: {from: R3, to: R7}", id="months"),
        pytest.param("plan/period", "2021/4/1-2026/3/31", "period: {from: R3, to: R7}", id="days"),
        pytest.param("plan/municipality", "青葉市", "municipality: {name: 青葉市}", id="a city"),
        pytest.param("plan/municipality", "青葉市 041009", "municipality: {name: 青葉市, code: 041009}", id="its code"),
        pytest.param(
            "plan/municipality",
            "青葉市（041009）",
            "municipality: {name: 青葉市, code: 041009}",
            id="a code in brackets",
        ),
        pytest.param("plan/rubric", "[standard]", "rubric: standard", id="the shipped grades in a list"),
        pytest.param("plan/rubric", "[]", "rubric: standard", id="no grades"),
        pytest.param("plan/rubric", "[..]", "rubric: {grades: [{mark: ◎, name: 名前}]}", id="nothing said of grades"),
        pytest.param(
            "plan/rubric", "[{mark: ○, name: 順調}]", "rubric: {grades: [{mark: ○, name: 順調}]}", id="grades"
        ),
        pytest.param(
            "plan/rubric", "[○ 順調, ×]", "rubric: {grades: [{mark: ○, name: 順調}, {mark: ×, name: 名前}]}", id="marks"
        ),
        pytest.param("plan/glossary", "[{協議体: 会議}]", "glossary: {協議体: 会議}", id="words in a list"),
        pytest.param("plan/glossary", "協議体は会議", "glossary: {協議体: 会議}", id="a word"),
        pytest.param("number/baseline", "70.7%", "baseline: {year: 年度, value: 70.7}", id="a figure"),
        pytest.param("number/baseline", "70.7%（R5）", "baseline: {year: R5, value: 70.7}", id="a figure and its year"),
        pytest.param(
            "number/baseline", "令和5年度 70.7", "baseline: {year: 令和5年度, value: 70.7}", id="a year first"
        ),
        pytest.param("number/baseline", "[R5, 70.7]", "baseline: {year: R5, value: 70.7}", id="a list of both"),
        pytest.param("number/baseline", "約70%", "baseline: {year: 年度, value: 70, note: 約70%}", id="not exactly"),
        pytest.param(
            "number/baseline", "7割", "baseline: {year: 年度, value: 数値, note: 7割}", id="no figure of this unit"
        ),
        pytest.param("number/baseline", "ゼロ", "baseline: {year: 年度, value: 0}", id="zero in words"),
        pytest.param(
            "number/baseline", "[{year: R5, value: 70}]", "baseline: {year: R5, value: 70}", id="a baseline in a list"
        ),
        pytest.param("number/baseline", "R5=70.7", "baseline: {year: R5, value: 70.7}", id="a sign between both"),
        pytest.param("number/baseline", "R5年度末 70.7", "baseline: {year: R5年度, value: 70.7}", id="at its end"),
        pytest.param("number/targets", "ゼロ", "targets: [{by: 年度, value: 0}]", id="a target of nothing"),
        pytest.param("number/targets", "R10までに75%", "targets: [{by: R10, value: 75}]", id="until when"),
        pytest.param("number/section", "[福祉課]", "section: 福祉課 と", id="a name in brackets"),
        pytest.param("number/baseline", "—", "baseline: null", id="none"),
        pytest.param("stages/baseline", "未設置", "baseline: {year: 年度, stage: 未設置}", id="a stage"),
        pytest.param("number/targets", "75%", "targets: [{by: 年度, value: 75}]", id="a target"),
        pytest.param("number/targets", "75%以上", "targets: [{by: 年度, value: 75}]", id="a target and more"),
        pytest.param("number/targets", "70〜80%", "targets: [{by: 年度, min: 70, max: 80}]", id="a target from to"),
        pytest.param("number/targets", "増加", "targets: [{by: 年度, trend: up}]", id="a direction"),
        pytest.param("number/targets", "倍増", "targets: [{by: 年度, of_baseline: 2}]", id="twice as many"),
        pytest.param(
            "number/targets", "毎年75%", "targets: [{by: 年度, value: 75, every_year: true}]", id="every year"
        ),
        pytest.param("number/targets", "{by: R10, value: 75}", "targets: [{by: R10, value: 75}]", id="a target alone"),
        pytest.param("number/targets", "[75%]", "- {by: 年度, value: 75}", id="a figure in the list"),
        pytest.param("stages/targets", "拡充（R10）", "targets: [{by: R10, stage: 拡充}]", id="a stage to reach"),
        pytest.param("stages/stages", "未設置→拡充", "stages: [未設置, 拡充]", id="steps"),
        pytest.param("number/items", "中央公園、駅前", "items: [中央公園, 駅前]", id="names"),
        pytest.param("number/survey", "±3ポイント", "survey: {tolerance: 3}", id="a tolerance"),
        pytest.param(
            "number/amendments", "改めた", "amendments: [{from: 年度, on: 日付, reason: 改めた}]", id="a reason"
        ),
        pytest.param("measure/visions", "花がある。", "visions: [花がある。]", id="a sentence"),
        pytest.param("rubric/tolerance", "5%", "tolerance: {percent: 5}", id="a tolerance in percent"),
        pytest.param("rubric/rounding", "2", "rounding: {digits: 2}", id="places"),
        pytest.param("grade/when", "met", "when: {met: true}", id="a fact"),
        pytest.param("grade/pace", "80%以上", "pace: {min: 0.8}", id="a bound"),
        pytest.param("year/entries", "[{id: 1-1, value: 9}]", "1-1: {value: 9}", id="entries in a list"),
        pytest.param("entry/1-1", "72%", "1-1: {value: 72}", id="an entry"),
        pytest.param("entry/1-1", "調査中止", "1-1: {absent: survey_cancelled}", id="a reason for none"),
        pytest.param("entry/grade", "○", "grade: {grade: ○, reason: 理由}", id="a person's grade"),
        pytest.param("entry/corrected", "9", "corrected: [{was: 9, on: 日付, reason: 理由}]", id="what was"),
        pytest.param("entry/note", ["[速報]", "値"][0], 'note: "[速報]"', id="brackets"),
        pytest.param("entry/grade", "[○, 例]", "grade: {grade: ○, reason: 例}", id="a grade and its reason"),
        pytest.param(
            "year/measures", "花を植えた。", "measures: {番号: {done: 花を植えた。}}", id="words of no measure"
        ),
        pytest.param("words/1", "花を植えた。", "1: {done: 花を植えた。}", id="what was done"),
        pytest.param("words/opinions", "花を", "opinions: [{opinion: 花を}]", id="an opinion"),
        pytest.param("settings/preface", "ごあいさつ。", "preface: [ごあいさつ。]", id="a preface"),
        pytest.param("settings/contact", "[[a]]", "", id="nothing clear"),
    ],
)
def test_the_right_form_with_the_words_that_were_given(place: str, typed: str, line: str) -> None:
    assert line in hint(place, typed)


@pytest.mark.parametrize(
    ("place", "typed", "line"),
    [
        ("number/baseline", "{R5: 70}", "baseline: {year: R5, value: 70}"),
        ("number/baseline", "{令和5年度: 70.7%}", "baseline: {year: 令和5年度, value: 70.7}"),
        ("number/baseline", "{2023: 2010}", "baseline: {year: 2023年度, value: 2010}"),
        ("number/baseline", "{R5: {value: 70}}", "baseline: {year: R5, value: 70}"),
        ("number/baseline", "[{R5: 70}]", "baseline: {year: R5, value: 70}"),
        ("stages/baseline", "{R5: 未設置}", "baseline: {year: R5, stage: 未設置}"),
        ("number/targets", "[{R10: 75}]", "- {by: R10, value: 75}"),
        ("number/targets", "[{R10: 増加}]", "- {by: R10, trend: up}"),
        ("number/targets", "[{R10: {min: 75}}]", "- {by: R10, min: 75}"),
        ("number/targets", "{R8: 72, R10: 75}", "targets: [{by: R8, value: 72}, {by: R10, value: 75}]"),
        ("number/targets", "[{R8: 72, R10: 75}]", "targets: [{by: R8, value: 72}, {by: R10, value: 75}]"),
        ("number/targets", "[R10, 75]", "targets: [{by: R10, value: 75}]"),
        ("stages/targets", "[{R10: 拡充}]", "- {by: R10, stage: 拡充}"),
        ("plan/period", "{R3: R7}", "period: {from: R3, to: R7}"),
        ("plan/period", "[{令和3年度: 令和7年度}]", "period: {from: 令和3年度, to: 令和7年度}"),
        ("plan/municipality", "{青葉市: 041009}", "municipality: {name: 青葉市, code: 041009}"),
        ("plan/municipality", "{041009: 青葉市}", "municipality: {name: 青葉市, code: 041009}"),
        ("plan/measures", "[{1: 例}]", "- {id: 1, title: 例}"),
        ("plan/measures", "{1-3: 例}", "measures: [{id: 1-3, title: 例}]"),
        ("plan/rubric", "{◎: 達成, ○: 順調}", "rubric: {grades: [{mark: ◎, name: 達成}, {mark: ○, name: 順調}]}"),
        ("plan/rubric", "[{◎: 達成}]", "rubric: {grades: [{mark: ◎, name: 達成}]}"),
        ("plan/glossary", "[[協議体, 話し合う場]]", "glossary: {協議体: 話し合う場}"),
        ("rubric/rounding", "[1, half_up]", "rounding: {digits: 1, mode: half_up}"),
        ("rubric/rounding", "{2: down}", "rounding: {digits: 2, mode: down}"),
        ("rubric/rounding", "[四捨五入, 0]", "rounding: {digits: 0, mode: half_up}"),
        ("rubric/rounding", "小数第2位を切り捨て", "rounding: {digits: 1, mode: down}"),
        ("rubric/rounding", "小数第2位まで", "rounding: {digits: 2}"),
        ("rubric/tolerance", "[5, percent]", "tolerance: {percent: 5}"),
        ("rubric/tolerance", "[points, 3]", "tolerance: {points: 3}"),
        ("rubric/tolerance", "{3: ポイント}", "tolerance: {points: 3}"),
        ("grade/pace", "[0.8, 1]", "pace: {min: 0.8, max: 1}"),
        ("grade/pace", "[0.8, 0.8]", "pace: {min: 数値}"),
        ("grade/pace", "[above, 0.8]", "pace: {above: 0.8}"),
        ("grade/pace", "80〜100%", "pace: {min: 数値}"),
        ("number/survey", "{3}", "survey: {tolerance: 3}"),
        ("number/amendments", "[{R7: 見直し}]", "- {from: R7, on: 日付, reason: 見直し}"),
        ("number/amendments", "[R7, 2025-04-01, 見直し]", "[{from: R7, on: 2025-04-01, reason: 見直し}]"),
        ("entry/1-1", "{72}", "1-1: {value: 72}"),
        ("entry/1-1", "{R6: 72}", "1-1: {value: 72}"),
        ("entry/1-1", "[72, 速報による]", "1-1: {value: 72, note: 速報による}"),
        ("entry/grade", "{◎: 委員会の判断}", "grade: {grade: ◎, reason: 委員会の判断}"),
        ("entry/corrected", "{70: 入力誤り}", "corrected: [{was: 70, on: 日付, reason: 入力誤り}]"),
        ("entry/corrected", "[70, 2025-05-01, 誤り]", "corrected: [{was: 70, on: 2025-05-01, reason: 誤り}]"),
        ("entry/items", "{矢田地区: 移動支援}", 'items: ["矢田地区: 移動支援"]'),
        ("stages/stages", "{1: 未設置, 2: 設置}", "stages: [未設置, 設置]"),
        ("words/opinions", "[[花を, 植えます]]", "- {opinion: 花を, response: 植えます}"),
    ],
)
def test_words_of_the_plan_in_the_place_of_names_become_values(place: str, typed: str, line: str) -> None:
    found = found_in(place, typed)
    assert f"{line} と書いてください" in hint(place, typed)
    # One finding for the whole mapping: what is missing in it is in the line.
    assert not [each for each in found if each.code == "YK021"]


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        pytest.param("number/baseline", "{yaer: R5, value: 70}", id="a misspelt field"),
        pytest.param("number/baseline", "{年度: R5, 値: 70}", id="fields in Japanese"),
        pytest.param("number/baseline", "{R5: 70, value: 71}", id="a field beside"),
        pytest.param("entry/1-1", "{R7: 72}", id="a figure of another year"),
        pytest.param("entry/1-1", "{2024: 速報}", id="a year or a figure"),
        pytest.param("words/opinions", "{花を: 植えます}", id="words that may be anything"),
        pytest.param("rubric/rounding", "{四捨五入しない: 1}", id="a mode that is denied"),
    ],
)
def test_other_names_are_no_words_of_the_plan(place: str, typed: str) -> None:
    assert "と書いてください" not in hint(place, typed)


FIELDS = (
    *(f"plan/{name}" for name in ("title", "municipality", "period", "rubric", "measures", "glossary", "notes")),
    *(f"measure/{name}" for name in ("visions", "indicators", "summary", "priority")),
    *(
        f"number/{name}"
        for name in ("baseline", "targets", "amendments", "items", "survey", "unit", "notes", "section")
    ),
    *(f"stages/{name}" for name in ("stages", "baseline", "targets", "amendments", "items")),
    *(f"rubric/{name}" for name in ("rounding", "tolerance", "grades")),
    *("grade/when", "grade/pace", "year/entries", "year/measures", "entry/1-1", "words/1", "words/opinions"),
    *(f"entry/{name}" for name in ("items", "corrected", "grade", "note", "sample_size")),
    *(f"settings/{name}" for name in ("preface", "contact", "title", "logo")),
)
TYPED = (
    *("文", "70.7%", "3", "—", "", "''", "~", "[]", "{}", "[文]", "[文, 二つ]", "[[文]]", "[{a: b}]", "{a: b}", "{文}"),
    *("{R5: 文}", "{3: 文}", "[{R5: 3}]", "{◎: 文}", "{R5: {a: b}}", "{2023: R7}"),
    *("{a: {b: c}}", "[3, 4]", "約1,200", "令和3年度〜令和7年度", "増加", "文\n  続き", "[文。, 文。]", "'{'", "['[']"),
)
WRITE = re.compile(r"(?:^|。)(?P<line>(?:- )?(?:[\w-]+: )?[\[{\"'\w].*) と書いてください(?:（|$)")


@pytest.mark.parametrize("place", FIELDS)
def test_every_line_that_is_proposed_can_be_read(place: str) -> None:
    for typed in TYPED:
        for each in found_in(place, typed):
            written = WRITE.search(each.hint or "") if each.code in ("YK020", "YK022") else None
            if written is not None:
                read = parse(written["line"] + "\n", "copied")
                assert read.flaws == (), (typed, each.hint)
                assert isinstance(read.data, (dict, list)), (typed, each.hint)


@pytest.mark.parametrize("place", FIELDS)
def test_every_field_is_met_in_a_wrong_form(place: str) -> None:
    assert any(found_in(place, typed) for typed in TYPED)


@pytest.mark.parametrize(
    "place", ["plan/period", "plan/municipality", "number/baseline", "number/targets", "entry/1-1"]
)
def test_what_is_too_long_for_a_line_is_not_looked_at(place: str) -> None:
    assert "と書いてください" not in hint(place, f"'R6{' ' * 2_000}R10'")
