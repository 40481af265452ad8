"""What a school-leaver may honestly be told of one occupation: facts of that occupation with their
sources, and what is missing, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.figure import occupations
from dashboard.figures.education import _pay_facts
from dashboard.figures.education._pay_facts import Fact
from etl.language import Words
from etl.language import text as words

NEEDED = ("occupations", "occupation_studies", "study_offers", "published")
ENOUGH = 4
"""Facts of its own a card should have; with fewer it says what is missing."""
FACE = {
    "duty": Words(
        "Описания в открытых стандартах нет.", "Open standards hold no description of it."
    ),
    "pay": Words(
        "Сколько платят именно в этой профессии, никто не напечатал.",
        "Nobody has printed what this very job pays.",
    ),
    "demand": Words(
        "Сколько мест для неё открыто в Москве, мы не знаем.",
        "How many posts are open for it in Moscow we do not know.",
    ),
    "study": Words(
        "Где ей учат в вузах Москвы, в наших списках нет.",
        "Our lists name no university of Moscow that teaches it.",
    ),
    "college": Words(
        "Какой балл нужен в колледж, мы не нашли.", "We found no mark that a college asks for."
    ),
    "grades": Words("Разрядов этой профессии мы не нашли.", "We found no grades of this trade."),
}
ALWAYS = (
    Words(
        "Шансов не считаем: нет данных. Сколько таких людей нашли работу, никто не пишет.",
        "We count no chances: there are no data. Nobody prints how many such people found work.",
    ),
    Words(
        "Сколько здесь женщин и кому сколько лет, мы не знаем.",
        "How many are women and how old people are we do not know.",
    ),
    Words(
        "Как её изменит ИИ: таблица МОТ за 2025 год к нам ещё не попала.",
        "How AI will change it: the ILO's table of 2025 has not come to us yet.",
    ),
)


@dataclass(frozen=True)
class Career:
    """One card. `facts` are of the occupation itself; `offers` university programmes (newest own
    numbers first), `colleges` specialities with a school mark where one is known."""

    code: str
    name: str
    family: str
    level: str
    duty: dict | None
    pay: tuple[Fact, ...]
    demand: tuple[Fact, ...]
    offers: pd.DataFrame
    colleges: pd.DataFrame
    grades: dict | None
    skills: tuple[dict, ...]
    is_skill_own: bool
    group_rate: dict | None
    missing: tuple[str, ...]

    @property
    def scored(self) -> pd.DataFrame:
        """Full-time programmes with a score that is a sum of three exams."""
        rows = self.offers
        kept = rows["score"].notna() & rows["is_sum_of_three"] & (rows["form"] == "full_time")
        return rows[kept].sort_values(["score", "institution"], ascending=[False, True])

    def facts(self) -> int:
        """How many sourced facts of this very occupation the card says."""
        studied = (
            self.offers["score"].notna().any(),
            self.offers["budget_places"].fillna(0).gt(0).any(),
            self.offers["price_rub"].notna().any(),
            len(self.offers) > 0,
        )
        marks = len(self.colleges) > 0 and self.colleges["mark"].notna().any()
        single = (self.duty is not None, self.grades is not None, marks, *studied)
        return sum(map(bool, single)) + len(self.pay) + len(self.demand)

    def poster(self) -> bool:
        """Whether description, pay and a place of study are all there."""
        places = len(self.scored) > 0 or self.colleges["mark"].notna().any()
        return bool(self.duty is not None and self.pay and places)


def career(tables: Mapping[str, pd.DataFrame], code: str, lang: str) -> Career:
    """The card of one occupation from the marts that are there (`tables` by name). KeyError: an
    occupation that is not in the list."""
    about = tables["occupations"].set_index("code").loc[code]
    studies = tables["occupation_studies"]
    studies = studies[studies["occupation"] == code]
    offers = tables["study_offers"]
    taught = studies.loc[studies["level"] == "university", "code"]
    offers = offers[offers["code"].isin(taught)]
    colleges = _colleges(studies, tables.get("college_marks"))
    pay = _pay_facts.pay(tables, code, lang)
    demand = _pay_facts.demand(tables, code, lang)
    skills, is_own = _skills(tables, code, about["family"], lang)
    duty = _one(tables.get("occupation_duties"), code)
    grades = _one(tables.get("occupation_grades"), code)
    present = {
        "duty": duty is not None,
        "pay": bool(pay),
        "demand": bool(demand),
        "study": len(offers) > 0 or about["level"] == "worker",
        "college": colleges["mark"].notna().any() or colleges.empty,
        "grades": grades is not None or about["level"] != "worker",
    }
    missing = [FACE[key][lang] for key, there in present.items() if not there]
    return Career(
        code=code,
        name=about[f"name_{lang}"],
        family=occupations.family_names(lang).get(about["family"], ""),
        level=about["level"],
        duty=duty,
        pay=pay,
        demand=demand,
        offers=offers,
        colleges=colleges,
        grades=grades,
        skills=skills,
        is_skill_own=is_own,
        group_rate=_group(tables, code),
        missing=(*missing, *(line[lang] for line in ALWAYS)),
    )


def _one(table: pd.DataFrame | None, code: str) -> dict | None:
    if table is None:
        return None
    rows = table[table["occupation"] == code]
    return rows.iloc[0].to_dict() if len(rows) else None


def _colleges(studies: pd.DataFrame, marks: pd.DataFrame | None) -> pd.DataFrame:
    """Specialities that lead to it, with the newest mark of the one college whose marks are
    known."""
    rows = studies[studies["level"] == "college"][["code", "name"]]
    columns = ["code", "mark", "year", "months", "budget_places", "price_rub", "institution", "url"]
    if marks is None:
        return rows.assign(**{c: None for c in columns[1:]})
    newest = marks.sort_values("year").drop_duplicates("code", keep="last")[columns]
    return rows.merge(newest, on="code", how="left").sort_values("mark", na_position="last")


def _skills(tables, code: str, family: str, lang: str) -> tuple[tuple[dict, ...], bool]:
    """What adverts name most: of the occupation where live, else of its family (2019–2026, C)."""
    profile = tables.get("skill_reference_profile")
    if profile is None:
        return (), False
    rows = profile[profile["family"] == family].sort_values("share_pct", ascending=False).head(6)
    said = [
        {"name": r[f"skill_{lang}"], "share": r["share_pct"], "n": int(r["adverts_in_family"])}
        for r in rows.to_dict("records")
    ]
    return tuple(said), False


def _group(tables, code: str) -> dict | None:
    """The newest official rate of the group that holds the occupation, Russia: of the group, not
    the occupation."""
    links = tables.get("vacancy_group")
    rates = tables.get("vacancy_rates")
    if links is None or rates is None:
        return None
    link = links[(links["occupation"] == code) & (links["match"] == "unit")]
    if link.empty:
        return None
    rows = rates[rates["id"] == link.iloc[0]["id"]]
    return rows.iloc[0].to_dict() if len(rows) else None


def price_text(rows: pd.DataFrame, lang: str) -> str:
    """«от 230 до 399 тыс. ₽ в год»; empty without prices."""
    prices = rows["price_rub"].dropna()
    if prices.empty:
        return ""
    low, high = (words.number(float(f(prices)) / 1000, lang, 0) for f in (min, max))
    if low == high:
        return Words(f"{low} тыс. ₽ в год", f"{low} thousand RUB a year")[lang]
    return Words(f"от {low} до {high} тыс. ₽ в год", f"{low} to {high} thousand RUB a year")[lang]
