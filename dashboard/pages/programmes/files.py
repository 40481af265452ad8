"""The proposal as files: a Word document and three slides, made of the address alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import export
from dashboard.export.docx import document
from dashboard.export.pptx.slides import Slide, pptx_bytes
from dashboard.figure import registry as figures
from dashboard.figure.issue import attempt
from dashboard.figure.passport import Passport
from dashboard.figures.programmes import _programmes
from dashboard.pages.programmes import compared, proposal_document, proposal_words
from dashboard.pages.programmes.compared import Programme
from dashboard.site.http import Asked, Reply, Route, Services, download, sentence
from etl.curricula.proposal import Proposal
from etl.language import Words
from etl.language import text as words
from etl.store.reader import Reader

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NO_PLAN = Words(
    "Такой программы нет. Выберите её на странице «Программы» и повторите.",
    "There is no such programme. Choose one on “Programmes” and repeat.",
)
DRAWN = ("programme_gaps", "programme_proposal")
SLIDE_TITLE = Words("Что предложить методическому совету", "What to propose to the council")
HOURS = Words("{hours} ч", "{hours} h")
SLIDE_LINE = Words(
    "{n}. {skill}: {hours} ч; назван в {share} % объявлений ({low}–{high} %)",
    "{n}. {skill}: {hours} h; named in {share}% of adverts ({low}–{high}%)",
)


def chosen(asked: Asked) -> dict[str, Any]:
    """Occupation, programme and hours as the address says; unknown values become the default."""
    out: dict[str, Any] = {}
    for name in DRAWN:
        for key, choice in figures.registry()[name].choices.items():
            out[key] = choice.accept(asked.query.get(key, choice.default))[0]
    return out


def passports(reader: Reader, lang: str, choices: dict[str, Any]) -> list[Passport]:
    """The figures of the proposal, drawn for these choices."""
    out = []
    for name in DRAWN:
        spec = figures.registry()[name]
        own = {key: choices[key] for key in spec.choices}
        out.append(attempt(spec, reader, lang, date.today(), own))
    return out


def _told(asked: Asked, services: Services) -> tuple[Programme, Proposal, dict[str, Any]]:
    choices = chosen(asked)
    family = str(choices["profession"])
    wanted = compared.demand(services.reader, family)
    told = compared.programme(services.reader, str(choices["plan"]), wanted)
    made = compared.proposal(services.reader, told, family, float(choices["hours"]))
    return told, made, choices


def proposal_docx(asked: Asked, services: Services) -> Reply:
    """The Word document; 404 names an unknown programme."""
    try:
        told, made, choices = _told(asked, services)
    except KeyError:
        return sentence(asked, 404, NO_PLAN)
    body = document(
        proposal_document.blocks(
            told,
            made,
            str(choices["profession"]),
            float(choices["hours"]),
            passports(services.reader, asked.lang, choices),
            asked.lang,
        ),
        proposal_document.meta(told, asked.lang, date.today()),
        draft=True,
    )
    return download(body, DOCX, f"proposal-{choices['plan']}-{asked.lang}.docx")


def proposal_pptx(asked: Asked, services: Services) -> Reply:
    """Three slides: the gaps, the coverage before and after, what is proposed."""
    try:
        told, made, choices = _told(asked, services)
    except KeyError:
        return sentence(asked, 404, NO_PLAN)
    lang = asked.lang
    slides = [Slide(p) for p in passports(services.reader, lang, choices)]
    slides.append(Slide(title=SLIDE_TITLE[lang], text=_lines(told, made, choices, lang)))
    body = pptx_bytes(slides, lang)
    return download(body, export.MEDIA["pptx"], f"proposal-{choices['plan']}-{lang}.pptx")


def _lines(told: Programme, made: Proposal, choices: dict[str, Any], lang: str) -> str:
    stamp = proposal_document.meta(told, lang, date.today()).stamp[lang]
    family = _programmes.FAMILIES[str(choices["profession"])][lang]
    lines = [f"{stamp}.", f"{told.label[lang]}. {family}."]
    for n, a in enumerate(made.additions, 1):
        lines.append(
            SLIDE_LINE[lang].format(
                n=n,
                skill=Words(a.name_ru, a.name_en)[lang],
                hours=words.number(a.hours, lang),
                share=words.number(a.share_pct, lang, 0),
                low=words.number(a.low_pct, lang, 0),
                high=words.number(a.high_pct, lang, 0),
            )
        )
    if not made.additions:
        lines.append(proposal_words.WORDS["nothing"][lang])
    for taken in made.replaced:
        why = proposal_words.WORDS[taken.why][lang].format(beside=taken.beside)
        hours = HOURS[lang].format(hours=words.number(taken.hours, lang, 0))
        lines.append(f"− {taken.name}, {hours}: {why}")
    if made.unassigned_h:
        left = words.number(made.unassigned_h, lang, 0)
        lines.append(proposal_words.WORDS["left"][lang].format(hours=left))
    return "\n".join(lines)


ROUTES = (
    Route("programmes/proposal.docx", proposal_docx, limit="20/minute"),
    Route("programmes/proposal.pptx", proposal_pptx, limit="20/minute"),
)
