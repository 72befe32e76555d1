"""Places that are areas: parts of states and regions, and what lies off a town. Every name and figure here is invented."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.model import Extent, Place, Span, Whole, kilometres
from reportedly.resolve.places import areas, places, precise
from tests.pages import page_of
from tests.resolve.test_places import ARVENIA, BERRO, TARN, Table, entry, town

LUND = town(21, "Lund", 50.0, 30.0, "Lund Oblast", "AX", 100_000)
LUND_REGION = entry("r3", "Lund Oblast", "region", 50.1, 30.2, country="AX", region="Lund Oblast", population=300_000)
STRAND = entry("w1", "Strand", "world region", 15.0, 5.0)
GULL = entry("s1", "Gull Sea", "sea", 15.0, 5.0)
VELL = entry("c9", "Vellia", "country", 10.0, 10.0, country="VX", population=9_000_000)
SOUTH = entry("c8", "South Vellia", "country", 5.0, 10.0, country="UX", population=900_000)
ARVENIAN = entry("c1", "Arvenia", "country", 50.0, 30.0, country="AX", population=30_000_000, matched="adjective")
TABLE = Table(
    ("Arvenia", ARVENIA),
    ("Arvenian", ARVENIAN),
    ("Tarn region", TARN),
    ("Tarn", TARN),
    ("Berro", BERRO),
    ("Lund", LUND),
    ("Lund", LUND_REGION),
    ("Strand", STRAND),
    ("Gull Sea", GULL),
    ("Vellia", VELL),
    ("South Vellia", SOUTH),
)
EXTENTS = {
    "states": {
        "AX": {
            "": [45, 22, 53, 40, 49, 31],
            "east": [45.5, 34, 52, 40, 48.6, 36.4],
            "southeast": [45, 31, 49, 40, 47, 36],
            "south": [45, 24, 47, 39, 46, 33],
            "centre": [48, 28, 50, 34, 49.5, 30.5],
        }
    },
    "regions": {
        "AX": {
            "Tarn Oblast": {"": [47, 36, 49, 40, 48, 38], "north": [48.5, 36, 49, 39, 48.8, 37.5]},
            "Lund Oblast": {"": [49, 28, 51, 32, 50, 30], "west": [49, 28, 51, 29, 50, 28.5]},
        }
    },
    "areas": {"Strand": [10, -20, 19, 40], "Gull Sea": [10, -20, 19, 40]},
}


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extents of invented states."""
    monkeypatch.setattr(areas, "fitted", lambda name: EXTENTS)


def found(text: str) -> tuple[Place, ...]:
    return places(page_of(text), (), TABLE, ())


@pytest.mark.parametrize(
    ("text", "words", "point"),
    [
        ("Shells fell in eastern Arvenia on Monday.", "eastern Arvenia", (48.6, 36.4)),
        ("Eastern Arvenia was quiet on Monday.", "Eastern Arvenia", (48.6, 36.4)),
        ("Shells fell in east Arvenia on Monday.", "east Arvenia", (48.6, 36.4)),
        ("Shells fell in Eastern Arvenia on Monday.", "Eastern Arvenia", (48.6, 36.4)),
        ("Parts of Eastern Arvenia were dark on Monday.", "Eastern Arvenia", (48.6, 36.4)),
        ("Shells fell in south-eastern Arvenia on Monday.", "south-eastern Arvenia", (47, 36)),
        ("Shells fell in southeastern Arvenia on Monday.", "southeastern Arvenia", (47, 36)),
        ("Shells fell in the south-east of Arvenia on Monday.", "south-east of Arvenia", (47, 36)),
        ("Shells fell in the southern part of Arvenia on Monday.", "southern part of Arvenia", (46, 33)),
        ("Shells fell in southern parts of Arvenia on Monday.", "southern parts of Arvenia", (46, 33)),
        ("Shells fell in central Arvenia on Monday.", "central Arvenia", (49.5, 30.5)),
        ("Shells fell in the northern Tarn region on Monday.", "northern Tarn region", (48.8, 37.5)),
        ("Shells fell in the north of the Tarn region on Monday.", "north of the Tarn region", (48.8, 37.5)),
    ],
)
def test_a_part_of_a_state_or_region_is_an_area_and_not_its_middle(
    text: str, words: str, point: tuple[float, float]
) -> None:
    (place,) = found(text)
    assert (place.span.text, place.name, place.kind, place.geonames_id) == (words, words, "area", None)
    assert (place.lat, place.lon) == point
    assert place.country == "AX"
    assert place.extent is not None
    assert place.extent.south <= point[0] <= place.extent.north
    assert place.extent.west <= point[1] <= place.extent.east
    assert place.reason.startswith(("the middle of ", "the ")), place.reason


def test_a_part_that_has_no_towns_of_its_own_is_a_third_of_the_whole() -> None:
    (place,) = found("Shells fell in the eastern Tarn region on Monday.")
    assert place.extent == Extent(47, 38.67, 49, 40)
    assert (place.lat, place.lon) == (48, 39.335)


def test_the_whole_stays_among_the_candidates_and_the_reason_tells_the_part() -> None:
    (place,) = found("Shells fell in eastern Arvenia on Monday.")
    assert (place.candidates[0].name, place.candidates[0].kind) == ("Arvenia", "country")
    assert place.reason.startswith("the eastern part of Arvenia; ")
    assert place.whole is not None
    assert (place.whole.span.text, place.whole.name, place.whole.kind) == ("Arvenia", "Arvenia", "country")
    assert (place.whole.lat, place.whole.lon) == (ARVENIA.lat, ARVENIA.lon)


def test_a_side_of_a_town_and_a_region_of_one_name_is_the_regions() -> None:
    (place,) = found("Shells fell in western Lund on Monday.")
    assert (place.kind, place.lat, place.lon) == ("area", 50, 28.5)
    assert place.whole is not None
    assert (place.whole.span.text, place.whole.name, place.whole.kind) == ("Lund", "Lund Oblast", "region")


def test_a_part_of_what_has_no_known_extent_stays_open_with_the_reason() -> None:
    (place,) = found("Shells fell in northern Vellia on Monday.")
    assert (place.span.text, place.kind, place.lat, place.lon, place.extent) == ("northern Vellia", "area", None, None, None)
    assert place.reason == "nothing says how far the whole reaches of which it is a part"
    assert place.whole is not None
    assert (place.whole.name, place.whole.lat, place.whole.lon) == ("Vellia", VELL.lat, VELL.lon)


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell in Arvenia on Monday.",
        "Two Arvenian farmers fled on Monday.",
        "Two eastern Arvenian farmers fled on Monday.",
        "Ships lay to the east of Arvenia on Monday.",
        "Shells fell in western Berro on Monday.",
        "Shells fell to the east of Berro on Monday.",
        "The Eastern Arvenia Kennel Association met on Monday.",
        "He studied at the University of Eastern Arvenia on Monday.",
        "Farmers met the Association of Southern Arvenia on Monday.",
    ],
)
def test_what_no_word_calls_a_part_is_none_nor_a_side_of_a_town(text: str) -> None:
    (place,) = found(text)
    assert place.kind in ("country", "populated place")
    assert place.extent is None
    assert place.whole is None


@pytest.mark.parametrize(
    ("text", "words", "km", "way"),
    [
        ("A drone fell 40 km west of Berro on Monday.", "40 km west of Berro", 40, (0, -1)),
        ("A drone fell about 40 kilometres north of Berro.", "40 kilometres north of Berro", 40, (1, 0)),
        ("A drone fell 25 miles (40 km) south-east of Berro.", "25 miles (40 km) south-east of Berro", 40.2, (-1, 1)),
        ("A drone fell 15.5 km to the south of Berro.", "15.5 km to the south of Berro", 15.5, (-1, 0)),
        ("A drone fell 20km east of Berro.", "20km east of Berro", 20, (0, 1)),
        ("A drone fell 1.5km south of Berro.", "1.5km south of Berro", 1.5, (0, 0)),
        ("A drone fell 20x east of Berro on Monday.", None, 0, (0, 0)),
        ("A drone fell far to the west of Berro on Monday.", None, 0, (0, 0)),
    ],
)
def test_a_distance_and_a_direction_from_a_town_are_a_point_of_their_own(
    text: str, words: str | None, km: float, way: tuple[int, int]
) -> None:
    town, *rest = found(text)
    assert (town.span.text, town.kind, town.lat, town.whole) == ("Berro", "populated place", BERRO.lat, None)
    if words is None:  # no figure: the town, and no area that is made up
        assert not rest
        return
    (place,) = rest
    assert (town.id, place.id) == ("p1", "p2")
    assert (place.span.text, place.kind) == (words, "area")
    assert place.lat is not None
    assert place.lon is not None
    assert kilometres(BERRO.lat, BERRO.lon, place.lat, place.lon) == pytest.approx(km, abs=0.2)
    assert (place.lat > BERRO.lat + 0.05) - (place.lat < BERRO.lat - 0.05) == way[0]
    assert (place.lon > BERRO.lon + 0.05) - (place.lon < BERRO.lon - 0.05) == way[1]
    assert place.extent is not None
    assert place.reason.startswith(f"{km:.0f} km ")
    assert place.whole == Whole(town.span, "Berro", BERRO.lat, BERRO.lon, BERRO.geonames_id, "AX", "populated place")
    assert precise(found(text)) == (place,)


def test_places_stand_in_the_order_of_their_names_and_what_lies_off_a_town_right_after_it() -> None:
    text = "Shells fell in eastern Arvenia, 40 km west of Berro and 9 km north of Lund, and in the Tarn region."
    words = [place.span.text for place in found(text)]
    assert words == [
        "eastern Arvenia", "Berro", "40 km west of Berro", "Lund", "9 km north of Lund", "Tarn region",
    ]  # fmt: skip
    assert [place.id for place in found(text)] == ["p1", "p2", "p3", "p4", "p5", "p6"]
    assert [place.named.text for place in found(text)] == ["Arvenia", "Berro", "Berro", "Lund", "Lund", "Tarn region"]
    told = [place.span.text for place in precise(found(text))]
    assert told == ["eastern Arvenia", "40 km west of Berro", "9 km north of Lund", "Tarn region"]


def test_an_area_with_an_extent_of_its_own_has_it_and_its_parts_are_areas() -> None:
    (place,) = found("Herders left the Strand on Monday.")
    assert (place.kind, place.extent) == ("world region", Extent(10, -20, 19, 40))
    (place,) = found("Herders left the northern Strand on Monday.")
    assert (place.kind, place.extent) == ("area", Extent(16, -20, 19, 40))
    assert (place.lat, place.lon) == (17.5, 10)


@pytest.mark.parametrize("text", ["Shells fell in coastal Arvenia on Monday.", "Coastal Arvenia was quiet on Monday."])
def test_a_coast_is_an_area_whose_extent_nothing_tells(text: str) -> None:
    (place,) = found(text)
    assert (place.span.text.lower(), place.kind, place.lat, place.extent) == ("coastal arvenia", "area", None, None)
    assert (place.country, place.reason) == ("AX", "nothing says how far the coast of Arvenia reaches")
    assert place.whole is not None
    assert (place.whole.span.text, place.whole.lat) == ("Arvenia", ARVENIA.lat)


def test_a_coastal_town_is_the_town() -> None:
    for name in ("Berro", "Lund"):
        text = f"Shells fell in coastal {name} on Monday."
        sure = Span.of(text, text.index(name), text.index(name) + len(name))
        (place,) = places(page_of(text), (), TABLE, (), sure=[sure])
        assert (place.kind, place.whole) == ("populated place", None)
        assert place.lat is not None


def test_exchanging_two_states_changes_nothing_else() -> None:
    one, other = "Shells fell in eastern {} and in southern {} on Monday.", ("Arvenia", "Vellia")
    kinds = [[place.kind for place in found(one.format(*pair))] for pair in (other, other[::-1])]
    assert kinds == [["area", "area"], ["area", "area"]]


def test_the_table_that_is_shipped_lies_on_earth_and_holds_its_middles() -> None:
    from reportedly.resolve.weights import fitted

    table: dict[str, Any] = fitted("extents")
    rows = [row for parts in table["states"].values() for row in parts.values()]
    rows += [row for regions in table["regions"].values() for parts in regions.values() for row in parts.values()]
    assert len(table["states"]) > 150
    for south, west, north, east, lat, lon in rows:
        assert -90 <= south <= lat <= north <= 90
        assert -180 <= west <= lon <= east <= 180
    for south, west, north, east in table["areas"].values():
        assert -90 <= south < north <= 90
        assert -180 <= west < east <= 180


def test_a_state_whose_point_lies_outside_of_it_is_at_the_middle_of_its_towns(monkeypatch: pytest.MonkeyPatch) -> None:
    box = {"states": {"VX": {"": [20.0, 30.0, 22.0, 33.0, 21.0, 31.0]}}, "regions": {}, "areas": {}}
    monkeypatch.setattr(areas, "fitted", lambda name: box)
    (place,) = found("Vellia said on Monday that it was so.")
    assert (place.name, place.kind, place.lat, place.lon) == ("Vellia", "country", 21.0, 31.0)
    box["states"]["VX"][""] = [10.5, 5.0, 12.0, 15.0, 11.0, 10.0]  # half a degree is a matter of where one measures
    (place,) = found("Vellia said on Monday that it was so.")
    assert (place.lat, place.lon) == (VELL.lat, VELL.lon)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Votes were counted in Southern Vellia on Monday.", "South Vellia", "country"),
        ("Votes were counted in South Vellia on Monday.", "South Vellia", "country"),
        ("Votes were counted in southern Vellia on Monday.", "southern Vellia", "area"),
        ("Votes were counted in Southern Arvenia on Monday.", "Southern Arvenia", "area"),
    ],
)
def test_a_side_with_a_capital_may_be_of_the_name_of_a_state(text: str, name: str, kind: str) -> None:
    (place,) = found(text)
    assert (place.name, place.kind) == (name, kind)


@pytest.mark.parametrize(
    ("words", "lon"),
    [
        ("eastern Gull Sea", 30.0),
        ("western Gull Sea", -10.0),
        ("Eastern Gull Sea", 30.0),
        ("north-eastern Gull Sea", 25.0),
        ("southwestern Gull Sea", -5.0),
        ("northern Gull Sea", 10.0),
        ("southern Gull Sea", 10.0),
        ("central Gull Sea", 10.0),
    ],
)
def test_a_part_of_a_sea_is_an_area(words: str, lon: float) -> None:
    (place,) = found(f"A ship sailed in the {words} on Monday.")
    assert place.span.text == words
    assert (place.kind, place.lon) == ("area", lon)


def test_a_sea_without_a_side_is_the_sea() -> None:
    (place,) = found("A ship sailed in the Gull Sea on Monday.")
    assert (place.kind, place.extent) == ("sea", None)


@pytest.mark.parametrize(
    ("text", "words", "point"),
    [
        ("Shells fell in Arvenia's east on Monday.", "Arvenia's east", (48.6, 36.4)),
        ("Shells fell in Arvenia’s south.", "Arvenia’s south", (46, 33)),
        ("Shells fell in Arvenia's south-east, the army said.", "Arvenia's south-east", (47, 36)),
        ("Shells fell in Arvenia's east and south.", "Arvenia's east and south", (47, 36)),
        ("Shelling in Arvenia's south killed ten.", "Arvenia's south", (46, 33)),
    ],
)
def test_a_side_behind_a_possessive_is_a_part_too(text: str, words: str, point: tuple[float, float]) -> None:
    (place,) = found(text)
    assert (place.span.text, place.kind, (place.lat, place.lon)) == (words, "area", point)


@pytest.mark.parametrize(
    "text", ["Arvenia's east coast was calm.", "Arvenia's army went east.", "Arvenia's South Gate fell."]
)
def test_a_side_that_goes_on_to_a_noun_is_none(text: str) -> None:
    assert found(text)[0].span.text == "Arvenia"
