"""One entry's fields put into a year's file: what stands there is changed, the rest is added or taken out."""

from collections.abc import Iterator, Mapping
from typing import Final

from ykplan.edit import mapping
from ykplan.edit.scalar import Bare, flow, key_of
from ykplan.edit.splice import Splice
from ykplan.model.fields import canonical_figure
from ykplan.model.progress import RESULT
from ykplan.source import Data, Source
from ykplan.words import width

TEXTS: Final = ("sample_size", "source", "note", "done", "issues", "next", "reported_by")
CORRECTED: Final = "corrected"
ENTRIES: Final = "entries"
_FIGURES: Final = frozenset(("value", "sample_size", "was", "on"))
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
        alike = [each for each in new if (each in RESULT) == (name in RESULT)]
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
    order = (*RESULT, *TEXTS, CORRECTED)
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
        yield from mapping.put(source, path, after)


def _filled(source: Source, identity: str, fields: Mapping[str, Data]) -> Iterator[Splice]:
    """Yield what fills an entry of which only the id is written."""
    if fields:
        lines = entry_lines(identity, fields, block=False)
        yield from mapping.fill(source, (ENTRIES, identity), fields, lines[1:])
