"""Occupations by title: traps of the field, a list of titles by family, seniority, doubt,
explanations."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.adverts.occupation.occupations import classify, explain
from etl.adverts.reference import rows

TITLES = Path(__file__).with_name("occupation_titles.csv")
"""Titles of the wage-rate handbook and as employers write them; `families` are those a reader
allows, '' none."""
TRAPS = [
    "Инженер-программист",
    "Инженер по тестированию",
    "QA Automation Engineer",
    "Инженер технической поддержки",
    "Сервисный инженер (лифты)",
    "Электромеханик по лифтам",
    "Инженер по продажам",
    "Sales engineer",
    "Инженер ПТО",
    "Инженер-сметчик",
    "Автослесарь",
    "Слесарь по ремонту грузовых автомобилей",
    "Механик по выпуску",
    "Зубной техник",
    "Мастер маникюра",
    "Мастер по ремонту телефонов",
    "Мастер производственного обучения",
    "Оператор колл-центра",
    "Оператор 1С",
    "Машинист экскаватора",
    "Сборщик заказов",
    "Рентгенолаборант",
    "Маляр-штукатур",
    "Прораб",
    "Менеджер по работе с инженерами",
    "Начальник отдела продаж",
    "Data Engineer",
    "Технолог общественного питания",
    "Инженер по безопасности дорожного движения",
    "Слесарь-сантехник",
    "Контролёр торгового зала",
    "Бухгалтер на завод",
]


def by_family() -> dict[str, list[tuple[str, set[str]]]]:
    """Titles of the list under their first family, '' for those outside industry."""
    found: dict[str, list[tuple[str, set[str]]]] = {}
    with TITLES.open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            families = row["families"].split("|")
            found.setdefault(families[0], []).append((row["title"], set(families)))
    return found


@pytest.mark.parametrize(("family", "titles"), by_family().items())
def test_every_title_of_the_list_gets_a_family_its_reader_allows(family, titles):
    wrong = {
        title: classify(title).family
        for title, allowed in titles
        if classify(title).family not in allowed
    }
    assert len(titles) >= 30 and not wrong


def test_the_list_covers_every_family():
    assert set(by_family()) == {row["family"] for row in rows("occupations")} | {""}


@pytest.mark.parametrize("title", TRAPS)
def test_a_trap_is_not_industry_and_carries_no_occupation(title):
    found = classify(title)
    assert not found.is_industrial
    assert (found.occupation, found.family, found.level, found.hh_role_id) == ("", "", "", "")


@pytest.mark.parametrize(
    "title", ["Tокaрь", "ТОКАРЬ", "  токарь ", "Токарь16К20", "токарь – расточник"]
)
def test_spelling_does_not_decide(title):
    assert classify(title).occupation == "turner"


def test_the_first_noun_decides_not_the_word_behind_a_preposition():
    assert not classify("Логист на производство станков для токарей").is_industrial
    assert classify("Технолог на участок сварщиков").occupation == "welding_engineer"
    assert not classify("Продавец / токарь").is_industrial


@pytest.mark.parametrize(
    ("title", "seniority", "level"),
    [
        ("Ведущий инженер-технолог", "lead", "engineer"),
        ("Старший техник КИПиА", "senior", "technician"),
        ("Ученик токаря", "intern", "worker"),
        ("Младший инженер-конструктор", "junior", "engineer"),
        ("Начальник ОТК", "", "manager"),
        ("Инженер-электроник", "", "engineer"),
    ],
)
def test_seniority_and_level_are_read_from_the_title(title, seniority, level):
    found = classify(title)
    assert (found.seniority, found.level) == (seniority, level)


def test_text_and_codes_settle_only_a_title_in_doubt():
    factory = "Обслуживание оборудования цеха, наладка станков, чтение чертежей"
    office = "Настройка 1С, помощь пользователям, администрирование серверов Linux"
    assert not classify("Техник").is_industrial
    assert classify("Техник", factory).is_industrial
    assert not classify("Инженер", office).is_industrial
    assert classify("Токарь", office) == classify("Токарь")
    assert classify("Техник", codes={"hh_role_ids": ["144"]}).family == "power"
    assert not classify("Инженер", codes={"hh_role_ids": ["121"]}).is_industrial
    assert not classify("Продавец", factory, {"hh_role_ids": ["144"]}).is_industrial


TEXTS = {
    "design": "Разработка рабочей документации раздела ОВ, выпуск чертежей в AutoCAD, согласование "
    "проектных решений",
    "process": "Разработка технологических процессов, маршрутных карт и технологической "
    "документации на изделия цеха",
    "electronics": "Разработка принципиальных схем, трассировка печатных плат, пайка макетов, "
    "работа с осциллографом",
    "service_commissioning": "Эксплуатация зданий: обслуживание вентиляции, отопления и "
    "водоснабжения, осмотры",
    "": "Настройка Linux и сетевого оборудования, администрирование баз данных, поддержка "
    "пользователей",
}


@pytest.mark.parametrize(("family", "text"), TEXTS.items())
def test_a_text_names_the_family_of_a_bare_engineer(family, text):
    assert classify("Инженер", text).family == family
    assert classify("Ведущий инженер", text).family == family


def test_a_text_read_for_duties_leaves_out_what_the_employer_offers():
    duties = (
        "Ремонт оборудования цеха, обслуживание насосов и компрессоров, составление графиков ППР. "
        * 3
    )
    offer = (
        "\nУсловия: кафе и магазин на территории, скидки клиентам, автомобили сотрудникам, "
        "ресторан, салон"
    )
    assert classify("Механик", duties + offer) == classify("Механик", duties)
    assert classify("Механик", duties).is_industrial


def test_a_word_counts_by_its_beginning_not_in_the_middle_of_another():
    text = (
        "Руководитель участка: ремонт оборудования, добровольные испытания, обслуживание станков и "
        "механизмов"
    )
    assert classify("Механик", text).is_industrial, (
        "«водител» stands in «руководитель», «бров» in «добровольные»"
    )


def test_a_long_text_without_a_word_of_industry_speaks_against_a_bare_engineer():
    assert (
        classify("Инженер", "Ведение переписки, участие в совещаниях, отчёты. " * 6).is_industrial
        is False
    )
    assert classify("Инженер", "Ведение переписки").is_industrial is True


def test_a_code_names_the_occupation_of_a_bare_title_and_mixed_roles_name_none():
    assert classify("Инженер", codes={"hh_role_ids": ["48"]}).family == "design"
    assert classify("Монтажник", codes={"hh_role_ids": ["78"]}) == classify("Монтажник")
    assert (
        classify("Техник", codes={"okpdtr": "Техник-лаборант"}).occupation
        == "laboratory_technician"
    )


def test_explain_names_the_rule_and_the_words():
    steps = explain("Сервисный инженер (лифты)")
    assert any("лифты" in step.matched and "не промышленная" in step.effect for step in steps)
    assert explain("Техник", "цех, станки, чертежи, наладка")[-1].rule == "сомнение решено"
    assert explain("кто-нибудь")[0].effect.startswith("решать нечем")


def test_title_variants_of_the_table_are_recognised_in_their_family():
    wrong = [
        (variant, row["code"])
        for row in rows("occupations")
        for variant in row["titles"].split("|")
        if classify(variant).family != row["family"]
    ]
    assert len(wrong) <= 12, wrong


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="абвгдеёжинорстулцчьъя -/(),.", max_size=60), st.text(max_size=40))
def test_answer_is_the_same_twice_and_keeps_its_promises(title, text):
    found = classify(title, text)
    assert found == classify(title, text)
    assert 0 <= found.confidence <= 1 and found.rule
    assert bool(found.occupation) == found.is_industrial == bool(found.family)


def test_ten_thousand_random_titles_crash_nothing():
    chance = random.Random(3)
    words = [
        "инженер",
        "оператор",
        "мастер",
        "специалист",
        "начальник",
        "/",
        "(",
        "\x00",
        "\ud83d",
        "İ",
        "ЧПУ",
        "по",
    ]
    for _ in range(10_000):
        noise = "".join(
            chr(chance.choice((chance.randrange(32, 0x500), chance.randrange(0x10FFFF))))
            for _ in range(6)
        )
        found = classify(" ".join((noise, chance.choice(words), chance.choice(words))))
        assert isinstance(found.is_industrial, bool)
