"""What stands on the poster of an occupation, from its card: only where description, pay and a
place of study are known."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.export.poster import HEIGHT, INK_2, INK_3, LINE, MARGIN, WIDTH, Sheet
from dashboard.figure.sheets import measure
from dashboard.figures.education import _career
from dashboard.figures.education._career import Career
from etl.language import Words
from etl.language import text as words

RIGHT = WIDTH - MARGIN
NAME = Words("Кадровый стол промышленности Москвы", "Moscow industry skills desk")
FOR = Words("Профессия для школьника · {when}", "A job for a school-leaver · {when}")
SCORE_HEAD = Words("балл последнего, год", "score of the last, year")
PLACES = Words("мест", "places")
PRICE = Words("тыс. ₽ в год", "kRUB a year")
WHERE = Words("Где учиться в вузе: очно, бесплатно", "Universities: full-time, free")
SCHOOL = Words("Колледж после девятого класса", "College after the ninth form")
WHERE_HEAD = Words("Вуз и программа", "University and programme")
NOTE = Words(
    "Сумма трёх экзаменов: {exams}. Балл прошлого приёма — не обещание. Мест — с квотами, "
    "кроме СТАНКИНа.",
    "Sum of three exams: {exams}. Last year's score is no promise. Places include quotas, except "
    "СТАНКИН's.",
)
MARK = Words("аттестат от {mark} ({year})", "school mark from {mark} ({year})")
SKILLS = Words("Что просят уметь", "What one is asked to know")
SKILL_NOTE = Words(
    "Доля из {n} объявлений всего семейства профессий, Россия и Беларусь, оценка C",
    "Share of {n} adverts of the whole family of jobs, Russia and Belarus, grade C",
)
HONEST = Words("Честно", "Honestly")
QR_NOTE = Words(
    "Карточка с числами и источниками. Что делает: своими словами по документу «{standard}» "
    "({grade}). Зарплата: {pay}. Баллы: {scores}. Связь программы и профессии — наша.",
    "The card with numbers and sources. What one does: our words after “{standard}” ({grade}). "
    "Pay: {pay}. Scores: {scores}. Which programme leads to the job is our reading.",
)
GROUP = Words(
    "мест пустует в группе «{group}», Россия, {when}",
    "of posts are vacant in the group “{group}”, Russia, {when}",
)
LADDER = Words("разряды, {name}", "grades, {name}")
LOW = 100
HIGH = 310
"""Ends of the scale of scores: three exams of 100, and ten points for achievements."""
ROW = 32.0
MOST_OFFERS = 9
MOST_SKILLS = 6
FOOT = HEIGHT - 156
NOTE_ROOM = 74
"""What a skill and the note below the skills take: no bar without its source."""


def sheet(card: Career, lang: str, link: str, today: date) -> Sheet:
    """The drawing. ValueError: the card lacks what a poster needs."""
    if not card.poster() or card.duty is None:
        raise ValueError(card.code)
    out = Sheet()
    out.text(MARGIN, 56, NAME[lang], 15, bold=True)
    when = words.month(today, lang)
    out.text(RIGHT, 56, FOR.format(when=when)[lang], 14, colour=INK_3, end=True)
    y = _name(out, card.name)
    y = out.text(MARGIN, y + 8, card.duty[lang], 20, leading=1.45, colour=INK_2)
    y = _facts(out, card, lang, y + 6)
    if len(card.scored):
        y = _universities(out, card, lang, y + 38)
    y = _colleges(out, card, lang, y)
    _below(out, card, lang, y + 30)
    _foot(out, card, lang, link)
    return out


def _name(out: Sheet, name: str) -> float:
    """The name in one line where it fits, else smaller, in two."""
    wide = RIGHT - MARGIN
    px = max(34.0, min(58.0, 58.0 * wide / max(measure(name, 58, True), 1)))
    return out.text(MARGIN, 72 + px, name, px, bold=True, leading=1.15)


def _facts(out: Sheet, card: Career, lang: str, y: float) -> float:
    """Up to three numbers in a row between two rules."""
    said = [(f.number, f"{f.what}, {f.where}") for f in (*card.pay, *card.demand)][:3]
    rate = card.group_rate
    if rate is not None and len(said) < 3:
        share = words.number(rate["vacancy_share_pct"], lang, 1) + words.unit_text("%")
        when = words.month(str(rate["period_end"])[:10], lang)
        said.append((share, GROUP.format(group=rate[f"group_{lang}"], when=when)[lang]))
    grades = card.grades
    if grades is not None and len(said) < 3 and pd.notna(grades["grade_min"]):
        scale = f"{int(grades['grade_min'])}–{int(grades['grade_max'])}"
        said.append((scale, LADDER.format(name=grades["profession"])[lang]))
    out.rule(y, px=2)
    width = (RIGHT - MARGIN) / max(len(said), 1)
    bottom = y
    for i, (number, what) in enumerate(said):
        x = MARGIN + i * width
        inside = width - 24
        px = min(36.0, 36.0 * inside / max(measure(number, 36, True), 1))
        out.text(x, y + 50, number, px, bold=True, width=inside + 1)
        bottom = max(bottom, out.text(x, y + 76, what, 14, width=inside, colour=INK_2))
    out.rule(bottom)
    return bottom


def _universities(out: Sheet, card: Career, lang: str, y: float) -> float:
    """One row a university and code, with the score on a scale."""
    out.text(MARGIN, y, WHERE[lang], 21, bold=True)
    y += 30
    scale = MARGIN + 290
    places = RIGHT - 134
    price = RIGHT
    out.text(MARGIN, y, WHERE_HEAD[lang], 13, colour=INK_3)
    out.text(scale, y, SCORE_HEAD[lang], 13, colour=INK_3, width=260)
    out.text(places, y, PLACES[lang], 13, colour=INK_3, end=True)
    out.text(price, y, PRICE[lang], 13, colour=INK_3, end=True)
    out.rule(y + 10)
    y += ROW
    rows = card.scored.drop_duplicates(["institution", "code"])
    for row in _picked(rows).to_dict("records"):
        _offer(out, row, lang, y, scale, places, price)
        out.rule(y + 11)
        y += ROW
    exams = Words("русский, математика и ещё один", "Russian, maths and one more")[lang]
    return out.text(MARGIN, y, NOTE.format(exams=exams)[lang], 13, colour=INK_3)


def _picked(rows: pd.DataFrame) -> pd.DataFrame:
    """From the highest score to the lowest, evenly, at most MOST_OFFERS."""
    if len(rows) <= MOST_OFFERS:
        return rows
    step = (len(rows) - 1) / (MOST_OFFERS - 1)
    return rows.iloc[[round(i * step) for i in range(MOST_OFFERS)]]


def _offer(out: Sheet, row: dict, lang: str, y: float, scale: float, places: float, price: float):
    out.text(MARGIN, y, row["institution"], 15, bold=True, width=212)
    out.text(MARGIN + 218, y, row["code"], 13, colour=INK_3, width=70)
    wide = 140.0
    at = scale + wide * (int(row["score"]) - LOW) / (HIGH - LOW)
    out.bar(scale, y - 6, wide, 2, LINE)
    out.bar(scale, y - 6.5, at - scale, 3)
    out.dot(at, y - 5)
    label = f"{int(row['score'])}, {row['score_year']}"
    out.text(scale + wide + 12, y, label, 14, bold=True, width=90)
    if pd.notna(row["budget_places"]):
        out.text(places, y, words.number(int(row["budget_places"]), lang), 15, end=True)
    if pd.notna(row["price_rub"]):
        out.text(price, y, words.number(row["price_rub"] / 1000, lang, 1), 15, end=True)


def _colleges(out: Sheet, card: Career, lang: str, y: float) -> float:
    """Specialities of the college whose marks are known."""
    rows = card.colleges[card.colleges["mark"].notna()]
    if rows.empty:
        return y
    y = out.text(MARGIN, y + 34, SCHOOL[lang], 21, bold=True) + 4
    for row in rows.to_dict("records"):
        mark = words.number(row["mark"], lang, 2)
        said = MARK.format(mark=mark, year=int(row["year"]))[lang]
        places = f"{PLACES[lang]}: {int(row['budget_places'])}"
        out.text(RIGHT, y, f"{said}; {places}", 15, bold=True, end=True, width=320)
        y = out.text(MARGIN, y, f"{row['code']} {row['name']}", 15, width=350)
        y = out.text(MARGIN, y, row["institution"], 13, colour=INK_3, width=350) + 6
    return y


def _below(out: Sheet, card: Career, lang: str, y: float) -> None:
    """Skills at the left, what nobody knows at the right; as many lines as the sheet still
    holds."""
    half = MARGIN + 410
    honest = out.text(half, y, HONEST[lang], 21, bold=True) + 4
    for line in card.missing:
        lines = len(line) // 30 + 1
        if honest + lines * 20 > FOOT:
            break
        honest = out.text(half, honest, line, 14, width=RIGHT - half, colour=INK_2) + 8
    if not card.skills or y + 110 > FOOT:
        return
    at = out.text(MARGIN, y, SKILLS[lang], 21, bold=True) + 4
    for skill in card.skills[:MOST_SKILLS]:
        if at + NOTE_ROOM > FOOT:
            break
        after = out.text(MARGIN, at, skill["name"], 14, width=180)
        out.bar(MARGIN + 196, at - 11, 120 * skill["share"] / 100, 13)
        share = words.number(skill["share"], lang, 0) + words.unit_text("%")
        out.text(MARGIN + 196 + 120 * skill["share"] / 100 + 8, at, share, 14, bold=True)
        at = after + 5
    note = SKILL_NOTE.format(n=card.skills[0]["n"])[lang]
    out.text(MARGIN, at + 2, note, 13, width=370, colour=INK_3)


def _foot(out: Sheet, card: Career, lang: str, link: str) -> None:
    """The code of the card's address and where everything is from."""
    top = HEIGHT - 150
    out.rule(top)
    out.code(MARGIN - 6, top + 14, 108, link)
    sources = card.scored["publisher"].drop_duplicates()
    scores = ", ".join(sources) or card.colleges["institution"].dropna().iloc[0]
    pay = ", ".join(f"{f.source} ({f.grade})" for f in card.pay)
    duty = card.duty or {}
    said = QR_NOTE.format(standard=duty["standard"], grade=duty["grade"], pay=pay, scores=scores)
    out.text(MARGIN + 122, top + 36, said[lang], 13, width=RIGHT - MARGIN - 122, colour=INK_3)


def posters(tables, lang: str = "ru") -> list[str]:
    """Codes of the occupations that qualify, in the list's order."""
    codes = tables["occupations"]["code"]
    return [code for code in codes if _career.career(tables, code, lang).poster()]
