"""English is whole: no Cyrillic on English pages and in English figures but in what is quoted."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from dashboard.figure.english import quoted
from dashboard.figure.issue import issue
from dashboard.figure.registry import registry as figures
from dashboard.site.page import registry
from etl.language import Words, text
from etl.language.latin import latin

CYRILLIC = re.compile("[а-яё]", re.I)
SILENT = {"script", "style", "template"}
QUOTES = {"programmes", "career", "education"}
"""Pages whose subject are names of disciplines, programmes and universities, quoted as printed."""


class Seen(HTMLParser):
    """Texts a reader sees, without those marked as Russian."""

    def __init__(self):
        super().__init__()
        self.texts: list[str] = []
        self.stack: list[bool] = []

    def handle_starttag(self, tag, attributes):
        if tag in ("br", "hr", "img", "input", "link", "meta", "wbr"):
            return
        hidden = tag in SILENT or dict(attributes).get("lang") == "ru"
        self.stack.append(hidden or bool(self.stack and self.stack[-1]))

    def handle_endtag(self, tag):
        if self.stack:
            self.stack.pop()

    def handle_data(self, data):
        if not (self.stack and self.stack[-1]) and CYRILLIC.search(data):
            self.texts.append(data.strip())


@pytest.mark.parametrize("slug", [s for s in registry() if s not in QUOTES])
def test_an_english_page_is_english(client, slug):
    page = client.get(f"/en/{slug}").get_data(as_text=True)
    seen = Seen()
    seen.feed(page.partition('<div id="react-entry-point"')[0].partition("<body>")[2])
    assert [t for t in seen.texts if t != "RU"][:5] == []


def test_english_figures_are_english(reader):
    """Title, subtitle, caption, how to read, labels and heads of every released figure."""
    faults = []
    apart = re.compile(r"\d[ \u00a0]%")
    for name in figures():
        passport = issue(name, reader, "en", today=date(2026, 12, 1))
        words = [passport.title, passport.subtitle, passport.caption, passport.how_to_read]
        words += [passport.place, passport.age_badge, *(c.heading() for c in passport.columns)]
        found = [w for w in words if CYRILLIC.search(unescape(w)) or apart.search(w)]
        found += apart.findall(str(passport.spec))
        if found:
            faults.append((name, found[0][:80]))
    assert faults == []


def test_a_quoted_name_reads_in_latin_letters():
    assert quoted("Росстат, 1-Т(проф)", "en") == "Rosstat, 1-T(prof)"
    assert quoted("Росстат", "ru") == "Росстат"
    assert not CYRILLIC.search(quoted("неизвестный издатель «Щука»", "en"))
    assert latin("Щёлково") == "Shchelkovo"


def test_percent_stands_apart_in_russian_only():
    both = Words("{n} % и 95\u00a0%", "{n} % and 95\u00a0%").format(n=4)
    assert (both["ru"], both["en"]) == ("4 % и 95\u00a0%", "4% and 95%")
    assert text.unit_text("%", "ru") == "\u00a0%" and text.unit_text("%", "en") == "%"
