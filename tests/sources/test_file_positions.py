"""Where the words of a document stand in its file."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Document, FileMap, Position, Region
from reportedly.sources import Item, load
from reportedly.sources.positions import _sought, file_map, sought_map
from reportedly.sources.visible import page_seen
from tests.pages import ENGLISH

PAGE = """<!DOCTYPE html>
<html><head><title>The mill closes</title>
<style>p { margin: 0 }</style></head>
<body><nav><a href="/mill">The mill closes</a> | <a href="/lake">The lake</a></nav>
<article><h1>The mill closes</h1>
<!-- <p>A source said nothing at all of the council.</p> -->
<p>The mill&#8217;s gates were shut on Friday, and 120&nbsp;people lost their work, the own<b>er</b>, Ada Kell, said in a letter.</p>
<p title="a > b">A source said &ldquo;the mayor&rdquo; had known of it for weeks, and
   the council met twice without a word about it in public.</p>
</article></body></html>
"""


def placed(text: str, where: FileMap, words: str) -> Region | None:
    start = text.index(words)
    return where.region(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("The mill closes", "The mill closes"),
        ("The mill’s", "The mill&#8217;s"),
        ("120 people", "120&nbsp;people"),
        ("owner", "own<b>er"),
        ("A source", "A source"),
        ("“the mayor”", "&ldquo;the mayor&rdquo;"),
        ("weeks, and the council", "weeks, and\n   the council"),
        ("met twice", "met twice"),
    ],
)
def test_words_of_a_page_have_the_lines_of_its_file(words: str, written: str) -> None:
    data = PAGE.encode()
    item = Item("a.html", "html", data=data)
    document = load(item, ENGLISH)
    where = file_map(item, data, document)
    assert where is not None
    region = placed(document.text, where, words)
    assert region is not None and region.offsets is not None
    begin = region.offsets[0]
    assert PAGE[slice(*region.offsets)] == written
    assert region.start == Position(PAGE.count("\n", 0, begin) + 1, begin - PAGE.rfind("\n", 0, begin))
    assert "<article>" in PAGE[:begin]
    assert region.verbatim == (written == words)


def located(text: str, page: str) -> list[str]:
    """What ``page`` has for each character of ``text``; what was not found is a dot."""
    found = ["."] * len(text)
    for start, length, offset, width in _sought(text, page_seen(page)):
        found[start : start + length] = page[offset : offset + width] if length == width else [page[offset : offset + width]]
    return found


def test_of_equal_paragraphs_each_has_its_own_place() -> None:
    text = (
        "Then.\n\nHe left the room at once.\n\nNo.\n\nShe stayed for the whole evening.\n\nNo.\n\nAll of it was over then."
    )
    page = "".join(f"<p>{block}</p>" for block in text.split("\n\n"))
    offsets = [pair[2] for pair in _sought(text, page_seen(page))]
    assert offsets == [page.index(">Then") + 1, *(page.index(f">{each}") + 1 for each in ("He", "No")), *offsets[3:]]
    assert offsets == sorted(offsets) and len(offsets) == 6


def test_a_paragraph_that_lost_or_got_words_is_found_in_pieces() -> None:
    page = "<li>The council voted for the plan on Monday evening, the minutes say.<sup>[1]</sup> Nobody spoke against it then.</li>"
    text = "- The council voted for the plan on Monday evening, the minutes say. Nobody spoke against it then."
    assert "".join(located(text, page)).replace(".", "").startswith("The council")
    assert "".join(located(text, page)).endswith("Nobody spoke against it then.")


def test_what_is_not_there_has_no_place() -> None:
    assert set(
        located("A sentence that this page does not hold at all.", "<p>Another sentence, a page of its own.</p>")
    ) == {"."}
    assert FileMap().region(0, 3) is None


def test_words_that_stand_twice_are_not_guessed_at() -> None:
    page = "<p>Read this first: A source said so and went. And: A source said so and went.</p>"
    assert set(located("A source said so and went. Nobody saw it.", page)) == {"."}


def test_where_a_word_was_not_found_its_neighbours_line_stands() -> None:
    page = "<p>First line of the story.</p>\n<p>Second line of the story.</p>"
    text = "First line of the story.\n\nNot in the page.\n\nSecond line of the story."
    where = sought_map(Document(text), page, page_seen(page))
    assert placed(text, where, "Not in") == Region(Position(1))
    assert placed(text, where, "Second") == Region(Position(2, 4), Position(2, 10), (35, 41), verbatim=True)


def test_metadata_stand_for_words_that_the_page_does_not_show() -> None:
    page = (
        '<script type="application/ld+json">{"articleBody": "A source said \\u201cno\\u201d.\\n\\nThe end of it."}</script>'
    )
    assert "".join(located("A source said “no”.\n\nThe end of it.", page)).startswith("A source said.\\u201cno\\u201d")


TEXT = 'The mayor said “no” to the plan for the harbour.\n\nA source told\tthe papers 🏭 of "it" in\\out.'


@pytest.mark.parametrize("ascii_only", [True, False])
def test_words_of_a_record_have_its_line_and_the_columns_of_its_string(ascii_only: bool) -> None:
    line = json.dumps({"id": {"text": "no"}, "text": TEXT, "url": "x"}, ensure_ascii=ascii_only)
    item = Item("feed.jsonl", "record", 17, line.encode())
    document = load(item, ENGLISH)
    where = file_map(item, line.encode(), document)
    assert where is not None
    for words in ("“no”", "A source", "papers 🏭 of", 'of "it"', "in\\out"):
        region = placed(document.text, where, words)
        assert region is not None and region.offsets is not None and region.end is not None
        assert json.loads(f'"{line[slice(*region.offsets)]}"') == words
        assert (region.start.line, region.start.column, region.end.line) == (17, region.offsets[0] + 1, 17)


def test_a_title_that_was_put_before_the_text_is_that_of_the_record() -> None:
    line = '{"title": " The caf\\u00e9 \\"closes\\" ", "text": "A source said so."}'
    text = 'The café "closes"\n\nA source said so.'
    where = file_map(Item("a", "record", 3, line.encode()), line.encode(), Document(text, given_at=text.index("A ")))
    assert where is not None
    shown = {words: placed(text, where, words) for words in ("The café", '"closes"', "A source")}
    assert {words: line[slice(*region.offsets)] for words, region in shown.items() if region and region.offsets} == {
        "The café": "The caf\\u00e9",
        '"closes"': '\\"closes\\"',
        "A source": "A source",
    }


def test_a_record_whose_text_was_changed_has_its_line_alone() -> None:
    line = b'{"text": "A source said so."}'
    where = file_map(Item("a", "record", 3, line), line, Document("Another text."))
    assert where is not None
    assert where.region(0, 7) == Region(Position(3), whole=True)


def test_plain_text_needs_no_map_and_a_title_before_it_shifts_it() -> None:
    item = Item("a.txt", "text", data=b"\xef\xbb\xbfOne.\r\nTwo.\n")
    text = "One.\r\nTwo.\n"
    assert file_map(item, item.data or b"", Document(text)) is None
    where = file_map(item, item.data or b"", Document(f"Title\n\n{text}", given_at=7))
    assert where is not None
    assert where.region(13, 16) == Region(Position(2, 1), Position(2, 4), (6, 9), verbatim=True)


@given(st.lists(st.text(st.sampled_from("ab .<>&;\"'\n-!/p"), max_size=30), max_size=6))
def test_what_is_found_is_what_stands_there(parts: list[str]) -> None:
    page = "<p>".join(parts)
    text = "\n\n".join(parts)
    for start, length, offset, width in _sought(text, page_seen(page)):
        if length == width:
            assert text[start : start + length] == page[offset : offset + width]


@pytest.mark.parametrize("page", ['<a "', "<", "<!--", "<script>", "&", "<p>", '"<b>', "<title>"])
def test_a_page_made_to_be_slow_is_not(page: str) -> None:
    began = time.process_time()
    _sought("A source said so.\n\n" * 200, page_seen(page * 50_000))
    assert time.process_time() - began < 5
