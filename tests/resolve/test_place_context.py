"""Which place a name stands for: what each candidate is given for itself, for what holds it and for what is near. All invented."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from pytest import approx

from reportedly.model import Entry
from reportedly.resolve.places.candidates import Finder, Found
from reportedly.resolve.places.context import Scene, Sense, coherence, lies_in, point, senses, size
from reportedly.resolve.places.mentions import Toponym, toponyms
from reportedly.resolve.places.words import lexicon, words_of
from tests.pages import ENGLISH, page_of

BARE = lexicon(ENGLISH).bare


def entry(name: str, kind: str = "populated place", country: str | None = "AX", **more: object) -> Entry:
    key = str(more.pop("key", f"{name} {kind} {country} {more.get('region', '')}"))
    lat, lon = more.pop("lat", 0.0), more.pop("lon", 0.0)
    return Entry(key, name, kind, lat, lon, country, **more)  # type: ignore[arg-type]


ARVENIA = entry("Arvenia", "country", population=30_000_000)
TARN = entry("Tarn Oblast", "region", region="Tarn Oblast", population=4_000_000)
POLK = entry("Polk County", "district", region="Tarn Oblast", district="Polk County", population=50_000)
LYSK = entry("Lysk", region="Tarn region", district="Polk", population=20_000)


@pytest.mark.parametrize(
    ("inner", "holder", "inside"),
    [
        (LYSK, ARVENIA, True),
        (TARN, ARVENIA, True),
        (replace(LYSK, country="SX"), ARVENIA, False),
        (replace(LYSK, country=None), replace(ARVENIA, country=None), False),
        (replace(LYSK, country=None), ARVENIA, False),
        (replace(ARVENIA, key="another"), ARVENIA, False),
        (LYSK, TARN, True),
        (POLK, TARN, True),
        (replace(LYSK, region="Vell"), TARN, False),
        (replace(TARN, key="another"), TARN, False),
        (replace(ARVENIA, region="Tarn"), TARN, False),
        (LYSK, POLK, True),
        (POLK, POLK, False),
        (replace(LYSK, district="Clay"), POLK, False),
        (replace(LYSK, region="Vell"), POLK, False),
        (LYSK, replace(LYSK, key="another"), False),
        (LYSK, replace(POLK, kind="populated place", key="another"), False),
    ],
)
def test_what_lies_in_what(inner: Entry, holder: Entry, inside: bool) -> None:
    assert lies_in(inner, holder, BARE) is inside


class Table:
    """A gazetteer of a few entries, found by name and by name without the kind of division."""

    def __init__(self, *entries: Entry) -> None:
        self.entries = entries

    layers: frozenset[str] = frozenset()

    def small(self, name: str, countries: object) -> tuple[Entry, ...]:
        return ()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        return tuple(e for e in self.entries if BARE(e.name) == BARE(name))


TABLE = Table(
    ARVENIA, TARN, POLK, LYSK, entry("Berro", region="Tarn", population=9_000), entry("Mond", "region", "SX"),
    entry("Halden", population=90), entry("Halden", country="SX"), entry("Vell", "region", region="Vell"),
    entry("Vell", key="town"), entry("Ostra", region="Vell"),
)  # fmt: skip


def senses_of(text: str, chances: Sequence[float] = ()) -> list[Sense]:
    page = page_of(text)
    words = words_of(page)
    found = toponyms(page, words, (), Finder(TABLE))
    return senses(found, words, chances or [1.0] * len(found), ENGLISH)


def held(text: str) -> list[tuple[str, list[int]]]:
    """Each sense with the numbers of the mentions that hold it."""
    return [(sense.name, sense.containers) for sense in senses_of(text)]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("They met in Lysk, Arvenia, today.", True),
        ("They met in Lysk (Arvenia) today.", True),
        ("They met in Lysk in Arvenia today.", True),
        ("They met in Lysk, in the Arvenia of old.", True),
        ("They met in Lysk in the northern Arvenia.", True),
        ("They met in Lysk in the old Arvenia.", False),
        ("They met in Lysk near Arvenia.", False),
        ("They met in Lysk, in the far northern Arvenia.", False),
        ("They met in Lysk of the state of Arvenia.", True),
        ("They met in Lysk in the state of Arvenia.", True),
        ("They met in Lysk, a village in Arvenia.", True),
        ("They met in Lysk village, Arvenia, today.", True),
        ("They met in Lysk. In Arvenia it rained.", False),
        ("They met in Lysk and Arvenia.", False),
        ("They met in Lysk, Mond, today.", False),
        ("They met in Lysk in Mond today.", False),
        ("They met in Lysk, Berro, today.", False),
        ("They met in Lysk. Arvenia is far.", False),
        ("Of Berro they spoke in Lysk", False),
    ],
)
def test_what_contains_a_name_is_written_right_after_it(text: str, holds: bool) -> None:
    assert bool(dict(held(text))["Lysk"]) is holds


@pytest.mark.parametrize(
    "text", ["In Halden, Arvenia, it rained.", "In Ostra, Vell, it rained.", "In Ostra in Vell it rained."]
)
def test_one_place_of_a_name_in_one_of_the_other_name_is_enough(text: str) -> None:
    assert held(text)[0][1] == [1]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("In Ostra, Vell, it rained.", {"region"}),
        ("In Ostra, Vell and Lysk it rained.", {"region"}),
        ("In Vell it rained. It did in Ostra, Vell, too.", {"region"}),
        ("In Ostra it rained, Vell was dry.", {"region", "populated place"}),
        ("In Ostra and Vell it rained.", {"region", "populated place"}),
        ("In Berro, Vell, it rained.", {"region", "populated place"}),
        ("In Ostra. Vell was dry.", {"region", "populated place"}),
        ("In Vell, Ostra, it rained.", {"region", "populated place"}),
    ],
)
def test_a_name_behind_a_town_and_a_comma_is_the_region_that_holds_it(text: str, kinds: set[str]) -> None:
    (vell,) = (sense for sense in senses_of(text) if sense.name == "Vell")
    assert {entry.kind for entry in vell.entries} == kinds


def test_what_stands_next_decides_even_where_a_container_comes_after_it() -> None:
    """A name after the first one is looked at and no other: "Lysk in Berro, Arvenia" says nothing of Lysk itself."""
    assert dict(held("They met in Lysk in Berro of Arvenia."))["Lysk"] == []


def test_a_name_has_one_sense_for_each_container_and_one_without_takes_those_of_the_others() -> None:
    text = "In Lysk, Arvenia, it rained. Lysk was wet. In Lysk, Polk County, too. Berro stayed dry. Lysk, Arvenia, did not."
    found = senses_of(text, [0.2, 0.9, 0.5, 0.9, 0.4, 0.1, 0.8, 0.9])
    assert [(sense.name, sense.mentions, sense.containers, sense.weight) for sense in found] == [
        ("Lysk", [0, 6], [1, 7], 0.8),
        ("Arvenia", [1, 7], [], 0.9),
        ("Lysk", [2], [1, 7, 4], 0.5),
        ("Lysk", [3], [4], 0.9),
        ("Polk County", [4], [], 0.4),
        ("Berro", [5], [], 0.1),
    ]


def test_names_that_nothing_has_get_no_sense_and_those_of_a_pack_keep_it() -> None:
    known = Toponym(0, 4, "Lysk", 0, 1, Found((LYSK,), frozenset({LYSK.key})))
    words = words_of(page_of("Lysk and Quillmore"))
    (sense,) = senses([known, Toponym(9, 18, "Quillmore", 2, 3, Found())], words, [0.5, 0.5], ENGLISH)
    assert (sense.name, sense.mentions, sense.entries, sense.known) == ("Lysk", [0], (LYSK,), {LYSK.key})


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("the city of Lysk", {"populated place"}),
        ("city of Lysk", {"populated place"}),
        ("the province of Lysk", {"region"}),
        ("the lights of Lysk", set()),
        ("of Lysk", set()),
        ("the town Lysk", {"populated place"}),
        ("town Lysk", {"populated place"}),
        ("the town, Lysk", set()),
        ("in downtown Lysk", {"populated place"}),
        ("downtown Lysk", {"populated place"}),
        ("in Lysk", set()),
        ("Lysk mayor", {"populated place"}),
        ("Lysk sheriff", {"district"}),
        ("the town Lysk sheriff", {"populated place", "district"}),
        ("Lysk, mayor", set()),
        ("Lysk cows", set()),
        ("downtown of Lysk", set()),
        ("the city near Lysk", set()),
        ("Lysk, what a city of", set()),
        ("of Lysk, a city", set()),
        (" Lysk grew to a city", set()),
        ("Lysk has a downtown", set()),
    ],
)
def test_the_words_beside_a_name_say_what_kind_of_place_it_is(text: str, kinds: set[str]) -> None:
    (sense,) = senses_of(text)
    assert sense.kinds == kinds


def test_the_names_of_a_list_of_districts_are_districts() -> None:
    assert [sense.kinds for sense in senses_of("in Lysk and Polk counties")] == [set(), {"district"}]


def test_a_kind_said_once_holds_for_every_mention() -> None:
    (sense,) = senses_of("the city of Lysk was dry, and Lysk sheriff spoke")
    assert (sense.mentions, sense.kinds) == ([0, 1], {"populated place", "district"})


# -- what a candidate has in itself ----------------------------------------------------------------------------------


def sense_of(name: str, *entries: Entry, mentions: Sequence[int] = (0,), weight: float = 1.0, **more: object) -> Sense:
    return Sense(name, list(mentions), entries, more.pop("known", frozenset()), weight, **more)  # type: ignore[arg-type]


def scene(*parts: Sense, starts: Sequence[int] = (0,), **more: object) -> Scene:
    named = [Toponym(start, start + 4, "", 0, 1, Found()) for start in starts]
    return Scene(named, parts, [1.0] * len(named), BARE, **more)  # type: ignore[arg-type]


def rows(*parts: Sense, starts: Sequence[int] = (0,), **more: object) -> list[list[dict[str, float]]]:
    return scene(*parts, starts=starts, **more).features()


def test_a_candidate_alone() -> None:
    ((row,),) = rows(sense_of("Lysk", LYSK))
    assert row == {
        "log_population": approx(math.log10(20_001) / 7),
        "behind": 0.0,
        "kind_populated place": 1.0,
        "matched_name": 1.0,
        "largest": 1.0,
        "largest_populated place": 1.0,
        "only": 1.0,
        "same_name": 1.0,
        "whole_name": 1.0,
    }


def test_the_smaller_of_two_is_behind_the_larger() -> None:
    small = entry("New Lysk", population=200, matched="other name")
    ((first, second),) = rows(sense_of("Lysk", LYSK, small))
    assert first.keys() == {
        "log_population", "behind", "kind_populated place", "matched_name", "largest", "largest_populated place",
        "same_name", "whole_name",
    }  # fmt: skip
    assert second == {
        "log_population": approx(math.log10(201) / 7),
        "behind": approx((math.log10(20_001) - math.log10(201)) / 7),
        "kind_populated place": 1.0,
        "matched_other name": 1.0,
    }


def test_a_division_has_its_name_without_its_kind_but_not_the_whole_of_it() -> None:
    ((short,),) = rows(sense_of("Tarn", TARN))
    assert (short.get("same_name"), short.get("whole_name")) == (1.0, None)
    ((full,),) = rows(sense_of("Tarn Oblast", TARN))
    assert (full.get("same_name"), full.get("whole_name")) == (1.0, 1.0)


def test_what_a_pack_and_the_words_around_say_of_a_candidate() -> None:
    ((town, region),) = rows(sense_of("Lysk", LYSK, TARN, known=frozenset({TARN.key}), kinds={"region"}))
    assert (region["in_pack"], region["said_kind"], "other_kind" in region) == (1.0, 1.0, False)
    assert (town["other_kind"], "said_kind" in town, "in_pack" in town) == (1.0, False, False)


@pytest.mark.parametrize(("name", "capitals"), [("LYSK", True), ("LYS", False), ("Lysk", False)])
def test_a_name_in_capitals(name: str, capitals: bool) -> None:
    ((row,),) = rows(sense_of(name, LYSK))
    assert row.get("capitals_populated place") == (1.0 if capitals else None)


@pytest.mark.parametrize(
    ("large", "village", "under"),
    [
        (replace(TARN, name="Lysk", population=20_001), entry("Lysk", population=1_000), True),
        (replace(TARN, name="Lysk", population=20_000), entry("Lysk", population=1_000), False),
        (replace(TARN, name="Tarn", population=90_000), entry("Lysk", population=1_000), False),
        (entry("Lysk", population=90_000, key="town"), entry("Lysk", population=1_000), False),
        (replace(ARVENIA, name="Lysk"), replace(TARN, name="Lysk", population=1_000), False),
    ],
)
def test_a_village_with_the_name_of_a_large_division_stands_under_it(large: Entry, village: Entry, under: bool) -> None:
    ((_, row, _),) = rows(sense_of("Lysk", large, village, entry("Lysk", population=1_001, key="third")))
    assert row.get("under_division") == (1.0 if under else None)


@pytest.mark.parametrize(
    ("kind", "usual"),
    [
        ("continent", 1_000_000_000), ("world region", 100_000_000), ("sea", 10_000_000), ("country", 1_000_000),
        ("region", 300_000), ("district", 30_000), ("populated place", 0),
    ],
)  # fmt: skip
def test_a_place_whose_population_is_unknown_is_as_large_as_its_kind(kind: str, usual: int) -> None:
    assert (size(entry("Lysk", kind)), size(entry("Lysk", kind, population=5))) == (usual, 5)


def test_the_outlets_country_and_those_of_the_packs() -> None:
    ((row,),) = rows(sense_of("Lysk", LYSK), outlet_country="AX", pack_countries=frozenset({"SX"}))
    assert (row.get("outlet_country"), row.get("pack_country")) == (1.0, None)
    ((row,),) = rows(sense_of("Lysk", LYSK), outlet_country="SX", pack_countries=frozenset({"AX"}))
    assert (row.get("outlet_country"), row.get("pack_country")) == (None, 1.0)
    ((row,),) = rows(sense_of("Lysk", replace(LYSK, country=None)))
    assert "outlet_country" not in row


# -- what holds a candidate ------------------------------------------------------------------------------------------


def near(*parts: Sense, starts: Sequence[int]) -> dict[str, float]:
    """What the first candidate of the first sense has from the containers that are named."""
    row = rows(*parts, starts=starts)[0][0]
    return {key: value for key, value in row.items() if key.endswith(("_near", "_named"))}


def test_a_container_counts_by_how_near_and_how_often_it_is_named() -> None:
    found = near(sense_of("Lysk", LYSK), sense_of("Tarn", TARN, mentions=(1, 2), weight=0.5), starts=(1_000, 500, 1_250))
    assert found == {"region_near": approx(math.exp(-1) * 0.5), "region_named": approx(0.5 * math.log2(3))}


def test_of_two_containers_of_a_kind_the_nearer_counts_and_their_names_add_up() -> None:
    other = sense_of("Tarn region", replace(TARN, key="again"), mentions=(2,))
    found = near(sense_of("Lysk", LYSK), sense_of("Tarn", TARN, mentions=(1,)), other, starts=(0, 250, 500))
    assert found == {"region_near": approx(math.exp(-1)), "region_named": approx(2.0)}
    found = near(sense_of("Lysk", LYSK), other, sense_of("Tarn", TARN, mentions=(1,)), starts=(0, 250, 500))
    assert found["region_near"] == approx(math.exp(-1))


def test_a_container_that_is_less_likely_meant_counts_less() -> None:
    places = [replace(TARN, name="Vell", region="Vell", key=f"r{n}") for n in range(4)]
    for rank, weight in enumerate((1.0, 1 / 2, 1 / 3, None)):
        entries = [LYSK, *places[:rank], TARN, *places[rank:]]  # a town among them holds nothing and takes no rank
        found = near(sense_of("Lysk", LYSK), sense_of("Tarn", *entries, mentions=(1,)), starts=(0, 0))
        assert found == ({"region_near": approx(weight), "region_named": approx(weight)} if weight else {})


@pytest.mark.parametrize(("towns", "holds"), [(7, True), (8, False)])
def test_only_the_eight_most_populous_places_of_a_name_are_asked_what_they_hold(towns: int, holds: bool) -> None:
    namesakes = [entry("Tarn", key=f"t{at}") for at in range(towns)]
    found = near(sense_of("Lysk", LYSK), sense_of("Tarn", *namesakes, TARN, mentions=(1,)), starts=(0, 0))
    assert ("region_near" in found) is holds


def test_only_the_first_forty_mentions_of_a_container_count() -> None:
    starts = (9_000, *range(8_000, 8_000 + 40), 9_000)
    found = near(sense_of("Lysk", LYSK), sense_of("Tarn", TARN, mentions=range(1, 42)), starts=starts)
    assert found == {"region_near": approx(math.exp(-961 / 250)), "region_named": approx(math.log2(41))}


def test_nearness_is_that_to_the_first_mention() -> None:
    found = near(sense_of("Lysk", LYSK, mentions=(0, 1)), sense_of("Tarn", TARN, mentions=(2,)), starts=(0, 9_000, 250))
    assert found["region_near"] == approx(math.exp(-1))


def test_no_name_holds_itself_and_no_container_what_does_not_lie_in_it() -> None:
    inner = replace(LYSK, name="Tarn")
    assert near(sense_of("Tarn", inner, TARN), starts=(0,)) == {}
    assert near(sense_of("Lysk", LYSK), sense_of("Vell", replace(TARN, name="Vell"), mentions=(1,)), starts=(0, 9)) == {}


def test_each_kind_of_container_has_its_own_say() -> None:
    parts = [sense_of(e.name, e, mentions=(at,)) for at, e in enumerate((LYSK, ARVENIA, TARN, POLK))]
    assert near(*parts, starts=(0, 0, 0, 0)).keys() == {
        f"{kind}_{what}" for kind in ("country", "region", "district") for what in ("near", "named")
    }


def test_a_container_written_after_a_name_is_for_those_in_it_and_against_all_others() -> None:
    holder = Toponym(9, 13, "Tarn", 2, 3, Found((entry("Tarn"), TARN)))
    first = Toponym(0, 4, "Lysk", 0, 1, Found())
    far = replace(LYSK, region="Vell", key="far")
    found = Scene([first, holder], [sense_of("Lysk", LYSK, far, containers=[1])], [1.0, 1.0], BARE).features()
    assert [(row.get("container"), row.get("other_container")) for row in found[0]] == [(1.0, None), (None, 1.0)]


# -- what is near ----------------------------------------------------------------------------------------------------


def test_a_point_is_a_unit_vector() -> None:
    assert point(entry("a", lat=0.0, lon=90.0)) == approx((0.0, 1.0, 0.0))
    assert point(entry("a", lat=90.0, lon=10.0)) == approx((0.0, 0.0, 1.0))
    assert point(entry("a", lat=60.0, lon=180.0)) == approx((-0.5, 0.0, math.sqrt(3) / 2))


def coherent(one: Entry, *others: tuple[Entry, float]) -> dict[str, float]:
    """What ``one`` has from the likely places of other names, each with the chance that it is meant."""
    parts = [sense_of("Lysk", one), *(sense_of(f"Other{at}", e, mentions=(at,)) for at, (e, _) in enumerate(others, 1))]
    return coherence(scene(*parts), [[1.0], *([chance] for _, chance in others)])[0][0]


DEGREE = 111.195
"""Kilometres of a degree of latitude."""


@pytest.mark.parametrize(
    ("kilometres", "within"),
    [
        (48, {"within_50", "within_161", "within_500"}),
        (51, {"within_161", "within_500"}),
        (160, {"within_161", "within_500"}),
        (163, {"within_500"}),
        (499, {"within_500"}),
        (503, set()),
    ],
)
def test_places_within_fifty_and_so_many_kilometres(kilometres: float, within: set[str]) -> None:
    other = entry("Berro", country="SX", lat=48.0 + kilometres / DEGREE, lon=37.0)
    row = coherent(entry("Lysk", lat=48.0, lon=37.0), (other, 0.5))
    assert {key for key in row if key.startswith("within")} == within
    assert row == {
        **dict.fromkeys(within, approx(math.log2(1.5))),
        "country_share": 0.0,
        "region_share": 0.0,
        "near_share": 1.0 if "within_161" in within else 0.0,
    }


def test_shares_are_of_the_weights_of_all_that_is_named() -> None:
    here = entry("Lysk", region="Tarn Oblast", lat=1.0)
    row = coherent(
        here,
        (entry("Berro", region="Tarn", lat=1.1), 0.5),
        (entry("Halden", region="Vell", lat=80.0), 0.25),
        (entry("Mond", country="SX", region="Tarn", lat=80.0), 0.25),
    )
    assert row == {
        "within_50": approx(math.log2(1.5)), "within_161": approx(math.log2(1.5)), "within_500": approx(math.log2(1.5)),
        "same_country": approx(math.log2(1.75)), "same_region": approx(math.log2(1.5)),
        "country_share": approx(0.75), "region_share": approx(0.5), "near_share": approx(0.5),
    }  # fmt: skip


def test_a_region_is_its_own_region_and_is_near_to_nothing() -> None:
    row = coherent(entry("Lysk", region="Tarn"), (replace(TARN, region=""), 1.0))
    assert (row["same_region"], row["region_share"], row["near_share"]) == (1.0, 1.0, 0.0)
    row = coherent(replace(TARN, region=""), (entry("Lysk", region="Tarn"), 1.0))
    assert (row["same_region"], row["near_share"]) == (1.0, 1.0)


def test_places_without_country_or_region_share_none() -> None:
    row = coherent(entry("Lysk", country=None, region="Tarn"), (entry("Berro", country=None, region="Tarn"), 1.0))
    assert (row["country_share"], row["region_share"]) == (0.0, 0.0)
    row = coherent(entry("Lysk"), (entry("Berro"), 1.0))
    assert (row["country_share"], row["region_share"]) == (1.0, 0.0)


def test_nothing_else_is_named() -> None:
    assert coherent(LYSK) == {}


def test_only_the_two_likeliest_places_of_a_name_count_and_none_that_is_hardly_likely() -> None:
    lots = [entry("Berro", key=f"b{at}", country=country) for at, country in enumerate(("AX", "SX", "AX"))]
    parts = [sense_of("Lysk", entry("Lysk")), sense_of("Berro", *lots, mentions=(1,))]
    assert coherence(scene(*parts), [[1.0], [0.2, 0.3, 0.4]])[0][0]["country_share"] == approx(0.4 / 0.7)
    for chance, counts in ((0.05, False), (0.06, True)):
        assert (coherent(entry("Lysk"), (entry("Berro"), chance)) != {}) is counts
    parts[1].weight = 0.5
    assert coherence(scene(*parts), [[1.0], [0.2, 0.0, 0.09]])[0][0]["same_country"] == approx(math.log2(1.1))


def test_neither_its_own_name_nor_another_sense_of_it_counts() -> None:
    parts = [sense_of("Lysk", entry("Lysk")), sense_of("LYSK", entry("Lysk", key="far"), mentions=(1,))]
    assert coherence(scene(*parts), [[1.0], [1.0]]) == [[{}], [{}]]


def test_names_further_away_than_forty_in_the_text_say_nothing() -> None:
    here = entry("Lysk")
    crowd = [sense_of(f"Other{at}", entry(f"Other{at}", country="SX"), mentions=(at,)) for at in range(40)]
    near_ = entry("Berro")
    for order, counts in (
        ([near_, *crowd[:39], here], True),
        ([near_, *crowd[:40], here], False),
        ([here, *crowd[:38], near_], True),
        ([here, *crowd[:39], near_], False),
    ):
        parts = [part if isinstance(part, Sense) else sense_of(part.name, part) for part in order]
        at = next(at for at, part in enumerate(parts) if part.name == "Lysk")
        found = coherence(scene(*parts), [[1.0]] * len(parts))[at][0]
        assert ("same_country" in found) is counts, (at, len(order))
