"""Workbooks in Rosstat's layouts with every trap seen in the real ones; the numbers are made up,
round and small."""

from __future__ import annotations

from io import BytesIO

import openpyxl

REGIONS = [
    "Российская Федерация",
    "Центральный федеральный округ ",
    "г. Москва",
    "Архангельская область",
    "в том числе Ненецкий авт.округ",
    "Архангельская область без авт. округа",
    "г.Санкт-Петербург 1)",
    "Тюменская область",
    "в том числе:",
    "Ханты-Мансийский авт.округ - Югра",
    "Ямало-Ненецкий авт.округ",
    "Тюменская область без авт. округов",
]
WITHOUT_NEW = (
    "1) Без учета статистической информации по Донецкой Народной Республике (ДНР) и Херсонской "
    "областям."
)
PRELIMINARY = "2) Предварительные данные."


def workbook(sheets: dict[str, list[list]]) -> bytes:
    """An .xlsx file of the given sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for i, row in enumerate(rows, 1):
            for j, value in enumerate(row, 1):
                if value is not None and value != "":
                    sheet.cell(i, j, value)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def wages_region(header_row: int = 3) -> list[list]:
    """tab4-zpl: heading not in the first row, numbers as text, NBSP, commas, glued marks, dots
    and dashes."""
    cells = {
        "г. Москва": [100, "1\u00a0234,5", "20001)"],
        "в том числе Ненецкий авт.округ": ["…", "-", "300,5²"],
        "Тюменская область": ["не число", True, 200],
    }
    rows: list[list] = [["Таблица", None, None, None]] + [[None] * 4 for _ in range(header_row - 1)]
    rows.append(["Регион", "2021 год", "2022 год1)", "20232)"])
    for i, region in enumerate(REGIONS):
        numbers = [] if region.endswith(":") else cells.get(region, [10 + i, 20 + i, 30 + i])
        rows.append([region, *numbers])
    return [*rows, [], [WITHOUT_NEW], [PRELIMINARY]]


def wages_okved() -> dict[str, list[list]]:
    """tab3-zpl: two sheets, two classifications, number as text, «из нее», repeated blanks, a
    lone full stop."""
    return {
        "с 2017 г.": [
            [None, 2017, 2018],
            ["Всего", 10, 11],
            ["Обрабатывающие производства", "46510", 12.5],
            ["      из них:"],
            ["    производство мебели", 5, "6,5"],
            ["    производство готовых металлических изделий, кроме машин о оборудования", 6, 7],
            ["  из нее научные исследования и разработки", 7, 8],
            [],
            [],
            ["."],
        ],
        "2000-2016 гг.": [
            [None, 2015, 2016],
            ["Всего по  экономике", 1, 2],
            ["\u00a0\u00a0производство машин \u00a0\u00a0и оборудования", 3, 4],
        ],
    }


def labour_force() -> dict[str, list[list]]:
    """Trud-3: contents page, thousands and per cent, years and rolling quarters with marks and
    line breaks."""
    notes = [[WITHOUT_NEW], ["2) Данные пересчитаны с учетом итогов ВПН-2020."]]
    years = [None, 2021, "20221)2)", "20231)"]
    months = [
        None,
        "ноябрь 2021 - январь 20222)",
        "январь  - март \n20222)",
        "октябрь - декабрь 2023 1)",
    ]

    def sheet(what: str, unit: str, head: list, numbers: list) -> list[list]:
        return [
            ["К содержанию"],
            [f"{what} в возрасте 15-72 лет"],
            [" (по данным обследований)"],
            [None, None, None, unit],
            head,
            ["Российская Федерация", *numbers],
            ["г.Москва", *numbers],
            ["     в том числе: \nНенецкий автономный округ", "…", None, 1.5],
            *notes,
        ]

    return {
        "Содержание": [["Содержание:"], ["1.", "Численность безработных"]],
        "1": sheet("Численность безработных", "Тыс. человек", years, [50.5, 40.25, 30]),
        "2": sheet("Уровень безработицы", "В процентах", years, [2.5, 2, 101]),
        "3": sheet("Численность безработных", "Тыс. человек", months, [51, 41, 31]),
        "4": sheet("Уровень безработицы", "В процентах", months, [2.6, 2.1, 1.1]),
    }
