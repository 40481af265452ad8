"""The official measure: shares of vacant posts by occupation group, Moscow, its oblast, Russia."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.official import _survey
from dashboard.kinds._parts import item
from dashboard.kinds.place_dots import place_dots
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Вакантные места по группам занятий: Москва, область, Россия",
    "Vacant posts by occupation group: Moscow, its oblast, Russia",
)
HOW_TO_READ = Words(
    "Строка — группа занятий, точка — доля её мест, которые стоят вакантными: Москва, область, "
    "Россия. Число справа — Москва. Выделены промышленные группы: в рабочих — и строители, в "
    "операторах — и водители. Инженеров Москвы отдельно Росстат не публикует. Регион — тот, где "
    "отчиталась организация.",
    "A row is an occupation group, a dot the share of its posts standing vacant: Moscow, its "
    "oblast, Russia. The number at the right is Moscow's. Industrial groups are accented: workers "
    "include builders, operators include drivers. Engineers of Moscow alone are not published. "
    "The region is where the organisation reports.",
)


def vacancy_rates_places(
    vacancy_rates: pd.DataFrame,
    workers_needed_by_occupation: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Nine groups and their total in three places, per cent. MissingRows without Moscow's."""
    rows = _survey.evidence(vacancy_rates, lang, workers_needed_by_occupation)
    rows = rows[(rows["level"] != "group") & rows["geography"].isin(_survey.PLACES)]
    by = {p: rows[rows["geography"] == p].set_index("okz_major") for p in _survey.PLACES}
    moscow = by["Москва"]
    russia = by["Россия"]
    if not {"7", "8", "2", "9"} <= set(moscow.index) or "7" not in russia.index:
        raise MissingRows("vacancy_rates: Москва")
    order = [*moscow.drop(index="", errors="ignore").sort_values("value").index[::-1], ""]
    order = [g for g in order if g in moscow.index]
    groups = [
        {"label": _survey.SHORT[g][lang], "accent": bool(moscow.at[g, "is_industrial"])}
        for g in order
    ]
    places = [
        {"label": words.place(p, lang), "points": [_point(by[p], g, p, lang) for g in order]}
        for p in _survey.PLACES
    ]
    rows = pd.concat([by[p].reset_index() for p in _survey.PLACES], ignore_index=True)
    head = Head(
        name="vacancy_rates_places",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=_title(moscow["value"], russia["value"], lang),
        subtitle=_subtitle(moscow["value"], _survey.when(rows, lang), lang),
        note=_survey.caveat(rows, lang),
    )
    return place_dots(head, groups, places)


def _point(rows: pd.DataFrame, group: str, place: str, lang: str) -> dict:
    label = f"{_survey.SHORT[group][lang]}, {words.place(place, lang)}"
    return _survey.drawn(rows.loc[group], label, lang) if group in rows.index else item(label, None)


def _title(moscow: pd.Series, russia: pd.Series, lang: str) -> str:
    here, there = (_survey.percent(v["7"], lang) for v in (moscow, russia))
    return Words(
        f"В Москве вакантны {here} мест квалифицированных рабочих, в России {there}",
        f"In Moscow {here} of skilled workers' posts stand vacant, in Russia {there}",
    )[lang]


def _subtitle(moscow: pd.Series, day: str, lang: str) -> str:
    """Who stands below and above the skilled, by their own numbers."""
    below = _survey.percent(moscow["2"], lang)
    above = _survey.percent(moscow["9"], lang)
    above_is = Words("выше", "above") if moscow["9"] > moscow["7"] else Words("ниже", "below")
    below_is = Words("ниже", "below") if moscow["2"] < moscow["7"] else Words("выше", "above")
    return Words(
        f"Вакантные места, % всех мест группы, {day}; {below_is.ru} — специалисты высшей "
        f"квалификации ({below}), {above_is.ru} — неквалифицированные ({above})",
        f"Vacant posts, % of all posts of the group, {day}; {below_is.en}: professionals "
        f"({below}), {above_is.en}: unskilled ({above})",
    )[lang]
