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


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("we all", "named media"),
        ("us", "named media"),
        ("he himself", "person"),
        ("they both", "collective"),
        ("it all", "organisation"),
        ("he ran", "organisation"),
        ("we three", "organisation"),
        ("someone", "person"),
        ("nobody", "collective"),
    ],
)
def test_pronouns_alone_or_with_a_word_that_leaves_them_what_they_are(source: str, expected: str) -> None:
    assert kind_of(source) == expected


def test_they_and_we_in_a_quotation() -> None:
    assert kind_of("we all", quoted=True) == "collective"
    assert kind_of("he", quoted=True) == "person"


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("The general left. Who said so?", "Who", "person"),
        ("Which said so?", "Which", "organisation"),
        ("It was a letter which said so.", "which", "document"),
        ("a NATO press official who said so.", "who", "anonymous"),
        ("A boat met NATO press official who said so.", "who", "person"),
        ("A bomb killed the old official who said so.", "who", "person"),
        ("A bomb killed an old official who said so.", "who", "anonymous"),
        ("It was letters that said so.", "that", "document"),
        ("It was the workers, who said so.", "who", "collective"),
        ("It was the workers — who said so.", "who", "collective"),
        ("The workers left; who said so?", "who", "person"),
        ("The “workers” who said so.", "who", "person"),
        ("It was the head of the workers who said so.", "who", "collective"),
        ("It was workers of the company who said so.", "who", "person"),
        ("It was the experts, a group, which said so.", "which", "organisation"),
        ("It was the experts, some group, that said so.", "that", "collective"),
        ("It was a letter of a source who said so.", "who", "anonymous"),
        ("It was of Moscow which said so.", "which", "state"),
        ("It was of Moscow who said so.", "who", "person"),
        ("It was the newspaper who said so.", "who", "person"),
        ("It was the report whose words said so.", "whose", "person"),
        ("The workers " + "so " * 28 + "who said so.", "who", "person"),
    ],
)
def test_a_relative_pronoun_is_what_stands_before_it_in_its_sentence(text: str, pronoun: str, expected: str) -> None:
    assert kind_of(pronoun, text=text) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one of the companies", "person"),
        ("one of the reports", "document"),
        ("the thousands of men", "collective"),
        ("dozens of men", "collective"),
        ("some of the reports", "collective"),
        ("1,200 men", "collective"),
        ("at least two men", "collective"),
        ("the defence forces", "organisation"),
        ("the Alban armed forces", "organisation"),
        ("Alban armed forces", "collective"),
        ("the Alban forces", "collective"),
        ("police officers", "collective"),
        ("public", "collective"),
        ("ministers", "collective"),
        ("companies", "collective"),
        ("governments", "collective"),
        ("letters", "document"),
        ("a press release", "document"),
        ("the news agency", "named media"),
        ("the opposition leader", "person"),
        ("think tank", "organisation"),
        ("authorities", "collective"),
        ("the authority of the town", "organisation"),
        ("the general, the army", "person"),
        ("the general (the army)", "person"),
        ("the general; the army", "person"),
        ("the general – the army", "person"),
        ("the general-army", "organisation"),
        ("the general including the army", "person"),
    ],
)
def test_the_head_tells_the_kind(source: str, expected: str) -> None:
    assert kind_of(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("ORRA", "organisation"),
        ("O", "person"),
        ("ORRA’s", "organisation"),
        ("Orra", "person"),
        ("the Orrans", "collective"),
        ("the Orra", "organisation"),
        ("General Orra", "person"),
        ("Council Orra", "organisation"),
        ("Holm and Lind", "person"),
        ("Anna Holm", "person"),
        ("rebellious Orra", "person"),
        ("Orra rebelliousness", "organisation"),
        ("wogglefolks", "collective"),
        ("several wogglefolk", "collective"),
        ("a wogglefolk", "organisation"),
        ("a woggler", "person"),
        ("a wogger", "person"),
        ("a ogger", "organisation"),
        ("a wogist", "person"),
        ("a wist", "organisation"),
        ("a fireman", "person"),
        ("a man", "person"),
        ("a woggleent", "person"),
    ],
)
def test_without_list_and_name_its_form_tells(source: str, expected: str) -> None:
    assert kind_of(source) == expected


@pytest.mark.parametrize(
    ("source", "names", "expected"),
    [
        ("Alba", {"Alba": "other"}, "document"),
        ("Alba", {"Alba": "organisation"}, "organisation"),
        ("Alba", {"Alba": "group"}, "collective"),
        ("Alba", {"Alba": "place"}, "state"),
        ("southern Alba", {"Alba": "place"}, "organisation"),
        ("the Alba", {"Alba": "place"}, "state"),
        ("France", {"France": "organisation"}, "state"),
        ("southern France", {"France": "organisation"}, "organisation"),
        ("the Alba Report", {"Alba Report": "organisation"}, "document"),
        ("the Alba Council", {"Alba Council": "other"}, "organisation"),
        ("old Reuters", {"Reuters": "organisation"}, "named media"),
        ("old Guardian", {"Guardian": "other"}, "named media"),
        ("old Hill", {"Hill": "person"}, "named media"),
        ("Alba’s", {"Alba": "group"}, "collective"),
        ("Alba company", {"Alba": "group"}, "organisation"),
        ("news agency Alba", {"Alba": "person"}, "named media"),
        ("newspaper Alba", {"Alba": "person"}, "named media"),
        ("spokesman Alba", {"Alba": "organisation"}, "person"),
        ("spokesman so Alba", {"Alba": "organisation"}, "organisation"),
        ("Alba of the army", {"Alba": "group"}, "collective"),
        ("Alba and Borba", {"Alba": "person", "Borba": "group"}, "collective"),
    ],
)
def test_a_name_at_its_end_tells_the_kind(source: str, names: dict[str, NameKind], expected: str) -> None:
    assert kind_of(source, names) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("an official, Anna Holm", "person"),
        ("a NATO official", "anonymous"),
        ("a Norland official", "anonymous"),
        ("a NATO official, so", "anonymous"),
        ("a Norland official, so", "person"),
        ("the official", "person"),
        ("another aide", "anonymous"),
        ("two officials", "collective"),
        ("men close to him", "anonymous"),
        ("men close to them", "collective"),
    ],
)
def test_somebody_in_a_role_without_a_name_is_anonymous(source: str, expected: str) -> None:
    assert kind_of(source) == expected


def test_the_first_span_is_the_phrase_and_all_are_looked_through_for_anonymity() -> None:
    text = "— the army, close to him, the mayor"
    page = page_of(text)
    mark, army, close = span(text, "—"), span(text, "the army"), span(text, "close to him")
    assert kind(page, (army, span(text, "the mayor")), Names.of(())) == "organisation"
    assert kind(page, (army, close), Names.of(())) == "anonymous"
    assert kind(page, (mark, span(text, "the mayor")), Names.of(())) == "organisation"
    assert kind(page, (mark,), Names.of(())) == "missing"


def test_the_last_name_that_begins_in_a_stretch() -> None:
    first, second = Name(Span(0, 4, "Anna"), "person", 0.9), Name(Span(5, 9, "Holm"), "person", 0.9)
    names = Names.of((second, first))
    assert [names.last(*each) for each in ((0, 4), (0, 5), (0, 6), (1, 5), (5, 9), (6, 9))] == [
        first, first, second, None, second, None,
    ]  # fmt: skip
