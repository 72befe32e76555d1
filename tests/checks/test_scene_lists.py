"""The word lists of a language by name."""

from __future__ import annotations

import pytest

from reportedly.checks.scene import word_lists
from reportedly.checks.scene.lists import sets
from reportedly.model import Language
from tests.pages import ENGLISH

TABLES = {
    "pier": {
        "near": "quay wharf",
        "far": ["dry dock", "mole"],
        "count": 3,
        "on": {"deck": "plank"},
        "rows": [{"in": "bilge"}, ["a"]],
    },
    "grammar": {"small": "the a"},
}
LANGUAGE = Language("xx", TABLES)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pier.near", ("quay", "wharf")),
        ("pier.far", ("dry dock", "mole")),
        ("pier.on.deck", ("plank",)),
        ("pier.rows.0.in", ("bilge",)),
        ("pier.rows.1", ("a",)),
        ("grammar.small", ("the", "a")),
        ("grammar.large", ()),
        ("calendar.months", ()),
        ("harbour.near", ()),
    ],
)
def test_a_list_has_the_name_of_its_table_its_sections_and_its_key(name: str, words: tuple[str, ...]) -> None:
    assert word_lists(LANGUAGE)[name] == words and sets(LANGUAGE)[name] == {*words}
    assert (name in word_lists(LANGUAGE)) is bool(words)


def test_what_is_known_of_a_table() -> None:
    known = word_lists(LANGUAGE)
    assert [*known] == ["pier.near", "pier.far", "pier.on.deck", "pier.rows.0.in", "pier.rows.1", "grammar.small"]
    assert len(known) == 6 and 3 not in known and "pier.count" not in known and "pier" not in known
    assert [*known.under("pier.on")] == ["pier.on.deck"] and [*known.under("pier.o")] == []
    assert [*known.under("pier")] == [*known][:5] and known["pier.near"] is known["pier.near"]


@pytest.mark.parametrize("name", ["pier.nears", "pier.on", "pier"])
def test_one_that_a_table_lacks_is_told(name: str) -> None:
    with pytest.raises(KeyError, match=f"languages/xx/pier.toml has no list '{name}'"):
        word_lists(LANGUAGE)[name]


@pytest.mark.parametrize(
    ("word", "lists"),
    [
        ("said", {"sure"}),
        ("claims", {"unsure"}),
        ("say", {"unsure", "base"}),
        ("vowed", {"sure", "acts"}),
        ("vow", {"unsure", "base", "acts"}),
        ("ate", set()),
    ],
)
def test_forms_of_words_of_saying_by_how_sure_they_are(word: str, lists: set[str]) -> None:
    assert {name for name in ("sure", "unsure", "base", "acts") if word in sets(ENGLISH)[f"says.{name}"]} == lists
