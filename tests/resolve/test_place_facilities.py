"""Names of facilities, and names that end before or after where they seem to. Every name and figure here is invented."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from reportedly.model import AIRFIELDS, Entry, Place
from reportedly.resolve.places import places
from reportedly.resolve.places.candidates import fold
from tests.pages import page_of
from tests.resolve.test_places import ARVENIA, BERRO, TARN, Table, entry, town

BRASK = town(31, "Brask", 50.2, 30.4, "Tarn Oblast", "AX", 900_000)
VIST = town(32, "Vist", -30.0, 10.0, "Lund Oblast", "ZX", 400)
BASE = town(33, "Base", -31.0, 11.0, "Lund Oblast", "ZX", 300)
GARDENS = town(34, "Gardens", -31.5, 11.0, "Lund Oblast", "ZX", 300)
HASP = town(35, "Hasp", -32.0, 12.0, "Lund Oblast", "ZX", 5_000)
HASP2 = town(36, "Hasp", 20.0, 80.0, "Ost Oblast", "YX", 5_000)
LAN = town(37, "Lan", -33.0, 13.0, "Lund Oblast", "ZX", 3_000)
SURR = town(38, "Surr", -34.0, 14.0, "Lund Oblast", "ZX", 3_000)
WESTERN = entry(
    "r9", "Western District", "region", -14.0, -170.0, country="WX", region="Western District", population=30_000
)
ARVENIAN = entry("c1", "Arvenia", "country", 50.0, 30.0, country="AX", population=30_000_000, matched="adjective")
TABLE = Table(
    ("Arvenia", ARVENIA),
    ("AV", ARVENIA),
    ("Arvenian", ARVENIAN),
    ("Tarn region", TARN),
    ("Tarn", TARN),
    ("Berro", BERRO),
    ("Brask", BRASK),
    ("Vist", VIST),
    ("Base", BASE),
    ("Gardens", GARDENS),
    ("Hasp", HASP),
    ("Hasp", HASP2),
    ("Lan", LAN),
    ("Surr", SURR),
    ("Western District", WESTERN),
)


def found(text: str) -> dict[str, Place]:
    return {place.span.text: place for place in places(page_of(text), (), TABLE, ())}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Missiles hit the Prince Halvard Air Base on Monday.", "Prince Halvard Air Base"),
        ("Missiles hit the Ali Al Norin Air Base on Monday.", "Ali Al Norin Air Base"),
        ("Missiles hit the Arvenian Al Norin Naval Base.", "Al Norin Naval Base"),
        ("A man was hurt in Forb Gardens on Monday.", "Forb Gardens"),
        ("Shots were heard by the Ciel Vist Mall on Monday.", "Ciel Vist Mall"),
        ("Troops took the National Vist Highway on Monday.", "National Vist Highway"),
        ("The attack was in Al Sarr Mosque on Monday.", "Al Sarr Mosque"),
        ("He was held at Orv Detention Camp on Monday.", "Orv Detention Camp"),
        ("At Norin Airfield, soldiers waited.", "Norin Airfield"),
        ("Drones struck Ost Norin International Airport.", "Ost Norin International Airport"),
    ],
)
def test_a_facility_is_one_name_and_no_town_of_a_part_of_it(text: str, name: str) -> None:
    place = found(text)[name]
    assert (place.lat, place.geonames_id) == (None, None)
    assert not {"Base", "Gardens", "Vist", "Airport"} & found(text).keys()


@pytest.mark.parametrize(
    "text",
    [
        "Missiles hit Norin Prison in Brask, Arvenia.",
        "Missiles hit Hasp Prison in Brask, Arvenia.",
        "Missiles hit Norin Prison, Brask, on Monday.",
        "Missiles hit Norin Prison in the city of Brask.",
        "Guards left Norin Prison. Missiles hit Norin Prison in Brask. They came back to Norin Prison.",
    ],
)
def test_a_facility_is_placed_by_the_town_that_the_sentence_tells(text: str) -> None:
    name = "Hasp Prison" if "Hasp" in text else "Norin Prison"
    place = found(text)[name]
    assert (place.lat, place.lon, place.country, place.geonames_id) == (BRASK.lat, BRASK.lon, "AX", None)
    assert place.reason == "told to be in Brask, at whose point it is put; where in it is not known"


@pytest.mark.parametrize(
    "text",
    [
        "Missiles hit Norin Prison in Arvenia.",
        "Missiles hit Norin Prison in the Tarn region, Arvenia.",
        "Missiles hit Norin Prison, and Brask was dark.",
        "Missiles hit Norin Prison. Brask was dark.",
        "Missiles hit Norin Prison near Brask.",
    ],
)
def test_no_larger_place_and_none_that_it_is_not_said_to_be_in_places_a_facility(text: str) -> None:
    assert found(text)["Norin Prison"].lat is None


@pytest.mark.parametrize("text", ["Drones struck Brask Airport.", "Drones struck Brask International Airport on Monday."])
def test_a_facility_that_has_the_name_of_a_great_town_is_there(text: str) -> None:
    assert found(text)["Brask"].lat == BRASK.lat


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Four were killed in Berro, Lan del Surr, Arvenia.", {"Berro", "Lan del Surr", "Arvenia"}),
        ("Arvenian Remarks Do Not Square with this.", {"Arvenian"}),
        ("Brask as Arvenia sees it is large.", {"Brask", "Arvenia"}),
        ("The cost is AV$300 a month, Arvenia says.", {"Arvenia"}),
        ("The attorney for the Western District of Arvenia spoke.", {"Arvenia"}),
        ("Rain fell in the Western District on Monday.", {"Western District"}),
        ("Shells fell in the Lower Shaban region of Arvenia.", {"Lower Shaban region", "Arvenia"}),
        ("Shells hit the Upper Norin province of Arvenia.", {"Upper Norin province", "Arvenia"}),
    ],
)
def test_where_names_begin_and_end(text: str, names: set[str]) -> None:
    assert set(found(text)) == names


@pytest.mark.parametrize("name", ["Lan del Norin", "Lan de la Surr", "San del Surr", "Lan al Surr", "Umm al Lan"])
def test_a_part_of_a_name_with_a_particle_is_no_town(name: str) -> None:
    assert not {"Lan", "Surr"} & found(f"Four were killed in {name} on Monday.").keys()


def test_a_town_named_with_what_it_lies_in_is_one_although_its_name_is_a_persons() -> None:
    allen = town(41, "Allen", 48.3, 37.4, "Tarn Oblast", "AX", 9_000)
    table = Table(("Allen", allen), ("Tarn", TARN), ("Arvenia", ARVENIA))
    place = places(page_of("The man is Mark Orv of Allen, Tarn, near a lake."), (), table, ())[0]
    assert (place.span.text, place.lat) == ("Allen", allen.lat)


GREAT = town(41, "Vist City", 50.4, 30.6, "Tarn Oblast", "AX", 600_000)
KARR = town(42, "Karr 'Osk", 50.1, 30.1, "Tarn Oblast", "AX", 9_000)
OSK = town(43, "Osk", -40.0, 30.1, "Lund Oblast", "ZX", 9_000)
ABU = town(44, "Abu", -41.0, 30.1, "Lund Oblast", "ZX", 90_000)
SPELT = entry("c1", "Arvenia", "country", 50.0, 30.0, country="AX", population=30_000_000, matched="other name")
MORE = Table(
    ("Arvenia", ARVENIA),
    ("Sirva", SPELT),
    ("Kuvet", entry("c2", "Kuvet", "country", 50.0, 30.0, country="AX", population=3_000_000)),
    ("Kuvet", GREAT),
    ("Brask", BRASK),
    ("At the Brask", BRASK),
    ("Karr 'Osk", KARR),
    ("Osk", OSK),
    ("Abu", ABU),
)


def more(text: str) -> dict[str, Place]:
    return {place.span.text: place for place in places(page_of(text), (), MORE, ())}


@pytest.mark.parametrize(
    ("text", "name", "lat"),
    [
        ("Drones struck Arvenia International Airport on Monday.", "Arvenia International Airport", None),
        ("Drones struck the Arvenia National Stadium.", "Arvenia National Stadium", None),
        ("Drones struck Kuvet International Airport on Monday.", "Kuvet", GREAT.lat),
        ("He was held at Brask State Prison on Monday.", "Brask", BRASK.lat),
        ("He was held at Brask Federal Prison on Monday.", "Brask", BRASK.lat),
        ("He was held at Norin State Prison in Brask.", "Norin State Prison", BRASK.lat),
        ("At the Brask Bridge, people ran.", "Brask", BRASK.lat),
        ("At the Brask airport, people ran.", "Brask", BRASK.lat),
        ("Forces left Karr 'Osk on Monday in Arvenia.", "Karr 'Osk", KARR.lat),
        ("Forces left Karr ‘Osk on Monday in Arvenia.", "Karr ‘Osk", KARR.lat),
    ],
)
def test_a_name_is_whole_and_lies_at_the_town_of_its_name(text: str, name: str, lat: float | None) -> None:
    assert more(text)[name].lat == lat


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They killed Abu-Bilal al-Minuri in Arvenia.", "Abu"),
        ("They killed Abu Bilal in Arvenia.", "Abu"),
        ("Blasts were heard on the Sirva islands of Arvenia.", "Sirva"),
        ("Blasts were heard on Sirva island in Arvenia.", "Sirva"),
        ("Blasts were heard on the Sirva archipelago in Arvenia.", "Sirva"),
    ],
)
def test_what_is_no_place_of_the_name_that_a_gazetteer_has(text: str, name: str) -> None:
    assert name not in more(text) or more(text)[name].lat is None


def site(key: str, name: str, lat: float, lon: float, country: str) -> Entry:
    return Entry(f"airfield:{key}", name, "other", lat, lon, country)


SITES = [
    ("Brask International Airport", site("1", "Brask International Airport", 50.3, 30.6, "AX")),
    ("Norin Airport", site("2", "Norin Air Base", 49.0, 33.0, "AX")),
    ("Norin Air Base", site("2", "Norin Air Base", 49.0, 33.0, "AX")),
    ("Norin Airport", site("3", "Norin Airstrip", -10.0, 100.0, "QX")),
    ("Sarr Airport", site("4", "Sarr Airfield", -11.0, 101.0, "QX")),
    ("Doln Airport", site("5", "Doln Airport", -12.0, 102.0, "QX")),
    ("Doln Airport", site("6", "Doln Airport", -15.0, 105.0, "RX")),
    ("Berro Airport", site("7", "Marshal Vorn Airport", 48.8, 37.7, "AX")),
    ("Hasp Airport", site("8", "Hasp Airport", 60.0, 60.0, "AX")),
]


class Airfields(Table):
    """The same towns, with airfields."""

    def small(self, name: str, countries: object) -> tuple[Entry, ...]:
        assert isinstance(countries, Collection)
        return tuple(e for n, e in SITES if fold(n) == fold(name)) if AIRFIELDS in countries else ()


def airfield(text: str, name: str) -> Place:
    table = Airfields()
    table.rows = TABLE.rows
    return {place.span.text: place for place in places(page_of(text), (), table, ())}[name]


@pytest.mark.parametrize(
    ("text", "name", "lat"),
    [
        ("Drones hit Brask International Airport in Arvenia.", "Brask International Airport", 50.3),
        ("Drones hit Norin Air Base in Arvenia.", "Norin Air Base", 49.0),
        ("Drones hit Norin Airbase, Arvenia said.", "Norin Airbase", 49.0),
        ("Drones hit Norin Airfield, Arvenia said.", "Norin Airfield", 49.0),
        ("Drones hit Norin Military Airport in Arvenia.", "Norin Military Airport", 49.0),
        ("Drones hit Sarr Airbase.", "Sarr Airbase", -11.0),
        ("Drones hit Brask Norin Air Base in Arvenia.", "Brask Norin Air Base", 49.0),
        ("Drones hit Berro Airport in Arvenia.", "Berro Airport", 48.8),
        ("Drones hit Berro Marshal Ost International Airport in Arvenia.", "Berro Marshal Ost International Airport", 48.8),
    ],
)
def test_an_airfield_lies_at_its_own_point(text: str, name: str, lat: float) -> None:
    place = airfield(text, name)
    assert (place.lat, place.kind, place.geonames_id) == (lat, "other", None)
    assert place.candidates[0].name.rpartition(" ")[0]
    assert place.reason.startswith(("the airfield of ", "the only airfield of "))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Drones hit Doln Airport.", "Doln Airport"),  # two of the name, in no country that is told
        ("Drones hit Norin Airport.", "Norin Airport"),
        ("Drones hit Norin Naval Base in Arvenia.", "Norin Naval Base"),
        ("Drones hit Norin Prison.", "Norin Prison"),
    ],
)
def test_what_may_be_several_or_is_no_airfield_stays_open(text: str, name: str) -> None:
    assert airfield(text, name).lat is None


def test_an_airport_far_from_the_town_of_its_name_is_not_that_towns() -> None:
    place = airfield("Drones hit Brask in Arvenia. The Brask Prison and Hasp Airport in the Tarn region burned.", "Brask")
    assert place.lat == BRASK.lat
