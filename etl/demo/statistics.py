"""Invented statistics of the demonstration city in their publishers' formats: EMISS, the Bank of
Russia, Rosstat's workbooks. Each grows from the planted truth or from a level of its own."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import xlsxwriter

from etl.demo.bank import bank, quarter_ended
from etl.demo.city import AREA_SHARES
from etl.demo.sdmx import Observation, generic_data
from etl.demo.town import City
from etl.demo.truth import INDUSTRIAL_SHARE, MONTHS, openings_per_advert
from etl.store.raw import RawStore

PLACES = {
    "643": "Российская Федерация",
    "45000000000": "г. Москва",
    "46000000000": "Московская область",
}
MOSCOW = "45000000000"
QUARTERS = ("I квартал", "II квартал", "III квартал", "IV квартал")
YEAR = "значение показателя за год"
LEVELS = {"643": 1.0, MOSCOW: 0.5, "46000000000": 0.8}
"""How a place's unemployment compares with the country's."""
POSTS = {
    "643": (2_770, 8_750, 3_580, 4_110, 4_010, 2_930),
    MOSCOW: (450, 1_380, 410, 330, 255, 230),
    "46000000000": (160, 450, 190, 210, 215, 180),
}
"""Posts of the groups of MAJOR in their order, thousand."""
MAJOR = {
    "1": ("Руководители", 6.0),
    "2": ("Специалисты высшего уровня квалификации", 6.5),
    "3": ("Специалисты среднего уровня квалификации", 8.0),
    "7": (
        "Квалифицированные рабочие промышленности, строительства, транспорта и рабочие "
        "родственных занятий",
        14.0,
    ),
    "8": ("Операторы производственных установок и машин, сборщики и водители", 12.0),
    "9": ("Неквалифицированные рабочие", 15.0),
}
"""Group → its name by ОКЗ, an invented share of vacant posts, %."""
FIRST_YEAR = 2010
"""The labour force's book begins where the quoted rates of engineers do."""
INDUSTRIES = (
    ("Всего", 95),
    ("Обрабатывающие производства", 88),
    ("производство пищевых продуктов", 74),
    ("производство готовых металлических изделий, кроме машин о оборудования", 86),
    ("производство компьютеров, электронных и оптических изделий", 108),
    ("производство электрического оборудования", 90),
    ("производство машин и оборудования, не включенных в другие группировки", 92),
    ("научные исследования и разработки", 130),
    ("деятельность в области информации и связи", 158),
    ("деятельность финансовая и страховая", 149),
)


def capture(city: City, adverts: int, fields: pd.DataFrame, raw: RawStore) -> None:
    """Everything into the raw store, as if each publisher had answered."""
    rng = np.random.default_rng([city.seed, 4])
    years = range(city.end.year - 4, city.end.year + 1)
    for source, name, content in (
        *_emiss(city, adverts, fields, years, rng),
        *bank(city, years, rng),
        *_rosstat(city, years, rng),
    ):
        url = f"https://demo.invalid/{source}/{name}"
        raw.source(source).put(name, content, url=url, published=city.end.isoformat())


def _emiss(city: City, adverts: int, fields: pd.DataFrame, years: range, rng):
    jobless = [
        Observation(
            place,
            "204",
            y,
            QUARTERS[q],
            max(0.4, level * (4.2 - 0.4 * (y - years[0])) + rng.normal(0, 0.08)),
        )
        for y in years
        for q in range(4)
        if quarter_ended(y, q + 1, city.end)
        for place, level in LEVELS.items()
    ]
    yield (
        "emiss_unemployment",
        "43062.xml",
        generic_data("43062", "Возраст", "процент", PLACES, {"204": "15 лет и старше"}, jobless),
    )
    yield from vacant_posts(years, city, rng)
    wages = [
        Observation(
            place,
            "101.АГ",
            y,
            "январь-декабрь",
            60_000 * 1.13 ** (y - years[0]) * (1.7 if place == MOSCOW else 1),
        )
        for y in years[:-1]
        for place in PLACES
    ]
    yield (
        "emiss_wages",
        "58701.xml",
        generic_data(
            "58701", "ОКВЭД2", "рубль", PLACES, {"101.АГ": "Обрабатывающие производства"}, wages
        ),
    )
    needed = [
        Observation(place, "101.АГ", y, QUARTERS[q], 20_000 * level * (1 + 0.1 * (y - years[0])))
        for y in years
        for q in range(4)
        if quarter_ended(y, q + 1, city.end)
        for place, level in LEVELS.items()
    ]
    yield (
        "emiss_required_workers",
        "57768.xml",
        generic_data(
            "57768", "ОКВЭД2", "человек", PLACES, {"101.АГ": "Обрабатывающие производства"}, needed
        ),
    )
    names = dict(zip(fields["field"], fields["field_ru"], strict=True))
    people = _graduates(city, adverts, fields)
    left = [
        Observation(MOSCOW, field, y, YEAR, round(n * rng.uniform(0.95, 1.05)))
        for y in years[:-1]
        for field, n in people.items()
    ]
    yield (
        "emiss_graduates",
        "63340.xml",
        generic_data("63340", "Направление подготовки", "человек", PLACES, names, left),
    )
    for indicator, level in (("62077", "Бакалавриат"), ("63204", "СПО"), ("63205", "СПО")):
        share = [
            Observation(place, "1", y, YEAR, 78 + rng.normal(0, 2))
            for y in years[:-1]
            for place in PLACES
        ]
        yield (
            "emiss_graduates",
            f"{indicator}.xml",
            generic_data(indicator, "Уровень", "процент", PLACES, {"1": level}, share),
        )


def vacant_posts(years: range, city: City, rng: np.random.Generator):
    """1-Т(проф) of even years: the share of a group's posts that is vacant, and how many are."""
    groups = {k: name for k, (name, _) in MAJOR.items()}
    shares = []
    people = []
    for i, year in enumerate(y for y in years if y % 2 == 0 and y < city.end.year):
        for group, (code, (_, share)) in enumerate(MAJOR.items()):
            for place, posts in POSTS.items():
                vacant = share * (0.7 + 0.15 * i) + rng.normal(0, 0.3)
                shares.append(Observation(place, code, year, YEAR, vacant))
                needed = round(10 * vacant * posts[group])
                people.append(Observation(place, code, year, YEAR, needed))
    for indicator, unit, rows in (("64001", "процент", shares), ("64002", "человек", people)):
        document = generic_data(indicator, "Профессиональные группы", unit, PLACES, groups, rows)
        yield "emiss_vacancy_survey", f"{indicator}.xml", document


def _graduates(city: City, adverts: int, fields: pd.DataFrame) -> dict[str, float]:
    """Graduates of a year by field that give its occupations their planted ratio on average."""
    t = city.truth.set_index("occupation")
    a_year = adverts * openings_per_advert(city.truth) * INDUSTRIAL_SHARE * AREA_SHARES[0] / 0.6
    openings = t["share"] * a_year * 12 / MONTHS
    out = {}
    for field, listed in zip(fields["field"], fields["occupations"], strict=True):
        codes = [c for c in listed.split("|") if c in t.index]
        ratio = t.loc[codes, "graduates_per_opening"].mean()
        out[field] = max(1.0, float(ratio * openings[codes].sum()))
    return out


def _rosstat(city: City, years: range, rng):
    """Wages by region and by industry, as the workbooks lay them out."""
    past = [y for y in years if y < city.end.year]
    regions = [("Российская Федерация", 80), ("г. Москва", 150), ("Московская область", 90)]
    regions += [("г.Санкт-Петербург", 105), ("Тульская область", 72), ("Калужская область", 78)]
    table: list[list[str | int]] = [["Регион", *(f"{y} год" for y in past)]]
    for region, level in regions:
        grown = [
            round(1000 * level * 1.13**i * rng.uniform(0.98, 1.02)) for i, _ in enumerate(past)
        ]
        table.append([region, *grown])
    yield "rosstat_wages_region", "tab4-zpl_demo.xlsx", _book({"с 2018": table})
    table = [["", *past]]
    for name, level in INDUSTRIES:
        table.append([name, *(round(1000 * level * 1.12**i) for i, _ in enumerate(past))])
    yield "rosstat_labour_force", "Trud-3_15-72.xlsx", _labour_force(city, rng)
    yield "rosstat_wages_okved", "tab3-zpl_demo.xlsx", _book({"с 2017 г.": table})


def _labour_force(city: City, rng: np.random.Generator) -> bytes:
    """Unemployed in thousands and per cent by year, as the book's sheets have them."""
    years = list(range(FIRST_YEAR, city.end.year))
    rates = [round(7.0 - 0.28 * i + rng.normal(0, 0.1), 1) for i, _ in enumerate(years)]
    sheets: dict[str, list[list]] = {
        "Содержание": [["Содержание:"], ["1.", "Численность безработных"]]
    }
    for name, what, unit, scale in (
        ("1", "Численность безработных", "Тыс. человек", 760),
        ("2", "Уровень безработицы", "В процентах", 1),
    ):
        sheets[name] = [
            ["К содержанию"],
            [f"{what} в возрасте 15-72 лет"],
            [" (по данным обследований)"],
            ["", "", "", unit],
            ["", *years],
            ["Российская Федерация", *(r * scale for r in rates)],
            ["г.Москва", *(round(0.4 * r, 1) * scale / 10 for r in rates)],
        ]
    return _book(sheets)


def _book(sheets: dict[str, list[list]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for i, row in enumerate(rows):
            sheet.write_row(i, 0, row)
    book.close()
    return out.getvalue()
