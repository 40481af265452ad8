"""Bytes of anyone's file → plans: what it is told by its first bytes, never by its name."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from etl.curricula import reading
from etl.curricula.plan import Plan
from etl.language import Words
from etl.reading.bounds import LIMITS, MB, Limits, refusal
from etl.reading.outside import Outside, parse_outside

PICTURES = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"RIFF": "WebP",
    b"AT&TFORM": "DjVu",
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
NEEDED = Words(
    "Нужен план таблицей: .xlsx, .csv, .xml из «Планов» или .docx с таблицей.",
    "The plan is needed as a table: .xlsx, .csv, .xml of «Планы», or .docx with a table.",
)


def plans(stream: BinaryIO, limits: Limits = LIMITS) -> list[Plan]:
    """The plans of a file. Refused says in a sentence what is wrong, where, and what to do."""
    data = stream.read(limits.file_mb * MB + 1)
    if data[:2] == b"\x1f\x8b":
        data = _unpacked(data, limits)
    outside = parse_outside(kind(data), io.BytesIO(data), limits)
    found = _plans(outside)
    for plan in found:
        plan.notes += outside.notes
    return found


def _plans(outside: Outside) -> list[Plan]:
    content = outside.content
    if outside.kind == "xlsx":
        return reading.from_sheets([(s.name, _whole(s)) for s in content.sheets])
    if outside.kind == "docx":
        return reading.from_blocks([(block.text, block.rows) for block in content.blocks])
    if outside.kind == "xml":
        return reading.from_elements(content.elements)
    return reading.from_sheets([("", content.rows)])


def _whole(sheet) -> list[list[object]]:
    """Rows with the value of a merged area in each of its cells across, as its reader sees it."""
    rows = [list(row) for row in sheet.rows]
    for top, left, _, right in sheet.merged:
        if top < len(rows) and left < len(rows[top]) and right - left < 200:
            for at in range(left + 1, min(right + 1, len(rows[top]))):
                if rows[top][at] is None and top < reading.heads.SEARCHED_ROWS:
                    rows[top][at] = rows[top][left] if _narrow(sheet, left, right) else None
    return rows


def _narrow(sheet, left: int, right: int) -> bool:
    """Whether a merged area is a group of columns, not a title across the whole sheet."""
    width = max(map(len, sheet.rows))
    return right - left + 1 < width * 0.8


def kind(data: bytes) -> str:
    """The kind of parser its first bytes ask for. Refused: a picture, a scan, an old file."""
    if data[:4] == b"PK\x03\x04":
        if b"word/" in data[:4096] or b"word/document.xml" in data:
            return "docx"
        return "xlsx"
    if data[:4] == OLD_OFFICE:
        raise refusal(
            "Это файл старого Excel или Word (.xls, .doc) или файл под паролем. Сохраните его как "
            ".xlsx, .docx или .csv.",
            "This is a file of old Excel or Word (.xls, .doc), or one under a password. Save it as "
            ".xlsx, .docx or .csv.",
        )
    for signature, name in PICTURES.items():
        if data.startswith(signature):
            raise refusal(
                "Это {name}: картинку или скан прочесть нельзя. {needed}",
                "This is {name}: a picture or a scan cannot be read. {needed}",
                name=name,
                needed=NEEDED,
            )
    start = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    if start[:1] == b"<":
        return "xml"
    return "csv"


def _unpacked(data: bytes, limits: Limits) -> bytes:
    """A gzip unpacked as far as a file may go. Refused: more than that, or damaged."""
    most = limits.unpacked_mb * MB
    reader = zlib.decompressobj(31)
    try:
        out = reader.decompress(data, most)
    except zlib.error:
        raise refusal(
            "Сжатый файл повреждён. Пришлите его заново, лучше без сжатия.",
            "The compressed file is damaged. Send it anew, better not compressed.",
        ) from None
    if reader.unconsumed_tail or not reader.eof:
        raise refusal(
            "Сжатый файл распаковывается больше чем в {most} МБ. Пришлите его без сжатия.",
            "The compressed file unpacks to over {most} MB. Send it not compressed.",
            most=limits.unpacked_mb,
        )
    return out
