"""The first paragraph of Сводка, written from the evidence: every number knows its row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.figure import live
from dashboard.figure.evidence import MissingRows, pick
from etl.language import text as words

GAP = {
    "ru": "Опубликованной меры нехватки инженеров по Москве нет. ",
    "en": "No published measure of the shortage of engineers exists for Moscow. ",
}


@dataclass(frozen=True)
class Span:
    """A piece of the paragraph; a piece that states a number carries the row it comes from."""

    text: str
    row_id: str = ""
    url: str = ""


def part(
    published: pd.DataFrame,
    lang: str = "ru",
    *,
    today: date | None = None,
    own: Mapping[str, pd.DataFrame] | None = None,
) -> list[Span]:
    """What is not published, what is known of Russia, what is known of Moscow; a part without rows
    is left out.

    `own` holds publishers' own series by mart (`live.series`): where they are newer than the
    quoted rows, they speak.
    """
    today, own = today or date.today(), own or {}
    spans = [] if _measured(published) else [Span(GAP[lang])]
    for part in (_russia, _production, _moscow):
        try:
            spans += part(published, lang, today, own)
        except MissingRows:
            continue
    return spans


def text(spans: list[Span]) -> str:
    """The paragraph as plain text."""
    return "".join(s.text for s in spans).strip()


def _measured(published: pd.DataFrame) -> bool:
    """Whether somebody publishes engineers' vacancy rate for Moscow: then the first sentence
    must go."""
    return bool(
        ((published["theme"] == "vacancy_rate") & (published["geography"] == "Москва")).any()
    )


def _number(row: pd.Series, lang: str, unit: str = "", **how) -> Span:
    said = words.bounded(
        row["value"], row["bound"], lang, low=row["value_low"], high=row["value_high"], **how
    )
    return Span(words.spoken(said, lang) + words.unit_text(unit), row["id"], row["url"])


def _when(row: pd.Series, lang: str) -> str:
    return words.period(row["period_start"], row["period_end"], lang)


def _fresh(row: pd.Series, today: date) -> bool:
    return words.months_between(row["period_end"], today) <= 6


def _newer(series: pd.DataFrame | None, quoted: pd.Series) -> pd.Series:
    """The series' newest row if it is not older than the quoted one."""
    known = series is not None and series["period_end"].iloc[-1] >= quoted["period_end"]
    return series.iloc[-1] if known else quoted


def _year_apart(
    series: pd.DataFrame | None, before: pd.Series, after: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """Two quarters of one source a year apart: the series' newest and the one before it, else
    the quoted two."""
    last = _newer(series, after)
    if last is after:
        return before, after
    start = last["period_start"]
    year_ago = series[series["period_start"] == f"{int(start[:4]) - 1}{start[4:]}"]
    return (before, after) if year_ago.empty else (year_ago.iloc[0], last)


def _russia(
    published: pd.DataFrame, lang: str, today: date, own: Mapping[str, pd.DataFrame]
) -> list[Span]:
    before, after = _year_apart(
        own.get(live.STAFFING), *(r for _, r in pick(published, "F007", "F011").iterrows())
    )
    way = int(after["value"] > before["value"]) - int(after["value"] < before["value"])
    moved = {
        1: ("спала", "eased"),
        -1: ("выросла", "grew"),
        0: ("не изменилась", "did not change"),
    }[way]
    ru = f"По России острота {moved[0]}: баланс ответов предприятий о нехватке работников "
    en = f"Across Russia the strain {moved[1]}: the balance of firms' answers on staffing moved "
    return [
        Span({"ru": ru, "en": en + "from "}[lang]),
        _number(before, lang, digits=1),
        Span({"ru": " → ", "en": " to "}[lang]),
        _number(after, lang, digits=1),
        Span(
            {
                "ru": f" п. ({_when(before, lang)} — {_when(after, lang)})",
                "en": f" points ({_when(before, lang)} — {_when(after, lang)})",
            }[lang]
        ),
    ]


def _production(
    published: pd.DataFrame, lang: str, today: date, own: Mapping[str, pd.DataFrame]
) -> list[Span]:
    index, edge = (r for _, r in pick(published, "F030", "F034").iterrows())
    short, fresh = index["value"] <= edge["value"], _fresh(index, today)
    ru = {
        True: "дефицит сохраняется" if fresh else "дефицит сохранялся",
        False: "дефицита по этой шкале нет" if fresh else "дефицита по этой шкале не было",
    }[short]
    en = {
        True: "the shortage persists" if fresh else "the shortage persisted",
        False: "there is no shortage on that scale"
        if fresh
        else "there was no shortage on that scale",
    }[short]
    link = {"ru": "но " if short else "и ", "en": "but " if short else "and "}[lang]
    return [
        Span({"ru": f"; {link}в производстве {ru}: ", "en": f"; {link}in production {en}: "}[lang]),
        _number(index, lang, digits=1),
        Span(
            {
                "ru": f" резюме на вакансию ({_when(index, lang)}) при границе дефицита ",
                "en": f" CVs per vacancy ({_when(index, lang)}), the scale's shortage ending at ",
            }[lang]
        ),
        _number(edge, lang, digits=1),
        Span(". "),
    ]


def _moscow(
    published: pd.DataFrame, lang: str, today: date, own: Mapping[str, pd.DataFrame]
) -> list[Span]:
    vacancies, employed, jobless, offers = (
        r for _, r in pick(published, "F086", "F095", "F240", "F216").iterrows()
    )
    jobless = _newer(own.get(live.UNEMPLOYMENT), jobless)
    thousand = {"ru": "тыс.", "en": "thousand"}[lang]
    say = {
        "ru": (
            "По Москве известно следующее: в промышленности ",
            " открытых вакансий (",
            ") и ",
            " занятых (",
            "); безработица ",
            " (",
            "); предложения зарплаты инженерно-техническим работникам за год ",
            " (",
        ),
        "en": (
            "Of Moscow the following is known: industry with ",
            " open vacancies (",
            ") and ",
            " employed (",
            "); unemployment ",
            " (",
            "); pay offered to industrial engineers over a year ",
            " (",
        ),
    }
    parts = say[lang]
    return [
        Span(parts[0]),
        _number(vacancies, lang, thousand),
        Span(parts[1] + _when(vacancies, lang) + parts[2]),
        _number(employed, lang, thousand),
        Span(parts[3] + _when(employed, lang) + parts[4]),
        _number(jobless, lang, "%", digits=1),
        Span(parts[5] + _when(jobless, lang) + parts[6]),
        _number(offers, lang, "%", digits=1, sign=True),
        Span(parts[7] + _when(offers, lang) + ")."),
    ]
