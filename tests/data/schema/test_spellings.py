"""How scalars are spelled: what the program reads, the schema accepts, in the types that YAML gives them."""

from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from pydantic import TypeAdapter, ValidationError

from tests.build import data_of
from tests.data.schema.reading import as_editors_read, in_json
from ykplan.data.model.fields import Amount, Count, Day, FiscalYear, Flag, Places, Text, Was
from ykplan.data.schema.document import schema_of

FORMS: dict[str, TypeAdapter[Any]] = {
    "Figure": TypeAdapter(Amount),
    "FiscalYear": TypeAdapter(FiscalYear),
    "Flag": TypeAdapter(Flag),
    "Count": TypeAdapter(Count),
    "Places": TypeAdapter(Places),
    "Day": TypeAdapter(Day),
    "Text": TypeAdapter(Text),
    "Was": TypeAdapter(Was),
}
READ = [
    ("Figure", ["8", "18.90", "-3", "010", "0", "'7'", "12345678901234567890", '" 8 "', "089"]),
    ("Figure", ["１８．９", "−3", "－３", '"－３　"', "'-0.5'", '"8\\n"']),
    (
        "FiscalYear",
        ["R6", "r6", "R06", "令和6年度", "令和6", "2024", "2024年度", "'2024'", "H31", "令和元年度", "令和元"],
    ),
    ("FiscalYear", ["Ｒ６", "ｒ６", "令和６年度", "２０２４", "令和 6 年度", '"R6　"', "２０２４　年度", "R 6"]),
    ("FiscalYear", ["R81", "平成31", "S63", "昭和元年度", "T15", "M45", "1868", "2099", "H031"]),
    ("FiscalYear", ["㋿6年度", "㍻31", "𝟚024", "٢٠٢٤", "\uf9a8和6"]),
    ("Flag", ["true", "false", '"true"', "'false'"]),
    ("Count", ["0", "812", "'812'", "８１２", '" 812"', "007", "089", "999999999999"]),
    ("Places", ["0", "6", "'1'", "２", "03"]),
    ("Day", ["2026-03-31", '"2026-03-31"', "２０２６-０３-３１", "2024-02-29", '" 2026-12-01 "', "2026－03－31"]),
    ("Text", ["文", "2024", "18.9", "no", "true", "1:30", "2026-03-31", "'1'", "0x1F", "1_000", "1e5", ".5", ".inf"]),
    ("Was", ["4", "未設置", "no", "true", "2026-03-31"]),
]
REFUSED = [
    ("Figure", ["8か所", "約8", '"1,000"', "△3", "18.9%", "三", "[8]", "{a: 8}", "true", '""', "8 9", "1.2.3", "null"]),
    ("FiscalYear", ["令和6年", "R0", "H32", "H35", "令和82年度", "S64", "T16", "M46", "1867", "2100", "'2100'"]),
    (
        "FiscalYear",
        ["計画最終年度", "R6〜R10", "R6～R10", "R6–R10", "2025-03-31", "true", '""', "R", "年度", "X6", "6"],
    ),
    ("FiscalYear", ["→", "令和六年度", "null", "[R6]", "2024.5"]),
    ("Flag", ["はい", "1", "''", "未定", "[true]", "null"]),
    ("Count", ["約800", '"1,812"', "812.5", "-1", "第2", "'-1'", "1000000000000", "null"]),
    ("Places", ["7", "10", "'7'", "-1", "1.5", "一"]),
    ("Day", ["令和8年3月31日", "R7", "2026-02-30", "2026-13-01", "2026-04-31", "2025/5/30", "20260331", "null"]),
    ("Text", ['""', "null", "[文]", "{a: 文}", "~"]),
    ("Was", ['""', "null", "[4]"]),
]
LETTERS = st.text("0123456789０１２９.．-－− 　RrhsTMＲｒ令和平成昭大正明治元年度㋿①²𝟚", max_size=12)
YEARS = st.integers(1860, 2105).map(str) | st.from_regex(r"[RHSTM]\d{1,2}", fullmatch=True)
DAYS = st.dates().map(str) | st.from_regex(r"20\d\d-[01]\d-[0-3]\d", fullmatch=True)


def cases(table: list[tuple[str, list[str]]]) -> list[Any]:
    """Return one case for each spelling."""
    return [pytest.param(name, written, id=f"{name} {written}") for name, every in table for written in every]


@pytest.mark.parametrize(("name", "written"), cases(READ))
def test_what_is_read_is_accepted(name: str, written: str) -> None:
    FORMS[name].validate_python(data_of(f"x: {written}")["x"])
    assert [value for value in in_yaml(written) if not accepted(name, value)] == []


@pytest.mark.parametrize(("name", "written"), cases(REFUSED))
def test_what_a_schema_can_refuse(name: str, written: str) -> None:
    with pytest.raises(ValidationError):
        FORMS[name].validate_python(data_of(f"x: {written}")["x"])
    assert [value for value in in_yaml(written) if accepted(name, value)] == []


@given(LETTERS | YEARS | DAYS)
def test_no_text_that_is_read_is_refused(text: str) -> None:
    for name, form in FORMS.items():
        try:
            form.validate_python(text)
        except ValidationError:
            continue
        assert accepted(name, text), name


def accepted(name: str, value: object) -> bool:
    """Tell whether the schema accepts a value; what a corrected entry said is any text."""
    return bool(part("Text" if name == "Was" else name).is_valid(value))


@cache
def part(name: str) -> Any:
    """Return a way to ask one definition of the schema."""
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema_of("plan")["$defs"]})


def in_yaml(written: str) -> list[Any]:
    """Return what YAML 1.2, as editors read it, and YAML 1.1 make of a value."""
    text = f"x: {written}"
    newer = as_editors_read(text)["x"]
    try:
        older = in_json(yaml.safe_load(text))["x"]
    except ValueError:
        return [newer]  # a day that the calendar does not have
    return [newer, older]
