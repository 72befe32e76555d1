"""The prose of a document and the way back: what is found in it are slices of the document's own text."""

from __future__ import annotations

import pytest

from reportedly.model import Article, Document, Producer, Remark, Span, StandIn
from reportedly.model.claim import Certainty, Claim, Source
from reportedly.model.prose import Prose
from tests.pages import page_of

TEXT = "The **mayor** [warned](http://a.example) of &quot;floods&quot;."


def made() -> Document:
    """What a reader of Markdown would make of ``TEXT``."""
    unread = [(at, at + len(mark)) for mark in ("**", "[") for at in range(len(TEXT)) if TEXT.startswith(mark, at)]
    link = TEXT.index("](")
    unread.append((link, TEXT.index(")") + 1))
    quotes = [at for at in range(len(TEXT)) if TEXT.startswith("&quot;", at)]
    return Document(TEXT, unread=tuple(sorted(unread)), stand_ins=tuple(StandIn(at, at + 6, '"') for at in quotes))


def found(prose: Prose, words: str) -> Span:
    at = prose.document.text.index(words)
    return Span.of(prose.document.text, at, at + len(words))


def test_a_text_without_anything_to_leave_out_is_its_own_prose() -> None:
    document = Document("The mayor warned of floods.")
    prose = Prose.of(document)
    assert prose.document is document
    span = document.span(4, 9)
    assert prose.verbatim(span) is span


def test_marks_are_left_out_and_entities_read_as_their_character() -> None:
    assert Prose.of(made()).document.text == 'The mayor warned of "floods".'


@pytest.mark.parametrize(
    ("words", "slices"),
    [
        ("mayor", ["mayor"]),
        ("The mayor", ["The **mayor"]),
        ("warned", ["warned"]),
        ("warned of", ["warned", "of"]),
        ('of "floods"', ["of &quot;floods&quot;"]),
        ('The mayor warned of "floods"', ["The **mayor** [warned", "of &quot;floods&quot;"]),
    ],
)
def test_fragments_are_slices_that_end_in_no_mark_and_are_cut_around_words_that_are_not_read(
    words: str, slices: list[str]
) -> None:
    prose = Prose.of(made())
    fragments = prose.verbatim((found(prose, words),))
    assert [each.text for each in fragments] == slices
    assert all(each == Span.of(TEXT, each.start, each.end) for each in fragments)


def test_one_span_alone_holds_what_lies_in_it() -> None:
    prose = Prose.of(made())
    assert prose.verbatim(found(prose, "warned of")).text == "warned](http://a.example) of"


def test_an_article_finds_its_way_there_and_back() -> None:
    prose = Prose.of(made())
    read = prose.document
    content = (found(prose, 'warned of "floods"'),)
    claim = Claim(
        "c1", Source((found(prose, "mayor"),), "person"), None, content, "mixed", Certainty("asserted", "neutral"), 0.9
    )
    article = Article(read, (claim,), (), Producer("1", "m"))
    given = prose.verbatim(article)
    assert [each.text for each in given.claims[0].contents] == ["warned", "of &quot;floods&quot;"]
    assert prose.read(Article(prose.given, given.claims, (), given.producer)).claims == article.claims


def test_remarks_title_and_the_beginning_of_the_given_text_move_along() -> None:
    text = "A &amp; B\n\nThe <!-- x --> end."
    remark = Remark("ignore", ("SRC001",), "why", (11, len(text)))
    document = Document(
        text, title=Span.of(text, 0, 9), unread=((15, 25),), stand_ins=(StandIn(2, 7, "&"),), remarks=(remark,), given_at=11
    )
    read = Prose.of(document).document
    assert read.text == "A & B\n\nThe  end."
    assert read.title is not None and read.title.text == "A & B"
    assert read.text[read.given_at :] == "The  end."
    assert [each.covers for each in read.remarks] == [(7, len(read.text))]


def test_the_layout_has_the_offsets_of_the_given_text() -> None:
    layout = page_of(made()).given
    assert [TEXT[slice(*each)] for each in layout.sentences] == [TEXT]
    assert [TEXT[each.start : each.end] for each in layout.quotations] == ["&quot;floods&quot;"]
