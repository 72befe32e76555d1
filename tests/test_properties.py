"""What holds for any text at all, with the real model."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reportedly.model import Article, Document
from reportedly.pipeline import Reads, load_reader, read_document
from tests.pages import page_of

WORDS = st.sampled_from(
    ["He", "said", "that", "“", "”", '"', "'", "‘", "’", "«", "»", ":", ".", ",", "\n\n", "\n", " ", "according to", "officials",
     "denied", "Kelmund", "שלום", "\u202e", "\u200b", "\ud800", "\x00", "é", "🙂", "Putin: ‘X’", "was met with doubt from", "…"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join)
)


@cache
def reader() -> Reads:
    return load_reader()


def read(text: str) -> Article:
    return read_document(Document(text), reader())


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("")
@example("“" * 3000 + "He said so" + "”" * 3000)
@example("He said “one\n\n“two\n\nthree” she said.")
def test_every_span_is_its_slice_in_order_and_the_same_twice(text: str) -> None:
    article = read(text)
    for claim in article.claims:
        assert claim.contents
        for group in (claim.source.spans, claim.cue.spans if claim.cue else (), claim.contents):
            assert all(text[span.start : span.end] == span.text != "" for span in group)
            assert all(a.end <= b.start for a, b in pairwise(group))
        assert 0 <= claim.score <= 1
    assert all(text[name.span.start : name.span.end] == name.span.text for name in article.names)
    starts = [claim.spans[0].start for claim in article.claims]
    assert starts == sorted(starts)
    assert read(text) == article
    assert Article.from_json(article.to_json(with_text=True)) == article


def test_one_thread_and_two_see_the_same() -> None:
    text = "The mayor said that the bridge was closed. “It will open on Monday,” she added, according to two officials."
    page = page_of(text)
    assert load_reader(threads=1).read(page) == load_reader(threads=2).read(page)
