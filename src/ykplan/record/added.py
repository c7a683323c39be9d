"""Whole entries put into a year's file at their places: in the plan's order among those that are there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ykplan.diagnostic import Path
from ykplan.edit import braces, mapping
from ykplan.edit.lines import line_end
from ykplan.edit.place import children, in_braces, tail
from ykplan.edit.scalar import BREAK
from ykplan.edit.splice import Splice
from ykplan.record.entry import ENTRIES, entry_lines
from ykplan.source import Data, Place, Source

_WORDS: Final = "measures"
_COMMENTS: Final = re.compile(rf"(?:(?:\r\n|[{BREAK}])[ \t]*(?:#[^{BREAK}]*)?)*")


def splices(source: Source, new: Mapping[str, Mapping[str, Data]], order: Sequence[str]) -> Iterator[Splice]:
    """Yield what puts entries into a file that has none of them; `order` is that of the plan's ids."""
    known = {identity: at for at, identity in enumerate(order)}
    entries = dict(sorted(new.items(), key=lambda item: known.get(item[0], len(known))))
    there = children(source, (ENTRIES,))
    if not there:
        yield from _first_ones(source, entries)
        return
    beside = _neighbours(entries, there, order)
    for identity, fields in entries.items():
        yield from _one(source, identity, fields, beside[identity])


def _one(
    source: Source, identity: str, fields: Mapping[str, Data], neighbours: tuple[str | None, str]
) -> Iterator[Splice]:
    above, below = neighbours
    after = None if above is None else source.place((ENTRIES, above))
    before = source.place((ENTRIES, below))
    if in_braces(source, (ENTRIES,)):
        yield from braces.add({identity: dict(fields)}, after=after, before=before)
        return
    lines = entry_lines(identity, fields, block=_in_lines(source, (ENTRIES, above or below)))
    at = None if after is None else _after_its_comment(source.text, after, identity)
    yield from mapping.add_lines(source.text, lines, after=after, before=before, at=at)


def _first_ones(source: Source, entries: Mapping[str, Mapping[str, Data]]) -> Iterator[Splice]:
    """Yield what puts entries into a file without any: where `entries` stands, else above the words on the measures."""
    lines = [
        " " * mapping.STEP + line
        for identity, fields in entries.items()
        for line in entry_lines(identity, fields, block=False)
    ]
    plain: dict[str, Data] = {identity: dict(fields) or None for identity, fields in entries.items()}
    top = children(source, ())
    if ENTRIES in top:
        yield from mapping.fill(source, (ENTRIES,), plain, lines)
        return
    keys = list(top)
    at = keys.index(_WORDS) if _WORDS in top else len(keys)
    after, before = (top[keys[at - 1]] if at else None), (top[keys[0]] if keys else None)
    if in_braces(source, ()):
        yield from braces.add({ENTRIES: plain}, after=after, before=before)
    else:
        yield from mapping.add_lines(source.text, [f"{ENTRIES}:", *lines], after=after, before=before)


def _neighbours(
    new: Iterable[str], there: Mapping[str, Place], order: Sequence[str]
) -> dict[str, tuple[str | None, str]]:
    """Return, by new entry, the entry after which it belongs, if any, and else the one before which it does."""
    ids = list(there)
    beside: dict[str, tuple[str | None, str]] = dict.fromkeys(new, (ids[-1], ids[0]))
    below = next((identity for identity in order if identity in there), None)
    above = None
    for identity in order if below is not None else ():
        if identity in there:
            above = identity
        elif identity in beside:
            beside[identity] = (above, below or ids[0])
    return beside


def _in_lines(source: Source, path: Path) -> bool:
    """Tell whether an entry is written as lines of its own."""
    return bool(source.at(path)) and not in_braces(source, path)


def _after_its_comment(text: str, after: Place, identity: str) -> int | None:
    """Return the end of the last comment below an entry that names the next one; None where none does."""
    end = line_end(text, tail(text, after))
    below = _COMMENTS.match(text, end)
    if below is None or text.find(identity, end, below.end()) < 0:
        return None
    named = re.compile(rf"#[^{BREAK}]*(?<![\w-]){re.escape(identity)}(?![\w-])")
    found = list(named.finditer(text, end, below.end()))
    return line_end(text, found[-1].end()) if found else None
