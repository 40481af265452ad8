"""Skills: what an advert asks for is found in every spelling, what it does not ask for is not
counted."""

from __future__ import annotations

import random
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.adverts import reference
from etl.adverts.normalise import normalise, tokens
from etl.adverts.skills import cues
from etl.adverts.skills.automaton import CATEGORIES
from etl.adverts.skills.inflect import forms, inverted
from etl.adverts.skills.skills import Extractor, merge_tags

EXTRACT = Extractor()
SAMPLES = [
    "Опыт в SolidWorks",
    "без знания AutoCAD",
    "чтение чертежей, расчёты на прочность",
    "С++, станки с ЧПУ",
    "Мы предлагаем:\n- обучение сварке",
    "знание Компас-3D не требуется",
    "1С, MS Excel; ПЛК Siemens S7-1200",
]


def asked(text: str) -> set[str]:
    return {hit.skill for hit in EXTRACT.find(text)}


def why(text: str) -> dict[str, str]:
    return {hit.skill: hit.context for hit in EXTRACT.find(text, everything=True)}


def test_the_dictionary_is_large_and_well_formed():
    rows = reference.rows("skills")
    assert len(rows) >= 400 and len({r["code"] for r in rows}) == len(rows)
    assert {r["category"] for r in rows} <= set(CATEGORIES)
    assert all(r["name_ru"] and r["name_en"] for r in rows)


@pytest.mark.parametrize("row", reference.rows("skills"), ids=lambda r: r["code"])
def test_a_skill_is_known_by_its_own_name_as_a_tag(row):
    assert EXTRACT.map_tag(row["name_ru"]) == row["code"]


@pytest.mark.parametrize(
    "text, skill",
    [
        ("Опыт чтения чертежей", "reading_drawings"),
        ("по чтению технических чертежей", "reading_drawings"),
        ("читать чертежи", "reading_drawings"),
        ("на фрезерных станках", "milling"),
        ("фрезерным станком", "milling"),
        ("владение аргонодуговой сваркой", "tig_welding"),
        ("расчётов на прочность", "strength_calc"),
        ("знание метрологии", "metrology"),
        ("в системах автоматизированного проектирования", "cad_general"),
        ("3D‑моделированием", "modelling_3d"),
        ("3d – моделирование", "modelling_3d"),
        ("в Автокаде", "autocad"),
        ("ведение технической документации", "technical_documentation"),
        ("частотных преобразователей", "vfd"),
    ],
)
def test_every_inflection_is_found(text, skill):
    assert skill in asked(text)


@pytest.mark.parametrize(
    "text, skill",
    [
        ("АutоCAD", "autocad"),
        ("SоlidWоrks", "solidworks"),
        ("С++", "cpp"),
        ("С#", "csharp"),
        ("1C", "onec"),
        ("МАТLАВ", "matlab"),
        ("Компас—3D", "kompas_3d"),
        ("КОМПАС 3D", "kompas_3d"),
        ("T‑FLEX", "tflex"),
        ("расчет на прочность", "strength_calc"),
        ("расчёт\xa0на прочность", "strength_calc"),
    ],
)
def test_letters_that_look_alike_dashes_and_yo(text, skill):
    assert asked(f"Требования: {text}, ответственность") >= {skill}


@pytest.mark.parametrize(
    "text, skill, stands",
    [
        ("Датчики потока (Flow)", "flowvision", False),
        ("программирование на языке C", "c_lang", True),
        ("витамин C", "c_lang", False),
        ("сварка РАД и МП", "tig_welding", True),
        ("рад видеть вас в команде", "tig_welding", False),
        ("подготовка АВР и КС-2", "relay_protection", False),
        ("настройка ПИД‑регуляторов", "plc", True),
        ("мы не стоим на месте, go ahead", "lua_etc", False),
        ("ТВЧ и отпуск деталей", "heat_treatment", True),
        ("оплачиваемый отпуск 28 дней", "heat_treatment", False),
        ("опыт в NX 12", "nx", True),
        ("Autodesk Inventor и inventory", "inventor", True),
    ],
)
def test_short_and_ambiguous_words(text, skill, stands):
    assert (skill in asked(text)) is stands


@pytest.mark.parametrize(
    "text, not_asked",
    [
        ("без опыта работы в SolidWorks", "solidworks"),
        ("Знание SolidWorks не требуется", "solidworks"),
        ("не требуется знание SolidWorks", "solidworks"),
        ("Знание SolidWorks и AutoCAD не обязательно", "solidworks"),
        ("Можно без знания SolidWorks.", "solidworks"),
        ("Не нужно знать SolidWorks", "solidworks"),
    ],
)
def test_negation(text, not_asked):
    assert not_asked not in asked(text) and why(text)[not_asked] == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "Опыт работы не требуется. Знание SolidWorks",
        "Опыт не требуется, знание SolidWorks обязательно",
        "Без опыта в Revit, но со знанием SolidWorks",
        "Без знания SolidWorks не рассматриваем",
        "Знание не только Revit, но и SolidWorks",
        "Знание SolidWorks не обязательно, но будет плюсом",
    ],
)
def test_what_only_looks_like_a_negation_is_counted(text):
    assert "solidworks" in asked(text)


@pytest.mark.parametrize(
    "text, skill, reason",
    [
        ("Взаимодействие с отделом сварки", "welding", "others"),
        ("Обучим сварке", "welding", "offer"),
        (
            "Требования:\n- ответственность\nМы предлагаем:\n- курсы английского языка",
            "english",
            "offer",
        ),
        ("Начальник отдела закупок", "procurement", "department"),
        ("Наш завод — лидер в области механической обработки и сварки", "welding", "company"),
    ],
)
def test_other_peoples_work_offers_and_the_firm_itself(text, skill, reason):
    assert skill not in asked(text) and why(text).get(skill) in (reason, None)


def test_an_ambiguous_name_counts_beside_software_only():
    assert "kompas_3d" in asked("Знание программ: Компас, AutoCAD")
    assert "kompas_3d" not in asked("Ресторан «Компас» ищет повара")


@pytest.mark.parametrize("text", SAMPLES)
def test_offsets_index_the_original(text):
    text = "Ё\u0130 — " + text + " İ"
    found = EXTRACT.find(text, everything=True)
    assert found and all(
        text[h.start : h.end] == h.text and h.text.strip() == h.text for h in found
    )
    assert all(a.end <= b.start or a.start < b.start for a, b in pairwise(found))


def test_ten_thousand_strings_of_anything_crash_nothing():
    rng = random.Random(7)
    words = [w for phrase in SAMPLES for w in phrase.split()] + [
        p for kind in cues.phrases().values() for p in kind
    ]
    for _ in range(10_000):
        noise = "".join(
            chr(rng.choice((rng.randrange(32, 1200), rng.randrange(sys.maxunicode + 1))))
            for _ in range(6)
        )
        text = rng.choice(" \n,.-").join(
            [noise, *rng.choices(words, k=rng.randrange(4)), noise[::-1]]
        )
        for hit in EXTRACT.find(text, everything=True):
            assert text[hit.start : hit.end] == hit.text


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_normalising_keeps_the_length_and_is_idempotent(text):
    once = normalise(text)
    assert len(once) == len(text) and normalise(once) == once
    assert all(once[t.start : t.end] == t.text for t in tokens(text))


@settings(max_examples=30, deadline=None)
@given(st.permutations(SAMPLES))
def test_texts_do_not_influence_each_other(order):
    assert {t: EXTRACT.find(t) for t in order} == {t: EXTRACT.find(t) for t in SAMPLES}


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from([*SAMPLES, "", "\n", "завод", "\U0001f600 САD и 1C", "Требования:"]),
        max_size=600,
    )
)
def test_many_texts_at_once_are_read_as_one_by_one(texts):
    alone = {text: EXTRACT.find(text, everything=True) for text in set(texts)}
    assert list(EXTRACT.find_all(texts, everything=True)) == [alone[text] for text in texts]


def test_a_department_does_not_reach_over_the_end_of_its_line():
    assert "higher_education" in asked(
        "сотрудник испытательного центра университета\nВысшее образование"
    )


def test_forms_agree():
    made = forms("токарный станок")
    assert {("токарных", "станков"), ("токарному", "станку"), ("токарными", "станками")} <= made
    assert ("токарных", "станок") not in made and ("станок", "токарный") in inverted(made)
    assert forms("SolidWorks") == {("solidworks",)} and forms("") == set() and forms("—!") == set()


@pytest.mark.parametrize(
    "tag, skill",
    [
        ("Чтение чертежей", "reading_drawings"),
        ("чертежей чтение", "reading_drawings"),
        ("AutoCAD", "autocad"),
        ("Знание SolidWorks", "solidworks"),
        ("немецкий язык", "german"),
        ("язык английский", "english"),
        ("уверенный пользователь AutoCAD", "autocad"),
        ("Маникюр", None),
        ("", None),
        ("Водительское удостоверение категории B", "driver_b"),
        ("Yokogawa", "dcs"),
        ("Сварка РАД", "tig_welding"),
        ("ФГИС Аршин", "verification"),
        ("SimInTech", "system_simulation"),
        ("Слесарь-ремонтник", "equipment_repair"),
        ("ПТЭТЭ", "ptee"),
        ("Линия розлива", "packaging_lines"),
        ("ISO 13485", "iso13485"),
    ],
)
def test_recruiters_tags(tag, skill):
    assert EXTRACT.map_tag(tag) == skill


def test_tags_merge_with_their_provenance():
    hits = EXTRACT.find("Знание SolidWorks. Опыт в Revit не требуется. Сварка", everything=True)
    merged = merge_tags(hits, ["Solid Works", "Метрология", "Маникюр"], EXTRACT)
    assert (
        merged["solidworks"] == "tag|text"
        and merged["metrology"] == "tag"
        and merged["welding"] == "text"
    )
    assert "revit" not in merged
    assert merge_tags([], ["SolidWorks", "SolidWorks"], EXTRACT) == {"solidworks": "tag"}


def test_no_phrase_means_two_skills():
    base = EXTRACT.dictionary.base
    owner = {}
    for synonym in EXTRACT.dictionary.synonyms:
        words = frozenset(base.get(t.text, t.text) for t in tokens(synonym.phrase))
        assert owner.setdefault((words, synonym.mark == "="), synonym.skill) == synonym.skill, (
            synonym.phrase
        )
