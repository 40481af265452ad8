"""Rows of the wall from what others published: official rates, hh.ru, pay offered, programmes."""

from __future__ import annotations

import pandas as pd

from etl.language import Words, text
from etl.models.signals import index_signal, rate_signal

AREAS = {name: code for code, name in text.AREAS.items()}
GRADES = ("A", "A-", "B", "B-")
"""Grade C never stands on the wall."""
RATE = Words("мест вакантны", "of posts are vacant")
INDEX = "Активных резюме на вакансию"
CVS = Words("резюме на вакансию", "CVs per vacancy")
PAY = (
    ("Медианная предлагаемая зарплата", Words("медиана предложений", "median of offers")),
    ("Средняя предлагаемая зарплата", Words("среднее предложений", "mean of offers")),
    ("Максимальная предлагаемая зарплата", Words("наибольшее предложение", "highest offer")),
)
"""How an indicator of pay begins, the most telling first."""
PLACES = ("бюджетных мест (без квот)", "мест на кафедре по КЦП (бюджет, квоты внутри)")
PROGRAMMES = Words(
    "программ с бюджетными местами нашли у вузов", "programmes with state places found"
)
SOURCE = (
    "period_start",
    "period_end",
    "period_text",
    "publisher",
    "url",
    "page_date",
    "review_by",
    "grade",
)
BLANK = {
    "value_low": None,
    "value_high": None,
    "bound": "=",
    "about_ru": "",
    "about_en": "",
    "scope": "own",
    "signal": "",
    "status": "ok",
    "n": None,
    "of": None,
    "others": 0,
}


def official(links: pd.DataFrame, rates: pd.DataFrame) -> list[dict]:
    """The rate of the group of Russia that holds an occupation; Moscow's and the oblast's major
    group, far wider, without a signal."""
    rates = _exact(rates)
    every = rates[(rates["geography"] == "Россия") & (rates["level"] == "all")]
    usual = float(every.iloc[0]["_"])
    narrow = rates[rates["geography"] == "Россия"].set_index("okz")
    wide = rates[(rates["level"] == "major") & (rates["geography"] != "Россия")]
    by_place = wide.set_index(["geography", "okz_major"])
    out = []
    for link in links.to_dict("records"):
        scope = "major" if link["match"] == "major" else "group"
        out.append(_rate(link, narrow.loc[link["survey_okz"]], scope, usual))
        for place in ("Москва", "Московская область"):
            if (place, link["okz"][0]) in by_place.index:
                out.append(
                    _rate(link, by_place.loc[(place, link["okz"][0])], "major", usual, place)
                )
    return out


def _rate(link: dict, row: pd.Series, scope: str, usual: float, place: str = "Россия") -> dict:
    broad = scope == "major"
    value = float(row["_"])
    required = None if pd.isna(row["required"]) else int(row["required"])
    counted = not pd.isna(row[["required", "headcount"]]).any()
    return BLANK | {
        "occupation": link["occupation"],
        "area": AREAS[place],
        "evidence": "official",
        "value": value,
        "unit": "%",
        "measure_ru": RATE.ru,
        "measure_en": RATE.en,
        "about_ru": row["group_ru"],
        "about_en": row["group_en"],
        "scope": scope,
        "signal": "" if broad else rate_signal(value, usual),
        "status": "too_broad" if broad else "ok",
        "n": required,
        "of": int(row["required"]) + int(row["headcount"]) if counted else None,
        **_source(row),
        "table": "vacancy_rates",
        "ids": row["id"],
    }


def _exact(rates: pd.DataFrame) -> pd.DataFrame:
    """With the share in `_`: from its people where the printed one is their ratio (14.45 of 14.4507
    rounds up), the printed one elsewhere."""
    printed = rates["vacancy_share_pct"].astype("float64")
    required, staff = (rates[c].astype("float64") for c in ("required", "headcount"))
    reckoned = 100 * required / (required + staff)
    return rates.assign(_=reckoned.where((reckoned - printed).abs() <= 0.011, printed))


def hh(rows: pd.DataFrame) -> list[dict]:
    """The newest dated index of CVs per vacancy that names the occupation, by place."""
    out = []
    for (code, place), own in rows[rows["indicator"] == INDEX].groupby(["code", "geography"]):
        row = own.sort_values(["period_end", "id"]).iloc[-1]
        measured = {"measure_ru": CVS.ru, "measure_en": CVS.en, "others": len(own) - 1}
        out.append(
            _quoted(code, place, "hh", row) | measured | {"signal": index_signal(row["value"])}
        )
    return out


def pay(rows: pd.DataFrame) -> list[dict]:
    """The newest median, else mean, else highest pay offered that names the occupation, by place;
    there is no threshold."""
    out = []
    for (code, place), own in rows.groupby(["code", "geography"]):
        kinds = [(i, own[own["indicator"].str.startswith(k)]) for i, (k, _) in enumerate(PAY)]
        found = [(i, some) for i, some in kinds if len(some)]
        if found:
            kind, some = found[0]
            row = some.sort_values(["period_end", "id"]).iloc[-1]
            measure = PAY[kind][1]
            told = {"measure_ru": measure.ru, "measure_en": measure.en}
            others = sum(len(more) for _, more in found) - 1
            out.append(_quoted(code, place, "pay", row) | told | {"others": others})
    return out


def education(fields: pd.DataFrame, facts: pd.DataFrame) -> list[dict]:
    """Programmes of the field that leads to an occupation with state places we found at Moscow
    universities: how many, not how many graduates."""
    rows = facts[facts["indicator"].isin(PLACES) & facts["grade"].isin(GRADES)]
    rows = rows.assign(field=rows["programme_code"].str[:2], whole=rows["programme_code"].str[:8])
    rows = rows.sort_values(["year", "id"]).drop_duplicates(["whole", "institution"], keep="last")
    out = []
    for link in fields.to_dict("records"):
        own = rows[rows["field"] == link["field"]]
        for code in link["occupations"].split("|") if len(own) else ():
            out.append(_taught(code, link, own))
    return _merged(out)


def _taught(code: str, link: dict, own: pd.DataFrame) -> dict:
    last = own.iloc[-1]
    year = int(own["year"].max())
    return BLANK | {
        "occupation": code,
        "area": "moscow",
        "evidence": "education",
        "value": float(len(own)),
        "unit": "программ",
        "measure_ru": PROGRAMMES.ru,
        "measure_en": PROGRAMMES.en,
        "about_ru": link["field_ru"],
        "about_en": link["field_en"],
        "scope": "field",
        "n": own["institution"].nunique(),
        "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31",
        "period_text": str(year),
        "publisher": ", ".join(sorted(set(own["institution"]))),
        "url": last["url"],
        "page_date": str(own["page_date"].max()),
        "review_by": str(own["review_by"].min()),
        "grade": max(own["grade"], key=GRADES.index),
        "table": "programme_facts",
        "ids": "|".join(own["id"]),
    }


def _merged(rows: list[dict]) -> list[dict]:
    """An occupation two fields lead to has one row of both."""
    out: dict[str, dict] = {}
    for row in rows:
        seen = out.get(row["occupation"])
        out[row["occupation"]] = row if seen is None else _both(seen, row)
    return list(out.values())


def _both(one: dict, two: dict) -> dict:
    schools = sorted({*one["publisher"].split(", "), *two["publisher"].split(", ")})
    return one | {
        "value": one["value"] + two["value"],
        "about_ru": f"{one['about_ru']}; {two['about_ru']}",
        "about_en": f"{one['about_en']}; {two['about_en']}",
        "n": len(schools),
        "publisher": ", ".join(schools),
        "grade": max(one["grade"], two["grade"], key=GRADES.index),
        "period_end": max(one["period_end"], two["period_end"]),
        "page_date": max(one["page_date"], two["page_date"]),
        "review_by": min(one["review_by"], two["review_by"]),
        "ids": f"{one['ids']}|{two['ids']}",
    }


def named(links: pd.DataFrame, published: pd.DataFrame, occupations: pd.DataFrame) -> pd.DataFrame:
    """Published numbers of the three places that name an occupation, dated, better than C;
    `said_en`: English names of all the occupations a number is about."""
    english = links.merge(occupations[["code", "name_en"]], left_on="occupation", right_on="code")
    english = english.groupby("id")["name_en"].agg(", ".join).rename("said_en").reset_index()
    rows = links.rename(columns={"occupation": "code"}).merge(published, on="id")
    rows = rows.merge(english, on="id")
    fits = rows["geography"].isin(tuple(AREAS)) & rows["grade"].isin(GRADES)
    return rows[fits & (rows["period_end"] != "") & rows["value"].notna()]


def _quoted(code: str, place: str, evidence: str, row: pd.Series) -> dict:
    alone = bool(row["alone"])
    return BLANK | {
        "occupation": code,
        "area": AREAS[place],
        "evidence": evidence,
        "value": float(row["value"]),
        "value_low": _known(row["value_low"]),
        "value_high": _known(row["value_high"]),
        "bound": row["bound"] or "=",
        "unit": row["unit"],
        "about_ru": "" if alone else row["said"],
        "about_en": "" if alone else row["said_en"],
        "scope": "own" if alone else "shared",
        **_source(row),
        "table": "published",
        "ids": row["id"],
    }


def _known(value: float) -> float | None:
    if pd.isna(value):
        return None
    return float(value)


def _source(row: pd.Series) -> dict:
    return {key: str(row[key] or "") for key in SOURCE}
