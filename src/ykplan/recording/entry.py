"""One entry's fields put into a year's file: what stands there is changed, the rest is added or taken out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from ykplan.data.model.fields import canonical_figure, readable_figure
from ykplan.data.yaml.build import NodePlace
from ykplan.data.yaml.fast import Data
from ykplan.data.yaml.source import Source
from ykplan.editing import mapping
from ykplan.editing.mapping import Splice
from ykplan.editing.place import children, in_braces, line_end, tail
from ykplan.editing.scalar import BREAK, Bare, flow, key_of
from ykplan.terms.diagnostic import Path
from ykplan.terms.entry import ENTRY, NUMBERS, RESULT
from ykplan.terms.labels import ABSENT
from ykplan.text.widths import width

BESIDE: Final = tuple(name for name, field in ENTRY.items() if field.beside)
CORRECTED: Final = "corrected"
ENTRIES: Final = "entries"
_FIGURES: Final = frozenset((*NUMBERS, "was", "on"))
_LONGEST: Final = 120


def fields_of(data: Data, identity: str) -> dict[str, Data] | None:
    """Return the fields of an entry as they stand in a file's data; None where there is something else instead."""
    entries = data.get(ENTRIES) if isinstance(data, dict) else None
    if not isinstance(entries, dict):
        return {} if entries is None else None
    entry = entries.get(identity)
    return {} if entry is None else entry if isinstance(entry, dict) else None


def with_fields(fields: Mapping[str, Data], wanted: Mapping[str, Data]) -> dict[str, Data]:
    """Return an entry's fields as they are to be; a field that is wanted as nothing goes."""
    kept = {name: value for name, value in fields.items() if name not in wanted or wanted[name] is not None}
    return kept | {name: value for name, value in wanted.items() if value is not None}


def data_with(data: Data, wanted: Mapping[str, Mapping[str, Data]]) -> Data:
    """Return a file's data as it is to be."""
    head = data if isinstance(data, dict) else {}
    entries = head.get(ENTRIES)
    rows: dict[str, Data] = dict(entries) if isinstance(entries, dict) else {}
    for identity, fields in wanted.items():
        after = with_fields(fields_of(data, identity) or {}, fields)
        # An entry of which nothing is left stays as it was written when it was empty: with nothing, or with {}.
        rows[identity] = after if after or isinstance(rows.get(identity), dict) else None
    return {**head, ENTRIES: rows}


def splices(source: Source, identity: str, wanted: Mapping[str, Data]) -> Iterator[Splice]:
    """Yield what puts fields into an entry that is there: `wanted` holds only what is to change."""
    path = (ENTRIES, identity)
    before = fields_of(source.data, identity) or {}
    if not before:
        yield from _filled(source, identity, in_order(wanted))
        return
    gone = [name for name in before if name in wanted and wanted[name] is None]
    new = {name: value for name, value in in_order(wanted).items() if name not in before}
    for name in list(gone) if new else ():
        alike = [other for other in new if (other in RESULT) == (name in RESULT)]
        if instead := next(iter((*alike, *new)), None):
            yield from mapping.rename(source, (*path, name), instead, new.pop(instead))
            gone.remove(name)
    yield from mapping.remove(source, path, gone)
    for name, value in before.items():
        if name in wanted and name not in gone and wanted[name] is not None:
            yield from _changed(source, (*path, name), value, _typed(name, wanted[name]))
    yield from mapping.add(source, path, {name: value for name, value in new.items() if name in RESULT}, first=True)
    yield from mapping.add(source, path, {name: value for name, value in new.items() if name not in RESULT})


def in_order(fields: Mapping[str, Data]) -> dict[str, Data]:
    """Return the fields that are not nothing in the order in which a new entry has them, typed for writing."""
    order = (*RESULT, *BESIDE, CORRECTED)
    known = [name for name in order if name in fields] + [name for name in fields if name not in order]
    return {name: _typed(name, fields[name]) for name in known if fields[name] is not None}


def entry_lines(identity: str, fields: Mapping[str, Data], *, block: bool) -> list[str]:
    """Return a whole entry as lines: on one where it fits and none of its texts has several, unless told otherwise."""
    line = f"{key_of(identity)}: {flow(dict(fields))}" if fields else f"{key_of(identity)}:"
    several = any(isinstance(value, str) and "\n" in value for value in fields.values())
    if not fields or (not block and not several and width(line) + mapping.STEP <= _LONGEST):
        return [line]
    inside = [inner for name, value in fields.items() for inner in mapping.written_lines(name, value)]
    return [f"{key_of(identity)}:", *(" " * mapping.STEP + inner for inner in inside)]


def _typed(name: str, value: Data) -> Data:
    """Return a field's value so that a figure or a day is written without quotes."""
    if isinstance(value, list):
        return [_typed(name, item) for item in value]
    if isinstance(value, dict):
        return {key: _typed(key, inner) for key, inner in value.items()}
    figure = isinstance(value, str) and name in _FIGURES and (name == "on" or canonical_figure(value))
    return Bare(value) if isinstance(value, str) and figure else value


def _changed(source: Source, path: tuple[str, ...], before: Data, after: Data) -> Iterator[Splice]:
    """Yield what gives a field another value; of a list, what is added at its end."""
    if isinstance(before, list) and before and isinstance(after, list) and after[: len(before)] == before:
        for item in after[len(before) :]:
            yield from mapping.append(source, path, item)
    else:
        yield from mapping.set_value(source, path, after)


def _filled(source: Source, identity: str, fields: Mapping[str, Data]) -> Iterator[Splice]:
    """Yield what fills an entry of which only the id is written."""
    if fields:
        lines = entry_lines(identity, fields, block=False)
        yield from mapping.fill(source, (ENTRIES, identity), fields, lines[1:])


_WORDS: Final = "measures"
_COMMENTS: Final = re.compile(rf"(?:(?:\r\n|[{BREAK}])[ \t]*(?:#[^{BREAK}]*)?)*")


def added_splices(source: Source, new: Mapping[str, Mapping[str, Data]], order: Sequence[str]) -> Iterator[Splice]:
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
        yield from mapping.add_in_braces({identity: dict(fields)}, after=after, before=before)
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
        yield from mapping.add_in_braces({ENTRIES: plain}, after=after, before=before)
    else:
        yield from mapping.add_lines(source.text, [f"{ENTRIES}:", *lines], after=after, before=before)


def _neighbours(
    new: Iterable[str], there: Mapping[str, NodePlace], order: Sequence[str]
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


def _after_its_comment(text: str, after: NodePlace, identity: str) -> int | None:
    """Return the end of the last comment below an entry that names the next one; None where none does."""
    end = line_end(text, tail(text, after))
    below = _COMMENTS.match(text, end)
    if below is None or text.find(identity, end, below.end()) < 0:
        return None
    named = re.compile(rf"#[^{BREAK}]*(?<![\w-]){re.escape(identity)}(?![\w-])")
    matches = list(named.finditer(text, end, below.end()))
    return line_end(text, matches[-1].end()) if matches else None


def said_before(fields: Mapping[str, Data]) -> str | None:
    """Return what an entry says of its figure, as a correction names it: 9, 設置・運用, 調査年でない."""
    written = next(((name, value) for name in RESULT if isinstance(value := fields.get(name), str)), None)
    if written is None:
        return None
    name, value = written
    number = readable_figure(value) if name == "value" else None
    if number is not None:
        return f"{number:f}"
    return ABSENT.get(value, value) if name == "absent" else value


def correction(before: str, day: date, reason: str) -> dict[str, str]:
    """Return a correction as it is written."""
    return {"was": before, "on": day.isoformat(), "reason": reason}
