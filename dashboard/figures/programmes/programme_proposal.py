"""What a programme would cover after the additions that fit a budget of hours."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Range
from dashboard.figure.evidence import MissingRows
from dashboard.figure.items import item
from dashboard.figure.passport import Passport
from dashboard.figures.programmes import _programmes
from dashboard.figures.programmes.programme_gaps import ALL_SEEN
from dashboard.kinds.waterfall import waterfall
from etl.curricula.against import against
from etl.curricula.proposal import HOURS_EACH, propose
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Что добавить первым: покрытие спроса до и после", "What to add first: coverage before, after"
)
HOW_TO_READ = Words(
    "Первая полоса — доля спроса, видная в названиях сейчас; шаги — что прибавит каждый раздел; "
    "последняя — что станет. На раздел отведено 36 часов: это предположение, от 18 до 72. Навык, "
    "который может стоять за соседним названием, весит при выборе вдвое меньше.",
    "The first bar is the share of demand seen in names now; the steps are what each section adds; "
    "the last is what comes out. A section takes 36 hours: an assumption, 18 to 72. A skill that "
    "may stand behind a neighbouring name weighs half in choosing.",
)
CHOICES = {
    "profession": _programmes.profession_choice(),
    "plan": _programmes.plan_choice(),
    "hours": Range(
        Words("Часов на изменения", "Hours for changes"), 36, 252, 36, 108, Words("ч", "h")
    ),
}
COLUMNS = {
    "label": Words("Шаг", "Step"),
    "points": Words("Покрытие, п.п.", "Coverage, p.p."),
    "hours": Words("Часов", "Hours"),
    "n": Words("Объявлений с навыком", "Adverts naming it"),
    "adverts": Words("Объявлений", "Adverts"),
}
BEFORE = Words("Видно в названиях сейчас", "Seen in names now")
AFTER = Words("Станет", "Then")


def programme_proposal(
    curriculum_skills: pd.DataFrame,
    curriculum_disciplines: pd.DataFrame,
    skill_reference_profile: pd.DataFrame,
    *,
    profession: str = "process",
    plan: str = "bmstu-15.03.01-2026",
    hours: float = 108,
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Coverage, per cent of demand, step by step of the best additions within the hours."""
    demand = _programmes.demanded(skill_reference_profile, profession)
    taught = curriculum_skills[curriculum_skills["plan"] == plan]
    found = against(demand, taught)
    own = curriculum_disciplines[curriculum_disciplines["plan"] == plan]
    none = pd.DataFrame(columns=["skill"])
    made = propose(found, own, taught, none, budget_h=hours, hours_each=HOURS_EACH)
    if not made.additions:
        raise MissingRows(ALL_SEEN)
    whole = demand["share_pct"].sum()
    steps = [
        {
            "label": Words(a.name_ru, a.name_en)[lang],
            "points": 100 * a.share_pct / whole,
            "hours": a.hours,
            "n": a.n,
            "adverts": a.adverts,
        }
        for a in made.additions
    ]
    adverts = made.additions[0].adverts
    ends = [
        {"label": word[lang], "points": 100 * value, "hours": None, "n": None, "adverts": adverts}
        for word, value in ((BEFORE, made.before), (AFTER, made.after))
    ]
    source = _programmes.credited(demand.head(1), lang)[["publisher", "url", "page_date", "grade"]]
    rows = pd.DataFrame([ends[0], *steps, ends[1]]).assign(**source.iloc[0])
    items = [
        item(
            r["label"],
            r["points"],
            text=words.number(r["points"], lang, 0, sign=0 < at < len(rows) - 1)
            + f"{words.NBSP}%" * (not 0 < at < len(rows) - 1),
        )
        | {"total": not 0 < at < len(rows) - 1}
        for at, r in enumerate(rows.to_dict("records"))
    ]
    label = _programmes.plans().get(plan, Words(plan, plan))[lang]
    return waterfall(
        _programmes.head(
            "programme_proposal",
            SUBJECT,
            HOW_TO_READ,
            rows,
            lang,
            today,
            f"{label}. {_programmes.FAMILIES[profession][lang]}: "
            + Words("% спроса", "% of demand")[lang],
            COLUMNS,
            day=demand["period_end"].max()[:7],
            also=("curriculum_skills", "skill_reference_profile"),
        ),
        items,
    )
