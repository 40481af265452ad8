"""What the figures of the skills profile share: families to choose from, their rows, how a share
is printed."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.kinds._parts import item
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

FAMILIES = {
    "design": Words("Конструирование и проектирование", "Design engineering"),
    "process": Words("Технология производства", "Process engineering"),
    "automation": Words("Автоматизация и КИПиА", "Automation and instrumentation"),
    "electronics": Words("Электроника", "Electronics"),
    "power": Words("Энергетика", "Power engineering"),
    "mechanical": Words("Механика", "Mechanical engineering"),
    "quality_metrology": Words("Качество и метрология", "Quality and metrology"),
    "hse": Words("Охрана труда и экология", "Safety and environment"),
    "research_lab": Words("Исследования и лаборатории", "Research and laboratories"),
    "service_commissioning": Words("Сервис и наладка", "Service and commissioning"),
    "machining": Words("Станочники и ЧПУ", "Machining"),
}
FEW = ("research_lab",)
GENERAL = ("personal", "education")
SHOWN = 12
COLUMNS = {
    "family_ru": Words("Семейство", "Family (ru)"),
    "family_en": Words("Семейство (en)", "Family"),
    "skill_ru": Words("Навык", "Skill (ru)"),
    "skill_en": Words("Навык (en)", "Skill"),
    "n": Words("Объявлений с навыком", "Adverts naming it"),
    "adverts_in_family": Words("Объявлений семейства", "Adverts of the family"),
    "share_pct": Words("Доля", "Share"),
    "low_pct": Words("От", "Low"),
    "high_pct": Words("До", "High"),
    "period_start": Words("С", "From"),
    "period_end": Words("По", "To"),
    "grade": Words("Надёжность", "Grade"),
    "publisher": Words("Источник", "Publisher"),
    "url": Words("Адрес", "Address"),
}
PLACE = Words("Россия и Беларусь", "Russia and Belarus")
NOTE = Words(
    "Не выборка: собрания объявлений 2019–2026 годов, больше всего 2022–2023. Навык, названный не "
    "словами "
    f"словаря, пропущен. Клетки меньше {RELIABLE_N} объявлений или 3 работодателей не показаны.",
    "Not a sample: collections of adverts of 2019–2026, mostly 2022–2023. A skill said in words "
    "the "
    f"dictionary lacks is missed. Cells below {RELIABLE_N} adverts or 3 employers are not shown.",
)


def family_choice(label: Words, default: str) -> Choice:
    """A choice among the families of which more than education is known."""
    return Choice(label, {k: v for k, v in FAMILIES.items() if k not in FEW}, default)


def of_family(profile: pd.DataFrame, family: str) -> pd.DataFrame:
    """The family's professional skills, most named first. MissingRows when none has enough
    adverts."""
    rows = profile[(profile["family"] == family) & ~profile["category"].isin(GENERAL)]
    if rows.empty:
        raise MissingRows(f"skill_reference_profile: {family}")
    return rows.sort_values(
        ["share_pct", "skill"], ascending=[False, True], kind="stable"
    ).reset_index(drop=True)


def bar(row: dict, label: str, lang: str, *, accent: bool = False) -> dict:
    """A share with its interval: «45 % (38–53), 70»."""
    low, high = (words.number(row[k], lang, 0) for k in ("low_pct", "high_pct"))
    text = f"{words.number(row['share_pct'], lang, 0)}{words.NBSP}% ({low}–{high})"
    return item(
        label, row["share_pct"], text=text, low=row["low_pct"], high=row["high_pct"], accent=accent
    )


def head(
    name: str,
    subject: Words,
    how_to_read: Words,
    rows: pd.DataFrame,
    lang: str,
    today: date | None,
    subtitle: str,
) -> Head:
    """Words of a figure of this profile: titled by its subject, dated by the adverts' median
    day."""
    return Head(
        name=name,
        lang=lang,
        subject=subject,
        how_to_read=how_to_read,
        rows=rows,
        today=today,
        title=subject[lang],
        subtitle=subtitle,
        columns=COLUMNS,
        units={"share_pct": "%"},
        place=PLACE[lang],
        data_date=rows["period_middle"].max(),
        grade="C",
        note=NOTE[lang],
    )
