"""Places: which names are taken for places, and which place each is taken for. Every name here is invented or general."""

from __future__ import annotations

import ast
import math
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reportedly.model import Entry, Name, Pack, Place, Span
from reportedly.model.knowledge import KnownPlace, Variant
from reportedly.resolve import places as room
from reportedly.resolve.places import places
from reportedly.resolve.places.candidates import fold
from reportedly.resolve.places.ranking import Weights, weights
from reportedly.resolve.weights import fitted
from tests.pages import page_of


def entry(key: str, name: str, kind: str, lat: float, lon: float, **more: object) -> Entry:
    return Entry(key, name, kind, lat, lon, **more)  # type: ignore[arg-type]


def town(ident: int, name: str, lat: float, lon: float, region: str, country: str, population: int) -> Entry:
    return Entry(f"t{ident}", name, "populated place", lat, lon, country, region, "", population, ident)


class Table:
    """A gazetteer in memory."""

    def __init__(self, *rows: tuple[str, Entry]) -> None:
        self.rows: dict[str, list[Entry]] = {}
        for name, row in rows:
            self.rows.setdefault(fold(name), []).append(row)
        self.asked = 0

    layers: frozenset[str] = frozenset()

    def small(self, name: str, countries: object) -> tuple[Entry, ...]:
        return ()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        self.asked += 1
        found = self.rows.get(fold(name), [])
        return tuple(sorted(found, key=lambda e: -e.population))


ARVENIA = entry("c1", "Arvenia", "country", 50.0, 30.0, country="AX", population=30_000_000)
SOLDRIA = entry("c2", "Soldria", "country", -20.0, 100.0, country="SX", population=50_000_000)
ARVENIAN = entry("c1", "Arvenia", "country", 50.0, 30.0, country="AX", population=30_000_000, matched="adjective")
TARN = entry("r1", "Tarn Oblast", "region", 48.2, 37.5, country="AX", region="Tarn Oblast", population=4_000_000)
LYSK = town(11, "Lysk", 48.9, 37.8, "Tarn Oblast", "AX", 20_000)
SMALL_LYSK = town(12, "Lysk", 51.9, 25.1, "Vell Oblast", "AX", 900)
FAR_LYSK = town(13, "Lysk", -21.0, 101.0, "Mond", "SX", 90_000)
MOND = entry("r2", "Mond", "region", -21.0, 101.0, country="SX", region="Mond", population=900_000)
BERRO = town(14, "Berro", 48.7, 37.6, "Tarn Oblast", "AX", 100_000)
TABLE = Table(
    ("Arvenia", ARVENIA),
    ("Soldria", SOLDRIA),
    ("Arvenian", ARVENIAN),
    ("Tarn region", TARN),
    ("Tarn Oblast", TARN),
    ("Tarn", TARN),
    ("Lysk", LYSK),
    ("Lysk", SMALL_LYSK),
    ("Lysk", FAR_LYSK),
    ("Mond", MOND),
    ("Berro", BERRO),
    ("Halden", town(15, "Halden", 1.0, 1.0, "Mond", "SX", 5_000)),
)


def found(
    text: str, *, names: Sequence[Name] = (), packs: Sequence[Pack] = (), taken: Sequence[Span] = ()
) -> tuple[Place, ...]:
    return places(page_of(text), names, TABLE, packs, taken)


def test_a_town_after_a_preposition_is_a_place_with_its_exact_words() -> None:
    text = "The flood reached houses in Berro on Tuesday, the mayor said."
    (place,) = found(text)
    assert place.id == "p1"
    assert (place.span.text, text[place.span.start : place.span.end]) == ("Berro", "Berro")
    assert place.geonames_id == 14
    assert "population 100,000" in place.reason


@pytest.mark.parametrize(
    ("text", "ident", "others"),
    [
        ("The train stopped in Lysk, Soldria, for an hour.", 13, {11, 12}),
        ("The train stopped in Lysk, Mond, for an hour.", 13, set()),  # a region that is told beside it leaves no other
        ("The train stopped near Lysk, in the Tarn region, for an hour.", 11, set()),
        (
            "Shells fell near Berro and in Lysk. Officials in Arvenia said that roads in the Tarn region were closed.",
            11,
            {12, 13},
        ),
    ],
)
def test_what_contains_a_place_and_what_is_near_it_decide_between_namesakes(text: str, ident: int, others: set[int]) -> None:
    chosen = next(place for place in found(text) if place.span.text == "Lysk")
    assert chosen.candidates[0].geonames_id == ident
    assert {c.geonames_id for c in chosen.candidates} == {ident, *others}
    assert [c.score for c in chosen.candidates] == sorted((c.score for c in chosen.candidates), reverse=True)


def test_a_division_takes_its_noun_with_it() -> None:
    (place,) = found("Three villages in the Tarn region were flooded.")
    assert (place.span.text, place.kind) == ("Tarn region", "region")


def test_an_adjective_is_its_country() -> None:
    (place,) = found("Several Arvenian farmers sold their grain early.")
    assert (place.span.text, place.kind, place.country) == ("Arvenian", "country", "AX")
    assert "adjective" in place.reason


@pytest.mark.parametrize(
    "text",
    [
        "Mary Halden told the court that she was away. Halden said she had not seen the car.",
        "Mr. Halden said the school would close.",
        "David Halden, 34, was charged on Monday.",
    ],
)
def test_a_person_is_no_place(text: str) -> None:
    assert found(text) == ()


def test_words_that_are_actors_are_left_out() -> None:
    text = "Arvenia rejected the offer, while trains in Arvenia ran late."
    taken = Span.of(text, 0, 7)
    assert [place.span.start for place in found(text, taken=[taken])] == [text.rindex("Arvenia")]


def test_a_place_that_only_the_reader_knows_is_found_and_left_open() -> None:
    text = "They walked to a farm near Quillmore before dawn."
    at = text.index("Quillmore")
    (place,) = found(text, names=[Name(Span.of(text, at, at + 9), "place", 0.99)])
    assert (place.lat, place.lon, place.geonames_id, place.candidates) == (None, None, None, ())
    assert place.reason == "no gazetteer or pack has this name"


def test_a_pack_gives_a_name_to_a_place_of_the_gazetteer() -> None:
    known = KnownPlace(
        "lysk", "Lysk", "populated place", 48.91, 37.81, "common knowledge", "AX", variants=(Variant("Red Lysk", "east"),)
    )
    pack = Pack("made-up", "2026.11", "Invented", places=(known,))
    (place,) = found("Soldiers were seen near Red Lysk on Monday.", packs=[pack])
    assert (place.span.text, place.geonames_id, place.name) == ("Red Lysk", 11, "Lysk")
    assert "pack" in place.reason


def test_a_pack_place_that_the_gazetteer_lacks_has_the_packs_point() -> None:
    known = KnownPlace("basin", "Great Basin", "other", 48.5, 38.0, "common knowledge")
    (place,) = found(
        "People in the Great Basin waited for news.", packs=[Pack("made-up", "2026.11", "Invented", places=(known,))]
    )
    assert (place.lat, place.lon, place.geonames_id) == (48.5, 38.0, None)


def test_the_order_is_that_of_the_text_and_the_outcome_is_the_same_each_time() -> None:
    text = "Trains between Berro and Arvenia stopped. In Lysk, Soldria, buses ran. The Tarn region was quiet."
    once = found(text)
    assert [place.id for place in once] == [f"p{i}" for i in range(1, len(once) + 1)]
    assert [place.span.start for place in once] == sorted(place.span.start for place in once)
    assert found(text) == once


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x00",
        "A" * 20_000,
        "In Berro, " * 2_000,
        "Xy Zw " * 5_000,
        "a.b.c." * 5_000,
        "“" * 20_000,
        "in Lysk, Mond " * 2_000,
        "العربية في المدينة " * 1_000,
        "’s" * 10_000,
    ],
)
@pytest.mark.usefixtures("uncollected")
def test_any_text_is_read_in_time_that_grows_with_its_length(text: str) -> None:
    before = time.process_time()
    for place in found(text):
        assert text[place.span.start : place.span.end] == place.span.text
    assert time.process_time() - before < 5


def test_every_weight_is_of_a_feature_that_the_room_gives() -> None:
    """A feature that is renamed would lose its weight without a word."""
    given = set(_given())
    whole = {name for name, start in given if not start}
    starts = tuple(name for name, start in given if start)
    of = weights()
    named = {name for group in (of.reader, of.alone, of.first, of.second) for name in group} - {"none"}
    assert {name for name in named if name not in whole and not name.startswith(starts)} == set()


def _given() -> Iterator[tuple[str, bool]]:
    """The names of features in the room's code, and whether each is only how a name begins."""
    for path in Path(room.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
                yield node.value, False
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant) and len(node.values) > 1:
                yield str(node.values[0].value), True
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[-1], ast.Constant) and len(node.values) > 1:
                yield from ((f"{kind}{node.values[-1].value}", False) for kind in ("country", "region", "district"))


@pytest.mark.parametrize("change", [{"first": None}, {"more": 1.0}, {"least_sure": math.nan}, {"second": {"only": "high"}}])
def test_weights_that_lack_a_part_or_hold_no_number_are_refused(change: dict[str, object]) -> None:
    raw = {key: value for key, value in ({**fitted("places"), **change}).items() if value is not None}
    with pytest.raises(ValueError, match="weights of places"):
        Weights.of(raw)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("A bus from Berro to Lysk-Halden went on.", ["Berro", "Lysk"]),
        ("Floods in Arvenia's town of Lysk went on.", ["Arvenia", "Lysk"]),
        ("Floods hit Lysk, I'm told.", ["Lysk"]),
    ],
)
def test_hyphens_and_possessives_part_names(text: str, spans: list[str]) -> None:
    assert [place.span.text for place in found(text)] == spans
