"""Put values into a YAML file: only their own letters change, not a comment, a blank or a line end beside them.

A value is cut out by its place and the new one put in. The result is read again and compared: where anything
but the values asked for came out different, nothing is done.
"""

from collections.abc import Iterable
from typing import NamedTuple

from ykplan.diagnostic import Path
from ykplan.edit.splice import Splice, spliced
from ykplan.source import Data, Source, parse

_BOM = b"\xef\xbb\xbf"


class Edit(NamedTuple):
    """A scalar that is to be written in another way, and the way to it."""

    path: Path
    text: str


class Edited(NamedTuple):
    """A file after its edits. `done` are those that could be made, `left` those that could not."""

    text: str
    done: tuple[Edit, ...]
    left: tuple[Edit, ...]


def edited(source: Source, edits: Iterable[Edit]) -> Edited:
    """Return the text of a file with scalars put into the place of others; what would change more is left."""
    done: list[Edit] = []
    left: list[Edit] = []
    current = source
    for edit in edits:
        after = _put(current, edit)
        (left if after is None else done).append(edit)
        current = after or current
    return Edited(current.text, tuple(done), tuple(left))


def checked(source: Source, splices: Iterable[Splice], expected: Data) -> Source | None:
    """Return a file with splices put in, read again; None where it would hold anything but the data expected.

    Control characters are left to the rules to tell of: they are in the texts that were asked for.
    """
    text = spliced(source.text, splices)
    after = None if text is None else parse(text, source.file)
    if after is None or any(flaw.kind != "control character" for flaw in after.flaws):
        return None
    return after if after.data == expected else None


def as_bytes(text: str, before: bytes) -> bytes:
    """Return a file's new content in UTF-8, with a byte order mark where it had one."""
    return (_BOM if before.startswith(_BOM) else b"") + text.encode("utf-8")


def _put(source: Source, edit: Edit) -> Source | None:
    start, end = source.position(edit.path)
    old = source.text[start:end]
    quote = old[0] if old[:1] in ("'", '"') and old[:1] == old[-1:] else ""
    after = parse(source.text[:start] + quote + edit.text + quote + source.text[end:], source.file)
    return after if not after.flaws and after.data == _changed(source.data, edit.path, edit.text) else None


def _changed(data: Data, path: Path, text: str) -> Data:
    """Return plain data with another text at one place."""
    if not path:
        return text
    head, rest = path[0], path[1:]
    if isinstance(data, dict) and isinstance(head, str):
        return {key: _changed(value, rest, text) if key == head else value for key, value in data.items()}
    if isinstance(data, list) and isinstance(head, int):
        return [_changed(value, rest, text) if at == head else value for at, value in enumerate(data)]
    return data
