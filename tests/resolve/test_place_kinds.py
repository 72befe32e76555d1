"""What the words beside a name say it to be: one of several, an isle, a sea; and which names are borne out. All are invented."""

from __future__ import annotations

import pytest

from reportedly.model import Name, Place, Span
from reportedly.resolve.places import places
from tests.pages import page_of
from tests.resolve.test_places import ARVENIA, Table, entry, town

LUND = town(31, "Lund", 50.0, 30.0, "Lund Oblast", "AX", 100_000)
LUND_REGION = entry("r31", "Lund Oblast", "region", 50.4, 30.4, country="AX", region="Lund Oblast", population=2_000_000)
BRASK = town(32, "Brask", 51.0, 31.0, "Brask Oblast", "AX", 200_000)
BRASK_REGION = entry("r32", "Brask Oblast", "region", 51.4, 31.4, country="AX", region="Brask Oblast", population=3_000_000)
SIRN = town(33, "Sirn", 49.0, 33.0, "Lund Oblast", "AX", 9_000)
FAR_SIRN = town(34, "Sirn", -10.0, 90.0, "Mond", "ZX", 10_000)
GULL = entry("s31", "Gull Sea", "sea", 45.0, 25.0)
GULL_TOWN = town(35, "Gull", -11.0, 91.0, "Mond", "ZX", 7_000)
TABLE = Table(
    ("Arvenia", ARVENIA),
    ("Lund", LUND),
    ("Lund", LUND_REGION),
    ("Brask", BRASK),
    ("Brask", BRASK_REGION),
    ("Sirn", SIRN),
    ("Sirn", FAR_SIRN),
    ("Gull", GULL),
    ("Gull", GULL_TOWN),
)


def found(text: str, *names: Name) -> dict[str, Place]:
    return {place.span.text: place for place in places(page_of(text), names, TABLE, ())}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Arvenia set curfews in the cities of Lund and Brask.", "populated place"),
        ("Arvenia set curfews in the towns of Brask and Lund.", "populated place"),
        ("Arvenia set curfews in the regions of Lund and Brask.", "region"),
        ("Arvenia set curfews in the provinces of Brask, Lund.", "region"),
    ],
)
def test_what_a_list_is_told_to_be_its_names_are(text: str, kind: str) -> None:
    places_ = found(text)
    assert {places_["Lund"].kind, places_["Brask"].kind} == {kind}


@pytest.mark.parametrize("text", ["Jets struck Sirn Island, Arvenia.", "Jets struck Sirn, Arvenia."])
def test_an_isle_is_where_it_is_told_to_be(text: str) -> None:
    names = [Name(Span.of(text, at := text.index(name), at + len(name)), "place", 0.9) for name in ("Sirn", "Arvenia")]
    assert found(text, *names)["Sirn"].country == "AX"


@pytest.mark.parametrize("text", ["A boat sank in the Gull.", "Four died in the eastern Gull, the navy said."])
def test_with_an_article_the_sea_is_meant(text: str) -> None:
    (place,) = found(text).values()
    assert place.kind in ("sea", "area")


def test_a_name_that_is_surely_a_place_is_one_beside_a_thing_too() -> None:
    text = "The toll of the Lund Fair market blast rose in Lund, Arvenia."
    assert [place.span.text for place in places(page_of(text), (), TABLE, ())].count("Lund") == 2


def test_what_the_reader_surely_takes_for_a_place_is_one() -> None:
    text = "Ten died in a strike on Hask, Greater Lund."
    at = text.index("Hask")
    assert "Hask" in found(text, Name(Span.of(text, at, at + 4), "place", 0.9))
    assert "Hask" not in found(text, Name(Span.of(text, at, at + 4), "person", 0.9))
