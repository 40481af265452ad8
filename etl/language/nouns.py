"""Nouns that are counted, in the forms numbers ask for."""

from __future__ import annotations

NOUNS = {
    "year": {
        "ru": {"one": "год", "few": "года", "many": "лет", "other": "года"},
        "en": {"one": "year", "other": "years"},
    },
    "vacancy": {
        "ru": {"one": "вакансия", "few": "вакансии", "many": "вакансий", "other": "вакансии"},
        "en": {"one": "vacancy", "other": "vacancies"},
    },
    "cv": {
        "ru": {"one": "резюме", "few": "резюме", "many": "резюме", "other": "резюме"},
        "en": {"one": "CV", "other": "CVs"},
    },
    "row": {
        "ru": {"one": "строка", "few": "строки", "many": "строк", "other": "строки"},
        "en": {"one": "row", "other": "rows"},
    },
    "day": {
        "ru": {"one": "день", "few": "дня", "many": "дней", "other": "дня"},
        "en": {"one": "day", "other": "days"},
    },
    "person": {
        "ru": {"one": "человек", "few": "человека", "many": "человек", "other": "человека"},
        "en": {"one": "person", "other": "people"},
    },
    "advert": {
        "ru": {
            "one": "объявление",
            "few": "объявления",
            "many": "объявлений",
            "other": "объявления",
        },
        "en": {"one": "advert", "other": "adverts"},
    },
    "source": {
        "ru": {"one": "источник", "few": "источника", "many": "источников", "other": "источника"},
        "en": {"one": "source", "other": "sources"},
    },
    "attempt": {
        "ru": {"one": "попытка", "few": "попытки", "many": "попыток", "other": "попытки"},
        "en": {"one": "attempt", "other": "attempts"},
    },
    "occupation": {
        "ru": {
            "one": "профессия",
            "few": "профессии",
            "many": "профессий",
            "other": "профессии",
        },
        "en": {"one": "occupation", "other": "occupations"},
    },
    "enterprise": {
        "ru": {
            "one": "предприятие",
            "few": "предприятия",
            "many": "предприятий",
            "other": "предприятия",
        },
        "en": {"one": "enterprise", "other": "enterprises"},
    },
    "table": {
        "ru": {"one": "таблица", "few": "таблицы", "many": "таблиц", "other": "таблицы"},
        "en": {"one": "table", "other": "tables"},
    },
    "week": {
        "ru": {"one": "неделя", "few": "недели", "many": "недель", "other": "недели"},
        "en": {"one": "week", "other": "weeks"},
    },
    "plan": {
        "ru": {"one": "план", "few": "плана", "many": "планов", "other": "плана"},
        "en": {"one": "plan", "other": "plans"},
    },
    "student": {
        "ru": {"one": "студент", "few": "студента", "many": "студентов", "other": "студента"},
        "en": {"one": "student", "other": "students"},
    },
    "group": {
        "ru": {"one": "группа", "few": "группы", "many": "групп", "other": "группы"},
        "en": {"one": "group", "other": "groups"},
    },
    "offer": {
        "ru": {
            "one": "предложение",
            "few": "предложения",
            "many": "предложений",
            "other": "предложения",
        },
        "en": {"one": "offer", "other": "offers"},
    },
    "mentor": {
        "ru": {
            "one": "наставник",
            "few": "наставника",
            "many": "наставников",
            "other": "наставника",
        },
        "en": {"one": "mentor", "other": "mentors"},
    },
    "seat": {
        "ru": {"one": "место", "few": "места", "many": "мест", "other": "места"},
        "en": {"one": "seat", "other": "seats"},
    },
    "drawing": {
        "ru": {"one": "рисунок", "few": "рисунка", "many": "рисунков", "other": "рисунка"},
        "en": {"one": "figure", "other": "figures"},
    },
    "publication": {
        "ru": {
            "one": "публикация",
            "few": "публикации",
            "many": "публикаций",
            "other": "публикации",
        },
        "en": {"one": "publication", "other": "publications"},
    },
    "slider": {
        "ru": {"one": "ползунок", "few": "ползунка", "many": "ползунков", "other": "ползунка"},
        "en": {"one": "slider", "other": "sliders"},
    },
    "number": {
        "ru": {"one": "число", "few": "числа", "many": "чисел", "other": "числа"},
        "en": {"one": "figure", "other": "figures"},
    },
}
