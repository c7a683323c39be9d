"""What a document says of itself beside its text: language, fonts that may stand in, fields to bring up to date."""

from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ykplan.render.report.docx.letters import NAMESPACES
from ykplan.render.report.docx.styles import FONT, LANGUAGE

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


def set_up(document: Document) -> None:
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
        for key in [key for key, each in relations.items() if each.reltype in _DROPPED]:
            del relations[key]
