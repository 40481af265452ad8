"""Points of the Beveridge curve: unemployment on x, vacancies on y, one definition each along a
series."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.reading.regions import MOSCOW, RUSSIA

COLUMNS = {
    "series": "str",
    "series_ru": "str",
    "series_en": "str",
    "region": "str",
    "period_start": "str",
    "period_end": "str",
    "unemployment_pct": "Float64",
    "unemployment_definition": "str",
    "vacancies": "Float64",
    "vacancies_unit": "str",
    "vacancies_definition": "str",
    "published_ids": "str",
    "grade": "str",
    "status": "str",
    "reason_ru": "str",
    "reason_en": "str",
}
ENGINEERS = "engineers_1t"
REQUIRED = "required_57768"
SERIES = {
    ENGINEERS: Words(
        "доля пустых мест инженеров (1-Т(проф)) и безработица 15–72 лет",
        "engineers' vacancy rate (1-T(prof)) and unemployment 15–72",
    ),
    REQUIRED: Words(
        "требуемые работники на конец квартала (ЕМИСС 57768) и безработица 15 лет и старше",
        "workers required at quarter's end (EMISS 57768) and unemployment 15+",
    ),
}
WAITING = Words(
    "нет данных: {what} появится с ЕМИСС (python -m etl update)", "no data: {what} comes with EMISS"
)
NEVER = Words(
    "по Москве доля пустых мест инженеров не публиковалась",
    "no vacancy rate of engineers has been published for Moscow",
)
REQUIRED_NAME = Words(
    "число требуемых работников и безработица по кварталам",
    "the quarterly number of workers required and unemployment",
)
REGIONS = {MOSCOW: "Москва", RUSSIA: "Россия"}


@table(
    columns=COLUMNS,
    key=["series", "region", "period_start", "period_end", "vacancies_definition"],
    mart=True,
)
def beveridge(published, labour_force_15_72, required_workers=None, unemployment_ilo=None):
    """One row per series, region (Москва | Россия) and period known on both sides; else a row
    saying what is missing.

    Series engineers_1t: 1-Т(проф) vacancy rate of engineers, %, beside unemployment 15–72 of the
    same years;
    required_57768: workers required, in `vacancies_unit`, by activity, beside the quarter's
    unemployment 15+. Never
    joined: definitions differ. `status` ok | no_data. Caveat: engineers_1t has three points in
    twelve years (31 October
    against a year's mean), and its first is a mean over 2010–2018.
    """
    rows = [
        *_engineers(published, labour_force_15_72),
        *_required(required_workers, unemployment_ilo),
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _engineers(published: pd.DataFrame, force: pd.DataFrame) -> list[dict]:
    rates = published[
        (published["definition_id"] == "rosstat_vacancy_rate_engineers")
        & (published["superseded_by"] == "")
    ]
    years = force[
        (force["indicator"] == "unemployment_rate_pct")
        & (force["period_kind"] == "year")
        & (force["region"] == RUSSIA)
        & force["value"].notna()
    ]
    years = years.drop_duplicates("year", keep="last").set_index("year")["value"]
    out = []
    for r in rates.to_dict("records"):
        span = range(int(r["period_start"][:4]), int(r["period_end"][:4]) + 1)
        if set(span) <= set(years.index):
            out.append(
                _row(
                    ENGINEERS,
                    "Россия",
                    r["period_start"],
                    r["period_end"],
                    years[list(span)].mean(),
                    "rosstat_unemployment_15_72",
                    r["value"],
                    "%",
                    r["definition_id"],
                    r["id"],
                    r["grade"],
                )
            )
    return [*out, _missing(ENGINEERS, "Москва", NEVER)]


def _required(required: pd.DataFrame | None, unemployment: pd.DataFrame | None) -> list[dict]:
    if required is None or unemployment is None:
        return [
            _missing(REQUIRED, region, WAITING.format(what=REQUIRED_NAME))
            for region in REGIONS.values()
        ]
    rate = unemployment[(unemployment["period_kind"] == "quarter") & unemployment["value"].notna()]
    rate = rate[rate["breakdown"].str.contains("15 лет и старше")]
    rate = rate.drop_duplicates(["region", "period_end"], keep="last")
    both = required[required["value"].notna() & (required["period_kind"] == "quarter")].merge(
        rate[["region", "period_end", "value"]].rename(columns={"value": "rate"}),
        on=["region", "period_end"],
    )
    out = [
        _row(
            REQUIRED,
            REGIONS[r.region],
            r.period_start,
            r.period_end,
            r.rate,
            "emiss_43062",
            r.value,
            r.unit,
            f"emiss_57768: {r.activity}",
            "",
            "A",
        )
        for r in both.itertuples()
        if r.region in REGIONS
    ]
    seen = {r["region"] for r in out}
    why = WAITING.format(what=REQUIRED_NAME)
    return [
        *out,
        *(_missing(REQUIRED, region, why) for region in REGIONS.values() if region not in seen),
    ]


def _row(
    series, region, start, end, rate, rate_of, vacancies, unit, vacancies_of, ids, grade
) -> dict:
    return {
        "series": series,
        "series_ru": SERIES[series].ru,
        "series_en": SERIES[series].en,
        "region": region,
        "period_start": start,
        "period_end": end,
        "unemployment_pct": rate,
        "unemployment_definition": rate_of,
        "vacancies": vacancies,
        "vacancies_unit": unit,
        "vacancies_definition": vacancies_of,
        "published_ids": ids,
        "grade": grade,
        "status": "ok",
        "reason_ru": "",
        "reason_en": "",
    }


def _missing(series: str, region: str, why: Words) -> dict:
    return _row(series, region, "", "", None, "", None, "", "", "", "") | {
        "status": "no_data",
        "reason_ru": why.ru,
        "reason_en": why.en,
    }
