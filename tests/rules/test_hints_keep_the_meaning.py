"""What a hint proposes means what was typed: many texts in every field, held against a table of what they mean."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

from ykplan.data.loading import files_from, load_files
from ykplan.data.records import MAX_MISFITS
from ykplan.rules.checking import checked
from ykplan.terms.diagnostic import Diagnostic

pytestmark = pytest.mark.slow

PLAN = """\
title: 例
municipality: {{name: 例の市}}
period: {{from: R6, to: R10}}
rubric: {{grades: [{{mark: ○, name: 順調, when: {{pace: {{min: {bound}}}}}}}, {{mark: －, name: 判定なし}}], {rest}}}
measures:
  - id: "1"
    title: 例
    indicators:
"""
INDICATOR = """\
      - id: 1-{number}
        name: 例{number}
        kind: number
        unit: "{unit}"
        better: {better}
        baseline: {{year: R5, value: {baseline}}}
        targets: [{{by: R10, {target}: {goal}}}]
"""
YEAR = "year: R6\nstate: draft\nentries:\n"
ENTRY = "  1-{number}: {{value: {entry}, sample_size: {count}}}\n"
USUAL = {
    "bound": "1",
    "rest": "rate: ratio",
    "unit": "人",
    "better": "up",
    "baseline": "8",
    "target": "value",
    "goal": "12",
    "entry": "9",
    "count": "812",
}


class Place(NamedTuple):
    """Where a text is typed: which slot of the files, in which unit, and what the field is called."""

    slot: str
    field: str
    unit: str = "人"
    better: str = "up"


PLACES = {
    "entry": Place("entry", "value"),
    "entry in %": Place("entry", "value", "%"),
    "entry in 千円": Place("entry", "value", "千円"),
    "entry in 万人": Place("entry", "value", "万人"),
    "entry in か所": Place("entry", "value", "か所"),
    "baseline": Place("baseline", "value"),
    "baseline in 万人": Place("baseline", "value", "万人"),
    "target": Place("goal", "value"),
    "target, less is better": Place("goal", "value", "人", "down"),
    "target in %": Place("goal", "value", "%"),
    "target in 百万円": Place("goal", "value", "百万円"),
    "lower end": Place("goal", "min"),
    "multiple": Place("goal", "of_baseline"),
    "bound": Place("bound", "min", "1"),
    "points": Place("points", "points", "ポイント"),
    "percent": Place("percent", "percent", "%"),
    "how many answered": Place("count", "sample_size"),
}


class Meaning(NamedTuple):
    """What a text means: a number in a unit (none where it says none), and what stands around it."""

    number: str | None
    unit: str = ""
    how: str = "exactly"


def _turned(percent: str, word: str) -> Meaning:
    share = Decimal(percent) / 100
    return Meaning(f"{1 + share if word.startswith('増') else 1 - share:f}", how="times")


def _spelled() -> dict[str, Meaning]:
    """Return texts by their meaning, put together from numbers, units and words as people do."""
    numbers = {
        "455": "455",
        "1,455": "1455",
        "４５５": "455",
        "18.9": "18.9",
        "1_455": "1455",
        "12,345,678": "12345678",
    }
    numbers |= {"227万": "2270000", "1.5万": "15000", "2億3千万": "230000000", "3千": "3000", "1万2千": "12000"}
    said = {}
    for text, number in numbers.items():
        for unit in ("", "人", "%", "か所", "円", "組"):
            said[text + unit] = Meaning(number, unit)
            for word in ("約", "およそ", "延べ"):
                said[word + text + unit] = Meaning(number, unit, "about")
            for word in ("程度", "前後", "弱", "強", "余", "くらい"):
                said[text + unit + word] = Meaning(number, unit, "about")
            for word, bound in {"以上": "min", "以下": "max", "未満": "below", "超": "above"}.items():
                said[text + unit + word] = Meaning(number, unit, bound)
            for word in ("増", "減", "増加", "減少"):
                said[text + unit + word] = (
                    _turned(number, word) if unit == "%" and not set(text) & set("千万億") else Meaning(None)
                )
            said[f"毎年{text}{unit}"] = Meaning(number, unit, "yearly")
        said[f"約{text}以上"] = said[f"{text}〜"] = said[f"〜{text}"] = Meaning(None)
    for tenths, share in {"2割": "0.2", "8割": "0.8", "2割5分": "0.25", "1割2分3厘": "0.123"}.items():
        said[tenths] = Meaning(share, "割")
        said[f"{tenths}増"] = Meaning(str(1 + Decimal(share)), how="times")
        said[f"{tenths}減"] = Meaning(str(1 - Decimal(share)), how="times")
    said |= {
        "半減": Meaning("0.5", how="times"),
        "倍増": Meaning("2", how="times"),
        "1.5倍": Meaning("1.5", how="times"),
    }
    said |= {"20%増": Meaning("1.2", how="times"), "10％減": Meaning("0.9", how="times")}
    said |= {"450〜550": Meaning("450 550", how="range"), "450人～550人": Meaning("450 550", "人", "range")}
    said |= {"450〜約550": Meaning(None), "約450〜550": Meaning(None), "450〜550以上": Meaning(None)}
    said |= {"1万〜2万人": Meaning("10000 20000", "人", "range"), "30-40%": Meaning("30 40", "%", "range")}
    said |= {"△3": Meaning("-3", how="minus"), "▲1,200": Meaning("-1200", how="minus"), "-5人": Meaning("-5", "人")}
    said |= dict.fromkeys(("ゼロ", "零"), Meaning("0"))
    return said


NOTHING = (
    *(
        "①",
        "10³",
        "½",
        "三",
        "二百",
        "半分",
        "8人中4人",
        "3/4",
        "12:30",
        "1e3",
        "0x1F",
        "1 234",
        "18,9",
        "1,2345",
        "1,23",
    ),
    *(
        "1.234.567",
        "8.5.1",
        "R6",
        "令和6",
        "2026-03-31",
        "5分の1",
        "0.5以上1未満",
        "550〜450",
        "+5",
        "±3か5",
        "２～",
        "半",
    ),
    *(
        "多数",
        "増",
        "減",
        "倍",
        "割",
        "約",
        "以上",
        "人",
        "%",
        "万",
        "百万",
        "全部",
        "一部",
        "済",
        "不明",
        "未定",
        "検討中",
    ),
    *(
        "向上",
        "減らす",
        "現状より増加",
        "実施",
        "増加",
        "維持",
        "現状維持",
        "毎年度",
        "なし",
        "―",
        "—",
        "-",
        "－",
        "2千3万",
    ),
)
SPELLED = _spelled()
TRENDS = {
    "増": "up",
    "増加": "up",
    "減": "down",
    "減らす": "down",
    "現状より増加": "up",
    "維持": "keep",
    "現状維持": "keep",
}
ABSENCES = {"検討中": "under_review", "不明": "not_measured"}
SCALES = {"千円": ("円", 1000), "万人": ("人", 10_000), "百万円": ("円", 1_000_000)}


def in_unit(meaning: Meaning, place: Place, *, scaled: bool) -> Decimal | None:
    """Return a number in the unit of a place; None where it is in another one, or no such number can be.

    `scaled` says that it was written with 千, 万 or 億: of 千円, then, it counts the 円.
    """
    own, scale = SCALES.get(place.unit, (place.unit, 1))
    number = Decimal(meaning.number or "0")
    if scaled and (place.unit in ("%", "1") or place.field == "of_baseline"):
        return None
    if place.slot == "bound":
        return {"": number, "%": number / 100, "割": number}.get(meaning.unit)
    if place.unit == "%":
        return {"": number, "%": number, "割": number * 100}.get(meaning.unit)
    if place.field == "of_baseline":
        return {"%": number / 100, "割": number}.get(meaning.unit)
    if place.slot == "count":
        return number if meaning.unit in ("", "人") and number % 1 == 0 <= number else None
    return number / scale if meaning.unit == own or (scaled and not meaning.unit) else {"": number}.get(meaning.unit)


def right(text: str, place: Place) -> list[dict[str, str]]:
    """Return every proposal that says all that a text says, at a place; by field, figures as they are."""
    meaning = SPELLED.get(text)
    if meaning is None or meaning.number is None:
        return _in_words(text, place)
    if meaning.how == "times":
        sure = place.field == "of_baseline" or place.unit != "%" or not any(letter in text for letter in "割%％")
        of_baseline = place.slot == "goal" and place.field in ("value", "of_baseline") and sure
        return [{"of_baseline": meaning.number}] * of_baseline
    scaled = any(letter in text for letter in "千万億")
    numbers = [in_unit(meaning._replace(number=each), place, scaled=scaled) for each in meaning.number.split()]
    if None in numbers:
        return []
    if meaning.how == "range":
        return [{"min": f"{numbers[0]:f}", "max": f"{numbers[1]:f}"}] * (
            place.slot == "goal" and place.field != "of_baseline"
        )
    return _as_said(text, meaning, f"{numbers[0]:f}", place)


def _in_words(text: str, place: Place) -> list[dict[str, str]]:
    trend, absence = TRENDS.get(text), ABSENCES.get(text)
    if place.slot == "goal":
        good = {"trend": "up"} if text == "向上" and place.better == "up" else {}
        found = {"trend": trend} if trend else {"every_year": "true"} if text == "毎年度" else good
        return [found] if found else []
    if place.slot == "baseline" and text in (*ABSENCES, "未定", "なし", "―", "—", "-", "－"):
        return [{place.field: "null"}]
    return [{"absent": absence}] if place.slot == "entry" and absence else []


def _as_said(text: str, meaning: Meaning, value: str, place: Place) -> list[dict[str, str]]:
    """Return the proposals for a number in the right unit, with what stood around it."""
    plan = place.slot == "goal" and place.field != "of_baseline"
    if meaning.how in ("exactly", "minus"):
        return [{place.field: value}]
    if meaning.how == "about":
        return [{place.field: value, "note": text}] * (plan or place.slot in ("entry", "baseline", "count"))
    if meaning.how == "yearly":
        return [{"value": value, "every_year": "true"}] * (plan and place.field == "value")
    if place.slot == "bound":
        return [{meaning.how: value}]
    good = {"up": "min", "down": "max"}[place.better]
    return [{place.field: value}] * (plan and meaning.how == (good if place.field == "value" else place.field))


def diagnostics_of(*given: dict[str, str]) -> Sequence[Diagnostic]:
    """Return what is found in a plan of one indicator for each of the slots given; the first also fill its head."""
    plan, year = PLAN.format(**USUAL | given[0]), YEAR
    for number, slots in enumerate(given):
        plan += INDICATOR.format(number=number, **USUAL | slots)
        year += ENTRY.format(number=number, **USUAL | slots)
    contents = {"plan.yaml": plan.encode(), "progress/2024.yaml": year.encode()}
    return checked(load_files(files_from(Path("data"), contents))).diagnostics


def slots_with(text: str, place: Place) -> dict[str, str]:
    """Return the slots of an indicator and its plan with a text typed at a place."""
    typed = f"'{text}'"
    slots = {"unit": place.unit if place.unit not in ("1", "ポイント") else "人", "better": place.better}
    if place.slot in ("points", "percent"):
        slots |= {"rest": f"tolerance: {{{place.field}: {typed}}}"}
    else:
        slots |= {place.slot: typed}
    return slots | ({"target": place.field} if place.slot == "goal" else {})


def hint_at(text: str, place: Place) -> str | None:
    """Return the hint about a text typed at a place; None where the text is read as it is."""
    return hints_at((text,), place)[0]


def hints_at(texts: Sequence[str], place: Place) -> list[str | None]:
    """Return the hint about each text, all of them in one plan, each in an indicator of its own."""
    found: dict[int, str | None] = {}
    for each in diagnostics_of(*(slots_with(text, place) for text in texts)):
        if each.code in ("YK023", "YK028"):
            match each.path:
                case ("measures", _, "indicators", int(number), *_):
                    pass
                case ("entries", str(identity), *_):
                    number = int(identity.removeprefix("1-"))
                case _:  # the head of the plan
                    number = 0
            assert number not in found
            found[number] = each.hint or ""
    return [found.get(number) for number in range(len(texts))]


# Only so many errors in the form of a file are told.
AT_ONCE = MAX_MISFITS // 10


@cache
def all_hints(place: Place) -> dict[str, str | None]:
    """Return the hint about every text at a place; the head of a plan has room for one."""
    texts = (*SPELLED, *NOTHING)
    if place.slot in ("bound", "points", "percent"):
        return {text: hint_at(text, place) for text in texts}
    parts = (texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE))
    return dict(zip(texts, chain.from_iterable(hints_at(part, place) for part in parts), strict=True))


# What is no proposal: an example, a choice, what is there already.
NONE = re.compile(r"（例[^）]*）|trend: up か trend: down|better: (?:up|down) の|kind: stage の|stage: に")
PAIR = re.compile(r"\b(?P<field>[a-z_]+): (?P<value>'[^']*'|[^\s、。,]+)")
ALONE = re.compile(r"(?<!: )(?<![\w.-])(?P<value>-?\d+(?:\.\d+)?) と書いてください")


def proposed(hint: str, place: Place) -> dict[str, str]:
    """Return what a hint proposes to write, by field; an example in brackets is no proposal, nor is what is there."""
    said = NONE.sub("", hint)
    pairs = {found["field"]: found["value"].strip("'") for found in PAIR.finditer(said)}
    alone = ALONE.search(said)
    noted = re.search(r"note に「(.+)」と", said)
    return pairs | ({place.field: alone["value"]} if alone else {}) | ({"note": noted[1]} if noted else {})


def same(one: dict[str, str], other: dict[str, str]) -> bool:
    """Tell whether two proposals are one, however many zeros their figures have."""
    return one.keys() == other.keys() and all(one[key] == other[key] or _equal(one[key], other[key]) for key in one)


def _equal(one: str, other: str) -> bool:
    figures = re.compile(r"-?\d+(\.\d+)?")
    return bool(figures.fullmatch(one) and figures.fullmatch(other)) and Decimal(one) == Decimal(other)


@pytest.mark.parametrize("name", PLACES)
def test_a_value_that_is_proposed_means_what_was_typed(name: str) -> None:
    place, wrong = PLACES[name], []
    for text, hint in all_hints(place).items():
        if (
            hint is not None
            and (said := proposed(hint, place))
            and not any(same(said, each) for each in right(text, place))
        ):
            wrong.append((text, hint))
    assert wrong == []


@pytest.mark.parametrize("name", PLACES)
def test_what_can_be_proposed_is(name: str) -> None:
    """A hint that only asks would keep the meaning, too, but what is clear is to be said."""
    place, silent = PLACES[name], []
    for text in (each for each in SPELLED if right(each, place)):
        hint = all_hints(place)[text]
        if hint is not None and not proposed(hint, place):
            silent.append((text, hint))
    assert silent == []


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        pytest.param("前年より増加", "trend: up, every_year: true", id="more than last year"),
        pytest.param("前年度から減少", "trend: down, every_year: true", id="less than last year"),
        pytest.param("毎年増加", "trend: up, every_year: true", id="more each year"),
        pytest.param("現状より増加", "trend: up と", id="more than now"),
    ],
)
def test_what_a_direction_is_compared_with(said: str, asked: str) -> None:
    assert asked in str(hint_at(said, PLACES["target"]))


@pytest.mark.parametrize("value", ["1,200", "１,２００", "−1,200", "約1,200", "1,200人"])
@pytest.mark.parametrize("slot", ["entry", "goal", "baseline"])
def test_nothing_is_said_of_a_piece_of_a_torn_number(slot: str, value: str) -> None:
    assert {each.code for each in diagnostics_of({slot: value})} == {"YK020"}


@pytest.mark.parametrize("text", ["¥1,234", "￥1234", "\\1,234円", "1,234円"])
def test_yen_are_yen_on_either_side(text: str) -> None:
    """Without its sign ¥1,234 would be 1,234 thousands."""
    hint = hint_at(text, PLACES["entry in 千円"])
    assert hint is not None
    assert proposed(hint, PLACES["entry in 千円"]) == {"value": "1.234"}


@pytest.mark.parametrize("text", ["9" * 29, f"約{'9' * 29}人", "9" * 28 + ".5"])
def test_a_count_of_very_many_digits_is_asked_for(text: str) -> None:
    assert hint_at(text, PLACES["how many answered"]) == "数字だけで書いてください（例 812）"
