"""Documents: what was put in comes out when the file is opened again, comments on their place."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.export.docx import Comment, Figure, Heading, Meta, Table, Text, document
from dashboard.export.docx.drawn import figure_block
from dashboard.figure.issue import issue
from etl.store.reader import Reader

META = Meta("Предложение", day="2026-12-01", footer="Кадровый стол")
TABLE = Table(("Навык", "Часы"), (("ЧПУ", "36"), ("Нормирование", "18")), caption="Что добавить")


def reopened(blocks, draft=False):
    return Document(io.BytesIO(document(blocks, META, draft)))


def anchored(word) -> dict[int, str]:
    """Text between a comment's two marks, by the comment's number."""
    found: dict[int, str] = {}
    open_now: set[int] = set()
    for element in word.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_now.add(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:commentRangeEnd"):
            open_now.discard(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:t"):
            for number in open_now:
                found[number] = found.get(number, "") + element.text
    return found


def test_every_comment_stands_on_the_block_before_it_and_on_its_row():
    word = reopened(
        [
            Heading("Раздел"),
            Comment("о заголовке"),
            Text("Слова"),
            Comment("первое"),
            Comment("второе"),
            TABLE,
            Comment("о таблице"),
            Comment("о строке", row=1),
        ]
    )
    texts = {comment.comment_id: comment.text for comment in word.comments}
    places = anchored(word)
    assert {texts[i]: place for i, place in places.items()} == {
        "о заголовке": "Раздел",
        "первое": "Слова",
        "второе": "Слова",
        "о таблице": "Что добавить",
        "о строке": "Нормирование",
    }


@pytest.mark.parametrize("blocks", [[Comment("один")], [TABLE, Comment("мимо", row=2)]])
def test_a_comment_without_a_place_is_refused(blocks):
    with pytest.raises(ValueError, match="не к чему привязать"):
        document(blocks, META, False)


def test_a_draft_says_so_on_every_page_and_a_clean_document_does_not():
    head = [reopened([Text("x")], draft).sections[0].header.paragraphs[0].text for draft in (1, 0)]
    assert head == ["ЧЕРНОВИК — не основание для изменения программы", ""]


def test_the_document_stands_without_its_comments():
    word = reopened([Text("Слова"), Comment("основание")])
    for tag in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
        for element in list(word.element.body.iter(qn(tag))):
            element.getparent().remove(element)
    out = io.BytesIO()
    word.save(out)
    assert [p.text for p in Document(io.BytesIO(out.getvalue())).paragraphs] == ["Слова"]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_makes_a_file_that_opens(words):
    data = document([Heading(words), Text(words), Table((words,), ((words,),))], META, True)
    assert Document(io.BytesIO(data)).tables[0].rows
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None


def test_a_figure_without_a_browser_is_its_rows_with_the_source_below(monkeypatch):
    monkeypatch.setattr("dashboard.export.image.browser", lambda: None)
    card = issue("skill_profile_ranking", Reader.open(), "ru", family="process")
    block = figure_block(card)
    word = reopened([block, Comment("n = 108")])
    grid = word.tables[0]
    assert block.picture is None and len(grid.rows) == len(card.rows) + 1
    assert not {"Адрес", "Навык (en)", "Семейство"} & {cell.text for cell in grid.rows[0].cells}
    assert "Надёжность\u00a0C" in word.paragraphs[-1].text


def test_a_picture_carries_words_for_those_who_cannot_see_it():
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8"
        "cfc000000301010018dd8db00000000049454e44ae426082"
    )
    word = reopened([Figure("Заголовок", "Источник", "что на картинке", pixel)])
    assert [e.get("descr") for e in word.element.body.iter(qn("wp:docPr"))] == ["что на картинке"]
