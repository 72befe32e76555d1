"""The head of a source: where its noun phrase ends, which words belong to its name, and who is named after a role."""

from __future__ import annotations

import pytest

from reportedly.languages import language
from reportedly.model import Document, Polities
from reportedly.packs import load_packs
from reportedly.resolve.actors import actors
from reportedly.text import page
from tests.resolve.test_actor_sources import called
from tests.resolve.walks import mention, said, walked

PACKS = load_packs(["general"])
ENGLISH = language("en").knowing(Polities.of(PACKS))


def speaker(text: str, source: str, cue: str, content: str) -> str:
    """The name of the actor who is the source of a claim; the reason where there is none."""
    claim = said(text, source, cue, content, "organisation")
    cast = actors(page(Document(text), ENGLISH), (), (claim,), PACKS)
    by_id = {actor.id: actor.name for actor in cast.actors}
    return by_id[cast.speakers[claim.id]] if claim.id in cast.speakers else cast.reasons[claim.id]


@pytest.mark.parametrize(
    "cue", ["reports", "documents", "records", "also reports", "estimates", "issues a statement saying"]
)
@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Chad", "Chad"),
        ("The Valley Red Crescent Society", "Valley Red Crescent Society"),
        ("Chad's defence ministry", "Chad's defence ministry"),
        ("The Peruvian army", "The Peruvian army"),
        ("The army of Peru", "The army"),
        ("Vale News", "Vale News"),
        ("The health ministry", "The health ministry"),
    ],
)
def test_a_source_ends_before_its_verb_whatever_noun_is_spelled_so(source: str, name: str, cue: str) -> None:
    assert speaker(f"{source} {cue} that ten boats sank.", source, cue, "that ten boats sank") == name


@pytest.mark.parametrize(
    "source", ["The army report", "Chad's statement", "Local media reports", "The Valley Union statement"]
)
def test_a_text_is_no_actor(source: str) -> None:
    assert "a text" in speaker(f"{source} says that ten boats sank.", source, "says", "that ten boats sank")


@pytest.mark.parametrize("name", ["New Harbour Times", "Old Harbour Union", "First Harbour Bank", "Good Harbour Party"])
@pytest.mark.parametrize("rest", ["", " A new boat, an old one, a first one and a good one sank."])
def test_an_ordinary_word_with_a_capital_begins_a_name(name: str, rest: str) -> None:
    text = f"The {name} said ten boats sank.{rest} They met the {name} yesterday."
    assert called(text, f"The {name}") == [name]


@pytest.mark.parametrize(
    "role",
    [
        "The head of the counter terror police", "The head of Chad's border police", "The head of Peru's central hospital",
        "The chief of the port authority in Peru", "The head of the country's largest union", "The director of the city's port",
        "The head of the army and navy", "The governor of the region of Aldmouth",
    ],
)  # fmt: skip
def test_who_is_named_after_a_role_and_all_that_it_is_of_holds_it(role: str) -> None:
    assert called(f"{role}, Ada Vale, said ten boats sank.", f"{role}, Ada Vale,") == ["Ada Vale"]


def test_who_holds_a_role_is_not_told_where_two_roles_stand_before_the_name() -> None:
    role = "The lawyer of Chad's first minister"
    assert called(f"{role}, Ada Vale, said ten boats sank.", f"{role}, Ada Vale,") != ["Ada Vale"]


def test_an_outlet_that_says_something_is_no_apposition() -> None:
    found = mention(walked("The head of the port, Ada Vale said, had left."), "The head")
    assert found is not None
    assert not found[0].named


@pytest.mark.parametrize("noun", ["archive", "tracker", "caravan", "barometer"])
def test_a_body_is_called_by_the_last_word_of_its_name(noun: str) -> None:
    name = f"Harbour Peace {noun.title()}"
    assert called(f"They asked the {name} for help. The {noun} said ten boats sank.", f"The {noun}") == [name]


@pytest.mark.parametrize(
    ("name", "short", "whole"),
    [
        ("Chadian National Rail Board", "NRB", "National Rail Board"),
        ("Chadian National Rail Board", "CNRB", "Chadian National Rail Board"),
        ("Peruvian Centre for Boat Rights", "CBR", "Centre for Boat Rights"),
        ("Brenvian Free Press Center", "FPC", "Free Press Center"),
    ],
)
def test_an_abbreviation_tells_where_its_name_begins(name: str, short: str, whole: str) -> None:
    text = f"The {name} ({short}) said ten boats sank. The {short} said no more."
    assert called(text, f"The {name} ({short})", f"The {short}") == [whole, whole]


@pytest.mark.parametrize("held", ["detainee", "inmate", "abductee", "prisoner", "hostage"])
@pytest.mark.parametrize("speaker", ["magistrate", "warden", "beekeeper", "abbot", "ferryman"])
def test_who_is_told_of_does_not_speak_as_somebody_else(held: str, speaker: str) -> None:
    text = f"The {held}, Ada Vale, came in. The {speaker} said the {held} had left. The {held} said no more."
    assert called(text, f"The {speaker}", f"The {held}") == [f"The {speaker}", "Ada Vale"]


@pytest.mark.parametrize("noun", ["beekeeper", "oligarch", "ferryman"])
@pytest.mark.parametrize("form", ["Ada Vale, a {},", "The {}, Ada Vale,", "The {} Ada Vale", "Ada Vale, the {},"])
def test_a_noun_that_no_list_has_means_whom_the_text_calls_so(noun: str, form: str) -> None:
    assert called(f"{form.format(noun)} came in. The {noun} said ten boats sank.", f"The {noun}") == ["Ada Vale"]


@pytest.mark.parametrize("one", ["Chad", "Brenvia"])
@pytest.mark.parametrize("other", ["Kenya's foreign minister", "Ada Vale", "the army of Peru"])
def test_who_is_whose_is_a_member_too(one: str, other: str) -> None:
    source = f"{one}'s president and {other}"
    assert len(called(f"{source} said ten boats sank.", source)[0].split(" + ")) == 2


@pytest.mark.parametrize("body", ["Directorate General", "Consulate General", "Secretariat General"])
def test_a_word_after_its_noun_stands_inside_the_name_of_a_body(body: str) -> None:
    assert called(f"The {body} of Border Boats said ten boats sank.", f"The {body} of Border Boats") == [
        f"{body} of Border Boats"
    ]


@pytest.mark.parametrize("body", ["The armed group", "A splinter group", "The aid organisation", "A rebel alliance"])
def test_a_body_is_who_is_named_after_it(body: str) -> None:
    assert called(f"{body}, the Valley Union, said ten boats sank.", f"{body}, the Valley Union,") == ["Valley Union"]


@pytest.mark.parametrize(
    "source", ["The army, the Valley Union, and the police", "The group, the Valley Union and the police"]
)
def test_a_list_is_no_apposition(source: str) -> None:
    assert called(f"{source} said ten boats sank.", source) != ["Valley Union"]


@pytest.mark.parametrize("content", ["Ada Vale, 34, had sunk", "Ada Vale, the rebel leader, ordered it"])
def test_who_is_spoken_of_right_after_a_role_does_not_hold_it(content: str) -> None:
    assert speaker(f"According to the coroner, {content}.", "the coroner", "According to", content) == "the coroner"


@pytest.mark.parametrize(
    ("title", "role", "same"),
    [
        ("Foreign Secretary", "The foreign minister", True),
        ("Foreign Minister", "The foreign secretary", True),
        ("Defence Secretary", "The defence minister", True),
        ("Press Secretary", "The minister", False),
        ("Foreign Secretary", "The defence minister", False),
        ("Secretary of State", "The trade minister", False),
    ],
)
def test_a_secretary_is_the_minister_of_one_matter_alone(title: str, role: str, same: bool) -> None:
    assert called(f"{title} Ada Vale came in. {role} said ten boats sank.", role) == ["Ada Vale" if same else role]


@pytest.mark.parametrize(("land", "adjective"), [("Brenvia", "Brenvian"), ("Myrsania", "Myrsanian"), ("Tavria", "Tavrian")])
def test_a_land_that_no_pack_knows_is_no_person(land: str, adjective: str) -> None:
    walk = walked(f"On Monday {land} said that he left. The {adjective} army shelled it.")
    found = mention(walk, land)
    assert found is not None
    assert found[0].kind == "state"
    assert mention(walk, "he") is None


def test_a_person_with_a_full_name_is_no_land() -> None:
    found = mention(walked("Ada Tavria said that he left. Tavria came. The Tavrian army shelled it."), "Tavria")
    assert found is not None
    assert found[0].kind == "person"
