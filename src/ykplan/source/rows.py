"""Mappings of plain words on one line, `{value: 9, source: 実績報告書}`, taken out before libyaml reads the rest.

Entries are written so, by the hundred. libyaml makes ten events of one, and each costs more than to match the whole
line. With a mark in its place libyaml still says where the row stands, and whether a value may stand there.
"""

import re
from typing import Final

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
