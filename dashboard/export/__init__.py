"""Figures as files: pictures, slides, workbooks, tables. Pure functions of a figure's passport."""

from __future__ import annotations

import re

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def file_name(card: dict, extension: str) -> str:
    """Slug, language and data date: `vacancies-moscow_ru_2025-10-31.pptx`; «undated» when the
    data has no date."""
    slug = re.sub(r"[^a-z0-9]+", "-", card["name"].lower()).strip("-") or "figure"
    mark = "_DEMO" if card["watermark"] else ""
    return f"{slug}_{card['lang']}_{card['data_date'] or 'undated'}{mark}.{extension}"
