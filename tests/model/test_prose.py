"""The prose of a document and the way back: what is found in it are slices of the document's own text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Article, Document, Producer, Remark, Span, StandIn
from reportedly.model.claim import Certainty, Claim, Source
from reportedly.model.layout import Block
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


# a text with what is left out in brackets, and what is read as "&" written "+": "a[bc]d+e" is read "ad&e"


def bracketed(text: str) -> Prose:
    unread, stand_ins, at = [], [], 0
    while at < len(text):
        if text[at] == "[":
            end = text.index("]", at) + 1
            unread.append((at, end))
            at = end
        else:
            if text[at] == "+":
                stand_ins.append(StandIn(at, at + 1, "&&"))
            at += 1
    return Prose.of(Document(text, unread=tuple(unread), stand_ins=tuple(stand_ins)))


@pytest.mark.parametrize(
    ("given", "read", "there", "back"),
    [
        ("ab[cd]ef", "abef", {(0, 8): (0, 4), (2, 6): (2, 2), (3, 7): (2, 3), (0, 3): (0, 2), (6, 8): (2, 4), (1, 2): (1, 2)},
         {(0, 4): (0, 8), (0, 2): (0, 2), (2, 4): (6, 8), (1, 3): (1, 7), (3, 4): (7, 8)}),
        ("[ab]cd", "cd", {(0, 6): (0, 2), (0, 4): (0, 0), (4, 5): (0, 1)}, {(0, 2): (4, 6), (0, 1): (4, 5)}),
        ("ab[cd]", "ab", {(0, 6): (0, 2), (2, 6): (2, 2)}, {(0, 2): (0, 2), (1, 2): (1, 2)}),
        ("a+b", "a&&b", {(0, 3): (0, 4), (1, 2): (1, 3), (2, 3): (3, 4)},
         {(0, 4): (0, 3), (1, 3): (1, 2), (1, 2): (1, 2), (2, 3): (1, 2), (3, 4): (2, 3)}),
    ],
)  # fmt: skip
def test_there_and_back(
    given: str, read: str, there: dict[tuple[int, int], tuple[int, int]], back: dict[tuple[int, int], tuple[int, int]]
) -> None:
    prose = bracketed(given)
    assert prose.document.text == read
    assert {each: prose.there(*each) for each in there} == there
    assert {each: prose.back(*each) for each in back} == back


@pytest.mark.parametrize(
    ("given", "fragments"),
    [
        ("ab[cd]ef", ["ab", "ef"]),
        ("ab[,]ef", ["ab[,]ef"]),
        ("ab [cd] ef", ["ab", "ef"]),
        ("ab[cd],", ["ab"]),
        (",[cd]ab", ["ab"]),
        ("a[b]c[d]e", ["a", "c", "e"]),
        ("[b]ae", ["ae"]),
        ("ae[b]", ["ae"]),
        (",[b].", [",[b]."]),
        ("a+b", ["a+b"]),
    ],
)
def test_the_whole_prose_as_fragments(given: str, fragments: list[str]) -> None:
    prose = bracketed(given)
    found = prose.verbatim((Span.of(prose.document.text, 0, len(prose.document.text)),))
    assert [each.text for each in found] == fragments
    assert all(each == Span.of(given, each.start, each.end) for each in found)


def test_only_gaps_inside_a_span_cut_it() -> None:
    prose = bracketed("a[b]c d[e]f")
    text = prose.document.text
    assert text == "ac df"
    cut = {
        each: [span.text for span in prose.verbatim((Span.of(text, *each),))]
        for each in ((0, 1), (1, 2), (0, 2), (1, 4), (3, 5))
    }
    assert cut == {(0, 1): ["a"], (1, 2): ["c"], (0, 2): ["a", "c"], (1, 4): ["c d"], (3, 5): ["d", "f"]}


def test_fragments_are_joined_again_where_a_gap_parted_them_and_nowhere_else() -> None:
    given = "a [b] c d e"
    prose = bracketed(given)

    def read(*ranges: tuple[int, int]) -> list[str]:
        claim = Claim(
            "c1", Source((), "missing"), None, tuple(Span.of(given, *each) for each in ranges), "indirect",
            Certainty("certain", "neutral"), 0.9,
        )  # fmt: skip
        article = Article(prose.given, (claim,), (), Producer("1", "m"))
        return [span.text for span in prose.read(article).claims[0].contents]

    assert read((0, 1), (6, 7)) == ["a  c"]
    assert read((6, 7), (8, 9)) == ["c", "d"]
    assert read((0, 1), (8, 9)) == ["a", "d"]
    assert read((2, 5)) == [" "]


def test_what_is_read_of_an_article_is_its_document_without_what_is_left_out() -> None:
    prose = bracketed("[x]Holm left. [y]")
    article = Article(prose.given, (), (), Producer("1", "m"))
    read = prose.read(article).document
    assert (read.text, read.unread, read.stand_ins, read.given_at) == ("Holm left. ", (), (), 0)
    plain = Prose.of(Document("Holm left."))
    same = Article(plain.given, (), (), Producer("1", "m"))
    assert plain.read(same) is same


def test_a_title_of_which_nothing_is_read_is_what_stands_nearest() -> None:
    for text, title, nearest in (("ab[cd]ef", (2, 6), "e"), ("ab[cd]", (2, 6), "b")):
        unread = ((2, 6),)
        read = Prose.of(Document(text, title=Span.of(text, *title), unread=unread)).document
        assert read.title is not None
        assert read.title.text == nearest
    assert Prose.of(Document("[cd]", title=Span(0, 4, "[cd]"), unread=((0, 4),))).document.title is None


def test_the_whole_layout_has_the_offsets_of_the_given_text() -> None:
    given = "Bridge closed\n\n[b]“Yes,” Holm [c] said. “No\n\n[d]- So"
    unread = tuple((given.index(each), given.index(each) + 3) for each in ("[b]", "[c]", "[d]"))
    document = Document(given, title=Span.of(given, 0, 13), unread=unread)
    page = page_of(document)
    layout = page.given
    assert [given[slice(*each)] for each in layout.paragraphs] == ["Bridge closed", "“Yes,” Holm [c] said. “No", "- So"]
    assert [given[slice(*each)] for each in layout.sentences][1:3] == ["“Yes,” Holm [c] said.", "“No"]
    assert [given[slice(*each.inner)] for each in layout.quotations] == ["Yes,", "No"]
    assert [(given[each.offset], each.opening) for each in layout.strays] == [("“", True)]
    assert layout.blocks[0] == Block(0, 13, "title")
    assert [given[each - 1] for each in layout.edges if each] == ["d"]
    plain = page_of("Holm left.")
    assert plain.given is plain.layout


@given(st.lists(st.sampled_from(["a", "b ", "[c]", "[,]", "+", " ", "\n"]), max_size=12).map("".join), st.data())
def test_every_stretch_that_is_read_finds_its_way_back(given: str, data: st.DataObject) -> None:
    prose = bracketed(given)
    text = prose.document.text
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = prose.back(start, end)
    assert 0 <= first < last <= len(given)
    again = prose.there(first, last)
    assert again[0] <= start
    assert end <= again[1]
    if "+" not in given:
        assert again == (start, end)
        assert given[first] == text[start]
        assert given[last - 1] == text[end - 1]
