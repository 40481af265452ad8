"""Who answered: one firm whatever way it is written, as fingerprints alone.

A firm is tied by its tax number, else by its name in one spelling. Caveat: a name without a tax
number and a tax number without a name may be one firm; nobody can tell, so thresholds count the
least number of firms there may be (`sides`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from etl.adverts.employers import LEGAL
from etl.adverts.normalise import LATIN, TO_CYRILLIC
from etl.redact.identity import sole_trader

_NUMBER = re.compile(r"(?<!\d)(?:\d{12}|\d{10})(?!\d)")
_LABELS = re.compile(
    r"\b(?:инн|кпп|огрн(?:ип)?|inn|kpp)\b|(?<!\d)\d{9}(?!\d)|(?<!\d)\d{13,15}(?!\d)"
)
_DOTTED = re.compile(r"(?<=\b\w)\.\s?(?=\w\b)")
_CITY = re.compile(r"\bг(?:ород)? москв\w*$|\bмосква$")


@dataclass(frozen=True)
class Firm:
    """Fingerprints of a firm's tax number and of its name, '' when not given."""

    number: str
    name: str


def firm(text: str) -> Firm:
    """Who a cell names: «7701234567 / 770101001», «ООО "Ромашка"», both."""
    bare = re.sub(r"\.0+$", "", text.strip())
    found = _NUMBER.search(bare)
    number = found.group() if found else ""
    name = name_key(_NUMBER.sub(" ", bare))
    return Firm(_print(f"inn:{number}") if number else "", _print(f"name:{name}") if name else "")


def name_key(text: str) -> str:
    """A firm's name in one spelling: no quotes, case, legal form, look-alike letters or city."""
    low = _DOTTED.sub("", text.lower().replace("ё", "е"))
    words = " ".join(re.sub(r"[\W_]+", " ", _LABELS.sub(" ", low)).split())
    bare = LEGAL.sub(" ", words)
    if any(sign in LATIN for sign in bare):
        bare = LEGAL.sub(" ", bare.translate(TO_CYRILLIC))
    bare = _CITY.sub("", " ".join(bare.split())).strip()
    return bare or words.translate(TO_CYRILLIC)


def same_firms(rows: pd.DataFrame) -> pd.Series:
    """One name for each firm over all answers: a name that stands with a tax number anywhere is
    that number's firm everywhere."""
    both = rows[(rows["firm_name"] != "") & (rows["firm"] != rows["firm_name"])]
    numbers = both.drop_duplicates(["firm", "firm_name"]).drop_duplicates("firm_name", keep=False)
    tied = dict(zip(numbers["firm_name"], numbers["firm"], strict=True))
    return rows["firm"].map(lambda firm: tied.get(firm, firm))


def sides(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Who answered, once without those known by a bare number and once without those known by a
    bare name: the two may be one, so a cell has at least the larger count of firms."""
    keys = ["family", "occupation", "firm"]
    return [rows.loc[rows["named"], keys], rows.loc[rows["numbered"], keys]]


def _print(key: str) -> str:
    """A fingerprint keyed by this data folder's salt."""
    return sole_trader("", key)[1]
