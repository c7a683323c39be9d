"""Keys of a mapping added, removed, renamed and given other values, as splices of the text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ykplan.data.yaml.build import NodePlace
from ykplan.data.yaml.fast import Data
from ykplan.data.yaml.source import Source
from ykplan.editing.place import (
    children,
    column,
    comments,
    gap,
    header_comment,
    in_braces,
    is_block,
    line_end,
    line_start,
    newline,
    open_ended,
    tail,
)
from ykplan.editing.scalar import Bare, block_lines, flow, key_of, scalar
from ykplan.terms.diagnostic import Path


class Splice(NamedTuple):
    """A replacement for the text between two positions; an insertion where they are equal."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str | None:
    """Apply splices to a text, those at one position in the order given; None where two overlap."""
    parts: list[str] = []
    at = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if splice.start < at:
            return None
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join(parts) + text[at:]


STEP: Final = 2
"""How far in a new line of a mapping stands from the one it belongs to."""


def set_value(source: Source, path: Path, value: Data) -> Iterator[Splice]:
    """Yield the splices that set the value of a key or a list item: a text, or any data where there is none yet."""
    place = source.place(path)
    if place is None:
        return
    text, start, end, comment = source.text, place.start, place.end, ""
    quote = text[start] if text[start : start + 1] in ("'", '"') and end > start else ""
    if is_block(text, place):
        end = tail(text, place)
        comment = header_comment(text, place)
    blank = gap(text, place)
    lines = block_lines(value) if isinstance(value, str) and not quote and not in_braces(source, path[:-1]) else None
    if lines is None or place.key is None:
        written = scalar(value, quote) if isinstance(value, str) else flow(value)
        yield Splice(start, end, blank + written + comment)
        return
    yield Splice(start, end, blank + lines[0] + comment)
    after = line_end(text, end)
    yield Splice(after, after, _indented(text, lines[1:], column(text, place.key[0]) + STEP))


def rename_key(source: Source, path: Path, key: str) -> Iterator[Splice]:
    """Yield the splices that rename a key, keeping its quotes."""
    place = source.place(path)
    if place is not None and place.key is not None:
        written = source.text[slice(*place.key)]
        yield Splice(*place.key, scalar(Bare(key), written[0] if written[0] in ("'", '"') else ""))


def rename(source: Source, path: Path, key: str, value: Data) -> Iterator[Splice]:
    """Yield the splices that replace the key at `path` and its value."""
    yield from rename_key(source, path, key)
    yield from set_value(source, path, value)


def remove(source: Source, path: Path, keys: Iterable[str]) -> Iterator[Splice]:
    """Yield what takes keys out of the mapping at `path`; comments beside them stay, those inside a list go with it."""
    places, gone = children(source, path), set(keys)
    if in_braces(source, path):
        yield from remove_in_braces(source, path, gone)
        return
    text, whole = source.text, source.place(path)
    if gone >= places.keys() and whole is not None and whole.key is not None:
        colon = text.index(":", whole.key[1]) + 1
        yield Splice(colon, colon, " {}")
    for key, place in places.items():
        if key in gone and place.key is not None:
            start, end = line_start(text, place.key[0]), line_end(text, tail(text, place))
            left = comments(text[place.key[1] : place.start]) + header_comment(text, place)
            left += text[tail(text, place) : end]
            before = start - 1 if start else 0
            before -= text[before - 1 : start] == "\r\n"
            yield Splice(before, end, text[before : place.key[0]] + left.strip() if left.strip() else "")


def add(source: Source, path: Path, fields: Mapping[str, Data], *, first: bool = False) -> Iterator[Splice]:
    """Yield the splices that add keys to the mapping at `path`, which is not empty, at its end or start."""
    places = list(children(source, path).values())
    if not places or not fields:
        return
    after = None if first else places[-1]
    if in_braces(source, path):
        yield from add_in_braces(fields, after=after, before=places[0])
    else:
        lines = [line for key, value in fields.items() for line in written_lines(key, value)]
        yield from add_lines(source.text, lines, after=after, before=places[0])


def add_lines(
    text: str, lines: Sequence[str], *, after: NodePlace | None, before: NodePlace | None, at: int | None = None
) -> Iterator[Splice]:
    """Yield what puts lines into a mapping, after one of its keys or before another; at a line's end `at`, if given.

    A literal block after which no line may be put without changing it sends them before its key.
    """
    beside = after or before
    if beside is None or beside.key is None:
        return
    indent = column(text, beside.key[0])
    if after is not None and not open_ended(text, after):
        end = line_end(text, tail(text, after)) if at is None else at
        yield Splice(end, end, _indented(text, lines, indent))
    else:
        start = line_start(text, beside.key[0])
        yield Splice(start, start, "".join(f"{' ' * indent}{line}{newline(text)}" for line in lines))


def fill(source: Source, path: Path, fields: Mapping[str, Data], lines: Sequence[str]) -> Iterator[Splice]:
    """Yield the splices that fill an empty or missing mapping, as `lines` or else in braces."""
    place, text = source.place(path), source.text
    if place is None or place.key is None:
        return
    written = text[place.start : place.end]
    if lines and "#" not in written and not in_braces(source, path[:-1]):
        start = place.start - (text[place.start - 1] == " " and bool(written))
        yield Splice(start, place.end, "")
        end = line_end(text, place.end)
        yield Splice(end, end, _indented(text, lines, column(text, place.key[0])))
    elif written.startswith("{"):
        yield Splice(place.start + 1, place.start + 1, inside(fields))
    else:
        yield Splice(place.start, place.end, gap(text, place) + flow(dict(fields)))


def append(source: Source, path: Path, item: Data) -> Iterator[Splice]:
    """Yield the splices that append an item to a list that is not empty; in a block list, on its own line."""
    data = source.at(path)
    whole, last = source.place(path), source.place((*path, len(data) - 1)) if isinstance(data, list) else None
    if whole is None or last is None:
        return
    if in_braces(source, path):
        yield Splice(last.end, last.end, f", {flow(item)}")
    else:
        end = line_end(source.text, tail(source.text, last))
        yield Splice(end, end, _indented(source.text, [f"- {flow(item)}"], column(source.text, whole.start)))


def written_lines(key: str, value: Data) -> list[str]:
    """Return a key and its value as lines of a block mapping; inner mappings and lists take one line each."""
    if isinstance(value, list) and value:
        return [f"{key_of(key)}:", *(" " * STEP + f"- {flow(item)}" for item in value)]
    lines = block_lines(value) if isinstance(value, str) else None
    if lines is None:
        return [f"{key_of(key)}: {flow(value)}"]
    return [f"{key_of(key)}: {lines[0]}", *(" " * STEP + line for line in lines[1:])]


def _indented(text: str, lines: Iterable[str], indent: int) -> str:
    return "".join(newline(text) + f"{' ' * indent}{line}".rstrip(" ") for line in lines)


def add_in_braces(fields: Mapping[str, Data], *, after: NodePlace | None, before: NodePlace | None) -> Iterator[Splice]:
    """Yield the splices that add keys inside braces, after one of the keys there or before another."""
    written = inside(fields)
    if after is not None:
        yield Splice(after.end, after.end, f", {written}")
    elif before is not None and before.key is not None:
        yield Splice(before.key[0], before.key[0], f"{written}, ")


def remove_in_braces(source: Source, path: Path, gone: set[str]) -> Iterator[Splice]:
    """Yield what takes keys out of braces, each with the comma before it, or after it where all before it go too."""
    text, places, whole = source.text, children(source, path), source.place(path)
    rows: Sequence[NodePlace] = list(places.values())
    removed = [key in gone for key in places]
    for at, place in enumerate(rows):
        if not removed[at] or place.key is None or whole is None:
            continue
        inside = comments(text[place.key[1] : place.start])
        if not all(removed[:at]):
            start, end = rows[at - 1].end, place.end
            left = comments(text[start : place.key[0]]) + inside
        else:
            following = rows[at + 1].key if at + 1 < len(rows) else None
            start, end = place.key[0], following[0] if following else whole.end - 1
            left = inside + comments(text[place.end : end])
        yield Splice(start, end, left)


def inside(fields: Mapping[str, Data]) -> str:
    """Return keys and values as written between braces."""
    return flow(dict(fields))[1:-1]
