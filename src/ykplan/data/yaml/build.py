"""libyaml's parse events → plain data, with flaws and, when asked for, the place of every node.

One loop over the events with a stack of its own, so depth is bounded. Most files are ordinary and are read by
`fast.py`, which does the least; what it does not know comes here.
"""

import re
from contextlib import suppress
from itertools import islice
from typing import Any, Final, NamedTuple, TypeAlias

from yaml._yaml import CParser
from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.scanner import ScannerError

from ykplan.data.yaml.fast import MAX_DEPTH, NULLS, Data
from ykplan.terms.diagnostic import Path

_Container: TypeAlias = "list[Data] | dict[str, Data]"

MAX_FLAWS: Final = 200
CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_TAG: Final = re.compile("(?:(?<=[\r\n\x85\u2028\u2029])|\\A)%TAG[^\r\n]*")
# The key of a value that is read past: no text can hold this letter.
_SKIPPED: Final = "\0"
_IS_KEY: Final = "\0key"
# What libyaml says at its own limit of depth, which is far beyond ours.
_NESTED: Final = "exceeded maximum nesting depth"


class RawFlaw(NamedTuple):
    """A flaw at a stretch of the text, counted in characters from 0."""

    kind: str
    start: int
    end: int
    detail: str = ""
    path: Path = ()


class NodePlace(NamedTuple):
    """Where a node stands, and where its key does."""

    start: int
    end: int
    key: tuple[int, int] | None


class Built(NamedTuple):
    """The result of reading a text: its data (None where there is no document), flaws and places."""

    data: Data
    flaws: list[RawFlaw]
    places: dict[Path, NodePlace]


class _TooMuchError(Exception):
    """Stops the reading of a text with too many flaws."""


def build_data(text: str, *, with_places: bool = False) -> Built:
    """Return the plain data of `text`. Nothing raises; reading ends at a syntax error or a nesting too deep."""
    builder = _Builder(text, with_places=with_places)
    try:
        builder.run()
    except _TooMuchError:
        # What comes after is not known, so what came before must not pass for the whole file.
        if builder.flaws[-1].kind != "several documents":
            builder.document.clear()
    except YAMLError as error:
        if isinstance(error, ScannerError) and (deep := _deep_before(error, text, with_places=with_places)):
            builder = deep
        else:
            builder.flaws.append(_syntax(error))
        builder.document.clear()
    data = builder.document[0] if builder.document else None
    return Built(data, builder.flaws, builder.places)


def _deep_before(error: ScannerError, text: str, *, with_places: bool) -> "_Builder | None":
    """Return the reading of what stands before a token that cannot be read, if that is nested too deep already.

    libyaml's scanner is up to 1,024 letters ahead of its events, and since 0.2.6 it has a limit of depth of its own.
    """
    begun = error.context_mark or error.problem_mark
    builder = _Builder(text[: begun.index if begun else None], with_places=with_places)
    with suppress(YAMLError, _TooMuchError):
        builder.run()
    return builder if builder.flaws and builder.flaws[-1].kind == "too deep" else None


def too_many_tags(text: str) -> RawFlaw | None:
    """Return the flaw of a text with hundreds of tag directives, which libyaml compares pairwise."""
    if text.count("%TAG") <= MAX_FLAWS:
        return None
    declared = next(islice(_TAG.finditer(text), MAX_FLAWS, None), None)
    return RawFlaw("too many", *declared.span(), str(MAX_FLAWS)) if declared else None


class _Builder:
    """The state of one reading: `node` is the container being filled, `key` the key whose value comes next."""

    __slots__ = (
        "document",
        "end",
        "escapes",
        "flaws",
        "key",
        "key_at",
        "node",
        "parser",
        "places",
        "stack",
        "with_places",
    )

    def __init__(self, text: str, *, with_places: bool) -> None:
        self.parser = CParser(text)
        self.escapes = "\\" in text
        self.with_places = with_places
        self.flaws: list[RawFlaw] = []
        self.places: dict[Path, NodePlace] = {}
        self.document: list[Data] = []
        self.node: _Container = self.document
        self.key: str | None = None
        self.key_at: tuple[int, int] | None = None
        self.end = 0
        self.stack: list[tuple[_Container, str | None]] = []

    def run(self) -> None:
        """Take every event."""
        take = self.parser.get_event
        while (kind := type(event := take())) is not StreamEndEvent:
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent:
                self._open(event, {})
            elif kind is SequenceStartEvent:
                self._open(event, [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close(event)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent and self.document:
                self._flaw("several documents", event)
                raise _TooMuchError

    def _scalar(self, event: Any) -> None:
        suspicious = event.anchor is not None or event.tag is not None or self.escapes
        value: str | None = event.value
        if self.key is None and type(self.node) is dict:
            if suspicious:
                self._look_at(event)
            self._take_key(event, self.node)
            return
        if value in NULLS and event.implicit[0]:
            value = None
        if self.with_places:
            self.end = event.end_mark.index
            self._put(event, value)
        elif type(self.node) is list:
            self.node.append(value)
        elif self.key is not _SKIPPED and self.key is not _IS_KEY:
            self.node[self.key] = value  # type: ignore[index,call-overload]  # a mapping, and so with a key
        if suspicious:
            self._look_at(event)
        self.key = _SKIPPED if self.key is _IS_KEY else None

    def _take_key(self, event: Any, node: dict[str, Data]) -> None:
        self.key = key = event.value
        if key in node:
            self._flaw("duplicate key", event, key)
            self.key = _SKIPPED
        if self.with_places:
            self.key_at = (event.start_mark.index, event.end_mark.index)

    def _open(self, event: Any, value: _Container) -> None:
        if self.key is None and type(self.node) is dict:
            self._flaw("key is not text", event)
            self.key = _IS_KEY
        self._put(event, value)
        if event.anchor is not None or event.tag is not None:
            self._look_at(event)
        if len(self.stack) == MAX_DEPTH:
            self._flaw("too deep", event, str(MAX_DEPTH))
            raise _TooMuchError
        self.stack.append((self.node, self.key))
        self.node, self.key = value, None

    def _close(self, event: Any) -> None:
        self.node, self.key = self.stack.pop()
        if self.with_places:
            # A block ends where the next thing starts; its own last letter is that of its last node.
            start, end = event.start_mark.index, event.end_mark.index
            self.end = end if end > start else self.end
            if (path := self._path()) is not None:
                self.places[path] = self.places[path]._replace(end=self.end)
        self.key = _SKIPPED if self.key is _IS_KEY else None

    def _alias(self, event: Any) -> None:
        if type(self.node) is list:
            self._put(event, None)
        self._flaw("alias", event, event.anchor)
        self.key = _SKIPPED if self.key is None and type(self.node) is dict else None

    def _put(self, event: Any, value: Data) -> None:
        node = self.node
        if type(node) is list:
            node.append(value)
        elif self.key is not _SKIPPED and self.key is not _IS_KEY:
            node[self.key] = value  # type: ignore[index,call-overload]  # a mapping, and so with a key
        if self.with_places and (path := self._path()) is not None:
            key_at = self.key_at if type(node) is dict else None
            self.places[path] = NodePlace(event.start_mark.index, event.end_mark.index, key_at)

    def _look_at(self, event: Any) -> None:
        if event.anchor is not None:
            self._flaw("anchor", event, event.anchor)
        if event.tag is not None:
            self._flaw("tag", event, event.tag)
        if type(event) is ScalarEvent and (control := CONTROL.search(event.value)):
            self._flaw("control character", event, f"U+{ord(control[0]):04X}")

    def _flaw(self, kind: str, event: Any, detail: str = "") -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if len(self.flaws) == MAX_FLAWS:
            self.flaws.append(RawFlaw("too many", start, end, str(MAX_FLAWS)))
            raise _TooMuchError
        self.flaws.append(RawFlaw(kind, start, end, detail, self._path() or ()))

    def _path(self) -> Path | None:
        """Return the path of the node being read, or None inside a skipped node."""
        path: list[str | int] = []
        # The first container is the list of documents, which is no part of the way.
        for container, key in (*self.stack, (self.node, self.key))[1:]:
            if key is _SKIPPED or key is _IS_KEY:
                return None
            if type(container) is list:
                path.append(max(len(container) - 1, 0))
            elif key is not None:
                path.append(key)
        return tuple(path)


def _syntax(error: YAMLError) -> RawFlaw:
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None or (
        opened is not None and opened.line < mark.line and _began_before(str(getattr(error, "problem", None)))
    ):
        mark = opened
    at = mark.index if mark else getattr(error, "position", 0)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", "") or "")
    return (
        RawFlaw("too deep", at, at + 1, str(MAX_DEPTH))
        if problem == _NESTED
        else RawFlaw("syntax", at, at + 1, problem)
    )


def _began_before(problem: str) -> bool:
    """Tell whether an error is about something opened earlier: a quote, a bracket, a key without a colon."""
    ends = ("found unexpected end of stream", "could not find expected ':'")
    return problem in ends or problem.startswith("did not find expected ','")
