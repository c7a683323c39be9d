"""YAML text → plain data, with the place of everything and what is wrong with it."""

import re
from pathlib import Path as FilePath
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ykplan.data.yaml.build import build_data
from ykplan.data.yaml.fast import MAX_DEPTH, Data, read_ordinary
from ykplan.data.yaml.source import MAX_BYTES, Flaw, Source, parse, parse_bytes, read
from ykplan.terms.diagnostic import Path, Span

# Letters of which YAML is made, so that random text is often nearly a file.
YAML_LIKE = st.text(alphabet="ab0:-,[]{}?&*!|>'\"\\#%@~ \t\n\r\u0085\u2028\ufeff大𠮷\x07", max_size=60)
# What safe_dump can write and reading does not refuse.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff") | st.sampled_from("\n\t"),
    max_size=12,
) | st.sampled_from(("null", "~", "", "yes", "no", "010", "1:30", "1e5", "true", "-", "a: b", "# x", "&a", "*a", "!t"))
Tree = Any


def at(text: str, path: Path, *, key: bool = False) -> tuple[int, int, int, int]:
    """Return line, column, end line and end column of a node of `text`, or of its key."""
    source = parse(text, "plan.yaml")
    return corners(source.key_span(path) if key else source.span(path))


def corners(span: Span) -> tuple[int, int, int, int]:
    """Return a span without its file and line."""
    return span.line, span.column, span.end_line, span.end_column


def only_flaw(source: Source) -> Flaw:
    """Return the one flaw of a source."""
    (flaw,) = source.flaws
    return flaw


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("no", "no", id="no is a word"),
        pytest.param("yes", "yes", id="yes is a word"),
        pytest.param("true", "true", id="true is for the model to read"),
        pytest.param("010", "010", id="a leading zero"),
        pytest.param("0x1F", "0x1F", id="no hexadecimal"),
        pytest.param("1:30", "1:30", id="no base sixty"),
        pytest.param("18.9", "18.9", id="a figure"),
        pytest.param("18.90", "18.90", id="a figure with its own digits"),
        pytest.param("1_000", "1_000", id="an underscore"),
        pytest.param("1e5", "1e5", id="an exponent"),
        pytest.param(".inf", ".inf", id="infinity"),
        pytest.param("2026-03-31", "2026-03-31", id="a day"),
        pytest.param("1-3-1", "1-3-1", id="an id"),
        pytest.param("=", "=", id="an equals sign"),
        pytest.param("<<", "<<", id="a merge sign"),
        pytest.param("Null", "Null", id="Null is a word"),
        pytest.param("NULL", "NULL", id="NULL is a word"),
        pytest.param("null", None, id="null"),
        pytest.param("~", None, id="a tilde"),
        pytest.param("", None, id="nothing"),
        pytest.param("# 注", None, id="only a comment"),
        pytest.param('"null"', "null", id="null in double quotes"),
        pytest.param("'~'", "~", id="a tilde in single quotes"),
        pytest.param('""', "", id="empty quotes"),
        pytest.param("|\n  null", "null", id="null as a block"),
        pytest.param('"\\u5e02"', "市", id="an escaped letter"),
        pytest.param("'it''s'", "it's", id="a doubled quote"),
        pytest.param("設置・運用 # 注", "設置・運用", id="a comment after"),
        pytest.param("|\n  一\n  二", "一\n二", id="a literal block"),
        pytest.param(">-\n  one\n  two\n", "one two", id="a folded block"),
        pytest.param("[]", [], id="an empty list"),
        pytest.param("{}", {}, id="an empty mapping"),
        pytest.param("[1, [2, ~], {b: 3}]", ["1", ["2", None], {"b": "3"}], id="nested in one line"),
        pytest.param("\n- 1\n- b: 2\n  c:", ["1", {"b": "2", "c": None}], id="nested in blocks"),
        pytest.param("[x: 1, y]", [{"x": "1"}, "y"], id="a pair in a list"),
    ],
)
def test_scalars_stay_text(written: str, said: Data) -> None:
    source = parse(f"a: {written}", "plan.yaml")
    assert source.data == {"a": said}
    assert source.flaws == ()


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param("~: 1", {"~": "1"}, id="a tilde"),
        pytest.param("null: 1", {"null": "1"}, id="null"),
        pytest.param("no: 1", {"no": "1"}, id="no"),
        pytest.param("2024: 1", {"2024": "1"}, id="digits"),
        pytest.param("1-3-1: 1", {"1-3-1": "1"}, id="an id"),
        pytest.param("<<: {b: 1}", {"<<": {"b": "1"}}, id="a merge sign merges nothing"),
        pytest.param("? a\n: b", {"a": "b"}, id="written with a question mark"),
        pytest.param('"a b": 1', {"a b": "1"}, id="quoted"),
        pytest.param("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}, id="lines ended as on Windows"),
        pytest.param("\ufeffa: 1", {"a": "1"}, id="after a byte order mark"),
        pytest.param("%YAML 1.2\n---\na: 1\n...\n", {"a": "1"}, id="one marked document"),
    ],
)
def test_keys_are_text(text: str, data: Data) -> None:
    source = parse(text, "plan.yaml")
    assert source.data == data
    assert source.flaws == ()


@pytest.mark.parametrize(
    ("text", "path", "value", "key"),
    [
        pytest.param("a: xyz", ("a",), (1, 4, 1, 7), (1, 1, 1, 2), id="a value"),
        pytest.param("a: 1\nb: 'x y' # c\n", ("b",), (2, 4, 2, 9), (2, 1, 2, 2), id="quotes belong, comments do not"),
        pytest.param("{a: {b: xy}}", ("a", "b"), (1, 9, 1, 11), (1, 6, 1, 7), id="in braces"),
        pytest.param("{a: {b: xy} }", ("a",), (1, 5, 1, 12), (1, 2, 1, 3), id="braces"),
        pytest.param("a: [x, yz]", ("a",), (1, 4, 1, 11), (1, 1, 1, 2), id="brackets"),
        pytest.param("a: [x, yz]", ("a", 1), (1, 8, 1, 10), (1, 8, 1, 10), id="an item has no key"),
        pytest.param("[a: b, c]", (0,), (1, 2, 1, 6), (1, 2, 1, 6), id="a pair in brackets"),
        pytest.param("a:\n  b:\n    c: 1\n\n# d\ne: 2\n", ("a",), (2, 3, 3, 9), (1, 1, 1, 2), id="a block"),
        pytest.param("a:\n  b:\n    c: 1\n\n# d\ne: 2\n", ("a", "b"), (3, 5, 3, 9), (2, 3, 2, 4), id="an inner block"),
        pytest.param("a:\n- x\n- yy\nb: 1", ("a",), (2, 1, 3, 5), (1, 1, 1, 2), id="a list that is not indented"),
        pytest.param("a:\n  - b: 1\n    c: 2\n  - d", ("a", 0), (2, 5, 3, 9), (2, 5, 3, 9), id="a block in a list"),
        pytest.param("- - a\n  - b\n- c", (0,), (1, 3, 2, 6), (1, 3, 2, 6), id="a list in a list"),
        pytest.param("a:\nb: 1", ("a",), (1, 3, 1, 3), (1, 1, 1, 2), id="nothing has a place and no width"),
        pytest.param("a: x\n  y\nb: 1", ("a",), (1, 4, 2, 4), (1, 1, 1, 2), id="over two lines"),
        pytest.param("a: |\n  x\n  yy\n\nb: 1", ("a",), (1, 4, 3, 5), (1, 1, 1, 2), id="a literal block"),
        pytest.param("a: >-\n  x\n# c\nb: 1", ("a",), (1, 4, 2, 4), (1, 1, 1, 2), id="a folded block before a comment"),
        pytest.param("a: 1\r\nb:\r\n  - xy\r\n", ("b", 0), (3, 5, 3, 7), (3, 5, 3, 7), id="Windows lines"),
        pytest.param("a: 1\rb: xy", ("b",), (2, 4, 2, 6), (2, 1, 2, 2), id="old Macintosh lines"),
        pytest.param("\ufeffab: xy", ("ab",), (1, 5, 1, 7), (1, 1, 1, 3), id="a byte order mark takes no column"),
        pytest.param("𠮷: [𠮷𠮷, x]", ("𠮷", 0), (1, 5, 1, 7), (1, 5, 1, 7), id="an astral letter is one column"),
        pytest.param("𠮷: [𠮷𠮷, x]", ("𠮷", 1), (1, 9, 1, 10), (1, 9, 1, 10), id="after astral letters"),
        pytest.param("市: 設置", ("市",), (1, 4, 1, 6), (1, 1, 1, 2), id="columns are letters, not cells"),
        pytest.param("? ab\n: cd", ("ab",), (2, 3, 2, 5), (1, 3, 1, 5), id="a key with a question mark"),
        pytest.param("a: 1\nb: {c: 2}\n", (), (1, 1, 2, 10), (1, 1, 2, 10), id="the whole"),
        pytest.param(
            "a: {b: 1}", ("a", "c", "d"), (1, 4, 1, 10), (1, 1, 1, 2), id="the nearest above what is not there"
        ),
        pytest.param("a: 1\na: 23", ("a",), (1, 4, 1, 5), (1, 1, 1, 2), id="the first of two equal keys"),
    ],
)
def test_spans(text: str, path: Path, value: tuple[int, ...], key: tuple[int, ...]) -> None:
    assert at(text, path) == value
    assert at(text, path, key=True) == key


def test_span_names_its_file_and_shows_its_first_line() -> None:
    source = parse("a: 1\r\nb: |\r\n  x\r\n", "data/plan.yaml")
    assert source.span(("b",)) == Span("data/plan.yaml", 2, 4, 3, 4, "b: |")


@pytest.mark.parametrize(
    ("text", "kind", "place", "detail", "path"),
    [
        pytest.param("a: 1\nbc: 2\nbc: 3", "duplicate key", (3, 1, 3, 3), "bc", ("bc",), id="equal keys"),
        pytest.param("x: {k: 1, k: {z: 1}}", "duplicate key", (1, 11, 1, 12), "k", ("x", "k"), id="equal keys within"),
        pytest.param('a: 1\n"a": 2', "duplicate key", (2, 1, 2, 4), "a", ("a",), id="equal keys, one quoted"),
        pytest.param("a: &x 1", "anchor", (1, 4, 1, 8), "x", ("a",), id="an anchor"),
        pytest.param("&x a: 1", "anchor", (1, 1, 1, 5), "x", (), id="an anchor on a key"),
        pytest.param("- 1\n- &x 2", "anchor", (2, 3, 2, 7), "x", (1,), id="an anchor on an item"),
        pytest.param("- 1\n- &x [2]", "anchor", (2, 3, 2, 7), "x", (1,), id="an anchor on a list in a list"),
        pytest.param("a: *x", "alias", (1, 4, 1, 6), "x", ("a",), id="an alias"),
        pytest.param("*x : 1", "alias", (1, 1, 1, 3), "x", (), id="an alias as a key"),
        pytest.param("- 1\n- *x", "alias", (2, 3, 2, 5), "x", (1,), id="an alias as an item"),
        pytest.param("<<: *x", "alias", (1, 5, 1, 7), "x", ("<<",), id="an alias to merge"),
        pytest.param("a: !!int 1", "tag", (1, 4, 1, 11), "tag:yaml.org,2002:int", ("a",), id="a tag"),
        pytest.param("a: !x [1]", "tag", (1, 4, 1, 8), "!x", ("a",), id="a tag on a list"),
        pytest.param("- 1\n- !x 2", "tag", (2, 3, 2, 7), "!x", (1,), id="a tag on an item"),
        pytest.param("!x a: 1", "tag", (1, 1, 1, 5), "!x", (), id="a tag on a key"),
        pytest.param("a: 1\n---\nb: 2", "several documents", (2, 1, 2, 4), "", (), id="a second document"),
        pytest.param("a: \x07b", "control character", (1, 4, 1, 5), "U+0007", (), id="a control character"),
        pytest.param("a: 1\n\x1b[31m", "control character", (2, 1, 2, 2), "U+001B", (), id="an escape"),
        pytest.param("a: ✓\x9b1", "control character", (1, 5, 1, 6), "U+009B", (), id="an eight-bit control character"),
        pytest.param("a\ufeff: 1", "control character", (1, 2, 1, 3), "U+FEFF", (), id="a byte order mark inside"),
        pytest.param("a: \x00", "control character", (1, 4, 1, 5), "U+0000", (), id="a null character"),
        pytest.param('a: "x\\a"', "control character", (1, 4, 1, 9), "U+0007", ("a",), id="one in an escape"),
        pytest.param('a: "\\x1b[0m"', "control character", (1, 4, 1, 13), "U+001B", ("a",), id="an escaped escape"),
        pytest.param('"\\0": 1', "control character", (1, 1, 1, 5), "U+0000", (), id="one in an escape in a key"),
        pytest.param(
            '- 1\n- "\\a"', "control character", (2, 3, 2, 7), "U+0007", (1,), id="one in an escape in an item"
        ),
        pytest.param("? [a]\n: b", "key is not text", (1, 3, 1, 4), "", (), id="a list as a key"),
        pytest.param("x: {{a: 1}: 2}", "key is not text", (1, 5, 1, 6), "", ("x",), id="a mapping as a key"),
        pytest.param(
            "a: b: c", "syntax", (1, 5, 1, 6), "mapping values are not allowed in this context", (), id="a colon"
        ),
        pytest.param("a: [1\nb: 2", "syntax", (1, 4, 1, 5), "did not find expected ',' or ']'", (), id="not closed"),
        pytest.param("- a\nb: 1", "syntax", (2, 1, 2, 2), "did not find expected '-' indicator", (), id="mixed up"),
        pytest.param("x: 1\na: 'b", "syntax", (2, 6, 2, 6), "found unexpected end of stream", (), id="an open quote"),
        pytest.param(
            "a:\n\tb: 1",
            "syntax",
            (2, 1, 2, 2),
            "found character that cannot start any token",
            (),
            id="a tab to indent",
        ),
        pytest.param(
            "𠮷: @", "syntax", (1, 4, 1, 5), "found character that cannot start any token", (), id="a reserved sign"
        ),
    ],
)
def test_flaws(text: str, kind: str, place: tuple[int, ...], detail: str, path: Path) -> None:
    flaw = only_flaw(parse(text, "plan.yaml"))
    assert (flaw.kind, corners(flaw.span), flaw.detail, flaw.path) == (kind, place, detail, path)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing at all"),
        pytest.param(" \n\n", id="blanks"),
        pytest.param("# 注\n", id="only a comment"),
        pytest.param("---\n", id="only a mark"),
        pytest.param("--- # 注\n", id="a mark and a comment"),
        pytest.param("~\n", id="a tilde"),
        pytest.param("null\n", id="null"),
        pytest.param("\ufeff", id="a byte order mark"),
    ],
)
def test_empty_files(text: str) -> None:
    source = parse(text, "plan.yaml")
    assert source.data is None
    assert [(flaw.kind, flaw.span.line, flaw.span.column) for flaw in source.flaws] == [("empty", 1, 1)]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param("a: 1\na: 2\nb: 3", {"a": "1", "b": "3"}, id="of equal keys the first"),
        pytest.param("a: 1\na: {b: [2]}\nc: 3", {"a": "1", "c": "3"}, id="a second one that is nested is read past"),
        pytest.param("a: [1]\na: 2", {"a": ["1"]}, id="a nested first one stays"),
        pytest.param("a: &x 1\nb: 2", {"a": "1", "b": "2"}, id="what has an anchor"),
        pytest.param("- 1\n- *x\n- 2", ["1", None, "2"], id="an alias keeps its place in a list"),
        pytest.param("a: *x\nb: 2", {"b": "2"}, id="an alias is not followed"),
        pytest.param("*x : 1\nb: 2", {"b": "2"}, id="nor as a key"),
        pytest.param("a: !x [1]", {"a": ["1"]}, id="what has a tag"),
        pytest.param("? [a]\n: [b]\nc: 1", {"c": "1"}, id="beside a key that is no text"),
        pytest.param("? {a: {d: e}}\n: {b: 1}\nc: 1", {"c": "1"}, id="beside a mapping as a key"),
        pytest.param("a: 1\n---\nb: 2", {"a": "1"}, id="the first document"),
        pytest.param("a: 1\nb: [", None, id="nothing after a syntax error"),
    ],
)
def test_what_is_read_beside_a_flaw(text: str, data: Data) -> None:
    source = parse(text, "plan.yaml")
    assert source.flaws
    assert source.data == data


def test_all_flaws_are_found_in_one_reading() -> None:
    source = parse("a: &x 1\nb: !t 2\nb: 3\n? [c]\n: *x\n", "plan.yaml")
    found = [(flaw.kind, flaw.span.line) for flaw in source.flaws]
    assert found == [("anchor", 1), ("tag", 2), ("duplicate key", 3), ("key is not text", 4), ("alias", 5)]


def test_an_endless_row_of_flaws_ends() -> None:
    source = parse("\n".join(["a: 1"] * 5000), "plan.yaml")
    assert [flaw.kind for flaw in source.flaws] == ["duplicate key"] * 200 + ["too many"]


def nest(shape: str, depth: int) -> str:
    """Return `depth` nestings: one beside the other, or one a line where `shape` starts with a line end."""
    if shape.startswith("\n"):
        return "".join(f"{' ' * at}{shape[1:]}\n" for at in range(depth))
    return shape * depth


NESTINGS = (
    pytest.param("[", "]", id="brackets"),
    pytest.param("{a: ", "}", id="braces"),
    pytest.param("- ", "", id="lists-on-one-line"),
    pytest.param("? ", "", id="keys"),
    pytest.param("\n-", "", id="lists"),
    pytest.param("\na:", "", id="mappings"),
    pytest.param("[\n", "]", id="brackets-on-lines"),
)


@pytest.mark.parametrize("depth", [33, 999, 1000, 1001, 1500])
@pytest.mark.parametrize(("shape", "end"), NESTINGS)
def test_too_deep(shape: str, end: str, depth: int) -> None:
    text = nest(shape, depth) + end * depth
    source = parse(text, "plan.yaml")
    flaw = source.flaws[-1]
    lines = text.splitlines()
    last = nest(shape, 33).splitlines()
    assert (flaw.kind, flaw.detail, flaw.span.line) == ("too deep", "32", len(last))
    assert lines[flaw.span.line - 1][flaw.span.column - 1] == shape.strip()[0]
    assert flaw.span.column == len(last[-1].rstrip()) - len(shape.strip()) + 1
    assert source.data is None
    assert read_ordinary(text) is None


@pytest.mark.parametrize("depth", [31, 32])
@pytest.mark.parametrize(("shape", "end"), NESTINGS)
def test_deep_but_not_too_deep(shape: str, end: str, depth: int) -> None:
    text = nest(shape, depth) + end * depth
    assert not [flaw for flaw in parse(text, "plan.yaml").flaws if flaw.kind in ("too deep", "syntax")]
    assert read_ordinary(text) in (None, build_data(text).data)


# libyaml's scanner is far ahead of its events here: it meets its own limit, or a mistake, before ours is passed.
@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("[" * 100_000, (1, 33), id="100,000 brackets"),
        pytest.param("{" * 100_000, (1, 33), id="100,000 braces"),
        pytest.param("- " * 5000, (1, 65), id="5,000 lists"),
        pytest.param("? " * 5000, (1, 65), id="5,000 keys"),
        pytest.param("- ? " * 2000 + "x", (1, 65), id="lists and keys"),
        pytest.param("[{" * 3000, (1, 33), id="brackets and braces"),
        pytest.param("a: {b: " + "[" * 5000, (1, 38), id="brackets in a value"),
        pytest.param("a: 1\nb:\n- c: {d: " + "[" * 5000, (3, 38), id="brackets in a list, lines down"),
        pytest.param("a: 1\r\n市: " + "[" * 5000, (2, 35), id="columns are letters"),
        pytest.param("[" * 40 + "@", (1, 33), id="before a sign that cannot stand there"),
        pytest.param("[" * 40 + "'x", (1, 33), id="before an open quote"),
        pytest.param("[" * 40 + '"\\q"', (1, 33), id="before an unknown escape"),
        pytest.param("a: &x 1\nb: " + "[" * 5000, (2, 35), id="after another flaw"),
    ],
)
def test_too_deep_before_it_is_seen(text: str, place: tuple[int, int]) -> None:
    for source in (parse(text, "plan.yaml"), parse_bytes(text.encode(), "plan.yaml")):
        flaw = source.flaws[-1]
        assert (flaw.kind, (flaw.span.line, flaw.span.column), flaw.detail) == ("too deep", place, "32")
        assert source.data is None


def test_too_deep_where_a_key_must_stand() -> None:
    flaw = only_flaw(parse("a: 1\n" + "[" * 5000, "plan.yaml"))
    # Two mistakes in one; libyaml before 0.2.6 has no limit of depth and only misses the colon.
    assert (flaw.kind, flaw.detail) in (("too deep", "32"), ("syntax", "could not find expected ':'"))
    assert flaw.span.line == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("[" * 32 + "@", (1, 33), id="brackets"),
        pytest.param("a: " + "[" * 31 + "'x", (1, 37), id="an open quote"),
        pytest.param("@" + "[" * 5000, (1, 1), id="in front of it"),
    ],
)
def test_a_syntax_error_before_it_is_too_deep(text: str, place: tuple[int, int]) -> None:
    flaw = only_flaw(parse(text, "plan.yaml"))
    assert (flaw.kind, (flaw.span.line, flaw.span.column)) == ("syntax", place)


@pytest.mark.parametrize(
    ("raw", "guess", "place"),
    [
        pytest.param("title: 大和郡山市\n".encode("cp932"), "Shift_JIS", (1, 8), id="Shift_JIS"),
        pytest.param("a: 1\ntitle: ①髙橋\n".encode("cp932"), "Shift_JIS", (2, 8), id="Shift_JIS with Windows letters"),
        pytest.param("title: 大和郡山市\n".encode("euc_jp"), "EUC-JP", (1, 8), id="EUC-JP"),
        pytest.param("name: あいうえお、テスト\n".encode("euc_jp"), "EUC-JP", (1, 7), id="EUC-JP in kana"),
        pytest.param("a: 1\n".encode("utf-16"), "UTF-16", (1, 1), id="UTF-16"),
        pytest.param(b"\xfe\xff" + "a: 市\n".encode("utf-16-be"), "UTF-16", (1, 1), id="UTF-16, the other way round"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "バイナリ", (1, 1), id="a picture"),
        pytest.param(b"a: \x81 \xff\n", "バイナリ", (1, 4), id="bytes of nothing"),
        pytest.param("市: 大\n和: ".encode() + b"\x81 \xff", "バイナリ", (2, 4), id="columns are letters"),
        pytest.param(b"\xef\xbb\xbfa: \x81 \xff", "バイナリ", (1, 4), id="after a byte order mark"),
    ],
)
def test_bytes_that_are_not_utf8(raw: bytes, guess: str, place: tuple[int, int]) -> None:
    source = parse_bytes(raw, "plan.yaml")
    flaw = only_flaw(source)
    assert (flaw.kind, flaw.detail, (flaw.span.line, flaw.span.column)) == ("encoding", guess, place)
    assert source.data is None


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("市: 大和\r\n".encode(), id="Windows lines"),
        pytest.param(b"\xef\xbb\xbf" + "市: 大和\n".encode(), id="a byte order mark"),
        pytest.param("市: 大和".encode(), id="no line end"),
    ],
)
def test_bytes_of_utf8(raw: bytes) -> None:
    source = parse_bytes(raw, "plan.yaml")
    assert (source.data, source.flaws) == ({"市": "大和"}, ())


def test_a_file_too_large_is_refused_and_one_just_as_large_is_read() -> None:
    rest = b"a: 1\n#" + b" " * (MAX_BYTES - 6)
    assert parse_bytes(rest, "plan.yaml").data == {"a": "1"}
    source = parse_bytes(rest + b" ", "plan.yaml")
    assert (only_flaw(source).kind, only_flaw(source).detail, source.data) == ("too large", "8 MiB", None)


def test_read_a_file(tmp_path: FilePath) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    source = read(path, "data/plan.yaml")
    assert (source.file, source.data, source.flaws) == ("data/plan.yaml", {"a": "1"}, ())


def test_read_a_file_too_large(tmp_path: FilePath) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert only_flaw(read(path, "plan.yaml")).kind == "too large"


@pytest.mark.parametrize(
    ("name", "detail"),
    [
        pytest.param("folder", "ファイルではありません", id="a folder"),
        pytest.param("missing.yaml", "ファイルがありません", id="nothing there"),
        pytest.param("plan.yaml/inside", "ファイルがありません", id="below a file"),
    ],
)
def test_read_what_cannot_be_read(tmp_path: FilePath, name: str, detail: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "plan.yaml").write_text("a: 1", encoding="utf-8")
    source = read(tmp_path / name, name)
    flaw = only_flaw(source)
    assert (flaw.kind, flaw.span, source.data) == ("unreadable", Span(name, 1, 1, 1, 1), None)
    assert flaw.detail == detail


def test_read_a_name_that_no_file_can_have(tmp_path: FilePath) -> None:
    assert only_flaw(read(tmp_path / ("x" * 300), "plan.yaml")).kind == "unreadable"


def check_inside(span: Span, text: str) -> None:
    """Fail where a span is not a stretch of `text`, in order, with its own first line as its excerpt."""
    lines = re.split(r"\r\n|\r|\n", text)
    assert 1 <= span.line <= span.end_line <= len(lines)
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1
    assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
    assert (span.line, span.column) <= (span.end_line, span.end_column)
    assert span.excerpt in (lines[span.line - 1], "")


def paths(data: Data, path: Path = ()) -> list[Path]:
    """Return the way to every node of `data`."""
    steps: list[tuple[str | int, Data]] = []
    if isinstance(data, dict):
        steps = list(data.items())
    elif isinstance(data, list):
        steps = list(enumerate(data))
    return [path, *(inner for step, value in steps for inner in paths(value, (*path, step)))]


@given(st.text() | YAML_LIKE)
@example("a: 1\r\n- &x")
@example("? [a\n")
@example("a: |\n\n  x\n \n")
@example('"\\0": {a: 1}')
@example("? &a [*b, {c: *d}]\n: !x {? e : f}\n")
def test_parse_never_raises_and_every_place_is_inside(text: str) -> None:
    source = parse(text, "plan.yaml")
    shown = text.removeprefix("\ufeff")
    for flaw in source.flaws:
        check_inside(flaw.span, shown)
    for path in paths(source.data):
        check_inside(source.span(path), shown)
        check_inside(source.key_span(path), shown)


@given(st.binary() | st.text().map(str.encode) | YAML_LIKE.map(lambda text: text.encode("cp932", "ignore")))
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
@example(b"\xff")
@example(b"\x80" * 100)
def test_parse_bytes_never_raises(raw: bytes) -> None:
    source = parse_bytes(raw, "plan.yaml")
    assert source.data is not None or source.flaws


def trees(leaves: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """Return lists and mappings, nested, of `leaves`."""
    return st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=12
    )


def as_text(tree: Tree) -> Data:
    """Return `tree` as it reads when every scalar is text."""
    if isinstance(tree, dict):
        return {key: as_text(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_text(value) for value in tree]
    if isinstance(tree, bool):
        return "true" if tree else "false"
    return tree if tree is None else str(tree)


class Dumper(yaml.SafeDumper):
    """What `yaml.safe_dump` uses, but for anchors: equal parts are written twice."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  # the name is PyYAML's
        """Write no anchors."""
        return True


@given(
    st.dictionaries(TEXTS, trees(TEXTS | st.integers() | st.booleans() | st.none())) | st.lists(trees(TEXTS)),
    st.sampled_from((True, False, None)),
    st.sampled_from((True, False)),
)
def test_plain_data_reads_back_as_dumped(tree: Tree, flow: bool | None, unicode: bool) -> None:  # noqa: FBT001
    text = yaml.dump(tree, Dumper=Dumper, allow_unicode=unicode, default_flow_style=flow, sort_keys=False)
    source = parse(text, "plan.yaml")
    assert source.flaws == ()
    assert source.data == as_text(tree)
    for path in paths(source.data):
        check_inside(source.span(path), text)


@given(st.lists(st.text("abc市𠮷", min_size=1, max_size=5), min_size=1, max_size=8))
def test_a_plain_scalar_is_exactly_its_span(words: list[str]) -> None:
    text = "".join(f"- {{k{at}: {word}}} # 注\n" for at, word in enumerate(words))
    source = parse(text, "plan.yaml")
    for at, word in enumerate(words):
        span, key = source.span((at, f"k{at}")), source.key_span((at, f"k{at}"))
        assert span.excerpt[span.column - 1 : span.end_column - 1] == word
        assert key.excerpt[key.column - 1 : key.end_column - 1] == f"k{at}"


PIECES = st.sampled_from(
    [*"ab:{}[]'~#%9\n\t ", '"', ": ", "\n  ", "- ", ", ", "null", "? ", "---\n", "...\n", "|\n", ">\n"]
)
UNUSUAL = st.sampled_from(["年度", "&a ", "*a", "!t ", "\\n", "\r\n"])


@given(pieces=st.lists(PIECES | UNUSUAL, max_size=30))
@settings(max_examples=500)
def test_the_reader_of_ordinary_files_knows_what_it_does_not_know(pieces: list[str]) -> None:
    text = "".join(pieces)
    quick, built = read_ordinary(text), build_data(text)
    assert quick is None or (built.flaws, built.data) == ([], quick)


# What a mapping on one line may hold, stand behind or stand in, and what looks like one.
ROWS = st.sampled_from(
    (
        "{a: 1}",
        "{a: 1, b: 実 績}",
        "{a: 9-10%, b_c: x}",
        "{a: x y, b: z  w}",
        "{a: 1, a: 2}",
        "{a: null}",
        "{a: nullx, b: ~}",
        *("{a: 1,b: 2}", "{a: x }", "{ a: x}", "{a:  x}", "{a: }", "{a: x, }", "{}", "{A: x}"),
        *("{a: x:y}", "{a: 'x'}", "{a: [x]}", "{a: -1}", "{a: _}", "{a: x # y}"),
        *("{a: x\u3000}", "{a: \u2028x}", "{a: x\u2028y}", "{a: x\xa0y}", "{a: x\x85y}", "{a: x\ty}"),
    )
)
BEFORE = st.sampled_from(
    ["- ", "k: ", "  k: ", "  - ", "1-1: ", "# - ", "k: '", "k: >", "k: |", "k: x", "[", "{", "? ", "", "k:"]
)
AFTER = st.sampled_from(
    ["\n"] * 8 + ["\r\n", "\r", "", " \n", "'\n", "]\n", "}\n", " # 注\n", "\n  x\n", ":\n", "\n: x\n", "\n  \t\n"]
)


@given(lines=st.lists(st.tuples(BEFORE, ROWS, AFTER) | st.tuples(BEFORE, AFTER), max_size=8))
@settings(max_examples=1000)
def test_mappings_on_one_line_are_read_as_libyaml_reads_them(lines: list[tuple[str, ...]]) -> None:
    text = "".join(map("".join, lines))
    quick, built = read_ordinary(text), build_data(text)
    assert quick is None or (built.flaws, built.data) == ([], quick)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("k: |\n  - {a: b}\n", "- {a: b}\n", id="block"),
        pytest.param("k: x\n  - {a}\n", "x - {a}", id="plain"),
        pytest.param("k: '\n  - {a: b}\n  '\n", " - {a: b} ", id="quoted"),
    ],
)
def test_what_looks_like_a_mapping_within_a_text_is_text(text: str, value: str) -> None:
    assert parse(text, "plan.yaml").data == {"k": value}


@pytest.mark.parametrize("letters", [64, 65, 1023, 1024, 1025, 2000])
def test_a_mapping_with_a_long_key_is_read_as_libyaml_reads_it(letters: int) -> None:
    text = f"k: {{a: b, {'x' * letters}: c}}\n"
    built = build_data(text)
    assert parse(text, "plan.yaml").data == built.data
    assert bool(built.flaws) == (letters > 1024)


def test_a_mapping_on_one_line_stands_as_deep_as_any_mapping() -> None:
    def nested(depth: int) -> str:
        return "".join("  " * at + "k:\n" for at in range(depth)) + "  " * depth + "k: {a: b}\n"

    assert read_ordinary(nested(MAX_DEPTH - 2)) == build_data(nested(MAX_DEPTH - 2)).data
    assert read_ordinary(nested(MAX_DEPTH - 1)) is None
    assert [flaw.kind for flaw in build_data(nested(MAX_DEPTH - 1)).flaws] == ["too deep"]


@pytest.mark.parametrize("text", ["a: 1\nb: [x, {y: z, n: ~}]\n", "- a\n- - b\n", "k: 'null'\nm:\n", "{a: {b: {}}}"])
def test_ordinary_files_are_read_at_once(text: str) -> None:
    assert read_ordinary(text) == build_data(text).data
