"""Rows of the wall from adverts and firms' own answers: the portal, pay offered, graduates, the
survey, the verdict."""

from __future__ import annotations

import pandas as pd

from etl.language import Words
from etl.models.score import NEEDED
from etl.models.signals import OF_VERDICT, points_signal

PUBLISHER = "«Работа России» (объявления)"
URL = "https://trudvsem.ru/opendata"
TENSION = Words("места в объявлениях на одно резюме", "advertised openings per CV")
OPEN = Words("открытых объявлений", "open adverts")
MEDIAN = Words("медиана предложений, на руки", "median of offers, net")
GRADUATES = Words("выпускников на вакантное место", "graduates per opening")
DIFFICULTY = Words("трудность найма, средняя из 1–5", "difficulty of hiring, mean of 1–5")
SCORE = Words("средний балл показателей, 0–3", "mean points of indicators, 0–3")
FROM_ADVERTS = {
    "review_by": "",
    "value_low": None,
    "value_high": None,
    "bound": "=",
    "about_ru": "",
    "about_en": "",
    "scope": "own",
    "signal": "",
    "status": "ok",
    "of": None,
    "publisher": PUBLISHER,
    "url": URL,
    "grade": "A",
    "others": 0,
}


def portal(indicators: pd.DataFrame | None) -> list[dict]:
    """Tension where it is known, else how many adverts are open; the signal of one or two
    indicators is said here, of three and more by the verdict."""
    rows = _newest(indicators)
    out = []
    for (area, code), own in rows.groupby(["area", "occupation"]):
        counted = own[own["counted"]]
        points = counted["points"].dropna()
        tension = own[(own["indicator"] == "tension") & own["value"].notna()]
        row = tension.iloc[0] if len(tension) else own[own["indicator"] == "vacancy_age"].iloc[0]
        known = {
            "value": row["value"] if len(tension) else float(row["n"]),
            "value_low": row["low"] if len(tension) else None,
            "value_high": row["high"] if len(tension) else None,
            "unit": "" if len(tension) else "объявлений",
            "status": "ok" if len(tension) else "too_few",
            "signal": points_signal(points.mean()) if 0 < len(points) < NEEDED else "",
            "of": len(points),
        }
        out.append(_cell(code, area, "portal", row, TENSION if len(tension) else OPEN) | known)
    return out


def graduates(indicators: pd.DataFrame | None) -> list[dict]:
    """Graduates of linked programmes per opening, where both sides are known."""
    rows = _newest(indicators)
    known = rows[(rows["indicator"] == "graduates_per_opening") & rows["value"].notna()]
    return [
        _cell(row["occupation"], row["area"], "education", row, GRADUATES)
        | {"value": row["value"], "unit": ""}
        for _, row in known.iterrows()
    ]


def pay(offers: pd.DataFrame | None) -> list[dict]:
    """The median of pay offered over 12 months (the lower end of where it lies), 95 % between
    `value_low` and `value_high`. Too few adverts with pay: the count alone."""
    if offers is None or offers.empty:
        return []
    rows = offers[(offers["occupation"] != "") & (offers["okrug"] == "")]
    out = []
    for row in rows[rows["experience"] == ""].to_dict("records"):
        first, last = row["period"].split("/")
        enough = row["status"] == "ok"
        told = {
            "value": _thousands(row["median_low_rub"]) if enough else None,
            "value_low": _thousands(row["low"]) if enough else None,
            "value_high": _thousands(row["high"]) if enough else None,
            "unit": "тыс. руб.",
            "status": row["status"],
            "n": row["n_pay"],
            "of": row["n"],
            "period_start": first,
            "period_end": last,
            "period_text": f"{first}/{last}",
        }
        out.append(_cell(row["occupation"], row["area"], "pay", row, MEDIAN, "pay_offers") | told)
    return out


def survey(difficulty: pd.DataFrame | None) -> list[dict]:
    """Firms' answers of Moscow; hidden where fewer than three firms gave them."""
    if difficulty is None or difficulty.empty:
        return []
    out = []
    for row in difficulty[difficulty["occupation"] != ""].to_dict("records"):
        told = {
            "value": row["difficulty"],
            "unit": "",
            "n": row["firms"],
            "status": "hidden" if row["hidden"] else "ok",
            "publisher": "Опрос фирм" if not row["hidden"] else "Опрос фирм (скрыто)",
            "url": "",
            "grade": "B",
        }
        out.append(
            _cell(row["occupation"], "moscow", "survey", row, DIFFICULTY, "survey_difficulty")
            | told
        )
    return out


def verdict(verdicts: pd.DataFrame | None) -> list[dict]:
    """The verdict of the newest month: three indicators and more; else unknown, with the reason in
    `about`."""
    out = []
    for row in _newest(verdicts).to_dict("records"):
        told = {
            "value": row["score"],
            "unit": "",
            "about_ru": row["reason_ru"],
            "about_en": row["reason_en"],
            "signal": OF_VERDICT.get(row["verdict"], ""),
            "status": "unknown" if row["verdict"] == "unknown" else "ok",
            "of": row["indicators_known"],
        }
        out.append(
            _cell(row["occupation"], row["area"], "verdict", row, SCORE, "shortage_verdict") | told
        )
    return out


def _newest(table: pd.DataFrame | None) -> pd.DataFrame:
    """Rows of the newest month; an empty table when there are no adverts."""
    if table is None or table.empty:
        return pd.DataFrame(columns=["area", "occupation", "indicator", "value", "counted", "n"])
    return table[table["month"] == table["month"].max()]


def _cell(
    code: str,
    area: str,
    evidence: str,
    row: dict | pd.Series,
    measure: Words,
    table: str = "shortage_indicators",
) -> dict:
    month = str(row.get("month") or "")
    end = (pd.Timestamp(f"{month}-01") + pd.offsets.MonthEnd(0)).date().isoformat() if month else ""
    return FROM_ADVERTS | {
        "occupation": code,
        "area": area,
        "evidence": evidence,
        "measure_ru": measure.ru,
        "measure_en": measure.en,
        "n": row.get("n"),
        "period_start": f"{month}-01" if month else "",
        "period_end": end,
        "period_text": month,
        "page_date": end,
        "table": table,
        "ids": "/".join(part for part in (month, area, code) if part),
    }


def _thousands(roubles: float | None) -> float | None:
    if roubles is None or pd.isna(roubles):
        return None
    return float(roubles) / 1000
