"""The official rate of the group that holds an occupation: Russia's, never the occupation's own."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.official import _survey
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Официальная доля вакантных мест: группа, в которую входит профессия",
    "The official share of vacant posts: the group that holds the occupation",
)
HOW_TO_READ = Words(
    "Первая точка — группа ОКЗ, в которую входит профессия, вместе со всеми другими в ней: это "
    "Россия, и это не доля самой профессии. Ниже — большая группа, в которую она входит, по "
    "России и по Москве; черта — все группы России.",
    "The first dot is the group of OKZ that holds the occupation together with others: it is "
    "Russia, and not the occupation's own share. Below, the major group around it, in Russia and "
    "in Moscow; the stroke is all groups of Russia.",
)
CHOICES = {"occupation": occupations.occupation_choice()}


def occupation_vacancy_rate(
    vacancy_rates: pd.DataFrame,
    vacancy_group: pd.DataFrame,
    workers_needed_by_occupation: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
    occupation: str = "turner",
) -> Passport:
    """Rates of the group and its major group, per cent. MissingRows for an unknown occupation."""
    rates = _survey.evidence(vacancy_rates, lang, workers_needed_by_occupation)
    link = vacancy_group[vacancy_group["occupation"] == occupation]
    if link.empty:
        raise MissingRows(f"vacancy_group: {occupation}")
    link = link.iloc[0]
    major = link["okz"][0]
    narrow = rates[(rates["geography"] == "Россия") & (rates["okz"] == link["survey_okz"])]
    around = rates[(rates["level"] == "major") & (rates["okz_major"] == major)]
    around = around[around["geography"].isin(("Россия", "Москва"))].sort_values(
        "geography", ascending=False
    )
    whole = rates[(rates["geography"] == "Россия") & (rates["level"] == "all")].iloc[0]
    rows = pd.concat([narrow, around]).drop_duplicates("id")
    own = narrow.iloc[0]
    name = occupations.names(lang)[occupation]
    codes = vacancy_group[vacancy_group["survey_okz"] == link["survey_okz"]]["occupation"]
    others = len(codes) - 1
    items = [
        _survey.drawn(
            r, f"{_group(r, lang)}, {words.place(r['geography'], lang)}", lang, accent=not i
        )
        for i, r in enumerate(rows.to_dict("records"))
    ]
    every = Words("Все группы, Россия", "All groups, Russia")[lang]
    items.append({**_survey.drawn(whole, every, lang), "symbol": "line-ns-open"})
    rate = _survey.percent(own["value"], lang)
    title = Words(
        f"{name}: в группе ОКЗ {link['survey_okz']} по России вакантны {rate} мест",
        f"{name}: in its group, OKZ {link['survey_okz']}, {rate} of Russia's posts stand vacant",
    )
    shared = Words(
        f"в группе {words.counted(others + 1, 'occupation', 'ru')} нашего списка и другие",
        f"the group holds {words.counted(others + 1, 'occupation', 'en')} of our list, and others",
    )
    head = Head(
        name="occupation_vacancy_rate",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=pd.concat([rows, whole.to_frame().T], ignore_index=True),
        today=today,
        title=title[lang],
        subtitle=f"{words.upper_first(_survey.MEASURE[lang])}, {_survey.when(rows, lang)}; "
        f"{shared[lang]}",
        note=_survey.caveat(rows, lang),
    )
    return dots(head, items)


def _group(row: dict, lang: str) -> str:
    code = Words("ОКЗ", "OKZ")[lang]
    return f"{_survey.name(row, lang)} ({code} {row['okz']})"
