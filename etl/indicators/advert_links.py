"""Adverts behind the numbers: links to the publisher, no text kept."""

from __future__ import annotations

from etl.build.checks import table
from etl.indicators._adverts import look

MOST = 30


@table(
    columns={
        "area": "str",
        "occupation": "str",
        "source": "str",
        "advert_id": "str",
        "published": "str",
        "url": "str",
        "openings": "Int64",
        "is_open": "bool",
        "rule": "str",
    },
    key=["area", "occupation", "source", "advert_id"],
    passing=("source", "advert_id"),
    mart=True,
)
def advert_links(adverts_db):
    """One row per linked advert: the 30 newest of each area (moscow | oblast) and occupation, open
    ones first.

    Caveat: a publisher removes closed adverts, so a link of a closed one may be dead.
    """
    return (
        look(adverts_db)
        .execute(f"""
        SELECT area, occupation, source, advert_id, strftime(published, '%Y-%m-%d') AS published,
               url, openings::BIGINT AS openings,
               ends IS NULL OR ends > (SELECT last FROM days) AS is_open, rule
        FROM kept WHERE url LIKE 'https://%' AND area IN ('moscow', 'oblast')
        QUALIFY row_number() OVER (
            PARTITION BY area, occupation
            ORDER BY is_open DESC, kept.published DESC, source, advert_id) <= {MOST}
        ORDER BY area, occupation, published DESC, source, advert_id""")
        .df()
    )
