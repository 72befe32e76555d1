"""The tables that the index of places is made from."""

from __future__ import annotations

from reportedly.gazetteer.names import REGIONS
from reportedly.gazetteer.opening import shipped
from reportedly.gazetteer.record import KINDS, on_earth
from reportedly.gazetteer.store import Store
from training.gazetteer.__main__ import region_lines, tables
from training.gazetteer.divisions import Town, centre, eponyms, read_divisions
from training.gazetteer.library import SOURCES
from training.gazetteer.world import world


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


def test_the_shipped_index_was_made_from_these_tables_and_libraries() -> None:
    """Who changes a table makes the index again: ``python -m training.gazetteer``."""
    with Store(shipped(), "make it again") as store:
        assert store.about["tables"] == tables()
        assert store.about["libraries"] == SOURCES
    assert REGIONS.read_text(encoding="utf-8") == "".join(region_lines())
