"""Where one studies, with a university's own newest numbers before an aggregator's."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table

OWN = "МГТУ «СТАНКИН»"
OWN_YEAR = 2025
SEMESTERS = 2
EXAMS = 3
PLACES = "бюджетных мест (без квот)"
PRICE = "стоимость обучения (граждане РФ)"
SCORE = "проходной балл (сумма ЕГЭ)"


@table(
    columns={
        "id": "str",
        "institution": "str",
        "geography": "str",
        "code": "str",
        "field": "str",
        "direction": "str",
        "profile": "str",
        "form": "str",
        "exams": "str",
        "exams_year": "Int64",
        "is_sum_of_three": "bool",
        "score": "Int64",
        "score_year": "int64",
        "score_id": "str",
        "is_own": "bool",
        "is_new": "bool",
        "budget_places": "Int64",
        "has_quotas": "bool",
        "price_rub": "Int64",
        "publisher": "str",
        "url": "str",
        "page_date": "str",
        "grade": "str",
    },
    key=["id"],
    mart=True,
)
def study_offers(admissions, programme_facts):
    """One row per programme × profile × form on offer in Moscow and its oblast: pass score (sum of
    exams), free places, price in RUB a year, all of `score_year`.

    СТАНКИН's rows are the university's own of 2025 (`is_own`; places without quotas, a semester's
    price twice), the rest the aggregator's of 2024 (places with quotas). Exams of own rows are
    those the aggregator prints for the same code, of `exams_year`. Caveat: two years and two counts
    of places stand side by side and are never added; seven rows are sums of four exams or hold a
    university's own test (`is_sum_of_three` False): no pupil's sum of three compares with them.
    """
    own = _own(programme_facts, admissions)
    kept = admissions[~((admissions["institution"] == OWN) & admissions["code"].isin(own["code"]))]
    kept = kept.assign(
        exams_year=kept["year"],
        score_year=kept["year"],
        score_id=kept["id"],
        is_own=False,
        has_quotas=True,
    )
    rows = pd.concat([own, kept], ignore_index=True)
    exams = rows["exams"].str.split("|", regex=False)
    rows["is_sum_of_three"] = [len(e) == EXAMS and "own_exam" not in "/".join(e) for e in exams]
    rows = rows[list(study_offers.schema.columns)]
    return rows.sort_values(["code", "institution", "id"], kind="stable")


def _own(facts: pd.DataFrame, admissions: pd.DataFrame) -> pd.DataFrame:
    """The university's own page of one year: a row per programme with places."""
    rows = facts[(facts["institution"] == OWN) & (facts["year"] == OWN_YEAR)]
    exams = admissions[admissions["institution"] == OWN].drop_duplicates("code").set_index("code")
    out = []
    for (code, name), group in rows.groupby(["programme_code", "programme_name"], sort=True):
        said = group.set_index("indicator")
        short = ".".join(code.split(".")[:3])
        known = short in exams.index
        score = said["value"].get(SCORE)
        price = said["value"].get(PRICE)
        first = group.iloc[0]
        out.append(
            {
                "id": f"S{code.replace('.', '')}",
                "institution": OWN,
                "geography": "Москва",
                "code": short,
                "field": code[:2],
                "direction": exams.at[short, "direction"] if known else name,
                "profile": name if code != short else "",
                "form": "full_time",
                "exams": exams.at[short, "exams"] if known else "",
                "exams_year": exams.at[short, "year"] if known else None,
                "score": score,
                "score_year": OWN_YEAR,
                "score_id": said["id"].get(SCORE) or "",
                "is_own": True,
                "is_new": score is None,
                "budget_places": said["value"].get(PLACES),
                "has_quotas": False,
                "price_rub": None if price is None else price * SEMESTERS,
                "publisher": OWN,
                "url": first["url"],
                "page_date": first["page_date"],
                "grade": first["grade"],
            }
        )
    return pd.DataFrame(out)
