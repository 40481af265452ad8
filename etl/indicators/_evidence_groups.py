"""Groups of occupations about which somebody has published how hard they are to find, and when
that says «shortage»."""

from __future__ import annotations

from dataclasses import dataclass

from etl.language import Words
from etl.models.tension import hh_band


@dataclass(frozen=True)
class Group:
    """A published number and what it is compared with; `codes` are ОКЗ groups or families, () =
    all occupations."""

    code: str
    name: Words
    kind: str
    row: str
    usual: str = ""
    codes: tuple[str, ...] = ()


GROUPS = (
    Group(
        "civil_engineers",
        Words("инженеры по гражданскому строительству", "civil engineers"),
        "vacancy_rate",
        "F058",
        "F055",
        ("2142",),
    ),
    Group(
        "electronics_engineers",
        Words("инженеры-электроники", "electronics engineers"),
        "vacancy_rate",
        "F059",
        "F055",
        ("2152",),
    ),
    Group(
        "chemical_electrical_engineers",
        Words("инженеры-химики и инженеры-электрики", "chemical and electrical engineers"),
        "vacancy_rate",
        "F060",
        "F055",
        ("2145", "2151"),
    ),
    Group(
        "machinists",
        Words("токари, фрезеровщики, шлифовщики", "turners, millers, grinders"),
        "hh_index",
        "O070",
        "O072",
        ("machining",),
    ),
    Group(
        "production",
        Words("производство в целом", "production as a whole"),
        "hh_index",
        "F030",
        "F029",
    ),
    Group(
        "economy",
        Words("обеспеченность работниками, вся экономика", "staffing, the whole economy"),
        "balance",
        "F011",
        "F007",
    ),
)
MEASURES = {
    "vacancy_rate": Words(
        "пустовало {value} % мест группы; у инженеров в 2010–2018 годах — около {usual} %",
        "{value} % of the group's posts stood empty; about {usual} % among engineers in 2010–2018",
    ),
    "hh_index": Words(
        "{value} резюме на вакансию; для сравнения — {usual} ({usual_what})",
        "{value} CVs per vacancy; {usual} for comparison ({usual_what})",
    ),
    "balance": Words(
        "баланс ответов предприятий {value} п. (годом раньше {usual})",
        "balance of firms' answers {value} points ({usual} a year before)",
    ),
}
WHAT = {
    "O072": Words("все профессии тогда же", "all occupations at that time"),
    "F029": Words("годом раньше", "a year before"),
}


def says_shortage(kind: str, value: float, usual: float) -> bool:
    """Whether the published number says «not enough people»: a rate above the usual, hh.ru's two
    lowest bands, or more firms short of people than not."""
    if kind == "hh_index":
        return hh_band(value) in ("acute", "shortage")
    if kind == "vacancy_rate":
        return value > usual
    return value < 0
