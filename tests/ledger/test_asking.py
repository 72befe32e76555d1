"""What a ledger is asked, and what it answers, in a file and on a server alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from telling import Said, article

from reportedly.ledger import Ledger, finding
from reportedly.ledger.finding import _days_between
from reportedly.ledger.marks import days, fold, mark
from reportedly.model import Answer, Question
from reportedly.model.errors import LedgerError, UsageError
from reportedly.run import Tracer

Opened = Callable[..., Ledger]
TAKEN = Said("the mayor", "Elsby was taken by night", actor="Anna Holm", place="Elsby", event="control.taken", day="2026-02-27",
             side="north")  # fmt: skip
HELD = Said("General Voss", "Elsby has not been taken", actor="Voss", pack_id="harbour/voss", place="Elsby",
            event="control.taken", polarity="negative", side="south")  # fmt: skip
FERRY = Said("fishermen", "The ferries to Orra will sail again", place="Orra")


def filled(ledger: Ledger) -> Ledger:
    ledger.add(article(TAKEN, FERRY, url="https://herald.example/1", outlet="Herald", published="2026-03-01"))
    ledger.add(article(HELD, url="https://courier.example/1", outlet="Courier", published="2026-03-02"))
    ledger.add(article(FERRY, url="https://courier.example/2", outlet="Courier", published=None))
    return ledger


def sources(answer: Answer) -> list[str]:
    return [line.claim.source for line in answer.lines]


QUESTIONS = [
    (Question(), ["General Voss", "the mayor", "fishermen", "fishermen"]),
    (Question(words="nights"), ["the mayor"]),
    (Question(words="fishermen sails"), ["fishermen", "fishermen"]),
    (Question(words="General"), ["General Voss"]),
    (Question(words="submarine"), []),
    (Question(words='") OR 1 -- *'), []),
    (Question(words="—"), []),
    (Question(who="Anna Holm"), ["the mayor"]),
    (Question(who="anna  HOLM"), ["the mayor"]),
    (Question(who="mayor"), ["the mayor"]),
    (Question(who="harbour/voss"), ["General Voss"]),
    (Question(who="General"), []),
    (Question(side="south"), ["General Voss"]),
    (Question(place="elsby"), ["General Voss", "the mayor"]),
    (Question(place="Orra"), ["fishermen", "fishermen"]),
    (Question(place="Orra", within=20), ["General Voss", "the mayor", "fishermen", "fishermen"]),
    (Question(place="Orra", within=5), ["fishermen", "fishermen"]),
    (Question(event="control.taken"), ["General Voss", "the mayor"]),
    (Question(event="control.*"), ["General Voss", "the mayor"]),
    (Question(event="control"), ["General Voss", "the mayor"]),
    (Question(event="contr"), []),
    (Question(outlet="courier"), ["General Voss", "fishermen"]),
    (Question(outlet="herald.example"), ["the mayor", "fishermen"]),
    (Question(since="2026-03-02"), ["General Voss"]),
    (Question(until="2026-03-01"), ["the mayor", "fishermen"]),
    (Question(since="2026-03-01", until="2026-03-01"), ["the mayor", "fishermen"]),
    (Question(since="2026-03-03", until="2026-03-01"), []),
    (Question(since="2026-03-01", place="Elsby", words="night", outlet="Herald"), ["the mayor"]),
    (Question(article="https://courier.example/1"), ["General Voss"]),
]


def test_claims_are_asked_for(ledger: Ledger) -> None:
    filled(ledger)
    for question, expected in QUESTIONS:
        answer = ledger.ask(question)
        assert (question, sources(answer)) == (question, expected)
        assert answer.tally.claims == len(expected)
        assert [line.claim.source for line in ledger.lines(question)] == expected


def test_every_line_leads_to_words_article_and_offset(ledger: Ledger) -> None:
    for line in filled(ledger).ask(Question()).lines:
        text = ledger.article(line.claim.article).document.text
        claim = line.claim
        assert text[claim.start : claim.end] == claim.content
        assert " … ".join(text[start:end] for start, end in line.source) == claim.source
        assert " … ".join(text[start:end] for start, end in line.cue) == claim.cue
        assert all(text[each.start : each.end] == each.trigger for each in line.events)
        assert all(text[each.start : each.end] == each.name for each in line.places)
    assert list(ledger.check()) == []


def test_a_line_tells_place_event_and_time(ledger: Ledger) -> None:
    (line,) = filled(ledger).ask(Question(who="the mayor")).lines
    (event,) = line.events
    (place,) = line.places
    assert (event.type, event.modality, event.place, event.begins) == ("control.taken", "asserted", "Elsby", "2026-02-27")
    assert (place.name, place.lat, place.country) == ("Elsby", 55.1, "DK")
    assert (line.url, line.status, line.rulings) == ("https://herald.example/1", None, ())


def test_what_is_told_within_a_claim_is_asked_by_who_tells_it(ledger: Ledger) -> None:
    inner = Said("the army", "the bridge is open", within=1)
    ledger.add(article(Said("Anna Holm", "she had heard it"), inner))
    assert sources(ledger.ask(Question(quoted_by="anna holm"))) == ["the army"]
    assert sources(ledger.ask(Question(quoted_by="the army"))) == []


def test_the_last_version_alone_is_asked(ledger: Ledger) -> None:
    for said in (TAKEN, HELD):
        ledger.add(article(said, url="https://herald.example/1"))
    assert sources(ledger.ask(Question(words="Elsby"))) == ["General Voss"]
    assert list(ledger.check()) == []


@pytest.mark.parametrize("many", [3, 1000])
def test_an_answer_is_had_page_by_page(opened: Opened, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(finding, "MANY", many)
    with opened() as ledger:
        for number in range(30):
            day = None if number % 7 == 0 else f"202{4 + number % 3}-0{1 + number % 2}-{1 + number % 5:02}"
            said = [replace(FERRY, content=f"The ferries to Orra sail on day {each}") for each in range(3)]
            ledger.add(article(*said, url=f"https://herald.example/{number}", published=day))
        whole = list(ledger.lines(Question(words="ferries")))
        paged, after = [], None
        while True:
            answer = ledger.ask(Question(words="ferries"), limit=7, after=after)
            paged += answer.lines
            after = answer.after
            if after is None:
                break
        order = [(line.claim.published or "", line.claim.article, line.claim.start) for line in whole]
    assert len(whole) == 90
    assert paged == whole
    assert all(one[0] > two[0] or (one[0] == two[0] and one[1:] < two[1:]) for one, two in pairwise(order))
    assert answer.tally.open == (many == 3)
    assert answer.tally.claims == min(many, 90)


def test_the_order_is_the_same_in_whatever_order_articles_came(opened: Opened, tmp_path: object) -> None:
    articles = [article(FERRY, url=f"https://herald.example/{number}", published="2026-03-01") for number in range(8)]
    with opened() as ledger, Ledger(f"{tmp_path}/other.sqlite") as other:
        for each in articles:
            ledger.add(each)
        for each in reversed(articles):
            other.add(each)
        assert ledger.ask(Question(), limit=5) == other.ask(Question(), limit=5)


def test_copies_of_one_report_count_once(opened: Opened) -> None:
    report = (
        "The ferry to Orra was stopped on Monday after a fire broke out in its engine room, and nobody was hurt in it. "
        "All 212 passengers were brought ashore within two hours by three boats of the coast guard from the harbour of Orra. "
    )
    ledger = opened(trace=Tracer())
    for number in range(3):
        before = (
            report if number < 2 else "Teachers went on strike in all of the schools of the district on Monday morning. "
        )
        ledger.add(
            article(
                replace(FERRY, content=f"{before}The ferries to Orra will sail again"), url=f"https://p{number}.example/1"
            )
        )
    tally = ledger.ask(Question(words="sail")).tally
    assert (tally.claims, tally.articles, tally.independent) == (3, 3, 2)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"words": " "}, "words is empty"),
        ({"within": 5}, "within goes with a place"),
        ({"place": "Elsby", "within": 0}, "give kilometres"),
        ({"place": "Elsby", "within": float("nan")}, "give kilometres"),
        ({"since": "March"}, "no date"),
        ({"until": "2026-3-1"}, "no date"),
        ({"event": "control.t*"}, "write a type"),
    ],
)
def test_what_can_not_be_asked_is_told(given: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        Question(**given)  # type: ignore[arg-type]


def test_what_is_not_there_is_told(ledger: Ledger) -> None:
    filled(ledger)
    with pytest.raises(LedgerError, match="no article is called"):
        ledger.ask(Question(article="ffff"))
    with pytest.raises(LedgerError, match="no place called Nowhere is settled"):
        ledger.ask(Question(place="Nowhere", within=10))
    with pytest.raises(UsageError, match="no place in an answer"):
        ledger.ask(Question(), after="somewhere")


def test_marks_are_no_words() -> None:
    made = mark("w", "anna holm")
    assert len(made) == 11
    assert not set(made) & set("aeiouyls")
    assert fold("The  Élysée’s") == "elysee's"
    assert days("2026-03-01") == ("d2026", "d202603", "d20260301")
    assert days("soon") == days(None) == ("d0",)


def test_days_are_as_few_marks_as_they_can_be() -> None:
    assert _days_between("2025-12-30", "2027-02-01") == ["d20251230", "d20251231", "d2026", "d202701", "d20270201"]
    assert _days_between("2026-03-05", "2026-03-06") == ["d20260305", "d20260306"]


def test_a_place_is_told_in_the_order_of_the_events(ledger: Ledger) -> None:
    found = filled(ledger).place("Elsby", event="control.*")
    assert [(it.when, it.dated, it.line.claim.source) for it in found.told] == [
        ("2026-02-27", "event", "the mayor"),
        ("2026-03-02", "publication", "General Voss"),
    ]
    assert [place.name for place in found.places] == ["Elsby"]
    assert [it.line.claim.polarity for it in found.told] == ["positive", "negative"]
    assert [it.when for it in ledger.place("Elsby", since="2026-03-01").told] == ["2026-03-02"]
    assert ledger.place("Elsby", limit=1).more
    assert len(ledger.place("Orra", within=20).told) == 2
    orra = ledger.place("Orra")
    assert (orra.told, orra.others) == ((), 2)


def test_somebody_is_told_by_names_outlets_and_claims(ledger: Ledger) -> None:
    found = filled(ledger).who("harbour/voss")
    assert [(each.name, each.pack_id, each.claims) for each in found.names] == [("Voss", "harbour/voss", 1)]
    assert found.outlets == (("Courier", 1),)
    assert sources(found.answer) == ["General Voss"]
    assert ledger.who("Nobody").names == ()


def test_two_outlets_are_compared_on_the_days_of_both(ledger: Ledger) -> None:
    opened = replace(TAKEN, content="Orra was taken at dawn", place="Orra")
    ledger.add(article(TAKEN, url="https://herald.example/1", outlet="Herald", published="2026-03-01"))
    ledger.add(article(TAKEN, opened, url="https://herald.example/2", outlet="Herald", published="2026-03-05"))
    ledger.add(article(HELD, url="https://courier.example/1", outlet="Courier", published="2026-03-02"))
    ledger.add(article(HELD, url="https://courier.example/2", outlet="Courier", published="2026-03-09"))
    found = ledger.compare("Herald", "courier")
    assert (found.since, found.until, found.both) == ("2026-03-02", "2026-03-05", 1)
    assert [topic.name for topic in found.only[0]] == ["Anna Holm", "control.taken, Orra"]
    assert [topic.name for topic in found.only[1]] == ["Voss"]
    assert found.only[0][0].claims == (2, 0)
    mirrored = ledger.compare("Courier", "Herald")
    assert [topic.name for topic in mirrored.only[1]] == [topic.name for topic in found.only[0]]
    assert mirrored.tallies == found.tallies[::-1]
    with pytest.raises(LedgerError, match="no article of Gazette"):
        ledger.compare("Herald", "Gazette")
    with pytest.raises(LedgerError, match="with itself"):
        ledger.compare("Herald", "herald")
