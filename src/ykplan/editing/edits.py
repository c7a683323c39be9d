"""Put values into a YAML file: only their own letters change, not a comment, a blank or a line end beside them.

Every change of a file is a set of splices, put in at once. The result is read again and its whole data compared with
what was meant: where anything came out different, nothing is done, and whoever asked is told.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from ykplan.data.yaml.fast import Data
from ykplan.data.yaml.source import Source, parse
from ykplan.editing import mapping
from ykplan.editing.mapping import Splice, spliced
from ykplan.editing.scalar import Bare
from ykplan.terms.diagnostic import Path

_BOM = b"\xef\xbb\xbf"
_T = TypeVar("_T")


class Edit(NamedTuple):
    """A text to replace the scalar at `path`, or its key."""

    path: Path
    text: str
    on_key: bool = False


class Edited(NamedTuple):
    """The result of some edits. `done` are those that were made, `left` those that could not be."""

    text: str
    done: tuple[Edit, ...]
    left: tuple[Edit, ...]


def edited(source: Source, edits: Iterable[Edit]) -> Edited:
    """Return the text of a file with scalars put into the place of others; what would change more is left.

    Of several edits of one place the first is made, and so of several that cannot be made together. One that asks for
    what is there already is neither done nor left.
    """
    by_place: dict[tuple[Path, bool], Edit] = {}
    for edit in edits:
        by_place.setdefault((edit.path, edit.on_key), edit)
    wanted = [edit for edit in by_place.values() if _now(source, edit) != edit.text]
    there = [edit for edit in wanted if _now(source, edit) is not None]
    misfits = set(unfit(there, lambda some: _put(source, some) is not None))
    done = tuple(edit for edit in there if edit not in misfits)
    after = _put(source, done) if done else None
    left = tuple(edit for edit in wanted if edit not in done)
    return Edited(source.text if after is None else after.text, done, left)


def unfit(items: Sequence[_T], fits: Callable[[Sequence[_T]], bool], beside: Sequence[_T] = ()) -> list[_T]:
    """Return the items that do not fit together with those before them, found by halving.

    `fits` tells of several together; those `beside` fit already.
    """
    if not items or fits([*beside, *items]):
        return []
    if len(items) == 1:
        return list(items)
    half = len(items) // 2
    first = unfit(items[:half], fits, beside)
    fitting = [item for item in items[:half] if item not in first]
    return [*first, *unfit(items[half:], fits, [*beside, *fitting])]


def with_splices(source: Source, splices: Iterable[Splice], expected: Data) -> Source | None:
    """Return a file with splices put in, read again; None where it would hold anything but the data expected.

    A file with flaws is not touched: what is meant by it is not known. Control characters are left to the rules to
    tell of: they are in the texts that were asked for.
    """
    text = None if _flawed(source) else spliced(source.text, splices)
    after = None if text is None else source.again(text)
    return after if after is not None and not _flawed(after) and after.data == expected else None


def holds(text: str, expected: Data) -> bool:
    """Tell whether the text of a new file reads back as the expected data, without a flaw."""
    source = parse(text, "")
    return not source.flaws and source.data == expected


def as_bytes(text: str, before: bytes) -> bytes:
    """Return a file's new content in UTF-8, with a byte order mark where it had one."""
    return (_BOM if before.startswith(_BOM) else b"") + text.encode("utf-8")


def _flawed(source: Source) -> bool:
    return any(flaw.kind != "control character" for flaw in source.flaws)


def _now(source: Source, edit: Edit) -> str | None:
    """Return the text that an edit would replace; None where there is none."""
    there = source.key_at(edit.path) if edit.on_key else source.at(edit.path)
    return there if isinstance(there, str) else None


def _put(source: Source, edits: Sequence[Edit]) -> Source | None:
    """Return the file with all edits made; None where that would change anything else."""
    splices = (splice for edit in edits for splice in _splices(source, edit))
    return with_splices(
        source, splices, _changed(source.data, (), {(edit.path, edit.on_key): edit.text for edit in edits})
    )


def _splices(source: Source, edit: Edit) -> Iterator[Splice]:
    if edit.on_key:
        yield from mapping.rename_key(source, edit.path, edit.text)
    else:
        yield from mapping.set_value(source, edit.path, Bare(edit.text))


def _changed(data: Data, path: Path, texts: Mapping[tuple[Path, bool], str]) -> Data:
    """Return plain data with the edits made in it."""
    if isinstance(data, dict):
        return {
            texts.get(((*path, key), True), key): _changed(value, (*path, key), texts) for key, value in data.items()
        }
    if isinstance(data, list):
        return [_changed(value, (*path, at), texts) for at, value in enumerate(data)]
    return texts.get((path, False), data)
