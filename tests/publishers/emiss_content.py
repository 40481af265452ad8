"""EMISS [A]: the page with its inline script and single-use token, the form, SDMX-ML 1.0; 302 on
a stale token."""

from __future__ import annotations

import itertools
from html import escape

SURE = "A"
HOSTS = ("www.fedstat.ru", "fedstat.ru")
HTML = {"Content-Type": "text/html; charset=utf-8"}
REGIONS = {
    "643": "Российская Федерация",
    "643004": "Российская Федерация без новых субъектов",
    "45000000000": "г. Москва",
    "46000000000": "Московская область",
    "40000000000": "г.Санкт-Петербург",
}
YEARS = ("2005", "2023", "2024")
INDICATORS = {
    "43062": (
        "Уровень безработицы (по методологии МОТ)",
        "Возраст",
        {"204": "15 лет и старше"},
        "процент",
        ("I квартал", "значение показателя за год"),
    ),
    "58701": (
        "Среднемесячная номинальная начисленная заработная плата с 2017 г.",
        "ОКВЭД2",
        {"101.АГ": "Обрабатывающие производства", "101": "Всего"},
        "рубль",
        ("январь", "январь-декабрь"),
    ),
    "58586": (
        "Средняя начисленная заработная плата по профессиональным группам с 2017 г.",
        "Профессиональные группы",
        {"2": "Специалисты высшего уровня квалификации"},
        "рубль",
        ("октябрь",),
    ),
    "57768": (
        "Численность требуемых работников на вакантные рабочие места",
        "ОКВЭД2",
        {"101.АГ": "Обрабатывающие производства"},
        "человек",
        ("IV квартал",),
    ),
    "63340": (
        "Численность выпускников",
        "Направление подготовки",
        {"15": "Машиностроение"},
        "человек",
        ("значение показателя за год",),
    ),
    "62077": (
        "Доля трудоустроенных выпускников",
        "Уровень",
        {"1": "Бакалавриат"},
        "процент",
        ("значение показателя за год",),
    ),
    "63204": (
        "Уровень трудоустройства выпускников СПО, один год",
        "Уровень",
        {"1": "СПО"},
        "процент",
        ("значение показателя за год",),
    ),
    "63205": (
        "Уровень трудоустройства выпускников СПО, два года",
        "Уровень",
        {"1": "СПО"},
        "процент",
        ("значение показателя за год",),
    ),
    "64001": (
        "Потребность в работниках для замещения вакантных рабочих мест с 2018 г.",
        "Профессиональные группы",
        {"2": "Специалисты в области техники"},
        "человек",
        ("октябрь",),
    ),
}
CATALOGUE = {
    "57886": "Потребность в работниках для замещения вакантных рабочих мест за 2016 г."
} | {i: d[0] for i, d in INDICATORS.items()}


class Emiss:
    """One site with its own tokens: each is good for one POST."""

    def __init__(self) -> None:
        self.tokens: set[str] = set()
        self.numbers = itertools.count(1)

    def answer(
        self, method: str, path: str, query: dict, form: list | None = None
    ) -> tuple[int, dict, bytes]:
        """(status, headers, body) of one request."""
        if (
            method == "POST"
            and path == "/indicator/downloadData.do"
            and query.get("format") == "sdmx"
        ):
            return self._download(form or [])
        if path == "/organizations/":
            links = "".join(
                f'<a href="/indicator/{i}">{escape(t)}</a>' for i, t in CATALOGUE.items()
            )
            return 200, HTML, f'<html><div id="orgsTree"><div>{links}</div></div></html>'.encode()
        indicator = path.rpartition("/")[2]
        if path.startswith("/indicator/") and indicator in INDICATORS:
            token = f"T{next(self.numbers)}"
            self.tokens.add(token)
            return 200, HTML, page(indicator, token).encode()
        return 200, HTML, b"<html>fedstat</html>"

    def _download(self, form: list) -> tuple[int, dict, bytes]:
        given = dict(form)
        token = given.get(given.get("struts.token.name", ""), "")
        indicator = given.get("id", "")
        chosen = [v for k, v in form if k == "selectedFilterIds"]
        if token not in self.tokens or indicator not in INDICATORS:
            return 302, {"Location": "/indicator/" + indicator}, b""
        self.tokens.discard(token)
        picked = {
            f: [v.partition("_")[2] for v in chosen if v.startswith(f + "_")]
            for f in ("0", "1", "2", "3", "4")
        }
        if not all(picked.values()):
            return 302, {"Location": "/indicator/" + indicator}, b""
        return 200, {"Content-Type": "text/xml;charset=UTF-8"}, sdmx(indicator, picked)


def page(indicator: str, token: str) -> str:
    """The indicator's page: single quotes, \\u escapes, &quot; and trailing commas, as the site
    writes them."""
    title, dimension, values, _, periods = INDICATORS[indicator]

    def field(number: str, name: str, options: dict) -> str:
        listed = ",\n".join(
            f"'{k}': {{title: '{v}', order: {n}, checked: true,}}"
            for n, (k, v) in enumerate(options.items())
        )
        return f"'{number}': {{title: '{name}', values: {{\n{listed},\n}},}}"

    fields = ",\n".join(
        [
            field("0", "Показатель", {indicator: title.replace("Уровень", "\\u0423ровень")}),
            field("1", "ОКАТО", REGIONS),
            field("2", "&quot;" + dimension + "&quot;", values),
            field("3", "Год", {y: y for y in YEARS}),
            field("4", "Период", {str(i): p for i, p in enumerate(periods)}),
        ]
    )
    return f"""<html><head><title>{escape(title)}</title></head><body>
<div id="downloadTokenHolder"><input type="hidden" name="struts.token.name" value="token"/>
<input type="hidden" name="token" value="{token}"/></div>
<script>var grid = new FGrid({{ renderTo: 'grid', id: {indicator},
filters: {{
{fields},
}},
left_columns: [ 1, 2 ],
top_columns: [ 3, 4 ],
groups: [],
filterObjectIds: [ 0 ],
}});
grid.init();</script></body></html>"""


def sdmx(indicator: str, picked: dict[str, list[str]]) -> bytes:
    """GenericData of the chosen values; the second region's code list carries the site's own
    codes."""
    title, dimension, values, unit, periods = INDICATORS[indicator]
    ns = "http://www.SDMX.org/resources/SDMXML/schemas/v1_0/"

    def codes(key: str, name: str, options: dict) -> str:
        inner = "".join(
            "<structure:Code "
            f'value="{k}"><structure:Description>{escape(v)}</structure:Description>'
            "</structure:Code>"
            for k, v in options.items()
        )
        return (
            "<structure:CodeList "
            f'id="{key}"><structure:Name>{name}</structure:Name>{inner}</structure:CodeList>'
        )

    series = []
    for n, (region, value, year, period) in enumerate(
        itertools.product(*(picked[f] for f in "1234"))
    ):
        text = f"{2 + n / 10:.1f}".replace(".", ",")
        series.append(
            '<generic:Series><generic:SeriesKey><generic:Value concept="s_OKATO" '
            f'value="{region}"/>'
            '<generic:Value concept="s_dim" '
            f'value="{escape(value)}"/></generic:SeriesKey><generic:Attributes>'
            f'<generic:Value concept="EI" value="{unit}"/><generic:Value concept="PERIOD" '
            f'value="{periods[int(period)]}"/></generic:Attributes><generic:Obs><generic:Time>'
            f"{year}</generic:Time>"
            + (f'<generic:ObsValue value="{text}"/>' if n % 7 != 6 else "")
            + "</generic:Obs></generic:Series>"
        )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><message:GenericData xmlns:message="{ns}message" '
        f'xmlns:generic="{ns}generic" '
        f'xmlns:structure="{ns}structure"><message:Header><message:ID>{indicator}'
        f"</message:ID></message:Header><message:CodeLists>{codes('s_OKATO', 'ОКАТО', REGIONS)}"
        f"{codes('s_dim', dimension, values)}</message:CodeLists><message:DataSet>{''.join(series)}"
        "</message:DataSet></message:GenericData>"
    ).encode()
