"""libyaml's parse events → plain data, for ordinary files: in one function, for speed.

More than half of a large run is spent here, and a call for each event would be felt.
"""

from collections.abc import Callable
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

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
"""What a file says: text, lists, mappings with text keys, and None for null, ~ and nothing."""

MAX_DEPTH: Final = 32
NULLS: Final = frozenset(("", "~", "null"))


def read_ordinary(text: str) -> Data:
    """Return the plain data of an ordinary text; None for a text that needs a closer look.

    That is: a letter that may stand for an anchor, an alias, a tag or an escape, a syntax error, equal keys, a key
    that is no text, several documents, nesting too deep, and a file of nothing.
    """
    if "&" in text or "*" in text or "!" in text or "\\" in text:
        return None
    document: list[Any] = []
    try:
        whole = _read(text, document)
    except YAMLError:
        return None
    return document[0] if whole and len(document) == 1 else None


def _read(text: str, document: list[Any]) -> bool:  # noqa: C901, PLR0912  # one loop
    """Put the documents of a text into a list; return False at the first unusual thing."""
    take: Callable[[], Any] = CParser(text.encode()).get_event
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
            if new in NULLS and event.implicit[0]:
                new = None
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
