"""What perturbations do to a text, and how claims of the perturbed one are told back into it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from benchmarks.perturbations import PERTURBATIONS, Piece, Subject, kept, key, perturbed
from reportedly import read
from reportedly.model import Article, Certainty, Claim, Cue, Document, Source, Span
from reportedly.pipeline import opened

TITLE = "Defence chief quits"
TEXT = f"{TITLE}\n\nMayor Holm said the ‘organised’ move’s a gift. “We stay,” he said.\n\nThe labour market, Holm said, is open."


def subject(text: str = TEXT, title: str | None = TITLE, surnames: tuple[str, ...] = ("Holm",)) -> Subject:
    return Subject(text, opened(Document(text)).layout, (0, len(title)) if title else None, surnames)


def made(name: str, text: str = TEXT, title: str | None = TITLE) -> str | None:
    pieces = PERTURBATIONS[name](subject(text, title), random.Random(1))
    return None if pieces is None else perturbed(text, pieces).text


def claim(text: str, source: str, cue: str, content: str) -> Claim:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span.of(text, text.index(words), text.index(words) + len(words)),)

    certainty = Certainty("certain", "neutral")
    return Claim(
        "c1", Source(spans(source), "person"), Cue(spans(cue), "say", "neutral"), spans(content), "indirect", certainty, 1
    )


def article(text: str, *claims: Claim) -> Article:

    return replace(read(text, places=False), claims=claims)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("one sentence a line", TEXT.replace(" “We", "\n“We")),
        ("paragraphs joined", TEXT.replace(".\n\n", ". ")),
        ("headline absent", TEXT.removeprefix(f"{TITLE}\n\n")),
        ("headline in capitals", TEXT.replace(TITLE, TITLE.upper())),
        ("straight marks", TEXT.replace("‘", "'").replace("’", "'").replace("“", '"').replace("”", '"')),
        ("other spelling", TEXT.replace("Defence", "Defense").replace("organised", "organized").replace("labour", "labor")),
    ],
)
def test_a_perturbation_changes_what_it_says(name: str, expected: str) -> None:
    assert made(name) == expected


def test_a_title_moves_after_the_first_paragraph_and_things_are_put_before() -> None:
    moved = made("headline moved")
    assert moved is not None and moved.split("\n\n")[1] == TITLE
    assert (made("sentence before") or "").endswith(TEXT)
    assert (made("paragraph before") or "").startswith(f"{TITLE}\n\nThe market")


def test_lines_are_wrapped_at_white_space_alone() -> None:
    text = "The council met on Monday and said that nobody would come to the town before the river had fallen again."
    wrapped = made("hard wrap", text, None)
    assert wrapped is not None and wrapped.replace("\n", " ") == text
    assert max(map(len, wrapped.split("\n"))) <= 72


def test_straight_marks_become_pairs_and_apostrophes() -> None:
    assert made("curly marks", '"It\'s late," he said. "So \'be\' it."', None) == "“It’s late,” he said. “So ‘be’ it.”"


@pytest.mark.parametrize("name", ["headline absent", "headline moved", "headline in capitals", "curly marks"])
def test_what_changes_nothing_is_not_asked(name: str) -> None:
    assert made(name, "It rained.", None) is None


@pytest.mark.parametrize("name", [name for name in PERTURBATIONS if name.startswith(("names", "ordinary"))])
def test_surnames_are_exchanged_and_told_back(name: str) -> None:
    pieces = PERTURBATIONS[name](subject(), random.Random(1))
    assert pieces is not None
    one = perturbed(TEXT, pieces)
    assert "Holm" not in one.text
    new = one.text[one.text.index("Mayor") : one.text.index(" said the")]
    before = claim(TEXT, "Mayor Holm", "said", "the ‘organised’ move’s a gift")
    after = claim(one.text, new, "said", "the ‘organised’ move’s a gift")
    assert key(before, one.before) == key(after, one.after)


@pytest.mark.parametrize("name", [*PERTURBATIONS])
def test_every_word_that_is_left_is_told_back_to_itself(name: str) -> None:
    pieces = PERTURBATIONS[name](subject(), random.Random(1))
    if pieces is None:
        return
    one = perturbed(TEXT, pieces)
    assert len(one.text) == len(one.after) and len(TEXT) == len(one.before)
    assert {unit for unit in one.after if unit is not None and unit >= 0} | one.gone == {
        u for u in one.before if u is not None
    }
    for sign, unit in zip(one.text, one.after, strict=True):
        assert (unit is not None) == sign.isalnum()


def test_claims_are_kept_lost_or_not_asked_for() -> None:
    text = "Title\n\nHolm said it rained. Berg said it snowed."
    one = perturbed(text, [Piece("It was late. ", 0, 0), Piece(text[7:], 7, len(text))])
    first, second = claim(text, "Holm", "said", "it rained"), claim(text, "Berg", "said", "it snowed")
    before = article(text, first, second, claim(text, "Title", "said", "it rained"))
    after = article(one.text, claim(one.text, "Holm", "said", "it rained"), claim(one.text, "It", "was", "late"))
    same, asked, lost, new = kept(one, before, after)
    assert (same, asked, new) == (1, 2, [])
    assert lost == [key(second, one.before)]
