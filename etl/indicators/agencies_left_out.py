"""How many adverts are recruiters': left out of every indicator, and said so."""

from __future__ import annotations

from etl.build.checks import table
from etl.indicators._adverts import AREAS


@table(
    columns={
        "area": "str",
        "adverts": "Int64",
        "agencies": "Int64",
        "agencies_pct": "Float64",
        "firms": "Int64",
    },
    key=["area"],
    mart=True,
)
def agencies_left_out(adverts_db):
    """One row per area of work (moscow | oblast): industrial adverts in all, and those of
    recruiters (`agencies`, per cent of all; `firms` how many recruiters).

    A recruiter is one the portal marks so, one whose name says so, or one whose text stands under
    many employers. They enter no tension, duration, re-posting or pay. Source: Rabota Rossii.
    Caveat: a recruiter that hides behind an ordinary name is counted as an employer.
    """
    rows = (
        adverts_db.execute("""
        SELECT area, count(*) AS adverts,
               count(*) FILTER (WHERE employer_kind = 'recruiter') AS agencies,
               count(DISTINCT employer_id) FILTER (WHERE employer_kind = 'recruiter') AS firms
        FROM adverts WHERE is_industrial AND duplicate IN ('', 'possible') GROUP BY 1""")
        .df()
        .set_index("area")
        .reindex(AREAS, fill_value=0)
        .rename_axis("area")
        .reset_index()
    )
    share = 100 * rows["agencies"] / rows["adverts"].where(rows["adverts"] > 0)
    return rows.assign(agencies_pct=share)
