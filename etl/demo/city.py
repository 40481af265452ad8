"""Adverts of the demonstration city as a stream of records in the portal's bulk format, in
chunks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import numpy as np
import pandas as pd

from etl.demo.one_advert import record, repeat
from etl.demo.town import City
from etl.demo.truth import (
    DUPLICATE_SHARE,
    INDUSTRIAL_SHARE,
    MONTHS,
    OTHER_AGE_DAYS,
    OTHER_REPOST_SHARE,
    REPOST_WINDOW_DAYS,
    SEASON,
)

CHUNK = 20_000
AREA_SHARES = (0.78, 0.15, 0.07)


def adverts(city: City, n: int) -> Iterator[list[dict]]:
    """Chunks of records; `n` in all, duplicates and re-posts included. The same city and n give
    the same records."""
    for number, begin in enumerate(range(0, n, CHUNK)):
        yield chunk(city, min(CHUNK, n - begin), number)


def chunk(city: City, n: int, number: int) -> list[dict]:
    """Piece `number` of the stream: the same whoever makes it and when."""
    rng = np.random.default_rng([city.seed, 2, number])
    rows = openings(city, n, rng)
    told = told_again(city, rows, rng).sort_values(["of", "day"], kind="stable").head(n)
    first = rows.iloc[told["of"].unique()]
    records = {
        of: record(city, row, rng)
        for of, row in zip(first.index, first.itertuples(index=False), strict=True)
    }
    return [
        repeat(records[again.of], city, again, rng) if again.turn else records[again.of]
        for again in told.itertuples(index=False)
    ]


def told_again(city: City, rows: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Every advert of the openings `rows`: `of` the opening's number, `turn` 0 the first, -1 a
    second one while it is open, 1, 2, … re-posts after closing; `day`, `open_days`, `pay`,
    `experience`. None begins after the last day.

    A tenth of openings are told twice while open; each advert that closed is re-posted with its
    occupation's `repost_share`, within six weeks, and lives anew.
    """
    first = pd.DataFrame(
        {"of": np.arange(len(rows)), "turn": 0, "day": rows["day"], "open_days": rows["open_days"]}
    )
    twice = first[rng.random(len(rows)) < DUPLICATE_SHARE]
    late = np.floor(rng.random(len(twice)) * twice["open_days"].clip(upper=20)).astype(int)
    parts = [
        first,
        twice.assign(turn=-1, day=twice["day"] + late, open_days=twice["open_days"] - late),
    ]
    last = first
    share = rows["repost_share"].to_numpy()
    age = rows["age"].to_numpy()
    while len(last):
        last = last[rng.random(len(last)) < share[last["of"]]]
        day = last["day"] + last["open_days"] + rng.integers(1, REPOST_WINDOW_DAYS + 1, len(last))
        last = last.assign(turn=last["turn"] + 1, day=day, open_days=_lives(age[last["of"]], rng))
        last = last[last["day"] < MONTHS * 30]
        parts.append(last)
    told = pd.concat(parts, ignore_index=True)
    return _as_of_its_day(rows, told[told["day"] < MONTHS * 30], rng)


def _as_of_its_day(
    rows: pd.DataFrame, told: pd.DataFrame, rng: np.random.Generator
) -> pd.DataFrame:
    """Adds `pay` and `experience`: a re-post offers the pay of its quarter and may have stopped
    asking experience."""
    of = rows.iloc[told["of"]].reset_index(drop=True)
    told = told.reset_index(drop=True)
    years = np.where(told["turn"] > 0, (told["day"] - of["day"]) // 90 / 4, 0)
    eased = rng.random(len(told)) < of["change"] * years / (1 - of["ease"])
    return told.assign(
        pay=(of["pay"] * of["growth"] ** years // 1000 * 1000).astype(int),
        experience=of["experience"].mask(eased, 0),
    )


def _lives(median_age: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return np.maximum(1, rng.exponential(median_age / np.log(2))).astype(int)


def openings(
    city: City, n: int, rng: np.random.Generator, industrial: float = INDUSTRIAL_SHARE
) -> pd.DataFrame:
    """One row per opening in numbers: trade, first day, days open, pay, experience, place, firm."""
    t = city.truth
    is_ours = rng.random(n) < industrial
    which = rng.choice(len(t), size=n, p=t["share"])
    month = rng.choice(MONTHS, size=n, p=months(city))
    rows = pd.DataFrame(
        {"industrial": is_ours, "which": which, "day": month * 30 + rng.integers(0, 30, n)}
    )
    age = np.where(is_ours, t["median_age_days"].to_numpy()[which], OTHER_AGE_DAYS)
    rows["age"] = age
    rows["open_days"] = _lives(age, rng)
    rows["growth"] = 1 + (8 + np.where(is_ours, t["pay_growth_pp"].to_numpy()[which], 0)) / 100
    base = np.where(is_ours, t["pay_rub"].to_numpy()[which], 65_000) * rows.growth ** (
        (rows.day - 360) / 360
    )
    rows["pay"] = (base * np.exp(rng.normal(0, 0.18, n)) // 1000 * 1000).astype(int)
    rows["pay_kind"] = rng.choice(4, size=n, p=[0.18, 0.36, 0.28, 0.18])
    rows["change"] = t["no_experience_change"].to_numpy()[which]
    rows["ease"] = t["no_experience_share"].to_numpy()[which] + rows.change * (rows.day / 360 - 1)
    rows["experience"] = np.where(rng.random(n) < rows.ease, 0, rng.integers(1, 7, n))
    rows["repost_share"] = np.where(
        is_ours, t["repost_share"].to_numpy()[which], OTHER_REPOST_SHARE
    )
    rows["places"] = rng.geometric(0.6, n)
    rows["area"] = rng.choice(3, size=n, p=AREA_SHARES)
    rows["place"] = rng.integers(0, len(city.districts), n)
    rows["firm"] = (rng.zipf(1.6, n) * 7919 + rng.integers(0, 400, n)) % 4001
    return rows


def months(city: City) -> np.ndarray:
    """Share of openings begun in each month of the history."""
    weights = SEASON[[(city.start + timedelta(days=30 * m + 15)).month - 1 for m in range(MONTHS)]]
    return weights / weights.sum()
