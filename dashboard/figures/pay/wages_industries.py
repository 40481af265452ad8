"""Mean accrued wages by industry: the manufacturing branches Moscow competes in, and IT."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import live
from dashboard.figure.evidence import Told, pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Начисленная зарплата по отраслям", "Accrued wages by industry")
HOW_TO_READ = Words(
    "Средняя начисленная зарплата (до вычета налога) за год по всей стране. Среднее выше медианы; "
    "отрасль — это не "
    "профессия: в ней и директор, и уборщик.",
    "Mean accrued wage (before tax) over the year, whole country. A mean exceeds the median; an "
    "industry is not an "
    "occupation: it holds directors and cleaners alike.",
)
BRANCHES = {
    "F297": (
        Words("Обрабатывающие производства", "Manufacturing"),
        Words("обработка", "manufacturing"),
    ),
    "F313": (
        Words("Компьютеры, электроника, оптика", "Computers, electronics, optics"),
        Words("электроника", "electronics"),
    ),
    "F345": (Words("Прочие транспортные средства", "Other transport equipment"), None),
    "F369": (Words("Научные исследования и разработки", "Research and development"), None),
    "F361": (
        Words("Информация и связь", "Information and communication"),
        Words("ИТ и связь", "IT and telecom"),
    ),
}


MART = "wages_okved"


def wages_industries(
    published: pd.DataFrame,
    wages_okved: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Mean accrued wage by industry, thousand roubles a month, Russia; the workbook's newest
    year once it has a newer one than the quoted, which then stands beside it in brackets."""
    rows = pick(published, *BRANCHES)
    names = dict(zip(rows["id"], BRANCHES.values(), strict=True))
    own = _newer(wages_okved, rows, lang)
    drawn = rows if own.empty else own
    unit = Words("тыс. руб.", "thousand RUB")[lang]
    quoted = rows["period_start"][0][:4]
    items = []
    told = []
    for row_id, r, before in zip(rows["id"], drawn.to_dict("records"), rows["value"], strict=True):
        thousand = {**r, "value": r["value"] / 1000, "value_low": None, "value_high": None}
        entry = row_item(
            thousand, names[row_id][0][lang], lang, digits=1, accent=row_id == rows["id"][0]
        )
        told += [f"{names[row_id][1][lang]} {entry['text']}"] if names[row_id][1] else []
        aside = "" if own.empty else f" ({quoted}: {words.number(before / 1000, lang, 1)})"
        items.append(entry | {"text": entry["text"] + aside})
    said = ", ".join(told)
    when = words.period(drawn["period_start"][0], drawn["period_end"][0], lang)
    year = Words(f"в {when} году", f"in {when}")[lang]
    wage = Words("Начисляют|Начислено", "Wages accrue|Wages accrued")[lang].split("|")
    head = Head(
        name="wages_industries",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=drawn if own.empty else pd.concat([own, rows], ignore_index=True),
        title=Told(*(f"{w} {year}: {said} {unit}" for w in wage)),
        subtitle=Words(
            f"Средняя начисленная зарплата, тыс. руб. в месяц; {when}",
            f"Mean accrued wage, thousand RUB a month; {when}",
        )[lang],
    )
    return ranking(head, items)


def _newer(frame: pd.DataFrame | None, quoted: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The same industries in the workbook's newest year, in the same order; empty unless all are
    there and newer."""
    if frame is None:
        return pd.DataFrame()
    fits = frame[
        (frame["classification"] == "ОКВЭД2")
        & frame["wage_rub"].notna()
        & ~frame["is_without_new_regions"]
    ]
    year = int(fits["year"].max()) if len(fits) else 0
    if year <= int(quoted["period_start"][0][:4]):
        return pd.DataFrame()
    fits = (
        fits[fits["year"] == year].assign(name=fits["activity"].map(_plain)).drop_duplicates("name")
    )
    wanted = [_plain(i.partition(": ")[2]) for i in quoted["indicator"]]
    if not set(wanted) <= set(fits["name"]):
        return pd.DataFrame()
    parts = []
    for name, indicator in zip(wanted, quoted["indicator"], strict=True):
        one = fits[fits["name"] == name].assign(
            value=lambda d: d["wage_rub"], period_start=f"{year}-01-01", period_end=f"{year}-12-31"
        )
        row = live.rows(MART, one, indicator=indicator, geography="Россия", unit="руб.", lang=lang)
        parts.append(row.assign(id=f"{MART}/{name}/{year}"))
    return pd.concat(parts, ignore_index=True)


def _plain(name: str) -> str:
    return name.strip().lower().removeprefix("из нее ").removeprefix("из неё ")
