"""YAML text → plain data, with the exact place of every key and value.

Scalars stay text, and what makes YAML files treacherous (anchors, tags, equal keys, deep nesting) is
found, not followed. What is found is a `Flaw`, a value; the rules put it into words.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path as FilePath
from typing import Final, NamedTuple

from ykplan.data.yaml.build import CONTROL, NodePlace, RawFlaw, build_data, too_many_tags
from ykplan.data.yaml.fast import Data, read_ordinary
from ykplan.platform.disk import Unread, contents
from ykplan.terms.diagnostic import Path, Span

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


class Lines:
    """A named text, cut into lines as editors do: at LF, CRLF and CR only."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.shown: dict[int, str] = {}
        self.starts = (0, *(match.end() for match in _LINE_END.finditer(text)))

    def span(self, start: int, end: int) -> Span:
        """Return the span from `start` to before `end` (positions from 0), without trailing blanks.

        A span of nothing but blanks (a forbidden tab) keeps its first letter.
        """
        start = min(max(start, 0), len(self.text))
        end = start + max(len(self.text[start:end].rstrip()), min(len(self.text[start:end]), 1))
        line, column = self._at(start)
        end_line, end_column = self._at(end)
        return Span(self.file, line, column, end_line, end_column, self.line(line))

    def _at(self, position: int) -> tuple[int, int]:
        line = bisect_right(self.starts, position)
        return line, position - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return a line by its number from 1; empty where there is none."""
        if not 0 < number <= len(self.starts):
            return ""
        # Cut out once: a file on one long line may have a thousand findings.
        if number not in self.shown:
            self.shown[number] = self._cut_out(number)
        return self.shown[number]

    def _cut_out(self, number: int) -> str:
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


__all__ = ["MAX_BYTES", "Data", "Flaw", "NodePlace", "Source", "parse", "parse_bytes", "read"]

# How long the way to what stands under a field at the head of a file is.
_UNDER_HEAD: Final = 2
MAX_BYTES: Final = 8 * 1024 * 1024
_LIMIT: Final = "8 MiB"
_BOM: Final = b"\xef\xbb\xbf"
_C0: Final = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\r")


class Flaw(NamedTuple):
    """A flaw of a file as YAML. `kind` is a word that the rules know."""

    kind: str
    span: Span
    detail: str = ""
    path: Path = ()


@dataclass(frozen=True)
class Source:
    """One file: its name as shown to people, its text, the plain data in it and its flaws."""

    file: str
    text: str
    data: Data = None
    flaws: tuple[Flaw, ...] = ()
    read_as: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What keys are read as that are written otherwise, by the field at the head of the file that they stand under."""

    def reading(self, names: Mapping[str, Mapping[str, str]]) -> "Source":
        """Return the file with some keys renamed, in its data and in its paths."""
        if not names or not isinstance(self.data, dict):
            return self
        data = {key: _renamed(value, names[key]) if key in names else value for key, value in self.data.items()}
        flaws = tuple(flaw._replace(path=_read_as(flaw.path, names)) for flaw in self.flaws)
        return replace(self, data=data, flaws=flaws, read_as=names)

    def again(self, text: str) -> "Source":
        """Parse another text for the file, with the same keys renamed."""
        return parse(text, self.file).reading(self.read_as)

    def key_at(self, path: Path) -> str | None:
        """Return the key at `path` as written, before any renaming; None where there is none."""
        place = self.place(path)
        if place is None or place.key is None:
            return None
        names = self.read_as.get(str(path[0]), {}) if len(path) == _UNDER_HEAD else {}
        return next((written for written, name in names.items() if name == path[-1]), str(path[-1]))

    def span(self, path: Path) -> Span:
        """Return the span of the value at `path`, or of the nearest existing node above it."""
        place = self._place(path)
        return self._lines.span(place.start, place.end)

    def position(self, path: Path) -> tuple[int, int]:
        """Return the start and end of the value at `path`, in characters from 0."""
        place = self._place(path)
        return place.start, place.end

    def key_position(self, path: Path) -> tuple[int, int]:
        """Return the start and end of the key at `path`, or of the value where there is no key."""
        place = self._place(path)
        return place.key or (place.start, place.end)

    def stretch(self, start: int, end: int) -> Span:
        """Return the span between two positions of the text, in characters from 0."""
        return self._lines.span(start, end)

    @property
    def lines(self) -> Lines:
        """Return the text cut into lines."""
        return self._lines

    def at(self, path: Path) -> Data:
        """Return the data at `path`; None where there is none."""
        node = self.data
        for step in path:
            if isinstance(node, dict) and isinstance(step, str):
                node = node.get(step)
            elif isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node):
                node = node[step]
            else:
                return None
        return node

    def place(self, path: Path) -> NodePlace | None:
        """Return the place of a value and its key, in characters from 0; None where nothing is at `path`."""
        return self._places.get(path)

    def key_span(self, path: Path) -> Span:
        """Return the span of the key at `path`, of a value without a key, or of the nearest node above."""
        place = self._place(path)
        return self._lines.span(*(place.key or (place.start, place.end)))

    def _place(self, path: Path) -> NodePlace:
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, NodePlace(0, 0, None))

    def head_span(self, path: Path) -> Span:
        """Return the span of the key at `path`, or of the first key around it: for findings on missing keys."""
        while path and path not in self._places:
            path = path[:-1]
        place = self._places.get(path)
        first = self._heads.get(path)
        return self._lines.span(*first) if first and not (place and place.key) else self.key_span(path)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.file, self.text)

    @cached_property
    def _heads(self) -> dict[Path, tuple[int, int]]:
        """Return the place of each mapping's first key, by the mapping's path."""
        heads: dict[Path, tuple[int, int]] = {}
        for path, place in self._places.items():
            if place.key:
                heads.setdefault(path[:-1], place.key)
        return heads

    @cached_property
    def _places(self) -> dict[Path, NodePlace]:
        # Read a second time when somebody asks: a file without findings never pays for places.
        places = build_data(self.text, with_places=True).places
        return {_read_as(path, self.read_as): place for path, place in places.items()} if self.read_as else places


def _read_as(path: Path, names: Mapping[str, Mapping[str, str]]) -> Path:
    """Translate a path with the keys as written to one with the keys as read."""
    inside = names.get(str(path[0])) if path[1:] else None
    return (path[0], inside.get(str(path[1]), path[1]), *path[2:]) if inside else path


def _renamed(data: Data, names: Mapping[str, str]) -> Data:
    return {names.get(key, key): value for key, value in data.items()} if isinstance(data, dict) else data


def read(path: FilePath, name: str) -> Source:
    """Read one file and parse it. `name` is its name in messages.

    Nothing raises: a file that cannot be read, is too large or is not UTF-8 comes back without data, with a flaw.
    """
    raw = contents(path, MAX_BYTES)
    if isinstance(raw, Unread):
        return _refused(name, "too large", _LIMIT) if raw.kind == "large" else _refused(name, "unreadable", raw.why)
    return parse_bytes(raw, name)


def parse_bytes(raw: bytes, name: str) -> Source:
    """Parse the bytes of one file: UTF-8, with or without BOM, at most 8 MiB."""
    if len(raw) > MAX_BYTES:
        return _refused(name, "too large", _LIMIT)
    raw = raw.removeprefix(_BOM)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode()
        span = Lines(name, good + "?").span(len(good), len(good) + 1)
        return Source(name, "", flaws=(Flaw("encoding", span, _encoding_of(raw)),))
    return _parsed(text, raw, name)


def parse(text: str, name: str) -> Source:
    """Parse the text of one file. Nothing raises; what is wrong comes back as flaws, in file order."""
    text = text.removeprefix("\ufeff")
    return _parsed(text, text.encode("utf-8", "surrogatepass"), name)


def _parsed(text: str, raw: bytes, name: str) -> Source:
    """Parse a text, also given as bytes because they are searched ten times faster."""
    if _may_hold_controls(raw) and (control := CONTROL.search(text)):
        code = f"U+{ord(control[0]):04X}"
        return Source(name, text, flaws=_placed(name, text, [RawFlaw("control character", *control.span(), code)]))
    if (many := too_many_tags(text)) is not None:
        return Source(name, text, flaws=_placed(name, text, [many]))
    if (ordinary := read_ordinary(text)) is not None:
        return Source(name, text, ordinary)
    built = build_data(text)
    if not built.flaws and built.data is None:
        return _refused(name, "empty", "")
    return Source(name, text, built.data, _placed(name, text, built.flaws))


def _may_hold_controls(raw: bytes) -> bool:
    """Tell whether a search for control characters is worth its time."""
    # U+0080-9F start with C2, surrogates with ED, U+FEFF, U+FFFE and U+FFFF with EF BB and EF BF.
    return (
        len(raw.translate(None, _C0)) != len(raw)
        or b"\xc2" in raw
        or b"\xed" in raw
        or b"\xef\xbb" in raw
        or b"\xef\xbf" in raw
    )


def _placed(name: str, text: str, flaws: list[RawFlaw]) -> tuple[Flaw, ...]:
    if not flaws:
        return ()
    lines = Lines(name, text)
    return tuple(Flaw(flaw.kind, lines.span(flaw.start, flaw.end), flaw.detail, flaw.path) for flaw in flaws)


def _refused(name: str, kind: str, detail: str) -> Source:
    return Source(name, "", flaws=(Flaw(kind, Span(name, 1, 1, 1, 1), detail),))


def _encoding_of(raw: bytes) -> str:
    """Guess, for the hint only, how a file that is not UTF-8 was saved."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if b"\0" in raw:
        return "バイナリ"
    for encoding, name in (("euc_jp", "EUC-JP"), ("cp932", "Shift_JIS")):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return name
    return "バイナリ"
