"""Form СПО-1 [B]: applications, entrants, graduates by region, form of study and code."""

from __future__ import annotations

from pathlib import Path

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.sources.education import _form_summary

ORIGIN = Origin(
    "spo1_summary",
    Words("Минпросвещения России", "Ministry of Education of Russia"),
    Words(
        "Приём, студенты и выпуск колледжей по специальностям, своды СПО-1",
        "Applications, students and graduates of colleges by speciality, summaries SPO-1",
    ),
    Words(
        "официальная статистическая информация: свободное использование со ссылкой",
        "official statistics: free use with attribution",
    ),
    "https://edu.gov.ru/activity/statistics/secondary_prof_edu",
    cadence_days=365,
    note=Words(
        "Скачайте свод, назовите файл «2024_г. Москва_свод_Очная.xlsx» и примите: python -m etl "
        "capture spo1_summary ФАЙЛ. Расположение таблиц известно из чужого кода за 2016–2021 "
        "годы [B]; мест (КЦП) в форме нет.",
        "Download the summary, name the file “2024_г. Москва_свод_Очная.xlsx” and take it in: "
        "python -m etl capture spo1_summary FILE. The layout is known from others' code for "
        "2016–2021 [B]; the form holds no places.",
    ),
)
OPT_IN = "python -m etl capture spo1_summary FILE"
_LAYOUT = {
    "Р2_1_1": {"code": 3, "applications_free": 4, "applications_paid": 5, "entrants": 6},
    "Р2_1_3(1)": {"code": 3, "graduates": 4},
}


def _read(path: Path) -> Parsed:
    """One row per code and measure; a sheet or a column that is not there is a reject."""
    return _form_summary.read(ORIGIN.id, path, _LAYOUT)


@table(columns=_form_summary.COLUMNS, key=_form_summary.KEY)
def college_education_flows(spo1_summary_raw):
    """One row per region, form of study, year, code of СПО-1 and measure: people or applications
    (`measure` applications_free | applications_paid | entrants | graduates).

    Source: СПО-1, captured by hand. Caveat: entrants and graduates of one year are not one cohort,
    and the form holds no places; a blank is unknown (`missing`), never a zero.
    """
    return _form_summary.frame(spo1_summary_raw, ORIGIN.publisher.ru)
