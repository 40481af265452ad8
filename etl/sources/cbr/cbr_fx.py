"""Official exchange rates of the Bank of Russia, to convert pay quoted in other currencies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
from lxml import etree

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import workbook as wb
from etl.sources.cbr import _cbr
from etl.sources.cbr.cbr_key_rate import _day

ORIGIN = Origin(
    "cbr_fx",
    _cbr.PUBLISHER,
    Words("Официальные курсы валют", "Official exchange rates"),
    _cbr.LICENCE,
    "https://www.cbr.ru/scripts/XML_dynamic.asp",
    cadence_days=7,
)
CURRENCIES = {"USD": "R01235", "EUR": "R01239", "CNY": "R01375", "KZT": "R01335", "BYN": "R01090B"}
_CODES = {code: currency for currency, code in CURRENCIES.items()}
FIRST = "01/01/2019"


def _fetch(web, raw) -> None:
    today = date.today().strftime("%d/%m/%Y")
    for currency, code in CURRENCIES.items():
        reply = web.get(
            ORIGIN.url, params={"date_req1": FIRST, "date_req2": today, "VAL_NM_RQ": code}
        )
        if b"<ValCurs" not in reply.content[:400]:
            raise LookupError(f"Курс {currency}: вместо XML с {ORIGIN.url} пришло другое")
        raw.put(
            f"fx_{currency}.xml",
            reply.content,
            url=f"{ORIGIN.url}?VAL_NM_RQ={code}&date_req1={FIRST}",
        )


def _read(path: Path) -> Parsed:
    """Every Record; without a known currency, date, nominal or value it is a Reject."""
    out = Parsed()
    seen = set()
    try:
        with path.open("rb") as f:
            for i, (_, record) in enumerate(
                etree.iterparse(f, tag="Record", recover=True, resolve_entities=False)
            ):
                row, reason = _record(record)
                if not reason and (row["currency"], row["date"]) in seen:
                    reason = "duplicate"
                if reason:
                    out.rejects.append(
                        wb.reject(
                            ORIGIN.id,
                            f"{path.name}#{i}",
                            ("Date", "Nominal", "Value"),
                            reason,
                            etree.tostring(record),
                        )
                    )
                else:
                    seen.add((row["currency"], row["date"]))
                    out.rows.append(row)
                record.clear()
    except (etree.XMLSyntaxError, ValueError):
        out.rejects.append(wb.reject(ORIGIN.id, path.name, (), "not_xml"))
    return out


def _record(record) -> tuple[dict, str]:
    currency = _CODES.get(record.get("Id") or "")
    day = _day((record.get("Date") or "").strip())
    try:
        nominal = wb.number((record.findtext("Nominal") or "").strip()).value
        value = wb.number((record.findtext("Value") or "").strip()).value
    except wb.Unreadable:
        return {}, "not_a_number"
    if currency is None or day is None:
        return {}, "unknown_currency" if currency is None else "bad_date"
    if not nominal or nominal <= 0 or not value or value <= 0:
        return {}, "no_value"
    return {
        "date": day,
        "currency": currency,
        "nominal": int(nominal),
        "rub_per_unit": value / nominal,
    }, ""


@table(
    columns={"date": "str", "currency": "str", "nominal": "int64", "rub_per_unit": "float64"},
    key=["date", "currency"],
    mart=True,
)
def fx_rates(cbr_fx_raw):
    """One row per day and currency (USD, EUR, CNY, KZT, BYN): roubles for one unit of it, the
    nominal divided out.

    Source: cbr.ru XML_dynamic. Caveat: the date is the first day the rate is in force; weekends
    and holidays have no row (about 250 rows a year), the last one before them holds.
    """
    return pd.DataFrame(cbr_fx_raw[["date", "currency", "nominal", "rub_per_unit"]]).sort_values(
        ["currency", "date"]
    )
