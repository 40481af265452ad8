"""What the proposal to change a programme says, in both languages."""

from __future__ import annotations

from etl.curricula.plan import ABSENT
from etl.language import Words

CHECK = Words("проверьте действующую редакцию", "check the redaction in force")
WORDS = {
    "title": Words(
        "Предложение об изменении образовательной программы", "A proposal to change a programme"
    ),
    "lead": Words(
        "Программа: {plan}. Профессия: {family}. Рассмотреть на заседании методического совета.",
        "Programme: {plan}. Occupation: {family}. For a meeting of the methodical council.",
    ),
    "what": Words("Что предлагается добавить", "What is proposed to be added"),
    "nothing": Words(
        "Все навыки, которые называют объявления, видны в названиях дисциплин: добавлять нечего.",
        "All skills adverts name are seen in the names of disciplines: there is nothing to add.",
    ),
    "heads": Words(
        "Раздел|Часов|Куда|Формулировка|Чему отвечает",
        "Section|Hours|Where|Wording|What it answers",
    ),
    "where": Words("{host}, {term} семестр", "{host}, semester {term}"),
    "host": Words("{host}", "{host}"),
    "nowhere": Words(
        "соседней дисциплины не найдено: решает кафедра",
        "no neighbouring discipline found: the department decides",
    ),
    "wording_new": Words(
        "Раздел «{skill}»: студент знает основы и выполняет практическую работу по теме.",
        "Section “{skill}”: the student knows the basics and does practical work on it.",
    ),
    "wording_named": Words(
        "В рабочей программе назвать «{skill}» отдельным результатом обучения и практической "
        "работой; если тема уже есть, указать её.",
        "Name “{skill}” in the syllabus as a result of learning with practical work; if it is "
        "there already, say where.",
    ),
    "function": Words(
        "{standard} «{name}» ({edition}), функция {code} «{tf}»; {check}",
        "{standard} “{name}” ({edition}), function {code} “{tf}”; {check}",
    ),
    "near_standard": Words(
        "Профстандарты профессии, известные по названию и приказу: {names}. Кодов функций в "
        "собранных данных нет: {check}.",
        "The occupation's standards known by name and order: {names}. The data collected hold no "
        "codes of their functions: {check}.",
    ),
    "no_standard": Words(
        "в собранных профстандартах не найдено: укажите функцию по реестру",
        "not found among the standards collected: name the function by the registry",
    ),
    "hours": Words("За счёт каких часов", "Out of which hours"),
    "hour_heads": Words("Дисциплина|Часов|Почему", "Discipline|Hours|Why"),
    "facultative": Words(
        "факультатив, в названии нет навыков этой профессии",
        "a facultative whose name holds no skill of this occupation",
    ),
    "overlap": Words(
        "по названию учит тому же, что «{beside}»: не больше четверти часов",
        "by its name teaches the same as “{beside}”: a quarter of its hours at most",
    ),
    "left": Words(
        "Ещё {hours} ч не назначены: решает кафедра.",
        "{hours} more hours have no source: the department decides.",
    ),
    "none_left": Words(
        "Факультативов и пересечений, за счёт которых это можно сделать, в плане не найдено: "
        "{hours} ч не назначены, решает кафедра.",
        "No facultatives or overlaps were found in the plan: {hours} hours have no source, the "
        "department decides.",
    ),
    "facultative_note": Words(
        "Факультативы не входят в объём программы: перенос их часов в обязательную часть меняет "
        "объём и требует решения вуза.",
        "Facultatives are outside the programme's volume: moving their hours into it changes the "
        "volume and takes the university's decision.",
    ),
    "why": Words("Почему", "Why"),
    "coverage": Words(
        "Сейчас в названиях дисциплин видно {before} % спроса на навыки профессии (с соседними "
        "названиями до {high} %); с предложенными разделами станет {after} %.",
        "The names of disciplines show {before}% of demand for the occupation's skills now (up to "
        "{high}% with neighbouring names); with the sections it becomes {after}%.",
    ),
    "method": Words("Как это посчитано", "How this was computed"),
    "method_text": Words(
        "Спрос — доля объявлений, где навык назван: {adverts}, {period}, Россия и Беларусь, не "
        "выборка (надёжность C). План — набор {year} года, прочитан по названиям дисциплин. На "
        "раздел отведено {each} ч — предположение (18–72). Разделы выбраны так, чтобы в {budget} ч "
        "покрыть больше всего спроса; навык, который может стоять за соседним названием, весит "
        "{weight}. Владение ПК, ведение документации и другие общие требования не предлагаются.",
        "Demand is the share of adverts naming a skill: {adverts}, {period}, Russia and Belarus, "
        "not a sample (grade C). The plan is of the {year} intake, read by names of disciplines. A "
        "section takes {each} hours, an assumption (18–72). Sections cover most demand within "
        "{budget} hours; a skill that may stand behind a neighbouring name weighs {weight}. "
        "General demands (PC skills, keeping documents) are not proposed.",
    ),
    "evidence": Words(
        "Навык «{skill}» назван в {n} из {adverts} объявлений семейства «{family}»: {share} %, "
        "95 % интервал {low}–{high} %. Период {period}, Россия и Беларусь, надёжность C. Источник: "
        "hh.ru, объявления из открытых собраний. В плане: {status}.",
        "“{skill}” is named in {n} of {adverts} adverts of “{family}”: {share}%, 95% interval "
        "{low}–{high}%. Period {period}, Russia and Belarus, grade C. Source: hh.ru, adverts of "
        "public collections. In the plan: {status}.",
    ),
    "evidence_own": Words(
        "Навык «{skill}» назван в {n} из {adverts} строк файла требований предприятия: {share} %, "
        "95 % интервал {low}–{high} %. В плане: {status}.",
        "“{skill}” is named in {n} of {adverts} rows of the firm's file: {share}%, 95% interval "
        "{low}–{high}%. In the plan: {status}.",
    ),
    "method_own": Words(
        "Спрос — доля строк файла требований предприятия, где навык назван; файл не хранится. План "
        "— из файла, прочитан по названиям дисциплин. На раздел отведено {each} ч — предположение "
        "(18–72). Разделы выбраны так, чтобы в {budget} ч покрыть больше всего спроса.",
        "Demand is the share of rows of the firm's file naming a skill; the file is not kept. The "
        "plan is from a file, read by names of disciplines. A section takes {each} hours, an "
        "assumption (18–72). Sections cover most demand within {budget} hours.",
    ),
    "plan_evidence": Words(
        "План: {source} Покрытие — доля спроса, а не доля дисциплин.",
        "Plan: {source} Coverage is a share of demand, not of disciplines.",
    ),
    "hours_evidence": Words(
        "Часы — как в учебном плане: {source}", "Hours as the plan prints them: {source}"
    ),
}
STATUS = {
    ABSENT: Words("не найдено", "not found"),
    "near": Words(
        "не видно из названия, рядом {hosts}", "not visible from the name, beside {hosts}"
    ),
}
