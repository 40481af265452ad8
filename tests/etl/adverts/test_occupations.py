"""Occupations by title: traps of the field, families, seniority, doubt, and the command for anyone's file."""
from __future__ import annotations

import csv
import io
import random
import re
from argparse import Namespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.adverts.normalise import normalise
from etl.adverts.occupation_rules import rule_book
from etl.adverts.occupations import classify, explain, table
from etl.adverts.quality_occupations import Judged, families, family_share, industrial, judged, part, title_hash
from etl.adverts.reference import rows
from etl.commands import classify as command

FAMILIES = {
    "Инженер-конструктор": "design", "Инженер-проектировщик АСУ ТП": "design", "Главный инженер проекта": "design",
    "Инженер-технолог": "process", "Химик-технолог": "process", "Программист станков с ЧПУ": "process",
    "Инженер АСУ ТП": "automation", "Инженер-программист ПЛК": "automation", "Слесарь КИПиА": "automation",
    "Инженер-схемотехник": "electronics", "Монтажник РЭА и приборов": "electronics", "FPGA-разработчик": "electronics",
    "Инженер-энергетик": "power", "Инженер РЗА": "power", "Главный механик": "mechanical",
    "Инженер-механик": "mechanical", "Контролёр ОТК": "quality_metrology", "Поверитель": "quality_metrology",
    "Специалист по охране труда": "hse", "Инженер-эколог": "hse", "Лаборант химического анализа": "research_lab",
    "Сервисный инженер": "service_commissioning", "Инженер ПНР": "service_commissioning",
    "Начальник цеха": "production_management", "Мастер участка": "production_management",
    "Оператор станков с ЧПУ": "machining", "Токарь-универсал": "machining", "CNC operator": "machining",
    "Сварщик на полуавтомат": "welding", "Слесарь-ремонтник": "fitting_assembly",
    "Электромонтёр": "electrical_trades", "Оператор линии розлива": "operators", "Гальваник": "other_trades",
    "Process engineer": "process", "Quality engineer": "quality_metrology", "Welder": "welding",
}
TRAPS = [
    "Инженер-программист", "Инженер по тестированию", "QA Automation Engineer", "Инженер технической поддержки",
    "Сервисный инженер (лифты)", "Электромеханик по лифтам", "Инженер по продажам", "Sales engineer", "Инженер ПТО",
    "Инженер-сметчик", "Автослесарь", "Слесарь по ремонту грузовых автомобилей", "Механик по выпуску", "Зубной техник",
    "Мастер маникюра", "Мастер по ремонту телефонов", "Мастер производственного обучения", "Оператор колл-центра",
    "Оператор 1С", "Машинист экскаватора", "Сборщик заказов", "Рентгенолаборант", "Маляр-штукатур", "Прораб",
    "Менеджер по работе с инженерами", "Начальник отдела продаж", "Data Engineer", "Технолог общественного питания",
    "Инженер по безопасности дорожного движения", "Слесарь-сантехник", "Контролёр торгового зала", "Бухгалтер на завод",
]


@pytest.mark.parametrize(("title", "family"), FAMILIES.items())
def test_a_title_of_industry_gets_its_family(title, family):
    assert classify(title).family == family


@pytest.mark.parametrize("title", TRAPS)
def test_a_trap_is_not_industry_and_carries_no_occupation(title):
    found = classify(title)
    assert not found.is_industrial
    assert (found.occupation, found.family, found.level, found.hh_role_id) == ("", "", "", "")


@pytest.mark.parametrize("title", ["Tокaрь", "ТОКАРЬ", "  токарь ", "Токарь16К20", "токарь – расточник"])
def test_spelling_does_not_decide(title):
    assert classify(title).occupation == "turner"


def test_the_first_noun_decides_not_the_word_behind_a_preposition():
    assert not classify("Логист на производство станков для токарей").is_industrial
    assert classify("Технолог на участок сварщиков").occupation == "welding_engineer"
    assert not classify("Продавец / токарь").is_industrial


@pytest.mark.parametrize(("title", "seniority", "level"), [
    ("Ведущий инженер-технолог", "lead", "engineer"), ("Старший техник КИПиА", "senior", "technician"),
    ("Ученик токаря", "intern", "worker"), ("Младший инженер-конструктор", "junior", "engineer"),
    ("Начальник ОТК", "", "manager"), ("Инженер-электроник", "", "engineer"),
])
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


def test_explain_names_the_rule_and_the_words():
    steps = explain("Сервисный инженер (лифты)")
    assert any("лифты" in step.matched and "не промышленная" in step.effect for step in steps)
    assert explain("Техник", "цех, станки, чертежи, наладка")[-1].rule == "сомнение решено"
    assert explain("кто-нибудь")[0].effect.startswith("решать нечем")


def test_the_table_is_whole():
    assert 60 <= len(table()) <= 90
    for row in rows("occupations"):
        assert re.fullmatch(r"\d{4}", row["okz"]) and re.fullmatch(r"\d{4}", row["isco08"]), row["code"]
        assert all(row[name] for name in row), row["code"]
        assert row["level"] in {"worker", "technician", "engineer", "manager"}
        assert all(role.isdigit() for role in row["hh_role_ids"].split("|"))
    assert len({row["family"] for row in rows("occupations")}) == 17


def test_every_rule_names_a_known_occupation_and_every_occupation_is_reached():
    named = {row["occupation"] for row in rows("occupation_rules")} - {""}
    assert named <= set(table())
    assert set(table()) - named == set()


def test_title_variants_of_the_table_are_recognised_in_their_family():
    wrong = [(variant, row["code"]) for row in rows("occupations") for variant in row["titles"].split("|")
             if classify(variant).family != row["family"]]
    assert len(wrong) <= 12, wrong


def test_rules_name_head_nouns_that_exist(monkeypatch):
    from etl.adverts import occupation_rules
    bad = [{**rows("occupation_rules")[0], "heads": "нетакогослова"}]
    monkeypatch.setattr(occupation_rules, "rows", lambda name: bad if name == "occupation_rules" else rows(name))
    with pytest.raises(ValueError, match="нетакогослова"):
        occupation_rules.RuleBook()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_normalisation_is_idempotent_and_keeps_the_length(text):
    once = normalise(text)
    assert normalise(once) == once
    assert len(once) == len(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="абвгдеёжинорстулцчьъя -/(),.", max_size=60), st.text(max_size=40))
def test_answer_is_the_same_twice_and_keeps_its_promises(title, text):
    found = classify(title, text)
    assert found == classify(title, text)
    assert 0 <= found.confidence <= 1 and found.rule
    assert bool(found.occupation) == found.is_industrial == bool(found.family)


def test_ten_thousand_random_titles_crash_nothing():
    chance = random.Random(3)
    words = ["инженер", "оператор", "мастер", "специалист", "начальник", "/", "(", "\x00", "\ud83d", "İ", "ЧПУ", "по"]
    for _ in range(10_000):
        noise = "".join(chr(chance.choice((chance.randrange(32, 0x500), chance.randrange(0x10FFFF)))) for _ in range(6))
        found = classify(" ".join((noise, chance.choice(words), chance.choice(words))))
        assert isinstance(found.is_industrial, bool)


def test_memory_of_words_is_bounded(monkeypatch):
    from etl.adverts import titles
    monkeypatch.setattr(titles, "_MEMORY", 50)
    reader = titles.Reader(["ток"], {"токар": "токарь"})
    for number in range(500):
        assert reader.read(f"токарь {number}").heads == ("токарь",)
    assert len(reader._known) <= 50


def test_score_counts_by_hand():
    label = {"title_sha256": "", "ambiguous": "", "held_out": "", "is_industrial": "yes", "family": "machining"}
    other = {**label, "is_industrial": "no", "family": ""}
    turner, clerk = classify("Токарь"), classify("Бухгалтер")
    cases = [Judged("", truth, answer) for truth in (label, other) for answer in (turner, clerk)]
    score = industrial(cases)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert family_share(cases) == (1, 1)
    assert [(s.name, s.right, s.answered, s.labelled) for s in families(cases)] == [("machining", 1, 2, 2)]
    assert part([*cases, Judged("e", {**label, "ambiguous": "yes"}, turner)], "all") == cases


def test_labels_are_hashes_and_enough():
    labels = rows("occupation_labels")
    assert len(labels) >= 700
    assert all(re.fullmatch(r"[0-9a-f]{16}", row["title_sha256"]) for row in labels)
    assert title_hash("Инженер  АСУ ТП ") == title_hash("инженер асу тп")


def test_quality_on_titles_read_by_a_person(shared):
    with (shared / "ads" / "hh_titles_2026-05_dev.csv").open(encoding="utf-8", newline="") as f:
        cases = judged(row["title"] for row in csv.DictReader(f))
    assert len(cases) >= 700
    everyone = part(cases, "all")
    right, total = family_share(everyone)
    assert industrial(everyone).precision >= 0.95 and industrial(everyone).recall >= 0.95
    assert right / total >= 0.9
    held = industrial(part(cases, "held_out"))
    assert held.precision >= 0.93 and held.recall >= 0.93


@pytest.fixture
def run(tmp_path):
    """Run the command on bytes; gives the exit code and the output's bytes."""
    def call(data: bytes, title="title", text=None):
        source, out = tmp_path / "in.csv", tmp_path / "out.csv"
        source.write_bytes(data)
        code = command.run(Namespace(file=source, out=out, title=title, text=text))
        return code, out.read_bytes() if out.exists() else b""
    return call


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_command_reads_what_people_save(run, encoding, delimiter):
    text = delimiter.join(("id", "title")) + "\r\n" + delimiter.join(("1", "Токарь")) + "\r\n"
    code, out = run(text.encode(encoding))
    found = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig")), delimiter=delimiter))
    assert code == 0
    assert [(row["id"], row["title"], row["occupation"], row["is_industrial"]) for row in found] == [
        ("1", "Токарь", "turner", "true")]
    assert out.startswith(b"\xef\xbb\xbf") == (encoding != "utf-8")


def test_command_keeps_every_row_and_column(run, capsys):
    code, out = run('title,rule,x\n"Токарь, 5 разряд","a\nb",1\nПовар\nСлесарь МСР,r,2,3,4\n\n'.encode())
    found = list(csv.DictReader(io.StringIO(out.decode())))
    assert code == 0 and len(found) == 3
    assert found[0]["rule"] == "a\nb" and found[0]["etl_rule"] == "токарь"
    assert found[1]["x"] == "" and found[1]["is_industrial"] == "false"
    assert found[2]["x"] == "2,3,4" and found[2]["occupation"] == "mechanical_assembler"
    assert "другим числом полей" in capsys.readouterr().err


def test_command_uses_the_text_when_told(run):
    data = "title,description\nТехник,цех и станки и чертежи и наладка\n".encode()
    assert b",false," in run(data)[1]
    assert b",true," in run(data, text="description")[1]


@pytest.mark.parametrize(("data", "says"), [
    ("name,city\nТокарь,Москва\n".encode(), "Есть: name, city"), (b"", "файл пуст"), (b"\n\n", "файл пуст"),
])
def test_command_names_what_is_wrong_and_leaves_nothing_behind(run, tmp_path, capsys, data, says):
    code, out = run(data)
    assert code == 2 and out == b""
    assert says in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["in.csv"]


def test_command_without_the_file_says_so(tmp_path, capsys):
    assert command.run(Namespace(file=tmp_path / "no.csv", out=tmp_path / "o.csv", title="title", text=None)) == 2
    assert "no.csv" in capsys.readouterr().err


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=12), min_size=1, max_size=15))
def test_rows_in_are_rows_out(tmp_path_factory, titles):
    folder = tmp_path_factory.mktemp("csv")
    source, out = folder / "in.csv", folder / "out.csv"
    with source.open("w", encoding="utf-8", newline="") as f:
        csv.writer(f).writerows([("id", "title"), *enumerate(titles)])
    assert command.run(Namespace(file=source, out=out, title="title", text=None)) == 0
    with out.open(encoding="utf-8-sig", newline="") as f:
        assert [row["title"] for row in csv.DictReader(f)] == titles


def test_the_rule_book_has_no_head_without_rules():
    idle = [head for head, rules in rule_book().by_head.items() if not rules and rule_book().groups[head] != "none"]
    assert idle == []


def test_a_code_names_the_occupation_of_a_bare_title_and_mixed_roles_name_none():
    assert classify("Инженер", codes={"hh_role_ids": ["48"]}).family == "design"
    assert classify("Монтажник", codes={"hh_role_ids": ["78"]}) == classify("Монтажник")
    assert classify("Техник", codes={"okpdtr": "Техник-лаборант"}).occupation == "laboratory_technician"
