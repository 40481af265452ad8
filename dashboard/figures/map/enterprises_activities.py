"""Which activities the city's list of industrial enterprises names most, science apart."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.map import _enterprises as of
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Чем занята промышленность Москвы", "What Moscow's industry makes")
HOW_TO_READ = Words(
    "Полоса — предприятий перечня с таким основным классом ОКВЭД, 10–33. Научные организации "
    "(класс 72) и прочие классы сюда не входят и названы под заголовком.",
    "A bar is the list's enterprises of that main class of OKVED, 10–33. Research organisations "
    "(class 72) and other classes are left out and told under the title.",
)


def enterprises_activities(
    enterprises_by_okrug: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Enterprises by class, count, whole city. MissingRows for an empty list."""
    parts = enterprises_by_okrug.groupby("part")["enterprises"].sum()
    own = of.named(enterprises_by_okrug[enterprises_by_okrug["part"] == of.INDUSTRY], lang)
    if own.empty:
        raise MissingRows("enterprises_by_okrug")
    count = own.groupby("activity")["enterprises"].sum().sort_values(ascending=False)
    items = [
        item(n, float(v), text=str(v), accent=i == 0) for i, (n, v) in enumerate(count.items())
    ]
    day = of.when(enterprises_by_okrug, lang)
    whole, science, other = (int(parts.get(p, 0)) for p in (of.INDUSTRY, of.SCIENCE, "other"))
    head = Head(
        name="enterprises_activities",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=own,
        columns=of.COLUMNS,
        today=today,
        title=f"{count.index[0]} — {count.iloc[0]} "
        + Words(
            f"из {words.counted(whole, 'enterprise', 'ru')} классов 10–33",
            f"of {whole} enterprises of classes 10–33",
        )[lang],
        subtitle=Words(
            f"Предприятий по основному ОКВЭД, {day}; отдельно — наука, класс 72: "
            f"{science}, прочие классы: {other}",
            f"Enterprises by main OKVED, {day}; apart: research, class 72: {science}, other "
            f"classes: {other}",
        )[lang],
        note=of.NOTE[lang],
    )
    return ranking(head, items)
