"""Families: what hangs together, whatever order it came in."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.lineage import families, shared
from reportedly.model import Families, Link, Shared
from tests.lineage.copies import FERRY, STRIKE, parts, sketch_of


def links_of(articles: dict[str, str]) -> list[Link]:
    drawn = {key: sketch_of(text) for key, text in articles.items()}
    pairs = ((a, b, shared(drawn[a], drawn[b])) for a, b in combinations(drawn, 2))
    return [Link(a, b, found) for a, b, found in pairs if found]


def members(found: Families) -> list[set[str]]:
    return [set(family.members) for family in found.families]


def test_copies_of_a_copy_are_one_family() -> None:
    sentences = parts(FERRY)
    found = families(links_of({"a": FERRY, "b": " ".join(sentences[:3]), "c": " ".join(sentences[1:]), "d": STRIKE}))
    assert members(found) == [{"a", "b", "c"}]
    assert found.families[0].id == ("a", 0)
    assert found.related("b", "c")
    assert not found.related("a", "d")
    assert found.of("d") == ()


def test_one_that_mixes_two_reports_belongs_to_both_families_and_ties_them_not() -> None:
    mixed = " ".join([*parts(FERRY), *parts(STRIKE)])
    found = families(
        links_of({"ferry": FERRY, "ferry copy": FERRY, "mixed": mixed, "strike": STRIKE, "strike copy": STRIKE})
    )
    assert members(found) == [{"ferry", "ferry copy", "mixed"}, {"mixed", "strike", "strike copy"}]
    assert not found.related("ferry", "strike")
    first, second = found.at("mixed", 0), found.at("mixed", 9)
    assert first is not None
    assert second is not None
    assert "ferry" in first.members
    assert "strike" in second.members
    assert [family.id for family in found.of("mixed")] == [first.id, second.id]


def test_what_is_an_articles_own_belongs_to_no_family() -> None:
    half = " ".join([*parts(FERRY), *parts(STRIKE)[:2]])
    found = families(links_of({"half": half, "whole": FERRY}))
    assert found.at("half", 4) is not None
    assert found.at("half", 5) is None
    assert found.at("elsewhere", 0) is None


def test_no_links_make_no_families() -> None:
    assert families([]).families == ()


def a_link(values: tuple[int, int, list[tuple[int, int]]]) -> Link:
    a, b, pairs = values
    return Link(f"a{a}", f"a{b}", Shared(tuple(sorted(set(pairs))), 0.5, 0.5, 20, 0.5, "part", ""))


passages = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=4)
links = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), passages).filter(lambda each: each[0] != each[1]).map(a_link),
    max_size=14,
)


@given(links, st.randoms(use_true_random=False), st.integers(0, 14))
def test_families_grown_in_any_order_are_those_made_at_once(given: list[Link], chance: object, cut: int) -> None:
    at_once = families(given)
    mixed = list(given)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert families(mixed) == at_once
    assert families(mixed[cut:], families(mixed[:cut])) == at_once
    grown = families([])
    for link in mixed:
        grown = families([Link(link.b, link.a, link.shared.mirrored)], grown)
    assert grown == at_once
