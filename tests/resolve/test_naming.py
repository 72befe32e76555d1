"""What kind of thing a name names, by what happens to it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportedly.model import Document, Name, Pack, Span
from reportedly.model.knowledge import KnownActor
from reportedly.resolve.naming import named
from tests.pages import page_of

KNOWN = {"Orm": "populated place", "Belt": "populated place", "Sofia": "populated place", "Israen": "country"}
PACK = Pack("p", "1", "P", actors=(KnownActor("front", "Orm Front", "organisation", "x", aliases=("Velk",)),))


def kinds(text: str, *names: tuple[str, str], packs: Sequence[Pack] = ()) -> tuple[set[str], set[str]]:
    """The names that are places for sure, and those in which there is none."""
    reader = [
        Name(Span.of(text, at, at + len(word)), kind, 0.9)  # type: ignore[arg-type]
        for word, kind in names
        for at in [text.index(word)]
    ]
    result = named(page_of(Document(text)), reader, packs, KNOWN.get)
    return {span.text for span in result.places}, {span.text for span in result.no_places}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Troops captured Varn on Monday.", {"Varn"}),
        ("Rebels seized Varn and Konn, they said.", {"Varn", "Konn"}),
        ("Varn has been liberated.", {"Varn"}),
        ("Varn fell to the rebels.", {"Varn"}),
        ("The Northern Brigade had captured it.", set()),
        ("Shells hit Varn overnight.", {"Varn"}),
        ("They shelled the village of Varn.", {"Varn"}),
        ("Troops withdrew from Varn.", {"Varn"}),
        ("Troops captured General Varn on Monday.", set()),
        ("Troops captured Varn, 45, on Monday.", set()),
        ("Troops captured Varn, who was armed.", set()),
        ("Troops captured Varn. Varn said it was over.", set()),
        ("She hit Varn in a speech.", set()),
        ("She hit Orm in a speech.", {"Orm"}),
        ("Jets targeted Varn militants.", set()),
        ("They stormed the Varn.", set()),
        ("Troops captured Varn's brother.", set()),
        ("Troops captured Velk on Monday.", set()),
        ("Orm said that it had no power.", {"Orm"}),
        ("Orm said it had no power.", {"Orm"}),
        ("Orm said he had no power.", set()),
        ("Varn said it had no power.", set()),
        ("Two died in Orm. Orm said the water was cut.", {"Orm"}),
        ("The raid on Orm killed ten.", {"Orm"}),
        ("Shelling of Orm killed ten.", {"Orm"}),
        ("The speech on Orm was long.", set()),
        ("Clashes went on between Orm and Belt.", {"Orm", "Belt"}),
        ("Talks went on between Orm and Belt.", set()),
    ],
)
def test_what_is_captured_is_a_place_unless_something_says_a_person(text: str, places: set[str]) -> None:
    assert kinds(text, packs=(PACK,))[0] == places


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Sofia, 34, said so.", {"Sofia"}),
        ("His wife Sofia was at home.", {"Sofia"}),
        ("Roman and Sofia were killed.", {"Sofia"}),
        ("Sofia fled with two children.", {"Sofia"}),
        ("Sofia, who was at home, said so.", {"Sofia"}),
        ("Sofia said it would stay out.", set()),
        ("Sofia was captured.", set()),
        ("Talks were held in Sofia. Sofia was killed.", set()),
        ("Orm was killed.", set()),
    ],
)
def test_a_first_name_that_is_also_a_towns_is_a_persons_by_what_stands_beside_it(text: str, persons: set[str]) -> None:
    assert kinds(text)[1] == persons


def test_a_name_that_is_a_place_once_is_one_everywhere() -> None:
    text = "Varn was quiet. Troops captured Varn."
    result = named(page_of(Document(text)), [Name(Span.of(text, 0, 4), "person", 0.9)], (), KNOWN.get)
    assert [(name.span.start, name.kind) for name in result.names] == [(0, "place"), (32, "place")]


@pytest.mark.parametrize(
    ("text", "names", "barred"),
    [
        ("Israen Katz said so.", [("Israen", "place"), ("Katz", "person")], {"Israen Katz"}),
        ("In Israen Katz said so.", [("Israen", "place"), ("Katz", "person")], set()),
        ("Orm United won.", [("Orm", "place"), ("United", "organisation")], {"Orm United"}),
        ("The cruiser Orm sank.", [("Orm", "person")], {"Orm"}),
        ("The Orm Front said so.", [], {"Orm Front"}),
        ("They met in Orm.", [("Orm", "place")], set()),
    ],
)
def test_no_place_is_named_inside_a_person_a_team_or_a_ship(
    text: str, names: list[tuple[str, str]], barred: set[str]
) -> None:
    assert kinds(text, *names, packs=(PACK,))[1] == barred


def test_the_reader_and_a_body_outweigh_a_verb() -> None:
    assert kinds("Jets bombed Hazbel on Monday.", ("Hazbel", "organisation"))[0] == set()
