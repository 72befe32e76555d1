"""One question is asked once: a toll told twice, an event with its toll, a passage about one event; and each item by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.checks import Selection, diagnose
from reportedly.model import (
    Article,
    Certainty,
    Claim,
    Diagnostic,
    Document,
    Event,
    Genre,
    Number,
    Place,
    Producer,
    Source,
    Span,
)
from tests.pages import page_of

_PLACES = {"Sarn": (40.0, 20.0), "Tolm": (45.0, 20.0), "Orn": (40.1, 20.1)}
_KINDS = {
    "seized": "control.taken",
    "shelled": "attack.shelling",
    "killed": "casualties.killed",
    "strikes": "attack.strike",
    "brokered truce": "ceasefire.agreed",
}


def found(text: str, *rules: str, numbers: tuple[str, ...] = ()) -> list[Diagnostic]:
    """What the rules mark in a text in which the outlet tells every event, with the places that it names."""
    events = tuple(Event(_KINDS[words], span) for words in _KINDS for span in _all(text, words))
    certainty = Certainty("certain", "neutral")
    claims = (
        Claim("c1", Source((), "outlet"), None, (Span.of(text, 0, len(text)),), "indirect", certainty, 0.9, events=events),
    )
    places = [
        Place(f"p{number}", span, name, *_PLACES[name], None, None, "populated place", 1.0, (), "")
        for number, (name, span) in enumerate((name, span) for name in _PLACES for span in _all(text, name))
    ]
    counted = tuple(
        Number(f"n{at}", span, float(words), "people", "exact")
        for words in numbers
        for at, span in enumerate(_all(text, words))
    )
    article = Article(
        Document(text),
        claims,
        (),
        Producer("0", "none"),
        places=tuple(sorted(places, key=lambda each: each.span)),
        numbers=counted,
    )
    return list(diagnose(article, page_of(text), (), Selection(select=rules)))


def _all(text: str, words: str) -> list[Span]:
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    return [Span.of(text, at, at + len(words)) for at in starts]


def marked(found: list[Diagnostic]) -> list[tuple[str, str, list[str]]]:
    return [(each.rule, each.span.text, [other.span.text for other in each.related]) for each in found]


@pytest.mark.parametrize("side", ["Velnian", "Karsan"])
def test_an_event_with_an_unsourced_toll_is_a_place_of_the_finding_on_the_toll(side: str) -> None:
    text = f"{side} troops shelled Sarn on Monday and 14 people were killed. The bridge is closed."
    both = marked(found(text, "ATT001", "VER002", numbers=("14",)))
    assert both == [("VER002", "14 people", ["shelled"])]
    assert marked(found(text, "ATT001", numbers=("14",))) == [("ATT001", "shelled", [])]


def test_a_toll_told_twice_is_marked_once_and_that_of_another_place_by_itself() -> None:
    text = (
        "Shells hit Sarn on Monday. In Sarn 14 people were killed. The war goes on. In Sarn 14 people were killed by troops."
    )
    assert marked(found(text, "VER002", numbers=("14",))) == [("VER002", "14 people", ["14 people"])]
    text = (
        "Shells hit Sarn on Monday. In Sarn 14 people were killed. The war goes on. In Tolm 14 people were killed by troops."
    )
    assert marked(found(text, "VER002", numbers=("14",))) == [("VER002", "14 people", []), ("VER002", "14 people", [])]


def test_sentences_that_go_on_about_one_event_are_one_finding() -> None:
    text = "Velnian troops shelled Sarn on Monday. The troops then seized the harbour of Sarn."
    assert marked(found(text, "ATT001")) == [("ATT001", "shelled", ["seized"])]
    text = "Velnian troops shelled Sarn on Monday. Karsan troops seized the harbour of Tolm."
    assert marked(found(text, "ATT001")) == [("ATT001", "shelled", []), ("ATT001", "seized", [])]


@pytest.mark.parametrize("side", ["Velnian", "Karsan"])
@pytest.mark.parametrize(
    ("before", "sentence", "rests"),
    [
        ("Shells hit Sarn, the mayor said.", "{0} troops seized the harbour of Sarn.", True),
        ("Shells hit Sarn, the mayor said.", "{0} troops seized the harbour of Orn.", True),
        ("Shells hit Sarn, the mayor said.", "{0} troops seized the harbour of Tolm.", False),
        ("Shells hit Sarn, the mayor said.", "The {0} troops seized the harbour of Tolm.", False),
        ("Shells hit Sarn, the mayor said.", "His troops seized the harbour of Tolm.", True),
        ("Shells hit the town, the mayor said.", "{0} troops seized the harbour of Tolm.", True),
        ("Shells hit the town, the mayor said.\n\n", "{0} troops seized the harbour of Tolm.", False),
        ("Shells hit the town, the mayor said.\n\n", "{0} troops seized the harbour.", True),
        ("Shells hit the town, the mayor said.", "In a separate attack, {0} troops seized the harbour.", False),
    ],
)
def test_a_sentence_of_another_place_does_not_rest_on_the_source_of_the_one_before(
    side: str, before: str, sentence: str, *, rests: bool
) -> None:
    text = f"Port news\n\n{before} {sentence.format(side)}"
    assert marked(found(text, "ATT001")) == ([] if rests else [("ATT001", "seized", [])])


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A Velnian drone strikes an oil depot near Sarn, and shells fell.", True),
        ("A Karsan drone strikes an oil depot near Sarn, and shells fell.", True),
        ("In strikes the troops left Sarn, and shells fell.", False),
        ("The drone strikes on Sarn were heard, and shells fell.", False),
        ("Troops stood in the strikes a day long, and shells fell.", False),
    ],
)
def test_the_present_asserts_as_the_past_does(sentence: str, told: bool) -> None:
    assert [each[1] for each in marked(found(sentence, "ATT001"))] == (["strikes"] if told else [])


@pytest.mark.parametrize("states", [("Velnia", "Karsa"), ("Karsa", "Velnia")])
def test_a_state_is_no_other_place(states: tuple[str, str]) -> None:
    text = f"Port news\n\nShells hit {states[0]}, the mayor said. Troops seized a harbour of {states[1]}."
    spans = [_all(text, state)[0] for state in states]
    places = tuple(
        Place(f"p{at}", span, span.text, 10.0 * at, 10.0, None, span.text, "country", 1.0, (), "")
        for at, span in enumerate(spans)
    )
    article = Article(Document(text), (), (), Producer("0", "none"), places=places)
    assert diagnose(article, page_of(text), (), Selection(select=("ATT001",))) == ()


@pytest.mark.parametrize("sides", [("Velnian", "Karsan"), ("Karsan", "Velnian")])
def test_a_truce_is_no_deed(sides: tuple[str, str]) -> None:
    text = f"A {sides[0]}-{sides[1]} brokered truce has held since Monday. Shells fell before it."
    assert found(text, "ATT001") == []


def test_a_toll_in_a_clause_that_takes_it_as_known_is_not_asked_for() -> None:
    text = "Shells hit Sarn on Monday. Talks began over the attack that killed 14 people on Sunday. The war goes on."
    assert found(text, "VER002", numbers=("14",)) == []
    text = "Shells hit Sarn on Monday. It was an attack that killed 14 people on Sunday. The war goes on."
    assert [each.span.text for each in found(text, "VER002", numbers=("14",))] == ["14 people"]


@pytest.mark.parametrize("side", ["Velnian", "Karsan"])
@pytest.mark.parametrize(
    ("following", "silent"),
    [
        ("Troops shelled the harbour of Sarn at dawn, the mayor said.", True),
        ("{0} troops seized the harbour of Tolm, the mayor said.", False),
        ("The parliament passed a law on fishing, its speaker said.", False),
        ("The harbour is 9 metres deep. Troops shelled Sarn, the mayor said.", False),
    ],
)
def test_a_lead_rests_on_the_source_that_follows_on_the_same_event(side: str, following: str, *, silent: bool) -> None:
    text = f"{side} troops shelled Sarn on Monday.\n\n{following.format(side)}"
    assert ("ATT001", "shelled", []) in marked(found(text, "ATT001")) or silent
    assert not (silent and marked(found(text, "ATT001")))


def test_a_copy_of_the_lead_rests_on_it_too_and_a_later_sentence_does_not() -> None:
    lead = "Velnian troops shelled Sarn on Monday."
    text = f"{lead} {lead} {lead} Troops shelled the harbour of Sarn, the mayor said."
    assert marked(found(text, "ATT001")) == []
    text = f"Ships left. It rained. It snowed. The sun shone. {lead} Troops shelled the harbour of Sarn, the mayor said."
    assert marked(found(text, "ATT001")) == [("ATT001", "shelled", [])]


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        ("On May 2 Velnian troops shelled Sarn.", ["shelled"]),
        ("Velnian troops may have shelled Sarn.", []),
        ("The town of Sarn came under heavy rebel shelling.", ["came under heavy rebel shelling"]),
        ("The law came under heavy criticism.", []),
        ("The Velnian command launches a new round of airstrikes on Sarn.", ["launches a new round of airstrikes"]),
        ("The Velnian command launches a new line of ships.", []),
    ],
)
def test_what_is_asserted_in_other_tenses_and_months(sentence: str, marks: list[str]) -> None:
    text = f"The war goes on. It rained for a day. The bridge is shut. The harbour is deep. {sentence} It snowed."
    assert [words for _, words, _ in marked(found(text, "ATT001"))] == marks


@pytest.mark.parametrize("side", ["Velnian", "Karsan"])
def test_an_event_beside_another_place_of_a_toll_is_a_place_of_that_finding_too(side: str) -> None:
    text = (
        "Shells hit Sarn on Monday. In Sarn 14 people were killed. The war goes on. "
        f"{side} troops shelled Sarn and 14 people were killed."
    )
    assert marked(found(text, "ATT001", "VER002", numbers=("14",))) == [("VER002", "14 people", ["14 people", "shelled"])]


def test_a_digest_tells_of_each_matter_by_itself() -> None:
    text = (
        "Current events: attacks\n\nThe mayor of Orn said that a fire had closed the bridge in 2022.\n\n"
        "At least 14 people are killed in a shooting in Sarn."
    )
    claims = (
        Claim("c1", Source((), "missing"), None, (Span.of(text, 0, 5),), "indirect", Certainty("certain", "neutral"), 0.9),
    )
    numbers = (Number("n0", Span.of(text, text.index("14"), text.index("14") + 2), 14.0, "people", "exact"),)
    document = Document(text, title=Span.of(text, 0, text.index("\n")))
    article = Article(document, claims, (), Producer("0", "none"), numbers=numbers)

    def tolls(genre: Genre) -> list[str]:
        read = replace(article, genre=genre)
        return [each.span.text for each in diagnose(read, page_of(document), (), Selection(select=("VER002",)))]

    assert tolls(Genre("digest", "heading")) == ["14 people"]
    assert tolls(Genre()) == []
