"""What must stand in a text that can hold a contact: words, signs, endings the gate looks for."""

from __future__ import annotations

import re
from itertools import product

OPEN_WORDS = (
    "telegram",
    "телеграм",
    "whats",
    "вап",
    "ватап",
    "васап",
    "ватсап",
    "вотсап",
    "вацап",
    "инстаграм",
    "скайп",
    "вайбер",
    "вибер",
    "воцап",
)
WORDS = (
    "телега",
    "телегу",
    "телеге",
    "телеги",
    "telega",
    "тлг",
    "т.г.",
    "тгк",
    "максе",
    "максу",
    "инста",
    "инсту",
    "signal",
    "сигнал",
    "никнейм",
    "nickname",
    "личку",
    "личка",
    "личке",
    "тг",
    "tg",
    "viber",
    "skype",
    "вк",
    "vk",
    "вконтакте",
    "max",
    "макс",
    "icq",
    "аська",
    "discord",
    "дискорд",
    "instagram",
    "ник",
    "nick",
)
ADDRESSES = (
    "t.me/",
    "telegram.me/",
    "telegram.org/",
    "telegram.dog/",
    "tlgg.ru/",
    "wa.me/",
    "whatsapp.com/",
    "wa.clck.bar/",
    "viber.click/",
    "vk.com/",
    "vk.ru/",
    "vk.me/",
    "vk.cc/",
    "vkontakte.ru/",
    "ok.ru/",
    "instagram.com/",
    "facebook.com/",
    "fb.com/",
    "max.ru/",
    "join.skype.com/",
    "linkedin.com/in/",
    "zoom.us/",
    "tg:/",
    "viber:/",
    "whatsapp:/",
    "skype:/",
)
AT = ("at", "dog", "собака", "собачка", "гав")
PARTED = (".", " ", " . ", ". ", " .", " точка ", "точка", " тчк ", " dot ", "  ")
BOXES = ("gmail", "яндекс", "yandex", "mail")
CUES = (
    "контакт",
    "спроси",
    "спрашива",
    "зовут",
    "уважением",
    "ув.",
    "обращ",
    "обрат",
    "contact",
    "ваш",
)
ROLES = (
    "начальник", "мастер", "прораб", "бригадир", "директор", "инженер", "технолог", "механик",
    "энергетик", "заведующ", "менеджер", "инспектор", "специалист", "секретар", "рекрут", "hr",
    "эйчар", "руководител", "ответственн", "отв.", "исп.", "исполнител", "координатор", "куратор",
    "диспетчер", "табельщи", "кадровик", "отдел кадров",
    "отдел персонала", "отдела кадров", "отдела персонала", "кадры", "вопросы",
)  # fmt: skip
TITLES = ("mr ", "mr.", "ms.", "mrs ", "mrs.", "г н", "г ж", "господин", "госпож")
TRADERS = (
    "ип ", "ип:", "и.п.", "индивидуальный предприниматель", "предпринимател", "самозанят",
)  # fmt: skip
TO_NAME = {
    "roles": re.compile(
        rb"[\xa1-\xc1a-zA-Z-]*+(?: [\xa1-\xc1a-z0-9-]{1,18}+){0,4}+[,:;-]? {1,2}(?:-{1,2} )?"
        rb"[\"\x02]?[\x80-\xa0][\xa1-\xc1]{2}"
    ).match,
    "titles": re.compile(rb"[\xa1-\xc1]* {0,2}[A-Z\x80-\xa0]").match,
}
"""What has to follow such a word, so that a name may: for roles a capitalised word within five."""
NUMERALS = ("восемь", "девять", "ьсот")
PATRONYMICS = tuple(
    map(
        "".join,
        product(
            ("ович", "евич", "ёвич", "ьич", "мич", "нич", "овн", "евн", "ёвн", "ичн"),
            ("", "а", "у", "ем", "ом", "е", "ы", "ой", "ою"),
        ),
    )
)
