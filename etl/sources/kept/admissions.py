"""Places, pass scores and prices of engineering programmes, applications of two universities, marks
of one college: three measures of three years, never one series."""

from __future__ import annotations

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "admissions",
    Words(
        "Вузы и колледж Москвы и области: числа приёма, собранные из открытых хранилищ",
        "Universities and a college of Moscow and its oblast: numbers of admission found in public "
        "repositories",
    ),
    Words(
        "Места, проходные баллы и цены инженерных программ 2024; заявления 2026 двух вузов; "
        "аттестаты одного колледжа 2023–2025",
        "Places, pass scores and prices of engineering programmes 2024; applications 2026 of two "
        "universities; certificates of one college 2023–2025",
    ),
    Words(
        "факты с указанием источника; таблица агрегатора целиком не перепечатывается",
        "facts with their origin; the aggregator's table is not reprinted as a whole",
    ),
    "https://tabiturient.ru",
    note=Words(
        "Год приёма у агрегатора не напечатан: выведен из того, что 16 из 16 баллов СТАНКИНа "
        "совпали со своими баллами вуза за 2024. В места входят квоты. Вузы, которых в нём нет: "
        "МИСИС, РТУ МИРЭА, РХТУ, Губкинский, РУТ.",
        "The aggregator prints no year: it is inferred from 16 of 16 of СТАНКИН's scores equal to "
        "the university's own of 2024. Places include quotas. Universities it lacks: MISIS, RTU "
        "MIREA, Mendeleev, Gubkin, RUT.",
    ),
)
ABSENT = ("НИТУ МИСИС", "РТУ МИРЭА", "РХТУ им. Менделеева", "РГУ им. Губкина", "РУТ (МИИТ)")
"""Large technical universities of Moscow without a score here: a page names them."""
YEAR = 2024
AGGREGATOR = {
    "publisher": "tabiturient.ru (агрегатор)",
    "url": "https://github.com/AliMedSuperCool/parser",
    "page_date": "2025-04-06",
    "grade": "A-",
}
SNAPSHOT = {
    "publisher": "списки вузов, снимок Postupi-AI (MIT)",
    "url": "https://github.com/gongarn/Postupi-AI",
    "geography": "Москва",
    "grade": "B",
}
COLLEGE = {
    "publisher": "МТКП МГТУ им. Н. Э. Баумана, страницы колледжа",
    "page_date": "2026-03-21",
    "geography": "Москва",
    "grade": "B",
}
BRANCHES = (" СФ", " ДФ")
"""Marks of a university's branches elsewhere in a group's name."""


@table(
    columns={
        "id": "str",
        "institution": "str",
        "geography": "str",
        "code": "str",
        "field": "str",
        "direction": "str",
        "profile": "str",
        "form": "str",
        "exams": "str",
        "year": "int64",
        "score": "Int64",
        "is_new": "bool",
        "budget_places": "Int64",
        "price_rub": "Int64",
        "publisher": "str",
        "url": "str",
        "page_date": "str",
        "grade": "str",
    },
    key=["id"],
    mart=True,
)
def admissions(admissions_csv):
    """One row per engineering programme × profile × form of a university of Moscow or its oblast
    (503), admission 2024: the sum of Unified State Exam scores of the last admitted to a free
    place, free places with quotas, price in RUB a year.

    `form` full_time | evening | correspondence; `exams` one token an exam, «/» between those to
    choose from; `field` the two first digits of the code. Source: an aggregator. Caveat: several
    profiles may share a line; 65 rows have no score (paid only, or new); five large universities
    are absent.
    """
    return admissions_csv.assign(
        field=admissions_csv["code"].str[:2],
        is_new=admissions_csv["is_new"] == "True",
        year=YEAR,
        **AGGREGATOR,
    )[list(admissions.schema.columns)]


@table(
    columns={
        "id": "str",
        "institution": "str",
        "geography": "str",
        "group": "str",
        "field": "str",
        "codes": "str",
        "is_branch": "bool",
        "year": "int64",
        "applications": "int64",
        "publisher": "str",
        "url": "str",
        "page_date": "str",
        "grade": "str",
    },
    key=["id"],
    mart=True,
)
def admission_applications(applications_csv):
    """One row per competition group of engineering at МЭИ (32) and МИСИС (12), 8 August 2026:
    applications handed in.

    Applications, not people: one applicant hands in several. Source: a snapshot of the
    universities' lists. Caveat: not final; places of these groups are not in it, so there is no
    competition a place; groups of branches are marked where their name says so.
    """
    rows = applications_csv
    branch = [any(mark in name for mark in BRANCHES) for name in rows["group"]]
    return rows.assign(
        field=rows["codes"].str[:2],
        is_branch=branch,
        year=rows["campaign_year"],
        page_date=rows["snapshot_day"],
        **SNAPSHOT,
    )[list(admission_applications.schema.columns)]


@table(
    columns={
        "institution": "str",
        "geography": "str",
        "code": "str",
        "variant": "str",
        "speciality": "str",
        "qualification": "str",
        "year": "int64",
        "mark": "float64",
        "months": "int64",
        "base": "str",
        "budget_places": "int64",
        "paid_places": "int64",
        "price_rub": "int64",
        "publisher": "str",
        "url": "str",
        "page_date": "str",
        "grade": "str",
    },
    key=["variant", "year"],
    mart=True,
)
def college_marks(college_marks_csv):
    """One row per speciality of one Moscow college × year 2023–2025: the mean school mark of the
    last admitted; places and price (RUB a year) are those of 2026 and the same in every row.

    Source: the college's pages, copied by students. Caveat: one college of some 177, nine
    specialities; one mark of 2025 is missing.
    """
    return college_marks_csv.assign(**COLLEGE)[list(college_marks.schema.columns)]


@table(
    columns={"occupation": "str", "level": "str", "code": "str", "name": "str", "basis": "str"},
    key=["occupation", "level", "code"],
    mart=True,
)
def occupation_studies(occupation_studies_csv):
    """One row per occupation and programme of study that leads to it: a university's direction or
    a college's speciality (`level`).

    `basis` field_occupations where the desk's list of fields names the occupation in that field,
    else reading (ours). Caveat: 16 occupations, heads and operators among them, have no programme
    of their own.
    """
    return occupation_studies_csv


@table(
    columns={
        "occupation": "str",
        "standard": "str",
        "standard_id": "str",
        "url": "str",
        "grade": "str",
        "scope": "str",
        "ru": "str",
        "en": "str",
    },
    key=["occupation"],
    mart=True,
)
def occupation_duties(occupation_duties_csv):
    """One row per occupation whose professional standard is open to us (36 of 90): what one does,
    in simple words of ours after its actions or functions.

    `standard_id` is the row in `profstandards` where its actions are here whole, empty where only
    a page's fragment was seen; `scope` names the trade where the standard is narrower than the
    occupation. Caveat: the other 54 have no description.
    """
    return occupation_duties_csv


@table(
    columns={
        "occupation": "str",
        "profession": "str",
        "grade_min": "Int64",
        "grade_max": "Int64",
        "grades_seen": "str",
        "url": "str",
        "grade": "str",
        "note": "str",
    },
    key=["occupation"],
    mart=True,
)
def occupation_grades(occupation_grades_csv):
    """One row per worker's occupation with a scale of grades (разряды) in ЕТКС or a standard, of
    one named profession of it: lowest and highest grade, or those seen («|» between).

    Source: pages of reference sites, each in `url`. Caveat: 17 of some 40; where only `grades_seen`
    is filled, the ends of the scale are not known.
    """
    return occupation_grades_csv
