"""Values in braces that a comma has torn: `{value: 約1,200}` reads as the value 「約1」 and a key 「200」."""

import re
from typing import Final, NamedTuple

from ykplan.data.yaml.source import Source
from ykplan.terms.diagnostic import Path

# How far behind a key the next sign is looked for: a text of 8 MiB may have many keys.
_NEAR: Final = 100
_MOST: Final = 20
# Whoever writes a field's name alone has forgotten its value.
_FIELD: Final = re.compile(r"[a-z_]+")


class Torn(NamedTuple):
    """A torn value: its path, its whole text, and the key that its second piece became (`first`)."""

    path: Path
    text: str
    first: str


def torn_at(source: Source, path: Path) -> Torn | None:
    """Return the torn value that the key at `path` is a piece of; None for a real key."""
    keys, at = _siblings(source, path)
    if at is None or not _is_piece(source, (*path[:-1], keys[at])):
        return None
    first = at
    while first > max(at - _MOST, 1) and _is_piece(source, (*path[:-1], keys[first - 1])):
        first -= 1
    return _whole(source, path[:-1], keys, first) if first > 0 else None


def torn_value(source: Source, path: Path) -> Torn | None:
    """Return the value at `path` as torn; None where no comma tore it."""
    keys, at = _siblings(source, path)
    if at is None or at + 1 >= len(keys) or not _is_piece(source, (*path[:-1], keys[at + 1])):
        return None
    return _whole(source, path[:-1], keys, at + 1)


def _whole(source: Source, above: Path, keys: list[str], first: int) -> Torn | None:
    owner = (*above, keys[first - 1])
    last = first
    while last + 1 < min(len(keys), first + _MOST) and _is_piece(source, (*above, keys[last + 1])):
        last += 1
    start, end = source.position(owner)[0], source.key_position((*above, keys[last]))[1]
    quoted = source.text[start : start + 1] in ("'", '"', "[", "{")
    return None if quoted or not isinstance(source.at(owner), str) else Torn(owner, source.text[start:end], keys[first])


def _siblings(source: Source, path: Path) -> tuple[list[str], int | None]:
    """Return the keys of the mapping around a key, in file order, and the key's index."""
    data = source.at(path[:-1]) if path else None
    keys = list(data) if isinstance(data, dict) else []
    return keys, keys.index(str(path[-1])) if path and path[-1] in keys else None


def _is_piece(source: Source, path: Path) -> bool:
    """Tell whether a key has neither a value nor a colon, as text after a comma has."""
    place = source.place(path)
    if place is None or place.key is None or source.at(path) is not None or _FIELD.fullmatch(str(path[-1])):
        return False
    behind = source.text[place.key[1] : place.key[1] + _NEAR].lstrip()
    return behind[:1] in (",", "}")
