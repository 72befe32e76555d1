"""The tables that the index of places is made from."""

from __future__ import annotations

import pytest

from reportedly.gazetteer.names import REGIONS
from reportedly.gazetteer.opening import shipped
from reportedly.gazetteer.record import KINDS, Record, on_earth
from reportedly.gazetteer.store import Store
from training.gazetteer.__main__ import region_lines, tables
from training.gazetteer.areas import Area, mapped, read_areas
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


def region(name: str, lat: float, lon: float, kind: str = "region") -> Record:
    return Record(f"{kind}:{name}", name, kind, lat, lon, "QA", name, names=((name, "name"),))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Southern Velk", "South Velk"),
        ("Northern Velk", "North Velk"),
        ("Western Velk State", "West Velk State"),
        ("Eastern Velk", "East Velk"),
        ("Lower Orreelle", "Lower Orrelle"),
        ("Velk Southern", "Velk South"),
        ("Vaalk", "Valk"),
        ("Southern Vaalk", "South Valk"),
    ],
)
def test_a_region_is_found_under_the_spellings_of_its_name(name: str, other: str) -> None:
    (record,) = mapped([region(name, 1, 1)], [])
    assert (other, "name") in record.names


@pytest.mark.parametrize("name", ["Northern", "Northern Province", "Velk"])
def test_a_side_alone_is_no_name_of_a_region(name: str) -> None:
    (record,) = mapped([region(name, 1, 1)], [])
    assert {form for form, _ in record.names} == {name}


def area(kind: str, *names: str, region: str = "") -> Area:
    return Area("QA", kind, names, region, 5.0, 5.0, (4.0, 4.0, 6.0, 6.0))


def test_a_region_has_the_names_and_where_it_lies_outside_of_its_box_the_point_of_the_map() -> None:
    here, there = mapped(
        [region("Velk", 5.5, 5.5), region("Orra", 9, 9)], [area("region", "Velk", "Gharb"), area("region", "Orra")]
    )
    assert ((here.lat, here.lon), here.with_division) == ((5.5, 5.5), ("Gharb",))
    assert (there.lat, there.lon) == (5.0, 5.0)


def test_a_district_without_a_town_of_its_own_is_that_of_the_map_in_the_region_of_the_index() -> None:
    areas = [
        area("region", "Wilk", "Velk"),
        area("district", "Tarn", region="Wilk"),
        area("district", "Lund", region="Wilk"),
    ]
    _, lund, tarn = mapped([region("Velk", 5, 5), region("Lund", 5, 5, "district")], areas)
    assert (lund.key, tarn.name, tarn.region, tarn.names) == (
        "district:Lund",
        "Tarn District",
        "Velk",
        (("Tarn District", "name"),),
    )


def test_the_table_of_areas_is_whole() -> None:
    areas = read_areas()
    assert len(areas) > 7_000
    assert all(on_earth(one.lat, one.lon) and one.kind in ("region", "district") for one in areas)
