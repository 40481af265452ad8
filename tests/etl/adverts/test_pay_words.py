"""Pay as adverts write it: amount, period and tax basis with the place of the sum; written before
the rule, other inputs than those set aside."""

from __future__ import annotations

import pytest

from etl.adverts.pay.pay_words import is_rotation, sums

WRITTEN = [
    ("Оплата 5 500–6 500 руб. за смену, график 2/2", 5500, 6500, "shift", "unknown"),
    ("Токарь (5 500 руб/смена)", 5500, 5500, "shift", "unknown"),
    ("480 000 руб. за вахту 60 дней", 480_000, 480_000, "rotation", "unknown"),
    ("Ставка 450 руб. в час на руки", 450, 450, "hour", "net"),
    ("Смена от 4000 рублей", 4000, None, "shift", "unknown"),
    ("Оплата за 30 смен 150 000 руб.", 150_000, 150_000, "rotation", "unknown"),
    ("150 000 руб. за 30 смен", 150_000, 150_000, "rotation", "unknown"),
    ("Оплата 380 р/ч", 380, 380, "hour", "unknown"),
    ("3 800 ₽/смена чистыми", 3800, 3800, "shift", "net"),
    ("Почасовая оплата: от 350 до 420 руб.", 350, 420, "hour", "unknown"),
    ("Зарплата 120.000 руб. на руки", 120_000, 120_000, "", "net"),
    ("З/п от 90 тыс. руб. до вычета НДФЛ", 90_000, None, "", "gross"),
    ("Оклад 80-100 т.р. + премия", 80_000, 100_000, "", "unknown"),
    ("зп 150к gross", 150_000, 150_000, "", "gross"),
    ("Заработная плата до 140 000 ₽ в месяц", None, 140_000, "month", "unknown"),
    ("Доход от 110 000 до 130 000 рублей (net)", 110_000, 130_000, "", "net"),
    ("оклад 95 000 (до вычета налогов)", 95_000, 95_000, "", "gross"),
    ("Заработная плата от 90000 тыс. рублей в месяц", 90_000, None, "month", "unknown"),
    ("Ставка за смену - 4200 руб", 4200, 4200, "shift", "unknown"),
    ("Оплата за деталь 120 руб. за штуку", 120, 120, "service", "unknown"),
    ("5000 руб/сутки, оплата еженедельно", 5000, 5000, "shift", "unknown"),
    ("Оплата: 2500 руб. в день", 2500, 2500, "shift", "unknown"),
    ("тарифная ставка 410,50 руб./час", 410.5, 410.5, "hour", "unknown"),
    ("Заработная плата 75 000 руб. (после вычета НДФЛ)", 75_000, 75_000, "", "net"),
]
NOT_PAY = [
    "Компенсация питания: 230 рублей/смена",
    "Премия 5000 руб. за каждого друга",
    "Более 10 тысяч сотрудников",
    "Лимит 25 тыс. рублей в год на фитнес",
    "Вознаграждение до 100 тыс. рублей за рекомендацию",
    "Работа с клиентами: средний чек 60 000 рублей",
    "График 5/2, смена 12 часов",
    "выплата подъемных 30 000 руб.",
    "Оборот компании 500 тыс. руб. в месяц",
    "Обработка 120 деталей в смену",
    "Материальная помощь до 40 000 руб.",
]


@pytest.mark.parametrize("text, low, high, mode, tax", WRITTEN)
def test_a_sum_is_read(text, low, high, mode, tax):
    found = sums(text.lower())
    assert found, text
    one = found[0]
    assert (one.low, one.high, one.mode, one.tax) == (low, high, mode, tax)
    assert any(c.isdigit() for c in text[one.start : one.end])


@pytest.mark.parametrize("text", NOT_PAY)
def test_another_sum_is_no_pay(text):
    assert sums(text.lower()) == []


@pytest.mark.parametrize(
    "text, is_so",
    [
        ("сварщик вахта 60/30", True),
        ("вахтовый метод работы", True),
        ("работа вахтой в тюмени", True),
        ("график: вахта 45 дней", True),
        ("вахтовым методом, проживание", True),
        ("не вахта, переезд", False),
        ("без вахты", False),
        ("вахтер на проходную", False),
        ("работа вахтой - обсуждается", False),
        ("возможен вахтовый метод работы", False),
        ("график 5/2, 6/1, 12/2 и любая вахта", False),
        ("кроме вахты", False),
    ],
)
def test_rotation_is_said_not_denied(text, is_so):
    assert is_rotation(text) is is_so
