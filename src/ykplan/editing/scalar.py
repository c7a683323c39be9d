"""Write texts as YAML scalars: without quotes where every reader takes it as text, in quotes otherwise.

Only double quotes, which can hold every letter, are put where there were none.
"""

import re
from typing import Final

from ykplan.data.yaml.fast import Data

BREAK: Final = "\r\n\x85\u2028\u2029"
"""What ends a line in YAML 1.1, and so a comment."""
_BLOCK: Final = re.compile(r"[ \u3000]|[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_UNSAFE: Final = re.compile(r"[,\[\]{}:#'\"&*!|>@`?\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_START: Final = re.compile(r"-\d|[^-%=<~.+]")
# What other readers of YAML take for a number, a day, a time, yes or no.
_NOT_TEXT: Final = re.compile(
    r"[-+]?\d[\dA-Fa-f_.:oOxXeETZtz+-]*|true|false|yes|no|on|off|y|n", re.ASCII | re.IGNORECASE
)
_NULLS: Final = frozenset(("null", "~", ""))
_ESCAPES: Final = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}
_ESCAPED: Final = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')


class Bare(str):
    """A text written without quotes although other YAML readers would not read a text: a figure, a day."""

    __slots__ = ()


def scalar(text: str | None, quote: str = "") -> str:
    """Return a text as a one-line scalar, in the given quotes where possible.

    None becomes `null`.
    """
    if text is None:
        return "null"
    if quote == "'" and not _ESCAPED.search(text.replace('"', "").replace("\\", "")):
        return "'" + text.replace("'", "''") + "'"
    if not quote and _is_plain(text) and (isinstance(text, Bare) or not _NOT_TEXT.fullmatch(text)):
        return str(text)
    return '"' + _ESCAPED.sub(lambda match: _escaped(match[0]), text) + '"'


def key_of(text: str) -> str:
    """Return a key as a scalar: `1-3-1` needs no quotes, since every reader of our files takes keys as names."""
    return scalar(Bare(text))


def flow(data: Data) -> str:
    """Return data in flow style, on one line: `{was: 9, reason: …}`."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key_of(key)}: {flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(flow, data)) + "]"
    return scalar(data)


def block_lines(text: str) -> list[str] | None:
    """Return a text of several lines as a literal block, header first; None where it needs quotes.

    It does where a line break would be lost: a block at the end of a file cannot express one.
    """
    lines = text.split("\n")
    if len(lines) == 1 or any(line != line.strip() for line in lines) or not (lines[0] and lines[-1]):
        return None
    if any(not _BLOCK.match(letter) for line in lines for letter in line):
        return None
    return ["|-", *lines]


def _is_plain(text: str) -> bool:
    """Tell whether a text needs no quotes, even in braces."""
    if text in _NULLS or text != text.strip() or _UNSAFE.search(text):
        return False
    return text.isprintable() and _START.match(text) is not None


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    return f"\\x{ord(letter):02X}" if ord(letter) <= 0xFF else f"\\u{ord(letter):04X}"  # noqa: PLR2004  # two hex digits
