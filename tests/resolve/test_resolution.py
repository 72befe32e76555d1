"""All that an article is about, tied to its claims by id."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import Certainty, Claim, Cue, Document, Entry, Name, Reading, Source, Span
from reportedly.resolve import Resolved, resolve
from tests.pages import page_of

TEXT = (
    "Keldorian general Oto Brandt said on Tuesday that his troops had taken Varn and two villages. "
    "He denied that civilians were killed. The capture of Varn followed a week of shelling."
)


def span(words: str, after: str = "") -> Span:
    at = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span.of(TEXT, at, at + len(words))


def claim(number: int, source: Span, cue: Span, content: Span) -> Claim:
    return Claim(
        f"c{number}", Source((source,), "person"), Cue((cue,), cue.text, "neutral"), (content,), "indirect",
        Certainty("certain", "neutral"), 0.9,
    )  # fmt: skip


CLAIMS = (
    claim(1, span("Keldorian general Oto Brandt"), span("said"), span("that his troops had taken Varn and two villages")),
    claim(2, span("He", "villages. "), span("denied"), span("that civilians were killed")),
)
NAMES = (
    Name(span("Oto Brandt"), "person", 0.9),
    Name(span("Varn"), "place", 0.9),
    Name(span("Varn", "capture"), "place", 0.9),
)


class Towns:
    layers: frozenset[str] = frozenset()

    def small(self, name: str, countries: object) -> tuple[Entry, ...]:
        return ()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        return (Entry("7", "Varn", "populated place", 55.0, 12.0, "KD", population=20_000),) if name == "Varn" else ()


def resolved(gazetteer: Towns | None = None) -> Resolved:
    document = Document(TEXT, published="2025-03-06")
    return resolve(page_of(document), Reading("fake@0", (), NAMES), CLAIMS, gazetteer=gazetteer)


def test_a_pronoun_and_a_name_are_one_actor() -> None:
    found = resolved()
    (first, second, *_) = found.claims
    assert first.source.actor == second.source.actor is not None
    assert next(a for a in found.actors if a.id == first.source.actor).name == "Oto Brandt"


def test_claims_name_the_times_numbers_and_places_in_their_content() -> None:
    found = resolved(Towns())
    first = found.claims[0]
    assert [n.value for n in found.numbers if n.id in first.numbers] == [2]
    assert [p.name for p in found.places if p.id in first.places] == ["Varn"]
    assert first.times == ()  # "on Tuesday" is when it was said
    assert [t.start for t in found.times][:1] == ["2025-03-04"]


def test_events_are_told_by_the_claim_that_holds_them_or_by_the_outlet() -> None:
    found = resolved(Towns())
    assert "control.taken" in [event.type for event in found.claims[0].events]
    (own,) = [c for c in found.claims if c.source.kind == "outlet"]
    assert "control.taken" in [event.type for event in own.events]


def test_claims_are_numbered_in_text_order_and_keep_their_teller() -> None:
    inner = replace(claim(2, span("his troops"), span("had"), span("taken Varn")), within="c1")
    document = Document(TEXT)
    found = resolve(page_of(document), Reading("fake@0", (), ()), (CLAIMS[0], inner))
    assert [c.id for c in found.claims] == [f"c{n}" for n in range(1, len(found.claims) + 1)]
    assert [c.within for c in found.claims][:2] == [None, "c1"]


def test_every_claim_has_a_key_of_its_own_the_outlets_too() -> None:
    found = resolved(Towns())
    keys = [claim.key for claim in found.claims]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_whether_the_outlets_own_content_is_negative_is_asked_of_the_decision_about_contents() -> None:
    document = Document(TEXT, published="2025-03-06")
    found = resolve(page_of(document), Reading("fake@0", (), NAMES), CLAIMS, polarity=lambda _: "negative")
    assert {claim.polarity for claim in found.claims if claim.source.kind == "outlet"} == {"negative"}


def test_without_a_gazetteer_there_are_no_places() -> None:
    assert resolved().places == ()


def test_where_a_claim_begins_its_that_is_no_part_of_a_time() -> None:
    text = "Some fear that spring floods may cut the road. That spring came early, he said."
    said = [
        Claim(f"c{at}", Source((), "missing"), Cue((Span.of(text, *cue),), "say", "neutral"), (Span.of(text, *content),),
              "indirect", Certainty("certain", "neutral"), 0.9)
        for at, (cue, content) in enumerate((((5, 9), (10, 45)), ((72, 76), (47, 68))), 1)
    ]  # fmt: skip
    found = resolve(page_of(text), Reading("fake@0", (), ()), said)
    assert [time.span.text for time in found.times] == ["That spring"]


def test_a_content_holds_what_begins_at_its_first_character_and_not_what_begins_where_it_ends() -> None:
    text = "Varn fell to two brigades on Monday, Brandt said. Shelling killed 12, he said."
    at = text.index

    def said(number: int, start: int, end: int) -> Claim:
        return claim(
            number, Span.of(text, at("Brandt"), at(" said")), Span.of(text, at("said"), at(". ")), Span.of(text, start, end)
        )

    first, second = at("Varn"), at("Shelling")
    for start, end, places, events in (
        (first, at(","), ["Varn"], ["control.taken"]),
        (first + 1, at(","), [], ["control.taken"]),
        (second, at("killed"), [], ["attack.shelling"]),
        (second + 1, at("killed") + 1, [], ["casualties.killed"]),
        (second + 1, at("killed"), [], []),
    ):
        reading = Reading("fake@0", (), (Name(Span.of(text, 0, 4), "place", 0.9),))
        found = resolve(page_of(text), reading, (said(1, start, end),), gazetteer=Towns())
        (held,) = [each for each in found.claims if each.source.kind != "outlet"]
        assert [place.span.text for place in found.places if place.id in held.places] == places, (start, end)
        assert [event.type for event in held.events] == events, (start, end)


class Coast:
    """One town."""

    layers: frozenset[str] = frozenset()

    def small(self, name: str, countries: object) -> tuple[Entry, ...]:
        return ()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        return (Entry("7", "Varn", "populated place", 55.0, 12.0, "KD", population=90_000),) if name == "Varn" else ()


def test_an_event_lies_where_the_area_does_and_a_claim_has_both_the_town_and_what_lies_off_it() -> None:
    text = "Police said that shells struck a farm 40 km west of Varn on Monday."
    at = text.index("that")
    said = Claim(
        "c1", Source((Span.of(text, 0, 6),), "organisation"), Cue((Span.of(text, 7, 11),), "said", "neutral"),
        (Span.of(text, at, len(text) - 1),), "indirect", Certainty("certain", "neutral"), 0.9,
    )  # fmt: skip
    found = resolve(page_of(text), Reading("fake@0", (), ()), (said,), gazetteer=Coast())
    assert [place.span.text for place in found.places] == ["Varn", "40 km west of Varn"]
    (claim,) = found.claims
    assert claim.places == ("p1", "p2")
    assert [event.place for event in claim.events] == ["p2"]
