"""What stands where in a file, for those who change it: the keys of a mapping, the end of a value, comments."""

import re
from typing import Final

from ykplan.data.yaml.build import NodePlace
from ykplan.data.yaml.source import Source
from ykplan.editing.scalar import BREAK
from ykplan.terms.diagnostic import Path

_NEAR: Final = 256
_BREAK: Final = re.compile(rf"\r\n|[{BREAK}]")


def line_end(text: str, position: int) -> int:
    """Return where the line of a position ends, before what ends it."""
    match = _BREAK.search(text, position)
    return match.start() if match else len(text)


def line_start(text: str, position: int) -> int:
    """Return where the line of a position starts."""
    start, reach, last = position, _NEAR, -1
    # Step by step: most of these letters are nowhere in a file, and would be looked for up to its start each time.
    while last < 0 and start > 0:
        start, reach = max(position - reach, 0), 2 * reach
        last = max(text.rfind(letter, start, position) for letter in BREAK)
    return last + 1


def newline(text: str) -> str:
    """Return what ends the lines of a text: what ends its first one."""
    match = _BREAK.search(text)
    return match[0] if match and match[0] in ("\r\n", "\n", "\r") else "\n"


_BLANK: Final = f" \t{BREAK}"
# The header of a block that keeps the blank lines at its end.
_KEPT: Final = re.compile(r"[|>]\d?\+")
# That of one whose last line end is part of it.
_CLIPPED: Final = re.compile(rf"[|>][\d+]*[ \t]*(?:#[^{BREAK}]*)?[{BREAK}]")
_EXPLICIT: Final = re.compile(r"\?[ \t]+\Z")
_COMMENT_OR_SIGN: Final = re.compile(rf"(#[^{BREAK}]*)|[,:]")


def children(source: Source, path: Path) -> dict[str, NodePlace]:
    """Return where each key of the mapping at `path` and its value stand, in file order."""
    data = source.at(path)
    keys = data if isinstance(data, dict) else {}
    return {key: place for key in keys if (place := source.place((*path, key))) is not None}


def in_braces(source: Source, path: Path) -> bool:
    """Tell whether the mapping at `path` stands in braces, itself or as part of another."""
    places = (source.place(path[:depth]) for depth in range(len(path) + 1))
    return any(place is not None and source.text[place.start : place.start + 1] in ("{", "[") for place in places)


def is_block(text: str, place: NodePlace) -> bool:
    """Tell whether a value is a literal or folded block."""
    return text[place.start : place.start + 1] in ("|", ">") and place.end > place.start


def tail(text: str, place: NodePlace) -> int:
    """Return where a value's last letter ends; a literal block ends only after its line, and blank ones after it."""
    return place.start + len(text[place.start : place.end].rstrip(_BLANK)) if place.end > place.start else place.end


def open_ended(text: str, place: NodePlace) -> bool:
    """Tell whether a value ends in a block to which a line put after it, or a line end, might belong."""
    end, last = tail(text, place), place.end == len(text)
    if end == place.end:
        return last and _CLIPPED.search(text, place.start, end) is not None
    return last or _KEPT.search(text, place.start, end) is not None


def comments(between: str) -> str:
    """Return what is left of the text between two values when one of them goes: its comments, on their lines."""
    return _COMMENT_OR_SIGN.sub(lambda match: match[1] or "", between) if "#" in between else ""


def header_comment(text: str, place: NodePlace) -> str:
    """Return the comment behind the header of a literal block, with the blanks before it."""
    head = text[place.start : line_end(text, place.start)] if is_block(text, place) else ""
    return head[len(head[: head.index("#")].rstrip(_BLANK)) :] if "#" in head else ""


def column(text: str, position: int) -> int:
    """Return how far in on its line a position stands; that of a key, where its 「?」 does."""
    before = text[line_start(text, position) : position]
    explicit = _EXPLICIT.search(before)
    return explicit.start() if explicit else len(before)


def gap(text: str, place: NodePlace) -> str:
    """Return what belongs between a key and a value where none stands yet: 「1-3-1」 in braces has not even a colon."""
    if place.end > place.start or place.key is None:
        return ""
    return " " if ":" in text[place.key[1] : place.start] else ": "
