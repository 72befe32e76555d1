"""Bodies and offices of two owners are two: one side's words are never given to the other."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest

from reportedly.languages import language
from reportedly.model import Certainty, Claim, Cue, Document, Polities, Source
from reportedly.packs import load_packs
from reportedly.resolve.actors import Cast, actors
from reportedly.text import page

SEED, DRAWN = 11, 400
PACKS = load_packs(["ru-ua", "am-az"])
ENGLISH = language("en").knowing(Polities.of(PACKS))
STATES = [
    ("India", "Indian"), ("Pakistan", "Pakistani"), ("Sudan", "Sudanese"), ("Chad", "Chadian"), ("Russia", "Russian"),
    ("Ukraine", "Ukrainian"), ("Armenia", "Armenian"), ("Azerbaijan", "Azerbaijani"), ("Israel", "Israeli"),
    ("Lebanon", "Lebanese"), ("Ethiopia", "Ethiopian"), ("Eritrea", "Eritrean"), ("Serbia", "Serbian"), ("Kosovo", "Kosovan"),
    ("Iran", "Iranian"), ("the United States", "U.S."), ("China", "Chinese"), ("Taiwan", "Taiwanese"), ("Syria", "Syrian"),
    ("Turkey", "Turkish"), ("Rwanda", "Rwandan"), ("Thailand", "Thai"), ("Cambodia", "Cambodian"), ("Venezuela", "Venezuelan"),
]  # fmt: skip
CITIES = ["Kharkiv", "Odesa", "Sumy", "Leeds", "York", "Goma", "Bukavu", "Aleppo", "Homs", "Kherson"]
OF_STATES = [
    "army", "military", "navy", "government", "foreign ministry", "defence ministry", "health ministry", "interior ministry",
    "president", "prime minister", "foreign minister", "army chief", "ambassador", "parliament", "armed forces", "air force",
    "police", "border guard", "general staff", "central bank", "Defence Ministry", "Foreign Ministry", "Army", "officials", "troops",
]  # fmt: skip
OF_CITIES = ["mayor", "police", "governor", "city council", "fire service", "prosecutor"]


def called(body: str, name: str, adjective: str) -> list[str]:
    """The ways in which a body of an owner is named."""
    own = name.removeprefix("the ")
    forms = [
        f"{name[0].upper()}{name[1:]}{chr(39) if name.endswith('s') else chr(39) + 's'} {body}",
        f"The {body} of {name}",
    ]
    if adjective:
        forms.append(f"The {adjective} {body}")
    elif body != "prosecutor":
        forms.append(f"The {own} {body}")
    return forms


def pairs() -> Iterator[tuple[str, str]]:
    """Two sources of one body, each of another owner."""
    for body in OF_STATES:
        for one, other in itertools.permutations(STATES, 2):
            for first in called(body, *one):
                yield from ((first, second) for second in called(body, *other))
    for body in OF_CITIES:
        for city, town in itertools.permutations(CITIES, 2):
            for first in called(body, city, ""):
                yield from ((first, second) for second in called(body, town, ""))
    for portfolio, another in itertools.permutations(("trade", "health", "finance", "defence", "education"), 2):
        yield f"The minister for {portfolio}", f"The {another} minister"
        yield f"The {portfolio} ministry", f"The ministry of {another}"
        yield f"The Ministry of {portfolio.title()}", f"The {another.title()} Ministry"


DRAWN_PAIRS = random.Random(SEED).sample(sorted(pairs()), DRAWN)


def told(text: str, *sources: tuple[str, int]) -> tuple[Cast, tuple[Claim, ...]]:
    """The actors of a text in which each source (with the offset from which it is sought) says the rest of its sentence."""
    one = page(Document(text, published="2025-11-26"), ENGLISH)
    claims = []
    for number, (source, after) in enumerate(sources):
        start = text.index(source, after)
        end = start + len(source)
        stop = text.index(".", end + 2) if "." in text[end + 2 :] else len(text)
        cue = Cue((one.span(end + 1, end + 5),), "say", "neutral")
        claims.append(
            Claim(
                f"c{number}", Source((one.span(start, end),), "organisation"), cue, (one.span(end + 6, stop),), "indirect",
                Certainty("certain", "neutral"), 0.9,
            )
        )  # fmt: skip
    return actors(one, (), claims, PACKS), tuple(claims)


def speakers(text: str, *sources: str) -> list[str | None]:
    """The name of each source's actor, with its number, in a text in which the sources come in this order."""
    at, places = 0, []
    for source in sources:
        places.append((source, at))
        at = text.index(source, at) + len(source)
    cast, claims = told(text, *places)
    return [cast.speakers.get(claim.id) for claim in claims]


@pytest.mark.parametrize(("one", "other"), DRAWN_PAIRS)
def test_two_owners_never_make_one_actor(one: str, other: str) -> None:
    first, second = speakers(f"{one} said the road was closed. {other} said it was open.", one, other)
    assert first is not None
    assert second is not None
    assert first != second


@pytest.mark.parametrize(("one", "other"), DRAWN_PAIRS[:100])
def test_the_first_is_the_same_again(one: str, other: str) -> None:
    text = f"{one} said the road was closed. {other} said it was open. {one} said that was wrong."
    first, second, third = speakers(text, one, other, one)
    assert first == third != second


@pytest.mark.parametrize("body", ["army", "defence ministry", "president", "foreign minister"])
@pytest.mark.parametrize(("name", "adjective"), STATES[:10])
def test_one_body_of_one_owner_is_one_however_it_is_named(body: str, name: str, adjective: str) -> None:
    forms = called(body, name, adjective)
    text = " ".join(f"{form} said the road was closed." for form in forms)
    assert len(set(speakers(text, *forms))) == 1


@pytest.mark.parametrize(
    ("text", "sources", "same"),
    [
        # a role means who has been called so, whatever is nearer
        ("Norland's army said it had won. The navy said it had not. The army said so again.", (0, 2), True),
        (
            "The minister for trade said tariffs rose. The minister for health said no. The trade minister said yes.",
            (0, 2),
            True,
        ),
        (
            "The minister for trade said tariffs rose. The minister for health said no. The trade minister said yes.",
            (1, 2),
            False,
        ),
        ("Mayor Ann Vale said it was so. The judge said it was not.", (0, 1), False),
        ("The Indian Army said it was so. The group said it was not.", (0, 1), False),
        ("Its army said it was so. The Indian army said no.", (0, 1), False),
    ],
)
def test_a_role_needs_an_antecedent_of_its_noun_and_owner(text: str, sources: tuple[int, int], same: bool) -> None:
    found = speakers(text, *[sentence.strip().partition(" said")[0] for sentence in text.split(".") if sentence.strip()])
    assert (found[sources[0]] == found[sources[1]]) is same


def test_a_role_between_two_owners_stays_open() -> None:
    text = "India's army said it had won. Pakistan's army said it had not. The army said the talks went on."
    sources = ("India's army", "Pakistan's army", "The army")
    cast, claims = told(text, *[(source, text.index(source)) for source in sources])
    assert cast.reasons[claims[2].id] == "“The army” stays open: two of different owners are called so"


def test_a_government_is_its_state_alone() -> None:
    text = "Russia attacked on Monday. The Ukrainian government said it was so. The Russian government said it was not."
    cast, claims = told(text, ("The Ukrainian government", 0), ("The Russian government", 0))
    by_id = {actor.id: actor for actor in cast.actors}
    assert [by_id[cast.speakers[claim.id]].side for claim in claims] == ["ukraine", "russia"]


def test_two_bodies_named_together_are_both() -> None:
    text = "Hamas and Hezbollah said it was so. Hamas left. Hezbollah stayed."
    cast, claims = told(text, ("Hamas and Hezbollah", 0))
    speaker = next(actor for actor in cast.actors if actor.id == cast.speakers[claims[0].id])
    assert [actor.name for actor in cast.actors if actor.id in speaker.members] == ["Hamas", "Hezbollah"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The plan was rejected by Ottawa on Monday.", True),
        ("The plan was found by Ottawa on Monday.", False),
        ("They stood by Ottawa on Monday.", False),
    ],
)
def test_whoever_did_what_a_verb_of_acting_says_is_named_after_by(text: str, acts: bool) -> None:
    assert [actor.name for actor in told(text)[0].actors] == (["Canada"] if acts else [])


@pytest.mark.parametrize(
    ("source", "members"),
    [
        ("The Israeli army and the Lebanese army", {"The Israeli army", "the Lebanese army"}),
        ("The Israeli army and Hamas", {"The Israeli army", "Hamas"}),
        ("Hamas and the Israeli army", {"Hamas", "the Israeli army"}),
        ("Police and residents", {"Police", "residents"}),
        ("The army's chief and the mayor of Sumy", {"The army's chief", "the mayor of Sumy"}),
        ("The Israeli army", set()),
    ],
)
def test_who_speaks_together_are_both(source: str, members: set[str]) -> None:
    cast, claims = told(f"{source} said it was so.", (source, 0))
    by_id = {actor.id: actor for actor in cast.actors}
    assert {by_id[one].mentions[0].span.text for one in by_id[cast.speakers[claims[0].id]].members} == {
        one.removesuffix(" of Sumy") for one in members
    }


@pytest.mark.parametrize("source", ["The president and chief executive of Tarn", "Ann Vale, a judge of Tarn and a friend"])
def test_one_who_is_two_things_is_one(source: str) -> None:
    cast, claims = told(f"{source} said it was so.", (source, 0))
    assert not next(actor for actor in cast.actors if actor.id == cast.speakers[claims[0].id]).members
