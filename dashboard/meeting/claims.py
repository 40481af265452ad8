"""Three claims that people contest, with arguments on both sides and the published rows they rest
on. Declarations only."""

from __future__ import annotations

from dataclasses import dataclass

from etl.language import Words


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
