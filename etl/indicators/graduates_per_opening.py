"""Graduates of the linked fields of study per opening in a year."""

from __future__ import annotations

import re
from datetime import date, timedelta

import numpy as np
import pandas as pd

from etl.build.checks import table
from etl.indicators import _cells
from etl.indicators._adverts import look, open_between, reference_days, span
from etl.models.intervals import RELIABLE_N
from etl.models.resample import total
from etl.reading.regions import MOSCOW

YEAR_DAYS = 365
VALID_YEARS = 3


@table(columns=_cells.COLUMNS, key=_cells.CELL)
def graduates_per_opening(adverts_db, graduates, field_occupations_csv):
    """One row per observed month, area and occupation with open adverts: graduates of a year /
    openings of a year.

    Graduates: Moscow's higher education, the newest year within three of the month, of the
    fields that lead to the occupation (data/reference/field_occupations.csv); openings: those
    published in the 12 months before, of all occupations the same fields lead to, so occupations
    of one field share a value. Judged for Moscow from 12 months after the first load;
    occupations without a linked field, workers among them, are no_data. `n` the smaller side.
    Caveat: any graduate counts, though about a quarter leave the field; colleges are not in
    EMISS 63340.
    """
    db = look(adverts_db)
    first, _ = span(db)
    ready = first + timedelta(YEAR_DAYS)
    links = _links(field_occupations_csv)
    people = _graduates(graduates, field_occupations_csv)
    cells = []
    days = reference_days(db)
    for month, day in days.items():
        stock = open_between(db, day, day)
        if day < ready:
            cells += _cells.not_yet(stock, month, "no_history", ready.isoformat()[:7])
            continue
        year = _newest(people, day.year)
        openings = _published(db, day)
        for cell in _cells.not_yet(stock, month, "no_data"):
            fields = links.get(cell["occupation"], set()) & set(year)
            if cell["area"] == "moscow" and fields:
                cell |= _judged(cell, fields, year, links, openings, keep=month == max(days))
            cells.append(cell)
    return _cells.frame(cells)


def _judged(
    cell: dict,
    fields: set[str],
    year: dict[str, float],
    links: dict[str, set[str]],
    openings: pd.DataFrame,
    keep: bool,
) -> dict:
    """Value and interval, or too_few with the count."""
    fed = openings[openings["occupation"].map(lambda o: bool(links.get(o, set()) & fields))].assign(
        area="moscow"
    )
    graduates = sum(year[f] for f in fields)
    n = int(min(len(fed), graduates))
    if n < RELIABLE_N:
        return {"n": n, "employers": fed["employer"].nunique(), "status": "too_few"}

    def of(own: pd.DataFrame, weights: np.ndarray) -> np.ndarray:
        places = total(own["openings"].to_numpy(float), weights)
        return np.divide(graduates, places, out=np.full(len(places), np.nan), where=places > 0)

    whole = fed.assign(occupation=cell["occupation"], family=cell["family"])
    return next(_cells.measure(whole, cell["month"], of, keep_draws=keep)) | {"n": n}


def _links(fields: pd.DataFrame) -> dict[str, set[str]]:
    """Occupation → fields of study that lead to it."""
    out: dict[str, set[str]] = {}
    for row in fields.to_dict("records"):
        for code in row["occupations"].split("|"):
            out.setdefault(code, set()).add(row["field"])
    return out


def _graduates(graduates: pd.DataFrame, fields: pd.DataFrame) -> pd.DataFrame:
    """year, field, people: Moscow's graduates of the linked fields, told by the field's name in
    the breakdown."""
    own = graduates[
        (graduates["region"] == MOSCOW)
        & (graduates["period_kind"] == "year")
        & graduates["value"].notna()
    ]
    said = own["breakdown"].map(_plain)
    parts = [
        own[said.str.endswith(_plain(r["field_ru"]))].assign(field=r["field"])
        for r in fields.to_dict("records")
    ]
    rows = pd.concat(parts)
    thousand = rows["unit"].str.contains("тыс")
    return pd.DataFrame(
        {
            "year": rows["period_end"].str[:4].astype(int),
            "field": rows["field"],
            "people": rows["value"] * np.where(thousand, 1000, 1),
        }
    )


def _plain(text: str) -> str:
    return re.sub(r"[^а-я]+", " ", str(text).lower().replace("ё", "е")).strip()


def _newest(people: pd.DataFrame, year: int) -> dict[str, float]:
    """{field: graduates} of the newest year known by then, each field's own."""
    known = people[people["year"].between(year - VALID_YEARS, year)].sort_values("year")
    return known.drop_duplicates("field", keep="last").set_index("field")["people"].to_dict()


def _published(db, day: date) -> pd.DataFrame:
    """Openings of Moscow published in the year before `day`."""
    return db.execute(
        """
        SELECT occupation, employer, openings FROM kept
        WHERE area = 'moscow' AND published > $1 AND published <= $2 ORDER BY source, advert_id
        """,
        [day - timedelta(YEAR_DAYS), day],
    ).df()
