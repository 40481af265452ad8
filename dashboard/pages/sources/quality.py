"""How well adverts are read: shares with intervals, by family, and what is taken for what."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.figure import english
from dashboard.site.folds import folded
from dashboard.site.page import View
from dashboard.site.tables import scrolling
from etl.language import Words
from etl.language import text as words

HEADING = Words("Насколько верно читаются объявления", "How well adverts are read")
INTRO = Words(
    "Измерено на настоящих объявлениях, прочитанных человеком; числа пересчитывает команда ",
    "Measured on real adverts read by a person; recomputed by the command ",
)
SHARES = Words("Доли верного", "Shares read right")
ABOUT = Words(
    "навыки, оплата, место работы, профессия: доля с интервалом и на чём измерена",
    "skills, pay, place, occupation: a share, its interval and what it was measured on",
)
COMMAND = "python -m etl quality --ads FOLDER"
NAMES = {
    "skill_tag_coverage": Words(
        "Метки навыков работодателей есть в словаре", "Recruiters' skill tags in the dictionary"
    ),
    "skill_tag_recall_in_text": Words(
        "Навык из метки найден в тексте, где он назван",
        "A tagged skill is found in the text that names it",
    ),
    "skill_precision": Words(
        "Найденный в тексте навык действительно назван", "A skill found is really named"
    ),
    "pay_read_right": Words(
        "Оплата: сумма, за какое время и до налога ли — верны",
        "Pay: amount, period and tax basis are right",
    ),
    "place_right": Words("Место работы верно", "The place of work is right"),
    "occupation_industrial_precision": Words(
        "Точность: названное промышленным — промышленное", "Precision: called industrial, and is"
    ),
    "occupation_industrial_recall": Words(
        "Полнота: промышленное узнано", "Recall: industrial, and recognised"
    ),
    "occupation_family_right": Words("Семья профессии верна", "Family right"),
    "occupation_bare_title_right": Words(
        "Заголовок без уточнений: отрасль и семья верны", "A bare title: industry and family right"
    ),
    "occupation_text_alone_precision": Words(
        "Точность по одному тексту, заголовок скрыт",
        "Precision by the text alone, the title hidden",
    ),
    "occupation_text_alone_recall": Words(
        "Полнота по одному тексту, заголовок скрыт", "Recall by the text alone, the title hidden"
    ),
}
PARTS = {
    "": Words("", ""),
    "learnt": Words("заголовки, на которых писались правила", "titles the rules were written on"),
    "all": Words("все прочитанные заголовки, сейчас", "all titles read, today"),
    "moscow_2022": Words(
        "московские инженерные заголовки 2022 года", "Moscow engineering titles of 2022"
    ),
    "title": Words("по заголовку", "by the title"),
    "title_and_text": Words("по заголовку и тексту", "by title and text"),
    "first_reading": Words("при первом чтении", "at first reading"),
    "today": Words("сейчас", "today"),
    "set_aside_first": Words(
        "отложено с 01.12.2026, при первом чтении", "set aside on 2026-12-01, at first reading"
    ),
    "set_aside": Words(
        "отложено с 01.12.2026, сейчас (часть правил поправлена по их ошибкам)",
        "set aside on 2026-12-01, today (some rules were mended on their errors)",
    ),
}
ROUND = Words("новые заголовки, проверка {n}", "fresh titles, round {n}")
BANDS = Words("По уверенности программы", "By the program's confidence")
BY_BAND = Words("Уверенность|Верно|95 % интервал|n", "Confidence|Right|95 % interval|n")
BY_TITLE = (
    "occupation_industrial_precision",
    "occupation_industrial_recall",
    "occupation_family_right",
)
TITLES = Words("Профессия по заголовку: все проверки", "Occupation by title: every check")
BY_SET = Words(
    "Заголовки|Точность|Полнота|Семья верна|n промышленных",
    "Titles|Precision|Recall|Family right|n industrial",
)
COLUMNS = Words(
    "Что|Доля|95 % интервал|n|На чём, когда", "What|Share|95 % interval|n|On what, when"
)
FAMILY = Words(
    "По семьям профессий: все прочитанные заголовки, сейчас",
    "By family of occupations: all titles read, today",
)
BY_FAMILY = Words("Семья|Точность|Полнота|F1|n", "Family|Precision|Recall|F1|n")
CONFUSED = Words(
    "Что за что принято (читатель → программа; «–» — не промышленное)",
    "What is taken for what (reader → program; “–” is not industrial)",
)


def part(view: View) -> html.Section | None:
    """Shares of the whole, tables by family and by confidence, the confusions; nothing in a
    build without the table."""
    if not view.reader.has("reading_quality"):
        return None
    rows = view.reader.table("reading_quality")
    lang = view.lang
    fresh = max(
        (part for part in rows["part"] if part.startswith("round_")), default="all", key=_order
    )
    whole = rows[
        rows["measure"].isin(NAMES) & (~rows["measure"].isin(BY_TITLE) | (rows["part"] == fresh))
    ]
    shares = [
        html.Tr(
            [
                html.Th(_named(r, lang), scope="row"),
                html.Td(_pct(r.value, lang)),
                html.Td(f"{_pct(r.low, lang)} – {_pct(r.high, lang)}"),
                html.Td(words.number(r.n, lang)),
                html.Td(
                    f"{english.quoted(r.data, lang)}; {words.page_date(r.date, lang)}",
                    className="source",
                ),
            ]
        )
        for r in whole.itertuples()
        if not pd.isna(r.value)
    ]
    families = _family_names(view)
    confused = [
        html.Li(
            f"{' → '.join(families.get(f, f) for f in r.part.split('→'))}: "
            f"{words.number(r.value, lang)}"
        )
        for r in rows[rows["measure"] == "occupation_confusion"].itertuples()
    ]
    more: list[tuple[Words, Component]] = [
        (TITLES, scrolling(BY_SET[lang], _sets(rows, lang))),
        (FAMILY, scrolling(BY_FAMILY[lang], _families(rows, view))),
        (BANDS, scrolling(BY_BAND[lang], _bands(rows, lang))),
        (CONFUSED, html.Ul(confused)),
    ]
    return html.Section(
        [
            html.H2(HEADING[lang]),
            html.P([INTRO[lang], html.Code(COMMAND), "."]),
            folded(
                SHARES[lang],
                words.number(len(shares), lang),
                ABOUT[lang],
                [scrolling(COLUMNS[lang], shares)],
            ),
            *(folded(name[lang], "", "", [inside]) for name, inside in more),
        ],
        className="card",
        id="quality",
    )


def _order(part: str) -> tuple[int, str]:
    """Order of round_2 before round_10."""
    return len(part), part


def _named(row, lang: str) -> str:
    part = _part(row.part, lang)
    return NAMES[row.measure][lang] + (f" ({part})" if part else "")


def _part(part: str, lang: str) -> str:
    fresh = part.removeprefix("round_")
    return (
        ROUND[lang].format(n=fresh) if fresh != part else PARTS.get(part, Words(part, part))[lang]
    )


def _sets(rows: pd.DataFrame, lang: str) -> list[html.Tr]:
    """Sets of read titles, the newest fresh one first: three shares with their intervals."""
    own = rows[rows["measure"].isin(BY_TITLE)].set_index(["part", "measure"])
    sets = sorted(dict.fromkeys(own.index.get_level_values("part")), key=_order)
    sets.sort(key=lambda part: not part.startswith("round_"))
    fresh = [part for part in sets if part.startswith("round_")]
    return [
        html.Tr(
            [
                html.Th(_part(part, lang), scope="row"),
                *(html.Td(_with_interval(own.loc[part, measure], lang)) for measure in BY_TITLE),
                html.Td(words.number(own.loc[(part, BY_TITLE[1]), "n"], lang)),
            ]
        )
        for part in [*reversed(fresh), *sets[len(fresh) :]]
    ]


def _with_interval(row: pd.Series, lang: str) -> str:
    return f"{_pct(row['value'], lang)} ({_pct(row['low'], lang)} – {_pct(row['high'], lang)})"


def _bands(rows: pd.DataFrame, lang: str) -> list[html.Tr]:
    """Answers right, industry and family both, by the confidence the program gave them."""
    return [
        html.Tr(
            [
                html.Th(_band(r.part, lang), scope="row"),
                html.Td(_pct(r.value, lang)),
                html.Td(f"{_pct(r.low, lang)} – {_pct(r.high, lang)}"),
                html.Td(words.number(r.n, lang)),
            ]
        )
        for r in rows[rows["measure"] == "occupation_confidence_right"].itertuples()
        if not pd.isna(r.value)
    ]


def _band(part: str, lang: str) -> str:
    return " – ".join(words.number(float(edge), lang, digits=2) for edge in part.split("–"))


def _families(rows: pd.DataFrame, view: View) -> list[html.Tr]:
    """Precision, recall and F1 of each family, the largest first; `n` is what the reader called
    so."""
    own = rows[rows["measure"].str.startswith("occupation_family_") & ~rows["part"].isin(PARTS)]
    wide = own.pivot_table(index="part", columns="measure", values="value", aggfunc="first").astype(
        "float64"
    )
    n = own[own["measure"] == "occupation_family_recall"].set_index("part")["n"]
    said = _family_names(view)
    return [
        html.Tr(
            [
                html.Th(said.get(family, family), scope="row"),
                *(
                    html.Td(_pct(wide.loc[family].get(f"occupation_family_{m}"), view.lang))
                    for m in ("precision", "recall", "f1")
                ),
                html.Td(words.number(n[family], view.lang)),
            ]
        )
        for family in n.sort_values(ascending=False).index
    ]


def _family_names(view: View) -> dict[str, str]:
    if not view.reader.has("occupations"):
        return {}
    known = view.reader.table("occupations")
    return dict(zip(known["family"], known[f"family_{view.lang}"], strict=True))


def _pct(value: Any, lang: str) -> str:
    return (
        "—"
        if value is None or pd.isna(value)
        else words.number(100 * float(value), lang, digits=1) + words.unit_text("%", lang)
    )
