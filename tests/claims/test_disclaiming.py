"""Words that say that no ground was given are no part of what is said."""

from __future__ import annotations

import pytest

from reportedly.claims.disclaiming import disclaimed
from reportedly.model import Attribution
from tests.pages import page_of


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("without offering evidence, that the well was poisoned", "that the well was poisoned"),
        ("the vote was rigged, without providing any proof", "the vote was rigged"),
        ("the vote was rigged but offered no evidence", "the vote was rigged"),
        ("the vote was rigged, but offered no evidence", "the vote was rigged"),
        ("the court convicted him without evidence", "the court convicted him without evidence"),
        ("without evidence", "without evidence"),
        ("that without evidence, nobody is guilty", "that without evidence, nobody is guilty"),
    ],
)
def test_they_go_from_the_ends_where_a_comma_or_a_verb_sets_them_off(content: str, left: str) -> None:
    text = f"The army said {content}."
    page = page_of(text)
    one = Attribution((page.span(9, 13),), (page.span(0, 8),), (page.span(14, 14 + len(content)),), 1, 1, 1)
    assert [span.text for span in disclaimed(page, one).contents] == [left]
