"""Unemployment of Moscow beside Russia, same quarter, same definition."""
from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard import words
from dashboard.evidence import pick
from dashboard.figure import Head
from dashboard.kinds._parts import row_item
from dashboard.kinds.cells import cells
from etl.origin import Words

SUBJECT = Words("Безработица: Москва и Россия", "Unemployment: Moscow and Russia")
HOW_TO_READ = Words(
    "Доля безработных по определению МОТ среди рабочей силы 15 лет и старше. Длина полосок — те же числа.",
    "Unemployed by the ILO definition as a share of the labour force aged 15 and over. Bars show the same numbers.")
IDS = ("F240", "F241")


def unemployment_pair(published: pd.DataFrame, *, lang: str = "ru", today: date | None = None) -> go.Figure:
    """Unemployment rate 15+, per cent, Moscow and Russia."""
    rows = pick(published, *IDS)
    items = [row_item(r, words.place(r["geography"], lang), lang, digits=1, unit="%", accent=i == 0)
             for i, r in enumerate(rows.to_dict("records"))]
    said = ", ".join(f"{e['label']} {e['text']}" for e in items)
    when = words.period(rows["period_start"][0], rows["period_end"][0], lang)
    head = Head(name="unemployment_pair", lang=lang, subject=SUBJECT, how_to_read=HOW_TO_READ, rows=rows, today=today,
                title={"ru": f"Безработица: {said}", "en": f"Unemployment: {said}"}[lang], subtitle={
                    "ru": f"Безработные по МОТ, % рабочей силы 15 лет и старше; {when}",
                    "en": f"Unemployed (ILO), % of the labour force 15+; {when}"}[lang])
    return cells(head, items, bars=True)
