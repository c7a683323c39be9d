"""A line diff of two texts, for people to read: in one pass, however many changes there are."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

_Code: TypeAlias = tuple[str, int, int, int, int]
_CONTEXT = 1


def unified(before: Sequence[str], after: Sequence[str], name: str) -> Iterator[str]:
    """Yield the lines of a unified difference, with one line of what stays around each change."""
    matcher = SequenceMatcher(None, [""], [""])
    matcher.opcodes = list(_codes(before, after))  # type: ignore[attr-defined]  # it only groups them
    if before != after:
        yield from (f"--- {name}", f"+++ {name}")
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        (_, start, _, new_start, _), (_, _, end, _, new_end) = group[0], group[-1]
        yield f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@"
        for kind, old, old_end, new, last in group:
            if kind == "equal":
                yield from (f" {line}" for line in before[old:old_end])
                continue
            yield from (f"-{line}" for line in before[old:old_end])
            yield from (f"+{line}" for line in after[new:last])


def _codes(before: Sequence[str], after: Sequence[str]) -> Iterator[_Code]:
    """Yield what became of each stretch of lines, between lines that are once in both texts and in the same order.

    These are found in one pass; what stands between two of them is short, and left to difflib.
    """
    codes: list[_Code] = []
    start = new_start = 0
    for at, new_at in (*_anchors(before, after), (len(before), len(after))):
        inner = SequenceMatcher(None, before[start:at], after[new_start:new_at], autojunk=False).get_opcodes()
        codes += [(kind, a + start, b + start, c + new_start, d + new_start) for kind, a, b, c, d in inner]
        if at < len(before):
            codes.append(("equal", at, at + 1, new_at, new_at + 1))
        start, new_start = at + 1, new_at + 1
    return _joined(codes)


def _joined(codes: Sequence[_Code]) -> Iterator[_Code]:
    """Yield the stretches, with neighbours of the same kind joined."""
    last: _Code | None = None
    for code in codes:
        if last is not None and last[0] == code[0] == "equal":
            last = ("equal", last[1], code[2], last[3], code[4])
        else:
            if last is not None:
                yield last
            last = code
    if last is not None:
        yield last


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest run of lines that occur once in each text, in the same order in both."""
    times, new_times = Counter(before), Counter(after)
    places = {line: at for at, line in enumerate(after) if new_times[line] == 1}
    pairs = [(at, places[line]) for at, line in enumerate(before) if times[line] == 1 and line in places]
    ends: list[int] = []  # by length of a row, where the one that ends first in `after` ends there
    rows: list[int] = []  # and which pair it ends with
    above: list[int | None] = []
    for number, (_, new_at) in enumerate(pairs):
        length = bisect_left(ends, new_at)
        above.append(rows[length - 1] if length else None)
        ends[length : length + 1] = [new_at]
        rows[length : length + 1] = [number]
    anchors: list[tuple[int, int]] = []
    at: int | None = rows[-1] if rows else None
    while at is not None:
        anchors.append(pairs[at])
        at = above[at]
    return anchors[::-1]


def _range(start: int, end: int) -> str:
    length = end - start
    return f"{start + 1}" if length == 1 else f"{start + (length > 0)},{length}"
