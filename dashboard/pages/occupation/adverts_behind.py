"""The adverts behind an occupation's numbers, and what may lie behind its shortage with the
lever that fits."""

from __future__ import annotations

import pandas as pd
from dash import html

from dashboard.site.page import View
from etl.language import Words
from etl.language import text as words

HEADING = Words("Объявления, из которых это сложено", "The adverts behind this")
NO_LINKS = Words(
    "Ссылок на объявления этой профессии в сборке нет.",
    "This build holds no links to adverts of this occupation.",
)
INVENTED = Words(
    "Демонстрация: объявления выдуманы, их адреса никуда не ведут. На настоящих данных здесь "
    "ссылки на "
    "портал.",
    "A demonstration: these adverts are invented, their addresses lead nowhere. With real data "
    "links to the portal stand here.",
)
CLOSED = Words("закрыто", "closed")
OPENINGS = Words("мест: {n}", "openings: {n}")
CAUSES = Words("Почему трудно нанять и что с этим делать", "Why hiring is hard, and what fits")
LEVER = Words("рычаг", "lever")
NAMES = {
    "hiring_intensity": Words("Интенсивность найма", "Hiring intensity"),
    "working_conditions": Words("Условия труда", "Conditions of work"),
    "pay_unattractiveness": Words("Непривлекательная оплата", "Unattractive pay"),
    "non_durable_jobs": Words("Непостоянные места", "Non-durable jobs"),
    "lack_of_people": Words("Нехватка людей", "Lack of people"),
    "training_job_link": Words("Подготовка и работа", "Training and the job"),
    "geographic_mismatch": Words("География", "Geography"),
}
LEVEL = Words("{level} из 5", "{level} of 5")


def _own(view: View, mart: str) -> pd.DataFrame:
    if not view.reader.has(mart):
        return pd.DataFrame()
    rows = view.reader.table(mart)
    return rows[
        (rows["area"] == view.choices["area"]) & (rows["occupation"] == view.choices["occupation"])
    ]


def adverts_behind(view: View) -> html.Section | None:
    """Links to the publisher, newest first, open ones above; nothing without adverts at all."""
    if not view.reader.has("advert_links"):
        return None
    rows = _own(view, "advert_links").sort_values(["is_open", "published"], ascending=False)
    if rows.empty:
        return html.Section(
            [html.H2(HEADING[view.lang]), html.P(NO_LINKS[view.lang])], className="card prose"
        )
    invented = view.reader.synthetic("advert_links")
    lines = [
        html.Li(
            [
                _address(r, invented, view.lang),
                ", ",
                OPENINGS[view.lang].format(n=r["openings"]),
                "" if r["is_open"] else f", {CLOSED[view.lang]}",
            ]
        )
        for r in rows.to_dict("records")
    ]
    said = [html.P(INVENTED[view.lang], className="intro")] if invented else []
    return html.Section(
        [html.H2(HEADING[view.lang]), *said, html.Ul(lines, className="columns")],
        className="card prose",
    )


def _address(row: dict, invented: bool, lang: str) -> html.A | html.Span:
    """A link to the publisher; an invented advert shows its invented address and leads nowhere."""
    day = words.page_date(row["published"], lang)
    if invented:
        return html.Span([day, " ", html.Code(row["url"])])
    return html.A(day, href=row["url"], target="_blank", rel="noopener noreferrer")


def causes(view: View) -> html.Section | None:
    """The seven causes by level, the strongest first, each with what it rests on and its lever."""
    rows = _own(view, "shortage_causes")
    if rows.empty:
        return None
    rows = rows.sort_values("level", ascending=False, na_position="last")
    lang = view.lang
    lines = []
    for r in rows.to_dict("records"):
        level = "X" if pd.isna(r["level"]) else LEVEL[lang].format(level=int(r["level"]))
        lines += [
            html.Dt([NAMES[r["cause"]][lang], " — ", level]),
            html.Dd([f"{r[f'basis_{lang}']}; {LEVER[lang]}: {r[f'lever_{lang}']}"]),
        ]
    return html.Section([html.H2(CAUSES[lang]), html.Dl(lines)], className="card prose")
