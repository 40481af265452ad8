"""What a field of an advert may hold: prose goes through the redactor, the rest must look like its
code or is emptied.

An INN leaves as a salted hash, a sole trader as «ИП» without the card's address (it holds the
registration number).
"""

from __future__ import annotations

import re

from etl.redact import redact, redact_all, sole_trader
from etl.sources.trudvsem._trudvsem import LISTS
from etl.store.salt import salt

PROSE = (
    "vacancy_name",
    "requirements",
    "duties",
    "additional",
    "qualifications",
    "address",
    "location",
)
WORDS = (
    "busy_type",
    "schedule_type",
    "professional_sphere",
    "typical_position",
    "education",
    "source_type",
    "status",
    "currency",
    "company_business_size",
)
DATES = ("date_create", "published_date", "date_modify", "date_inactivation")
NUMBERS = (
    "work_places",
    "salary_min",
    "salary_max",
    "latitude",
    "longitude",
    "required_experience",
)
CODES = ("state_region_code", "code_profession")
FLAG_FIELDS = ("deleted", "hr_agency")
SHORT = 80
MEMORY = 200_000
LONG_MEMORY = 20_000
FLAGS = {"true": "true", "false": "false", "1": "true", "0": "false"}
_ID = re.compile(r"(?![78]?9\d{9}\Z)[0-9A-Za-z]{1,16}(?:-[0-9A-Za-z]{1,16}){0,7}")
_DATE = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::([0-5]\d)(?:\.\d{1,9})?)?(?:[+-]\d\d:?\d\d|Z)?)?"
)
_DMY = re.compile(r"(0?[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.(\d{4})(?: \d\d:\d\d(?::\d\d)?)?")
_NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,12})?")
_CODE = re.compile(r"\d{1,13}")
_PHONE_LIKE = re.compile(r"[78]?9\d{9}")
_URL = re.compile(
    r"https?://(?:(?:www\.)?trudvsem\.ru|demo\.invalid)/vacancy/card/([0-9]{13})/[0-9A-Za-z-]{1,80}"
)


class Cleaner:
    """Fields to what may be kept; remembers short texts, dates and firms, which come again and
    again."""

    def __init__(self):
        self._known: dict[str, str] = {}
        self._long: dict[str, str] = {}
        self._firms: dict[tuple[str, str, str], tuple[str, str, bool]] = {}
        self._salt = salt()
        self.kinds = {
            **dict.fromkeys(PROSE, self.text),
            **dict.fromkeys(WORDS, self.words),
            **dict.fromkeys(DATES, date),
            **dict.fromkeys(NUMBERS, number),
            **dict.fromkeys(CODES, code),
            **dict.fromkeys(FLAG_FIELDS, flag),
        }

    def row(self, row: dict) -> dict | str:
        """A normalised advert, cleaned in place; or no_id, no_title."""
        if not is_id(row["id"]):
            return "no_id"
        if not row["vacancy_name"]:
            return "no_title"
        for name, kind in self.kinds.items():
            if text := row[name]:
                row[name] = kind(text)
        for name in LISTS:
            row[name] = [self.text(s) for s in row[name]]
        row["region_code"] = row["state_region_code"][:2]
        return self.employer(row)

    def text(self, text: str) -> str:
        """Redacted; short texts are remembered, fewer long ones too (employers repeat theirs)."""
        known, most = (self._known, MEMORY) if len(text) <= SHORT else (self._long, LONG_MEMORY)
        found = known.get(text)
        if found is None:
            if len(known) > most:
                known.clear()
            found = known[text] = redact(text)
        return found

    def texts(self, texts: list[str]) -> list[str]:
        """Each redacted, those that are new together."""
        out = [self._known.get(t) or self._long.get(t) for t in texts]
        new = list(
            dict.fromkeys(t for t, known in zip(texts, out, strict=True) if t and known is None)
        )
        found = dict(zip(new, redact_all(new), strict=True))
        for known, most, mine in (
            (self._known, MEMORY, [t for t in new if len(t) <= SHORT]),
            (self._long, LONG_MEMORY, [t for t in new if len(t) > SHORT]),
        ):
            known.clear() if len(known) + len(mine) > most else None
            known.update((t, found[t]) for t in mine[:most])
        return [
            found.get(t, "") if known is None else known
            for t, known in zip(texts, out, strict=True)
        ]

    def words(self, text: str) -> str:
        """A value from the publisher's own list: short, redacted in case it is not."""
        return self.text(text[:80])

    def employer(self, row: dict) -> dict:
        """A firm keeps its name and its advert's address, a person neither; the INN, else the
        register's number, leaves as a hash."""
        firm = self.firm(row.pop("company_inn"), row.pop("company_code"), row["company_name"])
        name, row["company_hash"], is_person = firm
        row["company_name"] = self.text(name)
        if is_person or not is_url(row["vac_url"]):
            row["vac_url"] = ""
        return row

    def firm(self, inn: str, code: str, name: str) -> tuple[str, str, bool]:
        """(name to redact, hash, whether it is a person) of a firm's INN, register number and
        name; remembered."""
        firm = (inn, code, name)
        known = self._firms.get(firm)
        if known is None:
            if len(self._firms) > MEMORY:
                self._firms.clear()
            known = self._firms[firm] = self._firm(*firm)
        return known

    def _firm(self, inn: str, code: str, name: str) -> tuple[str, str, bool]:
        shown, digest = sole_trader(name, inn or code, self._salt)
        is_person = shown == "ИП" or len(inn) == 12 or len(code) == 15
        return "ИП" if is_person else name, digest if inn or code or name else "", is_person


def is_id(text: str) -> bool:
    """An identifier of letters, digits and hyphens that is not a mobile number."""
    return _ID.fullmatch(text) is not None


def is_url(text: str) -> bool:
    """The address of a firm's advert on the portal, or of the demonstration at a host that
    cannot exist."""
    return _URL.fullmatch(text) is not None


def date(text: str) -> str:
    """ISO date or time to the second without zone, so that text sorts as time; '' when it is
    none."""
    if found := _DATE.fullmatch(text):
        if found[1]:
            return f"{text[:10]}T{text[11:19]}"
        return text[:10]
    if found := _DMY.fullmatch(text):
        return f"{found[3]}-{found[2]}-{found[1]:0>2}"
    return ""


def number(text: str) -> str:
    """A plain number, '' otherwise; a mobile number has too many digits to be one."""
    if _NUMBER.fullmatch(text):
        return text
    return ""


def code(text: str) -> str:
    """A classifier's digits, '' otherwise."""
    if _CODE.fullmatch(text) and not _PHONE_LIKE.fullmatch(text):
        return text
    return ""


def flag(text: str) -> str:
    """true | false | ''."""
    return FLAGS.get(text.lower(), "")
