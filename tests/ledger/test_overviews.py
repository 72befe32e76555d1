"""Overviews of a ledger, in both stores: articles page by page, versions, outlets, speakers, places, threads of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from drawing_examples import Teller, same_words
from telling import Said, article

from reportedly.ledger import Ledger, drawing
from reportedly.model import Question
from reportedly.model.errors import LedgerError, UsageError


@pytest.fixture
def filled(opened: Callable[..., Ledger], monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """Three articles of two outlets, one of which has a second version."""
    monkeypatch.setattr(drawing, "decided", same_words)
    ledger = opened(tell=Teller())
    told = Said(
        "Anna Holm", "Elsby was taken", actor="Anna Holm", pack_id="war/holm", side="north", place="Elsby", event="control.taken"
    )  # fmt: skip
    denied = Said(
        "Jon Berg", "No Elsby was not taken", actor="Jon Berg", side="south", place="Elsby", event="control.taken"
    )  # fmt: skip
    ledger.add(article(told, url="https://a.example/1", outlet="Herald", published="2026-03-01"))
    ledger.add(article(denied, url="https://b.example/1", outlet="Courier", published="2026-03-02"))
    ledger.add(article(told, url="https://a.example/2", outlet="Herald", published="2026-03-03"))
    ledger.add(article(told, denied, url="https://a.example/2", outlet="Herald", published="2026-03-04"))
    for _ in ledger.draw():
        pass
    yield ledger


def test_articles_come_page_by_page_the_last_published_first(filled: Ledger) -> None:
    first = filled.article_page(limit=2)
    assert [each.published for each in first.articles] == ["2026-03-04", "2026-03-02"]
    assert first.found == 3
    rest = filled.article_page(limit=2, after=first.after)
    assert ([each.published for each in rest.articles], rest.after) == (["2026-03-01"], None)
    assert [each.outlet for each in filled.article_page(outlet="Courier").articles] == ["Courier"]
    assert filled.article_page(since="2026-03-02", until="2026-03-03").found == 1
    for wrong in ("x", "-1", "1" * 20):
        with pytest.raises(UsageError):
            filled.article_page(after=wrong)


def test_an_article_is_known_with_its_versions(filled: Ledger) -> None:
    last = filled.article_page(limit=1).articles[0]
    assert filled.kept(last.id) == last
    versions = [(each.number, each.published, each.claims) for each in filled.versions(last.id)]
    assert versions == [(1, "2026-03-03", 1), (2, "2026-03-04", 2)]
    with pytest.raises(LedgerError, match="no article is called"):
        filled.kept("f" * 16)


def test_outlets_speakers_and_who_quotes_whom(filled: Ledger) -> None:
    assert [(each.name, each.articles, each.claims, each.first, each.last) for each in filled.outlets()] == [
        ("Herald", 2, 3, "2026-03-01", "2026-03-04"), ("Courier", 1, 1, "2026-03-02", "2026-03-02"),
    ]  # fmt: skip
    assert [(each.name, each.side, each.claims, each.articles, each.outlets) for each in filled.speakers()] == [
        ("Anna Holm", "north", 2, 2, 1), ("Jon Berg", "south", 2, 2, 2),
    ]  # fmt: skip
    found = {
        (each.outlet, each.who): each.claims for each in filled.quotings(["Herald", "Courier"], ["Anna Holm", "Jon Berg"])
    }
    assert found == {("Herald", "Anna Holm"): 2, ("Herald", "Jon Berg"): 1, ("Courier", "Jon Berg"): 1}


def test_places_have_the_claims_of_each_side_by_themselves(filled: Ledger) -> None:
    found = filled.told_places()
    (elsby,) = found.places
    assert (elsby.name, elsby.lat, elsby.lon, elsby.claims) == ("Elsby", 55.1, 12.0, 4)
    assert {(each.day, each.side): each.claims for each in elsby.counts} == {
        ("2026-03-01", "north"): 1, ("2026-03-02", "south"): 1, ("2026-03-04", "north"): 1, ("2026-03-04", "south"): 1,
    }  # fmt: skip
    assert filled.told_places(Question(side="north")).places[0].claims == 2
    assert filled.told_places(Question(since="2027-01-01")).places == ()


def test_threads_of_an_article_and_who_tells_them(filled: Ledger) -> None:
    last = filled.article_page(limit=1).articles[0]
    threads = filled.in_threads(last.id)
    assert [each.claim for each in threads] == ["c1", "c2"]
    assert all("disputed" in each.standings for each in threads)
    listed = [each.id for each in filled.threads(order="claims").threads]
    told = filled.told_by(listed)
    assert sum(each.claims for each in told) == 4
    assert {each.outlet for each in told} == {"Herald", "Courier"}


@pytest.mark.parametrize("order", ["last", "first", "sources", "claims"])
def test_an_order_leaves_no_thread_out(filled: Ledger, order: str) -> None:
    every = {each.id for each in filled.threads(every=True).threads}
    assert {each.id for each in filled.threads(every=True, order=order).threads} == every  # type: ignore[arg-type]
