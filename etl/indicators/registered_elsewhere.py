"""How many adverts have their job here and their employer registered elsewhere: what the
portal's API cannot see."""

from __future__ import annotations

from etl.build.checks import table
from etl.indicators._adverts import AREAS, look
from etl.models.intervals import RELIABLE_N, wilson


@table(
    columns={
        "area": "str",
        "adverts": "Int64",
        "elsewhere": "Int64",
        "share_pct": "Float64",
        "low": "Float64",
        "high": "Float64",
        "status": "str",
    },
    key=["area"],
    mart=True,
)
def registered_elsewhere(adverts_db):
    """One row per area of work (moscow | oblast): industrial adverts, and those whose employer is
    of another region.

    `share_pct` of the adverts with `low`…`high` (Wilson 95 %); `status` ok | too_few (below 20
    the count stays). Source: Rabota Rossii. Caveat: between bulk files the API shows only firms
    registered in the two regions, so the share is itself a lower bound: the true one is that of
    a fresh bulk file.
    """
    rows = (
        look(adverts_db)
        .execute("""
        SELECT k.area, count(*) AS adverts, count(*) FILTER (WHERE a.region_differs) AS elsewhere
        FROM kept k JOIN adverts a USING (source, advert_id) GROUP BY 1""")
        .df()
        .set_index("area")
    )
    rows = rows.reindex(AREAS, fill_value=0).rename_axis("area").reset_index()
    ends = [
        wilson(int(e), int(n)) if n >= RELIABLE_N else (None, None)
        for e, n in zip(rows["elsewhere"], rows["adverts"], strict=True)
    ]
    shares = [
        100 * e / n if n >= RELIABLE_N else None
        for e, n in zip(rows["elsewhere"], rows["adverts"], strict=True)
    ]
    return rows.assign(
        share_pct=shares,
        low=[low and 100 * low for low, _ in ends],
        high=[high and 100 * high for _, high in ends],
        status=["ok" if n >= RELIABLE_N else "too_few" for n in rows["adverts"]],
    )
