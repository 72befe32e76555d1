"""Whom a pronoun means by what its clause says, and whose names are owners alone. All names are invented."""

from __future__ import annotations

import pytest

from reportedly.packs import load_packs
from tests.resolve.test_actor_heads import speaker
from tests.resolve.walks import mention, said, walked

DENIED = [
    ("{one} was accused of theft, which he", "{one}"),
    ("{one} was later accused of inciting the murder in some way, which he", "{one}"),
    ("{one} has been accused of theft by {two}, which he", "{one}"),
    ("{one} had been publicly accused of robbing {two}, which he", "{one}"),
    ("{two} accused {one} of theft, which he", "{one}"),
    ("{two} accuses {one} of lying to the court, which he", "{one}"),
    ("{one} is accused of theft, an accusation he", "{one}"),
    ("{two} accused {one} of bribery, accusations he", "{one}"),
]
"""Texts of which the last word is who denies something, with whom it means."""


@pytest.mark.parametrize("cue", ["denied", "denies"])
@pytest.mark.parametrize(("one", "two"), [("John Lopez", "Peter Stone"), ("Peter Stone", "John Lopez")])
@pytest.mark.parametrize(("told", "whom"), DENIED)
def test_who_denies_it_is_who_is_accused_of_it(told: str, whom: str, one: str, two: str, cue: str) -> None:
    text = f"{two} met {one}. {one} met {two}. {told.format(one=one, two=two)} {cue}."
    thing = "which" if "which" in told else "accusation"
    claim = said(text, "he", "deny", thing) if cue == "deny" else said(text, "he", cue, thing)
    found = mention(walked(text, claims=(claim,)), "he")
    assert found is not None
    assert " ".join(found[0].full).title() == whom.format(one=one, two=two)


@pytest.mark.parametrize(("one", "two"), [("John Lopez", "Peter Stone"), ("Peter Stone", "John Lopez")])
@pytest.mark.parametrize(
    "told",
    ["wrote a letter in which he", "gave a speech in the town in which he", "made a video after his trial in which he"],
)
def test_the_only_person_of_the_sentence_is_he_in_what_he_did(told: str, one: str, two: str) -> None:
    text = f"{one} met {two}. {two} said that he was well. {one} {told} praised the town."
    found = mention(walked(text), "he")
    assert found is not None
    assert found[1].reason == "the only person of whom the sentence tells"
    assert " ".join(found[0].full).title() == one


def test_of_two_persons_of_a_sentence_none_is_the_only_one() -> None:
    found = mention(walked("John Lopez wrote to Peter Stone a letter in which he praised the town."), "he")
    assert found is None or found[1].reason != "the only person of whom the sentence tells"


@pytest.mark.parametrize(("one", "two"), [("John Lopez", "Peter Stone"), ("Peter Stone", "John Lopez")])
@pytest.mark.parametrize("role", ["mother", "lawyer", "teacher", "sister"])
def test_two_owners_of_a_role_are_not_who_has_it(role: str, one: str, two: str) -> None:
    source = f"{one} and {two}'s {role}, Ada Vale,"
    assert speaker(f"{source} said ten boats sank.", source, "said", "ten boats sank") == "Ada Vale"


@pytest.mark.parametrize("told", ["{} said ten boats sank.", "{} wrote ten letters.", "They met {}."])
def test_a_surname_that_is_also_a_peoples_is_its_bearers(told: str) -> None:
    text = f"Ada Baloch, a teacher, left. {told.format('Baloch')}"

    found = mention(walked(text, packs=load_packs(["general"])), "Baloch")
    assert found is not None
    assert found[0].full == ("ada", "baloch")
