"""Families of copies in a ledger: those that all pairs of its articles make, however they came in, changed and went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from articles import read, receipt
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.ledger import Ledger, kinship
from reportedly.lineage import families, shared
from reportedly.model import Article, Link
from reportedly.run import Tracer
from tests.lineage.copies import FERRY, OTHER_FERRY, STRIKE, parts

TRACER = Tracer()
SENTENCES = [*parts(FERRY), *parts(STRIKE), *parts(OTHER_FERRY)]
Opened = Callable[..., Ledger]


@cache
def article(text: str, number: int, published: str | None = "2026-03-01", outlet: str | None = None) -> Article:
    return read(text, url=f"https://paper{number}.example/1", outlet=outlet, published=published)


def put(ledger: Ledger, text: str, number: int, published: str | None = "2026-03-01", outlet: str | None = None) -> str:
    told = ledger.add(article(text, number, published, outlet), receipt(f"{number} {text}"))
    assert told.article is not None
    return told.article


def written(numbers: tuple[int, ...]) -> str:
    return " ".join(SENTENCES[number] for number in numbers) + "\n"


def members(ledger: Ledger) -> dict[str, dict[str, tuple[int, ...]]]:
    return {each.id: {copy.article: copy.sentences for copy in each.copies} for each in ledger.families()}


def at_once(texts: dict[str, Article]) -> dict[str, dict[str, tuple[int, ...]]]:
    """What the room of copies makes of all pairs."""
    drawn = {ident: TRACER(each).sketch for ident, each in texts.items()}
    pairs = ((a, b, shared(drawn[a], drawn[b])) for a, b in combinations(sorted(drawn), 2))
    found = families([Link(a, b, both) for a, b, both in pairs if both]).families
    return {f"{each.id[0]}:{each.id[1]}": dict(each.members) for each in found}


texts_ = st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=8).map(tuple)
steps = st.lists(st.tuples(st.integers(0, 7), st.one_of(st.none(), texts_)), min_size=2, max_size=14)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_families_are_those_of_all_pairs_after_whatever_came_changed_and_went(
    given: list[tuple[int, tuple[int, ...] | None]],
) -> None:
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "x.sqlite", trace=TRACER) as ledger:
        there: dict[str, Article] = {}
        for number, numbers in given:
            named = f"https://paper{number}.example/1"
            if numbers is None:
                ledger.forget(named, ahead=True)
                there = {ident: each for ident, each in there.items() if each.document.url != named}
                continue
            it = article(written(numbers), number)
            told = ledger.add(it, receipt(f"{number} {it.document.text}", "address", named, named), again=True)
            there[str(told.article)] = it
        assert members(ledger) == at_once(there)
        assert list(ledger.check()) == []
        info = ledger.info()
        shared_ = {ident for each in members(ledger).values() for ident in each}
        assert (info.families, info.independent) == (len(members(ledger)), len(members(ledger)) + len(there) - len(shared_))


@settings(max_examples=12, deadline=None)
@given(st.lists(texts_, min_size=4, max_size=12), st.integers(0, 1000))
def test_where_many_have_a_band_the_order_of_adding_changes_nothing_either(given: list[tuple[int, ...]], seed: int) -> None:
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kinship, "MOST", 2)
        for order in (list(enumerate(given)), list(enumerate(given))):
            if found:
                Random(seed).shuffle(order)
            with TemporaryDirectory() as folder, Ledger(Path(folder) / "x.sqlite", trace=TRACER) as ledger:
                for number, numbers in order:
                    put(ledger, written(numbers), number)
                if found:  # and what came and went leaves nothing
                    for number, numbers in enumerate(reversed(given), len(given)):
                        put(ledger, written(numbers), number)
                    for number in range(len(given), 2 * len(given)):
                        ledger.forget(f"https://paper{number}.example/1", ahead=True)
                found.append(members(ledger))
    assert found[0] == found[1]


def test_a_reprint_is_told_where_it_comes_in_with_its_origin(opened: Opened) -> None:
    ledger = opened(trace=TRACER)
    first = put(ledger, f"VELMAR, March 1 (Reuters) — {FERRY}\n", 1, "2026-03-02", "Herald")
    told = ledger.add(
        article(f"Fire aboard\n\n{FERRY} {parts(STRIKE)[0]}\n", 2, "2026-03-01", "Courier"), receipt("courier")
    )
    own = put(ledger, f"{STRIKE}\n", 3)
    assert told.family is not None
    (family,) = ledger.families()
    assert (family.id, ledger.info().independent) == (told.family, 2)
    assert [copy.article for copy in family.copies] == [told.article, first]
    assert (family.origin.kind, family.origin.outlet) == ("credited", "Reuters")
    assert family.origin.credits[first].evidence.text == "VELMAR, March 1 (Reuters) —"
    courier, herald = family.copies
    text = ledger.article(courier.article).document.text
    assert [text[start:end] for start, end in courier.passages] == parts(FERRY)
    assert 0.7 < courier.share < 0.9 < herald.share
    assert list(ledger.families(article=own)) == []


def test_an_article_and_a_claim_are_asked_for_their_family(opened: Opened) -> None:
    ledger = opened(trace=TRACER)
    put(ledger, f"{FERRY}\n", 1)
    half = put(ledger, f"{FERRY} {parts(STRIKE)[0]} {parts(STRIKE)[1]}\n", 2)
    (family,) = ledger.families(article=half)
    text = ledger.article(half).document.text
    assert ledger.family(half) == family
    assert ledger.family(half, at=text.index("Inspectors")) == family
    assert ledger.family(half, at=text.index("Teachers")) is None
    assert ledger.family(f"{half}:1") == ledger.family(family.id) == family
    assert ledger.family(f"{half}:5") is None
    told = {claim.start: claim.family for claim in ledger.claims(article=half)}
    assert set(told.values()) <= {family.id, None}
    assert {kept.family for kept in ledger.articles()} == {family.id}
    link = ledger.shared(half)[0]
    assert (link.a, link.shared.of_b, link.shared.in_b) == (half, 1.0, (0, 1, 2, 3, 4))


def test_a_version_that_is_written_anew_leaves_its_family(opened: Opened) -> None:
    ledger = opened(trace=TRACER)
    for number in (1, 2):
        put(ledger, f"{FERRY}\n", number)
    assert ledger.info().families == 1
    assert put(ledger, f"{STRIKE}\n", 2)
    assert (ledger.info().families, ledger.info().independent) == (0, 2)
    assert list(ledger.check()) == []


def test_an_outlet_is_kept_with_its_country_and_owner_by_name_or_host(opened: Opened) -> None:
    ledger = opened(trace=TRACER)
    ledger.add(read(FERRY, url="https://www.tass.com/world/1"), receipt("1"))
    ledger.add(read(STRIKE, outlet="Unheard Of"), receipt("2"))
    assert [(kept.country, kept.ownership) for kept in ledger.articles()] == [("RU", "state"), (None, None)]


def test_copies_take_a_row_each_and_exact_reprints_one_for_all(opened: Opened) -> None:
    from sqlalchemy import func, select

    from reportedly.ledger.schema import band, part, sketch

    ledger = opened(trace=TRACER)
    for number in range(40):
        put(
            ledger,
            f"{FERRY}\n" if number % 2 else f"{' '.join(parts(FERRY)[number % 3 :])} So it was on day {number}.\n",
            number,
        )
    with ledger._store.read() as connection:
        count = {
            each.name: connection.execute(select(func.count()).select_from(each)).scalar() for each in (sketch, part, band)
        }
    assert count["sketch"] == count["part"] == 21
    assert [len(each.copies) for each in ledger.families()] == [40]


def test_what_was_added_untraced_is_related_later(opened: Opened) -> None:
    with opened() as ledger:
        for number in range(3):
            put(ledger, f"{FERRY}\n", number)
        assert ledger.info().families == 0
    ledger = opened(trace=TRACER)
    assert (ledger.relate(), ledger.info().families, ledger.relate()) == (3, 1, 0)
    assert list(ledger.check()) == []


def test_the_hour_of_publication_tells_who_was_first(opened: Opened) -> None:
    ledger = opened(trace=TRACER)
    for number, hour in ((1, "09:30"), (2, "08:00")):
        read_ = article(FERRY, number)
        document = replace(read_.document, published_at=f"2026-03-01T{hour}:00Z")
        ledger.add(replace(read_, document=document), receipt(f"{number}"))
    (family,) = ledger.families()
    assert family.origin.kind == "earliest"
    assert family.origin.article == next(each.id for each in ledger.articles() if each.url == "https://paper2.example/1")
