"""Every style says its fonts and its language itself, since a theme's font would be another one on each computer."""

from typing import Any, Final, NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

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


def set_up(document: Document) -> None:
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
