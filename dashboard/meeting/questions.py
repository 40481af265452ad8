"""The nine questions on the committee's table, with the figures that may answer each, best first.
Declarations only."""

from __future__ import annotations

from dataclasses import dataclass

from etl.language import Words


@dataclass(frozen=True)
class Question:
    """A question, the figures that may answer it (the first with data is taken), and what would
    change the answer."""

    words: Words
    figures: tuple[str, ...]
    would_change: Words
    minutes: int = 10


QUESTIONS = (
    Question(
        Words(
            "Где и насколько не хватает людей: растёт это или спадает?",
            "Where and how badly are people short: is it growing or easing?",
        ),
        (
            "shortage_ranking",
            "vacancy_rates_places",
            "engineer_vacancy_rate",
            "tension_occupations",
        ),
        Words(
            "Следующее обследование 1-Т(проф) и шесть недель наших наблюдений за объявлениями.",
            "The next 1-Т(проф) survey, and six weeks of our own observations of adverts.",
        ),
        15,
    ),
    Question(
        Words(
            "Каких навыков не хватает и каким программы не учат?",
            "Which skills are missing, and which do programmes not teach?",
        ),
        ("skills_asked", "skill_demanded_taught", "skill_profile_ranking"),
        Words(
            "Объявления Москвы с текстами и рабочие программы дисциплин вместо одних названий.",
            "Moscow adverts with texts, and syllabi instead of mere names of disciplines.",
        ),
    ),
    Question(
        Words(
            "Что даёт образование: места, приём, выпуск, работа по специальности, Москва?",
            "What does education deliver: places, entrants, graduates, work in the field, Moscow?",
        ),
        ("education_steps", "not_in_field", "college_intake"),
        Words(
            "Данные о трудоустройстве выпускников Москвы по специальностям.",
            "Data on where Moscow's graduates work, by speciality.",
        ),
    ),
    Question(
        Words(
            "Удержать, переучить, вырастить из стажёров или нанять — и останутся ли?",
            "Retain, retrain, grow from interns or hire — and will they stay?",
        ),
        ("path_costs", "break_even"),
        Words(
            "Ваши числа вместо допущений: цена места, доля оставшихся, потери от вакантного.",
            "Your numbers instead of assumptions: cost of a place, who stays, what is lost.",
        ),
    ),
    Question(
        Words(
            "Сколько мест практики нужно и сколько дают технопарки, кому куда?",
            "How many internship places do technoparks need and offer; who fits where?",
        ),
        ("interns_coverage", "map_technoparks"),
        Words(
            "Заявки резидентов: сколько мест, когда, сколько часов наставника.",
            "Residents' offers: how many places, when, how many mentor hours.",
        ),
    ),
    Question(
        Words("Что именно изменить в программе?", "What exactly should be changed in a programme?"),
        ("programme_gaps", "programmes_coverage", "skill_two_families"),
        Words(
            "Рабочая программа: «не видно из названия» станет «есть» или «нет».",
            "A syllabus: “not visible from the name” becomes “taught” or “absent”.",
        ),
    ),
    Question(
        Words(
            "Что заставит школьника выбрать инженерное дело?",
            "What would make a school-leaver choose engineering?",
        ),
        ("pay_published_moscow", "offers_growth", "pay_industries"),
        Words(
            "Опрос выпускников школ: что они знают о зарплате и сроках.",
            "A survey of school-leavers: what they know about pay and time.",
        ),
    ),
    Question(
        Words(
            "Каким должен быть кадровый резерв города и из кого его вырастить?",
            "How large must the city's talent reserve be, and from whom can it be grown?",
        ),
        ("reserve_size", "industry_employment", "shortage_quality_number"),
        Words(
            "Возраст работников по фирмам: сколько уйдёт за пять лет.",
            "Workers' ages by firm: how many will leave in five years.",
        ),
    ),
    Question(
        Words(
            "О чём спросили, что решили и что изменилось с прошлого заседания?",
            "What was asked and decided, and what has changed since the last meeting?",
        ),
        (),
        Words(
            "Измерение показателей решений в их срок.",
            "Measuring the decisions' indicators when they are due.",
        ),
    ),
)
