"""Other people's text made harmless: for a screen, Markdown, XML, JSON, and a console that lacks letters."""

import re
from typing import Final

# What a console lacks is written with letters that every Japanese encoding has.
_FALLBACKS: Final = {"↗": "増加", "↘": "減少", "—": "―", "−": "-", "…": "...", "×": "x", "･": "・"}
_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~#&!$@]")
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ACTIVE: Final = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\u2028\u2029]")


def inert(text: str) -> str:
    """Return `text` with every letter that could steer a screen, or turn the reading order, made visible.

    Control characters become ␛ and the like, bidirectional ones their code. Line feeds and tabs stay.
    """
    return _ACTIVE.sub(lambda match: _visible(match[0]), text)


def inert_line(text: str) -> str:
    """Return `text` inert and on one line, line feeds and tabs made visible: for names, whose blanks matter."""
    return inert(text).replace("\n", "␊").replace("\t", "␉")


def in_json(document: object) -> str:
    """Return a JSON document, indented by two spaces, not escaped to ASCII.

    Letters that could steer a screen are escaped, so that the file can be shown and reads back the same.
    """
    import json

    written = json.dumps(document, ensure_ascii=False, indent=2)
    return _ACTIVE.sub(lambda match: f"\\u{ord(match[0]):04x}", written) + "\n"


def one_line(text: str) -> str:
    """Return `text` made inert and on one line, for a table's cell."""
    return inert(" ".join(text.split()))


def in_markdown(text: str) -> str:
    """Escape `text`, on one line, for use anywhere inside a line of Markdown."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def in_xml(text: str) -> str:
    """Replace what XML does not allow, such as lone surrogates, by �."""
    return _NOT_IN_XML.sub("\ufffd", text)


def printable(text: str, encoding: str) -> str:
    """Return `text` with what `encoding` cannot write replaced by words: ↗ → 増加 on cp932.

    Letters without a replacement become 「?」, so that printing never fails.
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        swapped = "".join(c if _writes(encoding, c) else _FALLBACKS.get(c, c) for c in text)
        return swapped.encode(encoding, "replace").decode(encoding)
    return text


def can_write(encoding: str, text: str) -> bool:
    """Tell whether a console of this encoding can show every letter of `text`."""
    return all(_writes(encoding, letter) for letter in text)


def _visible(letter: str) -> str:
    # U+2400 and on are the pictures of the control characters.
    return chr(0x2400 + ord(letter)) if letter < " " else f"\\u{ord(letter):04x}"


def _writes(encoding: str, letter: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
