"""The answer to a question, or the refusal: which rows speak, in one sentence with age and
source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

import pandas as pd

from dashboard.figure import english, evidence, heading
from dashboard.site.ask import intents
from dashboard.site.ask.intents import FACTS, MOSCOW, RUSSIA, Fact
from dashboard.site.ask.question import Question, read
from dashboard.site.ask.trades import Trade, pay_row, tension_row
from dashboard.site.links import permalink
from etl.language import Words
from etl.language import text as words
from etl.store.reader import Reader

CAN = Words(
    "Стол отвечает о вакантных местах групп занятий, резюме на вакансию, предложенной зарплате "
    "профессии, колледжах, стажировках, технопарках — по Москве и России.",
    "The desk answers on vacant posts by group, CVs per vacancy, pay offered in a trade, colleges, "
    "internships and technoparks, for Moscow and Russia.",
)
ELSEWHERE = Words(
    "По месту «{name}» здесь ничего не публикуется.", "Nothing on {name} is held here."
)
OKRUG = Words("По округу ({name}) не публикуется.", "Nothing is published by okrug ({name}).")
PERSON = Words("О людях по именам стол не отвечает.", "The desk answers of nobody by name.")
MANY = Words("Спросите об одной профессии за раз.", "Ask of one occupation at a time.")
TRADE = Words(
    "Профессии «{name}» среди 90 промышленных нет.",
    "“{name}” is not among the 90 trades of industry.",
)
YEAR = Words("За {year} год не публикуется.", "Nothing is published for {year}.")
NOT_MOSCOW = Words("По Москве не публикуется; по России ", "Not published for Moscow; in Russia ")
NOT_RUSSIA = Words("По России не публикуется; по Москве ", "Not published for Russia; in Moscow ")
NOT_OBLAST = Words("По области не публикуется.", "Not published for the oblast.")
NO_PAY = Words(
    "По профессии «{name}» зарплата не публикуется (или лишь с надёжностью C).",
    "Pay of “{name}” is not published (or of grade C only).",
)
OFFERED = Words("предлагали {how} {value}", "{value} was offered {how}")
EARNED = Words("сколько получают — не публикуется", "what is earned is not published")
ENGINEERS = Words(
    "Не публикуется; специалисты высшей квалификации вместе, с врачами и учителями, — {value} "
    "вакантных мест",
    "Not published; professionals together, doctors and teachers among them: {value} of posts "
    "vacant",
)
GROUP = Words(
    "в группе «{group}», куда входит «{name}», вакантны {value} мест",
    "in the group “{group}”, which holds “{name}”, {value} of posts stand vacant",
)
MAJOR = Words("вакантны {value} мест: {group}", "{value} of posts stand vacant: {group}")
DECIDE = Words(
    "Зависит от того, сколько стажёров останется: порог считает страница «Удержать · переучить · "
    "вырастить · нанять», при допущениях.",
    "It depends on how many interns stay: the page “Keep · retrain · grow · hire” computes the "
    "threshold, under assumptions.",
)


@dataclass(frozen=True)
class Answer:
    """`known` = a number or a page answers; `figure` and `href` lead to it; `row_ids` are its
    rows."""

    sentence: str
    known: bool
    figure: str = ""
    href: str = ""
    row_ids: tuple[str, ...] = ()


class Refused(LookupError):
    """Why there is no answer, in Words."""


def answer(text: str, reader: Reader, lang: str = "ru", *, today: date | None = None) -> Answer:
    """One sentence for the question, or a refusal that says what can be asked."""
    question = read(text)
    desk = _Desk(reader, lang, today or date.today(), question)
    try:
        return desk.answer()
    except Refused as refusal:
        return Answer(f"{refusal.args[0][lang]} {CAN[lang]}", known=False)


def _refusal(q: Question) -> Words | None:
    """Why there is no answer, whatever the tables hold; None where one may be looked for."""
    if not q.words:
        return Words("Спросите словами.", "Ask in words.")
    if q.person:
        return PERSON
    if q.okrug:
        return OKRUG.format(name=q.okrug)
    if q.elsewhere:
        return ELSEWHERE.format(name=q.elsewhere)
    if len(q.occupations) > 1:
        return MANY
    if q.unknown and not q.occupations:
        return TRADE.format(name=q.unknown)
    return None


class _Desk:
    def __init__(self, reader: Reader, lang: str, today: date, question: Question):
        self.reader = reader
        self.lang = lang
        self.today = today
        self.question = question

    def answer(self) -> Answer:
        """The first intent that fits, the most particular first."""
        q = self.question
        if why := _refusal(q):
            raise Refused(why)
        if q.has("стаж", "intern") and q.has("выгод", "лучше", "дешевле", "окуп", "стоит", "рынок"):
            return self._page("break_even", DECIDE)
        fact = _fact(q)
        if q.occupations:
            return self._trade(Trade.of(self.reader, q.occupations[0], self.lang))
        if fact:
            return self._fact(fact)
        if q.has(*intents.SHORT) or "не" in q.words and q.has("хват"):
            return self._short()
        raise Refused(Words("На это ответа здесь нет.", "There is no answer to this here."))

    def _trade(self, trade: Trade) -> Answer:
        q = self.question
        if q.has(*intents.PAY):
            return self._pay(trade)
        if q.has("навык", "умен", "уме", "знать", "требован", "skill"):
            return self._page("occupation_skills", trade.skills, trade)
        if q.has("учи", "учат", "учёб", "учеб", "поступ", "колледж", "вуз", "балл", "study"):
            return self._page("", trade.study, trade)
        if q.has("резюме", "конкуренц", "соискател", "индекс"):
            row, place = tension_row(self.reader, trade.code)
            if row is None:
                raise Refused(trade.no_tension)
            value = self._value(row)
            return self._said(self._for_place(place, f"{trade.name} — {value}"), row, "", trade)
        return self._vacant(trade)

    def _pay(self, trade: Trade) -> Answer:
        row, place = pay_row(self.reader, trade.code, self._place())
        if row is None:
            raise Refused(NO_PAY.format(name=trade.name))
        how = evidence_how(row)[self.lang]
        offered = OFFERED[self.lang].format(how=how, value=self._value(row)).replace("  ", " ")
        sentence = self._for_place(place, offered)
        return self._said(sentence, row, "pay_published_moscow", trade, EARNED[self.lang])

    def _vacant(self, trade: Trade) -> Answer:
        row = trade.group_row
        if row is None:
            raise Refused(trade.no_rate)
        value = self._rate(row)
        group = row[f"group_{self.lang}"]
        said = GROUP[self.lang].format(group=group, name=trade.name, value=value)
        return self._said(self._for_place(RUSSIA, said), row, "occupation_vacancy_rate", trade)

    def _short(self) -> Answer:
        """Who is short in general: the major group asked for, by the official rate."""
        q = self.question
        rates = self.reader.table("vacancy_survey")
        place = self._place() or MOSCOW
        rows = rates[(rates["geography"] == place) & (rates["level"] == "major")]
        rows = rows.set_index("okz_major", drop=False)
        engineers = q.has(*intents.ENGINEERS)
        code = (
            "2" if engineers or q.has("специалист")
            else "3" if q.has("техник")
            else "8" if q.has("оператор", "водител", "сборщик")
            else "7"
        )  # fmt: skip
        row = rows.loc[code]
        value = self._rate(row)
        if engineers:
            return self._said(ENGINEERS[self.lang].format(value=value), row, "vacancy_rates_places")
        group = row[f"group_{self.lang}"]
        sentence = MAJOR[self.lang].format(value=value, group=words.lower_first(group))
        return self._said(words.upper_first(sentence), row, "vacancy_rates_places")

    def _fact(self, fact: Fact) -> Answer:
        place = self._place()
        if place == intents.OBLAST and place not in fact.ids:
            raise Refused(NOT_OBLAST)
        asked = place if place in fact.ids else next(iter(fact.ids))
        row = evidence.pick(self.reader.table("published"), fact.ids[asked]).iloc[0]
        if row["grade"] == "C":
            raise Refused(
                Words("Есть лишь оценка надёжности C.", "Only an estimate of grade C exists.")
            )
        said = fact.says[self.lang].format(value=self._value(row))
        return self._said(self._for_place(asked, said), row, fact.figure)

    # ---- words
    def _place(self) -> str:
        return self.question.place

    def _for_place(self, found: str, said: str) -> str:
        """The sentence; where the place found is not the one asked for, it begins with that."""
        asked = self._place() or MOSCOW
        if found == asked:
            return words.upper_first(said)
        if found == RUSSIA and asked == MOSCOW:
            return NOT_MOSCOW[self.lang] + said
        if found == MOSCOW and asked == RUSSIA:
            return NOT_RUSSIA[self.lang] + said
        raise Refused(NOT_OBLAST)

    def _value(self, row: pd.Series) -> str:
        number = words.bounded(
            row["value"],
            row["bound"] or "=",
            self.lang,
            low=row.get("value_low"),
            high=row.get("value_high"),
        )
        unit = UNITS.get(row["unit"], Words(row["unit"], row["unit"]))[self.lang]
        return number + words.unit_text(unit, self.lang)

    def _rate(self, row: pd.Series) -> str:
        """A group's share of vacant posts with its sign."""
        share = words.bounded(row["vacancy_share_pct"], lang=self.lang, digits=1)
        return share + words.unit_text("%", self.lang)

    def _said(
        self, sentence: str, row: pd.Series, figure: str, trade: Trade | None = None, tail: str = ""
    ) -> Answer:
        """The sentence with its source and age; refused when another year was asked for."""
        for year in self.question.years:
            if (
                year
                not in f"{row['period_text']} {row.get('period_end')} {row.get('period_start')}"
            ):
                raise Refused(YEAR.format(year=year))
        when = heading.age_badge(str(row["period_end"])[:10], self.today, self.lang)
        source = f"({english.quoted(row['publisher'], self.lang)}, {when or row['period_text']})"
        end = f"; {tail}." if tail else "."
        return Answer(
            f"{sentence} {source}{end}",
            known=True,
            figure=figure,
            href=self._href(figure, trade),
            row_ids=(str(row["id"]),),
        )

    def _page(self, figure: str, said: Words, trade: Trade | None = None) -> Answer:
        if self.question.years:
            raise Refused(YEAR.format(year=self.question.years[0]))
        return Answer(said[self.lang], known=True, figure=figure, href=self._href(figure, trade))

    def _href(self, figure: str, trade: Trade | None) -> str:
        if trade and figure in ("", "occupation_vacancy_rate", "occupation_skills"):
            anchor = f"#figure-{figure}" if figure else ""
            return f"/{self.lang}/occupation?occupation={quote(trade.code)}{anchor}"
        return permalink(self.lang, figure, {}) if figure else f"/{self.lang}/sources"


UNITS = {
    "тыс. руб.": Words("тыс. ₽", "thousand ₽"),
    "руб.": Words("₽", "₽"),
    "%": Words("%", "%"),
    "чел.": Words("человек", "people"),
    "тыс. чел.": Words("тыс. человек", "thousand people"),
    "млн чел.": Words("млн человек", "million people"),
    "резюме/вакансию": Words("резюме на вакансию", "CVs per vacancy"),
    "ед.": Words("", ""),
    "тыс.": Words("тыс.", "thousand"),
    "п.": Words("п.", "points"),
    "% г/г": Words("%", "%"),
}


def evidence_how(row: pd.Series) -> Words:
    """What kind of number an offer is: a mean, a median, a range."""
    indicator = str(row["indicator"]).lower()
    if "медиан" in indicator:
        return Words("по медиане", "at the median")
    if "средн" in indicator:
        return Words("в среднем", "on average")
    return Words("", "")


def _fact(question: Question) -> Fact | None:
    """The fact whose words are all there; of several the one that needs most."""
    fitting = [
        fact
        for fact in FACTS
        if all(question.has(*group) for group in fact.needs)
        and not (fact.bars and question.has(*fact.bars))
    ]
    return max(fitting, key=lambda fact: len(fact.needs), default=None)
