"""Share of engineers' posts that stand empty: Rosstat's survey 1-Т(проф), three published
readings."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Доля пустых мест инженеров", "Share of engineers' posts standing empty")
HOW_TO_READ = Words(
    "Доля вакансий среди рабочих мест инженеров высшей квалификации. Черта — «порядка 2 %» за годы "
    "между 2010 и 2018, "
    "точки — октябрь года обследования. Между ними ничего не опубликовано, поэтому линии нет.",
    "Vacancies as a share of the posts of highly qualified engineers. The dash is «about 2 %» over "
    "2010–2018, dots are "
    "Octobers of survey years. Nothing is published in between, hence no line.",
)
SPAN = ("F055",)
DOTS = ("F056", "F057")


def engineer_vacancy_rate(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Vacancy rate of engineers' posts, per cent, Russia."""
    spans = pick(published, *SPAN)
    moments = pick(published, *DOTS)
    flat = [
        point(
            row_item(
                r,
                words.period(r["period_start"], r["period_end"], lang),
                lang,
                unit="%",
                accent=False,
            ),
            r["period_start"],
            r["period_start"],
            r["period_end"],
        )
        for r in spans.to_dict("records")
    ]
    points = [
        point(
            row_item(r, words.month(r["period_end"], lang), lang, digits=1, unit="%", accent=True),
            r["period_end"],
        )
        for r in moments.to_dict("records")
    ]
    first = flat[0]
    last = points[-1]
    low = words.spoken(first["text"], lang)
    span = first["label"].replace("-", "–")
    years = range(int(first["start"][:4]), int(last["x"][:4]) + 1)
    head = Head(
        name="engineer_vacancy_rate",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=pd.concat([spans, moments], ignore_index=True),
        title=Words(
            f"Доля пустых мест инженеров: {low} в {span} — {last['text']} в {_in(last, lang)}",
            f"Engineers' posts standing empty: {low} in {span}, {last['text']} in "
            f"{_in(last, lang)}",
        )[lang],
        subtitle=Words(
            f"Вакансии в рабочих местах инженеров высшей квалификации, %; {span} → {last['label']}",
            f"Vacancies in posts of highly qualified engineers, %; {span} → {last['label']}",
        )[lang],
    )
    series = [
        {"label": "", "points": flat, "style": "spans", "name_at_end": False},
        {"label": "", "points": points, "style": "dots", "accent": True, "name_at_end": False},
    ]
    return trend(
        head,
        series,
        zero=True,
        ticks=[{"x": f"{y}-07-01", "label": str(y)} for y in years if y % 2 == 0],
    )


def _in(entry: dict, lang: str) -> str:
    return entry["x"][:4] + Words(" году", "")[lang]
