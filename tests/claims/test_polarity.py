"""Polarity: whether a content says that something is not so, whoever says it."""

from __future__ import annotations

import random

import pytest

from reportedly.claims.lexicon import hedges, negation
from reportedly.claims.polarity import polarity_of
from reportedly.model import Span
from tests.pages import ENGLISH, page_of


def read(*contents: str) -> str:
    text = " ".join(contents)
    ends = [len(" ".join(contents[:number])) for number in range(1, len(contents) + 1)]
    spans = tuple(Span.of(text, end - len(each), end) for each, end in zip(contents, ends, strict=True))
    return polarity_of(page_of(text), spans)


@pytest.mark.parametrize(
    "content",
    [
        "the bridge has not been closed",
        "“We didn’t close it,”",
        "the bridge is, however, not open",
        "The plan, while bold, is not ready",
        "he can't come",
        "the army never crossed the river",
        "they must not leave",
        "the ships have yet to arrive",
        "rebels no longer hold the town",
        "talks have not even begun",
        "the result is not necessarily bad",
        "that's not true",
    ],
)
def test_a_negation_in_the_verb_group_is_the_clauses(content: str) -> None:
    assert read(content) == "negative"


@pytest.mark.parametrize(
    "content",
    [
        "there was no alternative",
        "no one was hurt",
        "that no date was set",
        "none of the ships had a permit",
        "neither side fired",
        "not even the mayor knew",
        "In 2019, nobody came",
        "troops had found no weapons",
        "the ministry would make no comment",
        "it was going to have no effect",
        "the army is in no position to attack",
        "hardly anyone came",
    ],
)
def test_a_negative_subject_or_object_is_the_clauses(content: str) -> None:
    assert read(content) == "negative"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Around 41,000 homes are without power", "negative"),
        ("the town is still without water", "negative"),
        ("the harbour remained without light", "negative"),
        ("homes were left without power", "negative"),
        ("the families fled without their shoes", "positive"),
        ("troops attacked the town without warning", "positive"),
        ("people without homes were moved", "positive"),
        ("Without naming anyone, he told them to leave", "positive"),
        ("the plan is not without risk", "positive"),
        ("without doubt the bridge is closed", "positive"),
        ("the ships crossed with no warning", "positive"),
    ],
)
def test_without_negates_only_a_state(content: str, expected: str) -> None:
    assert read(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        "the harbour is not only closed but mined",
        "the harbour isn’t just closed",
        "the words weren't meant for the town only, but for all",
        "it was nothing but a stunt",
        "no fewer than 40 people came",
        "no less than half of the town came",
        "no sooner had he come than he left",
        "not until Monday did the ships come",
        "it will come back, no matter what",
        "whether or not the bridge is closed",
        "it could not help but fail",
    ],
)
def test_some_negations_negate_nothing(content: str) -> None:
    assert read(content) == "positive"


@pytest.mark.parametrize(
    "content",
    [
        "there is no doubt that the bridge is closed",
        "we cannot deny that the bridge is closed",
        "nobody can deny that the bridge is closed",
        "no one seriously doubts that he left",
        "the government did not lack courage",
        "it is not impossible",
    ],
)
def test_two_negations_undo_each_other(content: str) -> None:
    assert read(content) == "positive"


@pytest.mark.parametrize(
    "content",
    [
        "the man who had not seen it is safe",
        "the men who did not leave were killed",
        "a town that has no water asked for help",
        "the bridge was closed because it had not been safe",
        "the bridge was closed, although nobody had asked for it",
        "the army told residents that it would not attack",
        "the army had told residents it would not attack",
        "residents know they will not get it back",
        "people want a council who have shown they do not want war",
        "he decided to take no action",
        "it was an attack, not an accident",
        "she was found not guilty",
        "the aircraft broke into two pieces but did not catch fire",
        "Iran seeks peace and does not want war",
        "If the army does not leave, the town will fall",
        "Because no one came, the talks failed",
        "For that never to be repeated, the dam was closed",
        "Ships carrying no flag were stopped",
        "the No Surprises Act was passed",
        "the train left from platform No. 4",
        "“No, we stayed,”",
        "“Why did he not come?”",
        "Is no one here?",
        "The bridge is not open?",
        "Not now?",
        "if it does not rain",
        "the remarks that he had never made",
    ],
)
def test_a_negation_outside_of_the_main_clause_leaves_it_positive(content: str) -> None:
    assert read(content) == "positive"


@pytest.mark.parametrize(
    "content",
    [
        "civilians trapped in the city cannot leave",
        "the men that had come did not leave",
        "the vessels that crossed the strait did not pay",
        "acts that threaten the town and weaken the state will not be forgiven",
        "“[T]here’s no way back,”",
        "the general and the mayor will not meet",
        "there are no plans for a second vote, which would cost millions",
        "At no point did the ships cross",
        "“I think there is no way back,”",
        "“I don’t think the bridge is gone,”",
        "it is clear that there is no way back",
    ],
)
def test_what_stands_before_the_main_clause_is_looked_past(content: str) -> None:
    assert read(content) == "negative"


@pytest.mark.parametrize(
    "content", ["not to leave the town", "to have no memory of the night", "a soldier not guilty", "No", "No injuries"]
)
def test_a_content_without_a_finite_verb(content: str) -> None:
    assert read(content) == "negative"


@pytest.mark.parametrize(
    "content",
    [
        # asides
        "the plan (so they say) is not ready",
        "the plan ) is not ready",
        "the plan, however, is not ready",
        "however, it is not ready",
        "the plan, while new, is not ready",
        "the plan: it is not new",
        # openings
        "it is clear that no one came",
        "it’s clear no one came",
        "he thinks it is clear that no one came",
        "we know that no one came",
        "I believe they did not go",
        "officials think no one came",
        "she hopes no one came",
        "if it does not rain, they will not go",
        "No, we did not stay",
        "No, no",
        "No,",
        "they stay, no, they go",
        # adjuncts
        "to go now, no one dared",
        "without water, nobody left",
        "In 2019 no one came, they said",
        "at no point, they said, did it rain",
        "in no way, he said, is it over",
        "having no plan, he left",
        # clauses inside
        "nobody who came left",
        "people whose sons do not pay leave",
        "the man they said did not pay left",
        "the plan that failed was not new",
        "the plan of that was not new",
        "the plan and that is not new",
        "the plan and the map are not new",
        "the plan or the map is not new",
        "the officials detained in Orra did not come",
        "the men asked did not come",
        # infinitives
        "they are said to have no water",
        "they seem to have no water",
        "they hope to not come",
        # groups
        "they cannot go",
        "it’s not",
        "we’re not",
        "we’ve not come",
        "we’d not come",
        "I’d not come",
        "we’ll not come",
        "I’m not new",
        "they don’t",
        "they’ll never come",
        "they could have not come",
        "the army never attacked",
        "they left not now",
        "the men no longer walk",
        # subjects and objects
        "neither came",
        "none came",
        "nowhere is it new",
        "nor did it rain",
        "nor is the plan ready",
        "no one",
        "they hardly ever come",
        "he left no one",
        "the left has no plan",
        "they had no plan, but came",
        "there’s no way",
        "the town was left without water",
        "they’re without water",
        "the town remains without water",
        "the dam has long been without water",
        "yet to come is the rain",
        # turned
        "it is not likely",
        "they did not come just now",
        "they had not come for water but for food",
        "he did not come to leave, but only to stay",
        "no one could quite very seriously deny it",
    ],
)
def test_what_is_told_not_to_be_so(content: str) -> None:
    assert read(content) == "negative"


@pytest.mark.parametrize(
    "content",
    [
        # asides
        "the plan (not the old one) is ready",
        "the plan ( is not ready",
        "the plan (which is not (so they say) new) is ready",
        "the plan is ready (and not old)",
        "the plan, which is not new, is ready",
        "plan, while not new, is ready",
        "the plan – not new – is ready",
        "the town, without water, fell",
        # openings
        "whether it is not so",
        "unless it is not so",
        "if it is not so",
        "they say it is clear that no one came",
        "No, he said",
        "nobody, he said",
        "the plan can’t help but not fail",
        # adjuncts
        "to have no choice, they said",
        "without water, they left",
        "with no plan, they left",
        "to no one it is new",
        # clauses inside
        "people say they do not go",
        "those who know he did not go are here",
        "people who do not pay leave",
        "people that do not pay leave",
        "he says it is not new",
        "he knows there is no way",
        "officials said that no one came",
        "the officials detained men and did not come",
        "the officials helped them but did not come",
        "the men asked her and did not come",
        "the town that cannot pay fell",
        "he has it they no longer pay",
        "the man who never came left",
        "the man who is without water left",
        # ends
        "he came and she did not",
        "he came, and did not go",
        "he came, she did not go",
        "he came; she did not go",
        "he came – she did not go",
        "he came: she did not go",
        "the town; no one came",
        "it rained because no one came",
        "it rained until no one came",
        "they came when no one did",
        "they came, since no one else did",
        "they came since no one else did",
        "it was after dark that no one came",
        "the town pays and cannot go",
        "they go but not now",
        "go, not now",
        # infinitives
        "they wanted to not come",
        "having no plan he was left behind",
        "the men having no plan were left behind",
        # names and numbers
        "no 5 came",
        "the No Act came",
        "a no came",
        # without a state
        "they went with no water",
        "they left with no plan",
        "they had, with no plan, left",
        "the town left without water",
        "the town fell without water",
        # turned
        "they had nothing but a plan",
        "they had not come only for water but for food",
        "he did not come only to leave, but to stay",
        "they did not just come",
        "it is not alone",
        "they did not ever really deny it",
        "they cannot have denied it",
        "cannot one deny it",
        "no one could quite seriously deny it",
        "the plan is not at all impossible",
        "it is not unlikely",
    ],
)
def test_and_its_neighbours_that_say_that_something_is_so(content: str) -> None:
    assert read(content) == "positive"


def test_a_content_in_pieces_is_read_as_one() -> None:
    assert read("53,000 homes", "to be without power during the storms") == "negative"


@pytest.mark.parametrize(
    "content",
    [
        "?!",
        "(nothing at all)",
        "— (not",
        "not",
        "the",
        ", , ,",
        "to",
        "no no no",
        "(",
        "that that that",
        "—",
        "nor",
        "without",
    ],
)
def test_any_text_is_read(content: str) -> None:
    assert read(content) in ("positive", "negative")


def test_no_order_of_the_words_that_it_knows_is_too_much() -> None:
    known, lists = negation(ENGLISH), hedges(ENGLISH)
    words = sorted({*",;:—()[]“”", "didn't", "[t]here's"}.union(*known.words.values(), *lists.lists.values()))
    draw = random.Random(1)
    for _ in range(3000):
        assert read(" ".join(draw.choices(words, k=draw.randint(1, 60)))) in ("positive", "negative")


def test_both_sides_are_read_alike() -> None:
    """Exchanging the names of two sides changes nothing."""
    for content in ("{} did not shell the town", "{} shelled no town", "{} shelled the town, not {}"):
        assert read(content.format("Northland", "x")) == read(content.format("Southland", "x"))
