"""Keys put into braces and taken out of them: what is written on one line, mostly."""

from collections.abc import Iterator, Mapping, Sequence

from ykplan.diagnostic import Path
from ykplan.edit.place import children, comments
from ykplan.edit.scalar import flow
from ykplan.edit.splice import Splice
from ykplan.source import Data, Place, Source


def add(fields: Mapping[str, Data], *, after: Place | None, before: Place | None) -> Iterator[Splice]:
    """Yield what puts new keys into braces, after one of the keys there or before another."""
    written = inside(fields)
    if after is not None:
        yield Splice(after.end, after.end, f", {written}")
    elif before is not None and before.key is not None:
        yield Splice(before.key[0], before.key[0], f"{written}, ")


def remove(source: Source, path: Path, gone: set[str]) -> Iterator[Splice]:
    """Yield what takes keys out of braces, each with the comma before it, or after it where all before it go too."""
    text, places, whole = source.text, children(source, path), source.place(path)
    rows: Sequence[Place] = list(places.values())
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
    """Return keys and values as they stand between braces."""
    return flow(dict(fields))[1:-1]
