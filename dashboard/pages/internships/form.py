"""Two blanks: residents' offers of internship places, and programmes' groups that need them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from etl.adverts.reference import rows as reference_rows
from etl.language import Words
from etl.reading.answers import Choice, Day, Number, Text, Wrong
from etl.reading.form_sheet import Column
from etl.reading.forms import Form

YES_NO = (("yes", Words("да", "yes")), ("no", Words("нет", "no")))


@lru_cache(maxsize=1)
def okrugs() -> tuple[tuple[str, Words], ...]:
    """Moscow's okrugs by their short names."""
    return tuple(
        (r["abbr_ru"], Words(r["abbr_ru"], r["abbr_en"])) for r in reference_rows("okrugs")
    )


def _period(answer: dict) -> Wrong | None:
    if answer["first_day"] <= answer["last_day"]:
        return None
    return Wrong(
        "reversed",
        Words("раньше первого дня; поменяйте их", "is before the first day; swap them"),
        "last_day",
    )


def _window(answer: dict) -> Wrong | None:
    if wrong := _period(answer):
        return wrong
    days = (answer["last_day"] - answer["first_day"]).days + 1
    if answer["weeks"] * 7 <= days:
        return None
    return Wrong(
        "too_long",
        Words("столько недель не помещается между днями", "so many weeks do not fit between"),
        "weeks",
    )


SKILLS = Column(
    "skills",
    Words("Навыки через точку с запятой", "Skills, parted by semicolons"),
    Text(400),
    Words("Как в объявлениях: КОМПАС-3D; чтение чертежей.", "As in adverts: AutoCAD; drawings."),
    "КОМПАС-3D; чтение чертежей",
)
FIRST = Column(
    "first_day", Words("Первый день", "First day"), Day(), example="2027-05-03", required=True
)
LAST = Column(
    "last_day", Words("Последний день", "Last day"), Day(), example="2027-06-27", required=True
)
OKRUG = Column(
    "okrug",
    Words("Округ Москвы", "Okrug of Moscow"),
    Choice(okrugs),
    Words("Где это; без округа расстояние не считается.", "Where; without it no distance."),
    "САО",
)
RULES = (
    Words("Одна строка — одно предложение.", "One row, one offer."),
    Words(
        "Пишите числа и даты, не формулы, и не объединяйте ячейки.",
        "Write numbers and dates, no formulas, and merge no cells.",
    ),
    Words("Имён студентов и наставников не нужно.", "No names of students or mentors."),
)
OFFERS = Form(
    "internship-offers",
    Words("Места стажировки", "Internship places"),
    Words("Места", "Places"),
    (
        Column(
            "place",
            Words("Предприятие и участок", "Firm and site"),
            Text(120),
            example="Завод, участок ЧПУ",
            required=True,
        ),
        Column(
            "occupation",
            Words("Профессия места", "Occupation of the place"),
            Text(120),
            example="Оператор станков с ЧПУ",
            required=True,
        ),
        SKILLS,
        FIRST,
        LAST,
        Column(
            "capacity",
            Words("Рабочих мест", "Work places"),
            Number(0, 1000, whole=True),
            example=4,
            required=True,
        ),
        Column(
            "mentor_hours",
            Words("Часов наставников в неделю", "Mentors' hours a week"),
            Number(0, 4000),
            example=16,
            required=True,
        ),
        Column(
            "hours_per_intern",
            Words("На одного стажёра нужно часов", "Hours one intern takes"),
            Number(0, 40),
            example=4,
            required=True,
        ),
        OKRUG,
        Column(
            "least_age",
            Words("Возраст не меньше, лет", "Least age, years"),
            Number(14, 30, whole=True),
            example=18,
        ),
        Column(
            "contract",
            Words("Договор о практической подготовке", "Training contract"),
            Choice(lambda: YES_NO),
            example="да",
        ),
        Column(
            "pay",
            Words("Выплата в месяц, тыс. руб.", "Pay a month, thousand RUB"),
            Number(0, 1000),
            example=40,
        ),
        Column(
            "medical",
            Words("Медосмотр нужен", "Medical check needed"),
            Choice(lambda: YES_NO),
            example="да",
        ),
        Column(
            "access",
            Words("Пропускной режим, заметка", "Access regime, a note"),
            Text(120),
            example="пропуск за две недели",
        ),
    ),
    help=RULES,
    key=("place", "occupation", "first_day", "last_day"),
    check=_period,
    rows=1500,
)
GROUPS = Form(
    "practice-groups",
    Words("Группы на практику", "Groups that need practice"),
    Words("Группы", "Groups"),
    (
        Column(
            "programme",
            Words("Программа и группа", "Programme and group"),
            Text(120),
            example="15.03.05, третий курс",
            required=True,
        ),
        Column(
            "students",
            Words("Студентов в группе", "Students in the group"),
            Number(0, 1000, whole=True),
            example=25,
            required=True,
        ),
        SKILLS,
        FIRST,
        LAST,
        Column(
            "weeks",
            Words("Недель практики", "Weeks of practice"),
            Number(1, 52),
            example=4,
            required=True,
        ),
        OKRUG,
        Column(
            "age",
            Words("Самому младшему лет", "Age of the youngest"),
            Number(14, 60, whole=True),
            example=18,
        ),
    ),
    help=(Words("Одна строка — одна группа.", "One row, one group."), *RULES[1:]),
    key=("programme", "first_day"),
    check=_window,
    rows=400,
)


def _count(name: str, head: Words, example: int) -> Column:
    return Column(name, head, Number(0, 100_000, whole=True), example=example, required=True)


def _falling(answer: dict) -> Wrong | None:
    """A stage holds no more than the one before."""
    names = ("places", "interns", "offers", "hired", "year")
    for before, after in pairwise(names):
        if answer[after] > answer[before]:
            return Wrong(
                "rising",
                Words("больше, чем на прежней ступени", "is more than at the stage before"),
                after,
            )
    return None


COUNTS = Form(
    "internship-counts",
    Words("Воронка стажировок", "Internship funnel"),
    Words("Воронка", "Funnel"),
    (
        Column("year_of", Words("Год набора", "Year of intake"), Number(2000, 2100, whole=True)),
        _count("places", Words("Мест было", "Places there were"), 60),
        _count("interns", Words("Пришло стажёров", "Interns who came"), 48),
        _count("offers", Words("Сделано предложений", "Job offers made"), 26),
        _count("hired", Words("Нанято из них", "Hired of those"), 20),
        _count("year", Words("Работает через год", "Working a year later"), 15),
    ),
    help=(Words("Одна строка — один год набора.", "One row, one year."), *RULES[1:]),
    check=_falling,
)
