"""Titles parted from names, and names kept whole: who bears an office with all that it is of, and what belongs to a body's name."""

from __future__ import annotations

import pytest

from reportedly.languages import language
from reportedly.model import Document, Name, Polities
from reportedly.model.reading import NameKind
from reportedly.packs import load_packs
from reportedly.resolve.actors import actors
from reportedly.text import page
from tests.resolve.test_actor_sources import called
from tests.resolve.walks import said, span, walked

PACKS = load_packs(["general"])
ENGLISH = language("en").knowing(Polities.of(PACKS))


def speakers(text: str, *sources: str, read: tuple[tuple[str, NameKind], ...] = ()) -> list[str]:
    """The names of those who are the sources of claims with "said", as the reader sees ``read`` and packs know of states."""
    claims = tuple(
        said(text[: text.index(" said", text.index(f"{source} said")) + 6], source, "said", "said", number=number)
        for number, source in enumerate(sources, start=1)
    )
    cast = actors(page(Document(text), ENGLISH), [Name(span(text, one), kind, 0.9) for one, kind in read], claims, PACKS)
    by_id = {actor.id: actor.name for actor in cast.actors}
    return [by_id.get(cast.speakers.get(claim.id, ""), cast.reasons.get(claim.id, "")) for claim in claims]


@pytest.mark.parametrize(
    "title",
    [
        "Minister of Information",
        "Minister for Works and Ports",
        "Deputy Minister of Foreign Affairs",
        "Chad's Minister of Works",
        "Head of the Aldmouth Port Office",
        "Chief of the General Staff",
        "Secretary of State for Works",
        "Director General of Ports",
        "U.S. Special Representative for Iran",
        "Chad's Ambassador to Kenya",
        "Ambassador to the UN",
        "Professor of Law at Aldmouth University",
        "The special envoy for Chad",
        "The ambassador to Kenya",
        "A spokesman for the Peruvian army",
        "Retired NRB agent and boat specialist",
        "Former police chief and harbour consultant",
        "Navy veteran and author",
    ],
)
def test_the_full_name_after_a_title_is_its_bearers(title: str) -> None:
    source = f"{title} Tendo al-Makabusi"
    text = f"{source} said ten boats sank."
    read: tuple[tuple[str, NameKind], ...] = (("Tendo al-Makabusi", "person"), ("NRB", "organisation"))
    read = tuple(one for one in read if one[0] in text)
    assert speakers(text, source, read=read) == ["Tendo al-Makabusi"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The wife of Ann Vale", "The wife"),
        ("The lawyer for Ann Vale", "The lawyer"),
        ("The son of President Ann Vale", "The son"),
        ("Wife of President Ann Vale", "Wife"),
        ("The wife of old Ann Vale", "The wife"),
    ],
)
def test_whose_somebody_is_does_not_speak(source: str, speaker: str) -> None:
    assert speakers(f"{source} said ten boats sank.", source) == [speaker]


@pytest.mark.parametrize("one", ["Chad", "Kenya", "Peru"])
@pytest.mark.parametrize("other", ["Japan", "Ghana"])
def test_two_with_titles_are_two(one: str, other: str) -> None:
    source = f"{one}'s Minister of Works Ann Vale and {other}'s Minister of War Eva Roe"
    assert called(f"{source} said ten boats sank.", source) != ["Eva Roe"]
    text = "Minister of Works Ann Vale and Minister of War Eva Roe"
    assert called(f"{text} said ten boats sank.", text) == ["Ann Vale + Eva Roe"]


@pytest.mark.parametrize("order", [("Chadian", "Kenyan"), ("Kenyan", "Chadian")])
@pytest.mark.parametrize("body", ["Air Force", "Border Force"])
def test_the_adjective_of_a_bodys_name_tells_it_from_another(order: tuple[str, str], body: str) -> None:
    one, other = order
    text = f"The {one} {body} said ten boats sank. The {other} {body} said none had. The {body} said more."
    first, second, bare = called(text, f"The {one} {body}", f"The {other} {body}", f"The {body}")
    assert (first, second) == (f"{one} {body}", f"{other} {body}")
    assert bare.endswith("two of different owners are called so")
    text = f"The {one} {body} said ten boats sank. The {body} said more."
    assert called(text, f"The {one} {body}", f"The {body}") == [f"{one} {body}"] * 2


@pytest.mark.parametrize(
    ("order", "kind", "kept"),
    [("Chadian", "organisation", "Chadian Red Lantern"), ("Chadian", "person", "Red Lantern")],
)
def test_the_reader_tells_whether_an_adjective_belongs_to_a_name(order: str, kind: NameKind, kept: str) -> None:
    assert speakers(
        f"The {order} Red Lantern said ten boats sank.", f"The {order} Red Lantern", read=(("Red Lantern", kind),)
    ) == [kept]


@pytest.mark.parametrize("dash", [" – ", "–", " - ", " — "])
@pytest.mark.parametrize("part", ["River Province", "Northern Command", "Aldmouth Faction"])
def test_a_branch_with_a_name_of_its_own_is_its_own(dash: str, part: str) -> None:
    text = f"The Valley Guard{dash}{part} said ten boats sank. The Valley Guard said none had."
    assert called(text, f"The Valley Guard{dash}{part}", "The Valley Guard") == [f"Valley Guard{dash}{part}", "Valley Guard"]


def test_a_branch_that_a_pack_knows_is_that_one_with_a_dash_too() -> None:
    text = "The Islamic State – Khorasan Province said so. ISKP said it again. The Islamic State said nothing."
    assert called(text, "The Islamic State – Khorasan Province", "ISKP", "The Islamic State") == [
        "Islamic State Khorasan Province",
        "Islamic State Khorasan Province",
        "Islamic State",
    ]


@pytest.mark.parametrize(
    "aside", ["The army of Chad – River Province – said it was safe.", "Chad – River Province, said so."]
)
def test_an_aside_between_dashes_is_no_branch(aside: str) -> None:
    assert not any(len(run.key) > 3 for run in walked(aside).names)


@pytest.mark.parametrize("kind", ["a research group in the capital", "a charity", "the largest party of the valley"])
def test_an_apposition_is_no_part_of_a_name_and_tells_that_it_is_a_body(kind: str) -> None:
    text = f"New Aldmouth, {kind}, said ten boats sank. New Aldmouth said no more."
    assert called(text, f"New Aldmouth, {kind},", "New Aldmouth") == ["New Aldmouth"] * 2


@pytest.mark.parametrize("word", ["citing", "quoting"])
def test_a_word_that_tells_on_is_no_part_of_who_is_told_on(word: str) -> None:
    text = f"Two papers had the boat lost {word} sources in the port. The sources said no more."
    assert called(text, "The sources") == ["The sources"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Vale updated President Roe on the boats.", "President"),
        ("They also discussed President Roe.", "President"),
        ("Chadian strikes kill commander Roe.", "commander"),
        ("United States basketball player Roe left.", "United States basketball player"),
        ("Human rights lawyer Roe left.", "Human rights lawyer"),
    ],
)
def test_a_title_begins_after_the_verb(text: str, role: str) -> None:
    walk = walked(text)
    said_of = [
        walk.page.tokens[one.first].text for one in walk.phrases if text.index("Roe") > walk.page.tokens[one.head].start
    ]
    assert said_of == [role.split()[0]]


@pytest.mark.parametrize("order", [("Chad", "Peru"), ("Peru", "Chad")])
@pytest.mark.parametrize("office", ["Deputy Secretary", "Foreign Minister", "President"])
def test_an_office_means_whom_the_text_calls_so(order: tuple[str, str], office: str) -> None:
    text = f"{office} Ann Vale of {order[0]} met the writer Eva Roe of {order[1]}. The {office} said ten boats sank."
    assert called(text, f"The {office}") == ["Ann Vale"]


def test_who_has_one_so_called_is_none() -> None:
    assert called("Brock's deputy minister Eva Roe left. The minister said ten boats sank.", "The minister") != ["Brock"]
