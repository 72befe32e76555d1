"""Looking names up."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
from atlas import built

from reportedly.gazetteer import PlaceIndex, open_gazetteer


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlaceIndex]:
    folder = tmp_path_factory.mktemp("cache")
    with open_gazetteer(folder, base=built(folder)) as index:
        yield index


def found(index: PlaceIndex, name: str) -> list[tuple[str, str]]:
    return [(entry.key, entry.matched) for entry in index.look_up(name)]


def test_a_name_answers_with_every_place_that_has_it_most_populous_first(index: PlaceIndex) -> None:
    assert found(index, "Saint Orra") == [("geonames:3", "name"), ("geonames:2", "name")]
    assert found(index, "ST. ORRA") == found(index, "saint-orra") == found(index, "Saint Orra")


def test_an_entry_is_whole(index: PlaceIndex) -> None:
    entry = index.look_up("Saint Orra")[1]
    assert (entry.name, entry.kind, entry.lat, entry.lon) == ("Saint Orra", "populated place", 12.0, 22.0)
    assert (entry.country, entry.region, entry.district) == ("QA", "Velsk", "Orra County")
    assert (entry.population, entry.geonames_id) == (1_000, 2)


def test_other_names_adjectives_and_codes_say_so(index: PlaceIndex) -> None:
    assert found(index, "Вельск") == [("geonames:1", "other name")]
    assert found(index, "Quarnian") == [("country:QA", "adjective")]
    assert found(index, "QA") == found(index, "Q.A.") == [("country:QA", "code")]


def test_a_code_in_other_letters_is_a_word(index: PlaceIndex) -> None:
    assert found(index, "qa") == found(index, "Qa") == []
    assert found(index, "us") == []
    assert found(index, "Us") == [("geonames:5", "name")]


def test_with_its_kind_of_division_a_name_is_the_division(index: PlaceIndex) -> None:
    assert found(index, "Velsk") == [("region:QA.01", "name"), ("geonames:1", "name")]
    assert found(index, "Velsk region") == [("region:QA.01", "name")]
    assert found(index, "Wielsk province") == [("region:QA.01", "other name")]
    assert found(index, "governorate of Velsk") == [("region:QA.01", "name")]
    assert found(index, "Orra County") == [("district:QA.01.Orra County", "name")]
    assert found(index, "Orra")[0][0] == "district:QA.01.Orra County"
    assert found(index, "Saint Orra region") == []


def test_with_its_kind_of_settlement_a_name_is_the_town(index: PlaceIndex) -> None:
    assert found(index, "city of Velsk") == [("geonames:1", "name")]


def test_a_name_that_is_nowhere_is_tried_in_other_transliterations(index: PlaceIndex) -> None:
    assert found(index, "Novo Terminsky") == [("geonames:4", "other name")]


@pytest.mark.parametrize(
    "name", ["", " ", "V", "v" * 300, "v" * 1_000_000, "Vel\0", "\ud800", "Velsk\ud800", "%", "'; drop table", "…"]
)
def test_what_is_no_name_is_nowhere(index: PlaceIndex, name: str) -> None:
    assert index.look_up(name) == ()


def test_many_threads_may_ask(index: PlaceIndex) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda i: found(index, f"Saint Orra{' ' * (i % 50)}"), range(400)))
    assert all(answer == answers[0] for answer in answers)


def test_it_travels_to_another_process_as_its_paths(index: PlaceIndex) -> None:
    with pickle.loads(pickle.dumps(index)) as copy:
        assert copy.label == index.label
        assert copy.look_up("Velsk") == index.look_up("Velsk")
