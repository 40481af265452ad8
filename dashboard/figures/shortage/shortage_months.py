"""Families of occupations by month: openings that appeared, or tension; months not seen in full
are hatched."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _shortage as of
from dashboard.kinds._parts import item
from dashboard.kinds.heat_table import heat_table
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words("Семейства профессий по месяцам", "Families of occupations by month")
HOW_TO_READ = Words(
    "Строка — семейство, столбец — месяц. Открытые места: сколько мест в объявлениях, появившихся "
    "за месяц. "
    "Напряжённость: среднее по профессиям семейства, взвешенное числом объявлений, где известны "
    "обе стороны. "
    f"Штриховка — месяц не наблюдали вовсе или не целиком, объявлений меньше {RELIABLE_N} или нет "
    "числа резюме: это не "
    "ноль.",
    "A row is a family, a column a month. Openings: work places in adverts that appeared in the "
    "month. Tension: the "
    "mean of the family's occupations weighted by adverts, where both sides are known. Hatching: "
    "the month was not seen, or not "
    f"in full, fewer than {RELIABLE_N} adverts, or no count of CVs; it is not zero.",
)
MEASURE = Choice(
    Words("Что показать", "What to show"),
    {
        "openings": Words("новые места", "new openings"),
        "tension": Words("напряжённость", "tension"),
    },
    "openings",
)
CHOICES = {"area": of.AREA, "measure": MEASURE}
SHOWN = 8


def shortage_months(
    demand_monthly: pd.DataFrame,
    shortage_indicators: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    measure: str = "openings",
) -> Passport:
    """Families × the last months of an area."""
    demand = _last(demand_monthly)
    tense = _last(shortage_indicators)
    demand = demand[(demand["area"] == area) & (demand["family"] != "")]
    cells = _openings(demand) if measure == "openings" else _tension(tense, area)
    months = of.calendar([*demand["month"], *cells["month"]], SHOWN)
    cells = cells[cells["month"].isin(months)]
    if not cells["value"].notna().any():
        raise MissingRows(
            _none_yet(measure, max(t["month"].max() for t in (demand_monthly, shortage_indicators)))
        )
    order = (
        cells.groupby("family")[["value", "n"]]
        .sum()
        .sort_values(["value", "n"], ascending=False)
        .index
    )
    names = occupations.family_names(lang)
    at = {(r.family, r.month): r for r in cells.itertuples()}
    grid = [[_cell(at.get((f, m)), measure, lang) for m in months] for f in order]
    said = {m: of.when(m, lang) for m in months}
    table = cells.assign(name=cells["family"].map(names), month=cells["month"].map(said))
    columns = {
        "name": occupations.FAMILY,
        "month": Words("Месяц", "Month"),
        "value": MEASURE.options[measure],
        "n": of.COLUMNS["n"],
        "coverage": Words("Охват", "Coverage"),
    }
    head = Head(
        name="shortage_months",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=table[list(columns)].reset_index(drop=True),
        columns=columns,
        grade="A",
        title=_found(cells, names, measure, lang),
        place=words.place(words.AREAS[area], lang),
        subtitle=f"{words.upper_first(_unit(measure, lang))}; {of.when(months[0], lang)} — "
        f"{of.when(months[-1], lang)}",
        data_date=of.day(months[-1], today),
        note=_note(cells, lang),
    )
    return heat_table(
        head, [names[f] for f in order], [words.month(f"{m}-01", lang) for m in months], grid
    )


NOT_WHOLE = Words(
    "Нельзя оценить: ни один месяц ещё не наблюдался целиком, копится история — первый полный "
    "месяц "
    "появится {since}",
    "Cannot be judged: no month has been observed in full, history is being "
    "collected; the first whole month appears on {since}",
)
NO_TENSION = Words(
    "Нельзя оценить: нет семейства, где известны и вакансии, и резюме (python -m etl update "
    "--with-cv)",
    "Cannot be judged: in no family are both openings and CVs known (python -m etl update "
    "--with-cv)",
)


def _none_yet(measure: str, newest: str) -> Words:
    """Why no month has a number, and when the first will: the month after the newest known must
    end first."""
    if measure == "tension":
        return NO_TENSION
    first = (pd.Period(newest, "M") + 2).start_time.date().isoformat()
    return NOT_WHOLE.format(since=Words(words.page_date(first, "ru"), words.page_date(first, "en")))


def _last(table: pd.DataFrame) -> pd.DataFrame:
    """Rows of the last months shown."""
    return table[table["month"].isin(sorted(table["month"].unique())[-SHOWN:])]


def _openings(demand: pd.DataFrame) -> pd.DataFrame:
    """Openings by family and month; kept only for months seen in full with 20 adverts and more."""
    cells = (
        demand.groupby(["family", "month"])
        .agg(value=("openings", "sum"), n=("n_kept", "sum"), coverage=("coverage", "first"))
        .reset_index()
    )
    hidden = (cells["coverage"] == "survivors") | (cells["n"] < RELIABLE_N)
    return cells.assign(value=cells["value"].astype("Float64").mask(hidden))


def _tension(indicators: pd.DataFrame, area: str) -> pd.DataFrame:
    """Adverts-weighted tension of a family: the mean of its occupations' where both sides are
    known."""
    own = indicators[(indicators["indicator"] == "tension") & (indicators["area"] == area)]
    known = own["value"].notna()
    own = own.assign(
        weight=own["n"].where(known, 0), part=(own["value"] * own["n"]).where(known, 0)
    )
    cells = (
        own.groupby(["family", "month"])
        .agg(part=("part", "sum"), weight=("weight", "sum"), n=("n", "sum"))
        .reset_index()
    )
    value = (cells["part"] / cells["weight"].where(cells["weight"] >= RELIABLE_N)).astype("Float64")
    return cells.assign(value=value, coverage=value.notna().map({True: "full", False: "none"}))[
        ["family", "month", "value", "n", "coverage"]
    ]


def _cell(found, measure: str, lang: str) -> dict:
    if found is None or pd.isna(found.value):
        few = found is not None and found.n < RELIABLE_N
        return item("", None, state="suppressed" if few else "missing")
    digits = 0 if measure == "openings" else 2
    return item("", float(found.value), text=words.number(float(found.value), lang, digits))


def _unit(measure: str, lang: str) -> str:
    return {
        "openings": Words(
            "открытые места в объявлениях, появившихся за месяц",
            "work places in adverts that appeared in the month",
        ),
        "tension": of.UNITS["tension"],
    }[measure][lang]


def _note(cells: pd.DataFrame, lang: str) -> str:
    if (cells["coverage"] == "survivors").any():
        return Words(
            "Штриховкой — месяцы до первой загрузки: видны только дожившие до неё объявления.",
            "Hatched: months before the first load, of which only surviving adverts are seen.",
        )[lang]
    return ""


def _found(cells: pd.DataFrame, names: dict[str, str], measure: str, lang: str) -> str:
    """What the newest full month says against the same family a year or the longest known span
    before."""
    known = cells.dropna(subset="value")
    newest = (
        known[known["month"] == known["month"].max()].sort_values("value", ascending=False).iloc[0]
    )
    value = words.number(float(newest["value"]), lang, 0 if measure == "openings" else 2)
    label = names[newest["family"]]
    said = of.when(newest["month"], lang)
    if measure == "openings":
        return Words(
            f"Больше всего новых мест — {label}: {value} ({said})",
            f"Most new openings: {label}, {value} ({said})",
        )[lang]
    return Words(
        f"Напряжённость выше всего — {label}: {value} вакансии на резюме ({said})",
        f"Tension is highest in {label}: {value} openings per CV ({said})",
    )[lang]
