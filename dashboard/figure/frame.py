"""The frame of every figure: what it says in words, and the passport made of that.

Everything a reader needs to trust the number (caption, place, age, grade) is derived from the rows
drawn, never typed. How a passport is laid out is not known here: see `dashboard.figure.layout`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard.figure import english, evidence, heading
from dashboard.figure.evidence import Told
from dashboard.figure.items import shown
from dashboard.figure.passport import Column, Passport
from etl.language import Words
from etl.language import text as words


@dataclass(frozen=True)
class Head:
    """What a figure says in words. `rows` are exactly the rows drawn; `columns` key → Words
    (label), for others.

    `place`, `data_date` (ISO, "" = undated) and `grade` follow from evidence rows; give them
    where rows carry none. `also` are tables drawn beside evidence rows that carry no source of
    their own: the graph credits them.
    """

    name: str
    lang: str
    title: str | Told
    subtitle: str
    subject: Words
    how_to_read: Words
    rows: pd.DataFrame
    columns: dict[str, Words] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    n: int | None = None
    place: str | None = None
    data_date: str | None = None
    grade: str = ""
    note: str = ""
    today: date | None = None
    also: tuple[str, ...] = ()


def frame(head: Head, kind: str, spec: dict) -> Passport:
    """The passport of a figure of this kind. The only way figures are made."""
    today = head.today or date.today()
    lang = head.lang
    rows = head.rows
    cited = rows[rows.columns.intersection(evidence.CITED)]
    newest = evidence.data_date(cited, today) if head.data_date is None else head.data_date
    weakest = head.grade or evidence.grade(cited)
    columns = head.columns or {k: w for k, w in evidence.COLUMNS.items() if k in rows.columns}
    credited = {"publisher", "url", "page_date"} <= set(rows.columns)
    sources = evidence.origins(cited, lang) if credited else []
    often = evidence.rhythm(cited, lang, head.note, head.subtitle)
    note = " ".join(n for n in (evidence.overdue(cited, today, lang), often, head.note) if n)
    passport = Passport(
        name=head.name,
        kind=kind,
        lang=lang,
        title=evidence.title(head.title, head.subject[lang], cited, newest, today),
        subtitle=head.subtitle + _counted(head.n, lang),
        subject=head.subject[lang],
        how_to_read=head.how_to_read[lang],
        note=note,
        caption=evidence.caption(sources, weakest, lang, note),
        place=evidence.places(cited, lang) if head.place is None else head.place,
        age_badge=heading.age_badge(newest, today, lang),
        data_date=newest,
        drawn_on=today.isoformat(),
        grade=weakest,
        n=head.n,
        watermark="synthetic" in rows.columns and bool(rows["synthetic"].any()),
        row_ids=tuple(str(i) for i in rows["id"]) if "id" in rows.columns else (),
        columns=tuple(Column(k, w[lang], head.units.get(k, "")) for k, w in columns.items()),
        rows=tuple(
            {key: _plain(value) for key, value in row.items()}
            for row in rows[list(columns)].to_dict("records")
        ),
        definitions=_definitions(cited),
        origins=tuple(sources),
        also=head.also,
        spec=_json(spec),
    )
    if lang in english.IN_LATIN:
        passport = english.read(passport)
    return replace(passport, alt=_alt(passport))


def _counted(n: int | None, lang: str) -> str:
    """«, n = 240», for a figure that says how many it is made of."""
    return "" if n is None else f", n{words.NBSP}={words.NBSP}{words.number(n, lang)}"


def _definitions(rows: pd.DataFrame) -> tuple[str, ...]:
    if "definition_id" not in rows.columns:
        return ()
    return tuple(sorted(set(rows["definition_id"].dropna())))


def _plain(value: Any) -> Any:
    if value is None or (not isinstance(value, (list, dict)) and pd.isna(value)):
        return None
    value = value.item() if hasattr(value, "item") else value
    return value if isinstance(value, (bool, int, float, str)) else str(value)


def _alt(passport: Passport) -> str:
    """One or two sentences a screen reader says instead of the picture: finding, measure, the
    numbers drawn, or why there are none."""
    spec = passport.spec
    entries = spec.get("items") or [p for s in spec.get("series", []) for p in s.get("points", [])]
    numbers = "; ".join(
        f"{e['label']} — {shown(e, passport.lang)}" for e in entries[:12] if e.get("label")
    )
    dated = "; ".join(e["label"] for e in spec.get("events") or [])
    parts = [
        passport.title,
        passport.subtitle,
        spec["text"] if passport.kind == "empty" else "",
        numbers.replace("<br>", " "),
        words.upper_first(dated),
    ]
    return " ".join(p.rstrip(".") + "." for p in parts if p)


def _json(value: Any) -> Any:
    """The same of what JSON knows: no tuples and none of numpy's own numbers, so that a frozen
    passport draws alike."""
    if isinstance(value, dict):
        return {k: _json(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json(v) for v in value]
    return value.item() if isinstance(value, np.generic) else value
