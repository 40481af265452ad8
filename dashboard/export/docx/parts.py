"""The sheet of a document: styles, margins, stamp, page numbers, and Word's own table details."""

from __future__ import annotations

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dashboard.export.docx.blocks import Meta
from etl.language import Words

FONT = "Times New Roman"
MARGINS_MM = {"left_margin": 30, "right_margin": 15, "top_margin": 20, "bottom_margin": 20}
OWN = {"Desk note": 10, "Desk lead": 13, "Desk caption": 12, "Desk cell": 10}
HEADINGS_PT = {1: 15, 2: 13, 3: 12}
LANGUAGE = Words("ru-RU", "en-US")
STAMP_COLOUR = RGBColor(0x9B, 0x1C, 0x1C)


def blank(meta: Meta) -> WordDocument:
    """An empty A4 document with our styles, its language said to the spelling checker."""
    word = Document()
    section = word.sections[0]
    section.page_width = Mm(210)
    section.page_height = Mm(297)
    for side, size in MARGINS_MM.items():
        setattr(section, side, Mm(size))
    normal = word.styles["Normal"]
    _font(normal, 12)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for level, size in HEADINGS_PT.items():
        heading = word.styles[f"Heading {level}"]
        _font(heading, size)
        heading.font.bold = True
        heading.font.color.rgb = RGBColor(0, 0, 0)
        heading.paragraph_format.space_before = Pt(12 if level < 3 else 8)
        heading.paragraph_format.space_after = Pt(4)
    for name, size in OWN.items():
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _font(style, size)
    word.styles["Desk caption"].font.bold = True
    word.styles["Desk caption"].paragraph_format.keep_with_next = True
    word.styles["Desk cell"].paragraph_format.space_after = Pt(0)
    word.styles["Desk cell"].paragraph_format.line_spacing = 1.0
    _language(word, LANGUAGE[meta.lang])
    return word


def _font(style, size: int) -> None:
    style.font.name = FONT
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), FONT)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)


def _language(word: WordDocument, code: str) -> None:
    for lang in word.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), code)


def stamp(word: WordDocument, text: str) -> None:
    """The draft's stamp: in the head of every page."""
    paragraph = word.sections[0].header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold = True
    run.font.color.rgb = STAMP_COLOUR


def footer(word: WordDocument, text: str) -> None:
    """A line and the page's number at the foot of every page."""
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if text:
        paragraph.add_run(f"{text}  ·  ").font.size = Pt(9)
    run = paragraph.add_run()
    run.font.size = Pt(9)
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = words
        run._element.append(element)


def repeated(row) -> None:
    """The head of a table stands on each of its pages."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def unbroken(row) -> None:
    """A row is never cut by the end of a page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def widths(grid, shares: tuple[float, ...], whole_mm: float) -> None:
    """Columns by their shares of the text's width; the same in Word and in LibreOffice."""
    grid.autofit = False
    for column, share in zip(grid.columns, shares, strict=True):
        size = Mm(whole_mm * share / sum(shares))
        column.width = size
        for cell in column.cells:
            cell.width = size
