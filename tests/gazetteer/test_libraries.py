"""The tables that ship, and the real index built from the installed libraries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.gazetteer import PlaceIndex, open_gazetteer
from reportedly.gazetteer.divisions import Town, bare, centre, eponyms, read_divisions
from reportedly.gazetteer.record import KINDS, on_earth
from reportedly.gazetteer.towns import wanted
from reportedly.gazetteer.world import world


def town(name: str, lat: float, lon: float, population: int = 1000, *names: str) -> Town:
    return Town(1, name, lat, lon, population, "QA", "01", names)


def test_the_table_of_divisions_is_whole() -> None:
    table = read_divisions()
    assert len(table.first) > 3_000
    assert len(table.district) > 100_000
    assert all(names[0] for names in table.first.values())


def test_the_world_has_points_on_earth_and_no_place_twice() -> None:
    records = list(world())
    assert len({record.key for record in records}) == len(records)
    assert all(on_earth(record.lat, record.lon) and record.kind in KINDS for record in records)


def test_a_division_lies_in_the_middle_of_its_towns_also_across_the_date_line() -> None:
    assert centre([town("A", 10, 20), town("B", 12, 24)]) == (11.0, 22.0)
    lat, lon = centre([town("A", 0, 179), town("B", 0, -179)])
    assert lat == 0
    assert abs(lon) == 180


def test_a_division_has_the_other_names_of_the_town_it_is_named_after() -> None:
    towns = [town("Velsk", 1, 1, 5, "Wielsk", "Velsk"), town("Orra", 1, 1, 9, "Aurra")]
    assert eponyms("Velsk Oblast", towns) == ("Wielsk",)
    assert set(eponyms("Wielsk", towns)) == {"Velsk"}
    assert eponyms("Elsewhere", towns) == ()


def test_the_kind_of_division_is_no_part_of_its_bare_name() -> None:
    assert bare("Idlib Governorate") == "Idlib"
    assert bare("Laurel County") == "Laurel"
    assert bare("Kansas City") == "Kansas City"


def test_mechanical_forms_and_airport_codes_are_no_names() -> None:
    assert not wanted("kyf")
    assert not wanted("IEV")
    assert wanted("Kiew")
    assert wanted("киев")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlaceIndex]:
    with open_gazetteer(tmp_path_factory.mktemp("real")) as index:
        yield index


@pytest.mark.quality
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("name", "key", "matched"),
    [
        ("Kharkiv region", "region:UA.07", "name"),
        ("Kharkov region", "region:UA.07", "other name"),
        ("Krasny Liman", "geonames:704204", "other name"),
        ("Ukrainian", "country:UA", "adjective"),
        ("U.S.", "country:US", "code"),
        ("Burma", "country:MM", "other name"),
        ("Deutschland", "country:DE", "other name"),
        ("Ga.", "region:US.GA", "code"),
        ("Laurel County", "district:US.KY.Laurel County", "name"),
        ("Black Sea", "world:black-sea", "name"),
        ("Scottish", "region:GB.SCT", "adjective"),
        ("Africa", "continent:AF", "name"),
        ("province of Idlib", "region:SY.12", "name"),
    ],
)
def test_the_real_index_knows(index: PlaceIndex, name: str, key: str, matched: str) -> None:
    first = index.look_up(name)[0]
    assert (first.key, first.matched) == (key, matched)


@pytest.mark.quality
@pytest.mark.timeout(600)
def test_the_real_index_names_its_source(index: PlaceIndex) -> None:
    assert index.label.startswith("geonames-")
    assert Path(index.paths[0]).stat().st_size < 80_000_000
