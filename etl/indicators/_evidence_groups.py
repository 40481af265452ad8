"""Groups of occupations about which somebody has published how hard they are to find, and when
that says «shortage»."""

from __future__ import annotations

from dataclasses import dataclass

from etl.language import Words
from etl.models.signals import SHORT, rate_signal
from etl.models.tension import hh_band


@dataclass(frozen=True)
class Group:
    """A published number and what it is compared with: ids of quoted rows, or «okz:2142» for
    Russia's group in 1-Т(проф); `codes` are ОКЗ groups or families, () = all occupations."""

    code: str
    name: Words
    kind: str
    row: str
    usual: str = ""
    codes: tuple[str, ...] = ()


ALL_GROUPS = "okz:"
GROUPS = (
    *(
        Group(code, Words(ru, en), "vacancy_rate", f"okz:{okz}", ALL_GROUPS, codes)
        for code, ru, en, okz, codes in (
            (
                "civil_engineers",
                "инженеры по гражданскому строительству",
                "civil engineers",
                "2142",
                ("2142",),
            ),
            (
                "electronics_engineers",
                "инженеры-электроники",
                "electronics engineers",
                "2152",
                ("2152",),
            ),
            (
                "electrical_engineers",
                "инженеры-электрики",
                "electrical engineers",
                "2151",
                ("2151",),
            ),
            (
                "mechanical_engineers",
                "инженеры-механики",
                "mechanical engineers",
                "2144",
                ("2144",),
            ),
            ("chemical_engineers", "инженеры-химики", "chemical engineers", "2145", ("2145",)),
            (
                "welders_moulders",
                "формовщики, сварщики",
                "moulders and welders",
                "721",
                ("7211", "7212", "7213", "7214"),
            ),
        )
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
        "вакантны {value} % мест группы; у всех групп — {usual} %",
        "{value} % of the group's posts stand vacant; {usual} % of all groups'",
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
    """Whether the published number says «not enough people»: a rate a quarter above that of all
    groups, hh.ru's two lowest bands, or more firms short of people than not."""
    if kind == "hh_index":
        return hh_band(value) in ("acute", "shortage")
    if kind == "vacancy_rate":
        return rate_signal(value, usual) == SHORT
    return value < 0
