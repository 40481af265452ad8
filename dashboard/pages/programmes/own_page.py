"""The answer to a file of one's own: a page that stands alone, without scripts."""

from __future__ import annotations

from html import escape

from dashboard.figures.programmes import _programmes
from dashboard.pages.programmes import skill_table, table
from dashboard.pages.programmes.compared import Programme
from etl.curricula import written
from etl.curricula.plan import ABSENT, COVERED, Plan
from etl.language import Words
from etl.language import text as words

TITLE = Words("Ваш учебный план против спроса", "Your plan against demand")
BACK = Words("Назад к «Программам»", "Back to “Programmes”")
FIRM = Words(
    "Спрос — из вашего файла требований: {n}.", "Demand is from your file of requirements: {n}."
)
FAMILY = Words(
    "Спрос — объявления 2019–2026 годов, семейство «{name}»: {n}; надёжность C.",
    "Demand is adverts of 2019–2026, “{name}”: {n}; grade C.",
)
HEADS = Words("Навык|Спрашивают|В плане", "Skill|Demanded|In the plan")
RANGE = Words(
    "Видно {low} % спроса, с соседними названиями до {high} %.",
    "{low}% of demand is seen, up to {high}% with neighbouring names.",
)
LISTED = Words("Что прочитано", "What was read")
KEPT = Words("Файл прочитан и забыт: на сервере его нет.", "The file was read and is forgotten.")
NO_SKILLS = Words(
    "В требованиях не узнано ни одного навыка: назовите их словами («КОМПАС-3D», «наладка ЧПУ»).",
    "No skill was recognised in the requirements: name them in words.",
)
PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/assets/tokens.css"><link rel="stylesheet" href="/assets/desk.css">
<link rel="stylesheet" href="/assets/programmes.css"></head>
<body class="page"><main class="programmes own-answer"><p><a href="{back}">{back_words}</a></p>
<h1>{title}</h1><p class="draft-stamp">{draft}</p>{body}</main></body></html>"""


def page(plan: Plan, told: Programme, family: str, firm: bool, lang: str) -> str:
    """The whole page; every word of the file is escaped."""
    rows = told.found.rows
    said = [f"<p>{escape(line)}</p>" for line in written.summary(plan, lang)]
    n = int(rows["adverts_in_family"].iloc[0]) if len(rows) else 0
    counted = words.counted(n, "row" if firm else "advert", lang)
    source = FIRM if firm else FAMILY
    name = _programmes.FAMILIES[family][lang]
    said.append(f"<p>{escape(source[lang].format(n=counted, name=name))}</p>")
    if rows.empty:
        said.append(f"<p>{escape(NO_SKILLS[lang])}</p>")
    else:
        low, high = (words.number(100 * x, lang, 0) for x in (told.found.low, told.found.high))
        said.append(f"<p><b>{escape(RANGE[lang].format(low=low, high=high))}</b></p>")
        said.append(_skills(told, lang))
    listed = "".join(f"<li>{escape(written.line(row, lang))}</li>" for row in plan.disciplines)
    said.append(f"<details><summary>{escape(LISTED[lang])}</summary><ul>{listed}</ul></details>")
    said.append(f'<p class="source">{escape(KEPT[lang])}</p>')
    return PAGE.format(
        lang=lang,
        title=escape(TITLE[lang]),
        back=f"/{lang}/programmes?profession={family}",
        back_words=escape(BACK[lang]),
        draft=escape(table.DRAFT[lang]),
        body="".join(said),
    )


def _skills(told: Programme, lang: str) -> str:
    lines = []
    for row in told.found.rows.to_dict("records"):
        share = words.number(row["share_pct"], lang, 0) + words.unit_text("%", lang)
        state = skill_table.STATE[row["status"]][lang]
        names = skill_table.short_list(row["names"], lang)
        where = {COVERED: names, ABSENT: state}.get(
            row["status"], skill_table.BESIDE[lang].format(names=names)
        )
        lines.append(
            f"<tr><th scope='row'>{escape(row[f'skill_{lang}'])} · {int(row['n'])}</th>"
            f"<td>{escape(share)}</td><td><span class='state-mark {row['status']}'>"
            f"{skill_table.MARK[row['status']]}</span>{escape(where)}</td></tr>"
        )
    heads = "".join(f"<th scope='col'>{escape(h)}</th>" for h in HEADS[lang].split("|"))
    return (
        f"<div class='card demanded'><table><thead><tr>{heads}</tr></thead><tbody>"
        f"{''.join(lines)}</tbody></table></div>"
    )
