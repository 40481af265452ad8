"""Minutes as DOCX: payload {blocks, passports, meta, draft, pictures}; blocks are the meeting's
plain ones, passports the figures of its exhibits by number, as `as_dict` gives them."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.export import docx
from dashboard.export.docx.drawn import figure_block
from dashboard.export.jobs import Made, Tell
from dashboard.figure.passport import Passport
from etl.language import Words

ALONE = False  # the pictures are Chrome's work: Python only waits
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def work(payload: Mapping, tell: Tell) -> Made:
    """The document; without pictures the figures' rows stand in their place."""
    blocks = payload["blocks"]
    meta = dict(payload["meta"])
    made = []
    for done, block in enumerate(blocks):
        tell(done, len(blocks))
        made.append(_block(block, payload["passports"], payload["pictures"]))
    meta["stamp"] = Words(**meta["stamp"])
    body = docx.document(made, docx.Meta(**meta), draft=payload["draft"])
    return Made(body, MEDIA, f"minutes_{meta['lang']}_{meta['day']}.docx")


def _block(block: Mapping, passports: Mapping, pictures: bool) -> docx.Block:
    kind = block["kind"]
    if kind == "heading":
        return docx.Heading(block["text"], block["level"])
    if kind == "text":
        return docx.Text(block["text"], block["style"])
    if kind == "table":
        rows = tuple(tuple(row) for row in block["rows"])
        return docx.Table(tuple(block["head"]), rows, tuple(block["widths"]))
    passport = Passport.from_dict(passports[str(block["id"])])
    return figure_block(passport, picture=pictures)
