"""What empty jobs cost: place-days first; roubles only after the reader set days and margin."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.figure import parameters
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _groups, _model
from dashboard.kinds._parts import item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words
from etl.models import vacancy_cost

SUBJECT = Words("Цена пустых мест", "What empty jobs cost")
HOW_TO_READ = Words(
    "Вакантные места группы × дни, пока место пусто. Рубли появляются, когда вы сами поставите и "
    "дни, и ценность работы: места × дни × (оплата со взносами × (ценность − 1)) за день. Отрезок "
    "— от нижних краёв до верхних. Ориентир порядка: Германия, инженеры и ИТ, 9–13 млрд евро за "
    "2024 год (VDI/IW); не исходное число. Вакантное место — не всегда потеря: часть закрывают "
    "сверхурочные.",
    "A group's vacant posts × days a post stands empty. Roubles appear once you have set both days "
    "and the value of work: posts × days × (pay with contributions × (value − 1)) a day. The line "
    "goes from the lower ends to the upper. A mark of order: Germany, engineers and IT, 9–13 bn "
    "euro in 2024 (VDI/IW); no input. A vacant post is not always a loss: overtime covers a part.",
)
PAY = parameters.ranges("decision")["pay"]
CHOICES = {**parameters.ranges("vacancy"), "pay": PAY}
DAYS_TITLE = Words(
    "При допущениях вакантные места Москвы — {value} млн место-дней простоя; рублей нет, пока вы "
    "не поставили дни и ценность",
    "On assumptions Moscow's vacant posts are {value} million empty post-days; no roubles until "
    "you set days and value",
)
MONEY_TITLE = Words(
    "При ваших числах пустые места «{group}» стоят {value} млрд ₽: от {low} до {high}",
    "With your numbers the empty posts of “{group}” cost {value} bn RUB: from {low} to {high}",
)
DAYS_UNIT = Words(
    "Млн место-дней, Москва, организации от 15 работников; места на 31.10.2024",
    "Million post-days, Moscow, organisations of 15 and more; posts on 31 October 2024",
)
MONEY_UNIT = Words(
    "Млрд ₽ за то время, пока места пусты; Москва, места на 31.10.2024",
    "Bn RUB while the posts stand empty; Moscow, posts on 31 October 2024",
)
CONTRIBUTIONS = parameters.spans("decision", {})["contributions"].value
"""The employer's contributions, as the decision model takes them."""


def set_by_reader(chosen: Mapping[str, Any]) -> bool:
    """Whether both days and margin were moved: only then roubles are said."""
    starts = {row["id"]: float(row["default"]) for row in parameters.listed("vacancy")}
    return all(float(chosen[name]) != starts[name] for name in ("days", "margin"))


def empty_jobs(
    vacancy_survey: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Post-days, or billions of roubles, by occupation group of Moscow."""
    rows = pd.concat([_groups.row_of(vacancy_survey, okz) for okz in _groups.GROUP.options])
    numbers = {k: float(v) for k, v in chosen.items() if isinstance(v, (int, float))}
    spans = parameters.spans("vacancy", numbers)
    days = spans["days"]
    money = set_by_reader(chosen)
    items = []
    for row in rows.to_dict("records"):
        label = _groups.GROUP.options[row["okz_major"]][lang]
        posts = float(row["required"])
        if money:
            cost = _cost(posts, chosen)
            scale = 1e9
        else:
            cost = vacancy_cost.Cost(*(posts * d for d in (days.value, days.low, days.high)))
            scale = 1e6
        items.append(_item(label, cost, scale, row["okz_major"] == "7", lang))
    lead = items[0]
    form = MONEY_TITLE if money else DAYS_TITLE
    total = sum(e["value"] for e in items)
    head = Head(
        name="empty_jobs",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=_groups.evidence(rows, lang),
        today=today,
        note=_model.ground(lang, ("vacancy",)),
        title=form.format(
            group=lead["label"],
            value=words.number(lead["value"] if money else total, lang, 1),
            low=words.number(lead["low"], lang, 1),
            high=words.number(lead["high"], lang, 1),
        )[lang],
        subtitle=(MONEY_UNIT if money else DAYS_UNIT)[lang],
    )
    return dots(head, items)


def _cost(posts: float, chosen: Mapping[str, Any]) -> vacancy_cost.Cost:
    numbers = {k: float(v) for k, v in chosen.items() if isinstance(v, (int, float))}
    spans = parameters.spans("vacancy", numbers)
    pay = numbers.get("pay", PAY.default) * 1e3
    days = spans["days"]
    ratio = spans["margin"]
    middle, low, high = (
        vacancy_cost.daily_margin(pay, CONTRIBUTIONS, r)
        for r in (ratio.value, ratio.low, ratio.high)
    )
    spell = (days.value, days.low, days.high)
    return vacancy_cost.empty_jobs_cost(posts, spell, (middle, low, high))


def _item(label: str, cost: vacancy_cost.Cost, scale: float, accent: bool, lang: str) -> dict:
    text = words.number(cost.value / scale, lang, 1)
    return item(
        label,
        cost.value / scale,
        text=text,
        low=cost.low / scale,
        high=cost.high / scale,
        accent=accent,
    )
