"""Russian and foreign engineering software: in plans and in adverts of past years."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.items import item
from dashboard.figure.passport import Passport
from dashboard.figures.programmes import _programmes
from dashboard.kinds.heat_table import heat_table
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words(
    "Отечественный и зарубежный инженерный софт: учат и спрашивают",
    "Russian and foreign engineering software: taught and demanded",
)
HOW_TO_READ = Words(
    "Слева — доля объявлений семейства, где система названа чаще всего (не меньше "
    f"{RELIABLE_N} объявлений, "
    "иначе прочерк); справа — сколько промышленных программ называют её в дисциплинах и в скольких "
    "она может стоять за «САПР» или «Инженерной графикой». Показаны системы, которые названы хоть "
    "где-то.",
    "Left: the share in adverts of the family naming it most (20 adverts at least, else a dash); "
    "right: how many industrial programmes name it in disciplines, and in how many it may stand "
    "behind “CAD” or “Engineering graphics”. Systems named anywhere are shown.",
)
CHOICES: dict = {}
COLUMNS = {
    "skill_ru": Words("Система", "System (ru)"),
    "skill_en": Words("Система (en)", "System"),
    "origin_words": Words("Чья", "Whose"),
    "share_pct": Words("В объявлениях", "In adverts"),
    "low_pct": Words("От", "Low"),
    "high_pct": Words("До", "High"),
    "n": Words("Объявлений с ней", "Adverts naming it"),
    "adverts": Words("Объявлений", "Adverts"),
    "plans_named": Words("Программ называют", "Programmes naming it"),
    "plans_near": Words("Программ, где может быть", "Programmes that may teach it"),
    "plans": Words("Программ", "Programmes"),
}
HH = "hh.ru, объявления из открытых собраний"
ORIGIN = {"domestic": Words("отечественная", "Russian"), "foreign": Words("зарубежная", "foreign")}
SHARE = Words("% объявлений", "% of adverts")
NAMED = Words("% программ: названа", "% of programmes: named")
NEAR = Words("% программ: может быть", "% of programmes: may be")
FEW = Words("мало данных", "too few")


def software_named(
    software_taught: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """One row a system: share of adverts, shares of programmes, per cent."""
    rows = software_taught[
        software_taught["share_pct"].notna()
        | (software_taught["plans_named"] + software_taught["plans_near"] > 0)
    ]
    rows = rows.sort_values(
        ["origin", "share_pct", "plans_named", "skill"], ascending=[True, False, False, True]
    )
    rows = rows.assign(
        origin_words=[ORIGIN[o][lang] for o in rows["origin"]],
        publisher=_programmes.publisher(HH)[lang],
        url="https://hh.ru",
        page_date=rows["period_end"].max()[:4],
        grade="C",
    )
    cells = []
    for r in rows.to_dict("records"):
        share = None if pd.isna(r["share_pct"]) else float(r["share_pct"])
        few = {} if share is not None else {"gap": FEW[lang]}
        shares = [100 * r[k] / r["plans"] for k in ("plans_named", "plans_near")]
        cells.append(
            [
                item("", share, text="" if share is None else _pct(share, lang)) | few,
                *(item("", s, text=_pct(s, lang)) for s in shares),
            ]
        )
    period = rows["period_end"].max()
    n = len(rows)
    return heat_table(
        _programmes.head(
            "software_named",
            SUBJECT,
            HOW_TO_READ,
            rows,
            lang,
            today,
            Words(f"систем: {n}, %", f"{n} systems, %")[lang],
            COLUMNS,
            day=period[:7],
            units={"share_pct": "%"},
            also=("skill_reference_profile", "curriculum_plans"),
        ),
        [f"{r[f'skill_{lang}']} ({r['origin_words']})" for r in rows.to_dict("records")],
        [SHARE[lang], NAMED[lang], NEAR[lang]],
        cells,
        scale=[0.0, 100.0],
    )


def _pct(value: float, lang: str) -> str:
    return f"{words.number(value, lang, 0)}{words.NBSP}%"
