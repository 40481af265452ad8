"""Who should pay for a course: the firm's share by how much the skill is wanted elsewhere."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _model
from dashboard.kinds._parts import item
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.language import text as words
from etl.models import portability

SUBJECT = Words("Кто платит за переносимый навык", "Who pays for a portable skill")
HOW_TO_READ = Words(
    "Доля курса, которую фирме есть смысл оплатить самой: её часть выигрыша, пока человек здесь. "
    "Навык, нужный только здесь, оплачивает фирма; нужный всем — вместе с работником, городом или "
    "по ученическому договору с отработкой (Беккер; Асемоглу и Пишке).",
    "The share of a course the firm has reason to pay itself: its part of the gain while the "
    "person is here. A skill of use here only is the firm's to pay; one wanted everywhere is "
    "shared with the worker, the city, or an apprenticeship contract (Becker; Acemoglu and "
    "Pischke).",
)
USED = ("staff_quit", "lure_raise", "training_gain", "portability", "discount_rate")
CHOICES = {k: c for k, c in _model.CHOICES.items() if k == "years" or k in USED}
TITLE = Words(
    "{opening} фирме есть смысл платить {share} % курса; остальное — вместе с работником, городом "
    "или договором",
    "{opening} the firm has reason to pay {share} % of a course; the rest is shared with the "
    "worker, the city or a contract",
)
SUBTITLE = Words(
    "% цены курса на счёт фирмы, срок сравнения {years}",
    "% of a course's price for the firm, {years} compared",
)
AXIS = Words("насколько навык нужен другим, %", "how much the skill is wanted elsewhere, %")
_NB = words.NBSP


def who_pays(
    decision_parameters: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """The firm's fair share of a course, per cent, by portability."""
    p = _model.values(chosen)
    years = _model.horizon(chosen)

    def share(percent: float) -> float:
        return 100 * float(portability.firm_share({**p, "portability": percent / 100}, years))

    now = p["portability"] * 100
    curve = [point(item("", share(x)), x) for x in range(0, 101, 2)]
    text = f"{words.number(share(now), lang, 0)}{_NB}%"
    series = [
        {"label": "", "points": curve, "style": "curve", "accent": True},
        {
            "label": "",
            "points": [point(item(_model.opening(chosen)[lang], share(now), text=text), now)],
            "style": "dots",
            "accent": True,
        },
    ]
    head = _head.of_numbers(
        "who_pays",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        chosen=chosen,
        title=TITLE.format(opening=_model.opening(chosen), share=words.number(share(now), lang, 0))[
            lang
        ],
        subtitle=SUBTITLE.format(years=words.counted(years, "year", lang))[lang],
    )
    ticks = [{"x": x, "label": f"{x}{_NB}%"} for x in (0, 25, 50, 75, 100)]
    return trend(head, series, ticks=ticks, zero=True, x_title=AXIS[lang])
