"""Telephone numbers said in words: «восемь девятьсот …»."""

from __future__ import annotations

import re

_NUMERALS = (
    r"(?:ноль|нуль|один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|"
    r"[а-я]{2,6}надцать|"
    r"двадцать|тридцать|сорок|[а-я]{4,6}десят|девяносто|сто|двести|триста|четыреста|"
    r"[а-я]{4,6}сот)(?![а-я])"
)
SPELLED = re.compile(rf"(?:плюс )?{_NUMERALS}(?:[\s,-]+{_NUMERALS}){{5,14}}", re.IGNORECASE)
SPOKEN = re.compile(
    rf"(?:плюс )?(?:{_NUMERALS}|\b\d{{1,4}})(?:[\s,.()–—-]+(?:{_NUMERALS}|\d{{1,4}}\b)){{2,14}}",
    re.IGNORECASE,
)
_TOKENS = re.compile(r"[а-я]+|\d+", re.IGNORECASE)
_UNITS = "ноль один два три четыре пять шесть семь восемь девять".split()
_TEENS = (
    "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
    "восемнадцать девятнадцать"
).split()
_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()
_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split()
_VALUES = (
    {word: i for i, word in enumerate(_UNITS)}
    | {word: 10 + i for i, word in enumerate(_TEENS)}
    | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
    | {word: 100 + 100 * i for i, word in enumerate(_HUNDREDS)}
    | {"нуль": 0, "одна": 1, "две": 2}
)


def is_spoken(run: str) -> bool:
    """Whether numbers said in words, some in digits, make a telephone of ten or eleven digits."""
    digits = ""
    last = 0
    words = 0
    for token in _TOKENS.findall(run.lower()):
        value = _VALUES.get(token)
        if value is None:
            digits += token if token.isdecimal() else ""
            last = 0
            continue
        words += 1
        if last >= 100:
            room = 100
        else:
            room = 10 if last >= 20 else 0
        if last and 0 < value < room:
            digits = digits[: -len(str(value))] + str(value)
            last = value if value >= 20 else 0
        else:
            digits += str(value)
            last = value
    return (
        words >= 2
        and (len(digits) == 11 and digits[0] in "78" or len(digits) == 10)
        and (digits[-10] in "3489")
    )
