"""Relations between threads: linked, not merged, in the direction of what answers."""

from __future__ import annotations

from reportedly.model import RELATION_KINDS, RelationKind, Thread
from reportedly.threads import relations
from tests.threads.telling_examples import pairing

A, B, C = ("a", "1"), ("b", "1"), ("c", "1")
ONE, OTHER = Thread(A, (A, B)), Thread(C, (C,))
LEAST: dict[RelationKind, float] = dict.fromkeys(RELATION_KINDS, 0.5)


def test_a_denial_is_a_relation_from_what_denies() -> None:
    (found,) = relations([ONE, OTHER], [pairing(A, C, 0.1, denies=0.9)], LEAST)
    assert (found.source, found.target, found.kind, found.by, found.of) == (C, A, "denies", C, A)


def test_a_figure_may_be_other_and_correct_the_first() -> None:
    found = relations([ONE, OTHER], [pairing(A, C, 0.1, other_figure=0.9, corrects=0.8)], LEAST)
    assert {each.kind for each in found} == {"other figure", "corrects"}


def test_another_matter_of_the_event_is_told_where_nothing_else_is() -> None:
    found = relations([ONE, OTHER], [pairing(A, C, 0.1, same_event=0.9, denies=0.8)], LEAST)
    assert [each.kind for each in found] == ["denies"]
    found = relations([ONE, OTHER], [pairing(A, C, 0.1, same_event=0.9, denies=0.2)], LEAST)
    assert [each.kind for each in found] == ["same event"]


def test_a_relation_has_one_direction() -> None:
    found = relations([ONE, OTHER], [pairing(A, C, 0.1, denies=0.9), pairing(C, B, 0.1, denies=0.7)], LEAST)
    assert [(each.source, each.target) for each in found] == [(C, A)]


def test_tellings_of_one_thread_have_none() -> None:
    assert relations([ONE], [pairing(A, B, 0.9, denies=0.9)], LEAST) == ()
