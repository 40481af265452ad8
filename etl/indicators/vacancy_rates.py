"""Shares of vacant posts by occupation group, the official measure: EMISS's own series where the
build has it, else the kept copy, compared with whatever original is there."""

from __future__ import annotations

import re

import pandas as pd

from etl.build.checks import table

COLUMNS = {
    "id": "str",
    "definition_id": "str",
    "geography": "str",
    "level": "str",
    "okz_major": "str",
    "okz": "str",
    "group_ru": "str",
    "group_en": "str",
    "is_industrial": "bool",
    "headcount": "Int64",
    "required": "Int64",
    "vacancy_share_pct": "Float64",
    "period_text": "str",
    "period_start": "str",
    "period_end": "str",
    "publisher": "str",
    "url": "str",
    "page_date": "str",
    "grade": "str",
    "checked": "str",
    "review_by": "str",
}
NEAR_PCT = 0.1
NEAR_SHARE = 0.005
"""A share agrees within a tenth of a point, people within half a per cent (the copy is rounded)."""
EMISS = "https://www.fedstat.ru/indicator/"


@table(columns=COLUMNS, key=["id"], mart=True)
def vacancy_rates(vacancy_survey, workers_needed_by_occupation=None, vacancy_survey_book=None):
    """One row per place and occupation group: `vacancy_share_pct` in per cent, `required` (vacant
    posts) and `headcount` in people, on 31 October of the survey's year.

    `checked` no (a third party's copy, not compared) | book (its numbers stand in Rosstat's
    workbook) | differs (they do not) | own (EMISS's own series: grade A). Source: Rosstat
    1-Т(проф). Caveat: a share of vacant posts is not a shortage; EMISS gives the share of a group
    only where it publishes per cent; headcount is the copy's or absent, `required` too where
    EMISS gives no people and the copy's share agrees within 0.1 of a point.
    """
    rows = vacancy_survey[vacancy_survey["superseded_by"] == ""].assign(checked="no")
    rows = _compared(rows, vacancy_survey_book)
    own = _own(workers_needed_by_occupation)
    return _replaced(rows, own)[list(COLUMNS)]


def _compared(rows: pd.DataFrame, book: pd.DataFrame | None) -> pd.DataFrame:
    """The copy beside the workbook: a row agrees when one row of the book of that name holds both
    its numbers of people."""
    if book is None or book.empty:
        return rows
    lines = book.assign(
        name=book["label"].map(_plain),
        line=book["sheet"] + book["cell"].str.extract(r"(\d+)$", expand=False).fillna(""),
        value=book["value"].round(),
    )
    found = {(name, line): set(g["value"]) for (name, line), g in lines.groupby(["name", "line"])}

    def agrees(row: pd.Series) -> bool:
        return any(
            name == _plain(row["group_ru"])
            and all(
                any(abs(v - n) <= 1 for v in values) for n in (row["required"], row["headcount"])
            )
            for (name, _), values in found.items()
        )

    checked = rows.apply(agrees, axis=1).map({True: "book", False: "differs"})
    return rows.assign(checked=checked, grade=rows["grade"].mask(checked == "book", "A"))


def _own(needed: pd.DataFrame | None) -> pd.DataFrame:
    """EMISS's newest 31 October by place and group: share and people in columns."""
    if needed is None or needed.empty:
        return pd.DataFrame()
    fits = needed[needed["value"].notna() & ~needed["is_without_new_regions"]]
    fits = fits.assign(
        geography=fits["region"].mask(fits["region_kind"] == "country", "Россия"),
        measure=fits["unit"]
        .str.lower()
        .str.contains("процент|%")
        .map({True: "share", False: "required"}),
        name=fits["occupation_group"].map(_plain),
    )
    newest = fits[fits["period_end"] == fits["period_end"].max()]
    return newest.sort_values("indicator_id").drop_duplicates(
        ["geography", "name", "measure"], keep="last"
    )


def _replaced(rows: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Rows whose place and group EMISS publishes as a share take its number, date and address."""
    rows = rows.astype({c: COLUMNS[c] for c in ("headcount", "required", "vacancy_share_pct")})
    if own.empty:
        return rows
    shares = own[own["measure"] == "share"].set_index(["geography", "name"])
    people = own[own["measure"] == "required"].set_index(["geography", "name"])
    out = []
    for row in rows.to_dict("records"):
        key = (row["geography"], _plain(row["group_ru"]))
        if key in shares.index:
            one = shares.loc[key]
            same = one["period_end"][:4] == row["period_end"][:4]
            agree = same and abs(float(one["value"]) - row["vacancy_share_pct"]) <= NEAR_PCT
            copied = row["required"] if agree else pd.NA
            day = f"{one['period_end'][:4]}-10-31"
            row |= {
                "id": f"workers_needed_by_occupation/{one['indicator_id']}/{row['id']}",
                "vacancy_share_pct": float(one["value"]),
                "required": int(people.loc[key]["value"]) if key in people.index else copied,
                "headcount": row["headcount"] if same else pd.NA,
                "period_text": day,
                "period_start": day,
                "period_end": day,
                "publisher": "ЕМИСС, 1-Т(проф)",
                "url": f"{EMISS}{one['indicator_id']}",
                "page_date": one["period_end"],
                "grade": "A",
                "checked": "own",
            }
        out.append(row)
    return pd.DataFrame(out)


def _plain(name: str) -> str:
    return re.sub(r"[^а-яa-z0-9]+", " ", str(name).lower().replace("ё", "е")).strip()
