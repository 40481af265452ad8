"""One-year growth of median pay offers in Moscow: engineers, workers, IT."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Рост предложений о зарплате за год", "Growth of pay offers in a year")
HOW_TO_READ = Words(
    "На сколько процентов выросла за год медиана зарплат, которые предлагают в объявлениях. "
    "Предложение — не "
    "начисленная зарплата; инфляция не вычтена.",
    "By how many per cent the median pay offered in adverts grew in a year. An offer is not pay "
    "received; inflation is "
    "not deducted.",
)
GROUPS = {
    "F216": (
        Words("ИТР промышленности", "Industrial engineers and technicians"),
        Words("ИТР", "engineers"),
    ),
    "F217": (Words("Рабочие промышленности", "Industrial workers"), Words("рабочие", "workers")),
    "F220": (Words("ИТ", "IT"), Words("ИТ", "IT")),
}


def offers_growth(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Growth of median offers, per cent in a year, Moscow."""
    rows = pick(published, *GROUPS)
    names = dict(zip(rows["id"], GROUPS.values(), strict=True))
    items = [
        row_item(r, names[r["id"]][0][lang], lang, digits=1, unit="%", sign=True, accent=i == 0)
        for i, r in enumerate(rows.to_dict("records"))
    ]
    when = words.period(rows["period_start"][0], rows["period_end"][0], lang)
    said = ", ".join(f"{names[e['row_id']][1][lang]} {e['text']}" for e in items)
    head = Head(
        name="offers_growth",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=Words(
            f"Предложения зарплаты в промышленности Москвы и ИТ за год: {said}",
            f"Pay offers in Moscow's industry and IT over a year: {said}",
        )[lang],
        subtitle=Words(
            f"Изменение медианы предлагаемой зарплаты к тому же месяцу прошлого года, %; {when}",
            f"Change of the median pay offered against a year earlier, %; {when}",
        )[lang],
    )
    return ranking(head, items)
