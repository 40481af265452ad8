"""One occupation: openings per CV month by month, its three-month mean, and how much of the
market is seen."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _shortage as of
from dashboard.figures.shortage import _tension
from dashboard.kinds._parts import item
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Напряжённость одной профессии по месяцам", "Tension of one occupation by month")
HOW_TO_READ = Words(
    "Точка — открытых мест на одно резюме в конце месяца, полоса — 95 % интервал по выборке "
    "работодателей; линия — "
    "среднее за три месяца подряд, его нет, пока трёх месяцев нет. Число резюме — один недавний "
    "счёт, поэтому месяцы "
    "показывают движение вакансий, а не людей. Владельцы резюме чаще всего работают.",
    "A dot is openings per CV at the month's end, the band its 95 % interval by sampled employers; "
    "the line is the "
    "mean of three months running, absent until there are three. CVs were counted once, recently, "
    "so months show how "
    "openings move, not people. Most CV holders have a job.",
)
CHOICES = {"occupation": occupations.occupation_choice(), "area": of.AREA}
SMOOTH = Words("среднее за 3 мес.", "3-month mean")
RAW = Words("месяц", "month")


def occupation_tension(
    tension_monthly: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    occupation: str = "turner",
    area: str = "moscow",
) -> Passport:
    """Months of an occupation in an area in which both sides are known; MissingRows says why
    there are none."""
    rows = tension_monthly[
        (tension_monthly["occupation"] == occupation) & (tension_monthly["area"] == area)
    ]
    known = rows[rows["value"].notna()].sort_values("month")
    if known.empty:
        raise MissingRows(_tension.why(rows))
    known = known.tail(24)
    raw = [
        point(
            item(
                "",
                r["value"],
                text=of.value_text("tension", r["value"], lang) if i in (0, len(known) - 1) else "",
                low=r["low"],
                high=r["high"],
            ),
            f"{r['month']}-15",
        )
        for i, r in enumerate(known.to_dict("records"))
    ]
    mean = [point(item("", r["smooth3"]), f"{r['month']}-15") for r in known.to_dict("records")]
    series = (
        [{"label": SMOOTH[lang], "points": of.with_gaps(mean), "style": "curve", "accent": True}]
        if known["smooth3"].notna().sum() > 1
        else []
    )
    series.append(
        {
            "label": RAW[lang] if series else "",
            "points": raw,
            "style": "dots",
            "accent": not series,
            "name_at_end": False,
        }
    )
    months = [of.when(m, lang) for m in known["month"]]
    table = known.assign(label=months, why=known[f"coverage_{lang}"])[list(_tension.COLUMNS)]
    head = Head(
        name="occupation_tension",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=table.reset_index(drop=True),
        columns=_tension.COLUMNS,
        grade="A",
        title=_found(known, occupations.names(lang)[occupation], lang),
        place=words.place(words.AREAS[area], lang),
        data_date=of.day(known["month"].max(), today),
        note=_tension.coverage(known, lang),
        subtitle=f"{words.upper_first(of.UNITS['tension'][lang])}; {months[0]}"
        + (f" — {months[-1]}" if len(months) > 1 else ""),
    )
    ticks = [
        {"x": f"{m}-15", "label": said} for m, said in zip(known["month"], months, strict=True)
    ][::-1][::3][::-1]
    return trend(head, series, zero=True, ticks=ticks)


def _found(known: pd.DataFrame, name: str, lang: str) -> str:
    """The newest month; a change is told only when the intervals part."""
    first = known.iloc[0]
    last = known.iloc[-1]
    value = of.value_text("tension", last["value"], lang)
    when = of.when(last["month"], lang)
    said = Words(
        f"{name}: {value} вакансии на резюме ({when})",
        f"{name}: {value} openings per CV ({when})",
    )[lang]
    if len(known) < 2:
        return said + Words("; история копится", "; history is being collected")[lang]
    before = f"{of.value_text('tension', first['value'], lang)} ({of.when(first['month'], lang)})"
    if last["low"] > first["high"]:
        return said + Words(f", выше, чем {before}", f", up from {before}")[lang]
    if last["high"] < first["low"]:
        return said + Words(f", ниже, чем {before}", f", down from {before}")[lang]
    return said + Words(f"; от {before} не отличить", f"; not told apart from {before}")[lang]
