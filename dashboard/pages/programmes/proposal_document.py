"""The proposal as blocks of a document: what to add, out of which hours, why, what it answers.

Nothing here is sure enough to change a programme by: demand is graded C and plans are read by
names, so every page is stamped. The evidence stands in comments: whoever sends it on deletes them.
"""

from __future__ import annotations

from datetime import date

from dashboard.export.docx import Block, Comment, Heading, Meta, Table, Text
from dashboard.export.docx.drawn import figure_block
from dashboard.figure.passport import Passport
from dashboard.figures.programmes import _programmes
from dashboard.pages.programmes.compared import Programme, near_standards
from etl.curricula.plan import ABSENT
from etl.curricula.proposal import HOURS_EACH, NEAR_WEIGHT, Addition, Proposal
from etl.language import Words
from etl.language import text as words

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


def meta(told: Programme, lang: str, today: date) -> Meta:
    """Title and footer of the document."""
    return Meta(
        title=WORDS["title"][lang],
        lang=lang,
        subject=told.label[lang],
        day=today.isoformat(),
        footer=Words("Кадровый стол промышленности Москвы", "Moscow industry skills desk")[lang],
    )


def blocks(
    told: Programme,
    made: Proposal,
    family: str,
    hours: float,
    figures: list[Passport],
    lang: str = "ru",
) -> list[Block]:
    """The document in order. Every gap carries its evidence as a comment."""
    name = _programmes.FAMILIES[family][lang]
    out: list[Block] = [
        Heading(WORDS["title"][lang], 1),
        Text(WORDS["lead"][lang].format(plan=told.label[lang], family=name), "lead"),
        Heading(WORDS["what"][lang], 2),
    ]
    if not made.additions:
        return [*out, Text(WORDS["nothing"][lang]), *_method(told, hours, lang)]
    rows = tuple(_row(a, family, lang) for a in made.additions)
    out.append(Table(tuple(WORDS["heads"][lang].split("|")), rows, widths=(3, 1.3, 3.6, 4, 3.6)))
    for at, addition in enumerate(made.additions):
        out.append(Comment(_evidence(addition, told, name, lang), row=at))
    out += _standards(family, made, lang)
    out += _hours(told, made, lang)
    out += [Heading(WORDS["why"][lang], 2), Text(_coverage(told, made, lang))]
    out.append(Comment(WORDS["plan_evidence"][lang].format(source=_origin(told, lang))))
    out += [figure_block(passport) for passport in figures if not passport.is_empty]
    return [*out, *_method(told, hours, lang)]


def _row(addition: Addition, family: str, lang: str) -> tuple[str, ...]:
    skill = Words(addition.name_ru, addition.name_en)[lang]
    wording = "wording_new" if addition.status == ABSENT else "wording_named"
    return (
        skill,
        words.number(addition.hours, lang),
        _where(addition, lang),
        WORDS[wording][lang].format(skill=skill),
        _answers(addition, family, lang),
    )


def _where(addition: Addition, lang: str) -> str:
    if not addition.hosts:
        return WORDS["nowhere"][lang]
    form = "host" if addition.semester is None else "where"
    return WORDS[form][lang].format(host=addition.hosts[0], term=addition.semester)


def _answers(addition: Addition, family: str, lang: str) -> str:
    check = CHECK[lang]
    if addition.function:
        found = addition.function
        return WORDS["function"][lang].format(
            standard=found.standard,
            name=found.standard_name,
            edition=found.edition,
            code=found.code or "—",
            tf=found.name,
            check=check,
        )
    return WORDS["no_standard"][lang]


def _standards(family: str, made: Proposal, lang: str) -> list[Block]:
    """Standards of the occupation that are known by name only, where no function was cited."""
    near = near_standards().get(family, [])
    if not near or any(addition.function for addition in made.additions):
        return []
    names = "; ".join(f"{r['code']} «{r['name']}» ({r['edition']})".strip() for r in near)
    return [Text(WORDS["near_standard"][lang].format(names=names, check=CHECK[lang]), "note")]


def _evidence(addition: Addition, told: Programme, family: str, lang: str) -> str:
    period = _period(told, lang)
    hosts = ", ".join(f"«{host}»" for host in addition.hosts) or "—"
    return WORDS["evidence" if period else "evidence_own"][lang].format(
        skill=Words(addition.name_ru, addition.name_en)[lang],
        n=addition.n,
        adverts=addition.adverts,
        family=family,
        share=words.number(addition.share_pct, lang, 1),
        low=words.number(addition.low_pct, lang, 1),
        high=words.number(addition.high_pct, lang, 1),
        period=period,
        status=STATUS[addition.status][lang].format(hosts=hosts),
    )


def _hours(told: Programme, made: Proposal, lang: str) -> list[Block]:
    out: list[Block] = [Heading(WORDS["hours"][lang], 2)]
    left = words.number(made.unassigned_h, lang, 0)
    if not made.replaced:
        return [*out, Text(WORDS["none_left"][lang].format(hours=left))]
    rows = tuple(
        (
            taken.name,
            words.number(taken.hours, lang, 0),
            WORDS[taken.why][lang].format(beside=taken.beside),
        )
        for taken in made.replaced
    )
    heads = tuple(WORDS["hour_heads"][lang].split("|"))
    out.append(Table(heads, rows, widths=(5, 1, 4)))
    out.append(Comment(WORDS["hours_evidence"][lang].format(source=_origin(told, lang))))
    if any(taken.why == "facultative" for taken in made.replaced):
        out.append(Text(WORDS["facultative_note"][lang], "note"))
    if made.unassigned_h > 0:
        out.append(Text(WORDS["left"][lang].format(hours=left)))
    return out


def _coverage(told: Programme, made: Proposal, lang: str) -> str:
    return WORDS["coverage"][lang].format(
        before=words.number(100 * made.before, lang, 0),
        high=words.number(100 * told.found.high, lang, 0),
        after=words.number(100 * made.after, lang, 0),
    )


def _origin(told: Programme, lang: str) -> str:
    about = told.about
    said = f"{_programmes.publisher(about['institution'])[lang]}, {about['url']}"
    return f"{said}. {about[f'exception_{lang}']}".strip()


def _period(told: Programme, lang: str) -> str:
    """When the adverts are of; «» where demand came from a firm's file."""
    rows = told.found.rows
    start = rows["period_start"].min() if len(rows) else ""
    return words.period(start, rows["period_end"].max(), lang) if start else ""


def _method(told: Programme, hours: float, lang: str) -> list[Block]:
    rows = told.found.rows
    year = told.about["intake_year"]
    period = _period(told, lang)
    said = WORDS["method_text" if period else "method_own"][lang].format(
        adverts=words.counted(
            int(rows["adverts_in_family"].max()) if len(rows) else 0, "advert", lang
        ),
        period=period,
        year="—" if year != year else int(year),
        each=words.number(HOURS_EACH, lang),
        budget=words.number(hours, lang, 0),
        weight=words.number(NEAR_WEIGHT, lang),
    )
    return [Heading(WORDS["method"][lang], 2), Text(said, "note")]
