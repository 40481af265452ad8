"""Unemployment of Moscow beside Russia, same quarter, same definition."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import live
from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.cells import cells
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Безработица: Москва и Россия", "Unemployment: Moscow and Russia")
HOW_TO_READ = Words(
    "Доля безработных по определению МОТ среди рабочей силы 15 лет и старше. Длина полосок — те же "
    "числа.",
    "Unemployed by the ILO definition as a share of the labour force aged 15 and over. Bars show "
    "the same numbers.",
)
LIVE_NOTE = Words(
    " Линии — кварталы из ЕМИСС 43062; точки — как пересказала печать, с линиями не соединены.",
    " Lines are quarters from EMISS 43062; dots are as the press quoted them, not joined to the "
    "lines.",
)
IDS = ("F240", "F241")


def unemployment_pair(
    published: pd.DataFrame,
    unemployment_ilo: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Unemployment rate 15+, per cent, Moscow and Russia: a published quarter, or EMISS's lines
    and it as marks."""
    rows = pick(published, *IDS)
    own = {place: live.unemployment(unemployment_ilo, place, lang) for place in rows["geography"]}
    if not all(len(series) > 1 for series in own.values()):
        return _one_quarter(rows, lang, today)
    newest = min(series["period_end"].max() for series in own.values())
    items = [
        row_item(
            s[s["period_end"] == newest].iloc[0], words.place(place, lang), lang, digits=1, unit="%"
        )
        for place, s in own.items()
        if (s["period_end"] == newest).any()
    ]
    newer = str(rows["period_end"].max())[:10] > str(newest)[:10]
    if newer:
        items = [
            row_item(r, words.place(r["geography"], lang), lang, digits=1, unit="%")
            for r in rows.to_dict("records")
        ]
    said = ", ".join(f"{e['label']} {e['text']}" for e in items) or SUBJECT[lang]
    first = next(iter(own.values())).iloc[0]
    last = next(iter(own.values())).iloc[-1]
    span = f"{first['period_text']} → {last['period_text']}"
    head = Head(
        name="unemployment_pair",
        lang=lang,
        subject=SUBJECT,
        today=today,
        how_to_read=Words.both(lambda x: HOW_TO_READ[x].rpartition(". ")[0] + "." + LIVE_NOTE[x]),
        rows=pd.concat([rows, *own.values()], ignore_index=True),
        title=Words(f"Безработица: {said}", f"Unemployment: {said}")[lang],
        subtitle=Words(
            f"Безработные по МОТ, % рабочей силы 15 лет и старше, кварталы; {span}; точки "
            "без линии — "
            "в пересказе печати",
            f"Unemployed (ILO), % of the labour force 15+, quarters; {span}; dots off the "
            "lines are as "
            "the press quoted",
        )[lang],
    )
    return trend(head, [*_marks(rows, lang, said=newer), *_lines(own, lang)], zero=True)


def _one_quarter(rows: pd.DataFrame, lang: str, today: date | None) -> Passport:
    items = [
        row_item(r, words.place(r["geography"], lang), lang, digits=1, unit="%", accent=i == 0)
        for i, r in enumerate(rows.to_dict("records"))
    ]
    said = ", ".join(f"{e['label']} {e['text']}" for e in items)
    when = words.period(rows["period_start"][0], rows["period_end"][0], lang)
    head = Head(
        name="unemployment_pair",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=Words(f"Безработица: {said}", f"Unemployment: {said}")[lang],
        subtitle=Words(
            f"Безработные по МОТ, % рабочей силы 15 лет и старше; {when}",
            f"Unemployed (ILO), % of the labour force 15+; {when}",
        )[lang],
    )
    return cells(head, items, bars=True)


def _point(row: dict, lang: str, **more) -> dict:
    entry = row_item(
        row, words.period(row["period_start"], row["period_end"], lang), lang, digits=1
    )
    a = words.day(row["period_start"])
    b = words.day(row["period_end"])
    return point(entry | more, (a + (b - a) / 2).isoformat())


def _lines(own: dict[str, pd.DataFrame], lang: str) -> list[dict]:
    """A line a place, Moscow's in the accent; a quarter without a value breaks it."""
    out = []
    for place, rows in own.items():
        known = {str(pd.Period(r["period_end"], "Q")): r for r in rows.to_dict("records")}
        quarters = pd.period_range(rows["period_end"].min(), rows["period_end"].max(), freq="Q")
        gap = {"value": None, "value_low": None, "value_high": None, "bound": "=", "id": ""}
        points = [
            _point(
                known.get(str(q))
                or gap
                | {
                    "period_start": q.start_time.date().isoformat(),
                    "period_end": q.end_time.date().isoformat(),
                },
                lang,
            )
            for q in quarters
        ]
        out.append(
            {"label": words.place(place, lang), "points": points, "accent": place == "Москва"}
        )
    return out


def _marks(rows: pd.DataFrame, lang: str, *, said: bool) -> list[dict]:
    """What the press quoted; a quarter newer than the lines is the figure's last word and
    carries its number."""
    return [
        {
            "label": Words(
                f"{words.place(r['geography'], lang)}, как пересказано",
                f"{words.place(r['geography'], lang)}, as quoted",
            )[lang],
            "points": [_point(r, lang, **({} if said else {"text": ""}))],
            "style": "dots",
            "accent": r["geography"] == "Москва",
            "name_at_end": False,
        }
        for r in rows.to_dict("records")
    ]
