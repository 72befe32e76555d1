"""Verbs after which "that" begins a clause."""

from reportedly.claims.complements import clause_takers


def test_verbs_of_saying_and_thinking_take_a_clause_but_forms_that_can_be_nouns_do_not() -> None:
    assert {"said", "warns", "knows", "believe"} <= clause_takers()
    assert clause_takers().isdisjoint({"report", "claim", "fears", "speech", "town"})
