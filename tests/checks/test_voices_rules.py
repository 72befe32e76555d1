"""What the rules on lone voices mark and leave alone, shown on readings made by hand."""

from __future__ import annotations

import time

import pytest

from reportedly.checks import Selection, diagnose
from reportedly.model import Actor, Article, Certainty, Claim, Cue, Document, Event, Mention, Producer, Source, Span
from reportedly.model.claim import SourceKind
from tests.pages import page_of

FILL = (
    " The harbour of Sarn has two piers, a market for fish and a small customs house, which was built when the island was opened to "
    "trade. Ships call there twice a week, and more often in summer, when the hotels on the western shore are full of visitors who "
    "come for the sands and for the mild winds of the season, and stay until the first storms of autumn."
)
Voice = tuple[str, SourceKind, str | None]


def _span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span.of(text, start, start + len(words))


def found(rule: str, text: str, *voices: Voice, trigger: str = "") -> list[str]:
    """The words that ``rule`` marks where each source says what follows "said" up to the next full stop, in the order of the text."""
    claims, mentions, after = [], dict[str, list[Mention]](), 0
    for number, (source, kind, actor) in enumerate(voices, start=1):
        span = _span(text, source, after)
        cue = _span(text, "said", span.end)
        content = Span.of(text, cue.end + 1, text.index(".", cue.end))
        events = (
            (Event("attack.shelling", _span(text, trigger, content.start)),) if trigger and trigger in content.text else ()
        )
        if actor:
            mentions.setdefault(actor, []).append(Mention(span, "name"))
        claims.append(
            Claim(
                f"c{number}",
                Source((span,), kind, actor),
                Cue((cue,), "say", "neutral"),
                (content,),
                "indirect",
                Certainty("certain", "neutral"),
                0.9,
                events=events,
            )
        )
        after = content.end
    actors = tuple(Actor(key, spans[0].span.text, "organisation", tuple(spans)) for key, spans in mentions.items())
    article = Article(Document(text), tuple(claims), (), Producer("0", "none"), actors)
    return [each.span.text for each in diagnose(article, page_of(text), (), Selection(select=(rule,)))]


def test_one_voice_of_two_claims_is_marked() -> None:
    text = "The Tolm Observatory said that shells hit the ferry. It said that rockets followed." + FILL
    assert found("SRC007", text, ("The Tolm Observatory", "organisation", "a1"), ("It", "organisation", "a1")) == [
        "The Tolm Observatory"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("A monitoring group", "organisation", "a1"), ("The Tolm Observatory", "organisation", "a2")),
        (("The Tolm Observatory", "organisation", "a1"), ("The Observatory", "organisation", "a2")),
        (("Tolm Ferries Company", "organisation", "a1"), ("Chief executive Olan Werth", "person", "a2")),
    ],
)
def test_one_body_under_two_names_is_one_voice(first: Voice, second: Voice) -> None:
    text = f"{first[0]} said that shells hit the ferry. {second[0]} said that rockets followed." + FILL
    assert found("SRC007", text, first, second) == [first[0]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Mara Tolen", "person", "a1"), ("Olan Tolen", "person", "a2")),
        (("A monitoring group", "organisation", "a1"), ("Velnian state television", "named media", "a2")),
        (("The Velnian army", "organisation", "a1"), ("The Velnian opposition", "organisation", "a2")),
        (("Tolm Ferries Company", "organisation", "a1"), ("Olan Werth of the seamen's union", "person", "a2")),
    ],
)
def test_two_are_two(first: Voice, second: Voice) -> None:
    text = f"{first[0]} said that shells hit the ferry. {second[0]} said that rockets followed." + FILL
    assert found("SRC007", text, first, second) == []


@pytest.mark.parametrize(
    "more",
    [
        " Another captain, far from there and long retired, said nothing new.",
        " “Nobody has told us about any of this in time.”",
    ],
)
def test_a_voice_that_was_not_read_is_enough_to_be_silent(more: str) -> None:
    text = "The Tolm Observatory said that shells hit the ferry. It said that rockets followed." + FILL + more
    assert found("SRC007", text, ("The Tolm Observatory", "organisation", "a1"), ("It", "organisation", "a1")) == []


def test_a_person_a_party_and_what_is_about_no_fighting_are_left_alone() -> None:
    text = "{0} said that shells hit the ferry. {0} said that rockets followed." + FILL
    for who, kind in (("Mara Tolen", "person"), ("The Velnian army", "organisation")):
        assert found("SRC007", text.format(who), (who, kind, "a1"), (who, kind, "a1")) == []  # type: ignore[arg-type]
    text = "The Ferry Company said that it was late. The Ferry Company said that it would come." + FILL
    company = ("The Ferry Company", "organisation", "a1")
    assert found("SRC007", text, company, company) == []  # type: ignore[arg-type]


def test_short_texts_single_claims_and_crowds_are_left_alone() -> None:
    short = "The Tolm Observatory said that shells hit the ferry. It said that rockets followed."
    assert found("SRC007", short, ("The Tolm Observatory", "organisation", "a1"), ("It", "organisation", "a1")) == []
    assert found("SRC007", short + FILL, ("The Tolm Observatory", "organisation", "a1")) == []
    crowd = "Sources said that shells hit the ferry. The sources said that rockets followed." + FILL
    assert found("SRC007", crowd, ("Sources", "anonymous", "a1"), ("The sources", "anonymous", "a1")) == []


FIGHT = "The Velnian army said that rebels had shelled Sarn. A Velnian army spokesman said that troops had shelled Tolm."
ARMY: tuple[Voice, Voice] = (
    ("The Velnian army", "organisation", "a1"),
    ("A Velnian army spokesman", "person", "a2"),
)


def test_a_party_that_alone_tells_of_fighting_is_marked() -> None:
    assert found("SRC006", FIGHT, *ARMY, trigger="shelled") == ["The Velnian army"]


@pytest.mark.parametrize(
    "more", [" This could not be verified.", " The rebels denied it.", " The rebels declined to comment."]
)
def test_a_word_on_the_other_side_or_on_verification_is_enough(more: str) -> None:
    assert found("SRC006", FIGHT + more, *ARMY, trigger="shelled") == []


def test_a_bystander_who_alone_tells_of_it_is_no_side() -> None:
    text = "The Tolm Observatory said that rebels had shelled Sarn."
    assert found("SRC006", text, ("The Tolm Observatory", "organisation", "a1"), trigger="shelled") == []


@pytest.mark.usefixtures("uncollected")
def test_many_claims_take_little_time() -> None:
    text = "Mara Tolen said that shells hit the ferry. " * 4000
    start = time.process_time()
    found("SRC007", text, *[("Mara Tolen", "person", "a1")] * 4000)
    assert time.process_time() - start < 10
