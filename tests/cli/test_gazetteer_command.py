"""``reportedly gazetteer`` on a cache folder of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli.program import run

CSV = "name,lat,lon,population,other_names\nDolnaquar,48.5,37.5,120,Dolinaquar\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("REPORTEDLY_CACHE", str(folder))
    return folder


@pytest.fixture
def villages(tmp_path: Path) -> Path:
    path = tmp_path / "villages.csv"
    path.write_text(CSV)
    return path


def test_add_list_search_remove(villages: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["gazetteer", "add", str(villages)]) == 0
    assert capsysbinary.readouterr().out == b"added villages: 1 place\n"
    assert run(["gazetteer", "list"]) == 0
    head, line = capsysbinary.readouterr().out.decode().splitlines()
    assert head.split() == ["name", "places", "file"]
    assert line.split() == ["villages", "1", "villages.csv"]
    assert run(["gazetteer", "search", "Dolinaquar"]) == 0
    assert b"villages:2" in capsysbinary.readouterr().out
    assert run(["gazetteer", "remove", "villages"]) == 0
    assert run(["gazetteer", "search", "Dolinaquar"]) == 1


def test_search_as_json(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["gazetteer", "search", "Kharkov", "--format", "json", "--limit", "1"]) == 0
    (entry,) = json.loads(capsysbinary.readouterr().out)
    assert (entry["name"], entry["country"], entry["geonames_id"]) == ("Kharkiv", "UA", 706483)
    assert entry["matched"] == "other name"


def test_search_says_where_a_place_lies(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["gazetteer", "search", "Laurel County"]) == 0
    assert "Laurel County, Kentucky, US" in capsysbinary.readouterr().out.decode()


def test_nothing_is_written_where_nothing_is_added(cache: Path) -> None:
    assert run(["gazetteer", "search", "Kyiv"]) == 0
    assert run(["gazetteer", "list"]) == 0
    assert not cache.exists()


def test_building_is_a_thing_of_the_past_and_scripts_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gazetteer", "build", "--force"]) == 0
    assert capsys.readouterr().err == "reportedly: the index of places comes with the program: there is nothing to build\n"


def test_a_name_that_is_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gazetteer", "search", "Nowhereville"]) == 1
    assert capsys.readouterr().err == "reportedly: no place called Nowhereville\n"


def test_list_as_json_of_nothing(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["gazetteer", "list", "--format", "json"]) == 0
    assert json.loads(capsysbinary.readouterr().out) == []


def test_a_bad_file_is_one_line_and_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("name,lat,lon\nDolna,48.5,375\n")
    assert run(["gazetteer", "add", str(path)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"reportedly: {path}:2: no point on earth: 48.5, 375")


def test_removing_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gazetteer", "remove", "villages"]) == 1
    assert capsys.readouterr().err == "reportedly: no added places called villages; nothing was added\n"


def test_an_unknown_format_is_misuse() -> None:
    assert run(["gazetteer", "search", "Velsk", "--format", "xml"]) == 2
