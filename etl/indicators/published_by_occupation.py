"""Which published numbers speak of an occupation of the list."""

from __future__ import annotations

from etl.build.checks import table


@table(
    columns={"occupation": "str", "id": "str", "said": "str", "alone": "bool"},
    key=["occupation", "id"],
    mart=True,
)
def published_by_occupation(published, published_occupations_csv):
    """One row per occupation and published number that names it; superseded rows and the sample of
    hh.ru by role (a handful of adverts each) are left out.

    `said` is the publisher's own words, `alone` whether they name this occupation only. The
    links are read by hand (data/reference/published_occupations.csv), sums over all engineers or
    workers are not linked. Caveat: 53 of the 90 occupations have no published number at all, and
    «слесарь, сантехник» is no occupation of industry.
    """
    links = published_occupations_csv.assign(
        code=published_occupations_csv["codes"].str.split("|")
    ).explode("code")
    told = published[(published["superseded_by"] == "") & (published["theme"] != "hh_sample")]
    rows = told.merge(links, left_on="occupation", right_on="said")
    rows = rows.assign(alone=~rows["codes"].str.contains("|", regex=False), occupation=rows["code"])
    return rows[["occupation", "id", "said", "alone"]].sort_values(["occupation", "id"])
