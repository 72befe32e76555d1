"""States: actors where they speak or act, places elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model import Name, Pack, Source
from reportedly.model.knowledge import KnownActor
from reportedly.resolve.actors import actors
from tests.pages import page_of
from tests.resolve.walks import mention, said, span, walked

LAND = KnownActor("land", "Norland", "state", "invented", side="north", metonyms=("Vessby",), aliases=("Grand North",))
SUND = KnownActor("sund", "Sundria", "state", "invented", metonyms=("Port Sund",))
PACKS = (Pack("p", "2030.01", "Invented", actors=(LAND, SUND)),)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Yes, Norland warned them.", True),
        ("Yes, Norland was cold.", False),
        ("Yes, Norland has long warned them.", True),
        ("Yes, Norland has also often recently warned them.", True),
        ("Yes, Norland has also often recently later warned them.", False),
        ("Yes, Norland old warned them.", False),
        ("Yes, Norland’s warned them.", False),
        ("Yes, in Norland warned them.", False),
        ("Yes, old in the Norland warned them.", False),
        ("Yes, old the Norland warned them.", True),
        ("It was sold by Norland warned them.", True),
        ("It was sold by old Norland warned them.", True),
        ("It was sold by and in Norland warned them.", False),
        ("It was sold by of Norland warned them.", True),
        ("They saw Norland\n\nWarned them.", False),
        ("They saw Norland has\n\nwarned them.", False),
    ],
)
def test_a_state_acts_where_a_verb_says_so(text: str, acts: bool) -> None:
    found = mention(walked(text, packs=PACKS), "Norland")
    assert (found is not None) is acts
    if found is not None:
        assert (found[0].kind, found[0].known and found[0].known.id, found[0].named) == ("state", "p/land", True)
        assert found[1].score in (0.9, 0.95)


@pytest.mark.parametrize(
    ("text", "source", "speaks"),
    [
        ("So Norland put it.", "Norland", True),
        ("So the Norland put it.", "the Norland", True),
        ("So that Norland put it.", "that Norland", False),
        ("So old Norland put it.", "old Norland", True),
        ("So grey Norland put it.", "grey Norland", False),
        ("So Norland, put it.", "Norland,", True),
        ("So Norland ,put it.", "Norland ,", False),
        ("So Norland here put it.", "Norland here", False),
        ("So Norland’s put it.", "Norland’s", False),
        ("So Norland’s put it.", "Norland", False),
        ("So Norland put it.", "So", False),
    ],
)
def test_a_state_speaks_where_it_is_the_whole_source(text: str, source: str, speaks: bool) -> None:
    first = said(text, "", "put", "it", number=1)
    for claims in ([said(text, source, "put", "it")], [first, said(text, source, "put", "it", number=2)]):
        assert (mention(walked(text, claims=claims, packs=PACKS), "Norland") is not None) is speaks


def test_one_part_of_a_source_is_enough() -> None:
    text = "So Norland put it there."
    claim = said(text, "Norland", "put", "it")
    claim = replace(claim, source=Source((span(text, "Norland"), span(text, "it there")), "state"))
    assert mention(walked(text, claims=[claim], packs=PACKS), "Norland") is not None


@pytest.mark.parametrize(
    ("name", "known"),
    [("Norland", "p/land"), ("Vessby", "p/land"), ("Grand North", "p/land"), ("Sundria", "p/sund"), ("Port Sund", "p/sund")],
)
def test_every_name_of_a_state_is_the_state(name: str, known: str) -> None:
    found = mention(walked(f"Yes, {name} warned them.", packs=PACKS), name)
    assert found is not None
    assert (found[0].known and found[0].known.id) == known


def test_a_member_that_is_a_mere_place_is_no_actor() -> None:
    text = "Yes, Norland and Sundria warned them. They put it."
    found = actors(page_of(text), (), [said(text, "They", "put", "it", "collective")], PACKS)
    assert all(member in {actor.id for actor in found.actors} for actor in found.actors for member in actor.members)


def test_another_place_is_no_state() -> None:
    text = "They saw that Moss warned them."
    assert mention(walked(text, Name(span(text, "Moss"), "place", 0.9), packs=PACKS), "Moss") is None
    text = "Moss and Norland warned them."
    walk = walked(text, Name(span(text, "Moss"), "place", 0.9), packs=PACKS)
    assert [one for one in walk.entities.all if one.members] == []


@pytest.mark.parametrize(
    ("word", "reason", "score"),
    [
        ("Canada", "names the state", 0.95),
        ("Ottawa", "stands for the government there, because it speaks or acts", 0.9),
        ("Downing Street", "stands for the government there, because it speaks or acts", 0.9),
    ],
)
def test_a_state_that_every_reader_knows(word: str, reason: str, score: float) -> None:
    found = mention(walked(f"Yes, {word} warned them."), word)
    assert found is not None
    assert (found[0].kind, found[0].known, found[1].reason, found[1].score) == ("state", None, reason, score)
    assert found[0].state


def test_a_state_that_a_pack_knows_too_is_that_of_the_pack() -> None:
    pack = (Pack("p", "2030.01", "Invented", actors=(KnownActor("ca", "Canada", "state", "invented"),)),)
    for word in ("Canada", "Ottawa"):
        found = mention(walked(f"Yes, {word} warned them.", packs=pack), word)
        assert found is not None
        assert found[0].known is not None
        assert found[0].known.id == "p/ca"
