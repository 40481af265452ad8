"""Figures as files: pictures, slides, workbooks, tables. Pure functions of a figure's passport."""

from __future__ import annotations

import re

from dashboard.figure.passport import Passport

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def file_name(passport: Passport, extension: str) -> str:
    """Slug, language and data date: `vacancies-moscow_ru_2025-10-31.pptx`; «undated» when the
    data has no date."""
    slug = re.sub(r"[^a-z0-9]+", "-", passport.name.lower()).strip("-") or "figure"
    mark = "_DEMO" if passport.watermark else ""
    return f"{slug}_{passport.lang}_{passport.data_date or 'undated'}{mark}.{extension}"
