"""How firms judge their staffing: the Bank of Russia's balance, quarters as points, years as
marks."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import live
from dashboard.figure.evidence import Told, pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.context import _key_rate
from dashboard.kinds._parts import item, row_item
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Обеспеченность предприятий работниками", "Firms' staffing balance")
HOW_TO_READ = Words(
    "Ниже нуля — предприятий, которым работников не хватает, больше, чем тех, кому хватает. Точки "
    "— кварталы, чёрточки "
    "— средние за год. Где точки нет, квартал не опубликован в том же пересмотре: линия "
    "прерывается.",
    "Below zero, more firms lack staff than have enough. Dots are quarters, dashes are yearly "
    "means. Where a dot is "
    "missing, no figure of the same vintage is published: the line breaks.",
)
LIVE_NOTE = Words(
    " Линия — ряд самого Банка России; отдельные точки — кварталы в пересказе печати, не "
    "соединены.",
    " The line is the Bank of Russia's own series; single dots are quarters as the press quoted "
    "them.",
)
ASIDE = Words(
    "; точки без линии — в пересказе печати", "; dots off the line are as the press quoted"
)
QUARTERS = ("F007", "F009", "F010", "F011")
YEARS = ("F001", "F002", "F003", "F004")


def staffing_balance(
    published: pd.DataFrame,
    cbr_staffing_balance: pd.DataFrame | None = None,
    key_rate: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Quarterly balance over yearly means; Russia, whole economy, percentage points of answers.

    With the Bank of Russia's own series the line is that series and the quoted quarters are
    marks beside it; with its key rate the highest rate and the last change in sight are noted.
    """
    quarters = pick(published, *QUARTERS)
    years = pick(published, *YEARS)
    series: list[dict] = [
        {
            "label": Words("среднее за год", "yearly mean")[lang],
            "points": _years(years, lang),
            "style": "spans",
            "name_at_end": False,
        }
    ]
    own = live.staffing(cbr_staffing_balance, lang)
    line = _by_quarter(quarters if own.empty else own, lang)
    if not own.empty:
        marks = [
            p | {"text": "", "accent": False}
            for p in _by_quarter(quarters, lang)
            if p["value"] is not None
        ]
        series.append(
            {
                "label": Words("как пересказано", "as quoted")[lang],
                "points": marks,
                "style": "dots",
                "name_at_end": False,
            }
        )
    series.append(
        {
            "label": Words("кварталы", "quarters")[lang],
            "points": line,
            "accent": True,
            "name_at_end": False,
        }
    )
    since = min(p["x"] for s in series for p in s["points"])[:4]
    ticks = [
        {"x": f"{y}-07-01", "label": str(y)} for y in range(int(since), int(line[-1]["x"][:4]) + 1)
    ]
    rate = _key_rate.turns(key_rate, since + "-01-01", line[-1]["x"], lang)
    year_before = line[-5] if len(line) > 4 and line[-5]["value"] is not None else line[0]
    head = Head(
        name="staffing_balance",
        lang=lang,
        title=_title(year_before, line[-1], lang),
        subject=SUBJECT,
        how_to_read=HOW_TO_READ
        if own.empty
        else Words.both(lambda lang: HOW_TO_READ[lang] + LIVE_NOTE[lang]),
        rows=pd.concat([years, quarters, own, rate], ignore_index=True),
        today=today,
        subtitle=Words(
            "Баланс ответов предприятий, п.: точки — кварталы, чёрточки — средние за год; "
            "вся экономика",
            "Balance of firms' answers, points: dots are quarters, dashes yearly means; "
            "whole economy",
        )[lang]
        + f"; {line[0]['label']} → {line[-1]['label']}"
        + ("" if own.empty else ASIDE[lang]),
    )
    return trend(head, series, ticks=ticks, zero=True, events=_key_rate.events(rate, lang))


def _years(years: pd.DataFrame, lang: str) -> list[dict]:
    return [
        point(
            row_item(r, r["period_start"][:4], lang, digits=1),
            r["period_start"],
            r["period_start"],
            r["period_end"],
        )
        for r in years.to_dict("records")
    ]


def _by_quarter(rows: pd.DataFrame, lang: str) -> list[dict]:
    """A point a quarter from the first to the last; one nobody published has no value and breaks
    the line."""
    known = {str(pd.Period(r["period_end"], "Q")): r for r in rows.to_dict("records")}
    points = []
    for q in pd.period_range(rows["period_end"].min(), rows["period_end"].max(), freq="Q"):
        middle = (q.start_time + (q.end_time - q.start_time) / 2).date().isoformat()
        row = known.get(str(q))
        name = words.period(q.start_time.date(), q.end_time.date(), lang)
        points.append(
            point(
                row_item(row, name, lang, digits=1, accent=True) if row else item(name, None),
                middle,
            )
        )
    return points


def _title(first: dict, last: dict, lang: str) -> Told:
    if last["value"] >= 0:
        return Told(
            *(
                Words(
                    f"Людей {'хватает' if now else 'хватало'}: баланс {last['text']}{words.NBSP}п.",
                    f"Firms {'have' if now else 'had'} staff enough: {last['text']} points",
                )[lang]
                for now in (True, False)
            )
        )
    if last["text"] == first["text"]:
        return Told(
            *(
                Words(
                    f"Работников {'не хватает' if now else 'не хватало'} так же, как год "
                    "назад: "
                    f"{last['text']}{words.NBSP}п.",
                    f"Firms {'lack' if now else 'lacked'} staff as much as a year ago: "
                    f"{last['text']} points",
                )[lang]
                for now in (True, False)
            )
        )
    change = f"{first['text']}{words.NBSP}→{words.NBSP}{last['text']}"
    than = EASED if last["value"] > first["value"] else WORSE
    return Told(*(x.format(than=than, change=change)[lang] for x in (CHANGES, CHANGED)))


EASED = Words("но меньше, чем", "but less than")
WORSE = Words("и сильнее, чем", "and more than")
CHANGES = Words(
    f"Работников не хватает, {{than}} год назад: {{change}}{words.NBSP}п.",
    "Firms lack staff, {than} a year ago: {change} points",
)
CHANGED = Words(
    f"Работников не хватало, {{than}} годом ранее: {{change}}{words.NBSP}п.",
    "Firms lacked staff, {than} a year earlier: {change} points",
)
