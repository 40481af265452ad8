"""Engineering software, Russian against foreign, in live adverts by quarter."""

from __future__ import annotations

import numpy as np

from etl.build.checks import table
from etl.indicators._adverts import AREAS, look
from etl.models.intervals import RELIABLE_N, wilson

FAMILIES = ("design", "process", "automation", "electronics")
"""Families that work in engineering software (ours)."""


@table(
    columns={
        "area": "str",
        "quarter": "str",
        "skill": "str",
        "origin": "str",
        "n": "Int64",
        "adverts": "Int64",
        "share_pct": "Float64",
        "low": "Float64",
        "high": "Float64",
        "status": "str",
    },
    key=["area", "quarter", "skill", "origin"],
    mart=True,
)
def software_demand(adverts_db, engineering_software_csv):
    """One row per area, quarter and system (`skill`), and per origin (skill «» = any system of it):
    adverts of design, process, automation and electronics naming it (`n`) of all such `adverts`.

    Repeats merged; share in per cent with Wilson 95 % bounds; `status` ok | too_few (fewer than 20
    adverts). Caveat: a system named in words the dictionary lacks is missed, and first months hold
    only adverts that lived until observation began.
    """
    db = look(adverts_db)
    db.register("systems", engineering_software_csv[["skill", "origin"]])
    families = ", ".join(f"'{family}'" for family in FAMILIES)
    rows = db.execute(f"""
        WITH own AS (SELECT source, advert_id, area,
                            year(published) || '-Q' || quarter(published) AS quarter
                     FROM kept WHERE area IN {AREAS} AND family IN ({families})),
             whole AS (SELECT area, quarter, count(*) AS adverts FROM own GROUP BY ALL),
             named AS (SELECT DISTINCT own.*, s.skill, y.origin FROM own
                       JOIN advert_skills s USING (source, advert_id) JOIN systems y USING (skill)),
             counted AS (SELECT area, quarter, skill, origin, count(*) AS n FROM named GROUP BY ALL
                         UNION ALL SELECT area, quarter, '' AS skill, origin,
                                          count(DISTINCT source || advert_id) AS n
                                   FROM named GROUP BY ALL)
        SELECT area, quarter, skill, origin, n, adverts FROM counted JOIN whole
        USING (area, quarter) ORDER BY ALL""").df()
    db.unregister("systems")
    good = (rows["adverts"] >= RELIABLE_N).to_numpy()
    ends = np.array(
        [wilson(int(n), int(m)) for n, m in zip(rows["n"], rows["adverts"], strict=True)]
    ).reshape(-1, 2)
    return rows.assign(
        share_pct=np.where(good, 100 * rows["n"] / rows["adverts"].clip(lower=1), np.nan),
        low=np.where(good, 100 * ends[:, 0], np.nan),
        high=np.where(good, 100 * ends[:, 1], np.nan),
        status=np.where(good, "ok", "too_few"),
    )
