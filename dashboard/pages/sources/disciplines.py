"""How well names of disciplines are read: precision and recall by category of skills."""

from __future__ import annotations

import pandas as pd
from dash import html

from dashboard.site.folds import folded
from dashboard.site.page import View
from dashboard.site.tables import scrolling
from etl.language import Words
from etl.language import text as words

HEADING = Words(
    "Насколько верно читаются названия дисциплин", "How well names of disciplines are read"
)
INTRO = Words(
    "325 названий из настоящих планов размечены человеком; разметка 245 из них сделана и записана "
    "до правил. Пустой ответ считается пропуском. Правила и разметка — одного автора, а свежие "
    "названия он видел, когда писал правила, поэтому на чужих планах ждите хуже.",
    "325 names of real plans were labelled by a person; 245 of them before the rules were written. "
    "An empty answer counts as a miss. Rules and labels are by one author, who had seen the fresh "
    "names while writing the rules: expect less on plans of others.",
)
COLUMNS = Words(
    "Что|Точность|95 % интервал|Полнота|95 % интервал|Верно, лишних, пропущено",
    "What|Precision|95% interval|Recall|95% interval|Right, wrong, missed",
)
PARTS = {
    "fresh": Words("80 свежих названий, размечены после правки", "80 fresh names, labelled later"),
    "first_reading": Words("245 названий при первом чтении", "245 names at first reading"),
    "first": Words("те же 245, правила по ним исправлены", "the same 245, rules mended on them"),
}
BY_CATEGORY = Words("По видам навыков", "By category of skills")


def part(view: View) -> html.Section | None:
    """The three readings, and all categories of all of them; nothing without the table."""
    if not view.reader.has("discipline_quality"):
        return None
    rows = view.reader.table("discipline_quality")
    lang = view.lang
    every = rows[rows["category"] == ""].set_index("part")
    whole = [_row(PARTS[name][lang], every.loc[name], lang) for name in PARTS]
    kinds = rows[(rows["part"] == "first_reading") & (rows["category"] != "")]
    kinds = [_row(r["category"], r, lang) for _, r in kinds.iterrows()]
    return html.Section(
        [
            html.H2(HEADING[lang]),
            html.P(INTRO[lang]),
            scrolling(COLUMNS[lang], whole),
            folded(BY_CATEGORY[lang], "", "", [scrolling(COLUMNS[lang], kinds)]),
        ],
        className="card",
        id="discipline-quality",
    )


def _row(name: str, row: pd.Series, lang: str) -> html.Tr:
    cells = []
    for measure in ("precision", "recall"):
        cells.append(_pct(row[measure], lang))
        low, high = (_pct(row[f"{measure}_{end}"], lang) for end in ("low", "high"))
        cells.append(f"{low} – {high}")
    counts = ", ".join(words.number(row[k], lang) for k in ("right", "wrong", "missed"))
    return html.Tr([html.Th(name, scope="row"), *map(html.Td, cells), html.Td(counts)])


def _pct(value: float, lang: str) -> str:
    if pd.isna(value):
        return "—"
    return words.number(100 * float(value), lang, 0) + words.unit_text("%", lang)
