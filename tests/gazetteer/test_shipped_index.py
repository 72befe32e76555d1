"""The index that the package carries."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.gazetteer import PlaceIndex, open_gazetteer
from reportedly.gazetteer.folding import fold
from reportedly.gazetteer.names import bare, regions, wanted
from reportedly.gazetteer.opening import shipped
from reportedly.gazetteer.record import KINDS, on_earth
from reportedly.gazetteer.store import Store


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlaceIndex]:
    with open_gazetteer(tmp_path_factory.mktemp("nothing-added")) as index:
        yield index


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
def test_the_index_knows(index: PlaceIndex, name: str, key: str, matched: str) -> None:
    first = index.look_up(name)[0]
    assert (first.key, first.matched) == (key, matched)


def test_it_names_its_source_and_whose_data_they_are(index: PlaceIndex) -> None:
    assert index.label.startswith("geonames-")
    with Store(shipped(), "") as store:
        assert "GeoNames" in store.about["attribution"]
        assert "CC BY 4.0" in store.about["attribution"]


def test_every_place_is_found_by_its_name_as_names_are_folded_today() -> None:
    """Who changes the folding makes the index again: ``python -m training.gazetteer``."""
    with Store(shipped(), "") as store:
        places = list(store)[::211]
        assert len(places) > 1000
        for entry in places:
            assert entry.kind in KINDS
            assert on_earth(entry.lat, entry.lon)
            found = store.find(fold(entry.name))
            assert len(found) == 200 or not fold(entry.name) or entry.key in [other.key for other in found], entry


@pytest.mark.usefixtures("uncollected")
def test_it_is_small_and_opens_at_once(tmp_path: Path) -> None:
    assert shipped().stat().st_size < 25_000_000
    took = []
    for _ in range(5):
        start = time.process_time()
        open_gazetteer(tmp_path).close()
        took.append(time.process_time() - start)
    assert min(took) < 0.010


def test_opening_needs_no_database_and_writes_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from reportedly.gazetteer import open_gazetteer\n"
        "assert open_gazetteer(Path(sys.argv[1])).look_up('Kyiv')\n"
        "assert not {'sqlite3', 'zipfile', 'csv', 'numpy'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "cache")], check=True)
    assert list(tmp_path.iterdir()) == []


def test_the_names_of_regions_are_known_by_their_codes() -> None:
    table = regions()
    assert len(table) > 3_000
    assert table["UA", "07"] == "Kharkiv"
    assert all(table.values())


def test_the_kind_of_division_is_no_part_of_its_bare_name() -> None:
    assert bare("Idlib Governorate") == "Idlib"
    assert bare("Laurel County") == "Laurel"
    assert bare("Kansas City") == "Kansas City"


def test_mechanical_forms_and_airport_codes_are_no_names() -> None:
    assert not wanted("kyf")
    assert not wanted("IEV")
    assert wanted("Kiew")
    assert wanted("киев")
