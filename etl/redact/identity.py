"""Employers that are people: their name becomes «ИП», their tax number a salted hash."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

from etl.redact.names import _FULL
from etl.store.salt import salt

SOLE_TRADER = "ИП"
_PERSON = re.compile(
    r"^\W*(?:ИП|И\.?\s?П\.?|ИНДИВИДУАЛЬН\w+\s+ПРЕДПРИНИМАТЕЛ\w+|ГЛАВА\s+(?:КФХ|К\(Ф\)Х|"
    r"КРЕСТЬЯНСК\w+)|"
    r"КФХ|САМОЗАНЯТ\w+|НОТАРИУС|АДВОКАТ|ФИЗИЧЕСКОЕ\s+ЛИЦО|ЧП|ПБОЮЛ)(?!\w)|"
    r"(?<!\w)(?:ИП|ИНДИВИДУАЛЬНЫЙ\s+ПРЕДПРИНИМАТЕЛЬ|САМОЗАНЯТ\w+)\W*$",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"(?<!\w)(?:ООО|ОАО|ЗАО|АО|ПАО|НАО|НПО|НПП|ФГУП|ФГБУ|ФКУ|ГУП|ГБУ|МУП|ОБЩЕСТВО|АКЦИОНЕРНОЕ|"
    r"УЧРЕЖДЕНИЕ|ПРЕДПРИЯТИЕ|ИНСТИТУТ|УНИВЕРСИТЕТ|ЗАВОД|КОМПАНИЯ|ЦЕНТР|КОМБИНАТ|ФИЛИАЛ|ФОНД|"
    r"АССОЦИАЦИЯ)(?!\w)",
    re.IGNORECASE,
)


def sole_trader(name: str, inn: str, key: bytes = b"") -> tuple[str, str]:
    """(name to show, hash of the tax number or, without one, of the name). A person is shown as
    «ИП».

    The hash is keyed with this data folder's own salt: the same employer gives the same hash
    here and nowhere else. Who asks often passes the salt as `key`.
    """
    inn = inn.strip()
    person = (
        len(inn) == 12
        or bool(_PERSON.search(name))
        or not _FIRM.search(name)
        and bool(_FULL.search(name))
    )
    return (SOLE_TRADER if person else name), _digest(
        inn or " ".join(name.upper().split()), key or salt()
    )


@lru_cache(maxsize=100_000)
def _digest(text: str, key: bytes) -> str:
    return blake2b(text.encode("utf-8", "replace"), key=key[:64], digest_size=8).hexdigest()
