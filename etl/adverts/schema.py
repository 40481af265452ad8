"""Columns of the tidy adverts and of their skills, and rows → a table of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
import pyarrow as pa
from msgspec.structs import astuple

STR = pa.string()
SKILLS = pa.schema(
    [("source", STR), ("advert_id", STR), ("skill", STR), ("via", STR), ("observed", pa.date32())]
)


Day = str
"""An ISO date as text; a date in a table."""


class Slim(msgspec.Struct, gc=False):
    """An advert that is not industrial: the columns it has."""

    source: str
    advert_id: str
    content_hash: str
    published: Day
    observed: Day
    is_industrial: bool
    rule: str
    openings: int | None
    area: str
    region_code: str
    synthetic: bool


class Whole(msgspec.Struct, gc=False):
    """An industrial advert: every column of ADVERTS, in their order."""

    source: str
    advert_id: str
    content_hash: str
    published: Day
    observed: Day
    closed: Day
    is_industrial: bool
    occupation: str
    family: str
    level: str
    seniority: str
    confidence: float | None
    rule: str
    hh_role_id: str
    openings: int | None
    openings_given: bool
    area: str
    okrug: str
    site: str
    place_how: str
    region_code: str
    region_differs: bool
    pay_kind: str
    pay_mode: str
    pay_low_rub: float | None
    pay_high_rub: float | None
    pay_low_net_rub: float | None
    pay_high_net_rub: float | None
    pay_reason: str
    pay_where: str
    pay_start: int | None
    pay_end: int | None
    experience: str
    education: str
    employer_id: str
    employer_name: str
    employer_kind: str
    okved: str
    title_key: str
    duplicate: str
    kept_id: str
    url: str
    synthetic: bool


ARROW = {
    "str": STR,
    "bool": pa.bool_(),
    "int | None": pa.int32(),
    "float | None": pa.float64(),
    "Day": pa.date32(),
}
ADVERTS = pa.schema([(name, ARROW[kind]) for name, kind in Whole.__annotations__.items()])


def table(rows: list[Whole] | list[Slim], kind: type[Whole] | type[Slim]) -> pa.Table:
    """Adverts → a table of ADVERTS; columns their kind has not are '', false or null."""
    return columns(list(map(astuple, rows)), kind.__struct_fields__, ADVERTS)


def columns(rows: list[tuple], names: Sequence[str], schema: pa.Schema) -> pa.Table:
    """Rows → a table of `schema`; columns not given are '', false or null. Days are ISO text."""
    given = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else {}
    arrays = []
    for field in schema:
        if field.name not in given:
            blank = {STR: "", pa.bool_(): False}.get(field.type)
            arrays.append(pa.repeat(pa.scalar(blank, field.type), len(rows)))
        elif field.type == pa.date32():
            days = {text: _day(text) for text in set(given[field.name])}
            arrays.append(pa.array([days[text] for text in given[field.name]], pa.date32()))
        else:
            arrays.append(pa.array(given[field.name], field.type))
    return pa.table(arrays, schema=schema)


def _day(text: str) -> date | None:
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        return None
    except ValueError:
        return None
