"""What counts for and against a village among its namesakes, one thing at a time, and where the ranking's choice stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest

from reportedly.model import Entry
from reportedly.resolve.places.candidates import Found, fold
from reportedly.resolve.places.context import Sense
from reportedly.resolve.places.levels import levelled
from reportedly.resolve.places.mentions import Toponym
from reportedly.resolve.places.neighbourhood import Ground, settled
from reportedly.resolve.places.ranking import Choice, told_of

LEAST = 0.1
KM = 1 / 111.2
"""Degrees of latitude."""
HERE = 1000
"""Where the village stands in the text."""


def place(
    key: str, north: float = 0.0, *, kind: str = "populated place", population: int = 0, region: str = "Vell"
) -> Entry:
    """A place so many kilometres north of the village."""
    return Entry(key, key.rstrip("0123456789"), kind, 48.0 + north * KM, 36.0, "AX", region, "Hall", population)


RUDA = place("Ruda1")
FAR = place("Ruda2", -900.0, region="Osk")
CITY = 600_000
"""Inhabitants of a city, of which a neighbour counts 0.3."""


def settle(
    *entries: Entry,
    others: Sequence[tuple[int, Entry]] = (),
    holders: Sequence[Entry] = (),
    ranking: Sequence[Choice] = (),
    known: Collection[str] = (),
    front: tuple[tuple[float, float], ...] = (),
    countries: Collection[str] = ("AX",),
    kinds: Collection[str] = (),
    score: float = 0.9,
) -> list[Choice]:
    """The choices of a village with these candidates; ``others`` are settled with ``score``, so many characters further on."""
    toponyms = [Toponym(HERE, HERE + 4, "Ruda", 0, 1, Found(small=entries))]
    toponyms += [Toponym(HERE + at, HERE + at + 4, entry.name, 0, 1, Found((entry,))) for at, entry in others]
    inside = [*range(len(toponyms), len(toponyms) + len(holders))]
    toponyms += [Toponym(HERE + 6, HERE + 9, entry.name, 0, 1, Found((entry,))) for entry in holders]
    first = Sense("Ruda", [0], (), frozenset(known), 1.0, entries, inside, {*kinds})
    rest = [Sense(entry.name, [at], (entry,), frozenset(), 1.0) for at, (_, entry) in enumerate(others, 1)]
    choices = [[*ranking], *([Choice(entry, score, {})] for _, entry in others)]
    return settled(toponyms, [first, *rest], choices, Ground(frozenset(countries), front), LEAST, fold)[0]


def support(*entries: Entry, **more: object) -> float | None:
    """What speaks for the first choice, or what it is ahead where that is less; up to 2, ``None`` where it stays open."""
    first = settle(*entries, **more)[0]  # type: ignore[arg-type]
    return round((first.score - 0.5) / 0.2, 2) if first.score >= LEAST else None


ALONE = 0.9
"""Of a country of the article, of the very name, and without a namesake."""


@pytest.mark.parametrize(
    ("entry", "counts"),
    [
        (RUDA, ALONE),
        (replace(RUDA, population=900), 1.05),
        (replace(RUDA, population=19_999), 1.25),
        (replace(RUDA, population=20_000), 1.95),
        (replace(RUDA, name="Rouda"), ALONE),
        (replace(RUDA, name="Rouda", matched="sound"), 0.6),
        (replace(RUDA, name="Rouda", matched="code"), 0.75),
        (replace(RUDA, matched="sound"), ALONE),
    ],
)
def test_what_a_village_has_in_itself(entry: Entry, counts: float) -> None:
    assert support(entry) == counts


@pytest.mark.parametrize(
    ("at", "other", "counts"),
    [
        (178, place("Kamen", 101, population=CITY), 0.75),
        (179, place("Kamen", 101, population=CITY), ALONE),
        (100, place("Kamen", 99, population=CITY), ALONE),
        (100, place("Kamen", 101, population=499_999), 0.6),
        (100, place("Kamen", 101, population=100_000), 0.6),
        (100, place("Kamen", 101, population=99_999), None),
        (100, place("Kamen", 101, kind="region", population=CITY), ALONE),
        (100, place("Kamen", 101, kind="sea", population=CITY), ALONE),
        (100, place("Kamen", 81, population=CITY), ALONE),
        (100, place("Kamen", 79, population=CITY), 1.17),
        (100, place("Kamen", 22, population=CITY), 1.6),
        (500, place("Kamen", 22, population=CITY), 1.37),
        (5_000, place("Kamen", 22, population=CITY), 1.17),
        (100, place("Vell", 5, kind="region"), 1.88),
        (500, place("Vell", 5, kind="region"), 1.34),
        (5_000, place("Vell", 5, kind="region"), 1.04),
        (500, place("Hall", 5, kind="district"), 1.34),
        (500, place("Osk", 5, kind="region"), ALONE),
        (500, Entry("x", "Arvenia", "country", 48.0, 36.0, "AX"), ALONE),
    ],
)
def test_what_a_settled_neighbour_counts(at: int, other: Entry, counts: float | None) -> None:
    assert support(RUDA, others=[(at, other)]) == counts


def test_neighbours_count_together_and_none_that_is_open_itself() -> None:
    near = [(100, place("Kamen1", 22, population=CITY)), (100, place("Bela1", -22, population=CITY))]
    assert support(RUDA, others=near) == 1.89
    assert support(RUDA, others=near[:1], score=0.09) == ALONE
    assert settle(RUDA, others=near)[0].features == {"neighbourhood": 1.0, "within_161": 1.0, "only": 1.0}
    assert settle(RUDA)[0].features == {"neighbourhood": 1.0, "only": 1.0}
    assert settle(RUDA, FAR)[0].features == {"neighbourhood": 1.0}


def test_a_village_lies_in_what_is_written_beside_it() -> None:
    vell, osk = place("Vell", kind="region"), place("Osk", kind="region")
    assert support(RUDA, holders=[Entry("x", "Arvenia", "country", 48.0, 36.0, "AX")]) == 1.4
    assert support(RUDA, holders=[osk]) is None and support(RUDA, holders=[place("Kamen")]) == ALONE
    far = [(100, place(f"Kamen{at}", 200.0)) for at in (1, 2, 3)]
    assert support(RUDA, holders=[vell], others=far) == 1.4 and support(RUDA, others=far) is None
    assert "container" in settle(RUDA, holders=[vell])[0].features
    assert "container" not in settle(RUDA, holders=[Entry("x", "Arvenia", "country", 48.0, 36.0, "AX")])[0].features
    assert [each.entry.key for each in settle(FAR, RUDA, holders=[vell])] == ["Ruda1", "Ruda2"]


@pytest.mark.parametrize(
    ("north", "kind", "known", "counts"),
    [
        (49, "populated place", ["Ruda1"], True),
        (51, "populated place", ["Ruda1"], False),
        (49, "populated place", ["Ruda2"], False),
        (49, "sea", ["Ruda1"], False),
    ],
)
def test_a_place_of_a_pack_counts_where_a_settled_one_is_near(
    north: float, kind: str, known: list[str], counts: bool
) -> None:
    neighbour = [(9_000, place("Kamen", north, kind=kind, population=CITY))]
    with_pack, without = support(RUDA, others=neighbour, known=known), support(RUDA, others=neighbour)
    assert with_pack is not None and without is not None
    assert (with_pack - without > 0.5) is counts


def test_the_front_is_what_a_pack_has_near() -> None:
    assert support(RUDA, front=((48.0, 36.0),)) == 1.1
    assert support(RUDA, front=((48.0 + 22 * KM, 36.0), (70.0, 36.0))) == 1.0


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        (RUDA, FAR, None),
        (RUDA, place("Ruda2", 11), ALONE),
        (RUDA, place("Ruda2", 13), None),
        (replace(RUDA, population=30_000), replace(FAR, population=3_749), 0.83),
        (replace(RUDA, population=30_000), replace(FAR, population=3_750), None),
        (replace(RUDA, population=30_000), replace(FAR, population=30_000), None),
        (replace(RUDA, population=30_000), replace(FAR, population=20_000, country="SX"), 1.03),
        (replace(RUDA, population=30_000), replace(FAR, population=30_000, country="SX"), None),
    ],
)
def test_two_of_a_name_need_more(first: Entry, second: Entry, counts: float | None) -> None:
    assert support(first, second) == counts and support(second, first) == counts


def test_the_largest_counts_as_such_abroad_only_where_the_ranking_chose_it() -> None:
    abroad = replace(FAR, population=900_000, country="SX")
    assert support(RUDA, abroad) is None
    assert settle(RUDA, abroad)[0].entry == abroad
    kept = [Choice(abroad, 0.5, {}), Choice(RUDA, 0.1, {})]
    assert settle(RUDA, abroad, ranking=kept) == kept


def test_towns_go_before_divisions_unless_the_words_say_one() -> None:
    district = place("Ruda3", 300.0, kind="district")
    assert [each.entry for each in settle(RUDA, district)] == [RUDA]
    assert {each.entry for each in settle(RUDA, district, kinds=["district"])} == {RUDA, district}


def test_chances_go_down_and_are_one_at_most() -> None:
    found = settle(RUDA, FAR, place("Ruda3", 700.0, region="Osk"), holders=[place("Vell", kind="region")])
    scores = [each.score for each in found]
    assert scores[0] == 0.9 and 0 < scores[2] <= scores[1] < 0.1 and sum(scores) <= 1.0
    alike = settle(RUDA, FAR)
    assert [each.score for each in alike] == [pytest.approx(0.09)] * 2


# what the neighbourhood leaves to the ranking


@pytest.mark.parametrize(
    ("best", "score", "known", "small", "open_"),
    [
        (place("Osel9", kind="river"), 0.5, [], RUDA, False),
        (place("Osel9", kind="river"), 0.09, [], RUDA, True),
        (place("Osel9", kind="river"), 0.5, ["Ruda1"], RUDA, True),
        (place("Osel9", kind="river"), 0.5, ["Osel9"], RUDA, False),
        (place("Osel9"), 0.5, [], RUDA, True),
        (place("Osel9"), 0.5, ["Osel9"], RUDA, False),
        (place("Osel9"), 0.5, ["Osel9"], replace(RUDA, population=20_001), True),
        (place("Osel9"), 0.5, ["Osel9"], replace(RUDA, population=20_000), False),
        (place("Osel9", population=2_000), 0.5, ["Osel9"], replace(RUDA, population=40_001), True),
        (place("Osel9", population=2_000), 0.5, ["Osel9"], replace(RUDA, population=40_000), False),
        (place("Osel9"), 0.5, [], replace(RUDA, country="SX"), False),
        (place("Osel9"), 0.5, [], replace(RUDA, kind="region"), False),
    ],
)
def test_when_the_neighbourhood_decides(best: Entry, score: float, known: list[str], small: Entry, open_: bool) -> None:
    ranking = [Choice(best, score, {}), Choice(place("Osel8", kind="region"), 0.01, {})]
    assert (settle(small, ranking=ranking, known=known) != ranking) is open_


def test_without_a_ranking_or_a_country_of_the_article() -> None:
    assert [each.entry for each in settle(RUDA)] == [RUDA]
    assert settle(RUDA, countries=()) == [] and settle(replace(RUDA, country="SX")) == []


@pytest.mark.parametrize(
    ("own", "rival", "stands"),
    [(50_000, 0, True), (49_999, 0, False), (50_000, 6_249, True), (50_000, 6_250, False)],
)
def test_a_large_town_stands_where_its_neighbourhood_says_nothing(own: int, rival: int, stands: bool) -> None:
    town, other = replace(RUDA, population=own), replace(FAR, population=rival)
    away = [(100, place(f"Kamen{at}", 300.0)) for at in (1, 2, 3, 4)]
    ranking = [Choice(town, 0.5, {}), Choice(other, 0.2, {})]
    assert (settle(town, other, others=away, ranking=ranking) == ranking) is stands


def test_the_ranking_stands_where_the_neighbourhood_says_the_same_and_not_where_it_was_open() -> None:
    said, open_, other = [Choice(RUDA, 0.33, {})], [Choice(RUDA, 0.09, {})], [Choice(FAR, 0.33, {}), Choice(RUDA, 0.2, {})]
    assert settle(RUDA, ranking=said) == said and settle(RUDA, ranking=open_) != open_
    assert settle(RUDA, FAR, ranking=other, holders=[place("Vell", kind="region")])[0].entry == RUDA


# town and region


def _sense(*kinds: str) -> Sense:
    return Sense("Vell", [0], (), frozenset(), 1.0, (), [], {*kinds})


TOWN = place("Vell1", population=100)
REGION = place("Vell2", 5.0, kind="region", population=1_000)
NAMESAKE = place("Vell3", 900.0, region="Osk")


@pytest.mark.parametrize(
    ("kinds", "town", "region", "first"),
    [
        ((), TOWN, REGION, "Vell1"),
        ((), TOWN, replace(REGION, population=1_001), None),
        (("populated place",), TOWN, replace(REGION, population=1_001), "Vell1"),
        (("region",), TOWN, REGION, "Vell2"),
        (("district",), TOWN, REGION, "Vell2"),
        ((), replace(TOWN, region="Osk"), REGION, None),
        ((), replace(TOWN, name="Osk"), REGION, None),
        ((), replace(TOWN, name="Osk", matched="other name"), REGION, "Vell1"),
        ((), replace(TOWN, district="Vell"), replace(REGION, kind="district"), "Vell1"),
        (("district",), replace(TOWN, district="Vell"), replace(REGION, kind="district"), "Vell2"),
        ((), replace(TOWN, kind="district"), REGION, None),
        ((), TOWN, replace(REGION, kind="district"), None),
    ],
)
def test_a_bare_name_of_two_levels(kinds: tuple[str, ...], town: Entry, region: Entry, first: str | None) -> None:
    both = [Choice(town, 0.4, {}), Choice(NAMESAKE, 0.1, {}), Choice(region, 0.3, {})]
    for ranking in (both, [both[2], both[1], both[0]]):
        found = levelled(_sense(*kinds), ranking, fold)
        if first is None:
            assert found == ranking
        else:
            assert [(each.entry.key, round(each.score, 2)) for each in found] == [
                (first, 0.7),
                ({"Vell1": "Vell2", "Vell2": "Vell1"}[first], 0.0),
                ("Vell3", 0.1),
            ]


def test_the_chance_of_both_levels_is_never_all_and_one_alone_stays() -> None:
    sure = [Choice(TOWN, 0.7, {}), Choice(REGION, 0.3, {})]
    assert levelled(_sense(), sure, fold)[0].score == 0.99
    assert levelled(_sense(), sure[:1], fold) == sure[:1] and levelled(_sense(), [], fold) == []


@pytest.mark.parametrize(
    ("other", "left"),
    [
        (RUDA, {"Ruda1"}),
        (replace(RUDA, name="Rud", matched="other name"), {"Ruda1"}),
        (replace(RUDA, country="SX"), {"Ruda1", "Ruda9"}),  # of another state: what sounds so may be meant all the same
        (replace(RUDA, kind="region"), {"Ruda9"}),
        (replace(RUDA, matched="sound"), {"Ruda1", "Ruda9"}),
    ],
)
def test_where_a_country_has_a_town_of_the_name_none_of_its_villages_that_sound_like_it_is_meant(
    other: Entry, left: set[str]
) -> None:
    alike = replace(place("Ruda9", 300.0), matched="sound")
    assert {choice.entry.key for choice in settle(other, alike)} == left


# -- the only place of a name, near its state ----------------------------------------------------------------------------


def only(called: str, name: str, near: dict[str, float], *, kind: str = "populated place", population: int = 80_000) -> bool:
    """Whether the only place of a name is sure, that is called so in the text."""
    entry = Entry("a", name, kind, 48.0, 36.0, "AX", population=population, matched="other name")
    (choice,) = told_of(Sense(called, [0], (entry,), frozenset(), 1.0), [Choice(entry, 0.3, near)], 0.4)
    return choice.score >= 0.4


@pytest.mark.parametrize(
    ("called", "name"),
    [("Jubral", "Al Jubryl"), ("Vell", "Vell"), ("Middle Shavelle region", "Middle Shavele"), ("Vegra", "Las Vegra")],
)
def test_a_large_town_or_region_that_is_the_only_one_of_its_name_is_meant_near_its_state(called: str, name: str) -> None:
    assert only(called, name, {"country_near": 0.1})
    assert only(called, name, {"region_near": 0.5})
    assert only(called, name, {"country_near": 0.1}, kind="region", population=0)
    assert only(called, name, {"country_near": 0.1}, population=50_000)
    assert not only(called, name, {"country_near": 0.1}, population=49_999)
    assert not only(called, name, {"country_near": 0.1}, kind="district")
    assert not only(called, name, {"country_near": 0.09})
    assert not only(called, name, {})


@pytest.mark.parametrize(("called", "name"), [("Elbow", "Portvell"), ("The", "The Vell"), ("Mina", "Minot")])
def test_a_byname_that_is_quite_unlike_is_none(called: str, name: str) -> None:
    assert not only(called, name, {"country_near": 1.0})


def test_of_several_none_is_the_only_one_nor_where_another_division_is_told() -> None:
    entry = Entry("a", "Vell", "populated place", 48.0, 36.0, "AX", population=80_000)
    choice = Choice(entry, 0.3, {"country_near": 1.0})
    sense = Sense("Vell", [0], (entry,), frozenset(), 1.0)
    assert told_of(sense, [choice, choice], 0.4) == [choice, choice]
    assert told_of(sense, [], 0.4) == []
    assert told_of(replace(sense, elsewhere=1), [choice], 0.4) == [choice]
    sure = replace(choice, score=0.7)
    assert told_of(sense, [sure], 0.4) == [sure]
