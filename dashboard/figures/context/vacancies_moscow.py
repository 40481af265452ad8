"""Open vacancies of Moscow by field, as the city's centre stated them."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import Told, pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Открытые вакансии Москвы по отраслям", "Open vacancies in Moscow by field")
HOW_TO_READ = Words(
    "Длина полосы — число открытых вакансий, тысяч. Названы только эти четыре отрасли: всего "
    "вакансий больше. Число "
    "занятых в отраслях различается, поэтому длина полосы не говорит, где труднее нанять.",
    "The bar is the number of open vacancies, thousand. Only these four fields were named. Fields "
    "differ in size, so "
    "the bar does not say where hiring is harder.",
)
FIELDS = {
    "F086": (Words("промышленность", "manufacturing"), Words("промышленности", "manufacturing")),
    "F087": (Words("торговля", "trade"), Words("торговле", "trade")),
    "F088": (Words("услуги", "services"), Words("услугах", "services")),
    "F089": (Words("строительство", "construction"), Words("строительстве", "construction")),
}


def vacancies_moscow(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Vacancies by field, thousand, Moscow; one statement, one month."""
    rows = pick(published, *FIELDS)
    unit = Words("тыс.", "thousand")[lang]
    names = dict(zip(rows["id"], FIELDS.values(), strict=True))
    items = [
        row_item(
            r,
            words.upper_first(names[r["id"]][0][lang]),
            lang,
            unit=unit,
            accent=r["id"] == rows["id"][0],
        )
        for r in rows.to_dict("records")
    ]
    when = words.period(rows["period_start"][0], rows["period_end"][0], lang)
    head = Head(
        name="vacancies_moscow",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=_title(rows.to_dict("records"), items[0]["text"], names, lang),
        subtitle=Words(
            f"Открытых вакансий, тыс.; названные отрасли; {when}",
            f"Open vacancies, thousand; fields named; {when}",
        )[lang],
    )
    return ranking(head, items)


def _title(rows: list[dict], own: str, names: dict, lang: str) -> Told:
    industry = rows[0]
    others = rows[1:]
    above = [names[r["id"]][1][lang] for r in others if r["value"] > industry["value"]]
    below = [names[r["id"]][1][lang] for r in others if r["value"] < industry["value"]]
    parts = [
        f"{than[lang]} {words.listed(group, lang)}"
        for than, group in ((FEWER, above), (MORE, below))
        if group
    ]
    tail = ": " + ", ".join(parts) if parts else ""
    return Told(*(sentence[lang].format(n=own, tail=tail) for sentence in (OPEN, WAS_OPEN)))


FEWER = Words("меньше, чем в", "fewer than in")
MORE = Words("больше, чем в", "more than in")
OPEN = Words(
    "В промышленности Москвы {n} открытых вакансий{tail}",
    "Moscow's manufacturing has {n} open vacancies{tail}",
)
WAS_OPEN = Words(
    "В промышленности Москвы было {n} открытых вакансий{tail}",
    "Moscow's manufacturing had {n} open vacancies{tail}",
)
