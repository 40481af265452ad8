"""Numbers, dates and counted nouns as a reader of either language expects them."""

from __future__ import annotations

from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from etl.language import Words
from etl.language.nouns import NOUNS

NO_DATA = Words("нет данных", "no data")
UNDER_A_MONTH = Words("меньше месяца назад", "less than a month ago")
FORECAST = Words("прогноз", "forecast")
AGO = Words(" назад", " ago")
AND = Words(" и ", " and ")
UNDATED = Words("без даты", "undated")
NBSP = "\u00a0"
ROMAN = ("I", "II", "III", "IV")
BOUNDS = {"=": "", "≥": f"≥{NBSP}", "≤": f"≤{NBSP}", "≈": f"≈{NBSP}"}
ALMOST = "≲"
NEARLY = Words("почти", "almost")
"""How a bound is told whose page says «почти»: it is from above, and close."""
SPOKEN = {
    "≥": Words("более", "more than"),
    "≤": Words("не более", "at most"),
    "≈": Words("около", "about"),
}
PLACES = {
    "Москва": Words("Москва", "Moscow"),
    "Россия": Words("Россия", "Russia"),
    "Московская область": Words("Московская область", "Moscow oblast"),
    "Москва и Московская область": Words("Москва и область", "Moscow and oblast"),
    "область": Words("область", "oblast"),
    "ЦФО": Words("ЦФО", "Central Russia"),
}
AREAS = {"moscow": "Москва", "oblast": "Московская область", "russia": "Россия"}
"""Codes of areas → the names that rows of evidence carry."""


def number(value: float, lang: str = "ru", digits: int | None = None, sign: bool = False) -> str:
    """«1 234,5» / «1,234.5»; `digits` fixes the decimals, None keeps up to two; the minus is
    typographic."""
    pattern = "#,##0" + ("" if digits == 0 else "." + "0" * digits if digits else ".##")
    text = format_decimal(abs(value), pattern, locale=lang)
    zero = not any(c in "123456789" for c in text)
    if value < 0 and not zero:
        mark = "−"
    else:
        mark = "+" if sign and value > 0 and not zero else ""
    return mark + text


def unit_text(unit: str, lang: str = "ru") -> str:
    """How a unit stands after a number: «%» and «п.» by a no-break space; English «%» at once."""
    if unit == "%":
        return Words(f"{NBSP}%", "%")[lang]
    if unit:
        return f"{NBSP}{unit}"
    return ""


def bounded(
    value: float | None,
    bound: str = "=",
    lang: str = "ru",
    *,
    low: float | None = None,
    high: float | None = None,
    digits: int | None = None,
    sign: bool = False,
) -> str:
    """A number with its bound (≥ ≤ ≈), or its range when only the ends are published; «нет
    данных» for none."""

    def say(v: float) -> str:
        return number(v, lang, digits, sign)

    if value is None or value != value:
        if low is not None and high is not None and low == low and high == high:
            return f"{say(low)}–{say(high)}"
        return NO_DATA[lang]
    close = f"{NEARLY[lang]}{NBSP}" if bound == ALMOST else ""
    return BOUNDS.get(bound, close) + say(value)


def spoken(text: str, lang: str = "ru") -> str:
    """A printed number as a sentence says it: «≥ 755 тыс.» becomes «более 755 тыс.»."""
    for sign, word in SPOKEN.items():
        text = text.replace(sign + NBSP, word[lang] + NBSP)
    return text


def plural(n: float, noun: str, lang: str = "ru") -> str:
    """The form of the noun that goes with n, by CLDR's plural rules."""
    forms = NOUNS[noun]["en" if lang == "en" else "ru"]
    return forms.get(Locale(lang).plural_form(n), forms["other"])


def counted(n: float, noun: str, lang: str = "ru") -> str:
    """«5 вакансий», «1 vacancy»."""
    return f"{number(n, lang)}{NBSP}{plural(n, noun, lang)}"


def counted_of(n: int, noun: str, lang: str = "ru") -> str:
    """The same after «у», «из», «для»: «1 профессии», «5 профессий»; English has no cases."""
    forms = NOUNS[noun].get(lang)
    if forms is None or "few" not in forms:
        return counted(n, noun, lang)
    case = "few" if Locale(lang).plural_form(n) == "one" else "many"
    return f"{number(n, lang)}{NBSP}{forms[case]}"


def listed(parts: list[str], lang: str = "ru") -> str:
    """«а, б и в» / «a, b and c»."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + AND[lang] + parts[-1]


def day(iso: str | date) -> date:
    """A date from ISO text of any precision: 2025, 2025-10, 2025-10-09."""
    if isinstance(iso, date):
        return iso
    parts = [int(p) for p in str(iso)[:10].split("-")]
    return date(*(parts + [1, 1])[:3])


def month(when: str | date, lang: str = "ru", year: bool = True) -> str:
    """«окт. 2025» / «Oct 2025»."""
    d = day(when)
    name = format_date(d, "LLL", locale=lang)
    if year:
        return f"{name}{NBSP}{d.year}"
    return name


def period(start: str | date, end: str | date, lang: str = "ru") -> str:
    """The shortest true name of a period: a day's month, a quarter, a year, a run of months or
    years."""
    a = day(start)
    b = day(end)
    whole = a.day == 1 and (b.day >= 28 or a == b)
    if a.month == 1 and b.month == 12 and a.day == 1 and b.day == 31:
        if a.year == b.year:
            return str(a.year)
        return f"{a.year}–{b.year}"
    if a.year == b.year and whole and a.month % 3 == 1 and b.month == a.month + 2:
        q = (a.month - 1) // 3
        return Words(f"{ROMAN[q]}{NBSP}кв.{NBSP}{a.year}", f"Q{q + 1}{NBSP}{a.year}")[lang]
    if (a.year, a.month) == (b.year, b.month):
        return month(b, lang)
    return f"{month(a, lang, a.year != b.year)}–{month(b, lang)}"


def months_between(then: str | date, today: date) -> int:
    """Whole months elapsed from `then` to `today` (31 January to 28 February is one); negative
    when `then` lies ahead."""
    d = day(then)
    is_short = today.day < d.day and (today + timedelta(days=1)).month == today.month
    return (today.year - d.year) * 12 + today.month - d.month - is_short


def age(end: str | date, today: date, lang: str = "ru") -> str:
    """«10 мес. назад», «3 года назад», «меньше месяца назад»; «прогноз» for a date ahead."""
    months = months_between(end, today)
    if months < 0:
        return FORECAST[lang]
    if months == 0:
        return UNDER_A_MONTH[lang]
    if months < 24:
        return Words(f"{months}{NBSP}мес. назад", f"{months}{NBSP}mo ago")[lang]
    return counted(months // 12, "year", lang) + AGO[lang]


def page_date(text: str, lang: str = "ru") -> str:
    """A page's date as printed in a caption: 09.10.2025, 10.2025 or 2025, as precise as it is
    known."""
    iso = str(text)[:10]
    parts = iso.split("-") if iso[:4].isdigit() else []
    if len(parts) == 3 and all(p.isdigit() for p in parts):
        return Words(".".join(reversed(parts)), iso)[lang]
    if len(parts) == 2 and parts[1][:2].isdigit():
        return Words(f"{parts[1][:2]}.{parts[0]}", f"{parts[0]}-{parts[1][:2]}")[lang]
    if iso[:4].isdigit():
        return iso[:4]
    return UNDATED[lang]


def place(geography: str, lang: str = "ru") -> str:
    """The geography's badge in the reader's language; an unknown one stays as published."""
    if geography in PLACES:
        return PLACES[geography][lang]
    return geography


def no_lower(name: str, lang: str = "ru") -> str:
    """The end of a finding whose first cannot be told from the next, `name`."""
    return Words(f"; {name} может быть не ниже", f"; {name} may be no lower")[lang]


def quoted(name: str, lang: str = "ru") -> str:
    """«name» or “name”."""
    return Words(f"«{name}»", f"“{name}”")[lang]


def lower_first(text: str) -> str:
    """The text with its first letter small, for the middle of a sentence."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text with its first letter raised and the rest untouched."""
    return text[:1].upper() + text[1:]
