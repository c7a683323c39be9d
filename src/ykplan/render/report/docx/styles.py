"""How the document looks, as WordprocessingML: texts, styles, tables, and what it says of itself."""

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from ykplan.text import inert

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


def attribute(text: str) -> str:
    """Return a text as an attribute's value."""
    return escape(inert.in_xml(text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def text_run(text: str, look: str = "") -> str:
    """Return a run of text; `look` is its properties as XML."""
    pieces = _PIECES.split(_SHORT.sub(lambda word: _HYPHEN.sub(_KEPT, word[0]), inert.in_xml(text)))
    inside = "".join(
        _WORDS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces if piece
    )
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inside}</w:r>"


def paragraph(text: str, style: str, look: str = "") -> str:
    """Return a paragraph of one style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{text_run(text, look)}</w:p>'


def field(code: str, shown: str) -> str:
    """Return a field, and what it shows until it is brought up to date."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{text_run(shown) if shown else ''}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


FONT: Final = "游ゴシック"
LANGUAGE: Final = "ja-JP"
_INK: Final = RGBColor(0x1F, 0x1F, 0x1F)
TEXT_WIDTH: Final = 170
_BUILT_IN: Final = ("toc 1", "toc 2")


class Look(NamedTuple):
    """A paragraph style: size and spaces in points."""

    size: float
    bold: bool = False
    before: float = 0
    after: float = 0
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    left: float = 0
    kept: bool = False
    lines: float = 1.15


_CENTER: Final = WD_ALIGN_PARAGRAPH.CENTER
_RIGHT: Final = WD_ALIGN_PARAGRAPH.RIGHT
_LOOKS: Final = {
    "Normal": Look(10.5, after=4),
    "Title": Look(26, bold=True, before=6, after=12, align=_CENTER),
    "Subtitle": Look(15, before=6, after=6, align=_CENTER),
    "Heading 1": Look(16, bold=True, before=12, after=8, kept=True),
    "Heading 2": Look(13, bold=True, before=12, after=6, kept=True),
    "Heading 3": Look(11, bold=True, before=10, after=4, kept=True),
    "Header": Look(9),
    "Footer": Look(9, align=_CENTER),
    "Caption": Look(9, before=8, after=3, kept=True),
    "List Bullet": Look(10.5, after=3, left=6),
    "TOC Heading": Look(16, bold=True, before=12, after=8, kept=True),
    "toc 1": Look(10.5, before=4, after=2),
    "toc 2": Look(10, after=1, left=6),
    "Cover Plan": Look(15, before=150, after=6, align=_CENTER),
    "Cover Foot": Look(12, before=150, after=4, align=_CENTER),
    "Cover Line": Look(12, after=4, align=_CENTER),
    "State": Look(14, bold=True, before=12, after=12, align=_CENTER),
    "Label": Look(10.5, bold=True, before=6, after=2, kept=True),
    "Fact": Look(9, after=2, kept=True),
    "Picture": Look(10.5, after=6, align=_CENTER),
    "Table Head": Look(9, bold=True, align=_CENTER, kept=True, lines=1),
    "Table Text": Look(9, lines=1),
    "Table Centre": Look(9, align=_CENTER, lines=1),
    "Table Number": Look(9, align=_RIGHT, lines=1),
    "Between Tables": Look(6),
    "Section End": Look(1),
}


def set_up_styles(document: Document) -> None:
    """Give a document its styles, its fonts and its language."""
    for name, look in _LOOKS.items():
        _style(document, name, look)
    styles = document.styles.element
    for style in styles.iter(qn("w:style")):
        if style.get(qn("w:type")) != "numbering":
            style.get_or_add_rPr()
    for element in styles.iter(qn("w:rPr")):
        _fonts(element)


def _style(document: Document, name: str, look: Look) -> None:
    known = {style.name for style in document.styles}
    own = name not in _BUILT_IN
    add = document.styles.add_style
    made = document.styles[name] if name in known else add(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not own)
    if not isinstance(made, ParagraphStyle):
        raise TypeError(name)
    if made.base_style is None and name != "Normal":
        made.base_style = document.styles["Normal"]
    made.font.size, made.font.bold, made.font.italic = Pt(look.size), look.bold, False
    made.font.color.rgb = _INK
    shape = made.paragraph_format
    shape.space_before, shape.space_after, shape.alignment = Pt(look.before), Pt(look.after), look.align
    shape.keep_with_next, shape.line_spacing, shape.widow_control = look.kept, look.lines, True
    _unspaced(made.element.get_or_add_pPr())
    if look.left:
        shape.left_indent = Mm(look.left)
    if name.startswith("toc"):
        shape.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    if name in ("Title", "Subtitle"):
        for border in made.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)


def _unspaced(shape: Any) -> None:
    """Set figures and Japanese letters without the gap that Word puts between them: 12か所."""
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        # The schema's order: just before the spacing.
        shape.find(qn("w:spacing")).addprevious(off)


def _fonts(element: Any) -> None:
    """Name one font for every script, and Japanese for every language."""
    fonts = element.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    for old in element.findall(qn("w:lang")):
        element.remove(old)
    language = OxmlElement("w:lang")
    for script in ("val", "eastAsia"):
        language.set(qn(f"w:{script}"), LANGUAGE)
    element.append(language)


# Twentieths of a point in a millimetre.
_TWIPS: Final = 1440 / 25.4
_EDGE: Final = 'w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"'
_EDGES: Final = "".join(f"<w:{side} {_EDGE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))

_FIGURE: Final = re.compile(r"[−△]?\d[\d,.]*%?")
# Millimetres: a digit at the size of a table's text (points), and what the edges of a cell take.
_SIZE: Final = 9
_DIGIT: Final = 1.9
_CELL_EDGES: Final = 2.6
_SMALLEST: Final = 8


class TableColumn(NamedTuple):
    """A column: what stands over it, its width in millimetres, and how its cells are set."""

    name: str
    width: float
    style: str = "TableText"


def twips(millimetres: float) -> int:
    """Return a length in Word's own measure."""
    return round(millimetres * _TWIPS)


def word_table(columns: Sequence[TableColumn], rows: Sequence[Sequence[str]], about: str) -> str:
    """Return a table; `about` is what a screen reader says of it. A line end in a cell begins a new paragraph."""
    grid = "".join(f'<w:gridCol w:w="{twips(column.width)}"/>' for column in columns)
    head = "".join(_cell(column.name, column, "TableHead") for column in columns)
    body = "".join(
        f"<w:tr>{_kept()}{''.join(_cell(cell, column) for cell, column in zip(row, columns, strict=True))}</w:tr>"
        for row in rows
    )
    width = sum(twips(column.width) for column in columns)
    return (
        "<w:tbl><w:tblPr>"
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblCaption w:val="{attribute(about)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{_kept('<w:tblHeader/>')}{head}</w:tr>{body}</w:tbl>"
    )


def _smaller(text: str, width: float) -> str:
    """Return smaller letters for a line whose longest figure would not go on one line."""
    longest = max((len(digits[0]) for digits in _FIGURE.finditer(text)), default=0)
    room = width - _CELL_EDGES
    if longest * _DIGIT <= max(room, 0.0):
        return ""
    half_points = max(int(2 * _SIZE * room / (longest * _DIGIT)), _SMALLEST)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _kept(more: str = "") -> str:
    return f"<w:trPr><w:cantSplit/>{more}</w:trPr>"


def _cell(text: str, column: TableColumn, style: str = "") -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7EDF4"/>' if style else ""
    inside = "".join(paragraph(line, style or column.style, _smaller(line, column.width)) for line in text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(column.width)}" w:type="dxa"/>{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f"{inside}</w:tc>"
    )


# Named in the order of trying, where the font itself is not installed.
_STAND_INS: Final = "Yu Gothic,Hiragino Sans,Noto Sans CJK JP,Noto Sans JP,MS Gothic"
_FONTS: Final = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {NAMESPACES}>'
    f'<w:font w:name="{FONT}"><w:altName w:val="{_STAND_INS}"/><w:charset w:val="80"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)


_DROPPED: Final = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
# Word 2013 and later lay a document of this mode out as their own.
_MODE: Final = "15"


def set_up_document(document: Document) -> None:
    """Set what concerns the document as a whole."""
    settings = document.settings.element
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    languages = settings.find(qn("w:themeFontLang"))
    for script in ("val", "eastAsia"):
        languages.set(qn(f"w:{script}"), LANGUAGE)
    compatible = settings.find(qn("w:compat"))
    compatible.find(qn("w:compatSetting")).set(qn("w:val"), _MODE)
    update = OxmlElement("w:updateFields")
    update.set(qn("w:val"), "true")
    compatible.addprevious(update)
    _drop(document)
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            relation.target_part._blob = _FONTS.encode()  # noqa: SLF001  # python-docx has no way to write this part


def _drop(document: Document) -> None:
    """Leave out what the template brings along: a picture of itself, and a copy of its styles for Word 2007."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype in _DROPPED]:
            del relations[key]
