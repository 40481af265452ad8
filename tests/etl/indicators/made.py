"""A tiny store of adverts in memory, with the views the indicators read."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import pandas as pd
import pyarrow as pa

from etl.adverts.schema import ADVERTS, SKILLS

PLAIN = {
    "source": "portal",
    "content_hash": "h",
    "is_industrial": True,
    "occupation": "turner",
    "family": "machining",
    "level": "worker",
    "openings": 1,
    "area": "moscow",
    "okrug": "ЦАО",
    "title_key": "токарь",
    "duplicate": "",
    "experience": "1-3",
    "education": "vocational",
    "employer_kind": "firm",
    "okved": "25.62",
    "rule": "title",
    "synthetic": True,
    "pay_low_net_rub": 100_000.0,
    "pay_high_net_rub": None,
    "pay_kind": "from",
}
DAY = date(2026, 10, 31)


def advert(i: int, **changed: object) -> dict:
    """One kept advert; its employer is its own unless given."""
    row = (
        PLAIN
        | {
            "advert_id": f"a{i}",
            "employer_id": f"e{i}",
            "published": DAY - timedelta(30),
            "observed": DAY,
            "url": f"https://example.org/{i}",
        }
        | changed
    )
    return {"kept_id": f"{row['source']}:{row['advert_id']}"} | row


def store(
    rows: list[dict] | pd.DataFrame,
    sightings: pd.DataFrame | None = None,
    skills: dict[str, str] | None = None,
) -> duckdb.DuckDBPyConnection:
    """A connection with adverts, advert_skills and observations; `sightings` has the columns of
    the view, `skills` is {advert: codes parted by spaces}."""
    frame = pd.DataFrame(rows)
    blank = {
        f.name: "" if f.type == pa.string() else False if f.type == pa.bool_() else None
        for f in ADVERTS
    }
    frame = frame.assign(**{k: v for k, v in blank.items() if k not in frame.columns})
    con = duckdb.connect()
    con.register(
        "adverts_given",
        pa.table({f.name: pa.array(_plain(frame[f.name]), f.type) for f in ADVERTS}),
    )
    con.execute("CREATE TABLE adverts AS SELECT * FROM adverts_given")
    named = [
        ("portal", a, code, "text", DAY)
        for a, codes in (skills or {}).items()
        for code in codes.split()
    ]
    con.register(
        "skills_given",
        pa.Table.from_pylist([dict(zip(SKILLS.names, row, strict=True)) for row in named], SKILLS),
    )
    con.execute("CREATE TABLE advert_skills AS SELECT * FROM skills_given")
    con.execute(
        "CREATE TABLE observations (source VARCHAR, advert_id VARCHAR, content_hash VARCHAR, "
        "first_seen DATE, "
        "last_seen DATE, openings BIGINT, closed_seen DATE)"
    )
    if sightings is not None:
        con.register("seen", sightings)
        con.execute("INSERT INTO observations BY NAME SELECT * FROM seen")
    return con


def _plain(series: pd.Series) -> list:
    return [None if v is None or v != v else v for v in series.tolist()]
