"""Values put into a file: nothing else in it changes, byte for byte."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ykplan.edit import Edit, as_bytes, edited
from ykplan.source import parse


def put(text: str, path: tuple[str | int, ...], new: str) -> str | None:
    result = edited(parse(text, "f.yaml"), [Edit(path, new)])
    return result.text if result.done else None


@pytest.mark.parametrize(
    ("text", "path", "new", "after"),
    [
        pytest.param("a: ９", ("a",), "9", "a: 9", id="plain"),
        pytest.param('a: "９" # 注', ("a",), "9", 'a: "9" # 注', id="double quotes stay"),
        pytest.param("a: ' 9 '", ("a",), "9", "a: '9'", id="single quotes stay"),
        pytest.param("a: {b: ９, c: x}", ("a", "b"), "9", "a: {b: 9, c: x}", id="in braces"),
        pytest.param("a:\r\n  - ９\r\n  - 2\r\n", ("a", 0), "9", "a:\r\n  - 9\r\n  - 2\r\n", id="CRLF and a list"),
        pytest.param("a:   ９   # 注\nb: 1", ("a",), "9", "a:   9   # 注\nb: 1", id="blanks and a comment stay"),
        pytest.param("a: 1", ("a",), "x: y", None, id="refused: another structure"),
        pytest.param("a: [1]", ("a", 0), "1, 2", None, id="refused: one more item"),
        pytest.param("a: 1", ("a",), "x # y", None, id="refused: a comment"),
        pytest.param("a: 1", ("a",), "~", None, id="refused: null"),
        pytest.param("a: 'x'", ("a",), "it's", None, id="refused: the quote itself"),
    ],
)
def test_put(text: str, path: tuple[str | int, ...], new: str, after: str | None) -> None:
    assert put(text, path, new) == after


def test_several_edits_and_one_that_cannot_be_made() -> None:
    result = edited(parse("a: ９\nb: 1\nc: ８", "f"), [Edit(("a",), "9"), Edit(("b",), "x: y"), Edit(("c",), "8")])
    assert result.text == "a: 9\nb: 1\nc: 8"
    assert ([e.path for e in result.done], [e.path for e in result.left]) == ([("a",), ("c",)], [("b",)])


@given(st.text(max_size=30))
def test_whatever_is_put_in_the_rest_stays(new: str) -> None:
    before, after = "# 注\na:  ", "  # 注\nb: [1, 2]\n"
    changed = put(f"{before}1{after}", ("a",), new)
    if changed is not None:
        assert changed == f"{before}{new}{after}"
        assert parse(changed, "f").data == {"a": new, "b": ["1", "2"]}


def test_a_byte_order_mark_stays() -> None:
    assert as_bytes("a: 9", b"\xef\xbb\xbfa: 8") == b"\xef\xbb\xbfa: 9"
    assert as_bytes("a: 9", b"a: 8") == b"a: 9"


def test_path_of_a_mapping_is_no_scalar(tmp_path: Path) -> None:
    assert tmp_path.exists()
    assert put("a: {b: 1}", ("a",), "{b: 1}") is None
