"""The letters of a PDF as our typesetter writes it, read much faster than by pypdf, which follows every line drawn."""

import re
from functools import cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader

_FONT_OR_TEXT = re.compile(rb"/(?P<font>f\d+) [\d.]+ Tf|(?P<mark>/Span<<.*?>>BDC)|(?P<start>[(<])")
_ONE = re.compile(rb"<(\w+)> <(\w+)>\n")
_BLOCK = re.compile(rb"beginbfchar\n(.*?)endbfchar", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@cache
def letters_of(content: bytes) -> tuple[str, ...]:
    """Return the letters of each page, in the order in which they are written and without blanks."""
    tables: dict[int, dict[int, str]] = {}
    pages = []
    for page in PdfReader(BytesIO(content)).pages:
        resources: Any = page["/Resources"]
        fonts: Any = resources.get("/Font", {})
        for name in fonts:
            number = fonts.raw_get(name).idnum
            if number not in tables:
                tables[number] = _table(fonts[name]["/ToUnicode"].get_data())
        drawn: Any = page.get_contents()
        by_name = {name[1:].encode(): tables[fonts.raw_get(name).idnum] for name in fonts}
        pages.append(re.sub(r"\s", "", "".join(_written(drawn.get_data(), by_name))))
    return tuple(pages)


def _table(mapping: bytes) -> dict[int, str]:
    """Return the letters of a font by their numbers in it."""
    assert b"beginbfrange" not in mapping
    pairs = (pair for block in _BLOCK.findall(mapping) for pair in _ONE.findall(block))
    return {int(number, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for number, text in pairs}


def _written(drawn: bytes, fonts: dict[bytes, dict[int, str]]) -> list[str]:
    """Return the texts of a page."""
    texts = []
    table: dict[int, str] = {}
    for block in re.findall(rb"\nBT\b(.*?)\nET\n", drawn, re.DOTALL):
        at = 0
        while found := _FONT_OR_TEXT.search(block, at):
            at = found.end()
            if not found["start"]:
                table = fonts[found["font"]] if found["font"] else table
                continue
            codes, at = _literal(block, at) if found["start"] == b"(" else _hexadecimal(block, at)
            texts += [table[int.from_bytes(codes[place : place + 2])] for place in range(0, len(codes), 2)]
    return texts


def _hexadecimal(block: bytes, at: int) -> tuple[bytes, int]:
    end = block.index(b">", at)
    return bytes.fromhex(block[at:end].decode()), end + 1


def _literal(block: bytes, at: int) -> tuple[bytes, int]:
    """Return what a string in round brackets holds, and where it ends; it may hold brackets in pairs."""
    codes, depth = bytearray(), 1
    while True:
        letter = block[at : at + 1]
        at += 1
        if letter == b"\\":
            number = re.compile(rb"[0-7]{1,3}").match(block, at)
            codes += bytes([int(number[0], 8)]) if number else _ESCAPED.get(block[at : at + 1], block[at : at + 1])
            at = number.end() if number else at + 1
            continue
        depth += {b"(": 1, b")": -1}.get(letter, 0)
        if not depth:
            return bytes(codes), at
        codes += letter
