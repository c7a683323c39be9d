"""How a text is written in YAML: every text comes back as it is, wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ykplan.data.yaml.source import parse
from ykplan.editing.scalar import Bare, block_lines, flow, key_of, scalar

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20) | st.text("ab: #-,{}[]'\"\\&*!|>%@`~?=\n\t\r　", max_size=8)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("増えた（前年度比）", "増えた（前年度比）", id="plain"),
        pytest.param("-3か所", "-3か所", id="plain: a minus before a digit"),
        pytest.param("台帳: 3", '"台帳: 3"', id="a colon"),
        pytest.param("a, b", '"a, b"', id="a comma"),
        pytest.param("- a", '"- a"', id="a dash"),
        pytest.param("2026", '"2026"', id="a number to other readers"),
        pytest.param("2026-03-31", '"2026-03-31"', id="a day to other readers"),
        *(
            pytest.param(word, f'"{word}"', id=f"{word}: true or false to other readers")
            for word in ("true", "False", "yes", "No", "on", "ON", "Off", "off", "y", "Y", "n", "N")
        ),
        *(
            pytest.param(word, word, id=f"{word}: only starts so")
            for word in ("one", "yn", "offer", "nothing", "true1")
        ),
        *(
            pytest.param(text, f'"{text}"', id=f"{text}: a number or a time to other readers")
            for text in ("0x1F", "0o17", "1e9", "1_000", "12:30", "+3", "-3.5", "2026-03-31T10:00:00Z")
        ),
        pytest.param("null", '"null"', id="null"),
        pytest.param("", '""', id="nothing"),
        pytest.param(" a", '" a"', id="a blank before"),
        pytest.param('"a"\\', '"\\"a\\"\\\\"', id="quotes and a backslash"),
        pytest.param("a\nb\tc\x85d\u2028", '"a\\nb\\tc\\Nd\\L"', id="line ends and tabs"),
        pytest.param("\x1b\ufeff", '"\\x1B\\uFEFF"', id="control characters"),
        pytest.param(Bare("9"), "9", id="a figure"),
        pytest.param(Bare("-3.50"), "-3.50", id="a figure below zero"),
        pytest.param(Bare("a: b"), '"a: b"', id="no figure after all"),
    ],
)
def test_scalar(text: str, written: str) -> None:
    assert scalar(text) == written


@pytest.mark.parametrize(
    ("text", "quote", "written"),
    [
        pytest.param("it's", "'", "'it''s'", id="single"),
        pytest.param('a "b" \\', "'", "'a \"b\" \\'", id="single: nothing is escaped"),
        pytest.param("a\nb", "'", '"a\\nb"', id="single quotes hold no line end"),
        pytest.param("9", '"', '"9"', id="double"),
    ],
)
def test_quotes_stay(text: str, quote: str, written: str) -> None:
    assert scalar(text, quote) == written


@given(TEXTS, st.sampled_from(("", "'", '"')))
def test_a_text_comes_back(text: str, quote: str) -> None:
    for around in ("a: {}", "a: {{b: {}, c: 1}}", "a:\n  - {}  # 注\n"):
        assert _inside(parse(around.format(scalar(text, quote)), "f").data) == text


def _inside(data: object) -> object:
    """Return the innermost first text of what was read."""
    while isinstance(data, (dict, list)):
        data = next(iter(data.values())) if isinstance(data, dict) else data[0]
    return data


@given(TEXTS)
def test_a_block_comes_back(text: str) -> None:
    lines = block_lines(text)
    if lines is not None:
        written = "a: " + "\n".join([lines[0], *(f"  {line}" if line else "" for line in lines[1:])]) + "\nb: 1\n"
        assert parse(written, "f").data == {"a": text, "b": "1"}


def test_values_of_several_parts() -> None:
    assert flow([{"was": Bare("9"), "on": Bare("2026-11-23"), "reason": "a: b"}, None]) == (
        '[{was: 9, on: 2026-11-23, reason: "a: b"}, null]'
    )
    assert (key_of("1-3-1"), key_of("a: b")) == ("1-3-1", '"a: b"')
