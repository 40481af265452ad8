"""One measure of demand by okrug, whichever is asked for: numbers of the marts as tiles and bars
take them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figures import _who
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import GREY_N, RELIABLE_N, wilson

MEASURES = {
    "openings": Words("Рабочих мест в объявлениях", "Openings advertised"),
    "adverts": Words("Объявлений", "Adverts"),
    "employers": Words("Работодателей", "Employers"),
    "share": Words("Доля объявлений города", "Share of the city's adverts"),
    "pay": Words("Медиана предлагаемой зарплаты", "Median advertised pay"),
    "stated": Words("Доля объявлений с зарплатой", "Share of adverts that state pay"),
}
UNITS = {
    "openings": Words("мест", "openings"),
    "adverts": Words("объявлений", "adverts"),
    "employers": Words("известных работодателей", "known employers"),
    "share": Words("%", "%"),
    "pay": Words("тыс. руб. в месяц на руки", "thousand RUB a month net"),
    "stated": Words("%", "%"),
}
MEASURE = Choice(Words("Показатель", "Measure"), MEASURES, "openings")
COUNTS = ("openings", "adverts", "employers")
COLUMNS = {
    "okrug": Words("Округ", "Okrug"),
    "value": Words("Значение", "Value"),
    "value_high": Words("До", "Up to"),
    "low": Words("Интервал от", "Interval low"),
    "high": Words("Интервал до", "Interval high"),
    "n": Words("n, объявлений", "n, adverts"),
    "status": Words("Состояние", "State"),
}
NOT_TOLD = Words(
    "Округ не назван у {part} объявлений Москвы ({n} из {all}): на карте их нет.",
    "No okrug is told in {part} of Moscow's adverts ({n} of {all}): they are not on the map.",
)
ALL_TOLD = Words(
    "Округ назван во всех объявлениях Москвы ({all}).",
    "Every advert of Moscow tells its okrug ({all}).",
)


@dataclass(frozen=True)
class Asked:
    """A measure of `who` by okrug. `rows`: one per okrug with okrug, value, value_high, low,
    high, n, status, synthetic left out; `told` a sentence on adverts without an okrug; `period`
    ISO ends."""

    rows: pd.DataFrame
    told: Words
    period: tuple[str, str]
    adverts: int


def ask(
    measure: str, who: str, okrugs: pd.DataFrame, demand: pd.DataFrame, pay: pd.DataFrame
) -> Asked:
    """The measure by okrug. MissingRows when no advert of `who` is there at all."""
    own = _who.of(demand, who)
    if own.empty:
        raise MissingRows(f"demand_by_okrug: {who}")
    known = own[own["okrug"] != ""].set_index("okrug")
    offers = _who.of(
        pay[(pay["area"] == "moscow") & (pay["okrug"] != "") & (pay["experience"] == "")], who
    )
    of_pay = offers.set_index("okrug")
    made = {"share": _share, "pay": _pay, "stated": _stated}.get(measure, _count)
    source = of_pay if measure in ("pay", "stated") else known
    base = int(known["adverts"].sum())
    cells = dict(zip(source.index, source.to_dict("records"), strict=True))
    rows = [
        {
            "okrug": o,
            "value": None,
            "value_high": None,
            "low": None,
            "high": None,
            **made(cells.get(o, {}), measure, base),
        }
        for o in okrugs["abbr_ru"]
    ]
    every = int(own["adverts"].sum())
    lost = int(own[own["okrug"] == ""]["adverts"].sum())
    start, end = own["period"].iloc[0].split("/")
    return Asked(pd.DataFrame(rows), _told(lost, every), (start, end), every)


def _told(lost: int, every: int) -> Words:
    sentence = NOT_TOLD if lost else ALL_TOLD
    return sentence.format(
        part=Words.both(lambda lang: words.number(100 * lost / every, lang, 0) + f"{words.NBSP}%"),
        n=Words.both(lambda lang: words.number(lost, lang)),
        all=Words.both(lambda lang: words.number(every, lang)),
    )


def _count(cell: dict, measure: str, base: int) -> dict:
    """A count is shown however small; an okrug without adverts is a zero among those that tell
    their okrug."""
    return {"value": float(cell.get(measure, 0)), "n": int(cell.get("adverts", 0)), "status": "ok"}


def _share(cell: dict, measure: str, base: int) -> dict:
    if base < RELIABLE_N:
        return {"n": base, "status": "too_few"}
    if not cell:
        low, high = wilson(0, base)
        return {"value": 0.0, "low": 100 * low, "high": 100 * high, "n": base, "status": "ok"}
    return {
        "value": cell["share_pct"],
        "low": cell["low"],
        "high": cell["high"],
        "n": base,
        "status": "ok",
    }


def _pay(cell: dict, measure: str, base: int) -> dict:
    n = int(cell.get("n_pay", 0))
    if n < RELIABLE_N or cell["status"] != "ok" or pd.isna(cell["median_low_rub"]):
        return {"n": n, "status": "too_few"}
    ends = {
        k: None if pd.isna(cell[c]) else cell[c] / 1000
        for k, c in (
            ("value", "median_low_rub"),
            ("value_high", "median_high_rub"),
            ("low", "low"),
            ("high", "high"),
        )
    }
    return {**ends, "n": n, "status": "ok"}


def _stated(cell: dict, measure: str, base: int) -> dict:
    n = int(cell.get("n", 0))
    if n < RELIABLE_N:
        return {"n": n, "status": "too_few"}
    low, high = wilson(int(cell["n_pay"]), n)
    return {
        "value": cell["stated_pay_pct"],
        "low": 100 * low,
        "high": 100 * high,
        "n": n,
        "status": "ok",
    }


def unsure(row: dict) -> bool:
    """Whether a rate rests on 20 to 49 adverts: drawn grey."""
    return row["status"] == "ok" and pd.notna(row["low"]) and row["n"] < GREY_N


def state(row: dict) -> str:
    """The item's state: no number below 20 adverts."""
    return "ok" if row["status"] == "ok" else "suppressed"


def text(row: dict, measure: str, lang: str) -> str:
    """«353», «12,1 %», «104–110», «≥ 104» as printed; empty when there is no number."""
    if pd.isna(row["value"]):
        return ""
    if measure == "pay":
        return pay_text(row["value"], row["value_high"], lang)
    if measure in COUNTS:
        return words.number(row["value"], lang, 0)
    return words.number(row["value"], lang, 1) + words.NBSP + "%"


def n_text(n: int, lang: str) -> str:
    """«n=1 234»."""
    return f"n={words.number(int(n), lang)}"


def pay_text(low: float | None, high: float | None, lang: str) -> str:
    """A median between two ends, in the unit given: one number when both print alike, «≥»
    without an upper end."""
    if low is None:
        return words.bounded(None, lang=lang)
    first = words.number(low, lang, 0)
    if high is None or pd.isna(high):
        return f"≥{words.NBSP}{first}"
    last = words.number(high, lang, 0)
    return first if first == last else f"{first}–{last}"


def interval(row: dict, measure: str, lang: str) -> str:
    """«(8,9–11,7)»; empty where there is none."""
    low = row["low"]
    high = row["high"]
    if pd.isna(low):
        return ""
    digits = 0 if measure == "pay" else 1
    if pd.isna(high):
        return f"(≥{words.NBSP}{words.number(low, lang, digits)})"
    return f"({words.number(low, lang, digits)}–{words.number(high, lang, digits)})"
