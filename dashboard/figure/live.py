"""Live series for figures that quote published numbers: mart rows in the shape of evidence rows,
credited by capture.

A published number stays on the figure as a mark; a live series is a line of its own, for one
publisher and one definition, and the two are never joined.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.figure import heading
from etl.language import text as words
from etl.store.reader import Reader

GRADE = "A"
"""A file of the official publisher itself."""
STAFFING = "cbr_staffing_balance"
UNEMPLOYMENT = "unemployment_ilo"
OPENINGS = "openings_now"
WHOLE = r"(?i)^всего|экономик[аи] в целом"
JOBLESS = "Уровень безработицы (МОТ), ЕМИСС 43062"
AGES = r"15\D+(?:и старше|и более)|15\+"
ADVERTISED = (
    "Открыто рабочих мест для инженеров и рабочих промышленности в объявлениях «Работы России»"
)


def credited(reader: Reader, mart: str, lang: str) -> pd.DataFrame:
    """The mart with publisher, url and page_date of its newest capture in every row."""
    shots = reader.snapshots(mart)
    newest = max(shots, key=lambda s: str(s.published or s.accessed)[:10], default=None)
    if newest is None:
        return reader.table(mart)
    publisher, _ = heading.authored(reader, newest.origin_id, lang)
    return reader.table(mart).assign(
        publisher=publisher, url=newest.url, page_date=str(newest.published or newest.accessed)[:10]
    )


def rows(
    mart: str, frame: pd.DataFrame, *, indicator: str, geography: str, unit: str, lang: str
) -> pd.DataFrame:
    """Evidence rows of one series, oldest first; ids are «mart/geography/period_start»."""
    frame = frame.dropna(subset=["value"]).sort_values("period_start")
    periods = [
        words.period(a, b, lang)
        for a, b in zip(frame["period_start"], frame["period_end"], strict=True)
    ]
    given = {
        k: frame[k].to_numpy() if k in frame else "" for k in ("publisher", "url", "page_date")
    }
    return pd.DataFrame(
        {
            "id": [f"{mart}/{geography}/{start}" for start in frame["period_start"]],
            "indicator": indicator,
            "occupation": "",
            "geography": geography,
            "period_text": periods,
            "bound": "=",
            "period_start": frame["period_start"].to_numpy(),
            "period_end": frame["period_end"].to_numpy(),
            "value": frame["value"].to_numpy(),
            "value_low": float("nan"),
            "value_high": float("nan"),
            "unit": unit,
            "grade": GRADE,
            **given,
        }
    )


def staffing(frame: pd.DataFrame | None, lang: str) -> pd.DataFrame:
    """The Bank of Russia's balance: whole economy, quarters, not adjusted; of several datasets
    the one that goes on."""
    if frame is None:
        return pd.DataFrame()
    fits = frame[
        frame["sector"].str.contains(WHOLE)
        & (frame["period_kind"] == "quarter")
        & ~frame["is_seasonally_adjusted"]
        & frame["value"].notna()
    ]
    one = _longest(fits, ["dataset_id", "measure_id", "sector"])
    if one.empty:
        return one
    return rows(
        STAFFING,
        one,
        indicator=f"{one['dataset'].iloc[0]}: {one['sector'].iloc[0]}",
        geography="Россия",
        unit="п.",
        lang=lang,
    )


def unemployment(frame: pd.DataFrame | None, place: str, lang: str) -> pd.DataFrame:
    """The place's quarters, 15 and over; Russia under one name and one code, with the regions it
    has now."""
    if frame is None:
        return pd.DataFrame()
    here = frame["region"].eq("Москва") if place == "Москва" else frame["region_kind"].eq("country")
    fits = frame[
        here
        & (frame["period_kind"] == "quarter")
        & ~frame["is_without_new_regions"]
        & frame["value"].notna()
        & frame["breakdown"].str.contains(AGES)
    ]
    one = _longest(fits, ["region", "region_code", "breakdown"])
    return (
        one
        if one.empty
        else rows(UNEMPLOYMENT, one, indicator=JOBLESS, geography=place, unit="%", lang=lang)
    )


def _longest(fits: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Of several series the one that goes on longest; empty when there is none."""
    if fits.empty:
        return pd.DataFrame()
    last = fits.groupby(keys, sort=True)["period_end"].max().idxmax()
    return fits[(fits[keys] == list(last)).all(axis=1)]


def openings(frame: pd.DataFrame | None, lang: str) -> pd.DataFrame:
    """Openings of Moscow's industrial adverts open on the last observed day: one row, a lower
    bound."""
    if (
        frame is None
        or frame.empty
        or not (own := frame[frame["area"] == "moscow"]["openings"].sum())
    ):
        return pd.DataFrame()
    day = frame["day"].max()
    one = frame.head(1).assign(value=float(own), period_start=day, period_end=day)
    return rows(OPENINGS, one, indicator=ADVERTISED, geography="Москва", unit="", lang=lang).assign(
        bound="≥", period_text=day
    )


SERIES = {
    STAFFING: staffing,
    UNEMPLOYMENT: lambda frame, lang: unemployment(frame, "Москва", lang),
    OPENINGS: openings,
}
"""Mart → its one series for the top of Сводка."""


def series(reader: Reader, lang: str) -> dict[str, pd.DataFrame]:
    """Those of SERIES the build has, oldest row first, credited."""
    found = {m: own(credited(reader, m, lang), lang) for m, own in SERIES.items() if reader.has(m)}
    return {mart: one for mart, one in found.items() if not one.empty}


def drawn(mart: str, row_ids: Sequence[str]) -> bool:
    """Whether a figure drew rows of this mart."""
    return any(row_id.startswith(f"{mart}/") for row_id in row_ids)
