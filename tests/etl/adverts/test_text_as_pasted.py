"""Adverts as people paste them: what looks the same on screen is read the same, and spans point
into the text as it was written."""

from __future__ import annotations

import pytest

from etl.adverts.engine import read_part
from etl.adverts.occupation.occupations import classify
from etl.adverts.skills.skills import Extractor
from tests.etl.adverts.made import CAPTURE, line


@pytest.mark.parametrize(
    "title, occupation",
    [
        ("Электромонте\u0308р", "electrician"),
        ("Контроле\u0308р ОТК", "quality_inspector"),
        ("То\xadкарь", "turner"),
        ("Сва\u200bрщик", "welder"),
        ("Сле\u0301сарь", "repair_fitter"),
        ("Фре\u2060зеровщик", "miller"),
        ("Тóкарь", "turner"),
        ("Свар&shy;щик", "welder"),
        ("<b>Ток</b>арь", "turner"),
        ("Фрезеро\ufeffвщик", "miller"),
    ],
)
def test_a_title_is_what_is_seen(title, occupation):
    assert classify(title).occupation == occupation


@pytest.mark.parametrize(
    "text, skills",
    [
        ("Знание Solid\xadWorks и Auto\u200bCAD", {"solidworks", "autocad"}),
        ("Знание <b>Solid</b>Works", {"solidworks"}),
        ("Знание Auto-\nCAD", {"autocad"}),
        ("Знание Solid&shy;Works", {"solidworks"}),
        ("Знание Auto&#8203;CAD", {"autocad"}),
        ("знание метро-\nлогии", {"metrology"}),
        (
            "опыт све\u0301рки, знание А\u0301втокада".replace("све\u0301рки", "сва\u0301рки"),
            {"welding", "autocad"},
        ),
        ("<ul><li>Знание <em>Auto</em>CAD</li><li>сварка</li></ul>", {"autocad", "welding"}),
        ("Опыт работы в Solid&lt;/b&gt;Works", {"solidworks"}),
        ("знание\u200b AutoCAD\ufeff", {"autocad"}),
    ],
)
def test_a_skill_is_what_is_seen_and_its_span_is_the_originals(text, skills):
    hits = Extractor().find(text)
    assert {hit.skill for hit in hits} == skills
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)
    assert {skill for skill in skills} == {
        row["skill"]
        for row in read_part(
            [line(requirements=text, duties="", additional="", skills=[], hard_skills=[])], CAPTURE
        ).skills.to_pylist()
    }


def test_texts_beside_one_another_do_not_change_each_other():
    texts = ["знание AutoCAD", "знание Solid\xadWorks", "сварка", "Auto-\nCAD", "x"] * 60
    find = Extractor()
    assert list(find.find_all(texts)) == [find.find(text) for text in texts]
