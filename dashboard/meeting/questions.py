"""The nine questions on the committee's table, with the figures that may answer each, best first,
and three claims that people contest, with the rows they rest on. Declarations only."""

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


@dataclass(frozen=True)
class Reason:
    """An argument for or against: a sentence around published rows. `{F057}` is that row's number
    with its bound and unit; the argument is credited to `row_id`."""

    side: str
    row_id: str
    words: Words


@dataclass(frozen=True)
class Claim:
    """A contested claim and its reasons."""

    words: Words
    reasons: tuple[Reason, ...]
    would_change: Words


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
        ("skills_asked", "skills_apart", "skill_profile_ranking"),
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
        ("not_in_field", "college_intake", "target_places"),
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
        ("break_even",),
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
        ("programme_gap", "skill_two_families"),
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

CLAIMS = (
    Claim(
        Words("«Инженеров не хватает»", "“Engineers are short”"),
        (
            Reason(
                "for",
                "F057",
                Words(
                    "Вакантно {F057} мест инженеров высшей квалификации по России (2022): "
                    "в 2010–2018 было {F055}.",
                    "{F057} of places of highly qualified engineers in Russia were vacant (2022): "
                    "{F055} in 2010–2018.",
                ),
            ),
            Reason(
                "for",
                "F058",
                Words(
                    "В гражданском строительстве вакантно {F058} мест инженеров (2022).",
                    "In civil construction {F058} of engineers' places were vacant (2022).",
                ),
            ),
            Reason(
                "against",
                "F054",
                Words(
                    "Людей с инженерным образованием {F054} (2023), в 2010 году было {F053}.",
                    "People of engineering education: {F054} (2023); in 2010, {F053}.",
                ),
            ),
            Reason(
                "against",
                "F205",
                Words(
                    "Не по специальности работают {F205} выпускников вузов: люди есть, но не там.",
                    "{F205} of university graduates work outside their field: the people are "
                    "there, but elsewhere.",
                ),
            ),
        ),
        Words(
            "1-Т(проф) по инженерам Москвы: сейчас она опубликована только по крупным группам.",
            "1-Т(проф) on Moscow's engineers: published by major group only so far.",
        ),
    ),
    Claim(
        Words("«Рынок остыл, дефицит кончился»", "“The market has cooled, the shortage is over”"),
        (
            Reason(
                "for",
                "F028",
                Words(
                    "По всем сферам {F028} в январе 2026; двумя годами раньше {F020}.",
                    "In all fields {F028} in January 2026; two years earlier {F020}.",
                ),
            ),
            Reason(
                "for",
                "F011",
                Words(
                    "Баланс ответов об обеспеченности работниками {F011}; годом раньше {F007}.",
                    "The balance of answers on staffing is {F011}; a year earlier {F007}.",
                ),
            ),
            Reason(
                "against",
                "O070",
                Words(
                    "У токарей, фрезеровщиков и шлифовщиков {O070}: до {F034} шкала hh.ru говорит "
                    "«дефицит кандидатов».",
                    "For turners, millers and grinders {O070}: up to {F034} hh.ru's scale says "
                    "“shortage of candidates”.",
                ),
            ),
            Reason(
                "against",
                "F240",
                Words(
                    "Безработица в Москве {F240}: свободных людей почти нет.",
                    "Unemployment in Moscow is {F240}: hardly anybody is free.",
                ),
            ),
        ),
        Words(
            "Один и тот же показатель по профессиям за год: сейчас сравниваются разные.",
            "One indicator by occupation over a year: different ones are compared now.",
        ),
    ),
    Claim(
        Words("«Учат не тому и не тех»", "“The wrong things are taught to the wrong people”"),
        (
            Reason(
                "for",
                "F207",
                Words(
                    "Не по специальности работают {F207} выпускников рабочих программ колледжей.",
                    "{F207} of graduates of colleges' worker programmes work outside their field.",
                ),
            ),
            Reason(
                "for",
                "F198",
                Words(
                    "{F198} выпускников-инженеров — из вузов со средним баллом не выше 59.",
                    "{F198} of graduate engineers come from universities with a mean score of 59 "
                    "or less.",
                ),
            ),
            Reason(
                "against",
                "E040",
                Words(
                    "Бюджетный набор колледжей Москвы на инженерные направления вырос на {E040}.",
                    "Moscow colleges' state-paid intake in engineering grew by {E040}.",
                ),
            ),
            Reason(
                "against",
                "F174",
                Words(
                    "Целевая квота занята на {F174}: места есть, а желающих мало — дело не "
                    "в программе.",
                    "The target quota is filled to {F174}: places exist, takers are few — the "
                    "programme is not the cause.",
                ),
            ),
        ),
        Words(
            "Сопоставление программ с объявлениями по рабочим программам, а не по названиям.",
            "Comparing programmes with adverts by syllabi, not by names.",
        ),
    ),
)
