"""`fix` on every unusual way to write a figure, a year or a day, in every style of YAML: once is enough."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build import PLAN
from ykplan.data.checked import Checked
from ykplan.data.loading import files_from, load_files
from ykplan.data.model import fields, plan, progress, rubric
from ykplan.data.yaml.source import Source
from ykplan.recording.fixing import fixed
from ykplan.rules.checking import checked
from ykplan.rules.hints import usual
from ykplan.terms import fiscal

WIDE = str.maketrans("0123456789.-", "０１２３４５６７８９．−")
BLANKS = st.sampled_from(("", " ", "\u3000", "\xa0", "\u2003"))
_BASELINE = ("measures", 0, "indicators", 0, "baseline")
PATHS = {"year": (*_BASELINE, "year"), "value": (*_BASELINE, "value"), "from": ("period", "from")}
YEARS = st.integers(fiscal.FIRST, fiscal.LAST)


def plan_with(field: str, written: str) -> bytes:
    """Return a plan in which one field is written so; the text follows the colon."""
    old = {"year": "{year: R5, value: 8}", "value": "{year: R5, value: 8}", "from": "{from: R6, to: R10}"}[field]
    inside = {"year": "\n          value: 8\n", "value": "\n          year: R5\n", "from": "\n  to: R10\n"}[field]
    key = inside[: len(inside) - len(inside.lstrip())] + f"{field}:{written}"
    return PLAN.replace(old, inside.rstrip() + key, 1).encode()


def looked_at(plan: bytes) -> Checked:
    return checked(load_files(files_from(Path("data"), {"plan.yaml": plan})))


def twice(plan: bytes) -> tuple[Source, Source, Source]:
    """Return a plan as it is, as `fix` leaves it, and as another `fix` leaves that; told is what changed."""
    texts = []
    for _ in range(2):
        now = looked_at(plan)
        [found] = fixed(files_from(Path("data"), {"plan.yaml": plan}))
        texts.append(found.source)
        assert (found.done != 0) == (found.text != found.source.text)
        assert found.done == sum(each.fix is not None for each in now.diagnostics)
        plan = found.text.encode()
    return texts[0], texts[1], looked_at(plan).loaded.plan_source


@pytest.mark.parametrize(
    ("written", "after"),
    [
        pytest.param("S60", "S60", id="an era of long ago"),
        pytest.param("昭和60", "昭和60", id="in letters"),
        pytest.param("昭和60年度", "昭和60年度", id="in letters, in full"),
        pytest.param("Ｓ６０", "S60", id="full-width"),
        pytest.param("s60", "S60", id="lower case"),
        pytest.param("昭和６０年度", "S60", id="full-width digits"),
        pytest.param("昭和 60", "S60", id="a blank"),
        pytest.param("昭和060", "S60", id="a zero before"),
        pytest.param("T元年度", "T1", id="元年度 behind a letter"),
        pytest.param("大正元年度", "大正元年度", id="the first of an era"),
        pytest.param("T15", "T15", id="the last of an era"),
        pytest.param("m45", "T1", id="a year of two eras"),
        pytest.param("明治元", "明治元", id="the first year of all"),
        pytest.param("H31", "H31", id="a year with two names"),
        pytest.param("Ｈ３１", "R1", id="a year with two names, full-width"),
        pytest.param("令和元年度", "令和元年度", id="令和元年度"),
        pytest.param("令和元年", "令和元年", id="a calendar year is refused"),
        pytest.param("令和01年度", "R1", id="as some programs print it"),
        pytest.param("R元", "R1", id="元 behind a letter"),
        pytest.param("２０２４", "R6", id="a western year"),
        pytest.param("2024 年度", "R6", id="a western year with a blank"),
    ],
)
def test_years(written: str, after: str) -> None:
    _, once, again = twice(plan_with("year", f" {written}"))
    assert once == again
    source = looked_at(plan_with("year", f" {written}")).loaded.plan_source
    assert once.text == source.text.replace(f"year: {written}", f"year: {after}")


@pytest.mark.parametrize(
    ("field", "written", "after"),
    [
        pytest.param("value", "１\u200b２", "12", id="a figure"),
        pytest.param("value", "'\u202d８'", "'8'", id="in quotes"),
        pytest.param("value", "|-\n            \u202d８", "8", id="below"),
        pytest.param("year", "令\u202d和５年度", "R5", id="a year"),
        pytest.param("year", "2023\u200b", "2023", id="a year that is usual but for it"),
        pytest.param("year", "令和5\u200b年度", "令和5年度", id="the same in letters"),
    ],
)
def test_what_is_not_seen_and_what_is_wide_go_at_once(field: str, written: str, after: str) -> None:
    before, once, again = twice(plan_with(field, f" {written}"))
    assert once == again
    assert once.text == before.text.replace(f"{field}: {written}", f"{field}: {after}")


@st.composite
def years(draw: st.DrawFn) -> str:
    """Return a year in any way that is read."""
    year = draw(YEARS)
    era = draw(st.sampled_from([each for each in fiscal.ERAS if each.zero < year <= each.last]))
    count = draw(st.sampled_from([str(year - era.zero), f"{year - era.zero:02}"] + ["元"] * (year == era.zero + 1)))
    name = draw(st.sampled_from((era.name, era.letter, era.letter.lower())))
    ways = (f"{name}{{}}{count}{{}}", f"{year}{{}}")
    way = draw(st.sampled_from(ways)).replace("{}", draw(st.sampled_from(("", " ", "\u3000"))))
    text = way + draw(st.sampled_from(("", "年度")))
    return draw(BLANKS) + draw(st.sampled_from((text, text.translate(WIDE)))) + draw(BLANKS)


@st.composite
def figures(draw: st.DrawFn) -> str:
    number = draw(st.from_regex(r"-?\d{1,9}(\.\d{1,3})?", fullmatch=True).filter(str.isascii))
    wide = "".join(letter.translate(WIDE) if draw(st.booleans()) else letter for letter in number)
    return draw(BLANKS) + wide + draw(BLANKS)


@st.composite
def styles(draw: st.DrawFn, text: str) -> str:
    """Return a scalar as it may follow a colon in a mapping 10 blanks in."""
    comment = draw(st.sampled_from(("", "  # 注")))
    gap = draw(st.sampled_from((" ", "  ", "\n            ", "\n            # 注\n            ", " \t")))
    plain = text.strip(" ")
    escaped = "".join(f"\\u{ord(letter):04X}" for letter in text)
    header = draw(st.sampled_from("|>")) + draw(st.sampled_from(("", "-", "+", "2", "-2", "2+")))
    inner = "            " + text
    ways = [f"{gap}{plain}{comment}", f"{gap}'{text}'{comment}", f'{gap}"{text}"{comment}', f'{gap}"{escaped}"']
    if gap in (" ", "  ") and text == plain:
        ways += [f"{gap}{header}{comment}\n{inner}", f"{gap}'{text}\n\n            '"]
    return draw(st.sampled_from(ways))


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_twice_is_once(data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(("year", "value", "from")))
    style = data.draw(styles(data.draw(figures() if field == "value" else years())))
    plan = plan_with(field, style)
    if data.draw(st.booleans()):
        plan = plan.rstrip()
    ending = data.draw(st.sampled_from(("\n", "\r\n", "\r", "\x85")))
    plan = plan.decode().replace("\n", ending).encode()
    before, once, again = twice(plan)
    assert once == again
    assert before.flaws == once.flaws == ()
    assert once.text.count("#") == before.text.count("#")
    start, end = before.position(PATHS[field])
    assert once.text.startswith(before.text[:start])
    assert once.text.endswith(before.text[end:])


def test_fields_with_figures_are_known() -> None:
    """Every field of a kind that may be written unusually is one of the rule's, by its name in YAML."""
    kinds: dict[Callable[[Any], object], tuple[str, ...]] = {
        fields.read_figure: usual.FIGURES,
        fields.read_count: usual.COUNTS,
        fields.read_places: usual.COUNTS,
        fields.read_fiscal_year: usual.YEARS,
        fields.day: usual.DAYS,
    }
    unknown = []
    for module in (plan, progress, rubric):
        for record in vars(module).values():
            if isinstance(record, type) and issubclass(record, fields.FrozenRecord):
                for name, info in record.model_fields.items():
                    readers = [getattr(each, "func", None) for each in info.metadata]
                    readers += [reader for reader in kinds if f"function {reader.__name__} " in repr(info.annotation)]
                    known = [kinds[reader] for reader in readers if reader in kinds]
                    if any((info.alias or name) not in names for names in known):
                        unknown.append((record.__name__, name))
    assert unknown == []


def test_a_glossary_is_text() -> None:
    plan = PLAN.encode() + "glossary: {to: ９, year: Ｒ６}\n".encode()
    assert [each.code for each in looked_at(plan).diagnostics] == []


def test_many_at_once() -> None:
    rows = "".join(f"  1-{number}: {{value: １２, note: １２}}\n" for number in range(1600))
    year = f"year: R6\nstate: draft\nentries:\n{rows}"
    files = files_from(Path("data"), {"plan.yaml": PLAN.encode(), "progress/2024.yaml": year.encode()})
    [_, after] = fixed(files)
    assert (after.done, after.left, after.text) == (1600, 0, year.replace("value: １２", "value: 12"))


@pytest.mark.parametrize(
    ("written", "after"),
    [
        pytest.param('{"value ": １２}', '{"value": 12}', id="below a key with a blank"),
        pytest.param(
            "{\u200bvalue: １２, sample_size: ８００}", "{value: 12, sample_size: 800}", id="or with no width"
        ),
    ],
)
def test_what_was_hidden_by_another_mistake_is_put_right_too(written: str, after: str) -> None:
    year = f"year: R6\nstate: draft\nentries:\n  1-3-1: {written}\n"
    files = files_from(Path("data"), {"plan.yaml": PLAN.encode(), "progress/2024.yaml": year.encode()})
    [_, found] = fixed(files)
    assert (found.text, found.left) == (year.replace(written, after), 0)
