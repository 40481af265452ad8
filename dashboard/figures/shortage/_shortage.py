"""What the figures of shortage share: areas, the newest month, n's two thresholds, and what an
indicator waits for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.kinds._parts import item
from dashboard.kinds.trend import point
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import GREY_N, RELIABLE_N

AREA = Choice(
    Words("Место работы", "Place of work"),
    {"moscow": Words("Москва", "Moscow"), "oblast": Words("область", "oblast")},
    "moscow",
)
FAMILY = occupations.family_choice()
TOP = Choice(
    Words("Сколько профессий", "How many occupations"),
    {"15": Words("15 первых", "first 15"), "all": Words("все", "all")},
    "15",
)
AGO = Choice(
    Words("Месяц", "Month"),
    {
        "0": Words("последний", "the latest"),
        "3": Words("3 месяца назад", "3 months earlier"),
        "6": Words("полгода назад", "half a year earlier"),
        "12": Words("год назад", "a year earlier"),
    },
    "0",
)
NOT_SEEN = Words(
    "Месяц {month} не наблюдался: наблюдения начинаются с {first}",
    "{month} was not observed: observation begins in {first}",
)
INDICATORS = {
    "tension": Words("Напряжённость", "Tension"),
    "vacancy_age": Words("Возраст вакансий", "Age of vacancies"),
    "duration": Words("Срок закрытия", "Time to close"),
    "reposting": Words("Повторы", "Re-posting"),
    "pay_pressure": Words("Давление зарплат", "Pay pressure"),
    "concessions": Words("Уступки", "Concessions"),
    "graduates_per_opening": Words("Выпускники на вакансию", "Graduates per opening"),
}
SCORED = (
    "tension",
    "vacancy_age",
    "reposting",
    "pay_pressure",
    "concessions",
    "graduates_per_opening",
)
"""What the score is made of; time to close takes the place of age when it is known."""
UNITS = {
    "tension": Words("вакансий на резюме", "openings per CV"),
    "vacancy_age": Words("дн.", "days"),
    "duration": Words("дн.", "days"),
    "reposting": Words("%", "%"),
    "pay_pressure": Words("п.п.", "p.p."),
    "concessions": Words("п.п.", "p.p."),
    "graduates_per_opening": Words("на вакансию", "per opening"),
}
VERDICTS = {
    "shortage": Words("дефицит", "shortage"),
    "watch": Words("под наблюдением", "watch"),
    "none": Words("дефицита не видно", "no shortage seen"),
    "unknown": Words("нельзя оценить", "cannot be judged"),
}
SOURCE_NOTE = Words(
    f"n — открытых объявлений; серым — n от 20 до 49; меньше {RELIABLE_N} — «мало данных».",
    f"n: open adverts; grey: n from 20 to 49; below {RELIABLE_N}: too few data.",
)
PUBLISHED_LEVELS = Words("опубликованные уровни", "published levels")
WIDE = 3
"""A rank's interval wider than one part in so many of the list tells only its half (METHOD 8a)."""
QUARTILES = Words(
    "квартили: относительно других профессий", "quartiles: relative to other occupations"
)
COLUMNS = {
    "name": Words("Профессия", "Occupation"),
    "indicator_name": Words("Показатель", "Indicator"),
    "verdict_word": Words("Вердикт", "Verdict"),
    "score": Words("Балл", "Score"),
    "value": Words("Значение", "Value"),
    "low": Words("От", "Low"),
    "high": Words("До", "High"),
    "unit_word": Words("Единица", "Unit"),
    "points": Words("Баллы", "Points"),
    "rank": Words("Место", "Rank"),
    "rank_low": Words("Место от (выборка)", "Rank from (sampling)"),
    "rank_high": Words("Место до (выборка)", "Rank to (sampling)"),
    "rank_weights_low": Words("Место от (веса)", "Rank from (weights)"),
    "rank_weights_high": Words("Место до (веса)", "Rank to (weights)"),
    "n": Words("n", "n"),
    "certainty_pct": Words("Вероятность дефицита, %", "Probability of a shortage, %"),
    "employers": Words("Работодателей", "Employers"),
    "why": Words("Почему X", "Why X"),
    "judged_from": Words("Судим с", "Judged from"),
    "cuts": Words("Границы баллов", "Cut points"),
}


def calendar(months: Iterable[str], most: int) -> list[str]:
    """Every month of the last `most` from the first seen to the last, seen or not: time on a
    figure runs evenly."""
    seen = sorted(set(months))
    window = [str(m) for m in pd.period_range(seen[0], seen[-1], freq="M")][-most:]
    return window[window.index(next(m for m in seen if m >= window[0])) :]


def with_gaps(points: list[dict]) -> list[dict]:
    """Points in the middle of months, with an empty one in each month not seen: the line breaks
    there."""
    at = {entry["x"][:7]: entry for entry in points}
    if not at:
        return points
    every = pd.period_range(min(at), max(at), freq="M").astype(str)
    return [at.get(m) or point(item("", None), f"{m}-15") for m in every]


def band_said(row: dict, size: int, lang: str) -> str:
    """What a rank too unsure to be told still says: its half of the list, or nothing; and how often
    it is among the first five under other weights. Empty where the rank itself may be told."""
    low = _known(row.get("rank_low"))
    high = _known(row.get("rank_high"))
    if low is None or high is None or high - low + 1 <= size / WIDE:
        return ""
    half = (
        Words("выше половины", "upper half")
        if high <= size / 2
        else Words("ниже половины", "lower half")
        if low > size / 2
        else Words("место не установлено", "no rank established")
    )
    top = _known(row.get("top5_pct"))
    if top is None or top < 50:
        return half[lang]
    five = Words("в первой пятёрке при {n} % весов", "in the first five under {n} % of weights")
    return f"{half[lang]}; " + five[lang].format(n=round(top))


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def newest(table: pd.DataFrame, area: str, family: str = "all", ago: str = "0") -> pd.DataFrame:
    """Rows of the newest month (or of one `ago` months earlier) of an area, of one family or all.

    MissingRows says when that month was not observed, or that the area has none.
    """
    last = table["month"].max()
    month = str(pd.Period(last, "M") - int(ago)) if table.shape[0] and ago != "0" else last
    rows = table[table["month"] == month]
    if rows.empty and len(table):
        raise MissingRows(NOT_SEEN.format(month=_both(month), first=_both(table["month"].min())))
    rows = rows[rows["area"] == area]
    rows = rows if family == "all" else rows[rows["family"] == family]
    if rows.empty:
        raise MissingRows(f"{area} {family}")
    return rows


def _both(month: str) -> Words:
    return Words(when(month, "ru"), when(month, "en"))


def named(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """With the occupation's name in `name`."""
    return rows.assign(
        name=rows["occupation"].map(occupations.names(lang)).fillna(rows["occupation"])
    )


def of_table(rows: pd.DataFrame, *keys: str) -> tuple[pd.DataFrame, dict[str, Words]]:
    """The rows with these columns only, and the columns' words."""
    return rows[list(keys)].reset_index(drop=True), {k: COLUMNS[k] for k in keys}


def state(n: float) -> dict:
    """How a number of n adverts is drawn: grey below 50; below 20 it is not drawn at all."""
    return {"grey": RELIABLE_N <= n < GREY_N}


def day(month: str, today: date | None) -> str:
    """The newest day a month's data can hold: its last one, or today."""
    end = (pd.Timestamp(f"{month}-01") + pd.offsets.MonthEnd(0)).date()
    return min(end, today or date.today()).isoformat()


def when(month: str, lang: str) -> str:
    """«нояб. 2026»."""
    return words.month(f"{month}-01", lang)


def decimal(value: float, lang: str, digits: int = 1) -> str:
    """A number with fixed decimals, empty for none."""
    return "" if pd.isna(value) else words.number(float(value), lang, digits)


def judged(verdicts: pd.DataFrame) -> bool:
    """Whether any occupation of the area has a score: only then the word shortage may be said."""
    return bool(verdicts["score"].notna().any())


def waiting(indicators: pd.DataFrame, lang: str) -> str:
    """Which indicator can be judged from when: «копится история: повторы — с 16.02.2027»; empty
    when none waits."""
    rows = indicators[indicators["status"] == "no_history"]
    since = rows[rows["judged_from"] != ""].groupby("indicator")["judged_from"].min()
    by_day: dict[str, list[str]] = {}
    for code in INDICATORS:
        if code in since.index:
            by_day.setdefault(since[code], []).append(INDICATORS[code][lang].lower())
    said = [
        f"{words.listed(names, lang)} — {Words('с', 'from')[lang]}{words.NBSP}{_date(start, lang)}"
        for start, names in sorted(by_day.items())
    ]
    head = Words("Копится история: ", "History is being collected: ")[lang]
    return head + "; ".join(said) + "." if said else ""


LACKS = {
    "no_reference": Words(
        "значения есть, границ баллов нет — их пишут после трёх месяцев наблюдений",
        "values are there, cut points are not: they are written after three months of watching",
    ),
    "no_data": Words(
        "второй стороны в данных нет — причина в «Числа и источники»",
        "the other side is not in the data: why is told in “Numbers and sources”",
    ),
}


def lacking(indicators: pd.DataFrame, lang: str) -> str:
    """Which scored indicators nobody has points of although no history is awaited, and what they
    lack."""
    own = indicators[indicators["indicator"].isin(SCORED) & (indicators["status"] != "too_few")]
    said = []
    for status, why in LACKS.items():
        names = [
            INDICATORS[c][lang]
            for c in SCORED
            if len(rows := own[own["indicator"] == c]) and (rows["status"] == status).all()
        ]
        said += (
            [f"{words.listed([names[0], *(n.lower() for n in names[1:])], lang)}: {why[lang]}."]
            if names
            else []
        )
    return " ".join(said)


def _date(iso: str, lang: str) -> str:
    return words.page_date(iso, lang) if len(iso) == 10 else words.month(f"{iso}-01", lang)


def value_text(indicator: str, value: float, lang: str) -> str:
    """An indicator's value with as many decimals as it bears."""
    digits = {"tension": 2, "graduates_per_opening": 1, "vacancy_age": 0, "duration": 0}.get(
        indicator, 1
    )
    return words.number(
        float(value), lang, digits, sign=indicator in ("pay_pressure", "concessions")
    )
