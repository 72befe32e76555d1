"""Whether one who is named speaks for a collective: how near, how called, and on which side."""

from __future__ import annotations

import pytest

from reportedly.checks.scene import Scene, exemplified
from reportedly.model import Actor, Article, Certainty, Claim, Cue, Document, Mention, Producer, Source, Span
from reportedly.model.claim import Force, Quotation, SourceKind
from reportedly.model.entity import Tie
from tests.pages import page_of

LISTS = ("sourcing.vague.experts", "sourcing.vague.members", "sourcing.vague.joined")


def known(
    text: str,
    several: str,
    who: str,
    *,
    kind: SourceKind = "person",
    quotation: Quotation = "indirect",
    force: Force = "neutral",
    how: Tie = "name",
    mentioned: str = "",
    title: str = "",
) -> bool:
    """Whether ``who``, who says what follows, speaks for ``several``; ``mentioned`` is where they are named besides."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span.of(text, start, start + len(words))

    source, cue = span(who), span("said")
    mentions = tuple(Mention(span(each), how) for each in (who, mentioned) if each)
    claims = (
        Claim(
            "c1", Source((source,), kind, "a1"), Cue((cue,), "say", force), (Span.of(text, cue.end + 1, cue.end + 3),), quotation,
            Certainty("certain", "neutral"), 0.9,
        ),
    )  # fmt: skip
    document = Document(text, title=span(title) if title else None)
    actor = Actor("a1", "Mara Tolen", "person", mentions)
    told = Scene(Article(document, claims, (), Producer("0", "none"), (actor,)), page_of(document))
    return exemplified(told, span(several), *LISTS)


REST = "It rained. It was late. It was cold. It was dark. "


@pytest.mark.parametrize(
    ("between", "near"),
    [("", True), ("It rained. ", True), ("It rained. It was late. ", False)],
)
def test_a_person_speaks_in_the_sentence_or_the_two_after(between: str, near: bool) -> None:
    text = f"{REST}Critics doubt it. {between}Mara Tolen said no. It was so."
    assert known(text, "Critics", "Mara Tolen") is near
    assert known(f"{REST}Critics doubt it, and Mara Tolen said no.", "Critics", "Mara Tolen")


def test_a_body_speaks_for_collectives_of_bodies_alone() -> None:
    for several, joined in [("Aid groups", True), ("Critics", False)]:
        text = f"{REST}{several} doubt it. Tolm Aid said no. It was so."
        assert known(text, several, "Tolm Aid", kind="organisation") is joined
    assert known(f"{REST}Aid groups doubt it. Tolm Aid said no.", "Aid groups", "Tolm Aid", kind="document")
    assert not known(f"{REST}Aid groups doubt it. Tolm Aid said no.", "Aid groups", "Tolm Aid", kind="collective")


def test_who_denies_it_or_has_no_name_speaks_for_nobody() -> None:
    text = f"{REST}Critics doubt it. Mara Tolen said no. It was so."
    assert not known(text, "Critics", "Mara Tolen", force="denying")
    assert not known(text, "Critics", "Mara Tolen", force="doubting")
    assert known(text, "Critics", "Mara Tolen", force="distancing")
    assert not known(text, "Critics", "Mara Tolen", how="role")
    who = f"{REST}Critics doubt it. Mara Tolen, who said no, left."
    assert not known(who, "Critics", "who", mentioned="Mara Tolen")


@pytest.mark.parametrize(
    ("quotation", "mentioned", "named"),
    [("direct", "", True), ("indirect", "", False), ("direct", "Tolen too", False)],
)
def test_one_who_is_quoted_in_the_sentence_before_is_one_of_them(quotation: Quotation, mentioned: str, named: bool) -> None:
    text = f"{REST}Mara Tolen said no. Critics doubt it, Tolen too. It was so."
    assert known(text, "Critics", "Mara Tolen", quotation=quotation, mentioned=mentioned) is named


def test_one_quoted_two_sentences_before_is_not() -> None:
    text = f"{REST}Mara Tolen said no. It rained. Critics doubt it. It was so."
    assert not known(text, "Critics", "Mara Tolen", quotation="direct")


def test_one_known_from_before_who_speaks_right_after_is_one_of_them() -> None:
    for between, named in [("", True), ("It rained. ", False)]:
        text = f"Here came old Tolen. {REST}Critics doubt it. {between}Mara Tolen said no. It was so."
        assert known(text, "Critics", "Mara Tolen", mentioned="old Tolen") is named


@pytest.mark.parametrize(
    ("several", "called", "named"),
    [
        ("Analysts", ", an analyst,", True),
        ("Analysts", ", a professor,", True),
        ("Analysts", ", a baker,", False),
        ("Farmers", ", a farmer,", True),
        ("Farmers", ", an analyst,", False),
        ("Cooks", ", a cook,", True),
        ("Men", ", a man,", False),
        ("Guys", ", a guy,", False),
    ],
)
def test_of_a_lead_it_may_be_anybody_of_the_trade_below(several: str, called: str, named: bool) -> None:
    text = f"{several} doubt it. {REST}{REST}Mara Tolen{called} said no. It was so."
    assert known(text, several, "Mara Tolen") is named
    assert not known(f"{REST}{text}", several, "Mara Tolen")


def test_the_lead_has_three_sentences_the_headline_among_them() -> None:
    for before, lead in [(1, True), (2, False)]:
        text = "Port shut\n\n" + "It rained. " * before + f"Farmers doubt it. {REST}{REST}Mara Tolen, a farmer, said no."
        assert known(text, "Farmers", "Mara Tolen", title="Port shut") is lead


def test_a_trade_is_told_close_to_the_name() -> None:
    for more, named in [(18, True), (20, False)]:
        text = f"Farmers doubt it. {REST}{REST}A farmer" + " so" * more + " came Mara Tolen said no. It was so."
        assert known(text, "Farmers", "Mara Tolen") is named


def test_one_of_the_trade_who_was_named_before_counts_in_the_sentence_before() -> None:
    text = f"{REST}Mara Tolen, a farmer, said no. Farmers doubt it. It was so."
    assert known(text, "Farmers", "Mara Tolen")
    text = f"{REST}Mara Tolen, a farmer, said no. It rained. Farmers doubt it. It was so."
    assert not known(text, "Farmers", "Mara Tolen")


def test_a_source_in_two_pieces_begins_with_the_first() -> None:
    text = f"{REST}Critics doubt it. Mara Tolen said no, did she. It was so."
    source = tuple(Span.of(text, text.index(each), text.index(each) + len(each)) for each in ("Mara Tolen", "she"))
    cue = Span.of(text, text.index("said"), text.index("said") + 4)
    claim = Claim(
        "c1", Source(source, "person", "a1"), Cue((cue,), "say", "neutral"), (Span.of(text, cue.end + 1, cue.end + 3),),
        "indirect", Certainty("certain", "neutral"), 0.9,
    )  # fmt: skip
    actor = Actor("a1", "Mara Tolen", "person", (Mention(source[0], "name"),))
    critics = Span.of(text, text.index("Critics"), text.index("Critics") + 7)
    told = Scene(Article(Document(text), (claim,), (), Producer("0", "none"), (actor,)), page_of(text))
    assert exemplified(told, critics, *LISTS)
