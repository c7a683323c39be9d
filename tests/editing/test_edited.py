"""Values put into a file: nothing else in it changes, byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ykplan.data.yaml.source import parse
from ykplan.editing.edits import Edit, as_bytes, edited, holds, unfit

AROUND = (("# 注\na:  ", "  # 注\nb: [1, 2]\n"), ("{x: [a,\n  ", "\n ], b: 1}\n"), ("a:\r\n- - b:\r\n     ", "\r\n"))


def put(text: str, path: tuple[str | int, ...], new: str, *, on_key: bool = False) -> str | None:
    result = edited(parse(text, "f.yaml"), [Edit(path, new, on_key)])
    assert len(result.done) + len(result.left) == 1
    return result.text if result.done else None


@pytest.mark.parametrize(
    ("text", "path", "after"),
    [
        pytest.param("a: ９", ("a",), "a: 9", id="plain"),
        pytest.param("a: \u3000９\u3000", ("a",), "a: 9", id="full-width blanks"),
        pytest.param("a:\t９\t# 注", ("a",), "a:\t9\t# 注", id="tabs"),
        pytest.param('a: "９" # 注', ("a",), 'a: "9" # 注', id="double quotes stay"),
        pytest.param("a: ' 9 '", ("a",), "a: '9'", id="single quotes stay"),
        pytest.param('a: "\\uFF19"', ("a",), 'a: "9"', id="an escape"),
        pytest.param('a: "９\n  "\nb: 1', ("a",), 'a: "9"\nb: 1', id="quotes over two lines"),
        pytest.param("a:\n  ９\n\nb: 1", ("a",), "a:\n  9\n\nb: 1", id="on a line of its own"),
        pytest.param("a:\n  # 注\n  ９ # 注\n", ("a",), "a:\n  # 注\n  9 # 注\n", id="between comments"),
        pytest.param("a: １\n  ２\nb: 1", ("a",), "a: 9\nb: 1", id="plain over two lines"),
        pytest.param("a: |\n  ９\n", ("a",), "a: 9\n", id="a block"),
        pytest.param("a: >-\n    ９", ("a",), "a: 9", id="a folded block, no newline at the end"),
        pytest.param(
            "a: |2-  # 注\n   ９\n\n# 注\nb: 1\n", ("a",), "a: 9  # 注\n\n# 注\nb: 1\n", id="a block's header"
        ),
        pytest.param("a: >+\n ９\n\n\nb: 1\n", ("a",), "a: 9\n\n\nb: 1\n", id="a block that keeps its blank lines"),
        pytest.param("? a\n: ９\n? b\n: 1", ("a",), "? a\n: 9\n? b\n: 1", id="a key on a line of its own"),
        pytest.param("'a' : ９", ("a",), "'a' : 9", id="a key in quotes"),
        pytest.param("a: {b: ９, c: x}", ("a", "b"), "a: {b: 9, c: x}", id="in braces"),
        pytest.param('{"a":９,b: 1}', ("a",), '{"a":9,b: 1}', id="in braces without a blank"),
        pytest.param("{a: ９,\n # 注\n b: 1\n}", ("a",), "{a: 9,\n # 注\n b: 1\n}", id="braces over lines"),
        pytest.param("a:\r\n  - ９\r\n  - 2\r\n", ("a", 0), "a:\r\n  - 9\r\n  - 2\r\n", id="CRLF and a list"),
        pytest.param("a:\r- ９\r- 2\r", ("a", 0), "a:\r- 9\r- 2\r", id="CR alone"),
        pytest.param("a: 1\x85b: ９\x85", ("b",), "a: 1\x85b: 9\x85", id="NEL"),
        pytest.param("a:\n- |-\n  ９\n- 2", ("a", 0), "a:\n- 9\n- 2", id="a block in a list"),
        pytest.param("a:   ９   # 注\nb: 1", ("a",), "a:   9   # 注\nb: 1", id="blanks and a comment stay"),
        pytest.param("---\na: ９\n...\n", ("a",), "---\na: 9\n...\n", id="the marks of a document"),
    ],
)
def test_in_every_style(text: str, path: tuple[str | int, ...], after: str) -> None:
    assert put(text, path, "9") == after


@pytest.mark.parametrize(
    ("text", "path", "new", "after"),
    [
        pytest.param("a: 1", ("a",), "x: y", 'a: "x: y"', id="another structure"),
        pytest.param("a: [1]", ("a", 0), "1, 2", 'a: ["1, 2"]', id="one more item"),
        pytest.param("a: 1", ("a",), "x # y", 'a: "x # y"', id="a comment"),
        pytest.param("a: 1", ("a",), "~", 'a: "~"', id="null"),
        pytest.param("a: 'x'", ("a",), "it's", "a: 'it''s'", id="the quote itself"),
        pytest.param("a: 1", ("a",), "2024", "a: 2024", id="a number stays without quotes"),
    ],
)
def test_what_needs_quotes(text: str, path: tuple[str | int, ...], new: str, after: str) -> None:
    assert put(text, path, new) == after


@pytest.mark.parametrize(
    ("text", "path", "new", "after"),
    [
        pytest.param("a: 1\n１: 2 # 注", ("１",), "1", "a: 1\n1: 2 # 注", id="plain"),
        pytest.param("'１': {a: 1}", ("１",), "1", "'1': {a: 1}", id="in quotes"),
        pytest.param("? １\n: 2", ("１",), "1", "? 1\n: 2", id="on a line of its own"),
        pytest.param("a: {b: 1, １: 2}", ("a", "１"), "1", "a: {b: 1, 1: 2}", id="in braces"),
        pytest.param("1: 1\n１: 2", ("１",), "1", None, id="refused: there already"),
        pytest.param("a: 1", ("b",), "1", None, id="refused: nothing there"),
    ],
)
def test_a_key(text: str, path: tuple[str | int, ...], new: str, after: str | None) -> None:
    assert put(text, path, new, on_key=True) == after


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("a: {b: 1}", ("a",), id="a mapping"),
        pytest.param("a:", ("a",), id="nothing"),
        pytest.param("a: 1", ("b",), id="no such key"),
        pytest.param("a: &x １", ("a",), id="a file with flaws"),
        pytest.param("a: １\nb: *x", ("a",), id="a file with flaws elsewhere"),
    ],
)
def test_what_is_no_text_is_left(text: str, path: tuple[str | int, ...]) -> None:
    assert put(text, path, "1") is None


def test_several_edits_and_one_that_cannot_be_made() -> None:
    source = parse("a: ９\nb: {x: 1}\nc: {d: ８, ７: ６}", "f")
    edits = [
        Edit(("a",), "9"),
        Edit(("b",), "x: y"),
        Edit(("c", "d"), "8"),
        Edit(("c", "７"), "7", on_key=True),
        Edit(("c", "７"), "6"),
    ]
    result = edited(source, edits)
    assert result.text == "a: 9\nb: {x: 1}\nc: {d: 8, 7: 6}"
    assert (result.done, result.left) == ((edits[0], *edits[2:]), (edits[1],))


def test_of_edits_that_cannot_be_made_together_the_first_is_made() -> None:
    edits = [Edit((key,), text, on_key=True) for key, text in (("a", "x"), ("b", "x"), ("d", "y"))]
    edits = [*edits, Edit(("c",), "9"), Edit(("e",), "1")]
    result = edited(parse("a: 1\nb: 2\nc: ９\nd: 4", "f"), edits)
    assert result.text == "x: 1\nb: 2\nc: 9\ny: 4"
    assert (result.done, result.left) == ((edits[0], *edits[2:4]), (edits[1], edits[4]))


def test_a_new_file_holds_what_was_meant_and_nothing_else() -> None:
    assert holds("a: {}\nb:\n", {"a": {}, "b": None})
    assert not holds("a: {}\nb: x\n", {"a": {}})
    assert not holds("a: &x 1\n", {"a": "1"})


def test_what_changes_nothing_is_neither_done_nor_left() -> None:
    edits = [Edit(("a",), "9"), Edit(("b",), "2"), Edit(("b",), "3"), Edit(("b",), "b", on_key=True)]
    assert edited(parse("a: 9\nb: 1", "f"), edits) == ("a: 9\nb: 2", (edits[1],), ())


@given(st.text(max_size=30).filter(lambda text: text != "1"), st.sampled_from(AROUND))
def test_whatever_is_put_in_the_rest_stays(new: str, around: tuple[str, str]) -> None:
    before, after = around
    source = parse(f"{before}1{after}", "f")
    path = next(path for path in (("a",), ("x", 1), ("a", 0, 0, "b")) if source.at(path) == "1")
    changed = put(source.text, path, new)
    assert changed is not None
    assert (changed.startswith(before), changed.endswith(after)) == (True, True)
    assert parse(changed, "f").at(path) == new


@given(st.sets(st.integers(0, 40)))
def test_what_does_not_fit_is_found(wrong: set[int]) -> None:
    looks: list[int] = []

    def fits(some: "list[int] | tuple[int, ...]") -> bool:
        looks.append(len(some))
        return not wrong & set(some)

    assert unfit(list(range(41)), fits) == sorted(wrong)  # type: ignore[arg-type]
    assert len(looks) <= 1 + 12 * len(wrong)


def test_a_byte_order_mark_stays() -> None:
    assert as_bytes("a: 9", b"\xef\xbb\xbfa: 8") == b"\xef\xbb\xbfa: 9"
    assert as_bytes("a: 9", b"a: 8") == b"a: 9"
