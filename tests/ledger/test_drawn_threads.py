"""Threads in a ledger: drawn as articles come, the same in any order, and asked."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from drawing_examples import ALSO, DENIED, SOUTH, TAKEN, Teller, draw, plain, report, says, shape
from sqlalchemy import func, select

from reportedly import threads
from reportedly.ledger import Ledger, drawing, schema
from reportedly.model import Pairing, Question
from reportedly.model.errors import LedgerError, UsageError
from reportedly.threads import Seen

__all__ = ["plain"]


@pytest.fixture
def ledger(opened: Callable[..., Ledger]) -> Ledger:
    return opened(tell=Teller())


def test_the_same_claim_of_two_articles_is_one_thread(ledger: Ledger) -> None:
    for each in (TAKEN, ALSO):
        ledger.add(each)
    assert ledger.undrawn() == 2
    assert draw(ledger) == 2
    assert ledger.undrawn() == 0
    page = ledger.threads()
    (thread,) = page.threads
    assert (thread.claims, thread.articles, page.found, page.after) == (2, 2, 1, None)
    assert thread.says == "The army took Elsby town"
    assert (thread.first, thread.last) == ("2026-03-01", "2026-03-02")
    assert [each.name for each in thread.sources] == ["the army", "the monitors"]


def test_a_denial_is_told_beside_the_claim(ledger: Ledger) -> None:
    for each in (TAKEN, ALSO, DENIED):
        ledger.add(each)
    draw(ledger)
    story = ledger.thread(ledger.threads(Question(words="took")).threads[0].id)
    assert [line.claim.content for line in story.lines] == ["The army took Elsby town", "Elsby is now a taken town"]
    assert [(each.kind, each.answers, each.line.claim.content) for each in story.relations] == [
        ("denies", True, "No army has entered Elsby town")
    ]
    disputed = next(each for each in story.thread.standings if each.kind == "disputed")
    assert disputed.reason == "the other army: No army has entered Elsby town"
    assert story.relations[0].line.claim.article in disputed.evidence[0]
    assert [each.one for each in story.links] == [story.thread.id]


def test_any_claim_names_its_thread(ledger: Ledger) -> None:
    for each in (TAKEN, ALSO):
        ledger.add(each)
    draw(ledger)
    story = ledger.thread(ledger.threads().threads[0].id)
    for line in story.lines:
        assert ledger.thread(f"{line.claim.article}/{line.claim.claim}").thread == story.thread
    with pytest.raises(LedgerError, match="no thread is called Elsby"):
        ledger.thread("Elsby")
    with pytest.raises(LedgerError, match="has no such claim"):
        ledger.thread(f"{story.lines[0].claim.article}/c9")


def test_what_is_not_drawn_is_told(ledger: Ledger) -> None:
    ledger.add(TAKEN)
    assert ledger.threads().undrawn == 1
    ident = next(ledger.articles()).id
    with pytest.raises(LedgerError, match="not drawn into threads yet"):
        ledger.thread(f"{ident}/c1")


def test_claims_are_asked_by_how_their_thread_stands(ledger: Ledger) -> None:
    for each in (TAKEN, ALSO, DENIED, report(4, says("It rained on Elsby fields"))):
        ledger.add(each)
    draw(ledger)
    assert ledger.ask(Question(status="disputed")).tally.claims == 3
    assert ledger.ask(Question(status="disputed", side=SOUTH)).tally.claims == 1
    assert ledger.ask(Question(status="withdrawn")).tally.claims == 0
    with pytest.raises(UsageError, match="give one of one source"):
        Question(status="true")  # type: ignore[arg-type]


def test_threads_of_one_source_are_listed_when_asked_for(ledger: Ledger) -> None:
    ledger.add(TAKEN)
    draw(ledger)
    assert ledger.threads().found == 0
    assert ledger.threads(every=True).found == 1


def test_pages_of_threads_go_on(ledger: Ledger) -> None:
    for number, word in enumerate(("town", "river", "road")):
        ledger.add(report(2 * number, says(f"The army took Elsby {word}")))
        ledger.add(report(2 * number + 1, says(f"Elsby has lost its {word}", "the monitors", None)))
    draw(ledger)
    first = ledger.threads(limit=2)
    assert (len(first.threads), first.found) == (2, 3)
    second = ledger.threads(limit=2, after=first.after)
    assert len({each.id for each in (*first.threads, *second.threads)}) == 3
    with pytest.raises(UsageError, match="no place in a list of threads"):
        ledger.threads(after="x")


def test_another_version_takes_its_claims_out_of_their_thread(ledger: Ledger) -> None:
    for each in (TAKEN, ALSO):
        ledger.add(each)
    draw(ledger)
    ledger.add(report(2, says("Elsby is quiet this morning", "the monitors", None), day=2))
    draw(ledger)
    assert ledger.threads().found == 0
    assert ledger.threads(every=True).found == 2


def test_what_is_forgotten_leaves_nothing(ledger: Ledger) -> None:
    for each in (TAKEN, ALSO, DENIED):
        ledger.add(each)
    draw(ledger)
    for number in (1, 2, 3):
        ledger.forget(f"Paper {number}")
    draw(ledger)
    with ledger._store.read() as connection:
        for table in (schema.account, schema.telling, schema.hint, schema.pairing, schema.thread, schema.standing):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0, table.name
    assert list(ledger.check()) == []


def test_drawing_that_is_stopped_goes_on(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_BATCH", 1)
    for each in (TAKEN, ALSO, DENIED):
        ledger.add(each)
    stopped: Iterator[int] = ledger.draw()
    assert next(stopped) == 1
    del stopped
    assert ledger.undrawn() == 3  # the first is compared, and in no thread yet
    assert draw(ledger) == 2
    assert ledger.ask(Question(status="disputed")).tally.claims == 3


def test_what_was_compared_and_not_gathered_is_gathered_the_next_time(ledger: Ledger) -> None:
    for each in (TAKEN, ALSO):
        ledger.add(each)
    assert not ledger.drawn()
    list(drawing.draw(ledger._store, Teller()))  # stopped right behind
    assert (ledger.drawn(), ledger.undrawn()) == (False, 2)
    assert draw(ledger) == 0
    assert (ledger.drawn(), ledger.undrawn(), ledger.threads().found) == (True, 0, 1)


def pairs(ledger: Ledger) -> set[frozenset[tuple[str, str]]]:
    with ledger._store.read() as connection:
        rows = connection.execute(select(schema.pairing.c.one_id, schema.pairing.c.other_id)).all()
        named = {
            row.id: (row.source, row.content)
            for row in connection.execute(
                select(schema.telling.c.id, schema.claim.c.source, schema.claim.c.content).select_from(
                    schema.telling.join(schema.claim, schema.claim.c.id == schema.telling.c.claim_id)
                )
            )
        }
    return {frozenset((named[one], named[other])) for one, other in rows}


@pytest.mark.parametrize("most", [128, 4])
def test_the_order_of_adding_does_not_matter(tmp_path: object, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Nor where keys are so common that only a sample is compared by them."""
    monkeypatch.setattr(threads.blocking, "MOST", most)  # type: ignore[attr-defined]
    reports = [
        report(number, says(f"The {number}th unit took Elsby {word}", f"voice {number}", None), day=1 + number % 3)
        for number, word in enumerate(("town", "town", "river", "road") * 5)
    ] + [DENIED]
    found = []
    for seed in range(3):
        order = list(reports)
        random.Random(seed).shuffle(order)
        with Ledger(f"{tmp_path}/{seed}.sqlite", tell=Teller()) as ledger:
            for each in order:
                ledger.add(each)
                if seed:
                    draw(ledger)
            draw(ledger)
            found.append((shape(ledger), pairs(ledger)))
    assert found[0] == found[1] == found[2]
    assert len(found[0][0]) > 2


@pytest.mark.parametrize("most", [128, 4])
def test_a_store_compares_what_shares_a_key_and_no_more(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """The same pairs as in memory, near copies with all of their many keys among them."""

    def every(some: list[tuple[Seen, Seen]], *given: object) -> list[Pairing]:
        ordered = (sorted(pair, key=lambda each: each.telling.when) for pair in some)
        return [Pairing(one.telling.id, other.telling.id, 0.9, ()) for one, other in ordered]

    monkeypatch.setattr(threads.blocking, "MOST", most)  # type: ignore[attr-defined]
    monkeypatch.setattr(drawing, "decided", every)
    reports = [
        report(number, says(f"The {number % 3}th unit took Elsby {word}", f"voice {number}", None), day=1 + number % 3)
        for number, word in enumerate(("town", "town", "river") * 4)
    ]
    idents = {each.document.url: ledger.add(each).article or "" for each in reports}
    draw(ledger)
    told = [one for each in reports for one in Teller()(each, idents[each.document.url], each.document.published)]
    called = {each.id: (each.voice.words, each.words) for each in told}
    assert pairs(ledger) == {
        frozenset((called[told[one].id], called[told[other].id])) for one, other in threads.candidates(told)
    }


def test_a_brief_tells_what_is_new_and_what_has_moved(ledger: Ledger) -> None:
    for each in (TAKEN, ALSO):
        ledger.add(each)
    draw(ledger)
    first = ledger.brief("2026-03-01")
    assert [each.says for each in first.new] == ["The army took Elsby town"]
    assert first.moved == ()
    ledger.add(DENIED)
    draw(ledger)
    second = ledger.brief("2026-03-03")
    assert second.new == ()
    assert {(each.standing.kind, each.lines[0].claim.content) for each in second.moved} == {
        ("disputed", "No army has entered Elsby town")
    }
    assert (second.articles, second.independent, second.undrawn) == (1, 1, 0)
    assert ledger.brief("2026-03-04").moved == ()
