"""Who does it, whether it is war at all, and which names are towns by what is done to them. All sentences are invented.

Names of states stand where they must be known: exchanging two of them changes nothing but the names.
"""

from __future__ import annotations

import pytest

from reportedly.model import Name, Reading, Span
from reportedly.model.reading import NameKind
from reportedly.packs import load_packs
from reportedly.resolve import Resolved, naming, resolve
from reportedly.resolve.events import told
from reportedly.resolve.events.doers import named_in
from reportedly.resolve.events.lexicon import lexicon
from reportedly.resolve.events.words import words_of
from tests.events import read
from tests.pages import ENGLISH, page_of

PACKS = load_packs()

SIDES: dict[str, NameKind] = {"France": "place", "French": "group", "Spain": "place", "Spanish": "group"}


def reading_of(text: str, **kinds: NameKind) -> Reading:
    """A reading in which the words of ``kinds`` are names, with spaces for lines below."""
    names = [
        Name(Span.of(text, at, at + len(word)), kind, 0.9)
        for word, kind in ((word.replace("_", " "), kind) for word, kind in kinds.items())
        for at in range(len(text))
        if text.startswith(word, at)
    ]
    return Reading("fake@0", (), tuple(sorted(names, key=lambda name: name.span)))


def named(text: str, **kinds: NameKind) -> list[tuple[str, str]]:
    """The words that name who acts, with their sort."""
    return [(span.text, sort) for span, sort, _ in told(page_of(text), reading_of(text, **kinds)).doers]


def resolved(text: str, **kinds: NameKind) -> Resolved:
    return resolve(page_of(text), reading_of(text, **kinds), (), packs=PACKS)


def who(text: str, **kinds: NameKind) -> list[tuple[str, str | None]]:
    """Each event's trigger and the name of its doer."""
    found = resolved(text, **kinds)
    names = {actor.id: actor.name for actor in found.actors}
    events = {event.trigger: event for claim in found.claims for event in claim.events}
    return [(span.text, names.get(event.who or "")) for span, event in sorted(events.items())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 40 masked gunmen stormed the town.", [("masked gunmen", "body")]),
        ("French forces shelled the town.", [("French forces", "body")]),
        ("The army of the north shelled the town.", [("army", "body")]),
        ("A French missile hit the town.", [("French", "owner")]),
        ("A missile hit the town.", []),
        ("A French-backed missile hit the town.", []),
        ("France's troops shelled the town.", [("France's troops", "body")]),
        ("France shelled the town.", [("France", "name")]),
        ("Paris shelled the town.", [("Paris", "name")]),
        ("The rebels wanted to shell the town.", [("rebels", "body")]),
        ("The rebels' plan to shell the town failed.", [("rebels", "body")]),
        ("Nobody shelled the town.", []),
        ("The wounded rebels shelled the town.", [("wounded rebels", "body")]),
        ("They say Spain's France shelled the town.", [("France", "name")]),
        ("Spain's attack on the town came.", [("Spain", "owner")]),
        ("The Spain attack on the town came.", [("Spain", "owner")]),
        ("Oto's attack on the town came.", [("Oto", "owner")]),
        ("A well-armed, old army shelled the town.", [("old army", "body")]),
        ("The French-led coalition shelled the town.", [("French-led coalition", "body")]),
        ("The army, which came, shelled the town.", [("army", "body")]),
        ("Their attack on the town came.", [("Their", "name")]),
        ("They shelled the town.", [("They", "name")]),
        ("Missiles shelled the town.", [("Missiles", "owner")]),
        ("They say Missiles shelled the town.", [("Missiles", "name")]),
        ("Missile fire hit the town.", []),
        ("The army failed to shell the town.", [("army", "body")]),
        ("Spain accused France and spoke of shelling the town.", []),
        ("Spain accused France, men spoke of shelling the town.", []),
        ("Spain accused, in part, men of shelling the town.", []),
        ("France, they say, is behind the attack on the town.", [("they", "name")]),
        ("France is behind the attack on the town.", [("France", "name")]),
        ("The shelling, carried out by France, came.", [("France", "name")]),
        ("The shelling, not carried out by France, came.", []),
        ("The shelling of the town was claimed by France.", [("France", "name")]),
        ("The shelling of the town was claimed France.", []),
    ],
)
def test_the_words_that_name_who_acts(text: str, expected: list[tuple[str, str]]) -> None:
    assert (
        named(text, France="place", Paris="place", Spain="place", Oto="person", French="group", Missiles="group") == expected
    )


def test_no_words_name_nobody() -> None:
    page = page_of("The rebels came.")
    assert named_in(words_of(page, Reading("fake@0", (), ()), ()), lexicon(ENGLISH), (2, 2), nominal=False) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France shelled the town.", "France"),
        ("French forces shelled the town.", "French forces"),
        ("The town was hit by a French missile.", "France"),
        ("Spain accused France of shelling the town.", "France"),
        ("Spain blamed France for the shelling.", "France"),
        ("Spain blamed the shelling on France.", "France"),
        ("The shelling was blamed on France.", "France"),
        ("Spain blamed the shelling of the town on France.", "France"),
        ("Spain pins the shelling of the town in Ruritania on France.", "France"),
        ("The shelling, for which Spain blamed France, killed ten.", "France"),
        ("Rebel shelling of the town went on.", None),
        ("On Monday rebel shelling of the town went on.", "rebel"),
        ("Military shelling of the town went on.", None),
        ("A French-led coalition shelled the town.", "French-led coalition"),
        ("The town was hit by a rebel missile.", "rebel"),
        ("December rebels shelled the town.", "rebels"),
        ("France was accused of shelling the town.", "France"),
        ("France denied shelling the town.", "France"),
        ("France denied responsibility for the shelling.", "France"),
        ("France claimed responsibility for the shelling.", "France"),
        ("No group claimed responsibility for the shelling.", None),
        ("France launched the shelling of the town.", "France"),
        ("Rebels entered the base and, later, shelled the town.", "Rebels"),
    ],
)
def test_whose_deed_it_is(text: str, expected: str | None) -> None:
    found = [
        name
        for trigger, name in who(text, France="place", Spain="place", French="group")
        if "shell" in trigger or "hit" in trigger
    ]
    assert found == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The attack on the town was claimed by the French army.", "the French army"),
        ("The attack on the town was later claimed by French rebels.", "French rebels"),
        ("The attack on the town was not claimed by French rebels.", None),
        ("The bombing of the town was carried out by the French army.", "the French army"),
        ("The bombing of the town had been conducted by French troops.", "French troops"),
        ("The French army was behind the bombing of the town.", "The French army"),
        ("The French army is suspected to be behind the bombing of the town.", "The French army"),
        ("The French army is not behind the bombing of the town.", None),
        ("The French army was responsible for the bombing of the town.", "The French army"),
        ("The French army was not responsible for the bombing of the town.", None),
        ("The bombing of the town, for which the French army has claimed responsibility, was over.", "the French army"),
        ("The bombing of the town, for which no group has claimed responsibility, was over.", None),
        ("The French army had orchestrated the bombing of the town.", "The French army"),
        ("The French forces' bombing of the town was over.", "French forces"),
    ],
)
def test_who_is_told_to_be_behind_a_deed(text: str, expected: str | None) -> None:
    found = next(name for trigger, name in who(text, French="group") if trigger in ("attack", "bombing", "bombing of"))
    assert (found or "").lower().removeprefix("the ") == (expected or "").lower().removeprefix("the ")


def test_a_strike_is_no_attack_of_another_sort_told_before() -> None:
    text = "French forces launched a raid on the town. This strike hit a bridge. The attack was over."
    assert dict(who(text, French="group")).get("strike") is None


@pytest.mark.parametrize(("one", "other"), [("France", "Spain"), ("Spain", "France")])
def test_exchanging_two_states_exchanges_accuser_and_doer(one: str, other: str) -> None:
    text = f"{one} accused {other} of shelling the town. {other} denied shelling the town."
    assert who(text, **{one: "place", other: "place"}) == [("shelling", other), ("shelling", other)]


def test_forces_of_two_states_are_two_actors_and_those_called_the_same_are_one() -> None:
    text = "French forces shelled the town. Spanish forces captured the town. French forces captured the base."
    bodies = {actor.name: len(actor.mentions) for actor in resolved(text, French="group", Spanish="group").actors}
    assert bodies == {"French forces": 2, "Spanish forces": 1}


def test_the_noun_alone_takes_up_the_only_body_of_that_noun() -> None:
    text = "French forces shelled the town. The forces captured the base."
    assert [name for _, name in who(text, French="group")] == ["French forces", "French forces"]


def test_actors_are_numbered_in_the_order_in_which_they_are_mentioned() -> None:
    found = resolved("Rebels shelled the town. French forces captured the base. Oto Brandt left.", French="group")
    first = [min(mention.span for mention in actor.mentions) for actor in found.actors]
    assert first == sorted(first)
    assert [actor.id for actor in found.actors] == [f"a{number}" for number in range(1, len(first) + 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Nurses went on strike over pay at the hospital, the union said.",
        "A strike at the depot ended, the firm said.",
        "Our strikers attacked and the league title was captured, the coach said.",
        "We were killed on the counter-attack, the coach said.",
        "Shares fell after an attack on the currency, investors said.",
        "The chains are locked in a battle for customers.",
        "They lost the battle for the seat, exit polls showed.",
        "The team was ambushed in the second half of the cup tie.",
    ],
)
def test_work_sport_money_and_votes_are_no_war(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The strike came as troops slept.", "attack.strike"),
        ("Soldiers said the attack lasted an hour.", "attack"),
        ("The army withdrew.", "control.lost"),
        ("Troops were near. The explosion was heard in Aldova.", "attack.strike"),
        ("Militants said the battle was over.", "attack"),
        ("Militants said the battle for Aldova was over.", "control.contested"),
    ],
)
def test_among_words_of_war_the_same_words_are_war(text: str, kind: str) -> None:
    assert kind in {event.type for event in read(text)}


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Rebels captured Velm.", True),
        ("Rebels seized Old Velm and Orra.", True),
        ("Velm was shelled at night.", True),
        ("Velm fell to the army.", True),
        ("Reports that Velm had been captured are false.", True),
        ("Shells hit Velm.", True),
        ("Rebels captured General Velm.", False),
        ("Rebels captured John Velm.", False),
        ("John Velm left. Rebels captured Velm.", False),
        ("Police captured Velm.", False),
        ("Rebels captured Velm fighters.", False),
        ("Rebels killed Velm.", False),
        ("Velm was tired.", False),
    ],
)
def test_a_name_that_is_taken_is_a_town_unless_something_says_that_it_is_a_person(text: str, taken: bool) -> None:
    kinds: dict[str, NameKind] = dict.fromkeys(("Velm", "Old_Velm", "Orra"), "person")
    if "John" in text:
        kinds = {"John_Velm": "person"}
    reading = reading_of(text, **kinds)
    found = naming.named(page_of(text), reading.names, (), lambda name: None)
    assert bool(found.places) is taken


def test_a_town_is_one_wherever_it_stands() -> None:
    text = "Rebels captured Velm. Velm is calm."
    found = naming.named(page_of(text), reading_of(text, Velm="person").names, (), lambda name: None)
    assert {name.kind for name in found.names} == {"place"}


def test_a_town_in_no_index_is_a_place_without_a_position_and_the_event_happens_there() -> None:
    class Nothing:
        layers = ()

        def look_up(self, name: str) -> tuple[()]:
            return ()

        def small(self, name: str, countries: object) -> tuple[()]:
            return ()

    text = "Rebels captured Velm."
    found = resolve(page_of(text), reading_of(text, Velm="person"), (), gazetteer=Nothing())
    ((place,), (event,)) = found.places, found.claims[0].events
    assert (place.span.text, place.lat, event.type, event.place) == ("Velm", None, "control.taken", place.id)


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("None of the 14 crew died, the army said.", "casualties.killed", "negated"),
        ("None of the soldiers was wounded.", "casualties.injured", "negated"),
        ("The army repelled 14 attacks near Aldova.", "attack", "asserted"),
        ("The army foiled an attack near Aldova.", "attack", "negated"),
        ("Air strikes were never part of the plan, the army said.", "attack.strike", "negated"),
        ("Claims that Aldova has fallen are untrue.", "control.taken", "negated"),
        ("The army rejected claims by rebels that Aldova had fallen.", "control.taken", "negated"),
        ("Nobody was injured in the attack on Aldova.", "attack", "asserted"),
        ("Vessels are reported to be attacked near Aldova by rebels.", "attack", "possible"),
        ("Rebels would attack Aldova.", "attack", "planned"),
        ("Rebels reportedly shelled the town.", "attack.shelling", "possible"),
        ("The alleged shelling of the town went on.", "attack.shelling", "possible"),
        ("The army warned of a shelling of the town.", "attack.shelling", "possible"),
        ("Reports that rebels shelled the town could not be verified.", "attack.shelling", "possible"),
        ("Unconfirmed reports that rebels shelled the town came in.", "attack.shelling", "possible"),
        ("Reports that rebels shelled the town were verified.", "attack.shelling", "asserted"),
        ("Rebels nearly captured the town.", "control.taken", "negated"),
        ("The army called off the assault on Aldova.", "attack.assault", "negated"),
        ("The army cancelled the assault on Aldova.", "attack.assault", "negated"),
        ("The army cancelled air strikes on Aldova.", "attack.strike", "negated"),
        ("The army was preparing an assault on the town.", "attack.assault", "planned"),
        ("The army began an assault on the town.", "attack.assault", "asserted"),
        ("Flights were cancelled due to the shelling of the town.", "attack.shelling", "asserted"),
        ("They met in response to resumed shelling of the town.", "attack.shelling", "asserted"),
        ("They met in response to rebel attacks in Aldova.", "attack", "asserted"),
        ("He called the shelling of the town a crime.", "attack.shelling", "asserted"),
        ("He called for the shelling of the town.", "attack.shelling", "planned"),
        ("The takeover of Aldova in 2014 was told of.", "control.taken", "asserted"),
    ],
)
def test_how_it_is_told(text: str, kind: str, modality: str) -> None:
    assert {event.modality for event in read(text) if event.type == kind} == {modality}


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("30 men saw the men killed.", "casualties.killed", None),
        ("17 out of 20 soldiers were killed in the raid.", "casualties.killed", "17"),
        ("At least 17 of the 20 soldiers were killed in the raid.", "casualties.killed", "At least 17"),
        ("Two men, aged 34 and 71, were killed.", "casualties.killed", None),
        ("A storm killed 12 people and forced 81,000 from their homes.", "displacement", "81,000"),
        ("The death toll has nearly doubled to 84.", "casualties.killed", "84"),
        ("At least 40 are dead.", "casualties.killed", "At least 40"),
        (
            "At least a dozen people were killed and more than two dozen wounded.",
            "casualties.injured",
            "more than two dozen",
        ),
        ("Troops carried out four airstrikes.", "attack.strike", "four"),
    ],
)
def test_which_figure_counts(text: str, kind: str, number: str | None) -> None:
    (argument,) = (event.argument("number") for event in read(text) if event.type == kind)
    assert (argument.evidence[0].text if argument else None) == number


def test_two_verbs_share_subject_and_object() -> None:
    found = {event.trigger.text: event.who for event in read("Rebels shelled and captured the town.")}
    assert found == {"shelled": "rebels", "captured": "rebels"}


CHAINS = [
    # what is done in, by or after another deed
    ("France captured the village of Aldova following a ground assault.", [("captured", "France"), ("ground assault", "France")]),
    ("France killed a rebel leader in an air strike.", [("killed", "France"), ("air strike", "France")]),
    ("France bombed the town after a rocket attack on the port.", [("bombed", "France"), ("rocket attack", None)]),
    ("France killed ten soldiers in a raid by Spanish troops.", [("killed", "France"), ("raid", "Spanish troops")]),
    ("French troops killed ten people in violation of the ceasefire.",
     [("killed", "French troops"), ("violation of the ceasefire", "French troops")]),
    # an attack told in a clause about somebody is not the one that he was killed in
    ("France killed a rebel leader, who led the 2012 attack on the port, in an air strike.",
     [("killed", "France"), ("attack", None), ("air strike", "France")]),
    ("French troops killed two gunmen who had wounded ten people.", [("killed", "French troops"), ("wounded", "gunmen")]),
    # participles go on from the deed of the main clause, unless another's is told between
    ("French troops captured the town, reportedly inflicting heavy losses on the rebels and destroying ten tanks.",
     [("captured", "French troops"), ("heavy losses", "French troops"), ("destroying", "French troops")]),
    ("France bombed the town after rebels fired rockets at the port, killing ten people.",
     [("bombed", "France"), ("fired rockets at", "rebels"), ("killing", None)]),
    ("A French drone crashed into a house, injuring two people.", [("crashed", "France"), ("injuring", "France")]),
    # bare nouns share the owner of the deed before them, with a word of its own one has none
    ("French air strikes and shelling killed ten people.", [("air strikes", "France"), ("shelling", "France"), ("killed", "France")]),
    ("French air strikes on the port and a drone attack on the town were reported.",
     [("air strikes", "France"), ("drone attack", None)]),
    # what is pointed back to
    ("France carried out an air strike on the port. The bombing left five people dead.",
     [("air strike", "France"), ("people dead", "France")]),
    # the verb of a passive, a participle before its noun
    ("A French helicopter was shot down.", [("shot", None)]),
    ("A French commander visits the newly captured town.", [("captured", None)]),
    # weapons, their makes and who launched them
    ("French AB-3 drones struck the port.", [("struck", "France")]),
    ("Drones launched by France hit the port.", [("hit", "France")]),
    ("Spanish officials confirm no French missiles hit the port.", [("hit", "France")]),
    # who tells of himself
    ("France says it has bombed the port.", [("bombed", "France")]),
    ("France said on Monday that its military had bombed the port.", [("bombed", "France")]),
    ("Residents say it has bombed the port.", [("bombed", None)]),
    ("Officials said their government had bombed the port.", [("bombed", None)]),
    # two sides, and who dies between them
    ("A ceasefire has been reached between France and Spain.", [("ceasefire", "France")]),
    ("A ceasefire has been reached between Spain and France.", [("ceasefire", "Spain")]),
    ("Clashes between French troops and the rebels killed ten people.", [("Clashes", "French troops"), ("killed", None)]),
    ("Ten rebels were killed in clashes with French troops.", [("killed", "French troops"), ("clashes with", "French troops")]),
    ("Ten rebels were killed during clashes with French troops.", [("killed", None), ("clashes with", "French troops")]),
    ("France and Spain bombed the port.", [("bombed", "France")]),
    ("Spain and France bombed the port.", [("bombed", "Spain")]),
    ("French-Spanish air strikes hit the port.", [("air strikes", "France"), ("hit", "France")]),
    ("A man was arrested on suspicion of the murder of a soldier.", [("murder", "man")]),
    # what somebody starts, goes on with or confesses
    ("French troops started shelling the port.", [("shelling", "French troops")]),
    ("France reportedly began bombing the port.", [("bombing", "France")]),
    ("French troops continue killing civilians.", [("killing", "French troops")]),
    ("A man confessed to killing ten people.", [("killing", "man")]),
    ("France has halted air strikes against the port.", [("air strikes", "France")]),
    ("French troops are inflicting the worst bombardment on the port.", [("bombardment", "French troops")]),
    ("Spain says French troops will leave the port while continuing air strikes.", [("air strikes", None)]),
    ("The rebels condemned the continued air strikes on the port.", [("air strikes", None)]),
    # words with a hyphen or in quotation marks before a deed
    ('France launched "self-defense" air strikes on the port.', [("air strikes", "France")]),
    ("France launched “limited” air strikes on the port.", [("air strikes", "France")]),
    ("France conducted large-scale air strikes on the port.", [("air strikes", "France")]),
    # verbs joined in the present, also after a list of towns
    ("French air strikes kill ten people and injure twenty civilians.",
     [("air strikes", "France"), ("kill", "France"), ("injure", "France")]),
    ("French troops kill ten people in the port and wound twenty civilians.",
     [("kill", "French troops"), ("wound", "French troops")]),
    # who reports a deed has not done it
    ("French agencies report air strikes on the port.", [("air strikes", None)]),
    ("French officials report attacks on the port.", [("attacks", None)]),
    # who accuses others and what they do themselves
    ("Spain accuses France and the rebels of the attacks on the port.", [("attacks", "France")]),
    ("Spain accuses France of the attack on the port and launches air strikes on the town.",
     [("attack", "France"), ("air strikes", "Spain")]),
    ("Spain accused France of the attack on the port and launched air strikes on the town.",
     [("attack", "France"), ("air strikes", "Spain")]),
    ("Spain accused France and called for attacks on the port.", [("attacks", None)]),
]  # fmt: skip
"""Deeds told as one, with each one's doer; France and Spain are two sides."""


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_deeds_told_as_one_have_one_doer(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert who(text, **SIDES) == expected


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_the_sides_exchanged_change_nothing_else(text: str, expected: list[tuple[str, str | None]]) -> None:
    exchanged = [(trigger, _exchanged(doer) if doer else None) for trigger, doer in expected]
    assert who(_exchanged(text), **SIDES) == exchanged


def _exchanged(text: str) -> str:
    for one, other in (("France", "Spain"), ("French", "Spanish")):
        text = text.replace(one, "\0").replace(other, one).replace("\0", other)
    return text


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The French army has committed mass killings in the town.", ["French army"]),
        ("French rebels committed killings, abductions and looting in the town.", ["French rebels"]),
        ("The killings of French soldiers went on.", [None]),
        ("A French missile and drone attack on the town killed ten people.", ["France", "France"]),
        ("France launched its brutal and unprovoked invasion of Spain.", ["France"]),
        ("Ten people were killed in a bombing by suspected herders.", ["suspected herders"]),
        ("Two people were killed in an IED attack on a school.", [None, None]),
        ("Two people were killed in an RPG attack by rebels.", ["rebels", "rebels"]),
        ("Ten people were killed and at least eight others were wounded by rebels.", ["rebels", "rebels"]),
        ("Ten people were killed and two policemen were wounded by rebels.", [None, "rebels"]),
        ("French rebels killed ten people and left two others wounded.", ["French rebels", "French rebels"]),
        ("A French drone attacked a bus, reportedly killing ten people.", ["France", "France"]),
    ],
)
def test_more_ways_in_which_who_acts_is_told(text: str, doers: list[str | None]) -> None:
    assert [name for _, name in who(text, French="group", France="place", Spain="place")] == doers


@pytest.mark.parametrize(
    "text", ["Television showed rescuers carrying a casualty.", "Rescuers carried on as the death toll rose."]
)
def test_whoever_carries_those_harmed_has_not_harmed_them(text: str) -> None:
    assert all(name is None for _, name in who(text))
