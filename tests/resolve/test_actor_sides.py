"""One side's words are never given to the other: kinds of crossed speakers, with states that packs know and that none does."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from tests.resolve.test_actor_owners import told
from tests.resolve.walks import said, walked

LANDS = [
    ("Russia", "Russian", "Moscow"),
    ("Togo", "Togolese", "Lomé"),
    ("Velmaria", "Velmarian", "Dorvik"),
    ("Kordland", "Kordish", "Harl"),
]


def ids(text: str, *sources: str) -> list[str | None]:
    """Whom the sources mean, in the order in which they come; ``None`` where that is open."""
    at, places = 0, []
    for source in sources:
        places.append((source, text.index(source, at)))
        at = places[-1][1] + len(source)
    cast, claims = told(text, *places)
    return [cast.speakers.get(claim.id) for claim in claims]


@pytest.mark.parametrize(("one", "other"), list(permutations(LANDS, 2)))
@pytest.mark.parametrize(
    "form",
    [
        "The {adjective} side", "The {adjective} embassy in Vienna", "The embassy of {name} in Vienna", "A {adjective} officer",
        "The ministry in {seat}", "The {adjective} Foreign Ministry", "President Ann Vale of {name}", "The {seat}-based army",
    ],
)  # fmt: skip
def test_what_two_lands_have_is_two(form: str, one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    first, second = (form.format(name=name, adjective=adjective, seat=seat) for name, adjective, seat in (one, other))
    second = second.replace("Ann Vale", "Per Roe")
    found = ids(f"{first} said it was so. {second} said it was not. {first} said no more.", first, second, first)
    assert None not in found[:2]
    assert found[0] != found[1] != found[2]


@pytest.mark.parametrize(("one", "other"), list(permutations(LANDS, 2)))
@pytest.mark.parametrize("body", ["Defence Ministry", "army", "president", "central bank"])
def test_whoever_is_told_of_at_a_place_in_front_is_of_that_place(
    body: str, one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    text = f"In {one[0]}, the {body} said it was so. Meanwhile, in {other[0]}, the {body} said it was not."
    first, second = ids(text, f"the {body}", f"the {body}")
    assert first != second


@pytest.mark.parametrize(
    ("one", "other"), list(permutations(["An army", "A rebel", "A union", "A junta", "A palace", "A Houthi"], 2))
)
@pytest.mark.parametrize("role", ["spokesman", "official"])
def test_a_role_of_one_body_is_none_of_another(one: str, other: str, role: str) -> None:
    first, second = ids(f"{one} {role} said it was so. {other} {role} said it was not.", f"{one} {role}", f"{other} {role}")
    assert first != second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The deputy mayor", "The mayor"), ("The former mayor", "The mayor"), ("Norland's ex-mayor", "Norland's mayor"),
        ("Deputy Mayor Ann Vale", "The mayor"), ("Mayor Ann Vale", "The former mayor"),
    ],
)  # fmt: skip
def test_who_is_second_or_was_before_is_another(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = ids(f"{first} said it was so. {second} said it was not.", first, second)
        assert None in found or found[0] != found[1]


@pytest.mark.parametrize(
    ("held", "role"), list(permutations(["prisoner", "judge", "soldier", "negotiator", "rebel leader"], 2))
)
def test_who_is_spoken_of_does_not_speak(held: str, role: str) -> None:
    for text in (
        f"The {held}, Per Vale, came in. The {role} said the {held} would go.",
        f"Per Vale, the {held}, came in. The {role} said Vale would go.",
    ):
        walk = walked(text, claims=[said(text, f"The {role}", "said", text.partition(" said ")[2].rstrip("."))])
        speaker = [entity for entity, seen in walk.trail.mentions if walk.page.tokens[seen.first].text == "The"][-1]
        assert "vale" not in speaker.words


@pytest.mark.parametrize(
    ("verb", "lemma", "tied"), [("answered", "answer", False), ("replied", "reply", False), ("added", "add", True)]
)
def test_who_answers_is_not_who_is_answered(verb: str, lemma: str, tied: bool) -> None:
    text = f"Ada Vale said it was so. She {verb} that it was not."
    first, second = said(text, "Ada Vale", "said", "it was so"), said(text, "She", verb, "it was not", number=2)
    assert second.cue is not None
    walk = walked(text, claims=[first, replace(second, cue=replace(second.cue, lemma=lemma))])
    assert any(seen.form == "she" for _, seen in walk.trail.mentions) is tied


@pytest.mark.parametrize(("one", "other"), list(permutations(LANDS, 2)))
def test_a_surname_of_two_sides_stays_open(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    text = f"{one[1]} Colonel Per Vale said it was so. {other[1]} Colonel Dan Vale said it was not. Vale said no more."
    cast, claims = told(text, ("Vale", text.rindex("Vale said")))
    assert cast.reasons[claims[0].id] == "“Vale” stays open: two of different owners are called so"


@pytest.mark.parametrize(("name", "adjective"), [land[:2] for land in LANDS])
def test_a_land_is_one_however_it_is_called(name: str, adjective: str) -> None:
    sources = (f"{name}'s army", f"The {adjective} army", f"The army of {name}")
    assert len(set(ids(" ".join(f"{source} said it was so." for source in sources), *sources))) == 1


def test_a_surname_is_no_land() -> None:
    text = "Ada Kamenei issued a message. Kamenei issues orders."
    assert len([seen for _, seen in walked(text).trail.mentions if seen.how == "name"]) == 2
