"""Positions in a file for editing: the keys of a mapping, the end of a value, comments."""

import re
from typing import Final

from ykplan.data.yaml.build import NodePlace
from ykplan.data.yaml.source import Source
from ykplan.editing.scalar import BREAK
from ykplan.terms.diagnostic import Path

_NEAR: Final = 256
_BREAK: Final = re.compile(rf"\r\n|[{BREAK}]")


def line_end(text: str, position: int) -> int:
    """Return the end of the line at a position, before its line break."""
    match = _BREAK.search(text, position)
    return match.start() if match else len(text)


def line_start(text: str, position: int) -> int:
    """Return the start of the line at a position."""
    start, reach, last = position, _NEAR, -1
    # Step by step: most of these letters are nowhere in a file, and would be looked for up to its start each time.
    while last < 0 and start > 0:
        start, reach = max(position - reach, 0), 2 * reach
        last = max(text.rfind(letter, start, position) for letter in BREAK)
    return last + 1


def newline(text: str) -> str:
    """Return the line break of a text's first line; a line feed where there is none."""
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
    """Return the place of each key of the mapping at `path`, in file order."""
    data = source.at(path)
    keys = data if isinstance(data, dict) else {}
    return {key: place for key in keys if (place := source.place((*path, key))) is not None}


def in_braces(source: Source, path: Path) -> bool:
    """Tell whether the mapping at `path` is in braces, its own or those around it."""
    places = (source.place(path[:depth]) for depth in range(len(path) + 1))
    return any(place is not None and source.text[place.start : place.start + 1] in ("{", "[") for place in places)


def is_block(text: str, place: NodePlace) -> bool:
    """Tell whether a value is a literal or folded block."""
    return text[place.start : place.start + 1] in ("|", ">") and place.end > place.start


def tail(text: str, place: NodePlace) -> int:
    """Return the end of a value without trailing blanks and line breaks, which a literal block's place includes."""
    return place.start + len(text[place.start : place.end].rstrip(_BLANK)) if place.end > place.start else place.end


def open_ended(text: str, place: NodePlace) -> bool:
    """Tell whether a value ends in a block that would absorb a line or a line break put after it."""
    end, last = tail(text, place), place.end == len(text)
    if end == place.end:
        return last and _CLIPPED.search(text, place.start, end) is not None
    return last or _KEPT.search(text, place.start, end) is not None


def comments(between: str) -> str:
    """Return the comments between two values, on their lines, to keep when one value is removed."""
    return _COMMENT_OR_SIGN.sub(lambda match: match[1] or "", between) if "#" in between else ""


def header_comment(text: str, place: NodePlace) -> str:
    """Return the comment after the header of a literal block, with the blanks before it."""
    head = text[place.start : line_end(text, place.start)] if is_block(text, place) else ""
    return head[len(head[: head.index("#")].rstrip(_BLANK)) :] if "#" in head else ""


def column(text: str, position: int) -> int:
    """Return the column of a position from 0; for an explicit key, that of its 「?」."""
    before = text[line_start(text, position) : position]
    explicit = _EXPLICIT.search(before)
    return explicit.start() if explicit else len(before)


def gap(text: str, place: NodePlace) -> str:
    """Return the separator to write after a key without a value, which in braces may lack even its colon."""
    if place.end > place.start or place.key is None:
        return ""
    return " " if ":" in text[place.key[1] : place.start] else ": "
