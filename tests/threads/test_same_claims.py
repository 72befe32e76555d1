"""Texts read and compared by the real reader, encoder and weights: the smallest pairs that have to stay apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.lineage import instant
from reportedly.model import Metadata, Telling, Thread
from reportedly.pipeline import default_cache, default_language, load_reader, open_references, opened, read_document
from reportedly.reader import open_pairs, open_sentences
from reportedly.sources import document_from_text
from reportedly.threads import Seen, by_article, candidates, decided, encoded, pair_weights, tellings, threads

PACK = Path(__file__).parents[2] / "benchmarks" / "gold" / "threads" / "packs" / "ulvath-war"
Read = Callable[..., list[Telling]]


@pytest.fixture(scope="module")
def read() -> Read:
    reader, references, encode = load_reader(), open_references([str(PACK)], default_cache()), open_sentences().encode

    def told(*texts: str) -> list[Telling]:
        found: list[Telling] = []
        for number, text in enumerate(texts):
            given = Metadata(published="2027-03-02", url=f"https://outlet-{number}.example/a")
            document = document_from_text(text, default_language(), given)
            page = opened(document, references.language)
            article = read_document(document, reader, references, page=page)
            made = tellings(article, page, references.packs, ident=f"{number}", published=instant("2027-03-02"))
            found += [telling for telling in made if telling.voice.words]
        return list(encoded(found, encode))

    return told


def gathered(told: list[Telling]) -> tuple[Thread, ...]:
    seen = [Seen(telling) for telling in told]
    pairs = [(seen[one], seen[other]) for one, other in candidates(told)]
    pairings = decided(pairs, by_article(seen), default_language(), open_pairs().judge)
    return threads({telling.id: telling.when for telling in told}, pairings, pair_weights().least_same)


def test_one_claim_in_two_articles_is_one_thread(read: Read) -> None:
    told = read(
        "The army took the town of Brodnev on Monday, the Defence Ministry said.",
        "The Defence Ministry said that the army took the town of Brodnev on Monday.",
    )
    assert len(told) == 2
    assert len(gathered(told)) == 1


@pytest.mark.parametrize(
    "other",
    [
        "The army did not take the town of Brodnev on Monday, the Interior Ministry said.",
        "The army will take the town of Brodnev on Friday, the Interior Ministry said.",
        "The army took the town of Ostering on Monday, the Interior Ministry said.",
    ],
    ids=["did not take", "will take", "another village"],
)
def test_what_is_nearly_the_same_in_words_is_not_one_thread(read: Read, other: str) -> None:
    told = read("The army took the town of Brodnev on Monday, the Defence Ministry said.", other)
    assert len(told) == 2
    assert len(gathered(told)) == 2


def test_twelve_dead_and_a_hundred_and_twenty_dead_are_two(read: Read) -> None:
    told = read(
        "Shells killed 12 soldiers in Brodnev on Monday, the Defence Ministry said.",
        "Shells killed 120 soldiers in Brodnev on Monday, the Interior Ministry said.",
    )
    assert len(gathered(told)) == 2


def test_no_name_reaches_the_encoder(read: Read) -> None:
    (told,) = read("The Halverian army took the town of Brodnev on Monday, the spokesman Petrik Askane said.")
    assert "Brodnev" not in told.masked + told.setting
    assert "Askane" not in told.setting
