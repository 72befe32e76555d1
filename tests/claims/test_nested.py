"""Claims told inside another claim: a full verb of saying between its subject and a "that" or a quotation."""

from __future__ import annotations

import pytest

from reportedly.claims.nested import nested
from reportedly.model import Attribution, Span
from tests.pages import page_of

WHAT = "that it had rained"


def outer(text: str, *contents: str, cue: str = "said") -> Attribution:
    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    return Attribution((span(cue),), (), tuple(map(span, contents)), 0.9, 0.9, 0.9)


def told(content: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each claim told inside ``content``."""
    text = f"Berg added: {content}"
    found = nested(page_of(text), [outer(text, content, cue="added")])
    return [(one.sources[0].text, one.cues[0].text, one.contents[0].text) for one in found]


@pytest.mark.parametrize(
    ("before", "source", "cue"),
    [
        ("Holm said", "Holm", "said"),
        ("he said", "he", "said"),
        ("when she says", "she", "says"),
        ("Holm has said", "Holm", "has said"),
        ("Holm had said", "Holm", "had said"),
        ("Holm has repeatedly said", "Holm", "has repeatedly said"),
        ("Holm later said", "Holm", "later said"),
        ("Holm, later said", None, None),
        ("Holm told him", "Holm", "told"),
        ("Holm told reporters", "Holm", "told"),
        ("Holm told Anna", "Holm", "told"),
        ("Holm told Anna Lind", "Holm", "told"),
        ("Holm told Anna Lena Lind", None, None),
        ("Holm told the men", "Holm", "told"),
        ("Holm told", None, None),
        ("Holm said him", None, None),
        ("Holm warned", "Holm", "warned"),
        ("Holm warned him", "Holm", "warned"),
        ("Holm believes", "Holm", "believes"),
        ("they say", "they", "say"),
        ("the men say", None, None),
        ("Holm denied", "Holm", "denied"),
        ("Holm vowed", "Holm", "vowed"),
        ("Holm confirmed", "Holm", "confirmed"),
        ("Holm claimed", "Holm", "claimed"),
        ("Holm fears", None, None),
        ("Holm asked", None, None),
        ("Holm knew", None, None),
        ("Holm claims", None, None),
        ("Holm states", None, None),
        ("Holm saying", None, None),
        ("Holm praised", None, None),
        ("Holm issued", None, None),
        ("Holm Said", None, None),
        ("Holm, said", None, None),
        ("if Holm said", None, None),
        ("whether the mayor said", None, None),
        ("not he said", None, None),
        ("has said", None, None),
        ("said", None, None),
        ("men and Holm, has said", None, None),
    ],
)
def test_verbs_cues_and_hearers(before: str, source: str | None, cue: str | None) -> None:
    assert told(f"{before} {WHAT}") == ([(source, cue, WHAT)] if source else [])


@pytest.mark.parametrize(
    ("subject", "source"),
    [
        ("the mayor", "the mayor"),
        ("the old town mayor", "the old town mayor"),
        ("the very old town mayor", "the very old town mayor"),
        ("a mayor of the town", "the town"),
        ("the mayor Anna Holm", "the mayor Anna Holm"),
        ("mayor Anna Holm", "Anna Holm"),
        ("Mayor Anna Holm", "Mayor Anna Holm"),
        ("then Mayor Anna Holm", "Mayor Anna Holm"),
        ("the Orra Valley Wire", "the Orra Valley Wire"),
        ("that Holm", "Holm"),
        ("men", "men"),
        ("it", None),
        ("Holm's", None),
        ("the mayor never", None),
        ("the mayor quickly", None),
        ("the, mayor", "mayor"),
        ("the mayor who", "the mayor who"),
        ("the not mayor", None),
        ("we", None),
        ("", None),
    ],
)
def test_subjects(subject: str, source: str | None) -> None:
    assert told(f"so {subject} said {WHAT}") == ([(source, "said", WHAT)] if source else [])


@pytest.mark.parametrize(
    ("after", "content"),
    [
        (" that it had rained.", "that it had rained"),
        (" “It had rained so”", "“It had rained so”"),
        (", “It had rained so”", "“It had rained so”"),
        (": “It had rained so”", "“It had rained so”"),
        (", “It had rained so,”", "“It had rained so,”"),
        (" ‘It had rained so’", "‘It had rained so’"),
        (" «It had rained so»", "«It had rained so»"),
        (' "It had rained so"', '"It had rained so"'),
        (" “It had rained so", "It had rained so"),
        (": that it had rained", None),
        (",“It had rained so”", None),
        (" “ It had rained so”", None),
        (" that day it had rained", None),
        (" that week it rained", None),
        (", it had rained so", None),
        ("; “It had rained so”", None),
        (" that it fell.", "that it fell"),
        (" that it did.", None),
        (" that", None),
        (" “", None),
    ],
)
def test_what_is_said_begins_with_that_or_a_quotation(after: str, content: str | None) -> None:
    assert told(f"Holm said{after}") == ([("Holm", "said", content)] if content else [])


def test_what_is_only_believed_needs_a_that() -> None:
    assert told("Holm believes “it had rained so”") == []


def test_a_closing_mark_whose_partner_is_outside_is_left_out() -> None:
    assert told("Holm said that it had rained.”") == [("Holm", "said", "that it had rained")]
    assert told("“Holm said that it had rained.”") == [("Holm", "said", "that it had rained")]
    assert told("Holm said that it had “rained.”")[0][2] == "that it had “rained.”"


def test_it_ends_with_its_sentence_and_is_no_longer_than_one() -> None:
    assert told(f"Holm said {WHAT}. Lind left.") == [("Holm", "said", WHAT)]
    assert told(f"It rained. Holm said {WHAT}") == [("Holm", "said", WHAT)]
    assert len(told("Holm said that" + " so" * 498)) == 1
    assert told("Holm said that" + " so" * 499) == []


def test_one_inside_another_and_two_in_a_row() -> None:
    assert [one[:2] for one in told("Holm said that Lind said that it had rained")] == [("Holm", "said"), ("Lind", "said")]
    assert [one[0] for one in told(f"Holm said {WHAT}. Lind said {WHAT}. Pak said {WHAT}")] == ["Holm", "Lind", "Pak"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("it had rained, according to Holm", ("Holm", "it had rained")),
        ("it had rained, according to the mayor, and so on", ("the mayor", "it had rained")),
        ("it had rained, according to Holm and so it did", ("Holm", "it had rained")),
        ("it had rained, according to Holm but it did not", ("Holm", "it had rained")),
        ("it had rained, according to men who left", ("men", "it had rained")),
        ("it had rained, according to a paper which left", ("a paper", "it had rained")),
        ("it had rained, according to Holm (the mayor)", ("Holm", "it had rained")),
        ("it rained so, according to Holm", ("it rained so",)),
        ("it rained, according to Holm", None),
        ("it had rained according to Holm", None),
        ("it had rained, according with Holm", None),
        ("it had rained, according to", None),
        ("it had rained, according to, Holm", None),
        ("it had rained, according to " + "a" * 80, ("a" * 80, "it had rained")),
        ("it had rained, according to " + "a" * 81, None),
        ("it had rained, according to Holm, and hailed, according to Lind", ("Holm", "it had rained")),
    ],
)
def test_according_to(content: str, expected: tuple[str, ...] | None) -> None:
    if expected and len(expected) == 1:
        expected = ("Holm", *expected)
    assert told(content) == ([(expected[0], "according to", expected[1])] if expected else [])


def test_a_cue_that_is_known_is_not_found_again() -> None:
    text = f"Berg added: Holm said {WHAT}. Lind told Pak {WHAT}"
    around = outer(text, text[12:], cue="added")
    assert len(nested(page_of(text), [around])) == 2
    known = [outer(text, cue="said"), outer(text, cue="told")]
    assert [one.sources[0].text for one in nested(page_of(text), [around, known[0]])] == ["Lind"]
    assert [one.sources[0].text for one in nested(page_of(text), [around, known[1]])] == ["Holm"]
    assert nested(page_of(text), [around, *known]) == []
    beside = [Attribution((Span.of(text, *each),), (), (), 1.0, 1.0, 1.0) for each in ((12, 17), (21, 22))]
    assert len(nested(page_of(text), [around, *beside])) == 2


def test_contents_that_overlap_are_looked_through_once() -> None:
    text = f"Berg added: so Holm said {WHAT} in Orra"
    whole, part = text[12:], text[15:]
    assert len(nested(page_of(text), [outer(text, whole, cue="added"), outer(text, part, cue="added")])) == 1
    assert len(nested(page_of(text), [outer(text, whole, cue="added"), outer(text, whole, cue="added")])) == 1


def test_the_end_of_a_sentence_is_not_before_its_beginning() -> None:
    assert told(f"he said {WHAT} if") == [("he", "said", f"{WHAT} if")]
    assert told(f"also said {WHAT} has") == []


def test_a_subject_holds_no_other_verb_of_saying() -> None:
    assert told("the ministry said Borovia had announced that it rained.")[-1][0] == "Borovia"


@pytest.mark.parametrize(
    ("clause", "content"),
    [
        ("the envoy said the ministry believes the truce holds", "the ministry believes the truce holds"),
        ("the envoy said the army admitted the mistake", "the army admitted the mistake"),
    ],
)
def test_a_clause_without_that_may_have_a_verb_of_its_own(clause: str, content: str) -> None:
    assert ("the envoy", "said", content) in told(f"{clause}.")


def test_anyone_who_says_it_is_nobody() -> None:
    assert told("anyone who says that it had rained is wrong.") == []
