"""Keys put into a mapping of a file, taken out of it and given other values, as splices of the file's text.

In braces or in lines, each in its own way. A shape that is not known here comes out as something else than was asked
for, which `edit.checked` finds: nothing here has to be complete to be safe.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ykplan.diagnostic import Path
from ykplan.edit.lines import line_end, line_start, newline
from ykplan.edit.scalar import BREAK, block_lines, flow, key_of, scalar
from ykplan.edit.splice import Splice
from ykplan.source import Data, Place, Source

STEP: Final = 2
"""How far in a new line of a mapping stands from the one it belongs to."""
_BLANK: Final = f" \t{BREAK}"
# The header of a block that keeps the blank lines at its end.
_KEPT: Final = re.compile(r"[|>]\d?\+")
_COMMENT_OR_SIGN: Final = re.compile(rf"(#[^{BREAK}]*)|[,:]")


def put(source: Source, path: Path, value: Data) -> Iterator[Splice]:
    """Yield what gives the key at `path` another value: a text, or a list or mapping where there is nothing yet."""
    place = source.place(path)
    if place is None or place.key is None:
        return
    text, start, end, comment = source.text, place.start, place.end, ""
    quote = text[start] if text[start : start + 1] in ("'", '"') and end > start else ""
    if is_block(text, place):
        end = tail(text, place)
        comment = _header_comment(text, place)
    blank = "" if end > start else " "
    lines = block_lines(value) if isinstance(value, str) and not quote and not in_braces(source, path[:-1]) else None
    if lines is None:
        written = scalar(value, quote) if isinstance(value, str) else flow(value)
        yield Splice(start, end, blank + written + comment)
        return
    yield Splice(start, end, blank + lines[0] + comment)
    after = line_end(text, end)
    yield Splice(after, after, _indented(text, lines[1:], _column(text, place.key[0]) + STEP))


def rename(source: Source, path: Path, key: str, value: Data) -> Iterator[Splice]:
    """Yield what puts another key, with its value, into the place of the one at `path`."""
    place = source.place(path)
    if place is not None and place.key is not None:
        yield Splice(*place.key, key_of(key))
        yield from put(source, path, value)


def remove(source: Source, path: Path, keys: Iterable[str]) -> Iterator[Splice]:
    """Yield what takes keys out of the mapping at `path`; comments beside them stay."""
    places, gone = children(source, path), set(keys)
    if in_braces(source, path):
        yield from _remove_in_braces(source, path, gone)
        return
    text, whole = source.text, source.place(path)
    if gone >= places.keys() and whole is not None and whole.key is not None:
        colon = text.index(":", whole.key[1]) + 1
        yield Splice(colon, colon, " {}")
    for key, place in places.items():
        if key in gone and place.key is not None:
            start, end = line_start(text, place.key[0]), line_end(text, tail(text, place))
            left = _comments(text[place.key[1] : place.start]) + _header_comment(text, place)
            left += text[tail(text, place) : end]
            before = start - 1 if start else 0
            before -= text[before - 1 : start] == "\r\n"
            yield Splice(before, end, text[before : place.key[0]] + left.strip() if left.strip() else "")


def add(source: Source, path: Path, fields: Mapping[str, Data], *, first: bool = False) -> Iterator[Splice]:
    """Yield what puts new keys into the mapping at `path`, which has some, at its end or at its start."""
    places = list(children(source, path).values())
    if not places or not fields:
        return
    after = None if first else places[-1]
    if in_braces(source, path):
        yield from add_in_braces(fields, after=after, before=places[0])
    else:
        lines = [line for key, value in fields.items() for line in written_lines(key, value)]
        yield from add_lines(source.text, lines, after=after, before=places[0])


def add_in_braces(fields: Mapping[str, Data], *, after: Place | None, before: Place | None) -> Iterator[Splice]:
    """Yield what puts new keys into braces, after one of the keys there or before another."""
    written = _inside(fields)
    if after is not None:
        yield Splice(after.end, after.end, f", {written}")
    elif before is not None and before.key is not None:
        yield Splice(before.key[0], before.key[0], f"{written}, ")


def add_lines(
    text: str, lines: Sequence[str], *, after: Place | None, before: Place | None, at: int | None = None
) -> Iterator[Splice]:
    """Yield what puts lines into a mapping, after one of its keys or before another; at a line's end `at`, if given.

    A literal block after which no line may be put without changing it sends them before its key.
    """
    beside = after or before
    if beside is None or beside.key is None:
        return
    column = _column(text, beside.key[0])
    if after is not None and not _open_ended(text, after):
        end = line_end(text, tail(text, after)) if at is None else at
        yield Splice(end, end, _indented(text, lines, column))
    else:
        start = line_start(text, beside.key[0])
        yield Splice(start, start, "".join(f"{' ' * column}{line}{newline(text)}" for line in lines))


def fill(source: Source, path: Path, fields: Mapping[str, Data], lines: Sequence[str]) -> Iterator[Splice]:
    """Yield what puts keys into a mapping that is empty, or not written at all, as `lines` or else in braces."""
    place, text = source.place(path), source.text
    if place is None or place.key is None:
        return
    written = text[place.start : place.end]
    if lines and "#" not in written and not in_braces(source, path[:-1]):
        start = place.start - (text[place.start - 1] == " " and bool(written))
        yield Splice(start, place.end, "")
        end = line_end(text, place.end)
        yield Splice(end, end, _indented(text, lines, _column(text, place.key[0])))
    elif written.startswith("{"):
        yield Splice(place.start + 1, place.start + 1, _inside(fields))
    else:
        yield Splice(place.start, place.end, f"{'' if written else ' '}{flow(dict(fields))}")


def append(source: Source, path: Path, item: Data) -> Iterator[Splice]:
    """Yield what puts one more item at the end of a list that has some; in lines it stands on one of its own."""
    data = source.at(path)
    whole, last = source.place(path), source.place((*path, len(data) - 1)) if isinstance(data, list) else None
    if whole is None or last is None:
        return
    if in_braces(source, path):
        yield Splice(last.end, last.end, f", {flow(item)}")
    else:
        end = line_end(source.text, tail(source.text, last))
        yield Splice(end, end, _indented(source.text, [f"- {flow(item)}"], _column(source.text, whole.start)))


def written_lines(key: str, value: Data) -> list[str]:
    """Return a key and its value as lines of a block mapping; mappings and lists in it on one line each."""
    if isinstance(value, list) and value:
        return [f"{key_of(key)}:", *(" " * STEP + f"- {flow(item)}" for item in value)]
    lines = block_lines(value) if isinstance(value, str) else None
    if lines is None:
        return [f"{key_of(key)}: {flow(value)}"]
    return [f"{key_of(key)}: {lines[0]}", *(" " * STEP + line for line in lines[1:])]


def children(source: Source, path: Path) -> dict[str, Place]:
    """Return where each key of the mapping at `path` and its value stand, in file order."""
    data = source.at(path)
    keys = data if isinstance(data, dict) else {}
    return {key: place for key in keys if (place := source.place((*path, key))) is not None}


def in_braces(source: Source, path: Path) -> bool:
    """Tell whether the mapping at `path` stands in braces, itself or as part of another."""
    places = (source.place(path[:depth]) for depth in range(len(path) + 1))
    return any(place is not None and source.text[place.start : place.start + 1] in ("{", "[") for place in places)


def is_block(text: str, place: Place) -> bool:
    """Tell whether a value is a literal or folded block."""
    return text[place.start : place.start + 1] in ("|", ">") and place.end > place.start


def tail(text: str, place: Place) -> int:
    """Return where a value's last letter ends; a literal block ends only after its line, and blank ones after it."""
    return place.start + len(text[place.start : place.end].rstrip(_BLANK)) if place.end > place.start else place.end


def _open_ended(text: str, place: Place) -> bool:
    """Tell whether a value ends in a block to which a line put after it, or a line end, might belong."""
    end = tail(text, place)
    return end < place.end and (place.end == len(text) or _KEPT.search(text, place.start, end) is not None)


def _remove_in_braces(source: Source, path: Path, gone: set[str]) -> Iterator[Splice]:
    """Yield what takes keys out of braces, each with the comma before it, or after it where all before it go too."""
    text, places, whole = source.text, children(source, path), source.place(path)
    rows: Sequence[Place] = list(places.values())
    removed = [key in gone for key in places]
    for at, place in enumerate(rows):
        if not removed[at] or place.key is None or whole is None:
            continue
        inside = _comments(text[place.key[1] : place.start])
        if not all(removed[:at]):
            start, end = rows[at - 1].end, place.end
            left = _comments(text[start : place.key[0]]) + inside
        else:
            following = rows[at + 1].key if at + 1 < len(rows) else None
            start, end = place.key[0], following[0] if following else whole.end - 1
            left = inside + _comments(text[place.end : end])
        yield Splice(start, end, left)


def _inside(fields: Mapping[str, Data]) -> str:
    return flow(dict(fields))[1:-1]


def _comments(between: str) -> str:
    """Return what is left of the text between two values when one of them goes: its comments, on their lines."""
    return _COMMENT_OR_SIGN.sub(lambda found: found[1] or "", between) if "#" in between else ""


def _header_comment(text: str, place: Place) -> str:
    head = text[place.start : line_end(text, place.start)] if is_block(text, place) else ""
    return " " + head[head.index("#") :] if "#" in head else ""


def _column(text: str, position: int) -> int:
    return position - line_start(text, position)


def _indented(text: str, lines: Iterable[str], column: int) -> str:
    return "".join(newline(text) + f"{' ' * column}{line}".rstrip(" ") for line in lines)
