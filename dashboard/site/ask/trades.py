"""What is known of one occupation: its name, its group's official rate, offered pay,
competition."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.site.ask.intents import MOSCOW, RUSSIA
from etl.language import Words
from etl.store.reader import Reader

OWN_PAY = {"welder": "F221", "cnc_operator": "F222", "turner": "F223"}
"""Occupations whose offered pay in Moscow's industry stands among the quoted rows by name."""
PAID = ("средняя предлагаемая зарплата", "медианная предлагаемая зарплата", "зарплата, диапазон")
TENSION = "активных резюме на вакансию"


@dataclass(frozen=True)
class Trade:
    """An occupation by its code, with the sentences that lead to its page."""

    code: str
    name: str
    group_row: pd.Series | None

    @classmethod
    def of(cls, reader: Reader, code: str, lang: str) -> Trade:
        """KeyError: no such occupation."""
        names = reader.table("occupations").set_index("code")
        row = None
        if reader.has("vacancy_group") and reader.has("vacancy_survey"):
            groups = reader.table("vacancy_group").set_index("occupation")
            survey = reader.table("vacancy_survey").set_index("id", drop=False)
            if code in groups.index and groups.loc[code, "id"] in survey.index:
                row = survey.loc[groups.loc[code, "id"]]
        return cls(code, names.loc[code, f"name_{lang}"], row)

    @property
    def skills(self) -> Words:
        """Where the skills of the occupation stand."""
        return Words(
            f"Навыки, которые называют объявления профессии «{self.name}», — в её досье.",
            f"Skills that adverts of “{self.name}” name stand in its dossier.",
        )

    @property
    def study(self) -> Words:
        """Where one learns it."""
        return Words(
            f"Где учат профессии «{self.name}» — на страницах «Профессии» и «Образование».",
            f"Where “{self.name}” is taught: pages “Professions” and “Education”.",
        )

    @property
    def no_tension(self) -> Words:
        """No published competition."""
        return Words(
            f"Резюме на вакансию по профессии «{self.name}» не публикуется.",
            f"CVs per vacancy of “{self.name}” are not published.",
        )

    @property
    def no_rate(self) -> Words:
        """No official rate."""
        return Words(
            f"Доля вакантных мест по профессии «{self.name}» не публикуется.",
            f"The share of vacant posts of “{self.name}” is not published.",
        )


def pay_row(reader: Reader, code: str, place: str) -> tuple[pd.Series | None, str]:
    """The newest offered pay of the occupation that is better than C: of the place asked for, or
    where none was named of Moscow, else of Russia; with the place it is of."""
    rows = _rows(reader, code)
    rows = rows[rows["indicator"].str.lower().str.startswith(PAID)]
    own = reader.table("published")
    rows = pd.concat([own[own["id"] == OWN_PAY.get(code, "")], rows])
    return _best(rows, (place,) if place == RUSSIA else (place or MOSCOW, RUSSIA))


def tension_row(reader: Reader, code: str) -> tuple[pd.Series | None, str]:
    """The newest published CVs per vacancy; Russia alone publishes them by trade."""
    rows = _rows(reader, code)
    rows = rows[rows["indicator"].str.lower().str.startswith(TENSION)]
    return _best(rows, (RUSSIA,))


def _rows(reader: Reader, code: str) -> pd.DataFrame:
    links = reader.table("published_by_occupation")
    ids = set(links[links["occupation"] == code]["id"])
    published = reader.table("published")
    return published[published["id"].isin(ids)]


def _best(rows: pd.DataFrame, places: tuple[str, ...]) -> tuple[pd.Series | None, str]:
    known = rows[(rows["grade"] != "C") & (rows["value"].notna() | rows["value_low"].notna())]
    for place in places:
        here = known[known["geography"] == place].sort_values("period_end", na_position="first")
        if len(here):
            return here.iloc[-1], place
    return None, ""
