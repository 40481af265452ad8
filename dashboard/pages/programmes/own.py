"""A plan or a resident's requirements of one's own: a file goes up, a page comes back; nothing of
it is kept."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import lru_cache

import pandas as pd
from dash import html

from dashboard.export.docx import document
from dashboard.figures.programmes import _programmes
from dashboard.pages.programmes import compared, own_page, proposal_document
from dashboard.pages.programmes.compared import Programme
from dashboard.pages.programmes.files import DOCX
from dashboard.site.attributes import attributes
from dashboard.site.http import MB, Asked, Reply, Route, Services, Upload, download, sentence
from dashboard.site.page import View
from etl.adverts import reference
from etl.curricula import file, sums, written
from etl.curricula.against import against
from etl.curricula.by_plan import of_rows
from etl.curricula.plan import Plan
from etl.curricula.requirements import demand as own_demand
from etl.curricula.taught import Reader
from etl.language import Words
from etl.reading.bounds import Refused

HEADING = Words("Свой файл", "A file of your own")
INTRO = Words(
    "План: выгрузка 1С (.xlsx), XML «Планов», .csv, .docx или список дисциплин. Требования "
    "предприятия: .csv, .xlsx или .docx, строка — одна вакансия или одно требование. Файлы "
    "читаются и тут же забываются: на сервере ничего не остаётся.",
    "A plan: an export of 1С (.xlsx), XML of «Планы», .csv, .docx, or a list of disciplines. A "
    "firm's requirements: .csv, .xlsx or .docx, a row a vacancy or a demand. Files are read and "
    "forgotten at once: nothing stays on the server.",
)
PLAN = Words("Учебный план", "Plan")
DEMAND = Words("Требования предприятия (необязательно)", "A firm's requirements (optional)")
SHOW = Words("Показать покрытие", "Show coverage")
TAKE = Words("Предложение (DOCX)", "The proposal (DOCX)")
ROWS = Words("Дисциплины (CSV)", "Disciplines (CSV)")
NO_FILE = Words(
    "Файла плана нет: выберите его и повторите. Без плана требования сравнить не с чем.",
    "There is no plan: choose its file and repeat. Without it there is nothing to compare with.",
)
MOST = 16 * MB
TAKEN = "own"


def form(view: View) -> html.Section:
    """Two files, and what to do with them. The occupation and hours are those chosen above."""
    lang = view.lang
    hidden = [
        html.Span(
            className="filer",
            **attributes({"data-key": key, "data-accept": accept, "title": label[lang]}),
        )
        for key, accept, label in (
            ("plan", ".xlsx,.csv,.xml,.docx,.txt,.gz", PLAN),
            ("demand", ".xlsx,.csv,.docx,.txt", DEMAND),
        )
    ]
    fields = [
        html.P([html.B(label[lang]), " ", holder])
        for label, holder in zip((PLAN, DEMAND), hidden, strict=True)
    ]
    family = str(view.choices["profession"])
    buttons = [
        html.Button(
            label[lang],
            type="submit",
            formAction=f"/{lang}/programmes/own.{kind}?profession={family}",
            className="tool",
        )
        for label, kind in ((SHOW, "html"), (TAKE, "docx"), (ROWS, "csv"))
    ]
    return html.Section(
        [
            html.H2(HEADING[lang]),
            html.P(INTRO[lang]),
            html.Form(
                [*fields, html.P([part for b in buttons for part in (b, " ")])],
                action=f"/{lang}/programmes/own.html?profession={family}",
                method="post",
                encType="multipart/form-data",
            ),
        ],
        className="card prose",
        id="own-plan",
    )


@lru_cache(maxsize=1)
def _reader() -> Reader:
    """The reader of names, expanded on the first file (about 4 s)."""
    return Reader()


def told_of(plan: Plan, wanted: pd.DataFrame) -> Programme:
    """A plan from a file as the page tells it."""
    rows = pd.DataFrame([dict(zip(written.HEAD, row, strict=True)) for row in written.rows(plan)])
    for name in ("hours", "contact_h", "labs_h", "credits", "semester"):
        rows[name] = pd.to_numeric(rows[name]).astype("Float64")
    rows["plan"] = TAKEN
    skills = pd.DataFrame(reference.rows("skills"))
    taught = of_rows(rows, skills, _reader())
    found = sums.of(plan)
    title = " ".join(filter(None, [plan.code, plan.programme or plan.id])) or "План из файла"
    about = {
        "institution": plan.institution,
        "profile": plan.profile,
        "programme": plan.programme,
        "disciplines": found.disciplines,
        "contact_h": found.contact_h,
        "labs_h": found.labs_h,
        "practice_weeks": found.practice_weeks,
        "practice_h": found.practice_h,
        "credits": found.credits,
        "norm_credits": found.nominal,
        "hours": found.hours,
        "sum_check": found.verdict,
        "intake_year": _year(plan.intake),
        "grade": "—",
        "exception_ru": "",
        "exception_en": "",
        "url": "",
    }
    return Programme(Words(title, title), about, rows, taught, against(wanted, taught))


def _year(text: str) -> float:
    return float(text[:4]) if text[:4].isdigit() else float("nan")


def _read(asked: Asked, services: Services) -> tuple[Plan, Programme, pd.DataFrame]:
    """The first plan of the file beside the family's demand, or the firm's own. Refused."""
    plan = file.plans(asked.files["plan"].body)[0]
    family = _family(asked)
    wanted = compared.demand(services.reader, family)
    if _there(asked.files.get("demand")):
        skills = pd.DataFrame(reference.rows("skills"))
        wanted = own_demand(asked.files["demand"].body, skills, _reader())
    return plan, told_of(plan, wanted), wanted


def _family(asked: Asked) -> str:
    choice = _programmes.profession_choice()
    return choice.accept(asked.query.get("profession", choice.default))[0]


def _there(upload: Upload | None) -> bool:
    return upload is not None and bool(upload.name)


def answer(asked: Asked, services: Services) -> Reply:
    """A page, a document or rows of the file, as the address asks; a bad file is a sentence."""
    if not _there(asked.files.get("plan")):
        return sentence(asked, 400, NO_FILE)
    try:
        plan, told, wanted = _read(asked, services)
    except Refused as error:
        return sentence(asked, 422, error.words)
    kind = asked.parts["kind"]
    if kind == "csv":
        return _rows(plan)
    family = _family(asked)
    if kind == "docx":
        made = compared.proposal(services.reader, told, family, 108)
        body = document(
            proposal_document.blocks(told, made, family, 108, [], asked.lang),
            proposal_document.meta(told, asked.lang, date.today()),
            draft=True,
        )
        return download(body, DOCX, f"proposal-own-{asked.lang}.docx")
    firm = _there(asked.files.get("demand"))
    page = own_page.page(plan, told, family, firm, asked.lang)
    return Reply(page.encode(), "text/html; charset=utf-8")


def _rows(plan: Plan) -> Reply:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(written.HEAD)
    writer.writerows([_safe(cell) for cell in row] for row in written.rows(plan))
    return download(("\ufeff" + out.getvalue()).encode(), "text/csv; charset=utf-8", "plan.csv")


def _safe(cell: object) -> object:
    """A text a spreadsheet must not run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "@") else cell


ROUTE = Route(
    "programmes/own.<kind>",
    answer,
    methods=("POST",),
    max_body=2 * MOST,
    limit="20/minute",
    csrf=False,  # nothing is kept: the answer is made of the files alone
)
