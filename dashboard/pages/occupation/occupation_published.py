"""What others published about one occupation: every number with its place, date, source and
grade, or that none is."""

from __future__ import annotations

from dash import html

from dashboard.figure import english, evidence
from dashboard.site import cards
from dashboard.site.attributes import attributes
from dashboard.site.page import View
from dashboard.site.tables import scrolling
from etl.language import Words
from etl.language import text as words

HEADING = Words("Что об этой профессии опубликовано", "What was published about this occupation")
NONE = Words(
    "Опубликованных чисел об этой профессии нет ни по Москве, ни по области, ни по России.",
    "No number about this occupation was published for Moscow, the oblast or Russia.",
)
INTRO = Words(
    "Слова и числа источников, без пересчёта; разные определения в один ряд не складываются.",
    "The sources' words and numbers as they stand; different definitions make no series.",
)
COLUMNS = Words(
    "Что|Сколько|Где, когда|Источник|Надёжность", "What|How much|Where, when|Source|Grade"
)
PLACES = ("Москва", "Московская область", "Россия")
FOLDED = Words("Показать строк: {n}", "Show rows: {n}")
SHARED = Words("вместе: {said}", "together: {said}")


def part(view: View) -> html.Section | None:
    """Moscow first, newest first; undated last; folded beside adverts. None without the table."""
    if not view.reader.has("published_by_occupation") or not view.reader.has("published"):
        return None
    lang = view.lang
    links = view.reader.table("published_by_occupation")
    own = links[links["occupation"] == view.choices["occupation"]][["id", "said", "alone"]]
    rows = own.merge(view.reader.table("published"), on="id")
    rows = rows[rows["geography"].isin(PLACES)]
    if rows.empty:
        return html.Section([html.H2(HEADING[lang]), html.P(NONE[lang])], className="card prose")
    rows = rows.assign(place=rows["geography"].map(PLACES.index), undated=rows["period_end"] == "")
    rows = rows.sort_values(
        ["place", "undated", "period_end", "id"], ascending=[True, True, False, True]
    )
    body = [
        html.Tr(_cells(r, lang), **attributes({"data-row": r["id"]}))
        for r in rows.to_dict("records")
    ]
    shown = [html.P(INTRO[lang]), scrolling(COLUMNS[lang], body)]
    if view.reader.has("shortage_verdict"):
        shown = [
            html.Details(
                [html.Summary(FOLDED[lang].format(n=words.number(len(rows), lang))), *shown]
            )
        ]
    return html.Section([html.H2(HEADING[lang]), *shown], className="card")


def _cells(row: dict, lang: str) -> list:
    when = (
        words.period(row["period_start"], row["period_end"], lang)
        if row["period_end"]
        else english.quoted(row["period_text"], lang)
    )
    shared = (
        []
        if row["alone"]
        else [
            html.Span(
                SHARED[lang].format(said=english.quoted(row["said"], lang)), className="source"
            )
        ]
    )
    source = html.A(
        english.quoted(row["publisher"], lang) or evidence.host(row["url"]),
        href=row["url"],
        target="_blank",
        rel="noreferrer noopener",
    )
    dated = f", {words.page_date(row['page_date'], lang)}" if row["page_date"] else ""
    return [
        html.Td(
            [english.quoted(row["indicator"], lang), *([html.Br(), *shared] if shared else [])]
        ),
        html.Td(cards.value_text(row, lang)),
        html.Td(f"{words.place(row['geography'], lang)}, {when}"),
        html.Td([source, dated]),
        html.Td(row["grade"]),
    ]
