"""libyaml's parse events → plain data, for a file in which nothing is unusual: in one function, for speed.

More than half of a large run is spent here, and a call for each event would be felt.
"""

import re
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

MARK: Final = "\ue000"
"""What stands in the text for a row that was taken out: a letter of the private use area."""

# Less than YAML allows: no letter that has a meaning anywhere in YAML, none that ends a line or is not printed.
_NOT: Final = r",\[\]{}:#'\"&*!|>@`?\\\x00-\x1f\x7f-\xa0\u2028\u2029"
# No field's name is as long; YAML itself takes no key of more than 1,024 letters.
_PAIR: Final = rf"[a-z_]{{1,64}}: (?!null[,}}])\w[^{_NOT}]*(?<! )"
_ROW: Final = re.compile(rf"^( *(?:[\w-]+:|-) )\{{({_PAIR}(?:, {_PAIR})*)\}}(?=\r?$)", re.MULTILINE)


def take_out(text: str) -> tuple[str, list[dict[str, str]]] | None:
    """Return a text with a mark for each row, and the rows in file order; None where that would mislead.

    So it is where the mark's own letter is in the text, where a row has two equal keys, and where there is a tab: on a
    line of blanks below a row it is a syntax error, below the mark it is not.
    """
    if MARK in text or "\t" in text:
        return None
    rest = _ROW.split(text)  # what is before a row, its key or dash, what is in it; and again
    rows = []
    for pairs in rest[2::3]:
        row = dict([pair.split(": ") for pair in pairs.split(", ")])
        if len(row) != pairs.count(":"):
            return None
        rows.append(row)
    rest[2::3] = [MARK] * len(rows)
    return "".join(rest), rows


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
