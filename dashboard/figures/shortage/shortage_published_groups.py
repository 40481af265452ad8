"""Which engineers' posts stood empty: Rosstat's survey 1-Т(проф) by group of engineers."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Пустые места инженеров по группам", "Engineers' posts standing empty, by group")
HOW_TO_READ = Words(
    "Доля вакансий в рабочих местах группы; пунктир — все инженеры высшей квалификации. "
    "Обследование Росстата раз в "
    "два года; остальные группы в обзоре не названы.",
    "Vacancies as a share of the group's posts; the dashed line is all highly qualified engineers. "
    "Rosstat's survey, "
    "every second year; the review names only these groups.",
)
ALL = "F057"
GROUPS = {
    "F058": Words("Гражданское строительство", "Civil engineering"),
    "F059": Words("Электроника", "Electronics"),
    "F060": Words("Химия и электрика", "Chemical and electrical"),
}


def shortage_published_groups(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Vacancy rate by group of engineers, per cent, Russia, one October."""
    rows = pick(published, *GROUPS)
    every = pick(published, ALL)
    said = dict(zip(rows["id"], GROUPS.values(), strict=True))
    order = rows.sort_values("value", ascending=False).to_dict("records")
    items = [
        row_item(r, said[r["id"]][lang], lang, digits=1, unit="%", accent=i == 0)
        for i, r in enumerate(order)
    ]
    bench = row_item(
        every.iloc[0], Words("все инженеры", "all engineers")[lang], lang, digits=1, unit="%"
    )
    when = words.month(every["period_end"][0], lang)
    head = Head(
        name="shortage_published_groups",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=pd.concat([rows, every], ignore_index=True),
        title=Words(
            f"{items[0]['label']}: пустовало {items[0]['text']} мест инженеров, у всех — "
            f"{bench['text']}",
            f"{items[0]['label']}: {items[0]['text']} of engineers' posts stood empty, all "
            "engineers "
            f"{bench['text']}",
        )[lang],
        subtitle=Words(
            f"Вакансии в рабочих местах группы, %; {when}",
            f"Vacancies in the group's posts, %; {when}",
        )[lang],
    )
    return dots(head, items, benchmark=bench)
