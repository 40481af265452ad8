"""One idiom for two languages: what is said in both is a `Words`, never a choice by code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from etl.language import LANGS, Words, text

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "dashboard").rglob("*.py"))


def _names_language(node: ast.expr) -> bool:
    named = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
    return named in ("lang", "language")


def _is_code(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value in LANGS


def choices_by_code(source: str) -> list[int]:
    """Lines that choose by a language's code: {"ru": …, "en": …} and `lang == "en"`."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Dict):
            keys = [key for key in node.keys if key is not None]
            if len(keys) == len(LANGS) and all(_is_code(key) for key in keys):
                found.append(node.lineno)
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(_is_code(s) for s in sides) and any(_names_language(s) for s in sides):
                found.append(node.lineno)
    return found


@pytest.mark.parametrize(
    "source", ['x = {"ru": a, "en": b}[lang]', 'if view.lang == "en": pass', '"ru" != lang']
)
def test_a_choice_by_code_is_seen(source):
    assert choices_by_code(source) == [1]


def test_the_dashboard_never_chooses_by_code():
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in MODULES
        for line in choices_by_code(path.read_text("utf-8"))
    }
    assert not found


def test_words_of_both_languages_are_made_by_one_sentence():
    assert Words.both(lambda lang: f"<{lang}>") == Words("<ru>", "<en>")


@pytest.mark.parametrize(
    ("n", "russian"),
    [
        (0, "0 профессий"),
        (1, "1 профессии"),
        (2, "2 профессий"),
        (5, "5 профессий"),
        (11, "11 профессий"),
        (21, "21 профессии"),
        (101, "101 профессии"),
    ],
)
def test_a_count_stands_in_the_genitive_after_a_preposition(n, russian):
    assert text.counted_of(n, "occupation").replace(text.NBSP, " ") == russian
    assert text.counted_of(n, "occupation", "en").endswith("n" if n == 1 else "s")
