"""Somebody else's aggregates of hh.ru's industrial adverts: grade C, titled by their subject."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words(
    "Промышленные объявления hh.ru по стороннему подсчёту",
    "Industrial adverts of hh.ru by a third party's count",
)
HOW_TO_READ = Words(
    "По уровню — медиана оплаты в объявлениях России, по региону — среднее: его тянут вверх "
    "редкие высокие. До и после налога, «от» и «до» вперемешку; только объявления с оплатой. "
    f"Меньше {RELIABLE_N} объявлений — без числа. Надёжность C: для справки, не для вывода.",
    "By level: the median of pay in Russia's adverts; by region: the mean, lifted by rare high "
    "ones. Gross and net, from and to are mixed; only adverts that name pay. Below "
    f"{RELIABLE_N} adverts no "
    "number. Grade C: for reference, not for a finding.",
)
CHOICES = {
    "cut": Choice(
        Words("По чему", "By"),
        {"level": Words("уровень", "level"), "region": Words("регион", "region")},
        "level",
    )
}
LEVELS = {
    "рабочий": Words("рабочий", "worker"),
    "другое": Words("прочие", "other"),
    "специалист": Words("специалист", "specialist"),
    "инженер": Words("инженер", "engineer"),
    "руководитель": Words("руководитель", "manager"),
}
MOST = 12
COLUMNS = {
    "id": Words("Номер строки", "Row id"),
    "key": Words("Уровень или регион", "Level or region"),
    "adverts": Words("Объявлений с оплатой", "Adverts naming pay"),
    "mean_rub": Words("Среднее, руб. в месяц", "Mean, RUB a month"),
    "median_rub": Words("Медиана, руб. в месяц", "Median, RUB a month"),
    "publisher": Words("Источник", "Publisher"),
    "url": Words("Адрес", "Address"),
    "page_date": Words("Дата страницы", "Page date"),
    "grade": Words("Надёжность", "Grade"),
}


def hh_industrial(
    hh_aggregates: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    cut: str = "level",
) -> Passport:
    """Pay by level (median) or region (mean), thousand RUB a month. MissingRows without rows."""
    rows = hh_aggregates[(hh_aggregates["cut"] == cut) & (hh_aggregates["adverts"] >= RELIABLE_N)]
    if rows.empty:
        raise MissingRows("hh_aggregates")
    rows = rows.sort_values("adverts", ascending=False).head(MOST)
    by = "median_rub" if cut == "level" else "mean_rub"
    items = [_item(r, by, cut, lang) for r in rows.to_dict("records")]
    measure = {
        "level": Words("медиана, Россия", "median, Russia"),
        "region": Words("среднее по регионам", "mean by region"),
    }[cut][lang]
    head = Head(
        name="hh_industrial",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        columns=COLUMNS,
        today=today,
        title=SUBJECT[lang],
        subtitle=Words(
            f"Оплата в объявлениях, тыс. руб. в месяц, {measure}; 13.10–11.11.2025",
            f"Pay in adverts, thousand RUB a month, {measure}; 2025-10-13 to 2025-11-11",
        )[lang],
        n=int(rows["adverts"].sum()),
    )
    return ranking(head, items)


def _item(row: dict, by: str, cut: str, lang: str) -> dict:
    value = float(row[by]) / 1000
    name = LEVELS[row["key"]][lang] if cut == "level" else words.place(row["key"], lang)
    said = f"{words.number(value, lang, 0)}, n{words.NBSP}={words.NBSP}" + words.number(
        row["adverts"], lang
    )
    return item(name, value, text=said, row_id=row["id"], accent=row["key"] == "Москва")
