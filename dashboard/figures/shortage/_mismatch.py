"""What the figures of mismatch share: the two measures, how they are said, and why there is
none."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figures.shortage import _shortage
from etl.language import Words
from etl.language import text as words

HOW_TO_READ = Words(
    "Индекс Дункана — какой доле мест пришлось бы сменить профессию, чтобы места распределились "
    "как резюме: 0 % — "
    "совпадают, 100 % — не пересекаются. Потерянный наём — на сколько процентов меньше людей "
    "нанимают оттого, что "
    "места и люди в разных профессиях (Şahin и др., 2014). Черта — 95 % интервал по выборке "
    "работодателей; чем меньше "
    "объявлений, тем выше индекс сам по себе. Владельцы резюме чаще всего работают.",
    "Duncan's index is the share of openings that would have to change occupation for openings to "
    "be spread as CVs "
    "are: 0 % alike, 100 % apart. Lost hires: by how many per cent fewer people are hired because "
    "openings and people "
    "are in different occupations (Şahin et al., 2014). The line is a 95 % interval by sampled "
    "employers; the fewer "
    "adverts, the higher the index by itself. Most CV holders have a job.",
)
MEASURE = Choice(
    Words("Несовпадение", "Mismatch"),
    {
        "duncan": Words("индекс Дункана", "Duncan's index"),
        "lost": Words("потерянный наём", "lost hires"),
    },
    "duncan",
)
UNIT = {
    "duncan": Words("% мест не там, где люди", "% of openings not where people are"),
    "lost": Words("% найма потеряно", "% of hires lost"),
}
KEYS = {
    "duncan": ("duncan", "duncan_low", "duncan_high"),
    "lost": ("lost_hires", "lost_low", "lost_high"),
}
COLUMNS = {
    "label": Words("Что", "What"),
    "value": Words("Значение", "Value"),
    "low": Words("От", "Low"),
    "high": Words("До", "High"),
    "cells": Words("Профессий", "Occupations"),
    "openings": Words("Открытых мест", "Openings"),
    "cvs": Words("Резюме", "CVs"),
    "n": Words("n, объявлений", "n, adverts"),
    "left_out_pct": Words("Мест вне счёта", "Openings left out"),
    "why": Words("Почему нет числа", "Why no number"),
}
UNITS = {"value": "%", "low": "%", "high": "%", "left_out_pct": "%"}


def of(table: pd.DataFrame, area: str, measure: str, lang: str) -> pd.DataFrame:
    """Rows over occupations of an area with value, low, high in per cent and why. MissingRows
    when nothing is known."""
    rows = table[(table["area"] == area) & (table["over"] == "occupation")]
    value, low, high = KEYS[measure]
    rows = rows.assign(
        value=100 * rows[value],
        low=100 * rows[low],
        high=100 * rows[high],
        why=rows[f"reason_{lang}"],
    )
    if not rows["value"].notna().any():
        whole = rows[rows["family"] == ""].tail(1)
        if whole.empty:
            raise MissingRows(NO_CVS)
        reasons = whole[["reason_ru", "reason_en"]].iloc[0]
        raise MissingRows(Words(*map(words.upper_first, reasons)))
    return rows


NO_CVS = Words(
    "Резюме ещё не сосчитаны: python -m etl update --with-cv",
    "CVs have not been counted yet: python -m etl update --with-cv",
)


def head(
    name: str,
    subject: Words,
    rows: pd.DataFrame,
    lang: str,
    today: date | None,
    *,
    area: str,
    month: str,
    title: str,
    subtitle: str,
) -> Head:
    """The head over rows of `of`: their area, the newest month's last day, who is left out."""
    return Head(
        name=name,
        lang=lang,
        subject=subject,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=rows[list(COLUMNS)].reset_index(drop=True),
        columns=COLUMNS,
        grade="A",
        units=UNITS,
        title=title,
        place=words.place(words.AREAS[area], lang),
        data_date=_shortage.day(month, today),
        note=left_out(rows, lang),
        subtitle=subtitle,
    )


def measured(measure: str, lang: str) -> str:
    """The measure with its unit, as a subtitle begins."""
    return f"{words.upper_first(MEASURE.options[measure][lang])}, {UNIT[measure][lang]}"


def said(value: float, lang: str, measure: str) -> str:
    """«32 %», «4,9 %»."""
    return words.number(float(value), lang, 0 if measure == "duncan" else 1) + words.NBSP + "%"


def left_out(rows: pd.DataFrame, lang: str) -> str:
    """How many openings have no counted CVs, in words."""
    share = rows["left_out_pct"].dropna()
    if share.empty or share.max() == 0:
        return ""
    part = words.number(float(share.max()), lang, 0) + words.NBSP + "%"
    return Words(
        f"До {part} мест — в профессиях, где число резюме неизвестно или скрыто: они вне "
        "счёта. По округам "
        "не считается: резюме не называют округа.",
        f"Up to {part} of openings are in occupations whose CVs are unknown or hidden and "
        "are left out. Not "
        "computed by okrug: CVs name none.",
    )[lang]
