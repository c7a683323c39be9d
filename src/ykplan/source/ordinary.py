"""libyaml's parse events → plain data, for a file in which nothing is unusual: in one function, for speed.

More than half of a large run is spent here, and a call for each event would be felt.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from yaml._yaml import CParser
from yaml.error import YAMLError
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ykplan.source.rows import MARK, take_out

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
"""What a file says: text, lists, mappings with text keys, and None for null, ~ and nothing."""

MAX_DEPTH: Final = 32
NULLS: Final = frozenset(("", "~", "null"))
_NOT_ITSELF: Final = NULLS | {MARK}


def read_ordinary(text: str) -> Data:
    """Return the plain data of a text, or None where there is anything that needs a closer look.

    That is: a letter that may stand for an anchor, an alias, a tag or an escape, a syntax error, equal keys, a key
    that is no text, several documents, nesting too deep, and a file of nothing.
    """
    if "&" in text or "*" in text or "!" in text or "\\" in text or (taken := take_out(text)) is None:
        return None
    rest, rows = taken[0], iter(taken[1])
    document: list[Any] = []
    try:
        whole = _read(rest, rows, document)
    except YAMLError:
        return None
    # A row that is left over only looked like one, within a longer text.
    return document[0] if whole and len(document) == 1 and next(rows, None) is None else None


def _read(rest: str, rows: Iterator[dict[str, str]], document: list[Any]) -> bool:  # noqa: C901, PLR0912  # one loop
    """Put the documents of a text less its rows into a list; return False at the first thing that is unusual."""
    take: Callable[[], Any] = CParser(rest.encode()).get_event
    node: Any = document
    above: list[Any] = []
    key: str | None = None
    while (kind := type(event := take())) is not StreamEndEvent:
        new: Any
        if kind is ScalarEvent:
            new = event.value
            if key is None and type(node) is dict:
                if new in node:
                    return False
                key = new
                continue
            if new in _NOT_ITSELF and event.implicit[0]:
                if new == MARK and len(above) == MAX_DEPTH:
                    return False
                new = next(rows) if new == MARK else None
            if key is None:
                node.append(new)
            else:
                node[key] = new
                key = None
            continue
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            node = above.pop()
            continue
        if kind is MappingStartEvent:
            new = {}
        elif kind is SequenceStartEvent:
            new = []
        else:  # a document's or the stream's own start or end
            continue
        if len(above) == MAX_DEPTH:
            return False
        if type(node) is list:
            node.append(new)
        elif key is None:
            return False
        else:
            node[key] = new
            key = None
        above.append(node)
        node = new
    return True
