"""How firms judge their staffing: the Bank of Russia's balance, quarters as points, years as marks."""
from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard import words
from dashboard.evidence import Told, pick
from dashboard.figure import Head
from dashboard.kinds._parts import item, row_item
from dashboard.kinds.trend import point, trend
from etl.origin import Words

SUBJECT = Words("Обеспеченность предприятий работниками", "Firms' staffing balance")
HOW_TO_READ = Words(
    "Ниже нуля — предприятий, которым работников не хватает, больше, чем тех, кому хватает. Точки — кварталы, чёрточки "
    "— средние за год. Где точки нет, квартал не опубликован в том же пересмотре: линия прерывается.",
    "Below zero, more firms lack staff than have enough. Dots are quarters, dashes are yearly means. Where a dot is "
    "missing, no figure of the same vintage is published: the line breaks.")
QUARTERS, YEARS = ("F007", "F009", "F010", "F011"), ("F001", "F002", "F003", "F004")


def staffing_balance(published: pd.DataFrame, *, lang: str = "ru", today: date | None = None) -> go.Figure:
    """Quarterly balance with visible gaps over yearly means; Russia, whole economy, percentage points of answers."""
    quarters, years = pick(published, *QUARTERS), pick(published, *YEARS)
    moments = pd.period_range(quarters["period_end"].min(), quarters["period_end"].max(), freq="Q")
    by_quarter = {str(pd.Period(r["period_end"], "Q")): r for r in quarters.to_dict("records")}
    points = []
    for q in moments:
        middle, row = (q.start_time + (q.end_time - q.start_time) / 2).date().isoformat(), by_quarter.get(str(q))
        name = words.period(q.start_time.date(), q.end_time.date(), lang)
        entry = row_item(row, name, lang, digits=1, accent=True) if row else item(name, None)
        points.append(point(entry, middle))
    marks = [point(row_item(r, r["period_start"][:4], lang, digits=1), r["period_start"], r["period_start"],
                   r["period_end"]) for r in years.to_dict("records")]
    ticks = [{"x": f"{y}-07-01", "label": str(y)} for y in range(int(marks[0]["x"][:4]), moments[-1].year + 1)]
    series = [{"label": {"ru": "среднее за год", "en": "yearly mean"}[lang], "points": marks, "style": "spans",
               "name_at_end": False},
              {"label": {"ru": "кварталы", "en": "quarters"}[lang], "points": points, "accent": True,
               "name_at_end": False}]
    head = Head(name="staffing_balance", lang=lang, title=_title(points[0], points[-1], lang), subject=SUBJECT,
                how_to_read=HOW_TO_READ, rows=pd.concat([years, quarters], ignore_index=True), today=today, subtitle={
                    "ru": "Баланс ответов предприятий, п.: точки — кварталы, чёрточки — средние за год; вся экономика",
                    "en": "Balance of firms' answers, points: dots are quarters, dashes yearly means; whole economy",
                }[lang] + f"; {points[0]['label']} → {points[-1]['label']}")
    return trend(head, series, ticks=ticks, zero=True)


def _title(first: dict, last: dict, lang: str) -> Told:
    eased, change = last["value"] > first["value"], f"{first['text']}{words.NBSP}→{words.NBSP}{last['text']}"
    if lang == "en":
        than = "but less than" if eased else "and more than"
        return Told(f"Firms lack staff, {than} a year ago: {change} points",
                    f"Firms lacked staff, {than} a year earlier: {change} points")
    than = "но меньше, чем" if eased else "и сильнее, чем"
    return Told(f"Работников не хватает, {than} год назад: {change}{words.NBSP}п.",
                f"Работников не хватало, {than} годом ранее: {change}{words.NBSP}п.")
