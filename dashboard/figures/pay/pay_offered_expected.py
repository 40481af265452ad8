"""What production offered and what its applicants expected: two published numbers of different
definitions."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.cells import cells
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Предложено и ожидается в производстве", "Offered and expected in production")
HOW_TO_READ = Words(
    "Два числа из двух публикаций: медиана предложений одной платформы и среднее ожиданий "
    "соискателей другой. Меры и "
    "месяцы разные, поэтому их не вычитают: видно только, что они близки или далеки. По Москве и "
    "по профессиям "
    "ожиданий никто не публиковал.",
    "Two numbers from two publications: one platform's median offer and another's mean of what "
    "applicants expect. "
    "Measures and months differ, so they are not subtracted: one sees only whether they lie near "
    "or far. Nobody "
    "published expectations for Moscow or by occupation.",
)
NAMES = {
    "F230": Words("предложено, медиана", "offered, median"),
    "F231": Words("ожидают, среднее", "expected, mean"),
}
APART = Words(
    "Определения разные: разность не считается.", "Definitions differ: no difference is computed."
)
BESIDE = Words(
    "В публикации об ожиданиях сказано: {note} (тыс. руб.).",
    "The publication on expectations adds, in Russian: {note} (thousand RUB).",
)


def pay_offered_expected(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Offered and expected pay in production, thousand roubles a month, Russia."""
    rows = pick(published, *NAMES)
    periods = [
        words.period(a, b, lang)
        for a, b in zip(rows["period_start"], rows["period_end"], strict=True)
    ]
    items = [
        row_item(r, f"{said[lang]}, {when}", lang, accent=i == 0)
        for i, (r, said, when) in enumerate(
            zip(rows.to_dict("records"), NAMES.values(), periods, strict=True)
        )
    ]
    offered, expected = (e["text"] for e in items)
    note = rows["note"].iloc[1]
    more = " " + BESIDE[lang].format(note=note) if note else ""
    head = Head(
        name="pay_offered_expected",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        note=APART[lang] + more,
        title=Words(
            f"В производстве предлагали {offered}, ожидали {expected} тыс. руб.: меры разные",
            f"Production offered {offered}, applicants expected {expected} thousand RUB: "
            "measures "
            "differ",
        )[lang],
        subtitle=Words(
            f"Тыс. руб. в месяц; {periods[0]} и {periods[1]}",
            f"Thousand RUB a month; {periods[0]} and {periods[1]}",
        )[lang],
    )
    return cells(head, items)
