"""Who, where, when and how many of an event: what each is taken from, with the words that it rests on. All sentences are invented."""

from __future__ import annotations

import pytest

from reportedly.model import Place, Span
from reportedly.resolve.events.lexicon import lexicon
from reportedly.resolve.events.tying import SCORES, Beside, populated
from reportedly.resolve.numbers import numbers
from tests.events import WHEN, find, places_of, read
from tests.pages import ENGLISH, page_of


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The army said on Tuesday that the town was shelled in November.", "in November"),
        ("The army said on Tuesday that the town was shelled.", None),
        ("The army said on Tuesday rebels shelled the town.", None),
        ("On Friday, the army said that rebels shelled the town.", None),
        ("Rebels shelled the town, the army said on Tuesday.", None),
        ("Rebels shelled the town on Tuesday, the army said.", "on Tuesday"),
        ("The army said that on Tuesday rebels shelled the town.", "on Tuesday"),
        ("On Friday rebels shelled the town, the army said.", "On Friday"),
        ("On Friday the army announced a ceasefire.", "On Friday"),
        ("The army announced on Tuesday a ceasefire.", "on Tuesday"),
        ("The army announced on Tuesday that rebels shelled the town.", None),
    ],
)
def test_the_day_of_saying_is_not_that_of_the_deed(text: str, time: str | None) -> None:
    named = {f"t{at}": span.text for at, span in enumerate(find(text, WHEN), 1)}
    assert {named.get(event.time or "") for event in read(text)} == {time}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels attacked a ship owned by Ruritania.", None),
        ("Rebels attacked a base used by Ruritania near Aldova.", "Aldova"),
        ("Forces from Ruritania were attacked in Aldova.", "Aldova"),
        ("The town was captured by Ruritania.", None),
        ("Officials blamed the attack on Ruritania, killing ten.", None),
        ("Officials blamed the attack on Aldova on Ruritania.", "Aldova"),
        ("Officials blamed the attack on Aldova for the delay.", "Aldova"),
        ("The attack, which officials pinned on Ruritania, killed ten people.", None),
        ("Ruritania launched two air strikes against Aldova.", "Aldova"),
        ("Rebels shelled three villages in Morava region.", "Morava region"),
        ("The army announced the withdrawal of its troops from Aldova.", "Aldova"),
        ("Rebels shelled a village of Morava region.", "Morava region"),
    ],
)
def test_who_owns_sends_or_is_blamed_is_not_where_it_happened(text: str, place: str | None) -> None:
    named = {each.id: each.span.text for each in places_of(text)}
    assert {named.get(event.place or "") for event in read(text)} == {place}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ruritanian troops took Aldova.",
            [
                "took: who ruritanian – subject of the verb – Ruritanian troops",
                "took: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "Troops of old Ruritania took Aldova.",
            [
                "took: place p2 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "Troops took Aldova.",
            [
                "took: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "Aldova was captured by rebels.",
            [
                "captured: who rebels – by-phrase – rebels",
                "captured: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "The Ruritanian capture of Aldova by rebels was told.",
            [
                "capture: who rebels – by-phrase – rebels",
                "capture: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "The Ruritanian capture of Aldova by men was told.",
            [
                "capture: who ruritanian – words before the noun – The Ruritanian",
                "capture: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "The town came under Freedonian control.",
            [
                "came under Freedonian control: who freedonian – named in the phrase – Freedonian",
            ],
        ),
        (
            "In a b c d e f g h i j k l m n o p q r s t u v rebels captured Aldova.",
            [
                "captured: who rebels – subject of the verb – a b c d e f g h i j k l m n o p q r s t u v rebels",
                "captured: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "The men of a b c d e f g h i j k l m n o p q r s t u rebels captured Aldova.",
            [
                "captured: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "The men of a b c d e f g h i j k l m n o p q r s t rebels captured Aldova.",
            [
                "captured: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "Rebels captured the town of Aldova.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "Rebels captured most of Aldova in Ruritania.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "Near Brevik rebels captured Aldova.",
            [
                "captured: who rebels – subject of the verb – Brevik rebels",
                "captured: place p2 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "Rebels captured Brevik.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – in the words of what it is about – Brevik",
            ],
        ),
        (
            "It lies near Brevik. Rebels captured the town.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – the town that these words point back to – Brevik | the town",
            ],
        ),
        (
            "It lies near Brevik. Rebels captured a town.",
            [
                "captured: who rebels – subject of the verb – Rebels",
            ],
        ),
        (
            "It lies near Brevik. Rebels captured the towns.",
            [
                "captured: who rebels – subject of the verb – Rebels",
            ],
        ),
        (
            "It lies near Brevik. Rebels captured this key town.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – the town that these words point back to – Brevik | this key town",
            ],
        ),
        (
            "It lies near the Morava region. Rebels captured the town.",
            [
                "captured: who rebels – subject of the verb – Rebels",
            ],
        ),
        (
            "It lies near Brevik in Ruritania. Rebels captured the town.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – the town that these words point back to – Brevik | the town",
            ],
        ),
        (
            "It lies near Brevik. It did. It did. Rebels captured the town.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – the town that these words point back to – Brevik | the town",
            ],
        ),
        (
            "It lies near Brevik. It did. It did. It did. Rebels captured the town.",
            [
                "captured: who rebels – subject of the verb – Rebels",
            ],
        ),
        ("It lies near Brevik. An airstrike hit the town.", []),
        (
            "It lies near Brevik, not Aldova. Rebels captured the village.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p2 – the town that these words point back to – Aldova | the village",
            ],
        ),
        (
            "Near Brevik rebels captured the town.",
            [
                "captured: who rebels – subject of the verb – Brevik rebels",
                "captured: place p1 – the town that these words point back to – Brevik | the town",
            ],
        ),
        (
            "Rebels captured the town near Brevik.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – right after what it is about – the town | Brevik",
            ],
        ),
        (
            "Rebels captured the town. It lies near Brevik.",
            [
                "captured: who rebels – subject of the verb – Rebels",
            ],
        ),
        (
            "Rebels captured two villages in the Morava region.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – right after what it is about – two villages | Morava region",
                "captured: number n1 – counts what it is about – two",
            ],
        ),
        (
            "Rebels captured two villages, in the Morava region.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – nearest place in the sentence – Morava region",
                "captured: number n1 – counts what it is about – two",
            ],
        ),
        (
            "Rebels captured two villages that day Aldova fell.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – nearest place in the clause – Aldova",
                "captured: number n1 – counts what it is about – two",
                "fell: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "Rebels captured two villages in the quiet Morava region.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – right after what it is about – two villages | Morava region",
                "captured: number n1 – counts what it is about – two",
            ],
        ),
        (
            "Rebels captured two villages in the very quiet old Morava region.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – right after what it is about – two villages | Morava region",
                "captured: number n1 – counts what it is about – two",
            ],
        ),
        (
            "Rebels captured two villages in the a b c d e f g Morava region.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – right after what it is about – two villages | Morava region",
                "captured: number n1 – counts what it is about – two",
            ],
        ),
        (
            "Rebels captured two villages today in Aldova.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – nearest place in the clause – Aldova",
                "captured: number n1 – counts what it is about – two",
            ],
        ),
        (
            "Rebels captured two villages in",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: number n1 – counts what it is about – two",
            ],
        ),
        (
            "Rebels hit. Twelve men in Brevik were wounded near Aldova.",
            [
                "wounded: place p1 – right after what it is about – Twelve men | Brevik",
                "wounded: number n1 – counts what it is about – Twelve",
            ],
        ),
        (
            "In Aldova twelve men were killed near Brevik.",
            [
                "killed: place p1 – in the words of what it is about – Aldova",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "In Aldova, twelve men were killed.",
            [
                "killed: place p1 – nearest place in the sentence – Aldova",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "In Aldova, twelve men were killed near Brevik.",
            [
                "killed: place p2 – nearest place in the clause – Brevik",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "Aldova twelve men were killed near Brevik.",
            [
                "killed: place p1 – in the words of what it is about – Aldova",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "Aldova men saw twelve men killed at the Brevik.",
            [
                "killed: place p2 – nearest place in the clause – Brevik",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        ("Twelve men, in Aldova, and then in Brevik were killed.", []),
        (
            "In Aldova (twelve men were killed) it rained.",
            [
                "killed: place p1 – nearest place in the sentence – Aldova",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "Aldova. Twelve men were killed. Brevik.",
            [
                "killed: number n1 – counts what it is about – Twelve",
            ],
        ),
        (
            "Twelve men were killed; Aldova fell",
            [
                "killed: place p1 – nearest place in the sentence – Aldova",
                "killed: number n1 – counts what it is about – Twelve",
            ],
        ),
        (
            "The Aldova twelve were killed.",
            [
                "killed: place p1 – in the words of what it is about – Aldova",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "Aldova; Brevik twelve were killed.",
            [
                "killed: place p2 – in the words of what it is about – Brevik",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "Twelve men were killed Aldova in Brevik.",
            [
                "killed: place p2 – nearest place in the clause – Brevik",
                "killed: number n1 – counts what it is about – Twelve",
            ],
        ),
        (
            "They plan to create a buffer zone in the Morava region.",
            [
                "create a buffer zone: place p1 – right after the zone – Morava region",
            ],
        ),
        ("Near Aldova they plan to create a buffer zone.", []),
        ("They plan to create a buffer zone, in Aldova.", []),
        (
            "They plan to create a buffer zone a b c d e f g Aldova.",
            [
                "create a buffer zone: place p1 – right after the zone – Aldova",
            ],
        ),
        (
            "They plan to create a buffer zone a b c d e f g h Aldova.",
            [
                "create a buffer zone: place p1 – right after the zone – Aldova",
            ],
        ),
        ("They plan to create a buffer zone a b c d e f g h i Aldova.", []),
        (
            "They plan to create a buffer zone in Aldova or Brevik.",
            [
                "create a buffer zone: place p1 – right after the zone – Aldova",
            ],
        ),
        (
            "On Friday twelve men were killed.",
            [
                "killed: time t1 – nearest time in the clause – On Friday",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "On Friday, twelve men were killed.",
            [
                "killed: time t1 – nearest time in the sentence – On Friday",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "On Friday, twelve men were killed in November.",
            [
                "killed: time t2 – nearest time in the clause – in November",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "On Friday twelve men were killed, last week.",
            [
                "killed: time t1 – nearest time in the clause – On Friday",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "On Friday he said, on Tuesday, that twelve men were killed.",
            [
                "killed: time t2 – nearest time in the sentence – on Tuesday",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "On Friday it rained. Twelve men were killed. On Tuesday it did.",
            [
                "killed: number n1 – counts what it is about – Twelve",
            ],
        ),
        (
            "On Friday it is said twelve men were killed on Tuesday.",
            [
                "killed: time t2 – nearest time in the clause – on Tuesday",
                "killed: number n1 – counts what it is about – twelve",
            ],
        ),
        (
            "Twelve men were killed and 30 saw it.",
            [
                "killed: number n1 – counts what it is about – Twelve",
            ],
        ),
        (
            "The blast killed 12.",
            [
                "killed: number n1 – counts what it is about – 12",
            ],
        ),
        (
            "At least 12 men were killed.",
            [
                "killed: number n1 – counts what it is about – At least 12",
            ],
        ),
        (
            "12 villages fell and rebels captured Aldova.",
            [
                "fell: place p1 – nearest place in the clause – Aldova",
                "fell: number n1 – counts what it is about – 12",
                "captured: who rebels – subject of the verb – rebels",
                "captured: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "Rebels captured Aldova and 12 villages.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – in the words of what it is about – Aldova",
                "captured: number n1 – nearest in the clause that fits – 12",
            ],
        ),
        (
            "Rebels captured Aldova, and 12 villages.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "Rebels captured Aldova and 12 men.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        (
            "Rebels captured Aldova and killed 12.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – in the words of what it is about – Aldova",
                "killed: who rebels – subject of the verb – Rebels",
                "killed: place p1 – nearest place in the clause – Aldova",
                "killed: number n1 – counts what it is about – 12",
            ],
        ),
        (
            "Rebels captured 3 villages of 12 villages.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: number n1 – counts what it is about – 3",
            ],
        ),
        (
            "Men were killed and 12 wounded.",
            [
                "wounded: number n1 – counts what it is about – 12",
            ],
        ),
        (
            "Some 12 of the men were killed.",
            [
                "killed: number n1 – counts what it is about – Some 12",
            ],
        ),
        (
            "Rebels captured Aldova and 12 other towns and 3 villages.",
            [
                "captured: who rebels – subject of the verb – Rebels",
                "captured: place p1 – in the words of what it is about – Aldova",
                "captured: number n1 – nearest in the clause that fits – 12",
            ],
        ),
        (
            "An airstrike came with 12 wounded.",
            [
                "wounded: number n1 – counts what it is about – 12",
            ],
        ),
        (
            "The loss of Aldova was 12.",
            [
                "loss: place p1 – in the words of what it is about – Aldova",
            ],
        ),
        ("There were 12 civilian casualties.", ["civilian casualties: number n1 – counts what it is about – 12"]),
        (
            "Thousands of families fled their homes.",
            [
                "fled their homes: number n1 – nearest in the clause that fits – Thousands",
            ],
        ),
        (
            "30 went as 12 men at 5 were killed.",
            [
                "killed: number n2 – counts what it is about – 12",
            ],
        ),
    ],
)
def test_what_is_tied_to_an_event(text: str, expected: list[str]) -> None:
    """Trigger: role, id – reason – evidence."""
    arguments = [(event.trigger.text, each) for event in read(text) for each in event.arguments]
    assert [
        f"{trigger}: {each.role} {each.id} – {each.reason} – {' | '.join(span.text for span in each.evidence)}"
        for trigger, each in arguments
    ] == expected
    assert all(each.score == SCORES[each.reason] and list(each.evidence) == sorted(each.evidence) for _, each in arguments)


@pytest.mark.parametrize(
    ("name", "kind", "town"),
    [
        ("Aldova", "populated place", True), ("Aldova", "other", True), ("Aldova", "region", False), ("Aldova", "world region", False),
        ("Aldova Oblast", "other", False), ("Aldova Hills", "other", True), ("the region of Aldova", "populated place", False),
    ],
)  # fmt: skip
def test_whether_a_place_is_a_town(name: str, kind: str, town: bool) -> None:
    place = Place("p1", Span(0, len(name), name), name, None, None, None, None, kind, 1.0, (), "")  # type: ignore[arg-type]
    assert populated(place, lexicon(ENGLISH)) is town


def test_every_reason_has_its_share_of_right_ties() -> None:
    assert SCORES == {
        "subject of the verb": 0.75, "by-phrase": 0.95, "words before the noun": 0.7, "named in the phrase": 0.7,
        "in the words of what it is about": 0.9, "right after what it is about": 0.8,
        "the town that these words point back to": 0.7, "right after the zone": 0.7, "nearest place in the clause": 0.8,
        "nearest place in the sentence": 0.7, "nearest time in the clause": 0.9, "nearest time in the sentence": 0.5,
        "counts what it is about": 0.95, "nearest in the clause that fits": 0.8, "who is accused of it": 0.7, "who denies it": 0.7,
        "who claims or denies it": 0.7, "whom it is put down to": 0.7, "the attack that did it": 0.8, "who harmed people in it": 0.8,
        "the same told before": 0.7, "what it is done in or by": 0.7, "what it goes on from": 0.7, "the deed that it is told of": 0.7,
        "one of the two sides": 0.7, "the other side": 0.7, "where what is told before it took place": 0.6,
        "told of it in the next sentence": 0.7, "the deed told right before": 0.7, "told in one breath with it": 0.7,
    }  # fmt: skip


def test_a_tie_is_likelier_than_not_and_never_certain() -> None:
    assert all(0.5 <= score < 1 for score in SCORES.values())
    assert SCORES["nearest place in the clause"] > SCORES["nearest place in the sentence"]
    assert SCORES["nearest time in the clause"] > SCORES["nearest time in the sentence"]


@pytest.mark.parametrize(
    ("start", "end", "touches"),
    [
        (0, 2, False),
        (1, 3, True),
        (4, 5, True),
        (5, 6, True),
        (8, 9, True),
        (9, 12, False),
        (11, 13, True),
        (15, 16, True),
        (18, 20, False),
    ],
)
def test_what_touches_stretches_that_may_overlap(start: int, end: int, touches: bool) -> None:
    text = "x" * 20
    spans = [Span.of(text, *each) for each in ((13, 14), (12, 18), (2, 9), (3, 5), (4, 6))]
    assert Beside(spans).touches(Span.of(text, start, end)) is touches


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They spoke of 12 big strikes on Aldova.", "12"),
        ("Of 12 and big strikes on Aldova they spoke.", None),
        ("They spoke of 4 12 strikes on Aldova.", "12"),
        ("The death toll of 84 rose.", "84"),
        ("The death toll rose to 84.", "84"),
    ],
)
def test_which_number_counts_a_noun(text: str, value: str | None) -> None:
    found = {each.id: each.span.text for each in numbers(page_of(text), ())}
    assert [found.get(event.number or "") for event in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They established a buffer zone near Aldova.", "Aldova"),
        ("They established a buffer zone, and Aldova slept.", None),
        ("Near Aldova they established a buffer zone.", None),
        ("They established a buffer zone near Aldova and Brevik.", "Aldova"),
    ],
)
def test_a_zone_is_where_the_words_right_after_it_say(text: str, place: str | None) -> None:
    named = {each.id: each.span.text for each in places_of(text)}
    assert [named.get(event.place or "") for event in read(text)] == [place]
