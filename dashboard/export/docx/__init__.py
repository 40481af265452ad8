"""Written documents: headings, text, tables, figures, and the evidence as Word comments."""

from __future__ import annotations

from dashboard.export.docx.blocks import Block, Comment, Figure, Heading, Meta, Table, Text
from dashboard.export.docx.document import document

__all__ = ["Block", "Comment", "Figure", "Heading", "Meta", "Table", "Text", "document"]
