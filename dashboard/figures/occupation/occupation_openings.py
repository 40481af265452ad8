"""One occupation: openings that appeared each month; months not seen in full stand apart from
the line."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _shortage as of
from dashboard.kinds._parts import item
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Новые места по месяцам", "New openings by month")
HOW_TO_READ = Words(
    "Точка линии — рабочие места в объявлениях, появившихся за месяц, повторы слиты. Отдельные "
    "точки — месяцы до "
    "первой загрузки: видны только дожившие до неё объявления, число занижено, и линия через них "
    "не идёт.",
    "A dot of the line is work places in adverts that appeared in the month, repeats merged. Dots "
    "apart are months "
    "before the first load: only adverts that lived until it are seen, an undercount, so no line "
    "joins them.",
)
CHOICES = {"occupation": occupations.occupation_choice(), "area": of.AREA}
SHOWN = 24


SEEN = Words("месяц виден целиком", "month seen in full")
FEWER = Words("занижено", "undercount")
APART = Words("; точки без линии — занижено", "; dots off the line undercount")


def occupation_openings(
    demand_monthly: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    occupation: str = "turner",
    area: str = "moscow",
) -> Passport:
    """Openings by month of an occupation in an area, the last 24 months."""
    rows = demand_monthly[
        (demand_monthly["area"] == area) & (demand_monthly["occupation"] == occupation)
    ]
    if rows.empty:
        raise MissingRows(f"{occupation} {area}")
    rows = rows.sort_values("month").tail(SHOWN)
    full = rows["coverage"] == "full"
    whole, part = (
        [_dot(r, lang) for r in own.to_dict("records")] for own in (rows[full], rows[~full])
    )
    marked = {full[full].index[-1], rows[full]["openings"].idxmax()} if whole else set()
    for dot, i in zip(whole, rows.index[full], strict=True):
        dot |= {"accent": i == full[full].index[-1]} | ({} if i in marked else {"text": ""})
    series: list[dict] = []
    if whole:
        series.append(
            {
                "label": SEEN[lang],
                "points": of.with_gaps(whole),
                "name_at_end": False,
                "accent": True,
            }
        )
    if part:
        series.append({"label": FEWER[lang], "points": part, "name_at_end": False, "style": "dots"})
    apart = APART[lang] if part else ""
    named = (
        [m for m in rows["month"] if m[5:] in ("01", "07")]
        if len(rows) > 8
        else list(rows["month"])[::-3]
    )
    ticks = [{"x": f"{m}-15", "label": words.month(f"{m}-01", lang)} for m in named]
    until = of.when(rows["month"].max(), lang) + apart
    table = rows[
        ["month", "openings", "adverts", "n_kept", "employers", f"coverage_{lang}"]
    ].reset_index(drop=True)
    columns = {
        "month": Words("Месяц", "Month"),
        "openings": Words("Мест", "Openings"),
        "adverts": Words("Объявлений", "Adverts"),
        "n_kept": Words("Без повторов", "Without repeats"),
        "employers": of.COLUMNS["employers"],
        f"coverage_{lang}": Words("Охват", "Coverage"),
    }
    head = Head(
        name="occupation_openings",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=table,
        columns=columns,
        today=today,
        title=_found(rows[full], occupation, lang),
        subtitle=Words(
            f"Рабочие места в объявлениях, появившихся за месяц; до {until}",
            f"Work places in adverts that appeared in the month; to {until}",
        )[lang],
        place=words.place(words.AREAS[area], lang),
        data_date=of.day(rows["month"].max(), today),
        grade="A",
    )
    return trend(head, series, zero=True, ticks=ticks)


def _dot(row: dict, lang: str) -> dict:
    return point(
        item("", float(row["openings"]), text=words.number(int(row["openings"]), lang)),
        f"{row['month']}-15",
    )


def _found(full: pd.DataFrame, occupation: str, lang: str) -> str:
    name = occupations.names(lang)[occupation]
    if full.empty:
        return Words(
            f"{name}: целиком не виден ещё ни один месяц, история копится",
            f"{name}: no month seen in full yet, history is being collected",
        )[lang]
    last = full.iloc[-1]
    places = words.number(int(last["openings"]), lang)
    when = of.when(last["month"], lang)
    return Words(
        f"{name}: новых мест за месяц — {places} ({when})",
        f"{name}: {places} new openings in a month ({when})",
    )[lang]
