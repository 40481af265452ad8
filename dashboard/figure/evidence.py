"""What the drawn rows say about themselves: their sources, their weakest grade, their place and
their date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

import pandas as pd

from dashboard.figure import english
from etl.language import Words
from etl.language import text as words

SOURCE = Words("Источник", "Source")
SOURCES = Words("Источники", "Sources")
GRADE = Words("Надёжность", "Grade")
QUOTED = Words("цитата с указанием источника", "quotation with its source named")
METHOD = "методика"
"""Period of a row that holds a publisher's scale: it is no datum, and dates nothing."""
SURVEY = "1-Т(проф)"
RHYTHM = Words("Обследование раз в два года.", "A survey of every second year.")
OFTEN = Words("раз в два года", "every second year")
OVERDUE = Words(
    "Проверено {since}, пора перепроверить{some}.", "Checked {since}, due for a check{some}."
)
SOME_OF = Words(" ({n} из {all} чисел)", " ({n} of {all} numbers)")
MANY = 12
NAMED = 5
"""Publishers above which a caption names the first few and leaves the rest, with all addresses and
dates, to the figure's numbers and notes."""
MORE = Words(" и ещё {rest}, все — в числах рисунка", " and {rest} more, all in its numbers")
GRADES = ("A", "A-", "B", "B-", "C")
COLUMNS = {
    "id": Words("Номер строки", "Row id"),
    "indicator": Words("Показатель", "Indicator"),
    "occupation": Words("Профессия", "Occupation"),
    "geography": Words("Место", "Place"),
    "period_text": Words("Период", "Period"),
    "bound": Words("Граница", "Bound"),
    "value": Words("Значение", "Value"),
    "value_low": Words("От", "Low"),
    "value_high": Words("До", "High"),
    "unit": Words("Единица", "Unit"),
    "publisher": Words("Источник", "Publisher"),
    "page_date": Words("Дата страницы", "Page date"),
    "url": Words("Адрес", "Address"),
    "grade": Words("Надёжность", "Grade"),
}


CITED = (
    "id",
    "geography",
    "period_end",
    "period_text",
    "page_date",
    "publisher",
    "url",
    "grade",
    "definition_id",
    "review_by",
)
"""Columns by which rows speak of themselves; what they measure stands in others."""


class MissingRows(KeyError):
    """A figure asked for rows that are not there; the message lists their ids, or says in Words
    why there are none."""


@dataclass(frozen=True)
class Told:
    """A finding in two tenses: said as present up to 6 months after its date, as past later."""

    present: str
    past: str


def pick(published: pd.DataFrame, *ids: str) -> pd.DataFrame:
    """The rows of these ids, in this order; a superseded row is replaced by its successor.
    MissingRows if absent."""
    table = published.set_index("id", drop=False)
    found: list[str] = []
    absent: list[str] = []
    for row_id in ids:
        seen = set()
        while row_id in table.index and row_id not in seen and _successor(table.loc[row_id]):
            seen.add(row_id)
            row_id = _successor(table.loc[row_id])
        (found if row_id in table.index else absent).append(row_id)
    if absent:
        raise MissingRows(", ".join(absent))
    return table.loc[found].reset_index(drop=True)


def _successor(row: pd.Series) -> str:
    value = row.get("superseded_by")
    return value if isinstance(value, str) and value else ""


def host(url: str) -> str:
    """The address's host without www, Cyrillic names as such: what a caption can hold."""
    return spelled(urlsplit(url).netloc.removeprefix("www.") or url)


def spelled(name: str) -> str:
    """A host's name as its readers write it: «xn--…» decoded."""
    try:
        return name.encode("ascii").decode("idna") if "xn--" in name else name
    except UnicodeError:
        return name


def origins(rows: pd.DataFrame, lang: str = "ru") -> list[dict]:
    """One entry per publisher and address among the rows that name one: publisher, url, date,
    licence, grade."""
    named = rows.loc[rows["publisher"] != "", ["publisher", "url", "page_date", "grade"]]
    first = named.drop_duplicates(["publisher", "url"])
    return [
        {
            "publisher": english.quoted(row.publisher, lang),
            "url": row.url,
            "date": str(row.page_date),
            "licence": QUOTED[lang],
            "grade": row.grade,
        }
        for row in first.itertuples()
    ]


def grade(rows: pd.DataFrame) -> str:
    """The weakest grade among the rows; empty for a table without grades."""
    grades = [g for g in rows.get("grade", []) if g in GRADES]
    return max(grades, key=GRADES.index, default="")


def only_c(rows: pd.DataFrame) -> bool:
    """Whether nothing better than grade C is drawn: such a figure is titled by its subject."""
    grades = list(rows.get("grade", []))
    return bool(grades) and set(grades) == {"C"}


def data_date(rows: pd.DataFrame, today: date) -> str:
    """The newest period's end among the rows; a forecast counts by the day it was published, the
    ends of a publisher's scale not at all. ISO."""
    held = rows.reindex(columns=["period_end", "page_date", "period_text"]).drop_duplicates()
    held = held[held["period_text"] != METHOD].drop(columns="period_text")
    dates = []
    for period_end, page_date in held.itertuples(index=False):
        end = str(period_end or "")[:10]
        if not end[:4].isdigit() or words.day(end) > today:
            end = str(page_date or "")[:10]
        if end[:4].isdigit():
            dates.append(words.day(end))
    return max(dates).isoformat() if dates else ""


def places(rows: pd.DataFrame, lang: str) -> str:
    """The rows' places, in order of appearance: «Москва» or «Москва · Россия»."""
    return " · ".join(words.place(g, lang) for g in dict.fromkeys(rows.get("geography", [])))


def overdue(rows: pd.DataFrame, today: date, lang: str) -> str:
    """«Проверено нояб. 2025, пора перепроверить (3 из 8 чисел).» where quoted rows are past their
    day of review; "" where none is."""
    if "review_by" not in rows.columns:
        return ""
    said = rows["review_by"].fillna("").astype(str).str[:10]
    late = rows[(said != "") & (said < today.isoformat())]
    if late.empty:
        return ""
    since = words.month(min(_checked(row) for row in late.to_dict("records")), lang)
    some = SOME_OF[lang].format(n=len(late), all=len(rows)) if len(late) < len(rows) else ""
    return OVERDUE[lang].format(since=since, some=some)


def rhythm(rows: pd.DataFrame, lang: str, *said: str) -> str:
    """That 1-Т(проф) is held every second year, wherever its rows are drawn; "" where they are not
    or something `said` beside them tells it."""
    from_it = (
        rows.get("publisher", pd.Series(dtype="str")).fillna("").str.contains(SURVEY, regex=False)
    )
    told = any(OFTEN[lang] in text for text in said)
    return RHYTHM[lang] if from_it.any() and not told else ""


def _checked(row: dict) -> date:
    """When a quoted row was last held against its page: the page's day where it names a month, else
    a year before the review is due."""
    seen = str(row.get("page_date") or "")[:10]
    try:
        return words.day(seen[:7] if len(seen) >= 7 else "")
    except ValueError:
        due = words.day(str(row["review_by"]))
        return date(due.year - 1, due.month, 1)


def publication(origin: Mapping[str, str], lang: str) -> tuple[str, str, str]:
    """Who published it, at which site, of what date, as a reader of this language reads it."""
    who = english.quoted(spelled(origin["publisher"]), lang)
    return who, host(origin["url"]), words.page_date(origin["date"], lang)


def caption(sources: list[dict], weakest: str, lang: str, note: str = "") -> str:
    """The source line: publisher (host, date; …); grade; a note. Above MANY publishers the first
    are named and the rest counted."""
    by_publisher: dict[str, list[str]] = {}
    for o in sources:
        who, where, when = publication(o, lang)
        entry = (when if who == where else f"{where}, {when}").replace(" ", words.NBSP)
        by_publisher.setdefault(who, [])
        if entry not in by_publisher[who]:
            by_publisher[who].append(entry)
    if len(by_publisher) > MANY:
        rest = words.counted(len(by_publisher) - NAMED, "publication", lang)
        said = ", ".join(list(by_publisher)[:NAMED]) + MORE[lang].format(rest=rest)
    else:
        said = "; ".join(f"{p} ({'; '.join(entries)})" for p, entries in by_publisher.items())
    head = (SOURCE if len(by_publisher) < 2 else SOURCES)[lang]
    parts = [f"{head}: {said}." if said else ""]
    if weakest:
        parts.append(f"{GRADE[lang]}{words.NBSP}{weakest}.")
    return " ".join(p for p in [*parts, note] if p)


def title(said: str | Told, subject: str, rows: pd.DataFrame, newest: str, today: date) -> str:
    """The headline by the rules: subject for C only; past tense after 6 months; the year after
    24."""
    if only_c(rows):
        return subject
    if isinstance(said, Told):
        months = words.months_between(newest, today) if newest else 99
        said = said.present if months < 6 else said.past
    if (
        newest
        and words.months_between(newest, today) >= 24
        and str(words.day(newest).year) not in said
    ):
        said = f"{said} ({words.day(newest).year})"
    return said
