"""What the ranking finds, in a sentence: by score, or by tension alone."""

from __future__ import annotations

import pandas as pd

from dashboard.figures.shortage import _shortage as of
from dashboard.figures.shortage._ranking_rows import counted
from etl.language import Words
from etl.language import text as words


def found(known: pd.DataFrame, lang: str) -> str:
    """The finding of the drawn family: how many of the judged earn which word, and who stands
    first."""
    if known.empty:
        return Words(
            "Ни одну из этих профессий пока нельзя оценить",
            "None of these occupations can be judged yet",
        )[lang]
    short = int((known["verdict"] == "shortage").sum())
    first = known.iloc[0]
    score = of.decimal(first["score"], lang)
    if short:
        return Words(
            f"Дефицит — у {short} из {len(known)} оценённых профессий; выше всех "
            f"{first['name']}: {score} "
            f"балла из 3",
            f"Shortage in {short} of {len(known)} judged occupations; highest: "
            f"{first['name']}, {score} of 3",
        )[lang]
    return Words(
        f"Дефицита не видно ни у одной из {len(known)} оценённых профессий; выше всех "
        f"{first['name']}: "
        f"{score} балла из 3",
        f"No shortage in any of {len(known)} judged occupations; highest: "
        f"{first['name']}, {score} of 3",
    )[lang]


def tensest(known: pd.DataFrame, lang: str) -> str:
    """The highest tension, its n when small, and who next cannot be told from it."""
    first = known.iloc[0]
    rest = known.iloc[1:]
    value = of.value_text("tension", first["value"], lang)
    few = of.state(first["n"])["grey"]
    said = Words(
        f"Напряжённость выше всего — {first['name']}: {value} вакансии на резюме",
        f"Tension is highest for {first['name']}: {value} openings per CV",
    )[lang]
    said += f" ({counted(int(first['n']))})" if few else ""
    level = rest[rest["high"] >= first["low"]]
    return (
        said
        if level.empty
        else said + words.no_lower(words.quoted(level.iloc[0]["name"], lang), lang)
    )
