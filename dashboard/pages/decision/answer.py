"""The answer on top of the page: the break-even in a sentence, and how weak the difference is."""

from __future__ import annotations

from dash import html

from dashboard.figures.decision import _model
from dashboard.site.attributes import attributes
from dashboard.site.controls import control_id
from dashboard.site.page import View
from etl.language import Words
from etl.language import text as words
from etl.models.decision import GROW, HIRE
from etl.models.decision_spread import share_of_draws

DRAFT = Words(
    "ЧЕРНОВИК: при допущениях, ваших чисел ещё нет",
    "DRAFT: on assumptions, no number of yours yet",
)
OWN = Words("Расчёт при ваших числах", "Computed with your numbers")
WEAK = Words(
    "{loyalty} Вырастить дешевле в {share} % из 10 000 розыгрышей по всем диапазонам сразу.",
    "{loyalty} Growing is cheaper in {share} % of 10,000 draws over all ranges at once.",
)
POLL = Words(
    "Опрос 2024 года (Россия, 18–25 лет, все отрасли): 51 из 100 остались. Это отметка рядом, а не "
    "исходное число.",
    "A poll of 2024 (Russia, ages 18–25, all industries): 51 of 100 stayed. A mark beside, not an "
    "input.",
)
LOYAL = Words(
    "И если через год здесь хотя бы {n} из 100 бывших стажёров.",
    "And if at least {n} of 100 former interns are still here after a year.",
)
PRESETS = Words("Оплата по опубликованной строке:", "Pay from a published row:")
WORKERS = (
    (Words("инженер, 150 (допущение)", "engineer, 150 (assumption)"), 150),
    (Words("электрогазосварщик, 130 (F221)", "welder, 130 (F221)"), 130),
    (Words("оператор ЧПУ, 125 (F222)", "CNC operator, 125 (F222)"), 125),
    (Words("токарь, 120 (F223)", "turner, 120 (F223)"), 120),
    (Words("электромонтажник, 120 (O001)", "electrical fitter, 120 (O001)"), 120),
)


def keys() -> tuple[str, ...]:
    """The answer follows every slider of the model."""
    return tuple(_model.CHOICES)


def answer(view: View) -> html.Section:
    """The sentence, its second threshold, the poll as a mark, presets of pay."""
    lang = view.lang
    chosen = {k: view.choices[k] for k in _model.CHOICES}
    years = _model.horizon(chosen)
    own = _model.opening(chosen) is _model.YOURS
    grow = _model.cost_draws(chosen, GROW, years)
    share = round(100 * share_of_draws(grow < _model.cost_draws(chosen, HIRE, years)))
    at = _model.break_even("intern_year_stay", chosen)
    loyalty = LOYAL.format(n=_model.out_of_100(at))[lang] if at is not None else ""
    return html.Section(
        [
            html.P((OWN if own else DRAFT)[lang], className="stance"),
            html.P(_model.sentence("intern_stay", chosen, lang), className="break-even"),
            html.P(WEAK.format(loyalty=loyalty, share=words.number(share, lang))[lang].strip()),
            html.P(POLL[lang], className="source"),
            html.P(_presets(view), className="source"),
        ],
        className="decision-answer",
    )


def _presets(view: View) -> list:
    """Buttons that put the pay slider on a published row."""
    field = control_id("keep-retrain-grow-hire", "pay")
    buttons = [
        html.Button(
            name[view.lang], type="button", **attributes({"data-reset": f"{field}={value}"})
        )
        for name, value in WORKERS
    ]
    return [PRESETS[view.lang], " ", *[piece for b in buttons for piece in (b, " ")]]
