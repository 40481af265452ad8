"""How long adverts of the occupation stay open, beside its family and all occupations."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.firm import _firm
from dashboard.figures.shortage import _shortage as of
from dashboard.kinds._parts import item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words("Сколько висят такие объявления", "How long such adverts stay open")
HOW_TO_READ = Words(
    "Точка — сколько дней открыты объявления профессии сегодня (медиана), отрезок — 95 % интервал; "
    "срок до закрытия считается отдельно, через шесть недель после первой загрузки. Ниже — другие "
    "профессии её семейства.",
    "A dot is how many days adverts of the occupation have been open (median), with its 95 % "
    "interval; the time to close is counted apart, six weeks after the first load. Below, other "
    "occupations of its family.",
)
CHOICES = {"occupation": _firm.CHOICES["occupation"]}
WAITS = Words(
    "Пока не знаем: сроки считаются после первой загрузки объявлений «Работы России», а срок до "
    "закрытия — через шесть недель после неё.",
    "Not known yet: ages are counted after the first load of adverts of the state portal, the time "
    "to close six weeks later.",
)
FEW = Words(
    "Мало данных: открытых объявлений этой профессии в Москве меньше 20.",
    f"Too few data: fewer than {RELIABLE_N} open adverts of this occupation in Moscow.",
)
COLUMNS = {
    "label": Words("Профессия, показатель", "Occupation, measure"),
    "value": Words("Дней", "Days"),
    "low": Words("От", "From"),
    "high": Words("До", "To"),
    "n": Words("Объявлений", "Adverts"),
    "month": Words("Месяц", "Month"),
}


def firm_open(
    vacancy_age: pd.DataFrame | None = None,
    vacancy_duration: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
    occupation: str = "turner",
) -> Passport:
    """Median days of the newest month in Moscow. MissingRows while there are no adverts, or too
    few."""
    if vacancy_age is None or vacancy_age.empty:
        raise MissingRows(WAITS)
    age = _newest(vacancy_age)
    name = occupations.names(lang)
    own = age[age["occupation"] == occupation]
    if own.empty:
        raise MissingRows(FEW)
    open_ = Words("открыты", "open for")
    closed = Words("до закрытия", "time to close")
    rows = [own.assign(label=f"{name[occupation]}, {open_[lang]}")]
    if vacancy_duration is not None and len(vacancy_duration):
        done = _newest(vacancy_duration)
        done = done[done["occupation"] == occupation]
        rows.append(done.assign(label=f"{name[occupation]}, {closed[lang]}"))
    family = occupations.family_of(occupation)
    others = age[(age["family"] == family) & (age["occupation"] != occupation)]
    rows.append(others.assign(label=[f"{name[c]}, {open_[lang]}" for c in others["occupation"]]))
    table = _firm.of_adverts(
        pd.concat(rows, ignore_index=True), "vacancy_age", "month", "area", "occupation"
    )
    items = [
        item(
            r["label"],
            r["value"],
            text=words.number(float(r["value"]), lang, 0),
            low=r["low"],
            high=r["high"],
            accent=r["occupation"] == occupation,
        )
        for r in table.to_dict("records")
    ]
    days = words.counted(round(float(own.iloc[0]["value"])), "day", lang)
    head = Head(
        name="firm_open",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=table,
        columns=COLUMNS,
        n=int(own.iloc[0]["n"]),
        today=today,
        place=Words("Москва", "Moscow")[lang],
        data_date=of.day(own.iloc[0]["month"], today),
        title=Words(
            f"{name[occupation]}: объявления открыты {days}, медиана",
            f"{name[occupation]}: adverts have been open for {days}, median",
        )[lang],
        subtitle=Words(
            f"Дней, медиана и 95 % интервал; {of.when(own.iloc[0]['month'], 'ru')}",
            f"Days, median and 95 % interval; {of.when(own.iloc[0]['month'], 'en')}",
        )[lang],
    )
    return dots(head, items)


def _newest(table: pd.DataFrame) -> pd.DataFrame:
    rows = table[(table["month"] == table["month"].max()) & (table["area"] == "moscow")]
    return rows[rows["value"].notna()]
