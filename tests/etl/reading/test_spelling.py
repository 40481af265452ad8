"""Two forms of a text: what is seen, and what rules on personal data look at; every span found in
one points at the same words in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reading.spelling import matching, reading, seen

SEEN = [
    ("Сва\u200bрщик", "Сварщик"),
    ("То\xadкарь", "Токарь"),
    ("Сле\u0301сарь", "Слесарь"),
    ("Сл\u00e9сарь", "Слесарь"),
    ("Контроле\u0308р ОТК", "Контролёр ОТК"),
    ("Наладчик сери\u0438\u0306", "Наладчик серий"),
    ("Фре\u2060зеров\ufeffщик", "Фрезеровщик"),
    ("Электро&shy;монтаж&#8203;ник", "Электромонтажник"),
    ("Solid\xadWorks", "SolidWorks"),
    ("<b>Solid</b>Works", "SolidWorks"),
    ("Auto<span class='x'>CAD</span>", "AutoCAD"),
    ("&lt;b&gt;Auto&lt;/b&gt;CAD", "AutoCAD"),
    ("Знание Auto-\nCAD", "Знание AutoCAD"),
    ("знание метро-\r\n  логии", "знание метрологии"),
    ("SCADA-\nсистем", "SCADA-систем"),
    ("Инженер-\nКонструктор", "Инженер-Конструктор"),
    ("Опыт 3-\n5 лет", "Опыт 3-5 лет"),
    ("<p>Токарь</p><p>Слесарь</p>", "\nТокарь\n\nСлесарь\n"),
    ("<strong>Требования:</strong>Опыт", "Требования:\nОпыт"),
    ("<b>Знание</b>Опыт", "Знание\nОпыт"),
    ("Токарь\u200bФрезеровщик", "Токарь Фрезеровщик"),
    ("R&amp;D", "R&D"),
]
AS_IT_IS = [
    "Обработка деталей d<10 и >5 мм",
    "R&D",
    "- сварка;\n- монтаж",
    "caf\u00e9",
    "Работа 5/2 — без выходных\n\n- ДМС",
    "№ 5 «Прогресс»",
]
PIECES = st.sampled_from(
    ["Solid", "Works", "Ток", "арь", " ", "\n", "-\n", "\xad", "\u200b", "\u0301", "\u0308", "е"]
    + ["<b>", "</b>", "<br>", "&shy;", "&lt;i&gt;", "&amp;", "é", "<", "&", "5", ".", "\ufeff"]
)


@pytest.mark.parametrize("text, expected", SEEN)
def test_what_is_seen(text, expected):
    assert reading(text).text == seen(text) == expected


@pytest.mark.parametrize("text", AS_IT_IS)
def test_what_is_left_alone(text):
    assert reading(text).text == text and reading(text).span(0, len(text)) == (0, len(text))


@pytest.mark.parametrize(
    "text, word, original",
    [
        ("знать Solid\xadWorks", "SolidWorks", "Solid\xadWorks"),
        ("<b>Solid</b>Works", "SolidWorks", "Solid</b>Works"),
        ("в Auto-\nCAD и", "AutoCAD", "Auto-\nCAD"),
        ("&lt;b&gt;Auto&lt;/b&gt;CAD", "AutoCAD", "Auto&lt;/b&gt;CAD"),
        ("То\u0301карь 5 разряда", "Токарь", "То\u0301карь"),
        ("серии\u0306 станков", "серий", "серии\u0306"),
    ],
)
def test_spans_point_into_the_original(text, word, original):
    form = reading(text)
    at = form.text.index(word)
    start, end = form.span(at, at + len(word))
    assert text[start:end] == original


@given(st.lists(PIECES, max_size=30).map("".join))
def test_both_ways_agree_and_offsets_never_run_back(text):
    form = reading(text)
    assert form.text == seen(text)
    if form.begins is not None:
        assert len(form.begins) == len(form.ends) == len(form.text)
        assert form.begins == sorted(form.begins) and form.ends == sorted(form.ends)
        assert all(a <= b <= len(text) for a, b in zip(form.begins, form.ends, strict=True))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("８ ９１６ １２３", "8 916 123"),
        ("mail＠host．ru", "mail@host.ru"),
        ("8\xa0916\u2009123", "8 916 123"),
        ("8\u200b916\xad123", "8916123"),
        ("①②", "12"),
        ("𝟖𝟗𝟏𝟔", "8916"),
    ],
)
def test_typography_does_not_hide_a_number(text, expected):
    form = matching(text)
    assert form.text == expected
    assert form.span(0, len(expected)) == (0, len(text))
