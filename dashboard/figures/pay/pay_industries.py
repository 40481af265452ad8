"""Mean accrued wages of the industries that compete for engineers, as small multiples on one
scale."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.pay import _wages
from dashboard.kinds.small_multiples import small_multiples
from dashboard.kinds.trend import yearly
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Зарплаты отраслей, куда уходят инженеры", "Wages of the industries engineers move to"
)
HOW_TO_READ = Words(
    "У всех клеток одна шкала; подписан последний год. Средняя начисленная зарплата всех "
    "работников отрасли по стране, "
    "не очищенная от роста цен. Москва по отраслям так не опубликована.",
    "All cells share one scale; the last year is labelled. Mean accrued wage of everybody in the "
    "industry, whole "
    "country, not adjusted for prices. Moscow by industry is not published this way.",
)
BRANCHES = {
    "Обрабатывающие производства": Words("Обработка", "Manufacturing"),
    "Производство компьютеров, электронных и оптических изделий": Words(
        "Электроника, оптика", "Electronics, optics"
    ),
    "Производство машин и оборудования, не включенных в другие группировки": Words(
        "Машины", "Machinery"
    ),
    "Научные исследования и разработки": Words("Исследования", "Research"),
    "Деятельность в области информации и связи": Words("ИТ и связь", "IT and telecom"),
    "Деятельность финансовая и страховая": Words("Финансы", "Finance"),
}
OWN = "Обрабатывающие производства"
RIVAL = "Деятельность в области информации и связи"


def pay_industries(
    wages_okved: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Mean accrued wage by industry, thousand roubles a month, Russia, the years of ОКВЭД2.
    MissingRows: none there."""
    table = wages_okved[wages_okved["classification"] == "ОКВЭД2"]
    rows = table[table["activity"].isin(BRANCHES)].sort_values(
        ["activity", "year"], ignore_index=True
    )
    absent = set(BRANCHES) - set(rows["activity"])
    if absent:
        raise MissingRows(", ".join(sorted(absent)))
    panels = [
        {
            "label": said[lang],
            "points": yearly(rows[rows["activity"] == name], "wage_rub", lang, per=1000),
            "accent": name == OWN,
        }
        for name, said in BRANCHES.items()
    ]
    first = int(rows["year"].min())
    last = int(rows["year"].max())
    preliminary = bool(rows[rows["year"] == last]["is_preliminary"].any())
    head = Head(
        name="pay_industries",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=rows,
        columns={"activity": Words("Вид деятельности", "Activity"), **_wages.COLUMNS},
        units=_wages.UNITS,
        place=words.place("Россия", lang),
        data_date=f"{last}-12-31",
        grade="A",
        title=_title(rows, first, last, lang),
        subtitle=Words(
            f"Средняя начисленная зарплата, тыс. руб. в месяц, {first}–",
            f"Mean accrued wage, thousand RUB a month, {first}–",
        )[lang]
        + _wages.year_said(last, preliminary, lang),
    )
    return small_multiples(head, panels, zero=True)


def _title(rows: pd.DataFrame, first: int, last: int, lang: str) -> str:
    wage = rows.set_index(["activity", "year"])["wage_rub"]
    then, now = (words.number(float(wage[RIVAL, y] / wage[OWN, y]), lang, 1) for y in (first, last))
    if then == now:
        return Words(
            f"ИТ и связь платят в {now} раза больше обработки — как и в {first} году",
            f"IT and telecom pay {now} times what manufacturing does, as in {first}",
        )[lang]
    return Words(
        f"ИТ и связь платили в {last} году в {now} раза больше обработки; в {first} — в "
        f"{then} раза",
        f"IT and telecom paid {now} times manufacturing's wage in {last}; {then} times in {first}",
    )[lang]
