"""Plans in the shapes universities and colleges print them, made here: none is a real one."""

from __future__ import annotations

import io
import zipfile

import xlsxwriter
from docx import Document


def workbook(sheets: dict[str, list[list]], merged: dict[str, list[tuple]] | None = None) -> bytes:
    """A workbook of these rows; `merged` holds (top, left, bottom, right, text) of a sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for y, row in enumerate(rows):
                for x, value in enumerate(row):
                    if value is not None:
                        sheet.write(y, x, value)
            for area in (merged or {}).get(name, []):
                sheet.merge_range(*area)
    return out.getvalue()


def document(lines: list[str], table: list[list[str]] | None = None) -> bytes:
    """A Word document of paragraphs and a table."""
    word = Document()
    for line in lines:
        word.add_paragraph(line)
    if table:
        grid = word.add_table(rows=len(table), cols=len(table[0]))
        for y, row in enumerate(table):
            for x, value in enumerate(row):
                grid.cell(y, x).text = value
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def bomb(name: str = "xl/worksheets/sheet1.xml", megabytes: int = 300) -> bytes:
    """A package that unpacks to far more than any plan."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
        with package.open(name, "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(b"0" * 1024 * 1024)
    return out.getvalue()


LONG_HEAD = (
    "Блок Шифр Часть Модуль|Тип записи|Дисциплина|Период контроля|Нагрузка|Количество|Ед. изм.|ЗЕТ"
)
LONG_HEAD_CELLS = ["Блок", "Шифр", "Часть", "Модуль", *LONG_HEAD.split("|")[1:]]


def long_row(
    name: str,
    term: str,
    load: str,
    amount: str,
    credits: str = "",
    *,
    block: str = "Блок 1",
    record: str = "Обязательная часть",
    unit: str = "Часы",
) -> list[str]:
    """A row of an export of 1С: one load of one discipline in one semester."""
    return [
        block,
        "Б1.1",
        "Обязательная часть",
        "",
        record,
        name,
        term,
        load,
        amount,
        unit,
        credits,
    ]


LONG = [
    LONG_HEAD_CELLS,
    long_row("Детали машин", "Пятый семестр", "Лекции", "36,00", "1,00"),
    long_row("Детали машин", "Пятый семестр", "Лабораторные работы", "18,00", "0,50"),
    long_row("Детали машин", "Пятый семестр", "СРС", "54,00", "1,50"),
    long_row("Детали машин", "Пятый семестр", "Экзамен", ""),
    long_row("Детали машин", "Шестой семестр", "Практические занятия", "36,00", "1,00"),
    long_row("Сварка", "Седьмой семестр", "Лекции", "18", "0,5", record="Элективные дисциплины №1"),
    long_row("Литьё", "Седьмой семестр", "Лекции", "18", "0,5", record="Элективные дисциплины №1"),
    long_row(
        "История техники",
        "Второй семестр",
        "Лекции",
        "18",
        "0,5",
        block="Факультативные дисциплины",
        record="Факультативная",
    ),
    long_row(
        "Преддипломная практика",
        "Восьмой семестр",
        "Производственная практика",
        "4,00",
        "6,00",
        block="Блок 2. Практика",
        unit="Недели",
    ),
]
PROPERTIES = [
    ["Наименование", "Содержание"],
    ["Номер АУП", "000099999"],
    ["Направление (специальность)", "Машиностроение"],
    ["Код специальности", "15.03.01"],
    ["Форма обучения", "Очная"],
    ["Год набора", "2025 - 2026"],
]
STOREYED = [
    ["Учебный план 15.03.04, набор 2025", *[None] * 10],
    [
        "№",
        "Индекс",
        "Наименование дисциплин",
        "Формы контроля",
        None,
        "Трудоёмкость",
        None,
        "Распределение по семестрам, ч",
        None,
        None,
        None,
    ],
    [
        None,
        None,
        None,
        "Экзамены",
        "Зачёты",
        "з.е.",
        "Всего часов",
        "1 семестр",
        None,
        "2 семестр",
        None,
    ],
    [None, None, None, None, None, None, None, "Лек", "Лаб", "Лек", "Лаб"],
    ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"],
    [None, "Б1", "Блок 1. Дисциплины (модули)", None, None, 9, 324, None, None, None, None],
    [1, "Б1.О.01", "Сопротивление материалов", 2, 1, 6, 216, 36, 72, 36, 72],
    [2, "Б1.О.02", "Физика", 1, None, 3, 108, 54, 54, None, None],
    [None, "Б2", "Блок 2. Практика", None, None, 3, 108, None, None, None, None],
    [3, "Б2.О.01(У)", "Учебная практика", None, 2, 3, 108, None, None, 108, None],
    [None, "ФТД", "Факультативы", None, None, None, None, None, None, None, None],
    [4, "ФТД.01", "История автоматизации", None, 2, 1, 36, None, None, 36, None],
]
STOREYED_MERGED = [
    (1, 3, 1, 4, "Формы контроля"),
    (1, 5, 1, 6, "Трудоёмкость"),
    (1, 7, 1, 10, "Распределение по семестрам, ч"),
    (2, 7, 2, 8, "1 семестр"),
    (2, 9, 2, 10, "2 семестр"),
    (1, 2, 3, 2, "Наименование дисциплин"),
]
XML = """<?xml version="1.0" encoding="{encoding}"?>
<Документ Тип="Учебный план"><План ФормаОбучения="очная"><Титул ИмяПлана="План 7"
 ПоследнийШифр="15.03.02" ГодНачалаПодготовки="2025" ИмяВуза="Вуз"/></План><СтрокиПлана>
<Строка Дис="Материаловедение" НовЦикл="Обязательная часть" НовИдДисциплины="Б1.О.05">
<Сем Ном="3" Лек="36" Лаб="18" СРС="54" ЗЕТ="3" Экз="1"/><Сем Ном="4" Лек="18" СРС="18" ЗЕТ="1"
 Зач="1"/></Строка>
<Строка Дис="Сварка / Литьё" НовЦикл="Элективные дисциплины №1"><Сем Ном="5" Лек="36" СРС="36"
 ЗЕТ="2"/></Строка></СтрокиПлана></Документ>"""
LIST = """Учебный план 15.02.16
Обязательные:
1. Инженерная графика — 108 ч, 3 з.е., 1 семестр
2. Техническая механика — 144 часа (4 зачётные единицы), семестр 2
3. Технология машиностроения: лекции 36 ч, лаб. 36 ч, срс 36 ч; 3 з.е.
Практики:
4. Учебная практика — 2 недели, 3 з.е.
Факультативы:
5. Основы 3D-печати — 36 ч
"""
COLLEGE = """предмет;часы
ОП.01 Инженерная графика;72
ПМ.01 Разработка технологических процессов;324
МДК.01.01 Технология машиностроения;144
МДК.01.02 САПР технологических процессов;72
УП.01 Учебная практика;36
ПП.01 Производственная практика;72
Итого;396
"""
