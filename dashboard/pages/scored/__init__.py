"""Счёт решений: what was frozen, and how it came out against «no change»."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.site.page import Page, View
from dashboard.site.tables import scrolling
from etl.language import Words
from etl.language import text as words
from etl.models.forecast_scores import Score, scored
from etl.store import frozen
from etl.store.frozen import Record

NOTHING = Words(
    "Пока ничего не заморожено. Прогноз замораживают на заседании вместе с интервалом и сборкой; "
    "сверяют на следующем. До второго заседания счёта нет.",
    "Nothing is frozen yet. A forecast is frozen at a meeting with its interval and build, and "
    "scored at the next. There is no score before a second meeting.",
)
WAITS = Words("ждёт {due}", "waits for {due}")
CHANGED = Words("запись изменена: не засчитывается", "the record was changed: it does not count")
VERDICTS = {
    (True, True): Words(
        "исход внутри интервала, точнее, чем «без перемен»",
        "within the interval, closer than “no change”",
    ),
    (True, False): Words(
        "исход внутри интервала, но «без перемен» точнее",
        "within the interval, but “no change” was closer",
    ),
    (False, True): Words(
        "исход вне интервала, всё же точнее, чем «без перемен»",
        "outside the interval, still closer than “no change”",
    ),
    (False, False): Words(
        "исход вне интервала, «без перемен» точнее",
        "outside the interval, “no change” was closer",
    ),
}
HEADS = (
    Words("Что сказано", "What was said"),
    Words("Когда", "When"),
    Words("Интервал", "Interval"),
    Words("Исход", "Outcome"),
    Words("Вывод", "Verdict"),
    Words("CRPS · без перемен", "CRPS · no change"),
)
COVERED = Words(
    "Сверено {n}; внутри интервала {covered} (заявлено {share} %).",
    "Scored {n}; within the interval {covered} ({share} % claimed).",
)
HOW = Words(
    "CRPS — ошибка прогноза вместе с его интервалом, в единицах самого числа: меньше — лучше. "
    "«Без перемен» — прогноз, что всё останется как было. Бюро труда США оценивает себя так же: "
    "направление верно в 77 % случаев.",
    "CRPS is the error of a forecast together with its interval, in the number's own unit: smaller "
    "is better. “No change” forecasts that all stays as it was. The US bureau of labour grades "
    "itself so: the direction was right in 77 % of cases.",
)


def score_of(forecast: Record, outcome: Record) -> Score:
    """The forecast against what came."""
    said = forecast.body
    return scored(
        said["before"],
        said["low"],
        said["value"],
        said["high"],
        outcome.body["value"],
        said["share"],
    )


def table(view: View) -> html.Section:
    """Every frozen forecast with its outcome, or what it waits for."""
    lang = view.lang
    records = frozen.records()
    forecasts = [r for r in records if r.kind == frozen.FORECAST or r.kind == "unreadable"]
    if not forecasts:
        return html.Section(html.P(NOTHING[lang], className="empty"), className="card prose")
    outcomes = {r.body["of"]: r for r in records if r.kind == frozen.OUTCOME and r.whole}
    rows = [_row(r, outcomes.get(r.id), lang) for r in forecasts]
    lines = [html.Tr([html.Td(cell) for cell in row]) for row in rows]
    scores = [score_of(r, outcomes[r.id]) for r in forecasts if r.whole and r.id in outcomes]
    parts: list[Component] = [scrolling("|".join(h[lang] for h in HEADS), lines)]
    if scores:
        share = forecasts[0].body.get("share", 0.8)
        parts.append(
            html.P(
                COVERED.format(
                    n=len(scores),
                    covered=sum(s.covered for s in scores),
                    share=words.number(100 * share, lang, 0),
                )[lang]
            )
        )
    return html.Section([*parts, html.P(HOW[lang])], className="card")


def _row(forecast: Record, outcome: Record | None, lang: str) -> list[str]:
    if not forecast.whole:
        return [forecast.id[:12], "", "", "", CHANGED[lang], ""]
    said = forecast.body
    unit = said["unit"]

    def number(value: float) -> str:
        return words.number(value, lang)

    interval = f"{number(said['low'])}–{number(said['high'])}{words.NBSP}{unit}".strip()
    first = [said["passport"]["title"], forecast.at[:10], interval]
    if outcome is None:
        return [*first, "—", WAITS.format(due=said["due"])[lang], ""]
    score = score_of(forecast, outcome)
    verdict = VERDICTS[score.covered, score.crps < score.no_change]
    numbers = f"{number(score.crps)} · {number(score.no_change)}"
    return [
        *first,
        f"{number(outcome.body['value'])} ({outcome.body['source']})",
        verdict[lang],
        numbers,
    ]


PAGE = Page(
    slug="scored",
    group="do",
    order=70,
    nav=Words("Счёт решений", "Scores"),
    title=Words("Сбылось ли то, что говорили", "Did what was said come true"),
    lead=Words(
        "Прогноз, сказанный на заседании, хранится как был: с датой, интервалом и сборкой данных. "
        "На следующем его сверяют с исходом и с прогнозом «без перемен».",
        "A forecast said at a meeting is kept as it was: date, interval, build. At the next it is "
        "set against the outcome and against “no change”.",
    ),
    parts=(table,),
    fresh=True,
)
