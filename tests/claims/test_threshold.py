from __future__ import annotations

import pytest

from reportedly.claims.threshold import scored
from reportedly.model import Certainty, Claim, Source, Span


def claim(name: str, score: float, within: str | None = None) -> Claim:
    return Claim(
        name, Source((), "missing"), None, (Span(0, 1, "a"),), "indirect", Certainty("certain", "neutral"), score, within
    )


@pytest.mark.parametrize(
    ("least", "left"),
    [
        (0.0, [("c1", None), ("c2", "c1"), ("c3", "c2")]),
        (0.5, [("c1", None), ("c3", "c1")]),
        (0.8, [("c3", None)]),
    ],
)
def test_a_claim_within_one_that_is_left_out_is_told_by_the_next_around_it(
    least: float, left: list[tuple[str, str | None]]
) -> None:
    claims = [claim("c1", 0.7), claim("c2", 0.4, "c1"), claim("c3", 0.9, "c2")]
    assert [(each.id, each.within) for each in scored(claims, least)] == left


def test_a_claim_at_the_threshold_stays_and_one_told_by_nobody_known_is_told_by_nobody() -> None:
    assert [each.id for each in scored([claim("c1", 0.5), claim("c2", 0.49)], 0.5)] == ["c1"]
    assert scored([claim("c1", 0.9, "c7")], 0.5)[0].within is None
    assert scored([claim("c1", 0.9, "c2"), claim("c2", 0.1, "c3"), claim("c3", 0.1, "c2")], 0.5)[0].within is None
    assert scored([claim("c1", 0.9, "c2"), claim("c2", 0.1, "c3"), claim("c3", 0.9)], 0.5)[0].within == "c3"
