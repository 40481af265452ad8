"""A frozen passport draws the same screen and slide after the build is gone; a changed one is
refused in words."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotly.io.json import to_json_plotly
from pptx import Presentation

from dashboard.export import tables
from dashboard.export.pptx.slides import pptx_bytes
from dashboard.figure.frozen import freeze, thaw
from dashboard.figure.issue import issue
from dashboard.figure.layout import drawing
from dashboard.figure.passport import Passport
from dashboard.figure.registry import registry
from etl import settings
from etl.store.reader import Reader
from tests.dashboard.gallery import TODAY, gallery, released

RANKING = gallery()["ranking"]


def shown(passport: Passport) -> list:
    """What a reader sees of it: screen, phone and sheet as JSON, tables as bytes."""
    sheets = [("screen", "light"), ("phone", "dark"), ("16:9", "print")]
    laid_out = [to_json_plotly(drawing(passport, *sheet).as_json()) for sheet in sheets]
    return [*laid_out, tables.csv_bytes(passport), tables.json_bytes(passport)]


def slide_of(passport: Passport) -> list[tuple]:
    """Names, places and words of a slide's shapes, with every chart's numbers."""
    slide = Presentation(io.BytesIO(pptx_bytes([passport], passport.lang))).slides[0]
    out = [slide.notes_slide.notes_text_frame.text]
    for shape in slide.shapes:
        words = shape.text_frame.text if shape.has_text_frame else ""
        chart = shape.chart.part.blob if shape.has_chart else b""
        out.append((shape.name, shape.left, shape.top, shape.width, shape.height, words, chart))
    return out


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_figure_comes_back_as_it_was(lang):
    """A drawing is a function of its passport alone; that an equal one draws alike is seen on
    every kind below."""
    reader = released()
    for name in registry():
        passport = issue(name, reader, lang, today=TODAY)
        assert thaw(freeze(passport, reader.build)) == passport, name


@pytest.mark.parametrize("kind", sorted(gallery()))
def test_every_kind_comes_back_as_it_was(kind):
    passport = gallery()[kind]
    thawed = thaw(freeze(passport, "b"))
    assert shown(thawed) == shown(passport)
    assert slide_of(thawed) == slide_of(passport)


def test_it_outlives_the_build_it_was_drawn_from(tmp_path):
    folder = tmp_path / "data" / "marts"
    shutil.copytree(settings.REPO / "data" / "marts", folder)
    frozen = freeze(
        issue("vacancies_moscow", Reader.open(tmp_path / "data"), today=TODAY), "20261201"
    )
    shutil.rmtree(folder)
    assert drawing(thaw(frozen)).data and frozen.build == "20261201" and not Path(folder).exists()


PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


@given(
    rows=st.lists(st.dictionaries(TEXT, PLAIN | TEXT, max_size=3), max_size=4),
    spec=st.dictionaries(TEXT, st.lists(PLAIN | TEXT, max_size=3), max_size=3),
    title=TEXT,
    n=st.none() | st.integers(0),
)
def test_whatever_rows_and_words_hold_comes_back(rows, spec, title, n):
    passport = replace(RANKING, rows=tuple(rows), spec=spec, title=title, n=n)
    assert thaw(freeze(passport, "b")) == passport


@given(st.sampled_from(["json", "build", "frozen_on"]), st.data())
def test_a_changed_one_is_refused_in_words(part, data):
    frozen = freeze(RANKING, "20261201")
    text = getattr(frozen, part)
    at = data.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :]
    with pytest.raises(ValueError, match="контрольная сумма не сходится"):
        thaw(replace(frozen, **{part: changed}))


def test_a_foreign_text_is_no_passport():
    with pytest.raises(ValueError, match="не паспорт рисунка"):
        Passport.from_dict({"title": "…"})
