"""Certainty: how firmly the source holds the claim, and where the outlet stands."""

from __future__ import annotations

import pytest

from reportedly.claims.certainty import outlet_stance, source_certainty
from reportedly.claims.force import Wording, wording
from reportedly.model import Span
from tests.pages import page_of


def span(text: str) -> Span:
    return Span.of(text, 0, len(text))


def read(cue: str) -> Wording:
    return wording(page_of(cue), (span(cue),))


def firmness(cue: str, content: str) -> str:
    return source_certainty(page_of(content), (span(content),), read(cue))


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "that the bridge was closed at noon", "certain"),
        ("said", "the bridge collapsed on Monday", "certain"),
        ("said", "“We stopped the car at the gate,”", "certain"),
        ("said", "the harbour is not only closed but mined", "certain"),
        ("said", "there is no doubt that the bridge is closed", "certain"),
        ("said", "the man who may have seen it is safe", "certain"),
        ("said", "the bridge was closed because it might fall", "certain"),
        ("said", "In the north of the town fighters attacked a post", "certain"),
        ("said", "the harbour will close next year", "probable"),
        ("said", "talks would begin on Monday", "probable"),
        ("said", "the bridge is likely to fall", "probable"),
        ("said", "“I think the bridge is gone,”", "probable"),
        ("said", "“We’ll be back,”", "probable"),
        ("said", "if the rain goes on, the dam breaks by dusk", "probable"),
        ("believes", "that the bridge is closed", "probable"),
        ("said", "the dam may break", "possible"),
        ("said", "the dam could break within days", "possible"),
        ("said", "perhaps the dam is already broken", "possible"),
        ("fears", "that the dam is broken", "possible"),
        ("said", "Although the water fell, the dam might still break", "possible"),
        ("said", "the bridge has not been closed", "certain"),
        ("said", "“We didn’t close it,”", "certain"),
        ("said", "no one was hurt", "certain"),
        ("said", "The plan, while bold, is not ready", "certain"),
        ("said", "the bridge will not close", "probable"),
        ("said", "the dam cannot hold", "certain"),
        ("according to", "Around 41,000 homes are without power", "certain"),
        ("denied", "that the bridge was closed", "denied"),
        ("denied", "that the bridge was not safe", "denied"),
        ("rejected", "the charge", "denied"),
        ("does not believe", "that the bridge is closed", "unstated"),
        ("said", "the dam may not hold", "possible"),
        ("has not confirmed", "that the bridge is closed", "unstated"),
        ("did not deny", "that the bridge is closed", "unstated"),
        ("asked", "whether the bridge was closed", "unstated"),
        ("said", "“Who closed the bridge?”", "unstated"),
        ("vowed", "to rebuild the bridge", "unstated"),
        ("called for", "a new bridge", "unstated"),
        ("reports of", "troops entering the town", "unstated"),
        ("warned of", "growing risks to the town", "unstated"),
        ("praised", "the engineers", "unstated"),
        ("mentioned", "the remarks that he had never made", "unstated"),
        ("mentioned", "that he had left", "certain"),
        ("said", "they must leave the town", "unstated"),
        ("described", "the flood as a warning", "certain"),
        ("accused", "the firm of neglect", "certain"),
        ("said", "?!", "unstated"),
    ],
)
def test_source(cue: str, content: str, expected: str) -> None:
    assert firmness(cue, content) == expected


@pytest.mark.parametrize(
    ("cue", "content", "near", "expected"),
    [
        ("said", "the bridge is closed", "the mayor said", "neutral"),
        ("disclosed", "that the bridge is closed", "", "endorsed"),
        ("rightly said", "that the bridge is closed", "", "endorsed"),
        ("revealed", "his plans", "", "neutral"),
        ("claimed", "that the bridge is closed", "", "distanced"),
        ("wrongly said", "that the bridge is closed", "", "distanced"),
        ("said", "that the bridge is closed", "the mayor said without evidence", "distanced"),
        ("said", "the so-called safe road was open", "", "distanced"),
        ("warned", "that the bridge may fall", "", "neutral"),
    ],
)
def test_outlet(cue: str, content: str, near: str, expected: str) -> None:
    page, contents = page_of(content), (span(content),)
    firm = source_certainty(page, contents, read(cue))
    assert outlet_stance(page, read(cue), contents, [near.split()], firm) == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("believes", "that the dam may break", "possible"),
        ("fears", "that the dam will break", "possible"),
        ("rattled off", "that the dam may break", "possible"),
        ("believes", "whether the dam holds", "unstated"),
        ("warned of", "“The dam may break soon”", "possible"),
        ("warned of", "“dam may break soon”", "possible"),
        ("warned of", "“dam may break”", "unstated"),
        ("warned of", "the dam may break soon", "unstated"),
        ("his claim", "that the dam holds", "certain"),
        ("his claim", "the dam may hold soon", "unstated"),
        ("mentioned", "it is a good dam", "certain"),
        ("described", "a town", "certain"),
    ],
)
def test_the_cue_tells_what_its_content_is(cue: str, content: str, expected: str) -> None:
    assert firmness(cue, content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("to", "unstated"),
        ("if it rains", "unstated"),
        ("if it rains, the dam breaks", "probable"),
        ("if it rains, the dam may break", "possible"),
        ("when it rains the dam breaks", "certain"),
        ("which dam broke in the night", "unstated"),
        ("how the dam broke", "unstated"),
        ("let’s leave the town", "unstated"),
        ("let us leave the town", "unstated"),
        ("please leave the town", "unstated"),
        ("don’t leave the town", "unstated"),
        ("that dam", "unstated"),
        ("that dams break", "unstated"),
        ("that old dams break", "certain"),
        ("that for the town dams break", "certain"),
        ("for the town dams break", "unstated"),
        ("that it broke", "certain"),
        ("the dam", "unstated"),
        ("old dams break", "certain"),
        ("of the old dams", "unstated"),
        ("about the old dams", "unstated"),
        ("against the old dams", "unstated"),
        ("for the old dams", "unstated"),
        ("on the old dams rain falls", "certain"),
        ("he left", "certain"),
        ("he", "unstated"),
    ],
)
def test_what_asserts_nothing_is_unstated(content: str, expected: str) -> None:
    assert firmness("said", content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("plan, while bold, may fail", "possible"),
        ("the plan, which may fail, is new", "certain"),
        ("the plan, which is new, may fail", "possible"),
        ("the plan fails because it might rain", "certain"),
        ("after so long the dam may break", "possible"),
        ("the fear of that may grow", "possible"),
        ("the hope for that may grow", "possible"),
        ("the hope in that may grow", "possible"),
        ("the talk on that may go on", "possible"),
        ("this and that may go on", "possible"),
        ("the talk to that may go on", "certain"),
        ("plans that may fail", "possible"),
        ("the plans that may fail are new", "certain"),
        ("the plans that are new may fail", "possible"),
        ("troops who may leave are here", "certain"),
        ("troops who attacked may leave", "possible"),
        ("troops who fled may leave", "possible"),
        ("troops who are here may leave", "possible"),
        ("a town that asks may get it", "possible"),
        ("whose dam it may be", "possible"),
        ("it’s closed", "certain"),
        ("it’s likely closed", "probable"),
        ("the dam’s wall may break", "possible"),
        ("we’ll leave", "probable"),
        ("I’d leave the town", "probable"),
        ("they didn’t leave", "certain"),
        ("they cannot leave", "certain"),
        ("rain closed the town", "certain"),
    ],
)
def test_the_main_verb_is_sought_past_relative_clauses_and_asides(content: str, expected: str) -> None:
    assert firmness("said", content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the dam must hold", "unstated"),
        ("the dam shouldn’t hold", "unstated"),
        ("the town has to leave", "unstated"),
        ("the town had to leave", "unstated"),
        ("the town will have to leave", "unstated"),
        ("the town is to leave", "certain"),
        ("the town will have two dams", "probable"),
        ("the dam might not hold", "possible"),
        ("the dam mightn’t hold", "possible"),
        ("the dam can hold", "possible"),
        ("the dam can’t hold", "certain"),
        ("the dam couldn’t hold", "certain"),
        ("the dam won’t hold", "probable"),
        ("they shan’t leave", "probable"),
        ("the dam wouldn’t hold", "probable"),
        ("the dam could not hold", "certain"),
        ("the dam could by now not hold", "certain"),
        ("the dam could one day soon not hold", "possible"),
        ("nobody could hold it", "certain"),
        ("of them none could hold it", "certain"),
        ("the old dam never could hold", "certain"),
        ("the never closed dam could hold", "certain"),
        ("the dam never closed could hold", "possible"),
        ("the dam is perhaps gone", "possible"),
        ("the dam perhaps is gone", "possible"),
        ("the dam is now very old perhaps", "certain"),
        ("the dam is gone, perhaps for good", "certain"),
        ("perhaps the old dam is gone", "possible"),
        ("the dam perhaps on Monday broke", "certain"),
        ("there is a risk of rain", "possible"),
        ("there is a chance of rain", "possible"),
        ("there’s a possibility of rain", "possible"),
        ("the town is at risk of rain", "certain"),
        ("the dam is likely gone", "probable"),
        ("the dam is now very likely gone", "probable"),
        ("the dam is one of those likely gone", "certain"),
        ("the dam seemed safe", "probable"),
        ("we hope it is safe", "probable"),
        ("the hopes were high", "certain"),
        ("the town’s guess was right", "certain"),
        ("the town, we think, is safe", "certain"),
    ],
)
def test_the_words_around_the_verb_tell_how_firm_it_is(content: str, expected: str) -> None:
    assert firmness("said", content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("rain possibly closes the town", "possible"),
        ("rain in the town possibly closes it", "certain"),
        ("rain likely closes the town", "probable"),
        ("rain in the town likely closes it", "certain"),
        ("officials believe rain closes it", "probable"),
        ("we hope rain closes it", "probable"),
        ("the hopes rise now", "certain"),
        ("believe me rain closes it", "certain"),
    ],
)
def test_a_clause_whose_verb_no_list_knows_has_its_hedges_at_its_start(content: str, expected: str) -> None:
    assert firmness("said", content) == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "the old, so-called safe road was open", "distanced"),
        ("said", "the old and so-called safe road was open", "neutral"),
        ("said", "“so-called safe roads are open”", "neutral"),
        ("said", '"so-called safe roads are open"', "neutral"),
        ("said", "‘so-called safe roads are open’", "distanced"),
        ("rightly denied", "that the road was open", "neutral"),
        ("rightly asked", "whether the road was open", "neutral"),
        ("rightly said", "whether the road was open", "neutral"),
        ("would confirm", "that the road was open", "neutral"),
    ],
)
def test_the_outlet_keeps_away_from_its_first_three_words_and_vouches_for_what_is_asserted(
    cue: str, content: str, expected: str
) -> None:
    page, contents = page_of(content), (span(content),)
    assert outlet_stance(page, read(cue), contents, [], source_certainty(page, contents, read(cue))) == expected


def test_both_sides_are_read_alike() -> None:
    """Exchanging the names of two sides changes nothing."""
    for one, other in (("Northland", "Southland"), ("the rebels", "the army")):
        for content in ("{} shelled the town", "{} may have shelled the town", "{} did not shell the town"):
            assert firmness("said", content.format(one)) == firmness("said", content.format(other))
