"""Packs from folders: those that come along, one that a user wrote, and every mistake in it by file and line."""

from __future__ import annotations

import builtins
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportedly.forms import toml
from reportedly.model.errors import PackError
from reportedly.model.knowledge import Variant
from reportedly.packs import load_packs, mistakes, shipped, write_template
from reportedly.packs.folder import contents_of, trusted
from reportedly.packs.loading import _made
from reportedly.packs.shelf import shipped_folder

Write = Callable[..., Path]
HEAD = (
    '[pack]\nid = "lake"\nversion = "2026.11"\ntitle = "The lake"\n[[side]]\nid = "east"\nname = "East"\nreference = "r"\n'
)
ACTOR = '[[actor]]\nid = "{0}"\nname = "{0} Smith"\nkind = "person"\nreference = "r"\n'
EVENT = """[[event]]
id = "raid"
name = "Varn raid"
date = {}
nouns = ["raid"]
of = ["Varn"]
reference = "r"
"""
OFFICE = '[[office]]\nid = "{0}"\nholder = "{1}"\ntitles = ["mayor of Lakeside"]\nstart = {2}\n{3}reference = "r"\n'
PLACE = '[[place]]\nid = "p"\nname = "P"\nkind = "town"\nreference = "r"\n'


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(**files: str) -> Path:
        folder = tmp_path / "lake"
        folder.mkdir(exist_ok=True)
        for name, text in {"pack": HEAD, **files}.items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_pack_is_valid(name: str) -> None:
    assert [str(mistake) for mistake in mistakes(name)] == []
    (pack,) = load_packs([name], general=False)
    assert pack.id == name


@pytest.mark.parametrize("name", shipped())
def test_the_short_way_of_loading_gives_the_same(name: str) -> None:
    folder = shipped_folder(name)
    assert trusted(folder) == _made(contents_of(folder), folder)


def test_general_comes_first_unless_left_out(write: Write) -> None:
    path = str(write())
    assert [pack.label for pack in load_packs([path])][1:] == ["lake@2026.11"]
    assert load_packs([path])[0].id == "general"
    assert [pack.id for pack in load_packs([path, path], general=False)] == ["lake"]
    assert [pack.id for pack in load_packs(["general"])] == ["general"]
    assert load_packs([], general=False) == ()


def test_what_is_written_is_what_is_known(write: Write) -> None:
    place = PLACE + 'lat = 47\nlon = 8.5\nvariants = [{name = "Q", side = "east", since = "2016"}, {name = "R"}]\n'
    offices = OFFICE.format("a", "ann", "2014-01-02", 'end = "2016-01-01"\n') + OFFICE.format(
        "b", "general/china", "2016-01-01", ""
    )
    (pack,) = load_packs([str(write(actors=ACTOR.format("ann"), offices=offices, places=place))], general=False)
    assert [(office.holder, office.start, office.end) for office in pack.offices] == [
        ("ann", "2014-01-02", "2016-01-01"),
        ("general/china", "2016-01-01", None),
    ]
    assert pack.places[0].variants == (Variant("Q", "east", "2016"), Variant("R"))
    assert (pack.places[0].lat, pack.places[0].geonames_id) == (47.0, None)


ANN = ACTOR.format("ann")
MISTAKES = {
    "a misspelt key": ("actors", ANN + 'sied = "east"', 6, "unknown key 'sied'; did you mean 'side'?"),
    "a missing key": ("actors", '\n[[actor]]\nid = "a"\nname = "A"\nreference = "r"', 2, "'kind' is missing"),
    "two missing keys": ("actors", '[[actor]]\nid = "a"\nreference = "r"', 1, "'name' and 'kind' are missing"),
    "a wrong type": ("actors", ANN + 'aliases = "Annie"', 6, 'aliases: a list is expected, such as ["…"], not a text'),
    "a wrong type in a list": ("actors", ANN + 'short = [\n"A",\n3]', 8,
    "an item of short: a text is expected, not a number"),
    "an item given twice": ("actors", ANN + 'short = ["A",\n"A"]', 7, "short: 'A' is in the list twice"),
    "a word that is none of those": ("actors", ANN.replace('"person"', '"persona"'), 4,
                                     "kind: one of person, organisation, state, party, collective is expected, not 'persona'"),
    "an id used twice": ("actors", ANN + ANN, 7, "the id 'ann' is used twice: here and in line 2"),
    "an id that is no id": ("actors", ACTOR.format("Ann B"), 2,
                            "id: lower-case letters, digits and single hyphens are expected, not 'Ann B'"),
    "an unknown side": ("actors", ANN + 'side = "esat"', 6, "unknown side 'esat'; did you mean 'east'?"),
    "an unknown side of a name": ("places", PLACE + 'lat = 1\nlon = 1\nvariants = [\n{name = "Q", side = "west"}]', 9,
                                  "unknown side 'west'; did you mean 'east'?"),
    "a misspelt key of a name": ("places", PLACE + 'lat = 1\nlon = 1\n[[place.variants]]\nnmae = "Q"', 9,
                                 "unknown key 'nmae'; did you mean 'name'?"),
    "an empty reference": ("actors", ANN.replace('"r"', '" "'), 5, "reference is empty"),
    "a line break in a name": ("actors", ANN.replace("Smith", "\\nS"), 3,
                               "name holds a line break or a character that can't be seen: 'ann \\nS'"),
    "an unknown actor": ("offices", OFFICE.format("a", "anna", "2014-01-02", ""), 3,
                         "holder: unknown actor 'anna'; did you mean 'ann'?"),
    "an unknown actor of another pack": ("offices", OFFICE.format("a", "general/chinna", "2014-01-02", ""), 3,
                                         "holder: unknown actor 'general/chinna'; did you mean 'china'?"),
    "an unknown pack": ("offices", OFFICE.format("a", "generl/china", "2014-01-02", ""), 3,
                        "holder: there is no pack 'generl' to look up 'generl/china' in"),
    "a start after the end": ("offices", OFFICE.format("a", "ann", "2014-01-02", "end = 2014-01-01\n"), 6,
                              "the end 2014-01-01 is not after the start 2014-01-02"),
    "a day that does not exist": ("offices", OFFICE.format("a", "ann", '"2014-02-30"', ""), 5,
                                  "start: a date such as 2024-05-07 is expected, not '2014-02-30'"),
    "an event of no day": ("events", EVENT.format('"2014-02-30"'), 4,
                           "date: a date such as 2024-05-07 is expected, not '2014-02-30'"),
    "an event without nouns": ("events", EVENT.format("2014-02-03").replace('["raid"]', "[]"), 5, "nouns: the list is empty"),
    "an office held by two at once": (
        "offices",
        OFFICE.format("a", "ann", "2014-01-02", "") + OFFICE.format("b", "general/china", "2015-01-02", ""),
        11,
        "the office 'mayor of Lakeside' overlaps: general/china holds it from 2015-01-02, but so does ann in line 1,"
        " from 2014-01-02 with no end",
    ),
    "a latitude beyond the pole": ("places", PLACE + "lat = 90.5\nlon = 1", 6,
                                   "lat: degrees between -90 and 90 are expected, not 90.5"),
    "a longitude that is none": ("places", PLACE + "lat = 1\nlon = nan", 7,
    "lon: degrees between -180 and 180 are expected, not nan"),
    "a country code that is none": ("actors", ANN + 'country = "de"', 6,
                                    "country: 'de' is no two-letter code of ISO 3166; did you mean 'DE'?"),
    "a year that is none": ("places", PLACE + 'lat = 1\nlon = 1\nvariants = [{name = "Q", since = "16"}]', 8,
                            'since: a year such as "2016" is expected, not \'16\''),
    "a domain that is none": ("outlets",
    '[[outlet]]\nid = "o"\nname = "O"\ncountry = "FR"\nownership = "state"\nreference = "r"\n'
                              'domains = ["https://o.fr"]', 7,
                              'domains: a name such as "example.org" is expected, not \'https://o.fr\''),
    "text that is not TOML": ("actors", ANN + 'side "east"', 6, "is not TOML here: "),
    "a file that stops short": ("actors", ANN + 'side = "', 6, "is not TOML here: "),
    "a key written twice": ("actors", ANN + 'id = "b"', 6, "is not TOML here: "),
    "an unknown table": ("actors", "[[actors]]", 1, "unknown table 'actors'; did you mean 'actor'?"),
    "a table of another file": ("actors", '[[place]]\nname = "P"', 1, "'place' belongs in places.toml"),
    "one pair of brackets": ("actors", '[actor]\nid = "a"', 1, "write [[actor]] with two brackets, once for every entry"),
    "a version that is none": ("pack", HEAD.replace("2026.11", "one"), 3,
                              "version: a calendar version such as \"2026.11\" is expected, not 'one'"),
    "a side with an id that is none": ("pack", HEAD + '[[side]]\nid = {}\nname = "N"\nreference = "r"', 10,
                                      "id: a text is expected"),
    "a number beyond all": ("places", PLACE + "lon = 1\nlat = " + "9" * 400, 7, "lat: no number of more than 300 digits"),
    "no head": ("pack", "", 1, "the table [pack] with id, version and title is missing"),
    "a misspelt key in the head": ("pack", HEAD.replace("title", "titel"), 4, "unknown key 'titel'; did you mean 'title'?"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "text", "line", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_has_file_and_line(write: Write, file: str, text: str, line: int, message: str) -> None:
    folder = write(**{"actors": ANN, file: text})
    (found,) = [each for each in mistakes(str(folder)) if each.file.endswith(f"{file}.toml")]
    assert (found.file, found.line) == (str(folder / f"{file}.toml"), line)
    assert found.message.startswith(message)
    with pytest.raises(PackError) as error:
        load_packs([str(folder)])
    assert str(error.value).startswith(str(found))
    assert "\n" not in str(error.value)


def test_files_that_can_not_be_read(write: Write, tmp_path: Path) -> None:
    folder = write(oulets="", verbs="a = " + "[" * 100_000, terms="")
    (folder / "terms.toml").write_bytes(b"\n\xff\n")
    (folder / "places.toml").mkdir()
    assert [str(each).removeprefix(f"{folder}/") for each in mistakes(str(folder))] == [
        "oulets.toml: no file of a pack has this name; did you mean 'outlets.toml'?",
        "places.toml: can't be read: is a directory",
        "terms.toml:2: is not UTF-8; save the file in that encoding",
        "verbs.toml: is nested too deeply",
    ]


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    wrong = {
        "generl": "there is no pack 'generl'; did you mean 'general'?",
        "/nowhere/generl": "/nowhere/generl: no such folder; did you mean 'general'?",
        str(tmp_path): f"{tmp_path}: no pack.toml in this folder, so it is no pack; `reportedly pack new` makes one",
        str(tmp_path / "file"): f"{tmp_path / 'file'}: is a file; a pack is the folder that holds pack.toml",
        "": "'' names no pack: give a name or the path of a folder",
        "a\0b": "'a\\x00b' names no pack: give a name or the path of a folder",
    }
    for name, message in wrong.items():
        with pytest.raises(PackError) as error:
            load_packs([name])
        assert str(error.value) == message


def test_two_packs_with_one_id(write: Write) -> None:
    folder = write(pack=HEAD.replace('"lake"', '"general"'))
    with pytest.raises(PackError, match="two packs have the id 'general'"):
        load_packs([str(folder)])


def test_the_template_is_a_valid_pack(tmp_path: Path) -> None:
    for name in ("new-pack", "Ünusual  näme {0}", "…"):
        folder = tmp_path / name
        write_template(folder, version="2026.11")
        assert mistakes(str(folder)) == ()
        with pytest.raises(PackError, match="is not empty"):
            write_template(folder, version="2026.11")


def test_the_parser_of_the_standard_library_serves_too(monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    there = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "rtoml":
            raise ImportError(name)
        return there(name, *rest)

    fast = load_packs([str(write(actors=ANN))], general=False)
    monkeypatch.setattr(builtins, "__import__", missing)
    assert toml("a = 2014-01-02") == tomllib.loads("a = 2014-01-02")
    assert load_packs([str(write(actors=ANN))], general=False) == fast


NOT_NOW = {"czechoslovakia", "soviet-union", "yugoslavia", "england"}
"""Lands with no government of their own now: their cities are where another one sits."""


def test_every_state_has_the_same_fields() -> None:
    (general,) = load_packs()
    states = [actor for actor in general.actors if actor.kind == "state"]
    assert len(states) == 215
    for state in states:
        assert state.aliases and state.adjectives, state.id
        assert (state.capitals and state.country) or state.id in NOT_NOW, state.id
        assert state.peoples or state.id == "holy-see", state.id
        assert state.pronoun == "it" and state.side is None and not state.short, state.id
    assert not general.sides


SEVERAL = {"RSF"}
"""Abbreviations of two bodies: the state that an article names tells which it is."""


def test_general_is_in_order_and_every_name_has_one_bearer() -> None:
    (general,) = load_packs()
    for kind in ("state", "collective", "party", "person"):
        ids = [actor.id for actor in general.actors if actor.kind == kind]
        assert ids == sorted(ids)
    bodies = [actor for actor in general.actors if actor.kind == "organisation"]
    for block in ([each.id for each in bodies if each.country], [each.id for each in bodies if not each.country]):
        assert block == sorted(block)
    assert [outlet.id for outlet in general.outlets] == sorted(outlet.id for outlet in general.outlets)
    bearers: dict[str, str] = {}
    for actor in general.actors:
        for name in {actor.name, *actor.aliases, *actor.short} - SEVERAL:
            assert bearers.setdefault(name, actor.id) == actor.id


def test_an_outlet_that_stands_in_several_packs_is_told_alike_in_all() -> None:
    told: dict[str, tuple[str, str, bool]] = {}
    for pack in load_packs(shipped(), general=False):
        for outlet in pack.outlets:
            facts = (outlet.country, outlet.ownership, outlet.agency)
            assert told.setdefault(outlet.id, facts) == facts, f"{pack.id}/{outlet.id}"
    assert told["reuters"][2]
    assert not told["bbc"][2]
