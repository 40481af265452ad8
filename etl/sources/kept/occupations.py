"""The list of industrial occupations everything else is told by: the project's own, after ОКЗ
and ISCO-08."""

from __future__ import annotations

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "occupations",
    Words(
        "Этот проект, по ОКЗ (Росстандарт) и МСКЗ-08 (МОТ)",
        "This project, after OKZ (Rosstandart) and ISCO-08 (ILO)",
    ),
    Words(
        "Промышленные профессии Москвы: названия, семьи, уровни, коды",
        "Industrial occupations of Moscow: names, families, levels, codes",
    ),
    Words(
        "свободно, с указанием проекта; коды классификаторов — факты",
        "free, naming the project; codes of classifications are facts",
    ),
    "https://www.ilo.org/public/english/bureau/stat/isco/isco08/",
    note=Words(
        "Список и семьи — выбор проекта; код ОКЗ — начальная группа, к которой профессия ближе "
        "всего.",
        "The list and the families are this project's choice; the code is the nearest unit group.",
    ),
)
COLUMNS = {
    "code": "str",
    "name_ru": "str",
    "name_en": "str",
    "family": "str",
    "family_ru": "str",
    "family_en": "str",
    "level": "str",
    "okz": "str",
    "isco08": "str",
}


@table(columns=COLUMNS, key=["code"], mart=True)
def occupations(occupations_csv):
    """One row per industrial occupation (90): code, names, family, level, codes of ОКЗ and ISCO-08.

    `level` engineer | manager | technician | worker. Caveat: the 90 share 43 groups of ОКЗ, so
    statistics by ОКЗ cannot be split among occupations of one group.
    """
    return occupations_csv[list(COLUMNS)]
