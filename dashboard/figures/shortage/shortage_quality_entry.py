"""The opposing view, second half: how selective the universities are that engineers graduate
from."""

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

SUBJECT = Words("Из каких вузов выпускники-инженеры", "The universities engineers graduate from")
HOW_TO_READ = Words(
    "Доля выпускников-инженеров из вузов с таким средним баллом ЕГЭ при приёме; группы не "
    "складываются в 100 %: "
    "середина не опубликована, а «ниже средней» включает «не выше 59». Балл при поступлении — не "
    "качество инженера "
    "через пять лет.",
    "Share of engineering graduates from universities with such a mean entry score; the groups "
    "don't add up to 100 %: "
    "the middle is unpublished, and “below average” includes “59 or less”. An entry score is not "
    "an engineer's quality "
    "five years later.",
)
GROUPS = {
    "F197": Words("средний балл выше 80", "mean score above 80"),
    "F198": Words("средний балл не выше 59", "mean score 59 or less"),
    "F199": Words("селективность ниже средней", "selectivity below average"),
}


def shortage_quality_entry(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Share of engineering graduates by the selectivity of their university, per cent, Russia."""
    rows = pick(published, *GROUPS)
    said = dict(zip(rows["id"], GROUPS.values(), strict=True))
    items = [
        row_item(r, words.upper_first(said[r["id"]][lang]), lang, unit="%", accent=i == 0)
        for i, r in enumerate(rows.to_dict("records"))
    ]
    best = items[0]["text"]
    worst = items[1]["text"]
    when = words.period(rows["period_start"][0], rows["period_end"][0], lang)
    head = Head(
        name="shortage_quality_entry",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=Words(
            f"Из сильных по приёму вузов — {best} выпускников-инженеров, из слабых — {worst} "
            f"({when})",
            f"{best} of engineering graduates came from universities strong at entry, "
            f"{worst} from weak "
            f"ones ({when})",
        )[lang],
        subtitle=Words(
            f"Доля выпускников-инженеров, %; {when}",
            f"Share of engineering graduates, %; {when}",
        )[lang],
    )
    return ranking(head, items, sort=False)
