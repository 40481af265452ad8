"""Tension over time: occupations down, months across, the three-month mean where there is one."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _shortage as of
from dashboard.figures.shortage import _tension
from dashboard.kinds._parts import item
from dashboard.kinds.heat_table import heat_table
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words("Карта напряжённости: профессии по месяцам", "Map of tension: occupations by month")
HOW_TO_READ = Words(
    "Строка — профессия, столбец — месяц; число — открытых мест на одно резюме, среднее за три "
    "месяца подряд (в первые "
    "два месяца — само число месяца). Темнее — больше мест на человека. Штриховка — объявлений "
    f"меньше {RELIABLE_N} или число "
    "резюме неизвестно: это не ноль. Резюме сосчитаны один раз, месяцы показывают движение "
    "вакансий.",
    "A row is an occupation, a column a month; the number is openings per CV, the mean of three "
    "months running (in the "
    "first two months the month's own). Darker is more openings per person. Hatching: fewer than "
    "20 adverts or an "
    "unknown count of CVs; it is not zero. CVs were counted once: months show how openings move.",
)
CHOICES = {"area": of.AREA, "family": of.FAMILY, "top": of.TOP}
SHOWN = 8
COLUMNS = {"name": of.COLUMNS["name"], **_tension.COLUMNS}


def tension_map(
    tension_monthly: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    family: str = "all",
    top: str = "15",
) -> Passport:
    """Occupations × the last months in which any is known, the tensest of the newest month
    first."""
    rows = tension_monthly[tension_monthly["area"] == area]
    rows = rows if family == "all" else rows[rows["family"] == family]
    known = rows[rows["value"].notna()]
    if rows.empty:
        raise MissingRows(NOTHING)
    if known.empty:
        raise MissingRows(_tension.why(rows) if rows["n"].max() < RELIABLE_N else _tension.NO_CVS)
    months = of.calendar(known["month"], SHOWN)
    if len(months) < 2:
        raise MissingRows(_one_month(months[0]))
    rows = rows[rows["month"].isin(months) & rows["occupation"].isin(known["occupation"])]
    rows = rows.assign(shown=rows["smooth3"].fillna(rows["value"]).where(rows["value"].notna()))
    last = rows[rows["month"] == months[-1]].set_index("occupation")["shown"]
    order = rows.groupby("occupation").agg(n=("n", "max"))
    order = (
        order.assign(last=last)
        .sort_values(["last", "n"], ascending=False, na_position="last")
        .index
    )
    order = list(order if top == "all" else order[: int(top)])
    at = {(r["occupation"], r["month"]): r for r in rows.to_dict("records")}
    cells = [[_cell(at.get((o, m)), lang) for m in months] for o in order]
    drawn = of.named(rows[rows["occupation"].isin(order)], lang)
    names = dict(zip(drawn["occupation"], drawn["name"], strict=True))
    table = drawn.assign(
        label=drawn["month"].map({m: of.when(m, lang) for m in months}),
        why=drawn[f"coverage_{lang}"],
    )
    head = Head(
        name="tension_map",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        columns=COLUMNS,
        today=today,
        rows=table[list(COLUMNS)].reset_index(drop=True),
        grade="A",
        title=_found(rows, months, lang),
        place=words.place(words.AREAS[area], lang),
        data_date=of.day(months[-1], today),
        note=_tension.coverage(known, lang),
        subtitle=f"{words.upper_first(of.UNITS['tension'][lang])}, {MEAN[lang]}; "
        f"{of.when(months[0], lang)} — "
        f"{of.when(months[-1], lang)}",
    )
    return heat_table(
        head, [names[o] for o in order], [words.month(f"{m}-01", lang) for m in months], cells
    )


NOTHING = Words(
    "Здесь ни в одном месяце не было объявлений этого семейства профессий. Выберите другое "
    "семейство или другую область.",
    "There was no advert of this family of occupations here in any month. Choose another family "
    "or another area.",
)
ONE = Words(
    "Карта начинается с двух месяцев, пока известен один ({month}): копится история, второй "
    "появится с "
    "{since}. Напряжённость этого месяца — в первом рисунке страницы.",
    "The map begins with two months, one is known so far ({month}): history is being collected, "
    "the second "
    "comes from {since}. This month's tension is the page's first figure.",
)


def _one_month(month: str) -> Words:
    since = (pd.Period(month, "M") + 1).start_time.date().isoformat()
    return ONE.format(
        month=Words(of.when(month, "ru"), of.when(month, "en")),
        since=Words(words.page_date(since, "ru"), words.page_date(since, "en")),
    )


MEAN = Words("среднее за 3 мес.", "3-month mean")


def _cell(row: dict | None, lang: str) -> dict:
    if row is None or pd.isna(row["shown"]):
        few = row is not None and row["n"] < RELIABLE_N
        return item("", None, state="suppressed" if few else "missing")
    return item("", float(row["shown"]), text=of.value_text("tension", row["shown"], lang))


def _found(rows: pd.DataFrame, months: list[str], lang: str) -> str:
    """In how many occupations tension is surely higher or lower than in the first month shown."""
    first, last = (
        rows[(rows["month"] == m) & rows["value"].notna()].set_index("occupation")
        for m in (months[0], months[-1])
    )
    both = last.index.intersection(first.index)
    if not len(both):
        known = words.counted_of(len(last), "occupation", lang)
        return Words(
            f"Напряжённость известна у {known}, в первом месяце — у других: сравнить нечего",
            f"Tension is known for {known}, for others in the first month: nothing to compare",
        )[lang]
    every = words.counted_of(len(both), "occupation", lang)
    up = int((last.loc[both, "low"] > first.loc[both, "high"]).sum())
    down = int((last.loc[both, "high"] < first.loc[both, "low"]).sum())
    span = f"{of.when(months[0], lang)} → {of.when(months[-1], lang)}"
    if not up + down:
        return Words(
            f"Ни у одной из {every} напряжённость заметно не изменилась ({span})",
            f"In none of {every} did tension change clearly ({span})",
        )[lang]
    return Words(
        f"Напряжённость заметно выросла у {up} и упала у {down} из {every} ({span})",
        f"Tension rose clearly in {up} and fell in {down} of {every} ({span})",
    )[lang]
