"""What can be asked: each intent is a set of words that must be there, and rows that answer.

A fact's `needs` are groups of stems: one of every group must be named; `bars` are stems that
make it another question. `ids` are evidence rows by place, the first place the one meant when
none is named; `figure` is where the number is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.language import Words

MOSCOW = "Москва"
OBLAST = "Московская область"
RUSSIA = "Россия"
ENGINEERS = ("инженер", "инженерн", "итр", "конструктор", "engineer")
SHORT = ("не хвата", "нехват", "хвата", "дефицит", "недоста", "short", "lack", "вакантн", "пуст")
PAY = ("получа", "плат", "зарплат", "зараб", "оклад", "предлага", "salary", "paid", "pay", "earn")
MANY = ("сколько", "число", "количеств", "много", "how", "какая", "каков", "какой", "какие")


@dataclass(frozen=True)
class Fact:
    """One thing we know by rows of the evidence table."""

    name: str
    needs: tuple[tuple[str, ...], ...]
    ids: dict[str, str]
    says: Words
    figure: str
    bars: tuple[str, ...] = ()
    choices: dict[str, str] = field(default_factory=dict)


FACTS = (
    Fact(
        "mayor_shortage",
        (("мэр", "собянин"), SHORT),
        {MOSCOW: "F084"},
        Words(
            "мэр называл {value} по всем отраслям, метод не раскрыт",
            "the mayor named {value}, all industries, method undisclosed",
        ),
        "",
    ),
    Fact(
        "vacancies_industry",
        (("ваканс",), ("промышл", "завод", "производств", "industr")),
        {MOSCOW: "F086"},
        Words("открытых вакансий в промышленности было {value}", "industry had {value} openings"),
        "vacancies_moscow",
        bars=("резюме", "конкурс", "сниз", "упал", "вырос", "измен"),
    ),
    Fact(
        "unemployment",
        (("безработ", "unemploy"),),
        {MOSCOW: "F240", RUSSIA: "F239"},
        Words("безработица — {value}", "unemployment is {value}"),
        "unemployment_pair",
        bars=("регистр",),
    ),
    Fact(
        "employed",
        (("занят", "работает", "трудит", "employ"), ("промышл", "industr", "завод")),
        {MOSCOW: "F095"},
        Words("в промышленности занято {value}", "industry employs {value}"),
        "industry_employment",
        bars=("прогноз", "безработ"),
    ),
    Fact(
        "employed_2030",
        (("прогноз", "будет", "forecast"), ("занят", "промышл"), ("2030", "занят", "к")),
        {MOSCOW: "F096"},
        Words(
            "прогноз занятых в промышленности — {value}", "industry is forecast to employ {value}"
        ),
        "industry_employment",
        bars=("россий", "дефицит", "зарплат"),
    ),
    Fact(
        "shortage_2030",
        (("дефицит", "не хват", "нехват"), ("2030", "прогноз", "будет")),
        {MOSCOW: "F085"},
        Words(
            "прогноз мэрии — {value} по всем отраслям, метод не раскрыт",
            "the city's forecast is {value}, all industries, method undisclosed",
        ),
        "",
        bars=("инженер",),
    ),
    Fact(
        "pay_growth_engineers",
        (
            ("рост", "вырос", "выросл", "прибав", "изменил"),
            ("зарплат", "предложен", "плат"),
            ENGINEERS,
        ),
        {MOSCOW: "F216"},
        Words(
            "предложения инженерам в промышленности за год прибавили {value}",
            "offers to engineers in industry rose by {value} in a year",
        ),
        "offers_growth",
    ),
    Fact(
        "pay_growth_workers",
        (
            ("рост", "вырос", "выросл", "прибав", "изменил"),
            ("зарплат", "предложен", "плат"),
            ("рабоч", "worker"),
        ),
        {MOSCOW: "F217"},
        Words(
            "предложения рабочим в промышленности за год прибавили {value}",
            "offers to workers in industry rose by {value} in a year",
        ),
        "offers_growth",
    ),
    Fact(
        "competition_production",
        (("резюме", "конкуренц", "соискател", "индекс", "hh"), ("производств", "промышл")),
        {RUSSIA: "F030"},
        Words("на вакансию в производстве — {value}", "production has {value} per vacancy"),
        "hh_strip",
    ),
    Fact(
        "competition_machinery",
        (("машиностро",), ("резюме", "конкуренц", "дефицит", "не хват", "нехват", "индекс")),
        {RUSSIA: "F032"},
        Words("в тяжёлом машиностроении — {value}", "heavy machinery has {value}"),
        "hh_strip",
    ),
    Fact(
        "competition_market",
        (
            ("резюме", "конкуренц", "индекс", "hh"),
            ("рынк", "рынок", "вся", "всем", "всех", "целом", "ваканси", "hh"),
        ),
        {RUSSIA: "F028"},
        Words("на всём рынке — {value}", "the whole market has {value}"),
        "hh_strip",
        bars=("производств", "промышл", "машиностро"),
    ),
    Fact(
        "staffing",
        (("обеспечен", "баланс", "острот", "банк", "цб", "staffing"),),
        {RUSSIA: "F011"},
        Words(
            "баланс ответов предприятий об обеспеченности работниками — {value}",
            "the balance of firms' answers on staffing is {value}",
        ),
        "staffing_balance",
    ),
    Fact(
        "firms_short",
        (("предприят", "компани", "фирм", "завод"), SHORT, ("дол", "сколько", "процент", "какая")),
        {RUSSIA: "F015"},
        Words("дефицит кадров называли {value} предприятий", "{value} of firms named a shortage"),
        "",
    ),
    Fact(
        "target_places",
        (("целев", "target"),),
        {RUSSIA: "F174"},
        Words("целевых мест занято {value}", "{value} of target places were taken"),
        "target_places",
    ),
    Fact(
        "interns_stay",
        (("стаж", "практикант", "intern"), ("оста", "лояльн", "закреп", "stay")),
        {RUSSIA: "F120"},
        Words(
            "после стажировки в компании остались {value} опрошенных 18–25 лет, все отрасли",
            "{value} of those asked at 18–25 stayed with the firm, all industries",
        ),
        "",
    ),
    Fact(
        "interns_number",
        (("техностаж", "стаж", "практик", "intern"), ("сколько", "число", "прош", "how", "охват")),
        {MOSCOW: "F118"},
        Words("«Техностажировку» прошли {value}", "{value} passed the city's internships"),
        "interns_coverage",
        bars=("выгод", "оста", "недел", "стоит"),
    ),
    Fact(
        "newcomers",
        (("новичк", "новичок", "новых сотр"), ("оста", "удерж", "уход")),
        {RUSSIA: "F125"},
        Words(
            "заводов, где почти все новички остаются больше года, — {value}",
            "plants where nearly all newcomers stay a year: {value}",
        ),
        "",
    ),
    Fact(
        "lured",
        (
            ("переман", "переход", "перейд", "надбавк"),
            ("рабоч", "сотрудник", "зарплат", "надбавк", "за"),
        ),
        {RUSSIA: "F133"},
        Words(
            "квалифицированный рабочий перейдёт за надбавку в {value}",
            "a skilled worker moves for a raise of {value}",
        ),
        "",
    ),
    Fact(
        "subsidy",
        (("субсид", "возмещ", "компенсир"), ("обуч", "переобуч", "train", "сотрудник", "учёб")),
        {MOSCOW: "F142"},
        Words(
            "на обучение сотрудника возмещали не более {value}",
            "training of an employee was subsidised by at most {value}",
        ),
        "",
    ),
    Fact(
        "technoparks_workers",
        (("технопарк",), ("работ", "занят", "мест", "employ")),
        {MOSCOW: "F109"},
        Words("в технопарках работает {value}", "technoparks employ {value}"),
        "map_technoparks",
    ),
    Fact(
        "technoparks",
        (("технопарк",), MANY),
        {MOSCOW: "F108"},
        Words("технопарков — {value}", "there are {value} technoparks"),
        "map_technoparks",
        bars=("работ", "занят", "мест", "компани", "резидент"),
    ),
    Fact(
        "technopark_firms",
        (("технопарк",), ("компани", "фирм", "резидент")),
        {MOSCOW: "F105"},
        Words("в технопарках {value} компаний", "technoparks hold {value} firms"),
        "map_technoparks",
    ),
    Fact(
        "college_graduates",
        (("колледж", "спо", "техникум", "college"), ("выпуск", "выпуст", "окончи", "graduat")),
        {MOSCOW: "E019"},
        Words("колледжи выпустили {value}", "colleges graduated {value}"),
        "college_intake",
    ),
    Fact(
        "college_students",
        (("колледж", "спо", "college"), ("учится", "студент", "обучает", "student")),
        {MOSCOW: "E005"},
        Words("в колледжах учится {value}", "colleges have {value} students"),
        "college_intake",
        bars=("целев", "практик"),
    ),
    Fact(
        "college_admitted",
        (("колледж", "спо", "техникум"), ("поступ", "зачисл", "приём", "приня", "набор", "набр")),
        {MOSCOW: "E011"},
        Words("в колледжи зачислено {value}", "colleges admitted {value}"),
        "college_intake",
    ),
    Fact(
        "college_in_field",
        (("колледж", "выпускник"), ("специальност", "по профессии"), ("работ", "наход", "устра")),
        {MOSCOW: "E020"},
        Words(
            "по специальности в первый год, по заявлению города, — {value} выпускников колледжей",
            "{value} of college leavers work in their field in the first year, the city says",
        ),
        "not_in_field",
    ),
    Fact(
        "engineering_classes",
        (("инженерн",), ("класс",)),
        {MOSCOW: "E042"},
        Words("школ с инженерными классами — {value}", "{value} schools have engineering classes"),
        "",
        bars=("учеников", "учащихся", "ребят"),
    ),
    Fact(
        "engineering_pupils",
        (("инженерн",), ("класс",), ("учеников", "учащихся", "ребят", "учится")),
        {MOSCOW: "E044"},
        Words("в инженерных классах учится {value}", "engineering classes have {value} pupils"),
        "",
    ),
    Fact(
        "industry_growth",
        (("рост", "вырос", "растёт", "растет", "growth"), ("обработ", "промышл", "производств")),
        {MOSCOW: "F100"},
        Words("обрабатывающие производства выросли на {value}", "manufacturing grew by {value}"),
        "",
        bars=("зарплат", "ваканс", "предложен", "плат"),
    ),
    Fact(
        "need_2032",
        (("потребн", "понадоб", "нужно", "нужн", "need"), ("эконом", "стран", "росси", "2032")),
        {RUSSIA: "F160"},
        Words(
            "экономике на замену и новые места нужно {value}",
            "the economy needs {value} for replacement and new jobs",
        ),
        "",
    ),
)
