"""The document that is being written: its pages, headings, tables and pictures, and the contents made from them."""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.image import ImagePart
from docx.section import Section
from docx.shared import Mm

from ykplan.render.report.docx import styles
from ykplan.render.report.docx.styles import NAMESPACES, TableColumn, attribute, field, paragraph, text_run, word_table
from ykplan.report.values import Cover
from ykplan.text import inert

# The first day that a zip archive can name; also the day of a document that says none.
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)
_EMU: Final = 36_000
_PROPERTY: Final = 255
_LOGO: Final = (60, 25)
_A4: Final = (210, 297)
_MARGIN: Final = 20


class Paper:
    """A document filled from the front to the back."""

    def __init__(self, cover: Cover) -> None:
        self.cover = cover
        self.document = docx.Document()
        styles.set_up_styles(self.document)
        styles.set_up_document(self.document)
        self._body = self.document.element.body
        self._headings: list[tuple[int, str, str]] = []
        self._contents: Any = None
        self._pictures = 0
        self._set_page(self.document.sections[0], landscape=False)
        self._head_and_foot(self.document.sections[0])

    @property
    def state(self) -> str:
        """Return 【記入例】 or 【速報】 while the figures are not final, else nothing."""
        return "" if self.cover.state_note is None else f"【{self.cover.state_words or '確定前'}】"

    def add(self, xml: str) -> Any:
        """Put a paragraph or a table, written as XML, at the end."""
        # Names declared on the element itself: moved from under another one, a long table takes lxml half a minute.
        element = parse_xml(xml.replace(">", f" {NAMESPACES}>", 1))
        # The body ends with the properties of the last section.
        self._body[-1].addprevious(element)
        return element

    def say(self, text: str, style: str = "Normal", look: str = "") -> None:
        """Write a paragraph."""
        self.add(paragraph(text, style, look))

    def labelled(self, label: str, text: str) -> None:
        """Write a small heading and what is said under it."""
        self.say(label, "Label")
        self.say(text)

    def bullets(self, texts: Iterable[str]) -> None:
        """Write a list."""
        for text in texts:
            self.say(text, "ListBullet")

    def heading(self, level: int, text: str, *, new_page: bool = False) -> None:
        """Write a heading, which the contents name too."""
        mark = f"_Toc{len(self._headings) + 1:06d}"
        self._headings.append((level, text, mark))
        number = len(self._headings)
        broken = "<w:pageBreakBefore/>" if new_page else ""
        self.add(
            f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/>{broken}</w:pPr>'
            f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>{text_run(text)}<w:bookmarkEnd w:id="{number}"/></w:p>'
        )

    def table(self, columns: Sequence[TableColumn], rows: Sequence[Sequence[str]], about: str) -> None:
        """Write a table. Two tables with nothing between them would be one, so that an empty line parts them."""
        if self._body[-2].tag == qn("w:tbl"):
            self.say("", "BetweenTables")
        self.add(word_table(columns, rows, about))

    def picture(self, png: bytes, room: tuple[float, float], title: str, description: str) -> None:
        """Write a picture as large as its room allows, with the words that stand for it where it cannot be seen."""
        self._pictures += 1
        image = Image.from_blob(png)
        relation = self._image(image)
        scale = min(room[0] / image.px_width, room[1] / image.px_height)
        width, height = (round(length * scale * _EMU) for length in (image.px_width, image.px_height))
        self.add(
            _PICTURE.format(
                number=self._pictures,
                title=attribute(title),
                description=attribute(description),
                relation=relation,
                width=width,
                height=height,
            )
        )

    def new_page_title(self, text: str) -> None:
        """Write a title that the contents do not name, on a new page."""
        self.add(f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/><w:pageBreakBefore/></w:pPr>{text_run(text)}</w:p>')

    def logo(self, png: bytes, name: str) -> None:
        """Write the city's mark, as large as its place on the cover allows."""
        self.picture(png, _LOGO, name, name)

    def contents(self) -> None:
        """Keep the place of the table of contents, which is made when all headings are known."""
        self._contents = self.add(paragraph("", "Normal"))

    def new_section(self, *, landscape: bool) -> None:
        """Begin a new page, upright or across."""
        self._set_page(self.document.add_section(WD_SECTION.NEW_PAGE), landscape=landscape)
        # The paragraph that ends a section must not need a page of its own after a table that fills the last one.
        self.document.paragraphs[-1].style = self.document.styles["Section End"]

    def saved(self) -> bytes:
        """Return the file. python-docx stamps it with the time, so its parts are packed again with a fixed one."""
        self._fill_contents()
        self._properties()
        if self._body[-2].tag == qn("w:tbl"):
            # Word adds a line of its own size where a document ends with a table.
            self.say("", "SectionEnd")
        file, packed = BytesIO(), BytesIO()
        self.document.save(file)
        with zipfile.ZipFile(file) as made, zipfile.ZipFile(packed, "w") as fixed:
            for name in made.namelist():
                part = zipfile.ZipInfo(name, _NO_DAY)
                part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 0
                fixed.writestr(part, made.read(name))
        return packed.getvalue()

    def _image(self, image: Image) -> str:
        """Return the relation to a picture. python-docx's own way compares it with every other one first."""
        name = PackURI(f"/word/media/image{self._pictures}.png")
        part = ImagePart.from_image(image, name)
        return self.document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def _set_page(self, section: Section, *, landscape: bool) -> None:
        short, long = map(Mm, _A4)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        section.left_margin = section.right_margin = section.bottom_margin = Mm(_MARGIN)
        section.top_margin, section.header_distance, section.footer_distance = Mm(24), Mm(11), Mm(10)

    def _head_and_foot(self, section: Section) -> None:
        head, foot = section.header, section.footer
        for part, inside in (
            (head, f"{text_run(self.state, '<w:b/>') if self.state else ''}{text_run(self._named())}"),
            (foot, f"{field('PAGE', '1')}{text_run(' / ')}{field('NUMPAGES', '1')}"),
        ):
            part.is_linked_to_previous = False
            style = "Header" if part is head else "Footer"
            old = part.paragraphs[0]._p  # noqa: SLF001  # python-docx has no other way to its XML
            old.addnext(parse_xml(f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'))
            part._element.remove(old)  # noqa: SLF001

    def _named(self) -> str:
        return f"{self.cover.plan}　{self.cover.title}　{self.cover.year}"

    def _fill_contents(self) -> None:
        """Write the entries of the contents, so that they are there before a reader brings the field up to date."""
        if self._contents is None:
            return
        entries = [heading for heading in self._headings if heading[0] < 3]  # noqa: PLR2004  # parts and measures
        for at, (level, text, mark) in enumerate(entries):
            begin = _TOC_BEGIN if at == 0 else ""
            end = _FIELD_END if at == len(entries) - 1 else ""
            page = field(rf"PAGEREF {mark} \h", "")
            link = (
                f'<w:hyperlink w:anchor="{mark}" w:history="1">{text_run(text)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
            )
            entry = f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="toc{level}"/></w:pPr>{begin}{link}{end}</w:p>'
            self._contents.addprevious(parse_xml(entry))
        self._body.remove(self._contents)

    def _properties(self) -> None:
        cover, core = self.cover, self.document.core_properties
        made = (
            datetime(cover.day.year, cover.day.month, cover.day.day, tzinfo=UTC)
            if cover.day
            else datetime(*_NO_DAY, tzinfo=UTC)
        )
        core.title = _property(f"{self.state}{self._named()}")
        core.author = core.last_modified_by = _property(cover.municipality)
        core.subject, core.comments = _property(cover.year), _property(cover.state_note or "")
        core.language, core.keywords, core.category, core.revision = styles.LANGUAGE, "", "", 1
        core.created = core.modified = made.replace(tzinfo=None)


def _property(text: str) -> str:
    return inert.in_xml(text)[:_PROPERTY]


_FIELD_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_TOC_BEGIN: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    r'<w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_PICTURE: Final = (
    '<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing>'
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="図 {number}" descr="{description}" title="{title}"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="{number}" name="図 {number}" descr="{description}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)
