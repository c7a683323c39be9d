"""What is known of the terminal, and how a line is wrapped for it."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ykplan.platform.terminal import Screen, screen
from ykplan.text import inert, widths


@pytest.mark.parametrize(
    ("line", "width", "pieces"),
    [
        pytest.param("みじかい", 20, ["みじかい"], id="fits"),
        pytest.param("あいうえおかきくけこ", 10, ["あいうえお", "  かきくけ", "  こ"], id="Japanese breaks anywhere"),
        pytest.param("目標値12345か所", 10, ["目標値", "  12345か", "  所"], id="never inside a number"),
        pytest.param("あいうえお。かき", 10, ["あいうえ", "  お。かき"], id="no line starts with 。"),
        pytest.param("one two three", 9, ["one two", "  three"], id="at a space"),
        pytest.param("x" * 12, 10, ["x" * 10, "  xx"], id="a word wider than the line"),
    ],
)
def test_wrapped(line: str, width: int, pieces: list[str]) -> None:
    assert list(Screen(width).wrapped(line)) == pieces


@given(st.text(max_size=200), st.integers(20, 120))
def test_no_piece_is_wider_than_the_screen_and_no_letter_is_lost(line: str, width: int) -> None:
    line = " ".join(line.split())
    pieces = list(Screen(width).wrapped(line))
    assert all(widths.width(piece) <= width for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(inert.inert(line).split())


@pytest.mark.parametrize(
    ("environment", "tty", "coloured"),
    [
        pytest.param({}, True, True, id="a terminal"),
        pytest.param({}, False, False, id="piped"),
        pytest.param({"NO_COLOR": "1"}, True, False, id="NO_COLOR"),
        pytest.param({"TERM": "dumb"}, True, False, id="a dumb terminal"),
    ],
)
def test_colours(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], tty: bool, coloured: bool) -> None:  # noqa: FBT001  # a column of the table
    class Stream(io.TextIOWrapper):
        def isatty(self) -> bool:
            return tty

    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"TERM": "xterm"} | environment).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Stream(io.BytesIO(), encoding="utf-8"))
    assert screen().colour is coloured


def test_width_and_encoding_are_those_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "61")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="cp932"))
    assert (screen().width, screen().encoding) == (61, "cp932")


@pytest.mark.parametrize(
    ("wanted", "encoding", "cells"),
    [
        pytest.param(None, "utf-8", 1, id="nobody has said"),
        pytest.param("2", "utf-8", 2, id="two, as asked"),
        pytest.param("1", "cp932", 1, id="one, as asked"),
        pytest.param("", "utf-8", 1, id="an empty answer"),
        pytest.param(None, "cp932", 2, id="a Japanese Windows console"),
        pytest.param(None, "MS932", 2, id="by another name"),
        pytest.param(None, "Shift_JIS", 2, id="Shift_JIS"),
        pytest.param(None, "eucJP", 2, id="EUC-JP"),
        pytest.param(None, "iso-2022-jp", 2, id="JIS"),
        pytest.param(None, "latin-1", 1, id="another encoding"),
        pytest.param(None, "no such", 1, id="no encoding"),
    ],
)
def test_how_wide_signs_are(monkeypatch: pytest.MonkeyPatch, wanted: str | None, encoding: str, cells: int) -> None:
    monkeypatch.delenv("YKPLAN_AMBIGUOUS", raising=False)
    if wanted is not None:
        monkeypatch.setenv("YKPLAN_AMBIGUOUS", wanted)
    shown = screen()._replace(encoding=encoding)
    assert [shown.cells(sign) for sign in "○△▼↗×□◎…─Ω"] == [cells] * 10
    assert (shown.cells("aｱ"), shown.cells("あ－"), shown.cells("か\u3099")) == (2, 4, 2)


@given(st.text(alphabet="あa○△▼↗×。 ", max_size=200), st.integers(20, 120))
def test_no_piece_is_wider_where_signs_take_two_cells(line: str, width: int) -> None:
    assert all(widths.width(piece, 2) <= width for piece in Screen(width, ambiguous=2).wrapped(line))
