"""DRF001 to DRF003 and HED002 on articles that are read by hand: what is told more firmly than elsewhere, and what explains it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene
from reportedly.model import (
    Actor,
    Argument,
    Article,
    Certainty,
    Claim,
    Cue,
    Document,
    Event,
    Mention,
    Number,
    Place,
    Producer,
    Source,
    Span,
    Time,
)
from reportedly.model.entity import Modality, Role
from tests.pages import page_of
from tests.rules import rule_of

PLACES = {"Velna": 7, "Orn": 8}
FIGURES = {"12": 12.0, "20": 20.0, "40": 40.0, "dozens": None}


@dataclass(frozen=True)
class Told:
    """An event by the words that tell it, told ``by`` somebody or by the article itself; the rest is sought in its sentence."""

    trigger: str
    type: str
    by: str = ""
    modality: Modality = "asserted"
    who: str = ""
    time: str = ""
    actor: str | None = "a1"


def read(text: str, *told: Told, high: float | None = None) -> Scene:
    """An article of which the first paragraph is the headline, where it has two; every place and figure is one that is read."""
    title = text.partition("\n\n")[0] if "\n\n" in text else ""
    page = page_of(Document(text, title=Span.of(text, 0, len(title)) if title else None))
    places: dict[int, Place] = {}
    numbers: dict[int, Number] = {}
    times: list[Time] = []
    for token in page.tokens:
        if token.text in PLACES:
            key, span = PLACES[token.text], page.span(token.start, token.end)
            places[token.sentence] = Place(
                f"p{token.start}", span, token.text, 1.0, 1.0, key, "XX", "populated place", 0.9, (), ""
            )
        if token.text in FIGURES:
            span = page.span(token.start, token.end)
            numbers[token.sentence] = Number(f"n{token.start}", span, FIGURES[token.text], "exact", "people", high=high)
    claims: list[Claim] = []
    mentions: list[Mention] = []
    at = 0
    for each in told:
        start = text.index(each.trigger, at)
        at = start + len(each.trigger)
        sentence = page.tokens[page.token(start)].sentence
        first, last = page.layout.sentences[sentence]
        roles: dict[Role, str] = {"who": each.who} if each.who else {}
        if sentence in places:
            roles["place"] = places[sentence].id
        if sentence in numbers:
            roles["number"] = numbers[sentence].id
        if each.time:
            begin = text.index(each.time, first)
            times.append(
                Time(f"t{begin}", page.span(begin, begin + len(each.time)), "2026-01-01", "2026-01-02", "day", "said")
            )
            roles["time"] = times[-1].id
        event = Event(
            each.type,
            page.span(start, at),
            tuple(Argument(role, key, 1.0, "", ()) for role, key in roles.items()),
            each.modality,
        )
        source, cue = Source((), "outlet"), None
        if each.by:
            begin = text.index(each.by, first)
            mentions.append(Mention(page.span(begin, begin + len(each.by)), "name"))
            source = Source((mentions[-1].span,), "person", each.actor)
            said = text.index("said", first)
            cue = Cue((page.span(said, said + 4),), "say", "neutral")
        claims.append(
            Claim(
                f"c{len(claims) + 1}",
                source,
                cue,
                (page.span(start, min(last - 1, start + len(each.trigger) + 20)),),
                "indirect",
                Certainty("certain", "neutral"),
                0.9,
                events=(event,),
            )
        )
    article = Article(
        page.document,
        tuple(claims),
        (),
        Producer("test", "none"),
        (Actor("a1", "Dahl", "person", tuple(mentions)),) if mentions else (),
        places=tuple(places.values()),
        times=tuple(times),
        numbers=tuple(numbers.values()),
    )
    return Scene(article, page)


def findings(rule: str, text: str, *told: Told, high: float | None = None) -> list[Finding]:
    return list(rule_of(rule).find(read(text, *told, high=high)))


def found(rule: str, text: str, *told: Told, high: float | None = None) -> list[str]:
    return [each.span.text for each in findings(rule, text, *told, high=high)]


# DRF001: in the body

ENTERED = "General Dahl said that troops were entering Velna. "
SAID = Told("entering", "control.entered", "General Dahl")
TAKEN = Told("capture", "control.taken")


def test_a_further_step_of_control_is_marked_with_the_earlier_telling() -> None:
    (one,) = findings("DRF001", f"{ENTERED}The capture of Velna is a heavy blow.", SAID, TAKEN)
    assert one.span.text == "capture" and [each.span.text for each in one.related] == ["entering"]
    assert one.message.startswith("“capture” tells a further step") and one.message.endswith("it was “entering”")


@pytest.mark.parametrize(
    "second",
    [
        "The capture of Velna would be a heavy blow.",
        "The later capture of Velna is a heavy blow.",
        "The capture of Velna is a heavy blow, the army said.",
        "The capture of Orn is a heavy blow.",
        "The capture of the town is a heavy blow.",
        "“The capture of Velna is a heavy blow.”",
    ],
)
def test_a_hedge_an_update_a_speaker_or_another_place_explains_it(second: str) -> None:
    assert found("DRF001", ENTERED + second, SAID, TAKEN) == []


def test_so_does_a_source_between() -> None:
    text = f"{ENTERED}Captain Lund said that Velna burned. The capture of Velna is a heavy blow."
    assert found("DRF001", text, SAID, Told("burned", "attack", "Captain Lund"), TAKEN) == []


def test_so_does_a_day() -> None:
    day = Told("capture", "control.taken", time="Monday")
    assert found("DRF001", f"{ENTERED}The capture of Velna on Monday is a heavy blow.", SAID, day) == []


def test_one_sentence_tells_no_two_stories() -> None:
    text = "Troops entering Velna and their capture of it are a heavy blow."
    assert found("DRF001", text, Told("entering", "control.taken", modality="possible"), TAKEN) == []


def test_events_of_no_place_are_not_taken_for_one() -> None:
    text = "General Dahl said that troops were entering the town. The capture of the town is a heavy blow."
    assert found("DRF001", text, SAID, TAKEN) == []


@pytest.mark.parametrize(
    ("type_", "by", "modality", "grew"),
    [
        ("control.taken", "General Dahl", "asserted", "in the outlet's own voice"),
        ("control.taken", "General Dahl", "possible", "possible or planned"),
        ("control.taken", "General Dahl", "planned", "possible or planned"),
        ("control.taken", "General Dahl", "negated", ""),
        ("control.taken", "General Dahl", "asked", ""),
        ("control.taken", "", "possible", "possible or planned"),
        ("control.taken", "", "planned", ""),
        ("control.entered", "General Dahl", "planned", "a further step"),
        ("control.entered", "", "asserted", ""),
        ("attack", "General Dahl", "possible", ""),
    ],
)
def test_what_an_earlier_telling_may_have_been(type_: str, by: str, modality: Modality, grew: str) -> None:
    text = "General Dahl said that the taking of Velna was near. The capture of Velna is a heavy blow."
    got = findings("DRF001", text, Told("taking", type_, by, modality), TAKEN)
    assert [grew in each.message for each in got] == ([True] if grew else [])


@pytest.mark.parametrize(
    ("modality", "marked"), [("asserted", []), ("possible", ["raid"]), ("planned", []), ("negated", [])]
)
def test_of_what_has_no_steps_only_a_fact_for_a_possibility_is_marked(modality: Modality, marked: list[str]) -> None:
    text = "General Dahl said that an attack on Velna was near. The raid on Velna is a heavy blow."
    first = Told("attack", "attack", "General Dahl", modality)
    assert found("DRF001", text, first, Told("raid", "attack")) == marked


def test_an_actor_is_the_same_unless_both_are_known() -> None:
    text = "General Dahl said that the taking of Velna was near. The capture of Velna is a heavy blow."
    for one, other, marked in [("a1", "a2", []), ("a1", "a1", ["capture"]), ("a1", "", ["capture"])]:
        first, second = (
            Told("taking", "control.taken", "General Dahl", who=one),
            Told("capture", "control.taken", who=other),
        )
        assert found("DRF001", text, first, second) == marked


@pytest.mark.parametrize(
    ("between", "marked"),
    [
        (Told("fall", "control.taken"), ["fall"]),
        (Told("fall", "control.taken", modality="negated"), ["capture"]),
    ],
)
def test_what_was_told_once_in_the_outlets_voice_does_not_grow_again(between: Told, marked: list[str]) -> None:
    text = f"{ENTERED}The fall of Velna is a heavy blow. The capture of Velna is a heavy blow."
    assert found("DRF001", text, SAID, between, TAKEN) == marked


def test_nor_does_what_is_less_than_was_told() -> None:
    text = "General Dahl said that Velna was taken. The entry into Velna is a heavy blow."
    entry = Told("entry", "control.entered")
    first = Told("taken", "control.taken", "General Dahl")
    possible = Told("Velna", "control.entered", "General Dahl", "possible")
    assert found("DRF001", text, possible, first, entry) == []
    assert found("DRF001", text, possible, entry) == ["entry"]


# DRF002: two counts in one voice

SHELLS = Told("killed", "casualties.killed", time="Monday")
GUNS = Told("slain", "casualties.killed", time="Monday")
COUNTS = "Shells killed 12 people in Velna on Monday. It rained. In Velna 20 people were slain on Monday. Shops closed."


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (COUNTS, True),
        (COUNTS.replace("20", "12"), False),
        (COUNTS.replace("20", "dozens"), False),
        (COUNTS.replace("In Velna 20", "In Orn 20"), False),
        (COUNTS.replace(" in Velna", " there"), False),
        (COUNTS.replace("It rained.", "Later it rained."), True),
        (COUNTS.replace("In Velna 20", "Later in Velna 20"), False),
        (COUNTS.replace("Shells killed", "At first shells killed at least"), False),
        (COUNTS.replace("Monday. It rained. In", "Monday and in"), False),
        (COUNTS.replace("Monday. Shops", "Monday, the army said. Shops"), False),
    ],
)
def test_two_counts_in_the_outlets_voice(text: str, marked: bool) -> None:
    assert found("DRF002", text, SHELLS, GUNS) == ["20"] * marked


def test_two_counts_of_one_loss_are_told_as_done_at_one_time() -> None:
    assert found("DRF002", COUNTS, SHELLS, Told("slain", "casualties.injured", time="Monday")) == []
    assert found("DRF002", COUNTS, SHELLS, Told("slain", "attack", time="Monday")) == []
    assert found("DRF002", COUNTS, SHELLS, Told("slain", "casualties.killed", time="Monday", modality="possible")) == []
    assert found("DRF002", COUNTS, SHELLS, Told("slain", "casualties.killed")) == []
    assert found("DRF002", COUNTS, Told("killed", "casualties.killed"), GUNS) == []
    assert found("DRF002", COUNTS, SHELLS, GUNS, high=25) == []
    (one,) = findings("DRF002", COUNTS, SHELLS, GUNS)
    assert one.claim == "c2" and [each.span.text for each in one.related] == ["12"]


def test_one_speaker_is_one_voice_and_two_are_not() -> None:
    text = (
        "Dahl said shells killed 12 people in Velna on Monday. It rained. Lund said 20 people were slain in Velna on Monday."
    )
    for actor, marked in [("a1", ["20"]), ("a2", []), (None, [])]:
        lund = Told("slain", "casualties.killed", "Lund", time="Monday", actor=actor)
        assert found("DRF002", text, Told("killed", "casualties.killed", "Dahl", time="Monday"), lund) == marked
    nobody = Told("killed", "casualties.killed", "Dahl", time="Monday", actor=None)
    assert found("DRF002", text, nobody, Told("slain", "casualties.killed", "Lund", time="Monday", actor=None)) == []


# DRF003: headline and body

BODY = "\n\nTroops entered Velna on Monday. Shops are closed."
CAPTURED = Told("captures", "control.taken")


@pytest.mark.parametrize(
    ("title", "body", "marked"),
    [
        ("Army captures Velna", Told("entered", "control.entered"), ["captures"]),
        ("Army captures Velna", Told("entered", "control.taken"), []),
        ("Army captures Velna", Told("entered", "control.lost"), []),
        ("Army captures Velna", Told("entered", "attack"), []),
        ("Army captures Orn", Told("entered", "control.entered"), []),
        ("Army captures town", Told("entered", "control.entered"), []),
        ("Army may have captures Velna", Told("entered", "control.entered"), []),
        ("Army “captures” Velna", Told("entered", "control.entered"), []),
    ],
)
def test_a_step_that_the_body_does_not_tell(title: str, body: Told, marked: list[str]) -> None:
    assert found("DRF003", title + BODY, CAPTURED, body) == marked


def test_the_highest_step_of_the_body_counts() -> None:
    text = f"Army captures Velna{BODY} Guns stand near Velna."
    near = Told("near", "control.approached")
    (one,) = findings("DRF003", text, CAPTURED, Told("entered", "control.entered"), near)
    assert [each.span.text for each in one.related] == ["entered"]
    assert found("DRF003", text, CAPTURED, Told("entered", "control.taken"), near) == []


@pytest.mark.parametrize(
    ("modality", "body", "marked"),
    [
        ("negated", "possible", []),
        ("asserted", "possible", ["attack"]),
        ("asserted", "planned", ["attack"]),
        ("asserted", "asserted", []),
        ("asserted", "negated", []),
    ],
)
def test_a_fact_for_what_is_possible(modality: Modality, body: Modality, marked: list[str]) -> None:
    text = "Army starts attack on Velna\n\nAn assault on Velna is near. Shops are closed."
    assert (
        found("DRF003", text, Told("attack", "attack", modality=modality), Told("assault", "attack", modality=body))
        == marked
    )


def test_a_fact_elsewhere_in_the_body_bears_it_out() -> None:
    text = "Army starts attack on Velna\n\nAn assault on Velna is near. Guns shelled Orn."
    head, near = Told("attack", "attack"), Told("assault", "attack", modality="possible")
    assert found("DRF003", text, head, near, Told("shelled", "attack.shelling")) == []
    assert found("DRF003", text, head, near, Told("shelled", "control.taken")) == ["attack"]
    assert found("DRF003", text.replace("on Velna is", "on Orn is"), head, near) == []
    assert found("DRF003", text, head, Told("assault", "attack.assault", modality="possible")) == []


@pytest.mark.parametrize(
    ("title", "body", "marked"),
    [
        ("40", "Shells killed 12 people. Shops are closed.", ["40"]),
        ("40", "Shells killed 40 people. Shops are closed.", []),
        ("40", "Shells killed dozens of people. Shops are closed.", []),
        ("40", "Shells killed 12 people. Guns killed 20 people.", ["40"]),
        ("20", "Shells killed 12 people. Guns killed 12 people.", []),
        ("40", "Shells killed 12 people. Shops are closed. 40 came.", []),
        ("40", "Shells killed 12 people. 20 fled. Guns killed people.", ["40"]),
        ("dozens", "Shells killed 12 people. Shops are closed.", []),
        ("40", "Shells killed people. Shops are closed. 12 came.", []),
    ],
)
def test_more_people_than_the_body_gives(title: str, body: str, marked: list[str]) -> None:
    text = f"Raid kills {title} people\n\n{body}"
    told = [Told("killed", "casualties.killed")] * body.count("killed")
    assert found("DRF003", text, Told("kills", "casualties.killed"), *told) == marked


def test_the_highest_count_of_the_body_is_pointed_at() -> None:
    text = "Raid kills 40 people\n\nShells killed 12 people. Guns killed 20 people."
    (one,) = findings("DRF003", text, Told("kills", "casualties.killed"), *[Told("killed", "casualties.killed")] * 2)
    assert [each.span.text for each in one.related] == ["20"]


def test_a_range_of_the_body_is_as_high_as_its_end() -> None:
    text = "Raid kills 40 people\n\nShells killed 12 people. Shops are closed."
    told = Told("kills", "casualties.killed"), Told("killed", "casualties.killed")
    assert found("DRF003", text, *told, high=45) == []
    assert found("DRF003", text, *told, high=35) == ["40"]


def test_other_losses_are_no_measure() -> None:
    text = "Raid kills 40 people\n\nShells injured 12 people. Shops are closed."
    assert found("DRF003", text, Told("kills", "casualties.killed"), Told("injured", "casualties.injured")) == []
    assert found("DRF003", text, Told("kills", "displacement"), Told("injured", "displacement")) == []


def test_a_headline_is_marked_once() -> None:
    text = "Raid kills 40 people as army captures Velna\n\nTroops entered Velna. Shells killed 12 people."
    told = Told("entered", "control.entered"), Told("killed", "casualties.killed")
    assert found("DRF003", text, Told("kills", "casualties.killed"), CAPTURED, *told) == ["40"]


# HED002: what the body has from somebody

RAID = "Raid kills 12 in Velna"
KILLS = Told("kills", "casualties.killed")
TOLL = "\n\nA missile killed 12 people in Velna, General Dahl said. Shops are closed."
KILLED = Told("killed", "casualties.killed", "General Dahl")


def test_a_toll_that_only_one_source_gives_is_marked_with_the_source() -> None:
    (one,) = findings("HED002", RAID + TOLL, KILLS, KILLED)
    assert one.span.text == "kills" and "has it from “General Dahl”" in one.message
    assert [each.span.text for each in one.related] == ["killed", "General Dahl"]


@pytest.mark.parametrize(
    "title",
    [
        "Raid kills 12 in Velna: army",
        "Army: raid kills 12 in Velna",
        "Raid kills 12 in Velna, army says",
        "Raid reportedly kills 12 in Velna",
        "“Raid kills 12 in Velna”",
        "Raid kills 12 in Velna Dahl",
        "Raid kills 20 in Velna",
    ],
)
def test_a_headline_that_hints_at_a_source_or_tells_of_something_else_is_not(title: str) -> None:
    told = Told("killed", "casualties.killed", "General Dahl" if "Dahl" not in title else "Dahl")
    assert found("HED002", title + TOLL, KILLS, told) == []


def test_a_source_that_is_nobody_known_is_one_too() -> None:
    assert found("HED002", RAID + TOLL, KILLS, Told("killed", "casualties.killed", "General Dahl", actor=None)) == ["kills"]


@pytest.mark.parametrize(
    ("second", "marked"),
    [
        ("Shops are closed. The blast also killed 12 people in Velna. Nobody spoke.", []),
        ("The blast also killed 12 people in Velna. Shops are closed.", ["kills"]),
    ],
)
def test_what_the_outlet_tells_too_counts_unless_a_source_stands_beside_it(second: str, marked: list[str]) -> None:
    text = f"{RAID}\n\nA missile killed 12 people in Velna, General Dahl said. {second}"
    assert found("HED002", text, KILLS, KILLED, Told("killed", "casualties.killed")) == marked


@pytest.mark.parametrize(
    ("head", "body", "marked"),
    [
        (Told("captures", "control.taken"), Told("taken", "control.taken", "General Dahl"), ["captures"]),
        (Told("captures", "control.taken"), Told("taken", "control.entered", "General Dahl"), []),
        (Told("captures", "control.taken"), Told("taken", "attack", "General Dahl"), []),
        (Told("captures", "control.taken"), Told("taken", "control.taken"), []),
        (Told("captures", "exchange.prisoners"), Told("taken", "exchange.prisoners", "General Dahl"), []),
        (Told("captures", "control.taken", modality="negated"), Told("taken", "control.taken", "General Dahl"), []),
    ],
)
def test_an_event_of_one_place_is_one_where_it_is_of_one_type(head: Told, body: Told, marked: list[str]) -> None:
    text = "Army captures Velna\n\nVelna was taken, General Dahl said. Shops are closed."
    assert found("HED002", text, head, body) == marked


@pytest.mark.parametrize(
    ("title", "marked"), [("Rebels capture harbour", ["capture"]), ("Rebels capture school", []), ("Navy captures fort", [])]
)
def test_without_a_place_the_words_tell_whether_it_is_one(title: str, marked: list[str]) -> None:
    text = f"{title}\n\nThe harbour was taken by rebels, General Dahl said. Shops are closed."
    trigger = title.split()[1]
    assert found("HED002", text, Told(trigger, "control.taken"), Told("taken", "control.taken", "General Dahl")) == marked


def test_losses_of_an_accident_are_no_claim_of_a_party() -> None:
    text = "Quake kills 12 in Velna\n\nA quake killed 12 people in Velna, General Dahl said. Shops are closed."
    assert found("HED002", text, KILLS, KILLED) == []
