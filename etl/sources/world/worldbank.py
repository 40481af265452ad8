"""World Bank indicators for an international comparison: unemployment, participation,
researchers, R&D."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import workbook as wb

ORIGIN = Origin(
    "worldbank",
    Words("Всемирный банк", "World Bank"),
    Words("Показатели мирового развития", "World Development Indicators"),
    Words("CC BY 4.0", "CC BY 4.0"),
    "https://api.worldbank.org/v2",
    cadence_days=180,
)
UNITS = {
    "SL.UEM.TOTL.ZS": "%",
    "SL.TLF.CACT.ZS": "%",
    "SL.TLF.TOTL.IN": "persons",
    "SP.POP.SCIE.RD.P6": "per million people",
    "GB.XPD.RSDV.GD.ZS": "% of GDP",
    "SE.TER.ENRR": "%",
}
COUNTRIES = ("RUS", "DEU", "KOR", "CHN", "JPN", "USA", "FRA", "ITA", "POL", "TUR", "BLR", "KAZ")
_FIRST = 2000
_LAST = 2035
_PER_PAGE = 1000
_MAX_PAGES = 50


def _fetch(web, raw) -> None:
    """One capture per indicator and page; an error message with status 200 raises LookupError."""
    for indicator in UNITS:
        url = f"{ORIGIN.url}/country/{';'.join(COUNTRIES)}/indicator/{indicator}"
        page = pages = 1
        while page <= pages:
            reply = web.get(
                url,
                params={
                    "format": "json",
                    "per_page": _PER_PAGE,
                    "page": page,
                    "date": f"{_FIRST}:{_LAST}",
                },
            )
            meta, problem = _meta(reply.content)
            if problem:
                raise LookupError(f"Всемирный банк, {indicator}: {problem}")
            pages = min(int(meta.get("pages") or 1), _MAX_PAGES)
            raw.put(f"{indicator}_{page}.json", reply.content, url=f"{url}?page={page}")
            page += 1


def _meta(content: bytes) -> tuple[dict, str]:
    try:
        body = json.loads(content.decode("utf-8-sig"))
    except ValueError:
        return {}, "ответ не читается как JSON"
    if not isinstance(body, list) or not body or not isinstance(body[0], dict):
        return {}, "ответ не того вида"
    if message := body[0].get("message"):
        if isinstance(message, list) and isinstance(message[0], dict):
            said = message[0].get("value")
        else:
            said = ""
        return {}, f"служба ответила отказом: {str(said)[:120]}"
    if len(body) == 2:
        return (body[0], "")
    return ({}, "ответ не того вида")


def _read(path: Path) -> Parsed:
    """Every record; those without a number stay with `value` None, those that cannot be read are
    Rejects."""
    out = Parsed()
    seen = set()
    content = path.read_bytes()
    _, problem = _meta(content)
    if problem:
        return Parsed([], [wb.reject(ORIGIN.id, path.name, (), "not_a_page_of_rows")])
    rows = json.loads(content.decode("utf-8-sig"))[1]
    for i, record in enumerate(rows if isinstance(rows, list) else []):
        row, reason = _record(record)
        key = (row.get("country"), row.get("indicator_id"), row.get("year"))
        reason = reason or ("duplicate" if key in seen else "")
        if reason:
            out.rejects.append(
                wb.reject(ORIGIN.id, f"{path.name}#{i}", ("date", "value"), reason, record)
            )
        else:
            seen.add(key)
            out.rows.append(row)
    return out


def _record(record: object) -> tuple[dict, str]:
    if not isinstance(record, dict):
        return {}, "not_a_record"
    indicator = record.get("indicator")
    country = record.get("country")
    if (
        not isinstance(indicator, dict)
        or not isinstance(country, dict)
        or not record.get("countryiso3code")
    ):
        return {}, "no_country_or_indicator"
    year = str(record.get("date"))
    value = record.get("value")
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        return {}, "bad_year"
    if value is not None and (
        isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value)
    ):
        return {}, "not_a_number"
    return {
        "country": str(record["countryiso3code"]),
        "country_name": str(country.get("value") or ""),
        "indicator_id": str(indicator.get("id") or ""),
        "indicator": str(indicator.get("value") or ""),
        "year": int(year),
        "value": value,
    }, ""


@table(
    columns={
        "country": "str",
        "country_name": "str",
        "indicator_id": "str",
        "indicator": "str",
        "year": "int64",
        "value": "float64",
        "unit": "str",
    },
    key=["country", "indicator_id", "year"],
    mart=True,
)
def worldbank_indicators(worldbank_raw):
    """One row per country (ISO 3166 alpha-3), indicator and year; `value` in `unit`, empty where
    nothing is published.

    Source: World Bank v2 API, CC BY 4.0. Caveat: modelled and national estimates are mixed, and
    Russia's series stop early for some of the 6 indicators: read the last year before comparing.
    """
    rows = worldbank_raw.drop_duplicates(["country", "indicator_id", "year"], keep="last")
    return pd.DataFrame(
        {
            c: rows[c]
            for c in ("country", "country_name", "indicator_id", "indicator", "year", "value")
        }
        | {"unit": rows["indicator_id"].map(UNITS).fillna("")}
    ).sort_values(["indicator_id", "country", "year"])
