"""What adverts say of pay at all: a bound, a range, one sum, nothing, or something no statistic
may use."""

from __future__ import annotations

from etl.build.checks import table
from etl.indicators._adverts import AREAS, look
from etl.indicators._shares import period

COLUMNS = {
    "area": "str",
    "family": "str",
    "occupation": "str",
    "adverts": "Int64",
    "at_least": "Int64",
    "at_most": "Int64",
    "interval": "Int64",
    "point": "Int64",
    "not_monthly": "Int64",
    "quarantined": "Int64",
    "unstated": "Int64",
    "employers": "Int64",
    "period": "str",
}
STATED = ("at_least", "at_most", "interval", "point")


@table(columns=COLUMNS, key=["area", "family", "occupation"], mart=True)
def pay_statement(adverts_db):
    """One row per area and occupation ('' = whole family; both '' = all): adverts of the last 12
    months by what of pay they state, repeats merged.

    The parts sum to `adverts`: monthly pay as `at_least` («от»), `at_most` («до»), `interval`,
    `point`; `not_monthly` (per shift, hour, rotation or job, or a month whose year is unknown);
    `quarantined` (implausible or unreadable sums, never in a median); `unstated`. Caveat: most
    adverts don't say whether the sum is before tax; net then spans both readings, about 13 %
    wide.
    """
    db = look(adverts_db)
    first, last = period(db).split("/")
    told = "(k.pay_low_net_rub IS NOT NULL OR k.pay_high_net_rub IS NOT NULL)"
    kinds = ", ".join(
        f"""count(*) FILTER ({told} AND a.pay_kind = '{kind}') AS "{kind}\"""" for kind in STATED
    )
    rows = db.execute(
        f"""
        WITH a AS (SELECT source, advert_id, coalesce(any_value(pay_kind), '') AS pay_kind,
                          coalesce(any_value(pay_reason), '') AS pay_reason
                   FROM adverts WHERE is_industrial AND duplicate IN ('', 'possible') GROUP BY ALL)
        SELECT k.area, coalesce(k.family, '') AS family, coalesce(k.occupation, '') AS occupation,
               count(*) AS adverts, {kinds},
               count(*) FILTER (NOT {told} AND a.pay_kind NOT IN ('none', '')) AS not_monthly,
               count(*) FILTER (NOT {told} AND a.pay_kind IN ('none', '')
                                AND a.pay_reason <> '') AS quarantined,
               count(*) FILTER (NOT {told} AND a.pay_kind IN ('none', '')
                                AND a.pay_reason = '') AS unstated,
               count(DISTINCT nullif(k.employer_id, '')) AS employers
        FROM kept k JOIN a USING (source, advert_id)
        WHERE k.area IN {AREAS} AND k.published BETWEEN $1::DATE AND $2::DATE
        GROUP BY GROUPING SETS ((k.area, k.family, k.occupation), (k.area, k.family), (k.area))
        ORDER BY ALL""",
        [first, last],
    ).df()
    return rows.assign(period=f"{first}/{last}")
