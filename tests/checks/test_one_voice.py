"""A side is one voice: whose voice a source is, which claims of parties are marked, and what bears them out."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from reportedly.checks import Selection, diagnose
from reportedly.checks.scene import Scene
from reportedly.languages import language
from reportedly.model import (
    Actor,
    Argument,
    Article,
    Certainty,
    Claim,
    Cue,
    Document,
    Event,
    KnownActor,
    Mention,
    Outlet,
    Pack,
    Place,
    Polities,
    Producer,
    Source,
)
from reportedly.model.claim import Force, SourceKind
from reportedly.text import page
from tests.pages import span

STATES = (("velnia", "Velnia", "Velnian", "VE"), ("karsa", "Karsa", "Karsan", "KA"), ("orla", "Orla", "Orlan", "OR"))
PACK = Pack(
    "strait",
    "1",
    "Strait",
    actors=(
        *(
            KnownActor(key, name, "state", "none", adjectives=(adjective,), country=country)
            for key, name, adjective, country in STATES
        ),
        KnownActor("dawn", "Dawn League", "organisation", "none", short=("DL",), armed=True),
        KnownActor("choir", "Dawn Choir", "organisation", "none", short=("DC",)),
    ),
    outlets=(
        Outlet("vena", "VENA", "VE", "state", "none"),
        Outlet("kana", "KANA", "KA", "state", "none"),
        Outlet("orna", "ORNA", "OR", "state", "none"),
        Outlet("strand", "Strand Post", "VE", "private", "none"),
    ),
)
TOWNS = {"Sarn": "VE", "Tolm": "KA"}
BOTH = [("Velnian", "Karsan", "Sarn", "Tolm", "VENA", "KANA"), ("Karsan", "Velnian", "Tolm", "Sarn", "KANA", "VENA")]


@dataclass(frozen=True)
class Told:
    """A claim: its source, what is said, the trigger and type of its event, and its cue."""

    source: str
    content: str
    trigger: str = ""
    type: str = "attack.shelling"
    kind: SourceKind = "organisation"
    cue: str = "said"
    lemma: str = "say"
    force: Force = "neutral"
    actor: str | None = None


ENGLISH = language("en").knowing(Polities.of((PACK,)))


def scene(text: str, *told: Told) -> Scene:
    article = read(text, *told)
    return Scene(article, page(article.document, ENGLISH), (PACK,))


def marked(rule: str, text: str, *told: Told) -> list[str]:
    article = read(text, *told)
    found = diagnose(article, page(article.document, ENGLISH), (PACK,), Selection(select=(rule,)))
    return [each.span.text for each in found]


def read(text: str, *told: Told) -> Article:
    places = [
        Place(
            f"p{text.index(town)}", span(text, town), town, 1.0, 1.0, len(town) + at, country, "populated place", 0.9, (), ""
        )
        for at, (town, country) in enumerate(TOWNS.items())
        if town in text
    ]
    claims: list[Claim] = []
    for number, each in enumerate(told, start=1):
        source = span(text, each.source)
        content = span(text, each.content)
        town = next((place for place in places if content.start <= place.span.start < content.end), None)
        arguments = (Argument("place", town.id, 1.0, "", ()),) if town else ()
        events = (Event(each.type, span(text, each.trigger, content.start), arguments),) if each.trigger else ()
        cue = Cue(
            (span(text, each.cue, source.end if content.start > source.start else content.end),), each.lemma, each.force
        )
        claims.append(
            Claim(
                f"c{number}", Source((source,), each.kind, each.actor), cue, (content,), "indirect",
                Certainty("certain", "neutral"), 0.9, events=events, places=(town.id,) if town else (),
            )
        )  # fmt: skip
    names = {each.actor: each.source for each in told if each.actor}
    actors = tuple(Actor(key, name, "organisation", (Mention(span(text, name), "name"),)) for key, name in names.items())
    return Article(Document(text), tuple(claims), (), Producer("0", "none"), actors, places=tuple(places))


# whose voice


@pytest.mark.parametrize(("ours", "theirs", "town", "other", "agency", "enemy"), BOTH)
@pytest.mark.parametrize(
    ("source", "kind", "party"),
    [
        ("The {ours} coordination centre", "organisation", True),
        ("The {ours} police command", "organisation", True),
        ("A source at {town} police command", "anonymous", True),
        ("{agency}", "named media", True),
        ("{agency}'s correspondent", "person", True),
        ("{enemy}", "named media", True),
        ("ORNA", "named media", False),
        ("Orlan state news agency ORNA", "named media", False),
        ("State television", "named media", True),
        ("{ours} state television", "named media", True),
        ("Orlan state television", "named media", False),
        ("{ours}s army", "organisation", True),
        ("A source in the port", "anonymous", False),
        ("Dawn League", "organisation", True),
        ("A DL official", "anonymous", True),
        ("DC", "organisation", False),
        ("Strand Post", "named media", False),
        ("{ours} residents", "collective", False),
        ("The {ours} Observatory for Human Rights", "organisation", False),
    ],
)
def test_who_is_a_party_of_either_state(
    source: str, kind: SourceKind, party: bool, ours: str, theirs: str, town: str, other: str, agency: str, enemy: str
) -> None:
    who = source.format(ours=ours, town=town, agency=agency, enemy=enemy)
    text = f"{who} said that {theirs} troops shelled {town}. It rained there for a day."
    told = Told(who, f"that {theirs} troops shelled {town}", "shelled", kind=kind)
    found = scene(text, told)
    assert found.parties.is_party(found.article.claims[0]) is party
    assert bool(marked("VER001", text, told)) is party


@pytest.mark.parametrize(("ours", "theirs", "town", "other", "agency", "enemy"), BOTH)
def test_who_speaks_through_a_state_agency_is_the_states_voice(
    ours: str, theirs: str, town: str, other: str, agency: str, enemy: str
) -> None:
    for outlet, party in ((agency, True), ("Strand Post", False)):
        text = f"A local source told {outlet} that {theirs} troops shelled {town}. It rained."
        told = Told(
            "A local source", f"that {theirs} troops shelled {town}", "shelled", kind="anonymous", cue="told", lemma="tell"
        )
        found = scene(text, told)
        assert found.parties.is_party(found.article.claims[0]) is party


@pytest.mark.parametrize("source", ["Police", "The foreign minister", "The ministry"])
def test_a_body_of_a_state_is_no_party_to_anothers_war_or_a_crime(source: str) -> None:
    text = f"{source} said that two men had attacked a guard in Sarn. It rained."
    told = Told(source, "that two men had attacked a guard in Sarn", "attacked", "attack")
    assert marked("VER001", text, told) == []


# what bears a claim out


@pytest.mark.parametrize(("ours", "theirs", "town", "other", "agency", "enemy"), BOTH)
@pytest.mark.parametrize(
    ("second", "told", "silent"),
    [
        ("The {theirs} army said that it shelled {other}.", ("The {theirs} army", "that it shelled {other}"), False),
        ("Residents said that shells fell on {town}.", ("Residents", "that shells fell on {town}"), True),
        ("Residents said that shells fell on {other}.", ("Residents", "that shells fell on {other}"), False),
        ("{agency} said that shells fell on {town}.", ("{agency}", "that shells fell on {town}"), False),
    ],
)
def test_only_a_third_party_on_the_same_event_bears_it_out(
    second: str, told: tuple[str, str], silent: bool, ours: str, theirs: str, town: str, other: str, agency: str, enemy: str
) -> None:
    names = {"theirs": theirs, "town": town, "other": other, "agency": agency}
    first = f"The {ours} army said that {theirs} troops shelled {town}. "
    text = first + second.format(**names)
    who, content = (each.format(**names) for each in told)
    kind: SourceKind = "collective" if who == "Residents" else "organisation"
    claims = (
        Told(f"The {ours} army", f"that {theirs} troops shelled {town}", "shelled"),
        Told(who, content, "shelled" if "shelled" in content else "fell on", kind=kind),
    )
    assert marked("VER001", first + "It rained.", claims[0]) == ["shelled"]
    found = scene(text, *claims)
    own = found.article.claims[0]
    assert found.corroboration.of(own.events[0].trigger, own, "verification.notes.beside") is silent


@pytest.mark.parametrize(
    ("cue", "lemma", "force", "found"),
    [
        ("said", "say", "neutral", ["shelled"]),
        ("condemned", "condemn", "neutral", []),
        ("made no mention of", "say", "neutral", []),
        ("blamed", "blame", "neutral", ["shelled"]),
    ],
)
def test_a_judgement_and_what_was_not_said_tell_of_no_deed(cue: str, lemma: str, force: Force, found: list[str]) -> None:
    text = f"The Velnian army {cue} that Karsan troops shelled Sarn. It rained."
    told = Told("The Velnian army", "that Karsan troops shelled Sarn", "shelled", cue=cue, lemma=lemma, force=force)
    assert marked("VER001", text, told) == found


@pytest.mark.parametrize(("ours", "theirs", "town", "other", "agency", "enemy"), BOTH)
@pytest.mark.parametrize(
    ("content", "trigger", "sort", "found"),
    [
        ("that three of its soldiers were killed by shells", "killed", "casualties.killed", False),
        ("that 40 {theirs} soldiers were killed by shells", "killed", "casualties.killed", True),
        ("that it withdrew from {other}", "withdrew from", "control.lost", False),
        ("that talks began after the shelling of {other}", "shelling", "attack.shelling", False),
        ("that its troops seized 40 rifles near {other}", "seized", "control.taken", False),
        ("that its troops seized a village near {other}", "seized", "control.taken", True),
        ("that a rocket hit drones fired by {theirs} troops", "fired", "attack.shelling", True),
        ("that it found drones fired by {theirs} troops", "fired", "attack.shelling", False),
    ],
)
def test_own_losses_goods_and_what_is_told_in_passing_are_left_alone(
    content: str,
    trigger: str,
    sort: str,
    found: bool,
    ours: str,
    theirs: str,
    town: str,
    other: str,
    agency: str,
    enemy: str,
) -> None:
    said = content.format(theirs=theirs, other=other)
    text = f"The {ours} army said {said}. It rained."
    told = Told(f"The {ours} army", said, trigger, sort, actor="a1")
    assert bool(marked("VER001", text, told)) is found


def test_a_toll_that_a_party_tells_again_is_asked_about_once() -> None:
    text = "The Velnian army said that shells wounded a man. The Velnian army said that shells hit a school."
    claims = (
        Told("The Velnian army", "that shells wounded a man", "wounded", "casualties.injured"),
        Told("The Velnian army", "that shells hit a school", "hit", "attack.strike"),
    )
    (one,) = diagnose(read(text, *claims), page(Document(text), ENGLISH), (PACK,), Selection(select=("VER001",)))
    assert (one.span.text, [each.span.text for each in one.related]) == ("wounded", ["hit"])


# one side alone


@pytest.mark.parametrize(("ours", "theirs", "town", "other", "agency", "enemy"), BOTH)
def test_one_partys_voices_alone_are_one_sided(
    ours: str, theirs: str, town: str, other: str, agency: str, enemy: str
) -> None:
    text = f"The {ours} army said that {theirs} troops shelled {town}. {agency} reported that shells hit a school in {town}."
    claims = (
        Told(f"The {ours} army", f"that {theirs} troops shelled {town}", "shelled"),
        Told(agency, f"that shells hit a school in {town}", "hit", "attack.strike", "named media", "reported", "report"),
    )
    assert marked("SRC006", text, *claims) == [f"The {ours} army"]
    assert marked("SRC006", text + " The claims could not be verified.", *claims) == []
    for who, kind in ((f"The {theirs} army", "organisation"), ("Residents", "collective")):
        more = Told(who, "that troops left after the battle", kind=kind)  # type: ignore[arg-type]
        assert marked("SRC006", f"{text} {who} said that troops left after the battle.", *claims, more) == []
    minister = Told("The mayor", "that schools are closed", kind="person")
    assert marked("SRC006", f"{text} The mayor said that schools are closed.", *claims, minister) == [f"The {ours} army"]


# anonymity


@pytest.mark.parametrize(
    ("source", "kind", "found"),
    [
        ("a person briefed on the talks", "anonymous", True),
        ("a source at the port authority", "anonymous", True),
        ("one MP", "person", True),
        ("two people with knowledge of the talks", "anonymous", True),
        ("the source", "anonymous", False),
        ("a source", "anonymous", False),
        ("a source in the eastern province", "anonymous", False),
        ("a ministry spokesman", "person", False),
        ("a news source in the port", "anonymous", False),
    ],
)
def test_anonymity_without_a_reason_is_marked_once(source: str, kind: SourceKind, found: bool) -> None:
    text = f"The yard was sold on Monday. It will close in June, {source} said. The yard has two docks."
    told = Told(source, "It will close in June", kind=kind)
    assert marked("SRC008", text, told) == [source] * found
    reason = text.replace("The yard has", "They asked not to be named because the talks are secret. The yard has")
    assert marked("SRC008", reason, told) == []


# one question a party


@pytest.mark.parametrize(("ours", "theirs", "town", "other", "agency", "enemy"), BOTH)
def test_what_one_party_tells_is_one_finding_and_what_the_other_tells_another(
    ours: str, theirs: str, town: str, other: str, agency: str, enemy: str
) -> None:
    text = (
        f"The {ours} army said that {theirs} troops shelled {town}. {agency} said that shells struck the port. It rained. "
        f"The {theirs} army said that it seized the hill."
    )
    told = (
        Told(f"The {ours} army", f"that {theirs} troops shelled {town}", "shelled"),
        Told(agency, "that shells struck the port", "struck", "attack.strike", "named media"),
        Told(f"The {theirs} army", "that it seized the hill", "seized", "control.taken"),
    )
    article = read(text, *told)
    found = diagnose(article, page(article.document, ENGLISH), (PACK,), Selection(select=("VER001",)))
    assert [(each.span.text, [other.span.text for other in each.related]) for each in found] == [
        ("shelled", ["struck"]),
        ("seized", []),
    ]


@pytest.mark.parametrize(
    ("role", "party"), [("army spokesman Colonel", True), ("shopkeeper", False), ("a former army", False)]
)
def test_who_was_introduced_as_a_partys_voice_is_that_under_the_name_too(role: str, party: bool) -> None:
    text = f"It rained when {role} Ivan Orlo came to Sarn. Orlo said that troops shelled Sarn. It rained."
    article = read(text, Told("Orlo said"[:4], "that troops shelled Sarn", "shelled", kind="person", actor="a1"))
    mentions = (Mention(span(text, role), "role"), Mention(span(text, "Ivan Orlo"), "name"))
    source = span(text, "Orlo", text.index("Orlo said"))
    claim = replace(article.claims[0], source=Source((source,), "person", "a1"))
    article = replace(article, claims=(claim,), actors=(Actor("a1", "Ivan Orlo", "person", mentions),))
    assert Scene(article, page(article.document, ENGLISH), (PACK,)).parties.is_party(claim) is party


@pytest.mark.parametrize(
    ("content", "trigger", "marks"),
    [
        ("that its troops rescued 39 people, with two soldiers killed during the raid", "killed", []),
        ("that its troops rescued 39 people, with two farmers killed during the raid", "killed", ["killed"]),
    ],
)
def test_ones_own_people_killed_are_no_claim(content: str, trigger: str, marks: list[str]) -> None:
    text = f"The Velnian army said {content}. It rained in Sarn."
    assert marked("VER001", text, Told("The Velnian army", content, trigger, "casualties.killed")) == marks


@pytest.mark.parametrize("town", ["Orn", "Sarnia Vale"])
def test_a_headline_that_tells_a_partys_claim_is_no_third_party(town: str) -> None:
    text = f"Rebels seize {town}, commander says\n\nA rebel commander said that they had seized {town}. The shops were shut."
    claims = (
        Told("commander", f"Rebels seize {town}", "seize", "control.taken", kind="person", cue="says"),
        Told("A rebel commander", f"that they had seized {town}", "seized", "control.taken", kind="person"),
    )
    assert marked("VER001", text, *claims) == ["seized"]
