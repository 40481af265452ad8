"""Rows of 1-Т(проф) as figures take them: evidence rows, short names of the groups, and what must
be said beside every one of them."""

from __future__ import annotations

import pandas as pd

from dashboard.kinds._parts import item
from etl.language import Words
from etl.language import text as words

MART = "workers_needed_by_occupation"
PLACES = ("Москва", "Московская область", "Россия")
SHORT = {
    "1": Words("Руководители", "Managers"),
    "2": Words(
        "Специалисты высшей квалификации (включая врачей и учителей)",
        "Professionals (doctors and teachers included)",
    ),
    "3": Words("Специалисты средней квалификации", "Technicians and associate professionals"),
    "4": Words("Служащие: документы и учёт", "Clerical workers"),
    "5": Words("Обслуживание, торговля, охрана", "Service, sales and guards"),
    "6": Words("Сельское и лесное хозяйство", "Agriculture and forestry"),
    "7": Words(
        "Квалифицированные рабочие (включая строителей)", "Skilled workers (builders included)"
    ),
    "8": Words("Операторы, сборщики и водители", "Operators, assemblers and drivers"),
    "9": Words("Неквалифицированные рабочие", "Unskilled workers"),
    "": Words("Все группы", "All groups"),
}
MEASURE = Words("вакантных мест, % всех мест группы", "vacant posts, % of all posts of the group")
SAID = {
    "no": Words(
        "Росстат, по сторонней копии, с книгой не сверено.",
        "Rosstat, from a third party's copy, not compared with the workbook.",
    ),
    "book": Words(
        "Росстат; копия сверена с книгой, числа совпали.",
        "Rosstat; the copy was compared with the workbook, the numbers agree.",
    ),
    "differs": Words(
        "Росстат, по сторонней копии; в принятой книге таких чисел нет: верьте книге.",
        "Rosstat, from a third party's copy; the captured workbook holds other numbers: trust it.",
    ),
    "own": Words("Росстат, ряд ЕМИСС.", "Rosstat, EMISS's own series."),
}
WHO = Words(
    "Организации от 15 работников, без малого бизнеса, финансов и госуправления; раз в два года. "
    "Доля вакантных мест — ещё не дефицит.",
    "Organisations of 15 and more, without small business, finance and public administration; "
    "every second year. A share of vacant posts is not yet a shortage.",
)


def evidence(
    rates: pd.DataFrame, lang: str, workers_needed_by_occupation: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The rows in the evidence table's columns; those of EMISS carry the day of their capture."""
    rows = rates.assign(
        value=_exact(rates),
        value_low=float("nan"),
        value_high=float("nan"),
        bound="=",
        unit="%",
        indicator=MEASURE[lang],
        occupation=rates[f"group_{lang}"],
    )
    if workers_needed_by_occupation is not None and "page_date" in workers_needed_by_occupation:
        day = str(workers_needed_by_occupation["page_date"].iloc[0])
        rows = rows.assign(page_date=rows["page_date"].mask(rows["checked"] == "own", day))
    return rows


def _exact(rates: pd.DataFrame) -> pd.Series:
    """The share from its people where the printed one is their ratio (14.45 from 14.4507 rounds up,
    as Rosstat's own would); the printed one elsewhere."""
    printed = rates["vacancy_share_pct"].astype("float64")
    required, staff = (rates[c].astype("float64") for c in ("required", "headcount"))
    reckoned = 100 * required / (required + staff)
    return reckoned.where((reckoned - printed).abs() <= 0.011, printed)


def name(row: pd.Series | dict, lang: str) -> str:
    """A group as it is told: the nine and their total in short, a narrower one as ОКЗ names it."""
    if row["level"] == "group":
        return row[f"group_{lang}"]
    return SHORT[row["okz_major"]][lang]


def percent(value: float, lang: str) -> str:
    """15,6 % as every figure of the survey prints it."""
    return words.number(round(value + 1e-9, 1), lang, 1) + words.unit_text("%")


def drawn(row: pd.Series | dict, label: str, lang: str, *, accent: bool = False) -> dict:
    """An item: the rate of one row."""
    return item(
        label, row["value"], text=percent(row["value"], lang), row_id=row["id"], accent=accent
    )


def caveat(rows: pd.DataFrame, lang: str) -> str:
    """What stands under every figure of the survey: how far it was compared, and who is counted.
    The weakest state of the rows drawn speaks."""
    states = set(rows["checked"])
    worst = next(s for s in ("differs", "no", "book", "own") if s in states)
    return f"{SAID[worst][lang]} {WHO[lang]}"


def when(rows: pd.DataFrame, lang: str) -> str:
    """31 октября 2024 года, as the survey's day is told."""
    return words.page_date(str(rows["period_end"].max())[:10], lang)
