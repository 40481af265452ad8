"""Which skills real adverts of 2019–2026 named, by family of occupations: until the city's own
adverts are loaded."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "hh_reference_adverts",
    Words("hh.ru, объявления из открытых собраний", "hh.ru, adverts of public collections"),
    Words(
        "Навыки в объявлениях о промышленных профессиях, 2019–2026",
        "Skills in industrial job adverts, 2019–2026",
    ),
    Words("сводные числа, тексты не публикуются", "aggregates, texts are not published"),
    "https://hh.ru",
    note=Words(
        "Россия и Беларусь, не выборка; больше всего объявлений 2022–2023 годов. Клетки с 20 "
        "объявлениями и 3 "
        "работодателями и более. Пересчёт: python -m etl quality --profile.",
        "Russia and Belarus, not a sample; most adverts are of 2022–2023. Cells of at least 20 "
        "adverts and 3 "
        "employers. Made by python -m etl quality --profile.",
    ),
)
COLUMNS = {
    "family": "str",
    "family_ru": "str",
    "family_en": "str",
    "skill": "str",
    "skill_ru": "str",
    "skill_en": "str",
    "category": "str",
    "n": "Int64",
    "adverts_in_family": "Int64",
    "share_pct": "float64",
    "low_pct": "float64",
    "high_pct": "float64",
    "period_start": "str",
    "period_middle": "str",
    "period_end": "str",
    "geography": "str",
    "publisher": "str",
    "url": "str",
    "page_date": "str",
    "grade": "str",
}


@table(columns=COLUMNS, key=["family", "skill"], mart=True)
def skill_reference_profile(skill_reference_profile_csv, skills_csv, occupations_csv):
    """One row per family of occupations × skill: adverts naming it (`n`), share of the family's
    adverts, per cent, with 95 % Wilson bounds. Half of the family's adverts are older than
    `period_middle`.

    Caveat: 2019–2026, Russia and Belarus, not a sample (grade C); a skill said in words the
    dictionary lacks is missed, about 1 in 25 of recruiters' own tags.
    """
    families = occupations_csv[["family", "family_ru", "family_en"]].drop_duplicates("family")
    skills = skills_csv.rename(
        columns={"code": "skill", "name_ru": "skill_ru", "name_en": "skill_en"}
    )
    rows = skill_reference_profile_csv.merge(families, on="family", validate="many_to_one")
    rows = rows.merge(
        skills[["skill", "skill_ru", "skill_en", "category"]], on="skill", validate="many_to_one"
    )
    if len(rows) < len(skill_reference_profile_csv):
        raise ValueError(
            "skill_reference_profile.csv: есть коды, которых нет в skills.csv или occupations.csv; "
            "пересчитайте: python -m etl quality --profile."
        )
    numbers = ["n", "adverts_in_family", "share_pct", "low_pct", "high_pct"]
    rows[numbers] = rows[numbers].apply(pd.to_numeric)
    rows = rows.rename(
        columns={"oldest": "period_start", "middle": "period_middle", "newest": "period_end"}
    )
    rows = rows.assign(
        geography="Россия и Беларусь",
        publisher=ORIGIN.publisher.ru,
        url=ORIGIN.url,
        page_date=rows["period_end"].str[:4],
        grade="C",
    )
    return rows.sort_values(["family", "n", "skill"], ascending=[True, False, True], kind="stable")[
        list(COLUMNS)
    ]
