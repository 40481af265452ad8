"""Negation as grammar: word forms, lists, brackets; what a clause denies is not asked for, what the
next one demands is. Inputs of the issue and others of each kind, written before the rule."""

from __future__ import annotations

import pytest

from etl.adverts.skills.skills import Extractor

CASES = [
    ("AutoCAD не используем, работаем в Компас-3D.", {"kompas_3d"}),
    ("Мы не работаем в AutoCAD, проектируем только в Компас-3D.", {"kompas_3d"}),
    ("AutoCAD необязателен", set()),
    ("Опыт в SolidWorks не критичен", set()),
    ("Знание Fanuc не принципиально", set()),
    ("Требуется знание Python (не Java).", {"python"}),
    ("Не нужны: английский язык, AutoCAD.", set()),
    ("Знать AutoCAD не надо", set()),
    ("Без требований к знанию AutoCAD", set()),
    ("Сварочные работы не входят в обязанности", set()),
    ("Не требуются: AutoCAD, SolidWorks; нужен Компас-3D", {"kompas_3d"}),
    ("Знание Python, а не Java", {"python"}),
    ("Моделируем в SolidWorks, а не в AutoCAD", {"solidworks"}),
    ("Английский язык не важен, нужен AutoCAD", {"autocad"}),
    ("SolidWorks не применяется", set()),
    ("Fanuc не является обязательным требованием", set()),
    ("Знание AutoCAD не понадобится", set()),
    ("Наличие AutoCAD не существенно", set()),
    ("Не нужен AutoCAD", set()),
    ("Не требуется знание SolidWorks", set()),
    ("Пайка не входит в задачи", set()),
    ("Опыт не требуется. AutoCAD обязателен", {"autocad"}),
    ("Опыт работы не важен, обязательно знание AutoCAD", {"autocad"}),
    ("Не нужны: Java. Нужно знание Python", {"python"}),
    ("Не только AutoCAD, но и SolidWorks", {"autocad", "solidworks"}),
    ("Знание AutoCAD не обязательно, но будет плюсом", {"autocad"}),
    ("Без знания AutoCAD не обращаться", {"autocad"}),
]


@pytest.mark.parametrize("text, asked", CASES)
def test_what_is_denied_is_not_asked(text, asked):
    programs = {"autocad", "solidworks", "kompas_3d", "java", "python", "english", "fanuc"}
    programs |= {"welding", "soldering"}
    assert {h.skill for h in Extractor().find(text)} & programs == asked
