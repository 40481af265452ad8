"""The chain of proof of one occupation: six steps, each with its number, what it counts, of when,
how sure, and the rows it comes from."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from dash import html

from dashboard.figure import english, occupations
from dashboard.figures.official import _survey
from dashboard.figures.shortage import _wall as wall
from dashboard.pages.wall import filters
from dashboard.site import cards
from dashboard.site.attributes import attributes
from dashboard.site.page import View
from etl.language import LANGS, Words
from etl.language import text as words
from etl.models.score import NEEDED

NO_NUMBER = Words("нет", "none")
ABSENT = {
    "official": (
        Words(
            "доля опубликована только для большой группы, куда входят и другие занятия",
            "a share is published only for a major group that holds other work too",
        ),
        Words("мог бы Росстат", "Rosstat could"),
    ),
    "hh": (
        Words(
            "резюме на вакансию этой профессии с датой не публиковали",
            "no dated number of CVs per vacancy was published for it",
        ),
        Words("мог бы hh.ru", "hh.ru could"),
    ),
    "portal": (
        Words(
            "объявления «Работы России» ещё не загружены",
            "adverts of the state portal are not loaded",
        ),
        Words("появится после первой загрузки", "appears after the first load"),
    ),
    "pay": (
        Words("сколько предлагают, не публиковали", "what is offered was not published"),
        Words("появится из объявлений", "appears from adverts"),
    ),
    "education": (
        Words(
            "выпуск по профессии не публикуют; направление вуза к ней не привязано",
            "graduates by occupation are not published; no field of study is tied to it",
        ),
        Words("мог бы Департамент образования", "the Department of education could"),
    ),
    "survey": (
        Words("ни одна фирма ещё не заполнила анкету", "no firm has filled in the form yet"),
        Words("нужно не меньше 3 фирм", "at least 3 firms are needed"),
    ),
}
FEW = Words(
    "открытых объявлений мало: показатель не выводится", "too few open adverts for a measure"
)
FULL = Words("Досье профессии", "The occupation's dossier")
CLOSE = Words("Закрыть", "Close")
BACK = Words("Все профессии", "All occupations")
STEPS = Words("Цепочка доказательств", "The chain of proof")
VERDICT = Words(
    "Показателей, по которым судят: {n} из {need} нужных — {so}",
    "Indicators to judge by: {n} of the {need} needed — {so}",
)
MORE = Words("ещё чисел: {n}", "{n} more numbers")
ROW = Words("строка {id}", "row {id}")
ROWS = Words("строк: {n}", "{n} rows")
PEOPLE = Words("{n} из {of} мест", "{n} of {of} posts")
ADVERTS = Words("по объявлениям: {n}", "from adverts: {n}")
SCOPES = {
    "group": Words(
        "в группе «{about}», не у профессии отдельно",
        "of the group “{about}”, not of the occupation alone",
    ),
    "shared": Words("вместе: {about}", "together: {about}"),
    "field": Words(
        "по направлению «{about}», не по профессии", "of the field “{about}”, not of the occupation"
    ),
    "major": Words("в большой группе «{about}»", "of the major group “{about}”"),
    "own": Words("", ""),
}


def chosen(view: View) -> str:
    """The occupation asked for, if it is in the list."""
    code = str(view.query.get("occupation", ""))
    return code if code in occupations.names("ru") else ""


def part(view: View, evidence: pd.DataFrame, where: str, code: str) -> html.Section:
    """A sheet under the wall; on a phone it stands alone, with a way back."""
    lang = view.lang
    rows = _rows_of(evidence, code)
    mark = wall.mark_of(rows, where)
    steps = [_step(kind, rows, where, view, code) for kind in wall.EVIDENCE]
    closed = filters.address(view, occupation="")
    head = [
        html.A(f"← {BACK[lang]}", href=closed, className="back"),
        html.H2(occupations.names(lang)[code], id="chain-title"),
        html.P([html.Span(className=f"mark {mark.state} {mark.signal}"), mark.words(lang)]),
        html.P(_judged(rows.get((where, "verdict")), lang), className="judged"),
        html.P(
            [
                html.A(f"{FULL[lang]} →", href=cards.dossier(code, lang)),
                html.A(CLOSE[lang], href=closed, className="close"),
            ],
            className="go",
        ),
    ]
    return html.Section(
        [
            html.Div(head, className="chain-head"),
            html.Ol(steps, **attributes({"aria-label": STEPS[lang]})),
        ],
        id="chain",
        className="chain",
        **attributes({"aria-labelledby": "chain-title"}),
    )


def _rows_of(evidence: pd.DataFrame, code: str) -> dict[tuple[str, str], dict]:
    """The occupation's rows by area and evidence; a major group is named in short."""
    own = evidence[evidence["occupation"] == code].to_dict("records")
    major = occupations.kinds()[code].major
    for row in own:
        if row["scope"] == "major":
            row |= {f"about_{lang}": _survey.SHORT[major][lang] for lang in LANGS}
    return {(r["area"], r["evidence"]): r for r in own}


def _judged(verdict: Mapping | None, lang: str) -> str:
    """Why there is a verdict or none."""
    if verdict is None:
        so = Words("вердикт не выносится", "no verdict is given")[lang]
        return VERDICT[lang].format(n=0, need=NEEDED, so=so)
    return words.upper_first(str(verdict[f"about_{lang}"]))


def _step(kind: str, rows: Mapping, where: str, view: View, code: str) -> html.Li:
    """One evidence: of the place first, Russia's after it where both are known."""
    lang = view.lang
    areas = dict.fromkeys((where, "moscow", "russia", "oblast"))
    found = [(a, rows[(a, kind)]) for a in areas if (a, kind) in rows]
    known = [(a, r) for a, r in found if not pd.isna(r["value"]) and r["status"] != "too_few"]
    main = [(a, r) for a, r in known if r["status"] == "ok"][:1]
    others = [pair for pair in known if pair not in main]
    head = html.H3(_headed(kind, lang))
    few = [r for _, r in found if r["status"] == "too_few"]
    body = _number(*main[0], lang) if main else _absent(kind, next(iter(few), None), lang)
    more = [html.P(_other(area, row, lang), className="also") for area, row in others]
    signal = main[0][1]["signal"] if main else ""
    state = f"step {signal or ('dot' if main else 'hatch')}"
    return html.Li([head, *body, *more], className=state, **attributes({"data-evidence": kind}))


def _headed(kind: str, lang: str) -> str:
    name = wall.EVIDENCE[kind][lang]
    return name if kind == "hh" else words.upper_first(name)


def _number(area: str, row: Mapping, lang: str) -> list:
    number, unit = printed(row, lang)
    told = SCOPES[row["scope"]][lang].format(about=row[f"about_{lang}"])
    counts = f"{row[f'measure_{lang}']}{' ' + told if told else ''}"
    signal = wall.BY_SIGNAL[row["evidence"]][row["signal"]][lang] if row["signal"] else ""
    signal = f" {words.upper_first(signal)}." if signal else ""
    return [
        html.P([html.Strong(number), f" {unit}" if unit else ""], className="big"),
        html.P(f"{words.upper_first(counts)}.{signal}"),
        html.P(_when(area, row, lang), className="source"),
        html.P(_rows(row, lang), className="rows"),
    ]


def printed(row: Mapping, lang: str) -> tuple[str, str]:
    """The number as printed, and its unit."""
    digits = {"official": 1, "hh": 1, "portal": 2}.get(row["evidence"])
    number = words.bounded(float(row["value"]), row["bound"], lang, digits=digits)
    unit = {"%": "%", "тыс. руб.": Words("тыс. ₽", "thousand ₽")[lang]}.get(row["unit"], "")
    return number, unit


def _when(area: str, row: Mapping, lang: str) -> str:
    when = words.period(row["period_start"], row["period_end"], lang)
    grade = Words("надёжность", "grade")[lang]
    place = wall.AREAS[area][lang]
    publisher = english.quoted(row["publisher"], lang)
    return f"{place}, {when} · {publisher} · {grade}{words.NBSP}{row['grade']}"


def _rows(row: Mapping, lang: str) -> list:
    """What the number is made of, with its rows: a link to the publisher's page."""
    ids = str(row["ids"]).split("|")
    said = ROW[lang].format(id=ids[0]) if len(ids) == 1 else ROWS[lang].format(n=len(ids))
    made = ""
    if row["evidence"] == "official" and not pd.isna(row["of"]):
        made = PEOPLE[lang].format(n=words.number(row["n"], lang), of=words.number(row["of"], lang))
    elif row["table"] in ("shortage_indicators", "pay_offers"):
        made = ADVERTS[lang].format(n=words.number(row["n"], lang))
    text = f"{made} · {said}" if made else said
    link = html.A(
        text, href=row["url"], rel="noreferrer noopener", **attributes({"data-ids": row["ids"]})
    )
    more = f" · {MORE[lang].format(n=row['others'])}" if row["others"] else ""
    return [link, more]


def _absent(kind: str, few: Mapping | None, lang: str) -> list:
    why, who = ABSENT[kind]
    if few is not None:
        count = words.counted(int(few["n"]), "advert", lang)
        return [
            html.P(NO_NUMBER[lang], className="big none"),
            html.P(f"{words.upper_first(FEW[lang])}: {count}."),
        ]
    return [
        html.P(NO_NUMBER[lang], className="big none"),
        html.P(f"{words.upper_first(why[lang])}."),
        html.P(words.upper_first(who[lang]), className="source"),
    ]


def _other(area: str, row: Mapping, lang: str) -> list:
    """A further number of the same kind: another place, or a wider group."""
    number, unit = printed(row, lang)
    told = SCOPES[row["scope"]][lang].format(about=row[f"about_{lang}"])
    text = f"{wall.AREAS[area][lang]}: {number}{words.NBSP if unit else ''}{unit}"
    detail = f", {row[f'measure_{lang}'] if row['evidence'] != 'official' else told}"
    ids = html.A(
        ROW[lang].format(id=str(row["ids"]).split("|")[0]),
        href=row["url"],
        rel="noreferrer noopener",
    )
    return [f"{text}{detail} · ", ids]
