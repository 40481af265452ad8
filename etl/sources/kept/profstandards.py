"""Professional standards to the level of actions, skills and knowledge, and two Federal standards
of education: official texts, in the redaction that was collected."""

from __future__ import annotations

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "profstandards",
    Words(
        "Минтруд России и Минобрнауки России: тексты, собранные из открытых хранилищ",
        "Ministry of Labour and Ministry of Science of Russia: texts found in public repositories",
    ),
    Words(
        "60 профессиональных стандартов до действий, умений и знаний; два ФГОС ВО",
        "60 professional standards to actions, skills and knowledge; two Federal standards",
    ),
    Words(
        "официальные документы: не объекты авторского права (ГК РФ, ст. 1259, п. 6)",
        "official documents: no objects of copyright (Civil Code of Russia, 1259.6)",
    ),
    "https://profstandart.rosmintrud.ru",
    note=Words(
        "Приказы 2014–2020 годов, многие с тех пор заменены: проверьте действующую редакцию.",
        "Orders of 2014–2020, many replaced since: check the redaction in force.",
    ),
)
CHECK = Words("проверьте действующую редакцию", "check the redaction in force")


@table(
    columns={
        "standard": "str",
        "code": "str",
        "name": "str",
        "area": "str",
        "order_text": "str",
        "edition": "str",
        "is_code_exact": "bool",
        "functions": "int64",
        "actions": "int64",
        "skills": "int64",
        "knowledge": "int64",
        "is_industrial": "bool",
        "publisher": "str",
        "url": "str",
        "page_date": "str",
        "grade": "str",
    },
    key=["standard"],
    mart=True,
)
def profstandards(profstandards_csv, profstandard_functions_csv, profstandard_items_csv):
    """One row per professional standard in one redaction (60): code, name, order, and how many
    labour functions, actions, skills and knowledge it holds.

    `area` is the first two digits of the code; `is_industrial` all but area 06's information
    technology (06.005, 06.007, 06.018, 06.038 stay in). Caveat: orders of 2014–2020, many replaced
    since; 06.005 stands in two redactions, and the code of 29.006 was not printed.
    """
    engineering = {"06.005", "06.006", "06.007", "06.010", "06.018", "06.020", "06.036", "06.038"}
    counted = profstandard_functions_csv.groupby("standard").size()
    kinds = profstandard_items_csv.groupby(["standard", "kind"]).size().unstack(fill_value=0)
    rows = profstandards_csv.set_index("standard", drop=False)
    area = rows["code"].str[:2]
    years = rows["order_text"].str.extract(r"(20\d\d)")[0].fillna("2020")
    return rows.assign(
        area=area,
        is_code_exact=rows["is_code_exact"] == "True",
        functions=counted,
        actions=kinds["action"],
        skills=kinds["skill"],
        knowledge=kinds["knowledge"],
        is_industrial=(area != "06") | rows["code"].isin(engineering),
        publisher=ORIGIN.publisher.ru,
        url=ORIGIN.url,
        page_date=years,
        grade="A-",
    )[list(profstandards.schema.columns)].sort_index()


@table(
    columns={
        "standard": "str",
        "number": "int64",
        "otf_code": "str",
        "otf_name": "str",
        "level": "str",
        "tf_code": "str",
        "tf_name": "str",
        "job_titles": "str",
        "education": "str",
    },
    key=["standard", "number"],
    mart=True,
)
def profstandard_functions(profstandard_functions_csv):
    """One row per labour function of a standard: its code and name, the generalised function it
    belongs to, the level of qualification, job titles («|» between them), education demanded.

    Caveat: three standards print functions whose exact code could not be assigned (`tf_code`
    empty).
    """
    return profstandard_functions_csv[list(profstandard_functions.schema.columns)]


@table(
    columns={
        "standard": "str",
        "function": "int64",
        "number": "int64",
        "kind": "str",
        "text": "str",
    },
    key=["standard", "number"],
    mart=True,
)
def profstandard_items(profstandard_items_csv):
    """One row per action, skill or knowledge (`kind`) of a labour function: its official text;
    `function` is `number` in `profstandard_functions`.

    Caveat: 24,210 rows parsed by machine from registry files and PDFs; a few are cut at a page's
    end.
    """
    number = profstandard_items_csv.groupby("standard").cumcount() + 1
    return profstandard_items_csv.assign(number=number)[list(profstandard_items.schema.columns)]


@table(
    columns={
        "part": "str",
        "code": "str",
        "programme": "str",
        "kind": "str",
        "item": "str",
        "text": "str",
        "source": "str",
    },
    key=["part", "code", "item"],
    mart=True,
)
def fgos_items(fgos_items_csv):
    """One row per competence (`part` competence) or recommended professional standard (`part`
    profstandard) of a Federal standard of higher education.

    Caveat: only 09.03.01 and 18.03.01 (texts of 2020–2021); universal competences (УК) are alike in
    all standards of this generation.
    """
    return fgos_items_csv[list(fgos_items.schema.columns)]
