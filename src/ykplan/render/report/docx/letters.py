"""Texts as WordprocessingML: every letter escaped, line ends and tabs as Word's own, figures kept on one line."""

import re
from typing import Final
from xml.sax.saxutils import escape

from ykplan import words

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# Word may end a line after a hyphen: 1-3-1 is kept whole. In a path or an address, which are copied and searched for,
# a hyphen stays one. No text holds the letter that marks the others.
_SHORT: Final = re.compile(r"(?<![!-~])[!-~]{3,15}(?![!-~])")
_HYPHEN: Final = re.compile(r"(?<=\d)-(?=\d)")
_KEPT: Final = "\x1f"
_PIECES: Final = re.compile(f"(\n|\t|{_KEPT})")
_WORDS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>", _KEPT: "<w:noBreakHyphen/>"}


def attribute(said: str) -> str:
    """Return a text as an attribute's value."""
    return escape(words.in_xml(said), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def run(said: str, look: str = "") -> str:
    """Return a run of text; `look` is its properties as XML."""
    pieces = _PIECES.split(_SHORT.sub(lambda word: _HYPHEN.sub(_KEPT, word[0]), words.in_xml(said)))
    inside = "".join(_WORDS.get(each) or f'<w:t xml:space="preserve">{escape(each)}</w:t>' for each in pieces if each)
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inside}</w:r>"


def paragraph(said: str, style: str, look: str = "") -> str:
    """Return a paragraph of one style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(said, look)}</w:p>'


def field(code: str, shown: str) -> str:
    """Return a field, and what it shows until it is brought up to date."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(shown) if shown else ''}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
