"""Words of a skill in another sense: a degree's field, tooling, a permit, a company, a car."""

from __future__ import annotations

import pytest

from etl.adverts.skills.skills import Extractor


@pytest.mark.parametrize(
    "text, skill",
    [
        ("высшее образование (машиностроение, энергетика)", "machine_building"),
        ("Высшее техническое образование (автоматика, электроника)", "electronics_general"),
        ("специальность «Промышленная теплоэнергетика»", "heat_power"),
        ("высшее образование - ПГС", "construction_works"),
        ("разработка оснастки и приспособлений", "dies_molds"),
        ("4 группа по электробезопасности до и выше 1000 В", "high_voltage"),
        ("преимущественно выпускники БНТУ", "estimate_software"),
        ("Организация выпуска ТС на линию", "heat_power"),
        ("ремонт автомобилей, взаимодействие с СТО", "standardization"),
        ("валидация данных в банке", "pharma"),
        ("инженер компании МТС", "procurement"),
        ("резка плазменной горелкой", "boilers"),
        ("аккредитация по ИСО/МЭК 17025", "iec61131"),
        ("подбор водительского состава", "driver_b"),
        ("мобильные колесные платформы", "business_trips"),
        ("обязанности по должностной инструкции", "instructions_dev"),
    ],
)
def test_another_sense_is_no_skill(text, skill):
    assert skill not in {hit.skill for hit in Extractor().find(text)}


@pytest.mark.parametrize(
    "text, skill",
    [
        ("высшее образование (знание AutoCAD обязательно)", "autocad"),
        ("опыт работы в машиностроении", "machine_building"),
        ("проектирование штампов и пресс-форм", "dies_molds"),
        ("проектирование технологической оснастки", "tooling"),
        ("обслуживание трансформаторных подстанций", "high_voltage"),
        ("валидация процессов GMP", "pharma"),
        ("проектирование тепловых сетей, раздел ТС", "heat_power"),
        ("высшее образование (микробиология)", "microbiology"),
    ],
)
def test_the_skill_itself_stays(text, skill):
    assert skill in {hit.skill for hit in Extractor().find(text)}
