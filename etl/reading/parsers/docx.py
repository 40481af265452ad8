"""Word documents as paragraphs and tables in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from etl.language import Words
from etl.reading.bounds import Limits, refusal
from etl.reading.package import unpacked, without_doctype

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"


@dataclass
class Block:
    """A paragraph (`text`, `style`) or a table (`rows` of cell texts; a cell that goes on to the
    right or below leaves '' there)."""

    text: str = ""
    style: str = ""
    rows: list[list[str]] | None = None


@dataclass
class Content:
    """Blocks in the order they stand; deleted text of tracked changes is not among them."""

    blocks: list[Block] = field(default_factory=list)


def parse(data: bytes, limits: Limits) -> tuple[Content, list[Words]]:
    """Refused: no Word document, a broken one, one too large."""
    parts, notes = unpacked(data, limits, ".docx")
    if _BODY not in parts:
        raise refusal(
            "Это не документ Word: нужен файл .docx.",
            "This is no Word document: a .docx file is needed.",
        )
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            without_doctype(name, part, limits)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    body = etree.fromstring(parts[_BODY], parser).find(f"{_W}body")
    names = _styles(parts.get("word/styles.xml", b""), parser)
    blocks = [] if body is None else list(_blocks(body, names, limits))
    return Content(blocks), notes


def _styles(data: bytes, parser: etree.XMLParser) -> dict[str, str]:
    """Name of every style by its id."""
    if not data:
        return {}
    out = {}
    for style in etree.fromstring(data, parser).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            out[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "")
    return out


def _blocks(body, names: dict[str, str], limits: Limits):
    cells = 0
    for node in body:
        if node.tag == f"{_W}sdt":
            inner = node.find(f"{_W}sdtContent")
            if inner is not None:
                yield from _blocks(inner, names, limits)
        elif node.tag == f"{_W}p":
            style = node.find(f"{_W}pPr/{_W}pStyle")
            named = style.get(f"{_W}val", "") if style is not None else ""
            yield Block(_text(node), names.get(named, named))
        elif node.tag == f"{_W}tbl":
            rows = [_row(row) for row in node.iter(f"{_W}tr")]
            cells += sum(map(len, rows))
            if cells > limits.cells:
                raise refusal(
                    "В таблицах документа больше {most} ячеек. Оставьте только нужные.",
                    "The document's tables hold over {most} cells. Keep only those needed.",
                    most=limits.cells,
                )
            yield Block(rows=rows)


def _row(row) -> list[str]:
    out: list[str] = []
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is not row:
            continue
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        down = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = down is not None and down.get(f"{_W}val", "continue") == "continue"
        text = "" if goes_on else "\n".join(_text(p) for p in cell.iter(f"{_W}p")).strip()
        width = span.get(f"{_W}val", "1") if span is not None else "1"
        extra = min(int(width), 64) - 1 if width.isdecimal() else 0
        out += [text, *[""] * extra]
    return out


def _text(paragraph) -> str:
    pieces = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.getparent().tag == f"{_W}r":
            pieces.append({"tab": "\t", "br": "\n"}.get(etree.QName(node).localname, "-"))
    return "".join(pieces).strip()
