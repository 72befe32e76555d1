"""Villages by their neighbourhood, rivers by the words beside them, towns and regions of one name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pytest

from reportedly.model import Document, Entry, Pack, Place
from reportedly.model.knowledge import KnownActor, KnownPlace, Outlet, Side
from reportedly.resolve.places import places
from reportedly.resolve.places.candidates import fold
from tests.pages import page_of

LAND = Entry("c1", "Arvenia", "country", 50.0, 30.0, "AX", population=30_000_000)
WORLD = Entry("c2", "Soldria", "country", -20.0, 100.0, "SX", population=50_000_000)


def village(key: str, name: str, lat: float, lon: float, region: str = "Tarn", population: int = 0) -> Entry:
    return Entry(key, name, "populated place", lat, lon, "AX", region, "", population)


SMALL = [
    village("v1", "Ruda", 50.0, 30.0),
    village("v2", "Ruda", 48.0, 36.0, "Vell"),
    village("v3", "Ruda", 46.0, 32.0, "Osk"),
    village("v4", "Bela", 48.1, 36.1, "Vell"),
    village("v5", "Bela", 51.0, 25.0),
    village("v6", "Kamen", 48.05, 36.2, "Vell"),
    village("v7", "Orm", 49.0, 33.0, "Osk"),
    Entry("w1", "Osel", "river", 48.3, 36.0, "AX"),
]
LARGE = [
    LAND,
    WORLD,
    Entry("r1", "Vell", "region", 48.0, 36.0, "AX", "Vell", population=900_000),
    Entry("r2", "Osk", "region", 46.0, 32.0, "AX", "Osk", population=2_000_000),
    Entry("t1", "Osk", "populated place", 46.4, 32.1, "AX", "Osk", "", 700_000),
    Entry("t2", "Hall", "populated place", 48.1, 35.9, "AX", "Vell", "", 40_000),
    Entry("t3", "Osel", "populated place", 49.9, 31.0, "AX", "Tarn", "", 60_000),
    Entry("t4", "Grand", "populated place", -20.0, 100.0, "SX", "Mond", "", 8_000_000),
    Entry("t5", "Grand", "populated place", 48.2, 36.1, "AX", "Vell", "", 9_000),
]


class Table:
    """A gazetteer of a few towns, with the villages of one country beside them."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        bare = fold(name.removesuffix(" region").removesuffix(" province"))
        found = [e for e in LARGE if fold(e.name) == bare and (bare == fold(name) or e.kind == "region")]
        return tuple(sorted(found, key=lambda e: -e.population))

    layers: frozenset[str] = frozenset(("AX",))

    def small(self, name: str, countries: Collection[str]) -> tuple[Entry, ...]:
        self.asked |= {*countries}
        return tuple(e for e in SMALL if fold(e.name) == fold(name) and e.country in countries)


def found(text: str, packs: Sequence[Pack] = ()) -> dict[str, Place]:
    return {p.span.text: p for p in places(page_of(Document(text)), (), Table(), packs)}


@pytest.mark.parametrize(
    ("text", "lat"),
    [
        ("In Arvenia, shells fell near Ruda and Kamen.", 48.0),
        ("In Arvenia, shells fell near Ruda and near Bela and Kamen.", 48.0),
        ("In Arvenia, shells fell near Ruda in the Osk region.", 46.0),
        ("In Arvenia, shells fell near Ruda, a village near Hall.", 48.0),
        ("In Arvenia, shells fell near Ruda.", None),
        ("In Arvenia, shells fell near Ruda and near Orm.", None),
    ],
)
def test_a_village_is_chosen_by_its_neighbourhood_alone(text: str, lat: float | None) -> None:
    assert found(text)["Ruda"].lat == lat


@pytest.mark.parametrize(
    ("text", "lat"),
    [
        ("Shells fell on the village of Ruda in Osk region.", 46.0),
        ("Shells fell on Ruda, Osk province, on Monday.", 46.0),
        ("Shells fell on Ruda village, Vell region, on Monday.", 48.0),
        ("Residents of Ruda, a village in the Vell region, fled.", 48.0),
        ("Shells fell on Ruda (Vell region) and near Hall.", 48.0),
        ("Shells fell near Bela and Kamen and on Orm, Vell region, on Monday.", None),
        ("Residents of Orm, a village in the Vell region, fled.", None),
        ("Shells fell on Bela in Osk region.", None),
        ("Shells fell on Bela. In Osk region and Vell region, it was calm near Kamen.", 48.1),
    ],
)
def test_a_village_lies_in_the_region_that_is_told_beside_it_or_stays_open(text: str, lat: float | None) -> None:
    told = found(text)
    village = next(told[name] for name in ("Orm", "Ruda", "Bela") if name in told)
    assert village.lat == lat
    assert village.candidates
    assert lat is not None or village.reason.startswith("no place of this name that is known lies in")


class Sounding(Table):
    """The same, with villages whose names only sound like that of a town, or like nothing that is known."""

    def small(self, name: str, countries: Collection[str]) -> tuple[Entry, ...]:
        alike = {"hall": (48.2, 36.05), "helm": (48.2, 36.05)}.get(fold(name))
        found = (Entry("s1", "Heel", "populated place", *alike, "AX", "Vell", matched="sound"),) if alike else ()
        return (*super().small(name, countries), *(found if "AX" in countries else ()))


def test_a_town_of_a_name_goes_before_villages_that_only_sound_like_it() -> None:
    (place,) = [
        p
        for p in places(page_of("In Arvenia, shells fell near Hall, Bela and Kamen."), (), Sounding(), ())
        if p.span.text == "Hall"
    ]
    assert (place.name, place.lat) == ("Hall", 48.1)


def test_what_stays_open_has_its_candidates_and_says_why() -> None:
    place = found("In Arvenia, shells fell near Ruda.")["Ruda"]
    assert (place.lat, len(place.candidates)) == (None, 3)
    assert place.reason == "3 places have this name and nothing named near it says which"


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("In Arvenia, shells fell near Ruda and Kamen.", "Arvenia", "the only place of this name; population 30,000,000"),
        (
            "In Arvenia, shells fell near Ruda and Kamen.",
            "Ruda",
            "its country is named near it; near other places of the article",
        ),
        ("In Arvenia, shells fell near Ruda and Kamen.", "Kamen", "the only place of this name"),
        ("In Arvenia, shells fell near Osk and near Grand.", "Grand", "its country is named near it; population 9,000"),
    ],
)
def test_a_reason_says_what_is_so_and_nothing_else(text: str, name: str, reason: str) -> None:
    assert found(text)[name].reason == reason


def test_villages_settle_one_another() -> None:
    both = found("In Arvenia, shells fell near Ruda and near Bela.")
    assert (both["Ruda"].lat, both["Bela"].lat) == (48.0, 48.1)


def test_villages_are_asked_of_countries_that_the_article_is_about() -> None:
    table = Table()
    places(page_of(Document("In Soldria, shells fell near Ruda and Kamen.")), (), table, ())
    assert table.asked <= {"SX", "ZZ"}


PACK = Pack(
    "wars", "2026.1", "Wars", sides=(Side("arvenia", "Arvenia", "x"),),
    actors=(KnownActor("arvenia", "Arvenia", "state", "x", side="arvenia", country="AX"),),
    places=(KnownPlace("grand", "Grand", "populated place", 48.2, 36.1, "x", country="AX", region="Vell"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The president flew to Grand on Monday.", "SX"),
        ("Shells fell near Grand and near Hall in Arvenia.", "AX"),
    ],
)
def test_a_shared_name_keeps_its_worldwide_prior_without_a_neighbour(text: str, country: str) -> None:
    assert found(text, (PACK,))["Grand"].country == country


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In Arvenia, troops crossed the Osel.", "river"),
        ("In Arvenia, they hold the left bank of the Osel.", "river"),
        ("In Arvenia, the Osel river flooded.", "river"),
        ("In Arvenia, they went to Osel.", "populated place"),
        ("In Arvenia, they met the Osel mayor.", "populated place"),
    ],
)
def test_a_river_is_told_from_the_town_of_its_name(text: str, kind: str) -> None:
    assert found(text)["Osel"].kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In Arvenia, shells fell near Osk.", "populated place"),
        ("In Arvenia, shells fell in the provinces of Osk and Vell.", "region"),
        ("In Arvenia, shells fell in Osk and Vell regions.", "region"),
    ],
)
def test_a_bare_name_is_the_town_unless_it_is_called_a_region(text: str, kind: str) -> None:
    assert found(text)["Osk"].kind == kind


def test_a_division_that_nothing_has_is_not_the_town_of_its_name() -> None:
    assert found("In Arvenia, floods hit Hall province.")["Hall province"].lat is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the river Osel rose", "river"),
        ("the Osel river rose", "river"),
        ("they stood on the shores of the Osel", "river"),
        ("they stood on the banks of Osel", "river"),
        ("they stood on the bank of the Osel", "river"),
        ("shells fell near the city of Osel", "populated place"),
        ("the road to the Osel was shut", "river"),
        ("they stood on the roofs of Osel", "populated place"),
    ],
)
def test_shores_and_banks_are_a_rivers(words: str, kind: str) -> None:
    place = found(f"In Arvenia, {words}.")["Osel"]
    assert place.kind == kind


def test_the_chances_of_all_candidates_are_no_more_than_one() -> None:
    text = "In the Vell region of Arvenia, shells fell in Hall, near the village of Ruda, near Bela and near Grand."
    for place in found(text).values():
        scores = [each.score for each in place.candidates]
        assert scores == sorted(scores, reverse=True) and sum(scores) <= 1.001 and place.score == scores[0]


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ({"url": "https://post.example/news/a"}, True),
        ({"url": "https://www.post.example/news/a"}, True),
        ({"url": "https://post.example"}, True),
        ({"url": "https://outpost.example/news/a"}, False),
        ({"url": "https://other.example/post.example"}, False),
        ({"url": "https://other.example/news/post.example"}, False),
        ({"outlet": "The Post"}, True),
        ({"outlet": "post"}, True),
        ({"outlet": "The Other"}, False),
        ({}, False),
    ],
)
def test_where_an_outlet_is_based_makes_its_countrys_places_likelier(given: dict[str, str], known: bool) -> None:
    post = Outlet("post", "The Post", "AX", "private", "x", ("Post",), ("post.example",))

    def score(**more: str) -> float:
        document = Document("Fire broke out in Grand.", **more)  # type: ignore[arg-type]
        (place,) = places(page_of(document), (), Table(), [Pack("p", "1", "P", outlets=(post,))])
        return next(each.score for each in place.candidates if each.country == "AX")

    assert (score(**given) > score()) is known
