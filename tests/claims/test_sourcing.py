"""Kinds of sources, from their words and the names in them."""

from __future__ import annotations

import pytest

from reportedly.claims.sourcing import Names, kind
from reportedly.model import Name, Span
from reportedly.model.reading import NameKind
from tests.pages import page_of


def span(text: str, part: str) -> Span:
    at = text.index(part)
    return Span.of(text, at, at + len(part))


def kind_of(source: str, names: dict[str, NameKind] | None = None, text: str | None = None, quoted: bool = False) -> str:
    text = text or source
    found = [Name(span(text, name), what, 0.9) for name, what in (names or {}).items()]
    return kind(page_of(text), (span(text, source),), Names.of(found), quoted)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("he", "person"),
        ("She", "person"),
        ("His", "person"),
        ("the president", "person"),
        ("The president’s", "person"),
        ("a spokesman for the ministry", "person"),
        ("a local shopkeeper", "person"),
        ("one of the guards", "person"),
        ("they", "collective"),
        ("both sides", "collective"),
        ("Western analysts", "collective"),
        ("humanitarian groups", "collective"),
        ("experts", "collective"),
        ("residents of the town", "collective"),
        ("some", "collective"),
        ("a majority of voters", "collective"),
        ("international observers", "collective"),
        ("the international community", "collective"),
        ("it", "organisation"),
        ("the army", "organisation"),
        ("the defence ministry", "organisation"),
        ("a human rights group", "organisation"),
        ("Moscow", "state"),
        ("Kyiv", "state"),
        ("the White House", "state"),
        ("the United States", "state"),
        ("the Swedish government", "state"),
        ("a report by the council", "document"),
        ("a new study", "document"),
        ("the mayor’s letter", "document"),
        ("surveys", "document"),
        ("Reuters", "named media"),
        ("The New York Times", "named media"),
        ("local media", "named media"),
        ("state television", "named media"),
        ("we", "named media"),
        ("a source close to the negotiations", "anonymous"),
        ("sources", "anonymous"),
        ("a senior official", "anonymous"),
        ("officials who spoke on condition of anonymity", "anonymous"),
        ("people familiar with the matter", "anonymous"),
        ("insiders", "anonymous"),
        ("…", "missing"),
    ],
)
def test_kind_from_words_alone(source: str, expected: str) -> None:
    assert kind_of(source) == expected


@pytest.mark.parametrize(
    ("source", "names", "expected"),
    [
        ("Anna Holm", {"Anna Holm": "person"}, "person"),
        ("Mayor Anna Holm, a former judge,", {"Anna Holm": "person"}, "person"),
        ("Holm’s spokesman", {"Holm": "person"}, "person"),
        ("Holm’s campaign", {"Holm": "person"}, "organisation"),
        ("Holm’s supporters", {"Holm": "person"}, "collective"),
        ("the Harbour Trust", {"Harbour Trust": "organisation"}, "organisation"),
        ("the Norland Centre for Human Rights", {"Norland Centre for Human Rights": "organisation"}, "organisation"),
        ("Norland", {"Norland": "place"}, "state"),
        ("the television channel Alba", {"Alba": "person"}, "named media"),
        ("Norlanders", {"Norlanders": "group"}, "collective"),
        ("Norland’s army", {"Norland": "place"}, "organisation"),
    ],
)
def test_kind_with_names(source: str, names: dict[str, NameKind], expected: str) -> None:
    assert kind_of(source, names) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It drew criticism from humanitarian groups, who warn of risks.", "collective"),
        ("It came from Anna Holm, the chief of the staff of the Norland forces, who disclosed it.", "person"),
        ("The farmers who said so left.", "collective"),
    ],
)
def test_who_is_what_stands_before_it(text: str, expected: str) -> None:
    assert kind_of("who", {"Anna Holm": "person"} if "Anna" in text else {}, text) == expected


def test_we_in_a_quotation_is_not_the_outlet() -> None:
    assert kind_of("we", quoted=True) == "collective"


def test_no_source_is_missing() -> None:
    assert kind(page_of(""), (), Names.of(())) == "missing"
