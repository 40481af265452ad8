"""Adverts a firm, a university or an analyst collected themselves: CSV, workbook or JSON lines.

They never enter the market's series, and never leave the data folder they were given to.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.origin import Intake, Origin, Parsed, Taken
from etl.reading.bounds import Refused
from etl.sources.firms import _own_columns as own
from etl.sources.firms._own_adverts_file import adverts_of, cleaned
from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem._trudvsem_clean import encode

ORIGIN = Origin(
    "own_adverts",
    Words("Собственное собрание объявлений", "An own collection of adverts"),
    Words("Объявления, собранные владельцем файла", "Adverts collected by the file's owner"),
    Words("закрыто: остаётся в вашей папке данных", "closed: stays in your own data folder"),
    "",
    note=Words(
        "python -m etl capture own_adverts ФАЙЛ --owner ИМЯ --map title=… text=… Не смешивается с "
        "рядами рынка; полнота и отбор известны только владельцу.",
        "python -m etl capture own_adverts FILE --owner NAME --map title=… text=… Never mixed with "
        "the market's series; only the owner knows how complete it is.",
    ),
)
ADVERTS = APART = LOCAL = True
OPT_IN = "python -m etl capture own_adverts FILE --owner NAME"
NO_OWNER = Words(
    "чьи это объявления? Добавьте --owner «Завод Пример»",
    "whose adverts are these? Add --owner “Example Works”",
)


def _intake(path: Path, raw, asked: Intake) -> Taken:
    """The file's adverts, redacted, under their owner's name."""
    if not asked.owner.strip():
        return Taken(refused=NO_OWNER)
    owner = " ".join(asked.owner.split())
    try:
        items = list(adverts_of(path, dict(asked.columns)))
    except Refused as error:
        return Taken(refused=error.words)
    day = asked.published or date.today().isoformat()
    rows, rejects = cleaned(ORIGIN.id, items, owner, path.name)
    state = wire.fresh("", day) | {"rows": len(rows), "owner": owner}
    state = wire.with_rejects(state, rejects)
    stem = re.sub(r"[^0-9A-Za-z_-]+", "-", asked.name or path.name.partition(".")[0])[:40]
    name = f"own-{own.owner_key(owner)}-{stem}"
    if rows:
        wire.put_report(raw, name, state, str(path.name))
        lines = b"".join(encode(row | {"observed": day, "owner": owner}) + b"\n" for row in rows)
        raw.put(f"{name}.jsonl", lines, url=ORIGIN.url, published=day)
    return Taken(name, len(rows), len(rejects), dict(Counter(r.reason for r in rejects)))


def _read(path: Path) -> Parsed:
    """Owners and numbers of a capture's adverts."""
    return wire.read(path)


def _complete(name: str) -> bool:
    """An own collection never tells that an advert has closed."""
    return False


OWNED = """
    WITH named AS (SELECT DISTINCT split_part(id, '-', 1) AS key, owner FROM owners),
         one AS (SELECT coalesce(n.owner, '') AS owner, a.advert_id, a.area, a.occupation, a.family,
                        nullif(a.employer_id, '') AS employer, a.openings, a.pay_kind, a.pay_mode,
                        a.pay_low_net_rub AS low, a.pay_high_net_rub AS high,
                        coalesce(a.published, a.observed) AS day
                 FROM adverts a LEFT JOIN named n ON n.key = split_part(a.advert_id, '-', 1)
                 WHERE a.source = 'own_adverts' AND a.is_industrial
                       AND a.duplicate IN ('', 'possible'))"""
"""One row per industrial advert of own collections with its owner, repeats merged."""


@table(
    columns={
        "owner": "str",
        "area": "str",
        "occupation": "str",
        "family": "str",
        "adverts": "int64",
        "employers": "int64",
        "openings": "int64",
        "pay_stated": "int64",
        "pay_not_monthly": "int64",
        "first_day": "str",
        "last_day": "str",
    },
    key=["owner", "area", "occupation"],
    mart=True,
)
def own_demand(own_adverts_raw, apart_db):
    """One row per owner, area and occupation: industrial adverts of an own collection, repeats
    merged, with employers, openings and how many state monthly pay or pay by another measure.

    Source: the owner's file. Caveat: no sample of any market; how it was chosen only its owner
    knows.
    """
    apart_db.register("owners", _owners(own_adverts_raw))
    found = apart_db.execute(f"""{OWNED}
        SELECT owner, area, occupation, any_value(family) AS family, count(*) AS adverts,
               count(DISTINCT employer) AS employers, sum(openings)::BIGINT AS openings,
               count(*) FILTER (low IS NOT NULL OR high IS NOT NULL) AS pay_stated,
               count(*) FILTER (pay_kind <> 'none' AND pay_mode <> 'month') AS pay_not_monthly,
               strftime(min(day), '%Y-%m-%d') AS first_day,
               strftime(max(day), '%Y-%m-%d') AS last_day
        FROM one GROUP BY owner, area, occupation ORDER BY ALL""").df()
    apart_db.unregister("owners")
    return found


@table(
    columns={
        "owner": "str",
        "occupation": "str",
        "family": "str",
        "n": "int64",
        "low_rub": "Float64",
        "high_rub": "Float64",
    },
    key=["owner", "occupation"],
    mart=True,
)
def own_pay(own_adverts_raw, apart_db):
    """One row per owner and occupation with at least 20 adverts of monthly pay: median of the
    bounds on hand, rubles a month.

    Caveat: medians of stated lower and upper bounds apart, no estimate of pay itself.
    """
    apart_db.register("owners", _owners(own_adverts_raw))
    found = apart_db.execute(f"""{OWNED}
        SELECT owner, occupation, any_value(family) AS family, count(*) AS n,
               median(low) AS low_rub, median(high) AS high_rub
        FROM one WHERE low IS NOT NULL OR high IS NOT NULL
        GROUP BY owner, occupation HAVING count(*) >= 20 ORDER BY ALL""").df()
    apart_db.unregister("owners")
    return found


@table(
    columns={
        "owner": "str",
        "family": "str",
        "skill": "str",
        "adverts": "int64",
        "adverts_in_family": "int64",
        "share_pct": "float64",
    },
    key=["owner", "family", "skill"],
    mart=True,
)
def own_skills(own_adverts_raw, apart_db):
    """One row per owner, family and skill named in at least 3 adverts of a family of at least 20:
    share of its adverts, per cent.

    Caveat: skills the dictionary lacks are missed, so shares are lower bounds.
    """
    apart_db.register("owners", _owners(own_adverts_raw))
    found = apart_db.execute(f"""{OWNED},
        size AS (SELECT owner, family, count(*) AS n FROM one GROUP BY owner, family)
        SELECT o.owner, o.family, k.skill, count(DISTINCT o.advert_id) AS adverts,
               any_value(z.n) AS adverts_in_family,
               round(100.0 * count(DISTINCT o.advert_id) / any_value(z.n), 1) AS share_pct
        FROM one o JOIN advert_skills k ON k.advert_id = o.advert_id AND k.source = 'own_adverts'
             JOIN size z ON z.owner = o.owner AND z.family = o.family
        WHERE z.n >= 20 GROUP BY o.owner, o.family, k.skill
        HAVING count(DISTINCT o.advert_id) >= 3 ORDER BY ALL""").df()
    apart_db.unregister("owners")
    return found


def _owners(rows: pd.DataFrame) -> pd.DataFrame:
    if not len(rows):
        return pd.DataFrame({"id": pd.Series(dtype=str), "owner": pd.Series(dtype=str)})
    return rows[["id", "owner"]]
