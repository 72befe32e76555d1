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


def test_both_sides_are_read_alike() -> None:
    """Exchanging the names of two sides changes nothing."""
    for one, other in (("Northland", "Southland"), ("the rebels", "the army")):
        for content in ("{} shelled the town", "{} may have shelled the town", "{} did not shell the town"):
            assert firmness("said", content.format(one)) == firmness("said", content.format(other))
