"""Where one studies: universities with scores to compare one's own with, colleges with marks."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.figures.education import _career, _study
from dashboard.figures.education._career import Career
from dashboard.pages.career.pieces import link, none, section
from dashboard.site.attributes import attributes
from dashboard.site.tables import scrolling
from etl.language import Words
from etl.language import text as words

STUDY = Words("Где учиться в вузе", "Universities")
COLLEGE = Words("Колледж", "Colleges")
ABSENT = ("МИСИС", "РТУ МИРЭА", "РХТУ", "Губкинский университет", "РУТ")
COLUMNS = Words(
    "Вуз и программа|Балл, год|Мест|Цена в год|Экзамены",
    "University and programme|Score, year|Places|Price a year|Exams",
)
COLLEGE_COLUMNS = Words(
    "Специальность|Балл аттестата, год|Учиться|Мест|Где",
    "Speciality|School mark, year|Takes|Places|Where",
)
WITH_QUOTAS = Words("{n} с квотами", "{n} with quotas")
PRICE = Words("{n} тыс. ₽", "{n} thousand RUB")
MONTHS = Words("{years} г. {months} мес. после 9 класса", "{years} y {months} m after form 9")
YEARS = Words(
    "Бакалавр учится четыре года, специалист — пять и больше. Платно: {price}.",
    "A bachelor studies four years, a specialist five and more. Paid: {price}.",
)
NOT_HERE = Words(
    "Баллов этих вузов у нас нет: {names}. Смотрите их сайты.",
    "We have no scores of these universities: {names}. See their sites.",
)
PROMISE = Words(
    "Ваш балл остаётся на этом экране: мы его не видим.",
    "Your score stays on this screen: we do not see it.",
)
READING = Words(
    "Какая программа ведёт в профессию, решили мы сами.",
    "Which programme leads to the job is our own reading.",
)


def parts(found: Career, lang: str) -> list:
    """What is known of the ways in; a sentence where a university is expected and none is known."""
    out = []
    if len(found.offers):
        out.append(_universities(found, lang))
    elif found.level != "worker":
        out.append(section(STUDY[lang], [none(_career.FACE["study"][lang])]))
    if len(found.colleges):
        out.append(_colleges(found, lang))
    return out


def _universities(found: Career, lang: str) -> html.Section:
    scored = found.scored
    rest = found.offers[~found.offers["id"].isin(scored["id"])].sort_values(["form", "institution"])
    rows = [_offer(r, lang) for r in scored.to_dict("records")]
    rows += [_offer(r, lang, scored=False) for r in rest.to_dict("records")]
    body: list = []
    if len(scored):
        low = int(scored["score"].min()) - 10
        high = int(scored["score"].max()) + 10
        body = [
            html.Div(
                className="my-score", **attributes({"data-low": str(low), "data-high": str(high)})
            ),
            html.P(PROMISE[lang], className="source"),
        ]
    price = _career.price_text(found.offers, lang)
    notes = [YEARS.format(price=price)[lang]] if price else []
    notes += [NOT_HERE.format(names=", ".join(ABSENT))[lang], READING[lang]]
    table = scrolling(COLUMNS[lang], rows, place="scroll offers")
    return section(
        STUDY[lang], [*body, table, *[html.P(note, className="source") for note in notes]]
    )


def _offer(row: dict, lang: str, scored: bool = True) -> html.Tr:
    name: list[str | Component] = [
        html.Strong(row["institution"]),
        f" {row['code']} {row['profile'] or row['direction']}",
    ]
    form = "" if row["form"] == "full_time" else f", {_study.FORMS[row['form']][lang]}"
    score = "—"
    if row["score"] == row["score"] and row["score"] is not None:
        score = f"{int(row['score'])}, {row['score_year']}"
    places = "—"
    if row["budget_places"] == row["budget_places"] and row["budget_places"] is not None:
        count = int(row["budget_places"])
        places = WITH_QUOTAS.format(n=count)[lang] if row["has_quotas"] and count else str(count)
    price = "—"
    if row["price_rub"] == row["price_rub"] and row["price_rub"] is not None:
        price = PRICE.format(n=words.number(row["price_rub"] / 1000, lang, 1))[lang]
    cells = [
        html.Td(link(score, row["url"])),
        html.Td(places),
        html.Td(price),
        html.Td(_study.exams_text(row["exams"], lang)),
    ]
    mark = attributes({"data-score": str(int(row["score"]))} if scored else {})
    return html.Tr([html.Td([*name, form]), *cells], **mark)


def _colleges(found: Career, lang: str) -> html.Section:
    rows = []
    for row in found.colleges.to_dict("records"):
        known = row["mark"] == row["mark"] and row["mark"] is not None
        mark = "—"
        takes = "—"
        places = "—"
        where: str | Component = "—"
        if known:
            mark = f"{words.number(row['mark'], lang, 2)}, {int(row['year'])}"
            years, months = divmod(int(row["months"]), 12)
            takes = MONTHS.format(years=years, months=months)[lang]
            places = str(int(row["budget_places"]))
            where = link(row["institution"], row["url"])
        rows.append(
            html.Tr(
                [
                    html.Td([html.Strong(row["code"]), f" {row['name']}"]),
                    *[html.Td(value) for value in (mark, takes, places, where)],
                ]
            )
        )
    body: list = [scrolling(COLLEGE_COLUMNS[lang], rows), html.P(READING[lang], className="source")]
    if not found.colleges["mark"].notna().any():
        body.insert(0, none(_career.FACE["college"][lang]))
    return section(COLLEGE[lang], body)
