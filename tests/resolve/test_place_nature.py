"""Names of rivers and lakes: what the words beside a name call it, and what is left of its namesakes then. All invented."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from reportedly.model import NATURE, Entry
from reportedly.resolve.places.candidates import Finder, Found
from reportedly.resolve.places.mentions import Toponym
from reportedly.resolve.places.nature import sorted_out, told_apart
from reportedly.resolve.places.ranking import Choice
from reportedly.resolve.places.words import lexicon, words_of
from tests.pages import ENGLISH, page_of

NAME = "Osel"


def entry(key: str, kind: str, lat: float = 50.0) -> Entry:
    return Entry(key, NAME, kind, lat, 30.0, "AX")


TOWN, DISTRICT, REGION = entry("t", "populated place"), entry("d", "district"), entry("r", "region")
RIVER, SEA, LAKE = entry("w", "river"), entry("s", "sea"), entry("l", "other")
BROOK = entry("b", "river")


class Table:
    """A gazetteer that has nothing but the great rivers."""

    def __init__(self, *great: Entry) -> None:
        self.great = great

    layers: frozenset[str] = frozenset()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        return ()

    def small(self, name: str, countries: Collection[str]) -> tuple[Entry, ...]:
        return self.great if NATURE in countries else ()


def sort(
    text: str, *entries: Entry, small: tuple[Entry, ...] = (), great: tuple[Entry, ...] = (), known: tuple[str, ...] = ()
) -> Toponym | None:
    """What is left of the toponym ``NAME``."""
    words = words_of(page_of(text))
    first = next(at for at, word in enumerate(words) if word.text == NAME)
    start = text.index(NAME)
    one = Toponym(start, start + len(NAME), NAME, first, first + 1, Found(entries, frozenset(known), small))
    left = sorted_out([one], words, Finder(Table(*great)), lexicon(ENGLISH))
    assert None not in left
    return left[0] if left else None


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("They crossed the Osel.", "river"),
        ("They crossed the Osel and left.", "river"),
        ("They crossed the Osel near Hall.", "river"),
        ("They crossed the Osel, which rose.", "river"),
        ("They crossed (the Osel) there.", "river"),
        ("They crossed the Osel rose.", "river"),
        ("They saw the Osel mayor.", ""),
        ("They saw the Osel-born mayor.", ""),
        ("They crossed Osel.", ""),
        ("They crossed an Osel.", ""),
        ("Osel", ""),
        ("the Osel", "river"),
        ("They crossed the river Osel.", "river"),
        ("They crossed the river, Osel burnt.", ""),
        ("They crossed the Osel river.", "river"),
        ("They crossed Osel river.", "river"),
        ("They crossed Osel, river of all.", ""),
        ("They sailed the Osel sea.", "sea"),
        ("They sailed Osel bay.", "sea"),
        ("They swam in lake Osel.", "other"),
        ("They swam in Osel lake.", "other"),
        ("They held the bank of Osel.", "river"),
        ("They held the bank of the Osel mayor.", "river"),
        ("They held the banks of an Osel.", "river"),
        ("They held the roofs of Osel.", ""),
        ("They held the bank off Osel.", ""),
        ("of Osel", ""),
        ("of the Osel mayor", ""),
        ("banks of Osel", "river"),
        ("banks of the Osel mayor", "river"),
    ],
)
def test_what_the_words_call_it(text: str, nature: str) -> None:
    found = sort(text, TOWN, RIVER)
    assert found is not None and found.nature == nature
    assert found.entries == ((RIVER,) if nature else (TOWN, RIVER))


@pytest.mark.parametrize(
    ("entries", "small", "great", "nature"),
    [
        ((TOWN,), (), (), ""),
        ((TOWN,), (), (LAKE,), "other"),
        ((TOWN,), (BROOK,), (), "river"),
        ((SEA, RIVER), (), (), ""),
        ((TOWN, SEA, RIVER), (), (), "sea"),
    ],
)
def test_an_article_alone_says_so_where_something_of_nature_bears_the_name(
    entries: tuple[Entry, ...], small: tuple[Entry, ...], great: tuple[Entry, ...], nature: str
) -> None:
    found = sort("They crossed the Osel.", *entries, small=small, great=great)
    assert found is not None and found.nature == nature


FAR = entry("f", "river", 60.0)


@pytest.mark.parametrize(
    ("entries", "small", "great", "kept", "brooks"),
    [
        ((TOWN, DISTRICT, RIVER), (), (), (RIVER,), ()),
        ((TOWN, REGION), (), (), (REGION,), ()),
        ((TOWN, REGION, RIVER), (), (), (RIVER,), ()),
        ((TOWN, REGION), (), (LAKE,), (LAKE,), ()),
        ((TOWN,), (TOWN,), (), (), ()),
        ((TOWN,), (TOWN, BROOK), (), (), (BROOK,)),
        ((TOWN,), (BROOK,), (RIVER,), (RIVER,), ()),
        ((TOWN,), (BROOK,), (FAR,), (), (BROOK,)),
        ((TOWN,), (BROOK,), (FAR, RIVER), (RIVER,), ()),
        ((TOWN,), (), (FAR,), (FAR,), ()),
        ((TOWN, RIVER), (BROOK,), (FAR,), (RIVER,), ()),
    ],
)
def test_what_a_river_can_be(
    entries: tuple[Entry, ...],
    small: tuple[Entry, ...],
    great: tuple[Entry, ...],
    kept: tuple[Entry, ...],
    brooks: tuple[Entry, ...],
) -> None:
    found = sort("They crossed Osel river.", *entries, small=small, great=great, known=("t", "w"))
    assert found is not None
    assert (found.found.entries, found.found.small, found.nature) == (kept, brooks, "river")
    assert found.found.known == {each.key for each in kept} & {"w"}


def test_a_region_stays_where_a_sea_is_meant() -> None:
    found = sort("They sailed Osel bay.", TOWN, REGION, SEA)
    assert found is not None and found.entries == (REGION, SEA)


def test_what_is_not_called_nature_is_no_brook() -> None:
    assert sort("They left Osel.", small=(BROOK,)) is None
    both, town = sort("They left Osel.", small=(TOWN, BROOK)), sort("They left Osel.", TOWN, small=(BROOK,))
    assert both is not None and both.found == Found(small=(TOWN,))
    assert town is not None and town.found == Found((TOWN,))
    nothing = sort("They left Osel.")
    assert nothing is not None and nothing.entries == ()
    river = sort("They left Osel river.", RIVER)
    assert river is not None and river.entries == (RIVER,)


@pytest.mark.parametrize(
    ("nature", "scores", "north", "first"),
    [
        ("river", (0.2, 0.1), 54.4, 0.6),
        ("river", (0.2, 0.1), 54.6, 0.2),
        ("", (0.2, 0.1), 50.0, 0.2),
        ("river", (0.3, 0.1), 50.0, 0.3),
        ("river", (0.29, 0.1), 50.0, 0.6),
    ],
)
def test_stretches_of_one_river_are_one(nature: str, scores: tuple[float, float], north: float, first: float) -> None:
    ranking = [Choice(RIVER, scores[0], {}), Choice(entry("u", "river", north), scores[1], {})]
    found = told_apart(nature, ranking, 0.3)
    assert [each.score for each in found] == [first, scores[1]] and found[0].entry == RIVER
    assert told_apart(nature, [], 0.3) == []
