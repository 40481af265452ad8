"""Every occupation of the list on one screen: what is known of each, and what may be said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _wall as wall
from dashboard.kinds._parts import item
from dashboard.kinds.heat_table import heat_table, plain
from etl.language import Words
from etl.language import text as words
from etl.models.signals import NEAR_PCT, SHORT

SUBJECT = Words("Все профессии: что о каждой известно", "All occupations: what is known of each")
HOW_TO_READ = Words(
    "Залитый знак — вердикт: не меньше трёх показателей по объявлениям этого места. Контур — "
    "сигнал одного или двух, и сказано чей: доля вакантных мест — всей группы ОКЗ по России, не "
    f"самой профессии; «около обычного» — в пределах {NEAR_PCT} % от доли всех групп. Точка — "
    "число есть, порога для него нет. Штриховка — не знаем.",
    "A filled mark is a verdict: three indicators or more from adverts of this place. An outline "
    "is a signal of one or two, and says whose: the share of vacant posts is of the whole group "
    f"of OKZ in Russia, not of the occupation; “near the usual” is within {NEAR_PCT} % of all "
    "groups' share. A dot is a number without a threshold. Hatching: not known.",
)
LEVEL = Choice(
    Words("Уровень", "Level"),
    {
        "all": Words("все", "all"),
        "engineer": Words("инженеры", "engineers"),
        "technician": Words("техники", "technicians"),
        "worker": Words("рабочие", "workers"),
        "manager": Words("руководители", "managers"),
    },
    "all",
)
ORDER = Choice(
    Words("Порядок", "Order"),
    {
        "share": Words("по силе сигнала", "strongest first"),
        "list": Words("как в списке", "as listed"),
        "name": Words("по алфавиту", "by name"),
    },
    "share",
)
CHOICES = {
    "place": wall.PLACE,
    "family": occupations.family_choice(),
    "level": LEVEL,
    "order": ORDER,
}
COLUMNS = {
    "id": Words("Номер строки", "Row id"),
    "name": Words("Профессия", "Occupation"),
    "evidence_name": Words("Свидетельство", "Evidence"),
    "place": Words("Место", "Place"),
    "value": Words("Значение", "Value"),
    "unit": Words("Единица", "Unit"),
    "measure": Words("Что считает", "Measure"),
    "about": Words("О ком число", "About whom"),
    "n": Words("n", "n"),
    "of": Words("из", "of"),
    "period_text": Words("Период", "Period"),
    "publisher": Words("Источник", "Publisher"),
    "url": Words("Адрес", "Address"),
    "grade": Words("Надёжность", "Grade"),
}
PAGE_ROWS = 13
"""Rows of the table on one slide, at 12 pt and more."""
NAMED = 3
"""Occupations a headline names at most."""


def occupation_wall(
    occupation_evidence: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    place: str = "known",
    family: str = "all",
    level: str = "all",
    order: str = "share",
) -> Passport:
    """Marks and numbers of the occupations chosen. MissingRows when no occupation is of this family
    and level."""
    blocks = wall.blocks(
        occupation_evidence, lang, place=place, family=family, level=level, order=order
    )
    if not blocks:
        raise MissingRows(
            Words("В этом семействе таких профессий нет.", "The family has no such occupations.")
        )
    where = wall.known_place(occupation_evidence, place)
    rows = drawn_rows(occupation_evidence, blocks, lang)
    lines = [line for block in blocks for line in block.lines]
    head = Head(
        name="occupation_wall",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        columns=COLUMNS,
        today=today,
        title=finding(lines, where, lang),
        subtitle=subtitle(rows, where, lang),
        place=words.place(words.AREAS.get(where, "Россия"), lang),
        data_date=_newest(rows, where),
    )
    names = [f"{line.name} — {line.mark.brief(lang)}" for line in lines]
    cells = [[_cell(cell, lang) for cell in line.cells] for line in lines]
    passport = heat_table(head, names, [w[lang] for w in wall.EVIDENCE.values()], cells)
    return replace(passport, spec=passport.spec | {"page_rows": PAGE_ROWS, "even": False})


def _cell(cell: wall.Cell, lang: str) -> dict:
    if cell.state == wall.HATCH:
        return item("", None) | {"gap": "—", "why": wall.UNKNOWN[lang]}
    return plain(cell.text or "●")


def drawn_rows(evidence: pd.DataFrame, blocks: list[wall.Block], lang: str) -> pd.DataFrame:
    """The mart's rows behind the cells shown, and behind the marks, with their sources."""
    keys = {
        (line.code, cell.area, cell.evidence)
        for block in blocks
        for line in block.lines
        for cell in line.cells
        if cell.row is not None
    }
    keys |= {
        (line.code, line.mark.area, line.mark.evidence)
        for block in blocks
        for line in block.lines
        if line.mark.evidence
    }
    own = [tuple(k) in keys for k in evidence[["occupation", "area", "evidence"]].to_numpy()]
    rows = evidence[own]
    names = {**wall.EVIDENCE, "verdict": Words("вердикт", "verdict")}
    return rows.assign(
        id=rows["ids"],
        name=rows["occupation"].map(occupations.names(lang)),
        evidence_name=rows["evidence"].map(lambda e: names[e][lang]),
        place=rows["area"].map(lambda a: wall.AREAS[a][lang]),
        measure=rows[f"measure_{lang}"],
        about=rows[f"about_{lang}"],
    )


def _newest(rows: pd.DataFrame, where: str) -> str:
    """The day of what the headline stands on: the verdicts' month, else the official survey."""
    kinds = ("verdict",) if where != "russia" else ()
    for kind in (*kinds, "official"):
        own = rows[rows["evidence"] == kind]
        if len(own):
            return str(own["period_end"].max())[:10]
    return ""


def subtitle(rows: pd.DataFrame, where: str, lang: str) -> str:
    """Whose numbers stand behind the marks, and of when."""
    official = rows[rows["evidence"] == "official"]
    day = words.page_date(str(official["period_end"].max())[:10], lang) if len(official) else ""
    if where == "russia":
        return Words(
            f"Доля вакантных мест группы ОКЗ, куда входит профессия: Россия, {day}; "
            "по Москве такой разбивки нет",
            f"Share of vacant posts of the group of OKZ that holds the occupation: Russia, {day}; "
            "for Moscow there is no such breakdown",
        )[lang]
    return Words(
        f"Вердикт — по объявлениям, {wall.AREAS[where].ru}; где показателей меньше трёх, стоит "
        f"сигнал: доля вакантных мест группы по России, {day}",
        f"Verdicts from adverts, {wall.AREAS[where].en}; with fewer than three indicators a signal "
        f"stands: the group's share of vacant posts in Russia, {day}",
    )[lang]


def finding(lines: list[wall.Line], where: str, lang: str) -> str:
    """The headline: verdicts where there are any, else how many stand above the usual and which
    are highest."""
    whole = len(lines)
    judged = [line for line in lines if line.mark.state == wall.FILLED]
    if judged:
        short = sum(line.mark.signal == SHORT for line in judged)
        return Words(
            f"Не хватает: {words.counted(short, 'occupation', 'ru')} из {whole}; "
            f"о {whole - len(judged)} судить нельзя",
            f"Short: {words.counted(short, 'occupation', 'en')} of {whole}; "
            f"{whole - len(judged)} cannot be judged",
        )[lang]
    above = [line for line in lines if line.mark.signal == SHORT]
    if not above:
        return Words(
            f"Ни у одной из {whole} профессий доля вакантных мест группы не выше обычной",
            f"None of the {whole} occupations has a group share of vacant posts above the usual",
        )[lang]
    return Words(
        f"У {_of_occupations(len(above))} из {whole} вакантных мест в группе больше обычного"
        f"{_highest(above, 'ru')}",
        f"{words.counted(len(above), 'occupation', 'en')} of {whole} are in groups with more "
        f"vacant posts than usual{_highest(above, 'en')}",
    )[lang]


def _of_occupations(n: int) -> str:
    """«1 профессии», «13 профессий»: the case after «у»."""
    one = n % 10 == 1 and n % 100 != 11
    return f"{n}{words.NBSP}{'профессии' if one else 'профессий'}"


def _highest(above: list[wall.Line], lang: str) -> str:
    """«: выше всех — слесарь сетей и механик холода и климата, 13,8 %»; nothing where many tie."""
    rates = {line.code: _rate(line) for line in above}
    top = max(rates.values())
    named = [line.name for line in above if rates[line.code] == top]
    if not top or len(named) > NAMED:
        return ""
    said = words.listed([_lowered(name) for name in named], lang)
    number = words.number(top, lang, 1) + words.unit_text("%")
    return Words(f": выше всех {said} — {number}", f"; highest: {said}, {number}")[lang]


def _rate(line: wall.Line) -> float:
    cell = line.cells[0]
    return round(float(cell.row["value"]) + 1e-9, 1) if cell.row is not None else 0.0


def _lowered(name: str) -> str:
    """A name inside a sentence; an abbreviation keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
