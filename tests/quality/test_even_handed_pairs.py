"""Which state, people, party or side a text names changes nothing else in what is read from it, nor in what rules mark.

Pairs are drawn at random, for the repository's own texts with their names in place of the invented ones. The seed is printed where
something differs; ``EVEN_HANDED_SEED`` sets another.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial

import pytest
from exchanges import SEED, AsPeoples, Drawn, conflicts, drawn, parties, peoples, sources, states

from benchmarks.exchange import differences, exchange
from reportedly.checks import Selection
from reportedly.model import Article, Document
from reportedly.pipeline import Reads, References, checked, load_reader, open_references, read_document

pytestmark = pytest.mark.quality

FORM = {"group": "Danish", "people": "Danes"}
"""What the reader is shown in place of a party's adjective, and of its members."""


@cache
def reader() -> Reads:
    return load_reader()


@cache
def references(packs: tuple[str, ...]) -> References:
    return open_references(packs)


def article(text: str, *, packs: tuple[str, ...], published: str | None, sees: Reads) -> Article:
    read = read_document(Document(text, published=published), sees, references(packs))
    return checked(read, references(packs).packs, Selection(select=("ALL",)))


def told(texts: Iterable[Drawn], *, as_peoples: bool = False) -> str:
    """What differs, with the text and the pair; empty where nothing does."""
    found = []
    for one in texts:
        sees = reader()
        if as_peoples:
            sees = AsPeoples(sees, {name: FORM[form] for form, pair in zip(FORM, one.pairs, strict=True) for name in pair})
        read = partial(article, packs=one.packs, published=one.published, sees=sees)
        lines = list(differences(read, one.text, exchange(one.pairs)))
        if lines:
            found.append("\n".join((f"seed {SEED}: {one.pairs} in", one.text, *lines)))
    return "\n\n".join(found)


def test_texts_are_many() -> None:
    assert len(sources()) >= 180
    assert len(states()) > 120
    assert len(peoples()) > 30
    assert len(parties()) > 8


def test_states() -> None:
    assert told(drawn(states(), "state", 160)) == ""


def test_peoples() -> None:
    assert told(drawn(peoples(), "people", 50)) == ""


def test_parties() -> None:
    assert told(drawn(parties(), "party", 50), as_peoples=True) == ""


def test_sides_of_every_conflict() -> None:
    for pack, sides in conflicts():
        assert told(drawn(sides, pack, 25, (pack,))) == ""
