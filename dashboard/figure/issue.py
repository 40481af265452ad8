"""A passport issued: the figure's marts read, its function called, what only the graph knows added.

A mart that is not there, a choice without data and an error of our own each become a passport of
kind `empty` that says so: a figure never takes a page, a deck or a table down with it.
"""

from __future__ import annotations

import logging
import sys
import traceback
from dataclasses import replace
from datetime import date
from secrets import token_hex
from typing import Any

import pandas as pd

from dashboard.figure import english, evidence, heading, live
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.registry import FigureSpec, registry
from etl.language import Words
from etl.store.reader import Reader

LOG = logging.getLogger(__name__)
EMPTY = Words(
    "Нет данных: появится после make update.", "No data yet: it appears after make update."
)
NONE_HERE = Words("По этому выбору данных нет.", "No data for this selection.")
FAILED = Words(
    "Рисунок не нарисован: внутренняя ошибка, номер {number}. Остальное на странице верно; "
    "сообщите номер тому, кто ведёт приложение.",
    "The figure is not drawn: an internal error, number {number}. The rest of the page is right; "
    "tell the number to whoever runs the app.",
)


def issue(
    name: str, reader: Reader, lang: str = "ru", *, today: date | None = None, **choices: object
) -> Passport:
    """The passport of a figure, to be laid out on any sheet. KeyError: no such figure.

    Unknown choice values fall back to the default (ask
    `registry()[name].choices[key].accept(value)` first to tell the reader). `today` decides
    tenses and ages; the machine's date unless given. A figure that raises gives `failed`.
    """
    spec = registry()[name]
    try:
        return attempt(spec, reader, lang, today, choices)
    except Exception:  # whatever a figure raises, the rest of the page stands
        return failed(name, lang, today)


def attempt(
    spec: FigureSpec, reader: Reader, lang: str, today: date | None, choices: dict[str, Any]
) -> Passport:
    """The same, but what the figure raises is raised: for a memory that must not keep it."""
    chosen = {k: c.accept(choices.get(k, c.default))[0] for k, c in spec.choices.items()}
    absent = [mart for mart in spec.marts if not reader.has(mart)]
    if absent:
        return replace(_empty(spec, lang, today, EMPTY, absent), choices=chosen)
    beside = {m: live.credited(reader, m, lang) for m in spec.optional if reader.has(m)}
    tables = map(reader.table, spec.marts)
    try:
        passport = spec.fn(*tables, lang=lang, today=today, **chosen, **beside)
    except MissingRows as missing:
        why = missing.args[0]
        in_words = isinstance(why, Words)
        passport = _empty(
            spec, lang, today, why if in_words else NONE_HERE, [] if in_words else [str(why)]
        )
    return replace(_credited(passport, spec, reader), choices=chosen)


def failed(name: str, lang: str, today: date | None, *, private: bool = False) -> Passport:
    """An empty passport that says so and carries a number; the trace of the exception at hand goes
    to the log under the same number. `private`: without its message, which may quote the rows."""
    number = token_hex(4)
    kind, error, trace = sys.exc_info()
    where = "".join(traceback.format_tb(trace))
    what = kind.__name__ if private and kind else repr(error)
    LOG.error("figure %s is not drawn, number %s: %s\n%s", name, number, what, where)
    return _empty(registry()[name], lang, today, FAILED.format(number=number), [])


def _credited(passport: Passport, spec: FigureSpec, reader: Reader) -> Passport:
    """What only the graph knows: the demonstration watermark, and credits of tables without
    sources per row."""
    seen = [m for m in spec.optional if live.drawn(m, passport.row_ids)]
    watermark = passport.watermark or any(reader.synthetic(m) for m in (*spec.marts, *seen))
    also = passport.also if passport.origins else spec.marts
    if not also:
        return replace(passport, watermark=watermark)
    origins = (*passport.origins, *heading.captured(reader, also, passport.lang))
    caption = evidence.caption(list(origins), passport.grade, passport.lang, passport.note)
    caption = english.quoted(caption, passport.lang)
    return replace(passport, watermark=watermark, origins=origins, caption=caption)


def _empty(
    spec: FigureSpec, lang: str, today: date | None, why: Words, absent: list[str]
) -> Passport:
    head = Head(
        name=spec.name,
        lang=lang,
        title=spec.subject[lang],
        subtitle="",
        subject=spec.subject,
        how_to_read=spec.how_to_read,
        rows=pd.DataFrame({"id": pd.Series([], dtype="str")}),
        today=today,
    )
    would_show = spec.how_to_read[lang]
    return frame(head, "empty", {"text": why[lang], "would_show": would_show, "absent": absent})
