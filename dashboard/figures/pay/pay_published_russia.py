"""Median offered pay by trade, Russia: the occupations one survey named."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Предлагаемая зарплата по профессиям, Россия", "Offered pay by occupation, Russia")
HOW_TO_READ = Words(
    "Медиана предлагаемой зарплаты по исследованию hh.ru: половина вакансий дороже, половина "
    "дешевле. Сварщик в нём "
    "посчитан вместе с вахтой и сюда не поставлен. Это вся страна: Москва по этим профессиям не "
    "опубликована.",
    "Median offered pay from a hh.ru study: half the vacancies pay more, half less. Its welders "
    "include rotation "
    "camps and are left out here. Whole country: Moscow is not published for these occupations.",
)
NAMES = {
    "O142": Words("Электромонтажник", "Electrical fitter"),
    "O143": Words("Монтажник", "Installer"),
    "O144": Words("Токарь, фрезеровщик, шлифовщик", "Turner, miller, grinder"),
    "O145": Words("Оператор станков с ЧПУ", "CNC operator"),
    "O146": Words("Механик", "Mechanic"),
}


def pay_published_russia(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Median offered pay, thousand roubles a month, Russia; one study, one definition."""
    rows = pick(published, *NAMES)
    said = dict(zip(rows["id"], NAMES.values(), strict=True))
    best = rows["value"].idxmax()
    items = [
        row_item(r, said[r["id"]][lang], lang, accent=i == best)
        for i, r in enumerate(rows.to_dict("records"))
    ]
    when = words.period(rows["period_start"][0], rows["period_end"][0], lang)
    top = items[best]
    head = Head(
        name="pay_published_russia",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=Words(
            f"{top['label']}: {top['text']} тыс. руб. — больше всего среди названных ({when})",
            f"{top['label']}: {top['text']} thousand RUB, the most among those named ({when})",
        )[lang],
        subtitle=Words(
            f"Медиана предлагаемой зарплаты, тыс. руб. в месяц; {when}",
            f"Median offered pay, thousand RUB a month; {when}",
        )[lang],
    )
    return ranking(head, items)
