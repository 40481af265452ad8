"""How much of the market the portal shows, family by family, on both sides: places and people."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _shortage as of
from dashboard.kinds._parts import item
from dashboard.kinds.heat_table import heat_table, plain
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Что видно на портале: охват по семействам", "What the portal shows, by family")
HOW_TO_READ = Words(
    "Строка — семейство профессий. «Мест, %» — открытые места портала от вакантных мест групп ОКЗ, "
    "куда входят его профессии, по 1-Т(проф) Росстата; «резюме, %» — активные резюме от занятых в "
    "тех же группах. Группы шире семейства: в рабочих есть строители, в операторах — водители, "
    "поэтому настоящий охват выше. Объявления агентств в места не входят и сосчитаны отдельно.",
    "A row is a family. “Places, %”: the portal's open places of the vacant posts of "
    "the groups of OKZ its occupations belong to, by Rosstat's 1-T(prof); “CVs, %”: active CVs of "
    "those groups' employed. Groups are wider than the family: workers include builders, operators "
    "include drivers, so true coverage is higher. Agencies' adverts are no places and are counted "
    "apart.",
)
CHOICES = {"area": of.AREA}
COLUMNS = {
    "name": Words("Семейство", "Family"),
    "occupations_open": Words("Профессий с местами", "Occupations with places"),
    "openings": Words("Открыто мест", "Open places"),
    "required": Words("Вакантно в группах ОКЗ", "Vacant in groups of OKZ"),
    "openings_pct": Words("Мест, %", "Places, %"),
    "cvs": Words("Резюме", "CVs"),
    "headcount": Words("Занято в группах ОКЗ", "Employed in groups of OKZ"),
    "cvs_pct": Words("Резюме, %", "CVs, %"),
    "agencies": Words("Объявлений агентств вне счёта", "Agencies' adverts left out"),
    "okz_majors": Words("Группы ОКЗ", "Groups of OKZ"),
    "survey_ids": Words("Номера строк", "Row ids"),
}
DRAWN = ("openings", "openings_pct", "cvs_pct", "agencies")
HIDDEN = Words("скрыто", "hidden")
LITTLE = Words(
    "Меньше пятой части мест видно у всех семейств: судить только о движении.",
    "Less than a fifth of the places is seen in every family: judge the movement only.",
)
SURVEY = Words(
    "Вакантные места и занятые — Росстат, 1-Т(проф), раз в два года.",
    "Vacant posts and employed: Rosstat, 1-T(prof), every second year.",
)
SOME = Words(
    "Меньше пятой части мест видно у {n} из {all} семейств.",
    "Less than a fifth of the places is seen in {n} of {all} families.",
)


def family_coverage_table(
    family_coverage: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
) -> Passport:
    """Families of an area by share of places seen. MissingRows where no advert is open or no
    vacant posts are published."""
    rows = family_coverage[family_coverage["area"] == area]
    if rows.empty or not rows["openings"].sum() or rows["openings_pct"].isna().all():
        raise MissingRows("family_coverage")
    rows = rows.assign(name=rows["family"].map(occupations.family_names(lang)))
    rows = rows.sort_values(["openings_pct", "name"], ascending=[False, True])
    drawn, first = rows.to_dict("records"), rows.iloc[0]
    few, every = int(rows["hatched"].sum()), len(rows)
    most = _pct(rows["openings_pct"].max(), lang)
    survey = words.page_date(str(first["survey_end"])[:10], lang)
    head = Head(
        name="family_coverage_table",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        columns=COLUMNS,
        today=today,
        title=Words(
            f"Портал показывает не больше {most} вакантных мест групп ОКЗ; больше всех — "
            f"{words.lower_first(first['name'])}",
            f"The portal shows at most {most} of the vacant posts of groups of OKZ, most in "
            f"{words.lower_first(first['name'])}",
        )[lang],
        subtitle=Words(
            f"Места портала — {words.page_date(first['day'], lang)}, 1-Т(проф) — {survey}",
            f"The portal's places: {words.page_date(first['day'], lang)}, 1-T(prof): {survey}",
        )[lang],
        place=words.place(words.AREAS[area], lang),
        data_date=str(first["day"]),
        grade="B",
        note=f"{(LITTLE if few == every else SOME).format(n=few, all=every)[lang]} {SURVEY[lang]}",
        also=("family_coverage",),
    )
    cells = [[_cell(row, key, lang) for key in DRAWN] for row in drawn]
    names = [str(row["name"]) for row in drawn]
    return heat_table(head, names, [COLUMNS[k][lang] for k in DRAWN], cells, scale=[0.0, 100.0])


def _cell(row: dict, key: str, lang: str) -> dict:
    """A count as plain text; a share coloured, hatched words where CVs are hidden."""
    value = row[key]
    if not key.endswith("_pct"):
        return plain(words.number(int(value), lang))
    if pd.isna(value):
        return item("", None) | {"gap": HIDDEN[lang]}
    return item("", float(value), text=_pct(value, lang))


def _pct(value: float, lang: str) -> str:
    """A share with as many decimals as a small one needs."""
    digits = 0 if value == 0 else 1 if value >= 0.1 else 2
    return words.number(float(value), lang, digits) + words.unit_text("%")
