"""Noun phrases and pronouns that can mean an actor: where one begins and ends, and what its words tell."""

from __future__ import annotations

import pytest

from reportedly.resolve.actors.phrases import Phrase, pronouns
from tests.pages import page_of
from tests.resolve.walks import said, walked, words


def found(text: str) -> list[str]:
    """The phrases of a text."""
    walk = walked(text)
    return [words(walk.page, one.first, one.last) for one in walk.phrases]


def only(text: str) -> Phrase:
    (phrase,) = walked(text).phrases
    return phrase


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("He said that I met HIM.", ["he", "i"]),
        ("I am in the US, i am.", ["i"]),
        ("World War I. Boats sank.", []),
        ("We met us and ourselves.", ["we", "us", "ourselves"]),
        ("It is who sank which boats.", ["it", "who", "which"]),
        ("That boat is nobody.", []),
    ],
)
def test_pronouns_are_found(text: str, forms: list[str]) -> None:
    assert [one.form for one in pronouns(page_of(text))] == forms


@pytest.mark.parametrize(
    ("text", "possessive"),
    [
        ("They saw his boat.", [False, True]),
        ("They saw him.", [False, False]),
        ("They saw his.", [False, True]),
        ("They saw her boat.", [False, True]),
        ("They saw her E24 boat.", [False, True]),
        ("They saw her 24 boats.", [False, False]),
        ("They saw her.", [False, False]),
        ("They saw her", [False, False]),
        ("They saw her on Friday.", [False, False]),
        ("They gave her the boat.", [False, False]),
        ("They gave her a boat.", [False, False]),
    ],
)
def test_her_owns_where_a_noun_follows(text: str, possessive: list[bool]) -> None:
    assert [one.possessive for one in pronouns(page_of(text))] == possessive


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        # what stands before a head
        ("They met the mayor.", ["the mayor"]),
        ("The mayor left.", ["The mayor"]),
        ("They met the very very very very very odd mayor.", ["the very very very very very odd mayor"]),
        ("They met mayors very very very very very very very odd mayors.", ["mayors", "very very very very very very odd mayors"]),
        ("They met the very very very very very very very odd mayor.", []),
        ("It fell. Odd mayors left.", ["Odd mayors"]),
        ("They met “the old” mayors.", ["mayors"]),
        ("They met ‘the old boats’ mayors.", ["mayors"]),
        ("They met odd\n\nmayors left.", ["mayors"]),
        ("They met mayor\n\nRobert Stone left.", []),
        ("They met “the old mayors”.", ["the old mayors"]),
        ("They met boats + mayors.", ["mayors"]),
        ("They met the well - known mayor.", ["the well - known mayor"]),
        ("They met the well – known mayor.", ["the well – known mayor"]),
        ("They met - mayors.", ["mayors"]),
        ("They warned officials there.", ["warned officials"]),
        ("They met claims officials.", ["officials"]),
        ("They met boats' claims officials.", ["officials"]),
        ("They met claims boats' officials.", ["claims boats' officials"]),
        ("They met the mayor and mayors.", ["the mayor", "mayors"]),
        # numbers
        ("They met these two old mayors.", ["these two old mayors"]),
        ("They met his two old mayors.", ["his two old mayors"]),
        ("They met Ann's two old mayors.", ["Ann's two old mayors"]),
        ("They met some two old mayors.", ["some two old mayors"]),
        ("Boats an old mayor sank.", ["an old mayor"]),
        ("Yes, Ann's an old mayor.", ["an old mayor"]),
        ("They form two old mayors.", ["two old mayors"]),
        # one inside another
        ("They met the council head.", ["the council head"]),
        ("A mayor met the council head.", ["A mayor", "the council head"]),
        ("The boats' mayor met the council head.", ["The boats' mayor", "the council head"]),
        ("They met the ministry report.", ["the ministry report"]),
        ("They met the ministry's new spokesman.", ["the ministry", "the ministry's new spokesman"]),
        ("They met the mayors’ spokesman.", ["the mayors", "the mayors’ spokesman"]),
        ("They met the mayors, the spokesman.", ["the mayors", "the spokesman"]),
        # a noun that describes the next one
        ("They met a liberal icon.", []),
        ("They met a liberal ICON.", ["a liberal"]),
        ("They met a liberal's icon.", ["a liberal"]),
        ("They met a liberal and odd icon.", ["a liberal"]),
        ("They met a liberal said.", ["a liberal"]),
        ("They met a liberal two.", ["a liberal"]),
        ("They met a liberal himself.", ["a liberal"]),
        ("They met a liberal wounded.", ["a liberal"]),
        ("They met a liberal quickly.", ["a liberal"]),
        ("They met a liberal running.", ["a liberal"]),
        ("They met a mayor icon.", ["a mayor"]),
        ("They met a liberal. boats left.", ["a liberal"]),
        ("They met several boats.", []),
        ("They met several Boats.", ["several"]),
        ("They met several in town.", ["several"]),
        ("They met police chief odd.", []),
        ("They met police head odd.", ["police"]),
        ("They met party head odd.", []),
        ("They met police. chief odd.", ["police"]),
        ("They met a liberal\n\nicons left.", ["a liberal"]),
        ("They met the party Mayor Army.", ["the party"]),
        ("They met a liberal warns.", ["a liberal"]),
        # a bare role
        ("They met mayor.", []),
        ("They met mayor", []),
        ("They met mayor Robert Stone.", ["mayor"]),
        ("They met mayor. Robert Stone left.", []),
        ("They met a boat, mayor odd.", ["mayor"]),
        ("They met a boat (mayor odd.", ["mayor"]),
        ("They met — mayor odd.", ["mayor"]),
        ("They met former mayor odd.", ["former mayor"]),
        ("They met mayor of boats.", ["mayor"]),
        ("They met mayor for boats.", ["mayor"]),
        ("They met mayor in boats.", []),
        ("They met mayors odd.", ["mayors"]),
        ("They met company.", ["company"]),
        # names
        ("They met the Republicans.", ["the Republicans"]),
        ("They met the Army Ltd. there.", []),
    ],
)  # fmt: skip
def test_a_phrase_begins_and_ends(text: str, phrases: list[str]) -> None:
    assert found(text) == phrases


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("They met the mayor.", "definite"),
        ("They met that mayor.", "definite"),
        ("They met a mayor.", "indefinite"),
        ("They met two mayors.", "indefinite"),
        ("They met his mayor.", "possessive"),
        ("They met his two mayors.", "possessive"),
        ("They met these two mayors.", "definite"),
        ("They met Ann's mayor.", "possessive"),
        ("They met the boat's mayor.", "possessive"),
        ("They met the boats' mayor.", "possessive"),
        ("They met a boat's mayor.", "possessive"),
        ("They met two boats' mayor.", "possessive"),
        ("They met odd mayors.", "bare"),
    ],
)
def test_what_begins_a_phrase_is_its_sort(text: str, sort: str) -> None:
    assert only(text).sort == sort


@pytest.mark.parametrize(
    ("text", "noun", "kind", "plural", "document", "gender"),
    [
        ("They met the mayor.", "mayor", "person", False, False, ""),
        ("They met the mayors.", "mayor", "collective", True, False, ""),
        ("They met the spokeswoman.", "spokeswoman", "person", False, False, "she"),
        ("They met the men.", "man", "collective", True, False, "he"),
        ("They met the company.", "company", "organisation", False, False, ""),
        ("They met the companies.", "company", "collective", True, False, ""),
        ("They met the others.", "others", "collective", True, False, ""),
        ("They met the Germans.", "germans", "collective", True, False, ""),
        ("They met the report.", "report", "organisation", False, True, ""),
        ("They met the reports.", "report", "collective", True, True, ""),
    ],
)
def test_the_head_tells_whom_a_phrase_can_mean(
    text: str, noun: str, kind: str, plural: bool, document: bool, gender: str
) -> None:
    phrase = only(text)
    assert (phrase.noun, phrase.kind, phrase.plural, phrase.document, phrase.gender) == (
        noun,
        kind,
        plural,
        document,
        gender,
    )


@pytest.mark.parametrize(
    ("text", "modifiers"),
    [
        ("They met the wise Ohio mayor.", {"wise", "ohio"}),
        ("They met the former mayor.", set()),  # says nothing of who is meant
        ("They met the well - known mayor.", {"well", "known"}),
        ("They met his two wise mayors.", {"wise"}),
        ("They met the GOP mayor.", {"republican"}),  # one word for all that mean the same
    ],
)
def test_the_words_before_a_head_describe(text: str, modifiers: set[str]) -> None:
    assert only(text).modifiers == modifiers


def test_a_noun_means_what_its_entry_says() -> None:
    assert only("They met the senator.").means == {"lawmaker"}
    assert only("They met the mayor.").means == frozenset()


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("The mayor's boat left.", True),
        ("The mayors’ boat left.", True),
        ("The mayor left.", False),
        ("The mayor. 's boat left.", False),
    ],
)
def test_a_phrase_may_own_what_follows(text: str, owned: bool) -> None:
    assert only(text).owned is owned


@pytest.mark.parametrize(
    ("text", "owner"), [("They met his old mayor.", 2), ("They met the mayor.", None), ("His mayor left.", 0)]
)
def test_a_pronoun_may_own_a_phrase(text: str, owner: int | None) -> None:
    assert only(text).owner == owner


@pytest.mark.parametrize(
    ("text", "whole", "tail"),
    [
        ("They met mayors of Aldmouth in Ohio at Reed for Boats.", "mayors of Aldmouth in Ohio at Reed", {"aldmouth", "ohio", "reed"}),
        ("They met mayors of Aldmouth and Reed.", "mayors of Aldmouth", {"aldmouth"}),
        ("They met mayors of Aldmouth region left alone.", "mayors of Aldmouth region", {"aldmouth", "region"}),
        ("They met mayors of the old port.", "mayors of the old port", {"the", "port"}),
        ("They met mayors of their port.", "mayors of their port", {"their", "port"}),
        ("They met mayors of port in Aldmouth.", "mayors of port", {"port"}),
        ("They met mayors of big grey rusty ports.", "mayors of big grey rusty", {"big", "grey", "rusty"}),
        ("They met mayors of big grey ports.", "mayors of big grey ports", {"big", "grey", "ports"}),
        ("They met mayors of Ada Ada Ada Ada Ada Ada Eva.", "mayors of Ada Ada Ada Ada Ada Ada Eva", {"ada", "eva"}),
        ("They met mayors of Ada Ada Ada Ada Ada Ada Eva Amy.", "mayors of Ada Ada Ada Ada Ada Ada Eva", {"ada", "eva"}),
        ("They met mayors of ports warns.", "mayors of ports", {"ports"}),
        ("They met mayors of Port warns.", "mayors of Port", {"port"}),
        ("They met mayors of Port Warns.", "mayors of Port Warns", {"port", "warns"}),
        ("They met mayors of ports, boats.", "mayors of ports", {"ports"}),
        ("They met mayors of Port Who.", "mayors of Port", {"port"}),
        ("They met mayors for ports.", "mayors for ports", {"ports"}),
        ("They met mayors for ports sang.", "mayors for ports", {"ports"}),
        ("They met mayors of Aldmouth lambasted.", "mayors of Aldmouth", {"aldmouth"}),
        ("They met mayors for the Ports.", "mayors for the Ports", {"the", "ports"}),
        ("They met mayors for Ports old.", "mayors for Ports", {"ports"}),
        ("They met mayors near Aldmouth.", "mayors", set()),
        ("They met mayors of. Boats left.", "mayors", set()),
        ("They met mayors of the. Boats left.", "mayors", set()),
        ("They met mayors. Of Aldmouth.", "mayors", set()),
        ("They met mayors\n\nof Aldmouth they sang.", "mayors", set()),
        ("They met mayors of\n\nthe Port.", "mayors", set()),
        ("They met mayors of\n\nPort it was.", "mayors", set()),
    ],
)  # fmt: skip
def test_what_follows_a_head_belongs_to_it(text: str, whole: str, tail: set[str]) -> None:
    walk = walked(text)
    phrase = walk.phrases[0]
    assert (words(walk.page, phrase.first, phrase.reach), phrase.tail) == (whole, tail)


@pytest.mark.parametrize(
    ("source", "phrase", "noun", "sort"),
    [
        ("The radioman", "The radioman", "radioman", "definite"),
        ("The lass", "The lass", "lass", "definite"),
        ("A lass", "", "", ""),
        ("Several lasses", "Several lasses", "lasses", "bare"),
        ("Lass", "", "", ""),
        ("Lasses", "Lasses", "lasses", "bare"),
        ("Their lasses", "", "", ""),
        ("34 lasses", "34 lasses", "lasses", "bare"),
        ("The 34", "", "", ""),
        ("Themselves", "", "", ""),
        ("Yes", "", "", ""),
        ("These", "", "", ""),
        ("The village", "", "", ""),
        ("The Radioman", "", "", ""),
        ("“Lasses”", "", "", ""),
        ("The radioman (odd)", "The radioman", "radioman", "definite"),
        ("The radioman of ports", "The radioman", "radioman", "definite"),
        ("The radioman leaving ports", "The radioman", "radioman", "definite"),
        ("The old, wise radioman,", "The old, wise radioman", "radioman", "definite"),
        ("The old - radioman -", "The old - radioman", "radioman", "definite"),
        ("The old radioman\n\nReds", "The old radioman", "radioman", "definite"),
        ("That radioman", "That radioman", "radioman", "definite"),
        ("The odd radioman since noon", "The odd radioman", "radioman", "definite"),
        (", lasses", "", "", ""),
        ("The 5s", "", "", ""),
        ("The g5", "The g5", "g5", "definite"),
        ("The big old wise odd lost radioman", "The big old wise odd lost radioman", "radioman", "definite"),
        ("The big old wise odd lost late radioman", "", "", ""),
    ],
)  # fmt: skip
def test_a_source_heads_a_phrase_of_its_own(source: str, phrase: str, noun: str, sort: str) -> None:
    text = f"They sank ports: {source} spoke it."
    walk = walked(text, claims=[said(text, source, "spoke", "it")])
    expected = [(phrase, noun, sort)] if phrase else []
    assert [(words(walk.page, one.first, one.last), one.noun, one.sort) for one in walk.phrases] == expected


def test_what_a_source_is_tells_its_number_and_words() -> None:
    text = "The old, wise - radiomen of the Aldmouth port, GOP lasses and Lopez spoke it."
    claims = [said(text, source, "spoke", "it") for source in ("The old, wise - radiomen", "GOP lasses", "Lopez")]
    one, several = walked(text, claims=claims).phrases
    assert (one.kind, one.plural, one.modifiers) == ("person", False, {"wise"})
    assert (several.kind, several.plural, several.modifiers) == ("collective", True, {"republican"})


def test_a_source_that_a_phrase_or_a_name_heads_is_no_further_one() -> None:
    text = "The mayor and Robert Reeds spoke it."
    claims = [said(text, "The mayor", "spoke", "it"), said(text, "Robert Reeds", "spoke", "it")]
    assert len(walked(text, claims=claims).phrases) == 1


def test_words_of_a_headline_are_no_noun() -> None:
    text = "Radio Lasses Sink Boats Over Night"
    assert walked(text, claims=[said(text, "Radio Lasses", "Sink", "Boats")]).phrases == []


@pytest.mark.parametrize(("source", "found"), [("The authorities", True), ("authorities", True)])
def test_a_crowd_is_a_phrase_though_the_text_runs_on(source: str, found: bool) -> None:
    text = f"{source} recommended residents leave."
    walk = walked(text, claims=[said(text, source, "recommended", "residents leave")])
    kinds = {words(walk.page, one.first, one.last): (one.kind, one.owned, one.owner) for one in walk.phrases}
    assert kinds.get(source) == (("collective", False, None) if found else None)
