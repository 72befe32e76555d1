"""Layers of small places: what the package carries, and names by the skeleton of their transliterations."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.gazetteer import PlaceIndex, open_gazetteer
from reportedly.gazetteer.opening import VILLAGES
from reportedly.gazetteer.record import Record
from reportedly.gazetteer.store import Store
from reportedly.gazetteer.transliteration import schemes, skeleton, skeleton_key, words
from reportedly.gazetteer.writing import replacing, write
from reportedly.model import AIRFIELDS, NATURE
from tests.gazetteer.atlas import built

LAYER = (
    Record("geonames:11", "Velynka", "populated place", 11.2, 21.2, "QA", "Velsk", "", 90, 11, (("Velynka", "name"),),
           scheme="east_slavic"),
    Record("geonames:12", "Krasnyi Rih", "populated place", 11.3, 21.3, "QA", "Velsk", "", 60_000, 12,
           (("Krasnyi Rih", "name"), ("Rih", "other name")), scheme="east_slavic"),
    Record("geonames:13", "Krasnoi Rog", "populated place", 12.3, 20.3, "QA", "Velsk", "", 40, 13,
           (("Krasnoi Rog", "name"),), scheme="east_slavic"),
    Record("QA:1", "Orra", "river", 11.4, 21.4, "QA", names=(("Orra", "name"),), scheme="east_slavic"),
    Record("region:QA.01", "Velsk", "region", 11.0, 21.0, "QA", "Velsk", population=500_000,
           names=(("Velskska Oblast", "other name"), ("Velskska", "other name"))),
)  # fmt: skip


@pytest.fixture
def index(tmp_path: Path) -> Iterator[PlaceIndex]:
    folder = tmp_path / "villages"
    with replacing(folder / "QA.places") as half:
        write(half, LAYER, lambda: {"label": "QA", "scheme": "east_slavic"})
    with PlaceIndex(built(tmp_path), (), folder) as found:
        yield found


def keys(index: PlaceIndex, name: str, *countries: str) -> list[tuple[str, str]]:
    return [(entry.key, entry.matched) for entry in index.small(name, countries or ("QA",))]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Velynka", [("geonames:11", "name")]),
        ("velynka", []),
        ("VELYNKA", [("geonames:11", "name")]),
        ("Velinka", [("geonames:11", "sound")]),
        ("Krasnoi Rog", [("geonames:12", "sound"), ("geonames:13", "name")]),
        ("Krasny Rih", [("geonames:12", "name")]),
        ("Orra", [("QA:1", "name")]),
        ("Orra River", [("QA:1", "name")]),
        ("River Orra", [("QA:1", "name")]),
        ("Velynka River", []),
        ("Velskska region", [("region:QA.01", "other name")]),
        ("Nowhere", []),
    ],
)
def test_a_layer_answers_with(index: PlaceIndex, name: str, found: list[tuple[str, str]]) -> None:
    assert keys(index, name) == found


def test_only_the_countries_that_are_asked_for_answer(index: PlaceIndex) -> None:
    assert keys(index, "Velynka", "QB", "../QA", "") == []
    assert index.look_up("Velynka") == ()


def test_it_travels_with_its_layers(index: PlaceIndex) -> None:
    with pickle.loads(pickle.dumps(index)) as other:
        assert keys(other, "Velynka") == [("geonames:11", "name")]


@pytest.mark.parametrize(
    ("scheme", "names"),
    [
        ("east_slavic", ("Vinnitsa", "Vinnytsia", "Vinnytsya")),
        ("east_slavic", ("Krivoi Rog", "Kryvyi Rih", "Krivoy Rog")),
        ("east_slavic", ("Malaya Tokmachka", "Mala Tokmachka")),
        ("east_slavic", ("Dobropolye", "Dobropillia")),
        ("arabic", ("Deir ez-Zor", "Dayr az-Zawr", "Deir al-Zour")),
        ("arabic", ("Maarat al-Numan", "Ma'arrat an Nu'man", "Maarrat Nouman")),
        ("arabic", ("Hawija", "Al Hawijah")),
        ("caucasian", ("Ağdam", "Agdam")),
        ("caucasian", ("Gyumri", "Giumri")),
    ],
)
def test_spellings_have_one_skeleton(scheme: str, names: tuple[str, ...]) -> None:
    assert len({skeleton(name, scheme) for name in names}) == 1
    assert len({words(name, scheme) for name in names}) == 1


def test_a_skeleton_tells_names_apart_and_is_none_where_little_is_left() -> None:
    assert skeleton("Lyman", "east_slavic") != skeleton("Lymar", "east_slavic")
    assert skeleton_key("Al-Bab", "arabic") == ""
    assert schemes() == {"east_slavic", "arabic", "caucasian"}


@pytest.mark.parametrize("path", sorted(VILLAGES.glob("*.places")), ids=lambda path: path.stem)
def test_a_shipped_layer_says_whose_data_it_holds(path: Path) -> None:
    with Store(path, "") as store:
        assert store.about["attribution"]
        assert store.about["tables"]
        assert store.about["label"] == path.stem
        assert store.about["scheme"] in {*schemes(), ""}
        assert len(store) > 800


def test_the_shipped_layers_know(tmp_path: Path) -> None:
    with open_gazetteer(tmp_path) as shipped:
        assert len(shipped.small("Ivanivka", ("UA",))) > 80
        assert shipped.small("Rusyn Yar", ("UA",))[0].region == "Donetsk"
        assert shipped.small("Krivoi Rog", ("UA",))[0].population > 500_000
        assert {entry.kind for entry in shipped.small("Euphrates", (NATURE,))} == {"river"}
        assert {"SD", "SO", "SS", "LY"} < shipped.layers
        assert not {NATURE, AIRFIELDS} & shipped.layers


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Al Udeid Air Base", "QA"),
        ("Mezze Airport", "SY"),
        ("Kazan International Airport", "RU"),
        ("Kazan Airport", "RU"),
        ("Khartoum Airport", "SD"),
        ("Boryspil Airport", "UA"),
    ],
)
def test_the_shipped_airfields_are_found_by_name_and_by_what_they_are_called(
    name: str, country: str, tmp_path: Path
) -> None:
    with open_gazetteer(tmp_path) as shipped:
        found = [entry for entry in shipped.small(name, (AIRFIELDS,)) if entry.matched != "sound"]
        assert {entry.country for entry in found} == {country}
        assert {entry.kind for entry in found} == {"other"}
