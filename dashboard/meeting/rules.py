"""The rules of the discussion: roles, kinds, states, caps, what is held and why. Pure."""

from __future__ import annotations

import re
import unicodedata

from etl.language import Words

ROLES = {
    "state": Words("город", "city"),
    "business": Words("производство", "industry"),
    "education": Words("образование", "education"),
    "guest": Words("гость", "guest"),
}
SIDES = ("state", "business", "education")
"""The roles whose consensus is counted; a guest's voice is shown, not multiplied."""
ROLE_NOTE = Words(
    "указана участником, не позиция ведомства", "as the participant said, no office's position"
)
SHAPES = {"state": "▲", "business": "■", "education": "●", "guest": "◆"}
KINDS = {
    "question": Words("вопрос", "question"),
    "opinion": Words("мнение", "opinion"),
    "wish": Words("пожелание", "wish"),
}
STATES = {
    "held": Words("на проверке", "being checked"),
    "new": Words("ждёт ведущего", "waits for the moderator"),
    "shown": Words("в списке", "listed"),
    "on_air": Words("в эфире", "on air"),
    "answered": Words("отвечен", "answered"),
    "decided": Words("принято решение", "decided"),
    "declined": Words("отклонён", "declined"),
    "merged": Words("объединён с похожим", "merged with a similar one"),
}
NEXT = {
    "held": ("shown", "on_air", "declined"),
    "new": ("shown", "on_air", "declined"),
    "shown": ("on_air", "answered", "decided", "declined", "merged"),
    "on_air": ("shown", "answered", "decided", "declined"),
    "answered": ("decided", "on_air"),
    "decided": (),
    "declined": ("shown",),
    "merged": ("shown",),
}
"""Where a post may go from where it stands."""
PUBLIC = ("shown", "on_air", "answered", "decided")
WAITING = ("held", "new")
CHOICES = {
    "agree": Words("за", "agree"),
    "disagree": Words("против", "disagree"),
    "pass": Words("воздержусь", "pass"),
}
MOST_TEXT = 280
MOST_ANSWER = 2000
MOST_REASON = 400
MOST_NAME = 60
MOST_FIELD = 400
TEXT_MISSING = Words("Напишите хотя бы три буквы.", "Write at least three letters.")
TEXT_LONG = Words(
    "Длиннее {most} знаков: сократите на {over}.", "Longer than {most} signs: cut {over}."
)
CANNOT_MOVE = Words(
    "Запись «{state}» нельзя перевести в «{to}»: обновите пульт.",
    "A post that is “{state}” cannot become “{to}”: reload the console.",
)
REASON_MISSING = Words(
    "Напишите причину: её увидит автор.", "Write the reason: its author will see it."
)
NAME_CONSENT = Words(
    "Имя публикуется только с отдельного согласия, и не для тех, кому нет 18.",
    "A name is published only with separate consent, and never for anybody under 18.",
)
POLICY = Words(
    "Сначала запись читает ведущий, потом видит зал. Отклонённая возвращается автору с причиной. "
    "Мат, угрозы, реклама и сведения о людях не публикуются.",
    "The moderator reads an entry first, then the hall sees it. A declined one returns to its "
    "author with the reason. Obscenities, threats, advertising and facts about persons are not "
    "published.",
)
POLICY_OPEN = Words(
    "Записи видны сразу; задержанные по списку слов читает ведущий.",
    "Entries are seen at once; those held by the list of words are read by the moderator.",
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LINK = re.compile(r"(?i)\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:ru|com|net|org|рф|me|io)\b")
_SHOUT = re.compile(r"[А-ЯЁA-Z]{2,}")
LOUD = 0.8
LOUD_LETTERS = 25


class Refused(ValueError):
    """What was asked cannot be done; `words` say what, where and what to do; `status` is HTTP's."""

    def __init__(self, words: Words, status: int = 400, **values: object):
        self.words = Words(words.ru.format(**values), words.en.format(**values))
        self.status = status
        super().__init__(self.words.ru)


def plain(text: object, most: int, *, lines: bool = False) -> str:
    """A person's text as text: NFC, no control or direction signs, white space folded.

    Refused: not a text, or longer than `most` signs.
    """
    if not isinstance(text, str):
        text = ""
    if len(text) > most * 4:
        raise Refused(TEXT_LONG, 413, most=most, over=len(text) - most)
    text = unicodedata.normalize("NFC", text).encode("utf-8", "ignore").decode()
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if lines:
        folded = re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(s.split()) for s in text.split("\n")))
        text = folded.strip()
    else:
        text = " ".join(text.split())
    if len(text) > most:
        raise Refused(TEXT_LONG, most=most, over=len(text) - most)
    return text


def said(text: object) -> str:
    """The text of a post. Refused: it says nothing, or is too long."""
    clean = plain(text, MOST_TEXT)
    if sum(letter.isalpha() for letter in clean) < 3:
        raise Refused(TEXT_MISSING)
    return clean


def may_move(state: str, to: str) -> None:
    """Refused: a post in this state cannot go there."""
    if to not in NEXT.get(state, ()):
        here = STATES.get(state, Words(state, state))
        there = STATES.get(to, Words("?", "?"))
        raise Refused(
            Words(
                CANNOT_MOVE.ru.format(state=here.ru, to=there.ru),
                CANNOT_MOVE.en.format(state=here.en, to=there.en),
            ),
            409,
        )


def one_of(value: object, options: dict, words: Words) -> str:
    """The value when it is an option. Refused: it is not."""
    if isinstance(value, str) and value in options:
        return value
    raise Refused(words)


def held_for(text: str, stems: tuple[str, ...]) -> str:
    """Why a post waits for a careful look: a word of the list, a link, or shouting; "" = it does
    not. The author only reads «на проверке»."""
    low = unicodedata.normalize("NFKC", text).lower().replace("ё", "е")
    squeezed = _SQUEEZE.sub("", low.translate(_LATIN))
    for stem in stems:
        if re.search(rf"(?<!\w){re.escape(stem)}", low) or (
            len(stem) >= LONG_STEM and stem in squeezed
        ):
            return f"слово из списка: {stem}"
    if _LINK.search(text):
        return "ссылка"
    letters = [c for c in text if c.isalpha()]
    loud = sum(c.isupper() for c in letters)
    if len(letters) >= LOUD_LETTERS and loud > LOUD * len(letters) and _SHOUT.search(text):
        return "заглавные буквы"
    return ""


LONG_STEM = 5
"""A stem this long is also sought with spaces and signs taken out, Latin look-alikes read as
Cyrillic."""
_SQUEEZE = re.compile(r"[^а-яa-z]")
_LATIN = str.maketrans("abcehkmoptxy03", "авсенкмортхуоз")


def state_of_new(premoderated: bool, held: str) -> str:
    """The state a post begins in."""
    if held:
        return "held"
    return "new" if premoderated else "shown"
