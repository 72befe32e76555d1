"""Texts with marks, damage and wrapped lines are read, by the real model, as the same texts without, and every span is a slice."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

import reportedly
from reportedly.model import Article, Claim, Document, Span
from reportedly.model.prose import Prose
from reportedly.pipeline import checked, load_reader, read_document
from reportedly.sources import Item, load
from tests.pages import ENGLISH

PARAGRAPHS = (
    "Minister rejects report",
    "“The figures are invented,” the health minister, Petra Halasz, told reporters on Monday. “No hospital was asked.”",
    "Officials revealed that the inspectors had warned of a coming emergency in Tarrow, where 40 people died, sources said.",
    "The inspectors’ spokesman denied that the ministry’s “own” figures had been better than those of the two years before.",
)
CLEAN = "\n\n".join(PARAGRAPHS)


def marked(text: str) -> str:
    for words, instead in (
        ("The figures are", "The [figures](http://a.example/officials-said) are"),
        ("Petra Halasz", "**Petra Halasz**"),
        ("warned of", "[warned of](https://a.example/b?c=d \"Envoy said\")"),
        ("Officials", "*Officials*"),
        ("denied", "<!-- the envoy said no -->denied"),
        ("two years", "`two` years"),
    ):  # fmt: skip
        text = text.replace(words, instead)
    return f"![An envoy said so](x.png)\n\n# {text}"


def quoted(paragraph: str, width: int) -> str:
    return textwrap.indent(textwrap.fill(paragraph, width), "> ")


GIVEN = {
    "markdown": ("markdown", marked(CLEAN)),
    "front matter": ("markdown", f"---\ntitle: >-\n  Minister\n  rejects report\nby: x\n---\n{CLEAN.partition(PARAGRAPHS[0])[2]}"),
    "block quotes": ("markdown", f"# {PARAGRAPHS[0]}\n\n" + "\n>\n".join(quoted(each, 30) for each in PARAGRAPHS[1:])),
    "entities": ("text", CLEAN.replace("“", "&ldquo;").replace("”", "&amp;rdquo;").replace("’", "&#39;")),
    "wrong encoding": ("text", CLEAN.encode().decode("latin-1")),
    "lost marks": ("text", "".join("\ufffd" if sign in "“”’" else sign for sign in CLEAN)),
    "soft hyphens": ("text", CLEAN.replace("or", "o\u00adr").replace("ed", "e\u200bd")),
    "other spaces": ("text", CLEAN.replace(" ", "\u00a0")),
    "wrapped": ("text", "\n\n".join(textwrap.fill(each, 44) for each in PARAGRAPHS)),
    "quoted mail": ("text", "\n>\n".join(quoted(each, 60) for each in PARAGRAPHS).replace("\n", "\r\n")),
}  # fmt: skip


@cache
def reader() -> Any:
    return load_reader()


def read(kind: Any, text: str) -> Article:
    return checked(read_document(load(Item("a", kind, data=text.encode()), ENGLISH), reader()))


@cache
def clean() -> Article:
    return read("text", CLEAN)


def words(claim: Claim) -> list[object]:
    """The offsets of a claim's parts, and whether it is quoted."""
    return [claim.quotation, *((each.start, each.end) for each in claim.spans)]


def spans(noun: Any) -> Iterator[Span]:
    if isinstance(noun, Span):
        yield noun
    elif isinstance(noun, tuple):
        for each in noun:
            yield from spans(each)
    elif hasattr(noun, "__dataclass_fields__") and not isinstance(noun, Document):
        for name in noun.__dataclass_fields__:
            yield from spans(getattr(noun, name))


@pytest.mark.parametrize("name", GIVEN)
def test_it_is_read_as_if_it_were_clean(name: str) -> None:
    kind, text = GIVEN[name]
    article = read(kind, text)
    assert article.document.text == text
    assert all(span == Span.of(text, span.start, span.end) for span in spans(article))
    as_read = Prose.of(article.document).read(article)
    assert as_read.document.text.replace("'", "’") == CLEAN
    assert [words(claim) for claim in as_read.claims] == [words(claim) for claim in clean().claims]
    assert [each.rule for each in article.diagnostics or ()] == [each.rule for each in clean().diagnostics or ()]


def test_a_link_within_a_cue_and_its_content() -> None:
    article = read("markdown", "The EU delegation has [warned of a coming emergency](https://a.example/says) in **Tarrow**.")
    (claim,) = article.claims
    assert [each.text for each in claim.source.spans] == ["The EU delegation"]
    assert claim.cue is not None and [each.text for each in claim.cue.spans] == ["has [warned of"]
    assert [each.text for each in claim.contents] == ["a coming emergency", "in **Tarrow"]


def test_a_title_given_beside_the_text_is_read() -> None:
    text = (
        "Petra Halasz spoke to reporters in the capital on Monday. She had not been in the country for the two weeks before."
    )
    article = reportedly.read(text, title="Halasz: ‘The figures are\ninvented’", places=False)
    document = article.document
    assert document.text[document.given_at :] == text
    assert document.title is not None and document.title.text == "Halasz: ‘The figures are invented’"
    assert [(str(claim.source.spans[0]), str(claim.contents[0])) for claim in article.claims[:1]] == [
        ("Halasz", "‘The figures are invented’")
    ]
    assert (
        not reportedly.read(text, places=False).claims or article.claims[0] not in reportedly.read(text, places=False).claims
    )
