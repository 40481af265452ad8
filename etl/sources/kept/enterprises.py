"""How many industrial enterprises each okrug of Moscow holds, by activity: counts of a city's list,
never the enterprises themselves."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "enterprises",
    Words(
        "Портал открытых данных Правительства Москвы, набор 2601",
        "Open data portal of the Moscow government, set 2601",
    ),
    Words(
        "Промышленные предприятия Москвы: счёт по округам и классам ОКВЭД",
        "Industrial enterprises of Moscow: counts by okrug and class of OKVED",
    ),
    Words("CC BY 3.0, со ссылкой на data.mos.ru", "CC BY 3.0, attributed to data.mos.ru"),
    "https://data.mos.ru/opendata/2601",
    cadence_days=365,
    note=Words(
        "Только числа: названия, ИНН, адреса и координаты предприятий в продукт не входят.",
        "Counts only: names, tax numbers, addresses and coordinates are not part of the product.",
    ),
)
COLUMNS = {
    "id": "str",
    "definition_id": "str",
    "okrug": "str",
    "okved_class": "str",
    "class_ru": "str",
    "class_en": "str",
    "part": "str",
    "enterprises": "int64",
    "geography": "str",
    "period_text": "str",
    "period_start": "str",
    "period_end": "str",
    "publisher": "str",
    "url": "str",
    "page_date": "str",
    "grade": "str",
    "note": "str",
    "vintage": "str",
    "review_by": "str",
    "superseded_by": "str",
}


@table(columns=COLUMNS, key=["id"], mart=True)
def enterprises_by_okrug(enterprises_by_okrug_csv, okved_classes_csv, moscow_enterprises=None):
    """One row per okrug and two-digit class of ОКВЭД: `enterprises` of the city's list, as the
    build's own copy of the set counts them, else as kept (244 rows, July 2024).

    `part` industry (classes 10–33, 545 enterprises) | science (class 72, 173) | other (122).
    Source: data.mos.ru, set 2601, CC BY 3.0. Caveat: a list, not a census, and the kept counts
    are two years old; workers per enterprise are unknown; names are known for the 24 classes shown.
    """
    rows = enterprises_by_okrug_csv
    if moscow_enterprises is not None and len(moscow_enterprises):
        rows = _own(moscow_enterprises, rows)
    number = pd.to_numeric(rows["okved_class"])
    names = okved_classes_csv.set_index("okved_class")
    part = number.between(10, 33).map({True: "industry", False: "other"})
    return rows.assign(
        enterprises=pd.to_numeric(rows["enterprises"]),
        part=part.mask(number == 72, "science"),
        class_ru=rows["okved_class"].map(names["name_ru"]).fillna(""),
        class_en=rows["okved_class"].map(names["name_en"]).fillna(""),
    )[list(COLUMNS)]


def _own(counts: pd.DataFrame, kept: pd.DataFrame) -> pd.DataFrame:
    """The build's counts in the columns of the kept ones, whose words they take over."""
    day = counts["observed"].max()
    said = ("definition_id", "geography", "publisher", "url", "note", "vintage", "superseded_by")
    return counts.assign(
        id="moscow_enterprises/" + counts["okrug"] + "/" + counts["okved_class"],
        **{column: kept[column].iloc[0] for column in said},
        period_text=day,
        period_start=day,
        period_end=day,
        page_date=day,
        grade="A",
        review_by=f"{int(day[:4]) + 1}{day[4:8]}01",
    )
