"""Applications of 2026 at two universities, by competition group: neither people nor entrants."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.education import _study
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Заявления 2026 года в двух вузах", "Applications of 2026 at two universities")
HOW_TO_READ = Words(
    "Сколько заявлений было в списках 8 августа 2026 года. Заявление — не человек: один подаёт "
    "несколько. Мест этих групп в снимке нет, поэтому «человек на место» посчитать нельзя. Группы "
    "филиалов не показаны там, где это видно из названия.",
    "How many applications the lists held on 8 August 2026. An application is no person: one hands "
    "in several. The snapshot holds no places of these groups, so there is no competition a place. "
    "Groups of branches are left out where their name says so.",
)
SCHOOLS = {"mpei": "НИУ «МЭИ»", "misis": "НИТУ МИСИС"}
CHOICES = {
    "applied": Choice(
        Words("Вуз", "University"),
        {key: Words(name, name) for key, name in SCHOOLS.items()},
        "mpei",
    )
}
MOST = 12
LONGEST = 60


def study_applications(
    admission_applications: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    applied: str = "mpei",
) -> Passport:
    """Applications by group of one university, the largest twelve."""
    rows = admission_applications
    rows = rows[(rows["institution"] == SCHOOLS[applied]) & ~rows["is_branch"]]
    rows = rows.sort_values("applications", ascending=False, kind="stable")
    drawn = rows.head(MOST)
    items = [
        item(
            _name(r),
            r["applications"],
            text=words.number(r["applications"], lang),
            row_id=r["id"],
            accent=i == 0,
        )
        for i, r in enumerate(drawn.to_dict("records"))
    ]
    first = f"{items[0]['label']} — {items[0]['text']}"
    left = len(rows) - len(drawn)
    evidence = _study.evidence(
        drawn.assign(code=drawn["codes"], direction=drawn["group"]),
        "applications",
        Words("заявлений на 8 августа", "applications on 8 August")[lang],
        "заявлений",
    )
    head = Head(
        name="study_applications",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=evidence.assign(period_end=evidence["page_date"]),
        today=today,
        title=Words(
            f"{SCHOOLS[applied]}: больше всего заявлений — {first}",
            f"{SCHOOLS[applied]}: most applications: {first}",
        )[lang],
        subtitle=Words(
            "Заявлений, не людей; 8 августа 2026 года", "Applications, not people; 8 August 2026"
        )[lang],
        note=Words(f"Ещё групп: {left}.", f"Groups left out: {left}.")[lang] if left else "",
    )
    return ranking(head, items)


def _name(row: dict) -> str:
    """The group's name before its directions, which follow in brackets or lead as a code."""
    name = row["group"].partition(" (")[0]
    if name[:1].isdigit():
        name = name.partition(" ")[2]
    name = name.removeprefix("ИТНО. ")
    return name if len(name) <= LONGEST else name[:LONGEST].rpartition(" ")[0].rstrip(",")
