"""Mean accrued wages by industry: the manufacturing branches Moscow competes in, and IT."""
from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard import words
from dashboard.evidence import Told, pick
from dashboard.figure import Head
from dashboard.kinds._parts import row_item
from dashboard.kinds.ranking import ranking
from etl.origin import Words

SUBJECT = Words("Начисленная зарплата по отраслям", "Accrued wages by industry")
HOW_TO_READ = Words(
    "Средняя начисленная зарплата (до вычета налога) за год по всей стране. Среднее выше медианы; отрасль — это не "
    "профессия: в ней и директор, и уборщик.",
    "Mean accrued wage (before tax) over the year, whole country. A mean exceeds the median; an industry is not an "
    "occupation: it holds directors and cleaners alike.")
BRANCHES = {
    "F297": (Words("Обрабатывающие производства", "Manufacturing"), Words("обработка", "manufacturing")),
    "F313": (Words("Компьютеры, электроника, оптика", "Computers, electronics, optics"),
             Words("электроника", "electronics")),
    "F345": (Words("Прочие транспортные средства", "Other transport equipment"), None),
    "F369": (Words("Научные исследования и разработки", "Research and development"), None),
    "F361": (Words("Информация и связь", "Information and communication"), Words("ИТ и связь", "IT and telecom"))}


def wages_industries(published: pd.DataFrame, *, lang: str = "ru", today: date | None = None) -> go.Figure:
    """Mean accrued wage by industry, thousand roubles a month, Russia."""
    rows = pick(published, *BRANCHES)
    names = dict(zip(rows["id"], BRANCHES.values()))
    unit = {"ru": "тыс. руб.", "en": "thousand RUB"}[lang]
    items = []
    for r in rows.to_dict("records"):
        thousand = {**r, "value": r["value"] / 1000, "value_low": None, "value_high": None}
        items.append(row_item(thousand, names[r["id"]][0][lang], lang, digits=1, accent=r["id"] == rows["id"][0]))
    said = ", ".join(f"{names[e['row_id']][1][lang]} {e['text']}" for e in items if names[e["row_id"]][1])
    when = words.period(rows["period_start"][0], rows["period_end"][0], lang)
    year = f"в {when} году" if lang == "ru" else f"in {when}"
    wage = {"ru": ("Начисляют", "Начислено"), "en": ("Wages accrue", "Wages accrued")}[lang]
    head = Head(name="wages_industries", lang=lang, subject=SUBJECT, how_to_read=HOW_TO_READ, rows=rows, today=today,
                title=Told(*(f"{w} {year}: {said} {unit}" for w in wage)), subtitle={
                    "ru": f"Средняя начисленная зарплата, тыс. руб. в месяц; {when}",
                    "en": f"Mean accrued wage, thousand RUB a month; {when}"}[lang])
    return ranking(head, items)
