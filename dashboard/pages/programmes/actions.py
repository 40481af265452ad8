"""What to take away from the comparison, and the professional standards it touches."""

from __future__ import annotations

from urllib.parse import urlencode

from dash import html

from dashboard.figures.programmes import _programmes
from dashboard.pages.programmes import compared
from dashboard.site.page import View
from etl.curricula.plan import COVERED
from etl.curricula.proposal import FROM_COLLECTION
from etl.language import Words

TAKE = Words("Предложение методическому совету", "A proposal to the methodical council")
TAKE_TEXT = Words(
    "Что добавить, за счёт каких часов, чему это отвечает; доказательства — примечаниями Word, их "
    "можно удалить разом. Каждая страница помечена как черновик.",
    "What to add, out of which hours, what it answers; the evidence stands in Word comments that "
    "can be deleted at once. Every page is stamped as a draft.",
)
DOCX = Words("Предложение (DOCX)", "The proposal (DOCX)")
PPTX = Words("Три слайда (PPTX)", "Three slides (PPTX)")
HEADING = Words("Функции профстандартов", "Functions of professional standards")
INTRO = Words(
    "Функция задета, если хотя бы один навык из её официального текста виден в названии дисциплины "
    "программы. Редакции 2014–2020 годов: проверьте действующую.",
    "A function is touched when at least one skill of its official text is seen in the name of a "
    "discipline. Redactions of 2014–2020: check the one in force.",
)
LINE = Words(
    "{code} {name} ({edition}): {touched} из {whole} функций",
    "{code} {name} ({edition}): {touched} of {whole} functions",
)
NONE = Words(
    "Среди собранных профстандартов нет стандарта этой профессии с функциями. По названию и "
    "приказу известны: {names}.",
    "Among the standards collected none of this occupation has its functions. Known by name and "
    "order: {names}.",
)
NOTHING = Words(
    "Среди собранных профстандартов нет стандарта этой профессии.",
    "Among the standards collected there is none of this occupation.",
)
MOST = 8


def take_away(view: View) -> html.Section | None:
    """Links to the document and the slides for the choices."""
    if not view.reader.has("curriculum_skills"):
        return None
    query = urlencode({k: view.choices[k] for k in ("profession", "plan", "hours")})
    base = f"/{view.lang}/programmes/proposal"
    links = [
        html.A(label[view.lang], href=f"{base}.{form}?{query}", className="tool", download="")
        for label, form in ((DOCX, "docx"), (PPTX, "pptx"))
    ]
    row = [part for link in links for part in (link, " ")]
    return html.Section(
        [html.H2(TAKE[view.lang]), html.P(TAKE_TEXT[view.lang]), html.P(row)],
        className="card prose",
    )


def standards(view: View) -> html.Section | None:
    """For the first programme: functions of the collected standards its names touch."""
    if not view.reader.has("profstandard_skills"):
        return None
    family = str(view.choices["profession"])
    lang = view.lang
    if family not in FROM_COLLECTION:
        return html.Section(
            [html.H2(HEADING[lang]), html.P(_known(family, lang))], className="card prose"
        )
    label = _programmes.plans().get(str(view.choices["plan"]))
    lines = _touched(view)
    return html.Section(
        [
            html.H2(HEADING[lang]),
            html.P(INTRO[lang]),
            html.P(label[lang] if label else "", className="source"),
            html.Ul([html.Li(line) for line in lines]),
        ],
        className="card prose",
    )


def _known(family: str, lang: str) -> str:
    near = compared.near_standards().get(family, [])
    if not near:
        return NOTHING[lang]
    names = "; ".join(f"{row['code']} «{row['name']}» ({row['edition']})".strip() for row in near)
    return NONE[lang].format(names=names)


def _touched(view: View) -> list[str]:
    taught = view.reader.table("curriculum_skills")
    own = taught[(taught["plan"] == str(view.choices["plan"])) & (taught["status"] == COVERED)]
    skills = view.reader.table("profstandard_skills")
    standards = view.reader.table("profstandards")
    electronic = standards[standards["area"].isin(["29", "40"]) | (standards["code"] == "06.005")]
    hit = skills[skills["skill"].isin(set(own["skill"]))]
    touched = hit.groupby("standard")["function"].nunique()
    rows = electronic.assign(touched=electronic["standard"].map(touched).fillna(0).astype(int))
    rows = rows.assign(share=rows["touched"] / rows["functions"])
    rows = rows.sort_values(["share", "standard"], ascending=[False, True]).head(MOST)
    return [
        LINE[view.lang].format(
            code=r["code"],
            name=r["name"],
            edition=r["order_text"] or r["edition"],
            touched=r["touched"],
            whole=r["functions"],
        )
        for r in rows.to_dict("records")
    ]
