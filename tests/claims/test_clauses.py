"""Verbs after which "that" begins a clause."""

from reportedly.claims.complements import clause_takers
from tests.pages import ENGLISH


def test_verbs_of_saying_and_thinking_take_a_clause_but_forms_that_can_be_nouns_do_not() -> None:
    assert {"said", "warns", "knows", "believe"} <= clause_takers(ENGLISH)
    assert clause_takers(ENGLISH).isdisjoint({"report", "claim", "fears", "speech", "town"})
