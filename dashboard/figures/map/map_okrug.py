"""One okrug: whom its adverts look for, and in what it differs from the city."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures import _who
from dashboard.figures.map import _okrugs
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.adverts.reference import rows as reference
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import GREY_N, RELIABLE_N, wilson

SUBJECT = Words("Кого ищут в одном округе", "Whom one okrug looks for")
HOW_TO_READ = Words(
    "Доля семейства профессий в объявлениях округа; черта — 95 % интервал Уилсона, в скобках — та "
    "же доля по городу. "
    "Выделено семейство, доля которого в округе выше городской вместе с интервалом. Объявления без "
    "округа не в счёт.",
    "The family's share of the okrug's adverts; the line is Wilson's 95 % interval, in brackets "
    "the same share in the "
    "city. Accented is a family whose share here lies above the city's, interval included. Adverts "
    "without an okrug "
    "are left out.",
)
OKRUG = Choice(
    Words("Округ", "Okrug"),
    {r["abbr_ru"]: Words(r["name_ru"], r["name_en"]) for r in reference("okrugs")},
    "ЮВАО",
)
CHOICES = {"okrug": OKRUG}
SHOWN = 12
COLUMNS = {
    "label": Words("Семейство", "Family"),
    "adverts": Words("Объявлений", "Adverts"),
    "openings": Words("Мест", "Openings"),
    "value": Words("Доля в округе", "Share in the okrug"),
    "low": Words("От", "Low"),
    "high": Words("До", "High"),
    "city": Words("Доля в городе", "Share in the city"),
}
UNITS = {"value": "%", "low": "%", "high": "%", "city": "%"}


def map_okrug(
    okrugs: pd.DataFrame,
    demand_by_okrug: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    okrug: str = "ЮВАО",
) -> Passport:
    """Families by their share of the okrug's adverts. MissingRows below 20 adverts, with their
    number."""
    told = demand_by_okrug[(demand_by_okrug["okrug"] != "") & (demand_by_okrug["occupation"] == "")]
    here = told[told["okrug"] == okrug]
    name = _okrugs.long(okrugs, lang)[okrug]
    n = int(here.loc[here["family"] == "", "adverts"].sum())
    if n < RELIABLE_N:
        raise MissingRows(FEW.format(n=n))
    whole = told.groupby("family")["adverts"].sum()
    rows = (
        here[here["family"] != ""]
        .sort_values(["adverts", "family"], ascending=[False, True])
        .head(SHOWN)
    )
    ends = [wilson(int(k), n) for k in rows["adverts"]]
    rows = rows.assign(
        label=[_who.name(f, lang) for f in rows["family"]],
        value=100 * rows["adverts"] / n,
        low=[100 * a for a, _ in ends],
        high=[100 * b for _, b in ends],
        city=[100 * whole[f] / whole[""] for f in rows["family"]],
    )
    start, end = rows["period"].iloc[0].split("/")
    head = Head(
        name="map_okrug",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        columns=COLUMNS,
        units=UNITS,
        today=today,
        title=_found(rows, name, lang),
        n=n,
        place=words.place("Москва", lang),
        data_date=end,
        subtitle=Words(
            f"{name}. Доля семейства в объявлениях округа, % (в скобках — в городе); "
            f"{words.period(start, end, lang)}",
            f"{name}. The family's share of the okrug's adverts, % (the city's in brackets); "
            f"{words.period(start, end, lang)}",
        )[lang],
    )
    return ranking(head, [_bar(r, n, lang) for r in rows.to_dict("records")], sort=False)


FEW = Words(
    f"В этом округе объявлений {{n}}: для долей нужно не меньше {RELIABLE_N}",
    f"This okrug has {{n}} adverts: shares need at least {RELIABLE_N}",
)


def _bar(row: dict, n: int, lang: str) -> dict:
    share, city = (words.number(row[k], lang, 1) for k in ("value", "city"))
    return item(
        row["label"],
        row["value"],
        text=f"{share}{words.NBSP}% ({city})",
        low=row["low"],
        high=row["high"],
        accent=row["low"] > row["city"] and n >= GREY_N,
    )


def _found(rows: pd.DataFrame, name: str, lang: str) -> str:
    """The family whose share stands furthest above the city's, when its interval does."""
    more = rows[rows["low"] > rows["city"]]
    if more.empty:
        return Words(
            f"{name}: набор профессий от городского не отличить",
            f"{name}: its occupations can't be told from the city's",
        )[lang]
    most = more.loc[(more["value"] / more["city"]).idxmax()]
    share, city = (words.number(most[k], lang, 1) + words.NBSP + "%" for k in ("value", "city"))
    return Words(
        f"{name}: чаще, чем в городе, ищут «{most['label']}» — {share} против {city}",
        f"{name}: more often than the city it looks for “{most['label']}”: {share} against {city}",
    )[lang]
