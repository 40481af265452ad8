"""What the figures of study share: fields, universities, levels, and whose rows are drawn."""

from __future__ import annotations

import pandas as pd

from dashboard.figure.choices import Choice
from etl.language import Words

ALL = Words("все", "all")
FIELDS = {
    "08": Words("Строительство", "Construction"),
    "09": Words("Информатика и вычислительная техника", "Computing"),
    "10": Words("Информационная безопасность", "Information security"),
    "11": Words("Электроника и связь", "Electronics and communications"),
    "12": Words("Приборы, оптика, фотоника", "Instruments, optics, photonics"),
    "13": Words("Электро- и теплоэнергетика", "Power engineering"),
    "14": Words("Ядерная энергетика", "Nuclear engineering"),
    "15": Words("Машиностроение", "Mechanical engineering"),
    "16": Words("Физико-технические науки", "Applied physics"),
    "17": Words("Оружие", "Weapons"),
    "18": Words("Химические технологии", "Chemical technology"),
    "19": Words("Биотехнологии и пища", "Biotechnology and food"),
    "20": Words("Безопасность и природа", "Safety and environment"),
    "21": Words("Геология, горное дело, геодезия", "Geology, mining, geodesy"),
    "22": Words("Материалы и металлургия", "Materials and metallurgy"),
    "23": Words("Наземный транспорт", "Land transport"),
    "24": Words("Авиация и ракеты", "Aircraft and rockets"),
    "25": Words("Аэронавигация", "Air navigation"),
    "27": Words("Управление и качество", "Control and quality"),
    "28": Words("Наноматериалы", "Nanomaterials"),
    "29": Words("Лёгкая промышленность", "Light industry"),
}
"""Enlarged groups (УГСН) in short, as a reader meets them."""
SCHOOLS = {
    "mstu": "МГТУ им. Баумана",
    "mospolytech": "Московский Политех",
    "mai": "МАИ",
    "mpei": "НИУ МЭИ",
    "mgsu": "НИУ МГСУ",
    "madi": "МАДИ",
    "stankin": "МГТУ «СТАНКИН»",
    "mtuci": "МТУСИ",
    "miet": "МИЭТ",
    "mephi": "НИЯУ МИФИ",
    "mstuca": "МГТУ ГА",
    "miigaik": "МИИГАиК",
    "hse": "НИУ ВШЭ",
    "mgutu": "МГУТУ им. К.Г. Разумовского",
    "mgri": "МГРИ",
    "mipt": "МФТИ",
    "unitech": "МГОТУ им. А.А. Леонова",
    "sechenov": "МГМУ им. Сеченова",
    "mpgu": "МПГУ",
    "msu": "МГУ им. Ломоносова",
    "mgavm": "МГАВМиБ-МВА имени К.И. Скрябина",
    "mgppu": "МГППУ",
    "mglu": "МГЛУ",
}
"""Universities with engineering programmes in the released rows; the URL's value → their name."""
LEVELS = {
    "university": Words("вузы", "universities"),
    "college": Words("колледжи", "colleges"),
}
FIELD = Choice(Words("Группа направлений (УГСН)", "Field (УГСН)"), {"all": ALL} | FIELDS, "all")
SCHOOL = Choice(
    Words("Вуз", "University"),
    {"all": ALL} | {key: Words(name, name) for key, name in SCHOOLS.items()},
    "all",
)
LEVEL = Choice(Words("Уровень", "Level"), LEVELS, "university")
BY = Choice(
    Words("По чему", "By"),
    {
        "field": Words("группе направлений", "field"),
        "school": Words("вузу", "university"),
        "degree": Words("уровню", "degree"),
    },
    "field",
)
DEGREES = {
    "03": Words("бакалавриат", "bachelor"),
    "05": Words("специалитет", "specialist"),
}
FORMS = {
    "full_time": Words("очно", "full-time"),
    "evening": Words("очно-заочно", "evening"),
    "correspondence": Words("заочно", "by correspondence"),
}
EXAMS = {
    "russian": Words("русский", "Russian"),
    "maths": Words("математика", "maths"),
    "physics": Words("физика", "physics"),
    "informatics": Words("информатика", "informatics"),
    "chemistry": Words("химия", "chemistry"),
    "biology": Words("биология", "biology"),
    "geography": Words("география", "geography"),
    "language": Words("иностранный язык", "a foreign language"),
    "own_exam": Words("экзамен вуза", "the university's own exam"),
}
OR = Words(" или ", " or ")


def chosen(rows: pd.DataFrame, field: str, school: str) -> pd.DataFrame:
    """Rows of a field and a university; «all» keeps every one."""
    kept = rows if field == "all" else rows[rows["field"] == field]
    return kept if school == "all" else kept[kept["institution"] == SCHOOLS[school]]


def groups(rows: pd.DataFrame, by: str) -> pd.Series:
    """What each row belongs to: its field, its university or its degree, as `BY` asks."""
    if by == "degree":
        return rows["code"].str[3:5]
    return rows["field"] if by == "field" else rows["institution"]


def group_name(key: str, by: str, lang: str) -> str:
    """A group as a reader meets it: «15 Машиностроение», «бакалавриат», a university's name."""
    if by == "field":
        return f"{key} {FIELDS[key][lang]}"
    return DEGREES[key][lang] if by == "degree" else key


def exams_text(tokens: str, lang: str) -> str:
    """«русский, математика, информатика или физика»."""
    either = OR[lang]
    parts = [
        either.join(EXAMS[token][lang] for token in part.split("/")) for part in tokens.split("|")
    ]
    return ", ".join(parts)


def evidence(rows: pd.DataFrame, column: str, indicator: str, unit: str) -> pd.DataFrame:
    """Rows in the evidence table's columns: `column` is the value drawn."""
    year = rows["year"].astype(str)
    return rows.assign(
        indicator=indicator,
        occupation=rows["code"] + " " + rows["direction"] if "direction" in rows else "",
        period_text=year,
        period_end=year + "-12-31",
        value=rows[column].astype("float64"),
        value_low=float("nan"),
        value_high=float("nan"),
        bound="=",
        unit=unit,
    )
