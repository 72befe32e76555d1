"""Each fact about a language stands once: what a month or a number word is, the table of its class says, and others refer to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from reportedly.forms import toml
from reportedly.languages import KNOWN, language
from reportedly.languages.tables import Tables
from reportedly.model.calendar import calendar
from reportedly.model.errors import LanguageError
from reportedly.model.grammar import grammar

MANY = 3
"""So many words of one class, or more, in a list that is no class are a class that is written down again."""

HOMES = {
    "months": "calendar.months",
    "weekdays": "calendar.weekdays",
    "seasons": "calendar.seasons",
    "units": "calendar.units",
    "numbers": "numbers.words grammar.determiners.numerals",
    "he": "grammar.pronouns",
    "they": "grammar.pronouns",
    "we": "grammar.pronouns",
}

GIVEN = ("actors.first", "places.given")
"""Given names, some of which are months."""

REMAINING = {
    "attribution": {"he", "months", "seasons", "they", "units", "weekdays"},
    "cue_words": {"units"},
    "losses": {"units"},
    "numbers": {"units"},
    "places": {"units"},
    "sourcing": {"numbers"},
    "times": {"units"},
}
"""Tables in which such a list stands still, with its class: to shrink, never to grow."""


def written(code: str) -> dict[str, Any]:
    """The tables of a language as they are written, references as such."""
    folder = files("reportedly.languages").joinpath(code)
    return {
        path.name.removesuffix(".toml"): toml(path.read_text(encoding="utf-8"))
        for path in folder.iterdir()
        if path.name.endswith(".toml")
    }


def lists(value: Any, place: str) -> Iterator[tuple[str, set[str]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{place}.{key}")
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        yield place, set(value)
    elif isinstance(value, list):
        for inner in value:
            yield from lists(inner, place)
    elif isinstance(value, str):
        yield place, set(re.split(r"[\s,|?]+", value))


def classes(code: str) -> dict[str, frozenset[str]]:
    known = language(code)
    names = calendar(known)
    pronouns = grammar(known).pronouns
    return {
        "months": (names.full_months | names.short_months) - names.ordinary,
        "weekdays": names.full_weekdays | names.short_weekdays,
        "seasons": frozenset(names.seasons) - names.ordinary,
        "units": frozenset(names.units),
        "numbers": frozenset(known.table("numbers")["words"]),
        **{group: frozenset(word for word in pronouns if pronouns[word] == group) for group in ("he", "they", "we")},
    }


@pytest.mark.parametrize("code", KNOWN)
def test_a_class_is_written_down_once(code: str) -> None:
    found: dict[str, set[str]] = {}
    for table, data in written(code).items():
        for place, words in lists(data, table):
            for name, members in classes(code).items():
                if len(words & members) >= MANY and not place.startswith((*HOMES[name].split(), *GIVEN)):
                    found.setdefault(table, set()).add(name)
    assert {
        table: names - REMAINING.get(table, set()) for table, names in found.items() if names - REMAINING.get(table, set())
    } == {}


def tables(tmp_path: Any, **texts: str) -> Tables:
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return Tables(tmp_path, "languages/xx")


GRAMMAR = """
[pronouns]
he = "lu li"
she = "la"
[verbs]
be = "esti"
all = "@grammar.verbs.be havi"
"""


def test_words_stand_in_place_of_references(tmp_path: Any) -> None:
    read = tables(
        tmp_path,
        grammar=GRAMMAR,
        numbers="[words]\nunu = 1\ndu = 2\n",
        other="""
text = "ke @grammar.pronouns.he,
@grammar.verbs.all"
""".replace(",\n", " "),
        lists='some = ["ke", "@grammar.pronouns", "@numbers.words"]\n[[group]]\nwords = "@grammar.pronouns.she"\n',
    )
    assert read["other"]["text"] == "ke lu li esti havi"
    assert read["lists"]["some"] == ["ke", "lu", "li", "la", "unu", "du"]
    assert read["lists"]["group"] == [{"words": "la"}]
    assert read["grammar"]["verbs"]["all"] == "esti havi"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'a = "b"\n[c]\nd = "ke @grammar.pronouns.hee"\n',
            "languages/xx/other.toml:3: @grammar.pronouns.hee is no list of this language; did you mean 'he'?",
        ),
        ('a = ["@grammer.pronouns.he"]', "languages/xx/other.toml:1: @grammer.pronouns.he is no list of this language"),
        ('a = "@grammar"', "other.toml:1: @grammar is no list"),
        ('a = "@other.b"\nb = "@other.a"', "other.toml:1: @other.b refers to itself"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told_with_its_line(tmp_path: Any, text: str, message: str) -> None:
    read = tables(tmp_path, grammar=GRAMMAR, other=text)
    with pytest.raises(LanguageError) as told:
        read["other"]
    assert message in str(told.value)
