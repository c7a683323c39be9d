"""What a new text changes, line by line: short, complete, and as difflib tells it of small changes."""

from difflib import unified_diff

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ykplan.editing.difference import unified

LINES = st.lists(st.sampled_from("abcdefgh") | st.sampled_from(("x", "x", "y")), max_size=12)


def applied(before: list[str], changes: list[str]) -> list[str]:
    """Return what a difference makes of a text; what it says of the old lines must be so."""
    after: list[str] = []
    at = 0
    for line in changes[2:]:
        if line.startswith("@@"):
            start, _, length = line.split()[1][1:].partition(",")
            here = int(start) - (length != "0")
            after += before[at:here]
            at = here
        elif line.startswith("+"):
            after.append(line[1:])
        else:
            assert before[at] == line[1:]
            after += [before[at]] * line.startswith(" ")
            at += 1
    return after + before[at:]


@given(LINES, LINES)
def test_it_says_what_to_do(before: list[str], after: list[str]) -> None:
    changes = list(unified(before, after, "f"))
    assert (changes == []) == (before == after)
    assert applied(before, changes) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("abcdef", "abXdef", id="another line"),
        pytest.param("abcdef", "abcXYdef", id="new lines"),
        pytest.param("abcdef", "aef", id="lines gone"),
        pytest.param("abcdef", "Xbcdef", id="the first"),
        pytest.param("abcdef", "abcdeX", id="the last"),
        pytest.param("", "ab", id="a new file"),
        pytest.param("ab", "", id="nothing left"),
        pytest.param("axbxcxdxe", "aybxcydxe", id="two changes"),
        pytest.param("abcd", "abcd", id="nothing"),
    ],
)
def test_small_changes_look_as_people_know_them(before: str, after: str) -> None:
    assert list(unified(before, after, "f")) == list(
        unified_diff(list(before), list(after), "f", "f", lineterm="", n=1)
    )


def test_hundreds_of_places() -> None:
    before = [line for number in range(1600) for line in (f"{number}:", "value: １２", "note: x")]
    after = [line.replace("１２", "12") for line in before]
    changes = list(unified(before, after, "f"))
    assert applied(before, changes) == after
    assert len([line for line in changes if line.startswith("+")]) == 1601
