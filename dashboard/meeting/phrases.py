"""The minutes' own words, in both languages."""

from __future__ import annotations

from etl.language import Words

MINUTES = Words("Протокол: {title}", "Minutes: {title}")
REHEARSAL = Words(
    "РЕПЕТИЦИЯ: записи и голоса — проба, не решения комитета.",
    "REHEARSAL: entries and voices are a trial, no decisions of the committee.",
)
HELD = Words(
    "Заседание: {day}. Сборка данных повестки: {build}. Рисунки — какими их видел зал.",
    "Meeting: {day}. Data build of the agenda: {build}. Figures as the hall saw them.",
)
AGENDA = Words("Повестка, вопросы и ответы", "Agenda, questions and answers")
SURE = Words("Насколько уверены", "How sure")
WOULD_CHANGE = Words("Что изменит ответ", "What would change the answer")
UNPINNED = Words("Без пункта повестки", "Not pinned to an item")
SIDES = {"for": Words("За", "For"), "against": Words("Против", "Against")}
TALK = (
    Words("Запись", "Entry"),
    Words("Что и от кого", "What and from whom"),
    Words("Голоса", "Voices"),
    Words("Ответ", "Answer"),
)
WISHES = Words("Пожелания", "Wishes")
WISH = Words("Пожелание", "Wish")
AGREEMENT = Words("Согласие", "Consensus")
CONSENSUS = Words(
    "Согласие трёх сторон = произведение (за + 1)/(все + 2) по городу, производству "
    "и образованию; голоса одной стороны не поднимают пожелание над другими. Сторона, от которой "
    "меньше пяти голосов, не показана, и тогда согласия нет.",
    "Consensus of three sides = product of (agree + 1)/(all + 2) over city, industry and "
    "education; one side's voices cannot lift a wish above others. A side with fewer than five "
    "voices is not shown, and then there is no consensus to tell.",
)
HIDDEN = Words("не все стороны", "sides missing")
FEW = Words("меньше 5", "under 5")
VOICES = Words(
    "за {agree}, против {disagree}, возд. {passed}",
    "for {agree}, against {disagree}, pass {passed}",
)
DECISIONS = Words("Решения", "Decisions")
NO_DECISIONS = Words("Решений не записано.", "No decisions were recorded.")
NO_INDICATOR = Words("показатель не назван", "no indicator named")
DECIDED = (
    Words("Что решено", "What is decided"),
    Words("Кто отвечает", "Who answers"),
    Words("Показатель: было → цель", "Indicator: baseline → target"),
    Words("Срок", "Due"),
    Words("На чём основано", "Evidence"),
)
FOLLOWED = Words("Решения прошлых заседаний", "Decisions of earlier meetings")
SCORED = (
    Words("Что решено", "What was decided"),
    Words("Кто отвечает", "Who answers"),
    Words("Показатель: было → цель", "Indicator: baseline → target"),
    Words("Стало", "Now"),
    Words("Счёт", "Score"),
)
SOURCES = Words("Источники", "Sources")
COURSE = Words("Как шло обсуждение", "How the discussion went")
WHAT = Words("Что", "What")
HOW_MANY = Words("Сколько", "How many")
ENTRIES = Words("Записей всего", "Entries in all")
PAPER = Words("в том числе с бумажных карточек", "of these from paper cards")
HELD_BACK = Words("задержано по списку слов", "held by the list of words")
ACTS = {
    "shown": Words("показано залу ведущим", "shown to the hall by the moderator"),
    "on_air": Words("выведено в эфир", "put on air"),
    "answered": Words("отвечено", "answered"),
    "declined": Words("отклонено с причиной", "declined with a reason"),
    "merged": Words("объединено с похожими", "merged with similar ones"),
    "decision": Words("записано решений", "decisions recorded"),
}
FORGED = Words("голосов с неверной подписью", "voices with a wrong signature")
SEATS = Words("Участников", "Participants")
ROLES_ARE = Words("Роль", "The role")
