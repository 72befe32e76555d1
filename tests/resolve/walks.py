"""Walks for tests: a text in which every name, role and pronoun has been tied, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportedly.model import Certainty, Claim, Cue, Name, Pack, Page, Source, Span
from reportedly.model.claim import Quotation, SourceKind
from reportedly.resolve.actors.dictionary import found
from reportedly.resolve.actors.entities import Entity, Seen
from reportedly.resolve.actors.known import knowledge
from reportedly.resolve.actors.names import named
from reportedly.resolve.actors.phrases import Phrase, phrases, pronouns
from reportedly.resolve.actors.runs import Run
from reportedly.resolve.actors.tying import Walk
from tests.pages import page_of


def span(text: str, words: str) -> Span:
    """The last ``words`` of a text."""
    start = text.rindex(words)
    return Span.of(text, start, start + len(words))


def said(
    text: str,
    source: str,
    cue: str,
    content: str,
    kind: SourceKind = "person",
    how: Quotation = "indirect",
    number: int = 1,
) -> Claim:
    """A claim whose parts are the last such words of the text; without a source where ``source`` is empty."""
    spans = (span(text, source),) if source else ()
    cues, certainty = Cue((span(text, cue),), cue, "neutral"), Certainty("certain", "neutral")
    return Claim(f"c{number}", Source(spans, kind), cues, (span(text, content),), how, certainty, 0.9)


def walked(text: str, *names: Name, claims: Sequence[Claim] = (), packs: Sequence[Pack] = ()) -> Walk:
    """The finished walk through an English text; ``names`` are the reader's."""
    page = page_of(text)
    known = knowledge(packs, None, page.language).of_page(page)
    listed = found(page, known)
    runs = named(page, names, known, listed)
    walk = Walk(page, runs, phrases(page, runs, listed, claims), list(pronouns(page)), claims, known)
    walk.run()
    return walk


def words(page: Page, first: int, last: int) -> str:
    """The text of tokens ``first`` up to ``last``."""
    return page.text[page.tokens[first].start : page.tokens[last - 1].end]


def mention(walk: Walk, wanted: str) -> tuple[Entity, Seen] | None:
    """The last mention that is exactly ``wanted``."""
    found = [one for one in walk.trail.mentions if words(walk.page, one[1].first, one[1].last) == wanted]
    return found[-1] if found else None


def others(walk: Walk, wanted: str) -> set[str]:
    """The other mentions of whom ``wanted`` means; those of its two members where it means two; empty where it means nobody."""
    found = mention(walk, wanted)
    if found is None:
        return set()
    whom = found[0].members or (found[0],)
    return {words(walk.page, seen.first, seen.last) for entity, seen in walk.trail.mentions if entity in whom} - {wanted}


def phrase(noun: str, *modifiers: str, **facts: Any) -> Phrase:
    """“The mayor”, a definite phrase for one person, with what ``facts`` say otherwise."""
    given: dict[str, Any] = {
        "first": 0, "head": 1, "last": 2, "reach": 2, "kind": "person", "sort": "definite", "plural": False, "gender": "",

    }  # fmt: skip
    return Phrase(noun=noun, modifiers=frozenset(modifiers), **{**given, **facts})


def run(name: str, first: int = 0, kind: Any = "person", **facts: Any) -> Run:
    """A name that begins at token ``first``."""
    key = tuple(name.lower().split())
    return Run(first, first, first + len(key), key, kind, **facts)
