"""A claim's key stays while nothing in the claim changes, and differs where anything in it does."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reportedly.model import Certainty, Claim, Cue, Document, Layout, Source, Span
from reportedly.resolve.keys import identity, keyed
from tests.pages import page_of

LEAD = "Rain fell on Varn all night. The mayor said the bridge was closed, and the council said the road was open."


def claim(text: str, source: str, content: str, at: int = 0) -> Claim:
    """The claim "SOURCE said CONTENT" of a text, the first one from ``at`` on."""
    words = r"\s+".join(content.split())
    found = re.compile(rf"({source})\s+(said)\s+({words})").search(text, at)
    assert found is not None
    spans = [Span.of(text, *found.span(group)) for group in (1, 2, 3)]
    return Claim(
        "c1",
        Source((spans[0],), "person"),
        Cue((spans[1],), "say", "neutral"),
        (spans[2],),
        "indirect",
        Certainty("certain", "neutral"),
        0.9,
    )


def keys(
    text: str, *claims: Claim, path: str | None = "varn.txt", url: str | None = None, given: str | None = None
) -> list[str]:
    return [each.key for each in keyed(page_of(Document(text, path=path, url=url, id_given=given)), claims)]


def mayors(text: str) -> str:
    return keys(text, claim(text, "The mayor", "the bridge was closed"))[0]


def test_a_key_is_sixteen_hexadecimal_digits() -> None:
    assert re.fullmatch("[0-9a-f]{16}", mayors(LEAD))


def test_it_is_the_same_on_every_machine() -> None:
    assert mayors(LEAD) == "1157b4aecbf86758"


def test_text_before_the_sentence_changes_nothing() -> None:
    assert mayors(f"A headline\n\nAnother paragraph, with a date.\n\n{LEAD}") == mayors(LEAD)
    assert mayors(LEAD.replace("Rain", "Snow")) == mayors(LEAD)


def test_wrapping_a_paragraph_anew_changes_nothing() -> None:
    wrapped = LEAD.replace("the bridge was", "the\nbridge  was").replace("The mayor said", "The mayor\nsaid")
    one = claim(wrapped, "The mayor", "the bridge was closed")
    whole = Layout(((0, len(wrapped)),), ((0, 28), (29, len(wrapped))))
    assert keyed(replace(page_of(Document(wrapped, path="varn.txt")), layout=whole), [one])[0].key == mayors(LEAD)


def test_another_claim_changes_nothing() -> None:
    changed = LEAD.replace("the road was open", "the ferry was late")
    first, second = (
        keys(text, claim(text, "The mayor", "the bridge was closed"), claim(text, "the council", content))
        for text, content in ((LEAD, "the road was open"), (changed, "the ferry was late"))
    )
    assert first[0] == second[0]
    assert first[1] != second[1]


@pytest.mark.parametrize(
    ("source", "content"), [("The mayor", "the bridge was open"), ("The general", "the bridge was closed")]
)
def test_other_words_make_another_key(source: str, content: str) -> None:
    text = LEAD.replace("The mayor", source).replace("the bridge was closed", content)
    assert keys(text, claim(text, source, content)) != [mayors(LEAD)]


def test_another_place_in_the_sentence_makes_another_key() -> None:
    text = LEAD.replace("The mayor", "On Monday The mayor")
    assert mayors(text) != mayors(LEAD)


def test_the_very_same_sentence_twice_has_two_keys_and_the_first_keeps_its_own() -> None:
    text = f"{LEAD} {LEAD}"
    both = [claim(text, "The mayor", "the bridge was closed", at) for at in (0, len(LEAD))]
    first, second = keys(text, *both)
    assert first == mayors(LEAD) != second


def test_two_documents_have_two_keys() -> None:
    one = claim(LEAD, "The mayor", "the bridge was closed")
    found = [
        keys(LEAD, one, path="varn.txt"),
        keys(LEAD, one, path="sarn.txt"),
        keys(LEAD, one, given="7"),
        keys(LEAD, one, url="u"),
    ]
    assert len({key for (key,) in found}) == 4


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (Document("t", path="/a/b.txt", url="https://example.org/1", id_given="7"), "url https://example.org/1"),
        (Document("t", path="/a/b.txt", id_given="7"), "id 7"),
        (Document("t", path="/a/b.txt"), "file b.txt"),
        (Document("t", path="C:\\a\\b.txt"), "file b.txt"),
        (Document("t", path="-"), ""),
        (Document("t"), ""),
    ],
)
def test_what_names_a_document(document: Document, expected: str) -> None:
    assert identity(document) == expected


def test_the_key_does_not_hang_on_the_text_as_a_whole() -> None:
    assert Document(LEAD).id != Document(LEAD + " x").id
    assert mayors(LEAD + " And more rain came.") == mayors(LEAD)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (Document("t", path="/a/b/"), "file b"),
        (Document("t", path="b.txt", url=" https://example.org/\n1 "), "url https://example.org/ 1"),
        (Document("t", id_given=" 7  8 "), "id 7 8"),
        (Document("t", path="/"), ""),
    ],
)
def test_a_name_without_what_is_no_part_of_it(document: Document, expected: str) -> None:
    assert identity(document) == expected


def first_said(text: str) -> str:
    return keys(text, claim(text, "the mayor", "it rained", text.index("the mayor said it rained")))[0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("At noon the mayor said it rained.", "By noon the mayor said it rained.", True),
        ("At noon the mayor said it rained.", "At old noon the mayor said it rained.", False),
        ("At mid-noon the mayor said it rained.", "At noon the mayor said it rained.", True),
        ("At noon, the mayor said it rained.", "At noon the mayor said it rained.", True),
        ("At noon , the mayor said it rained.", "At noon the mayor said it rained.", False),
        ("At noon (the mayor said it rained).", "At noon the mayor said it rained.", False),
        ("He left. the mayor said it rained.", "the mayor said it rained.", False),
        ("“the mayor said it rained.", "the mayor said it rained.", False),
    ],
)
def test_the_place_of_a_claim_is_the_number_of_words_before_it(one: str, other: str, same: bool) -> None:
    assert (first_said(one) == first_said(other)) is same


def test_a_third_of_its_kind_is_told_from_the_second() -> None:
    text = f"{LEAD} {LEAD} {LEAD}"
    at = [match.start() for match in re.finditer("The mayor", text)]
    assert len(set(keys(text, *(claim(text, "The mayor", "the bridge was closed", start) for start in at)))) == 3


def test_a_claim_without_cue_or_words_has_a_key_too() -> None:
    one = claim(LEAD, "The mayor", "the bridge was closed")
    bare = replace(one, cue=None)
    empty = replace(one, cue=None, source=replace(one.source, spans=()), contents=())
    assert len(set(keys(LEAD, one)) | set(keys(LEAD, bare)) | set(keys(LEAD, empty))) == 3
