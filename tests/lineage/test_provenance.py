"""Where a family has its text from."""

from __future__ import annotations

from itertools import permutations

import pytest

from reportedly.lineage import Member, provenance
from reportedly.model import Credit, CreditKind, Outlet, Provenance, Span

WIRE = Outlet("norpress", "Norpress", "NL", "state", "made up", aliases=("NPA",), agency=True)


def by(name: str | None = "Norpress", kind: CreditKind = "dateline", score: float = 0.95) -> Credit:
    return Credit(kind, name, WIRE if name == "Norpress" else None, Span(0, 1, "x"), score)


def told(*members: Member) -> Provenance:
    answers = [provenance(order) for order in permutations(members)]
    assert all(answer == answers[0] for answer in answers)
    return answers[0]


def test_the_credited_outlet_is_the_origin_though_an_earlier_article_credits_nobody() -> None:
    answer = told(Member("a", "2025-05-03", "Bay Times"), Member("b", "2025-05-04", "Cape Post", by()))
    assert (answer.kind, answer.outlet, answer.article) == ("credited", "Norpress", None)
    assert answer.reason == "an article credits Norpress; none is its own"
    assert set(answer.credits) == {"b"}


@pytest.mark.parametrize("outlet", ["Norpress", "npa"])
def test_where_the_credited_outlets_own_article_is_there_it_is_the_origin(outlet: str) -> None:
    answer = told(Member("a", "2025-05-03"), Member("b", "2025-05-04", "Cape Post", by()), Member("c", "2025-05-05", outlet))
    assert (answer.kind, answer.article) == ("own", "c")


def test_one_dateline_says_more_than_what_every_copy_repeats() -> None:
    faint = [Member(key, credit=by("Bay Times", "told", 0.4)) for key in "bcd"]
    assert told(Member("a", credit=by()), *faint).outlet == "Norpress"


def test_of_two_that_are_credited_as_plainly_the_one_that_most_credit_is_the_origin() -> None:
    assert told(Member("a", credit=by()), Member("b", credit=by()), Member("c", credit=by("Bay Times"))).outlet == "Norpress"


def test_two_that_are_credited_alike_leave_it_open() -> None:
    answer = told(Member("a", credit=by()), Member("b", credit=by("Bay Times")))
    assert (answer.kind, answer.outlet) == ("open", None)
    assert answer.reason == "Bay Times and Norpress are credited alike"


def test_a_faint_credit_and_one_without_a_name_decide_nothing() -> None:
    members = (Member("a", "2025-05-03", credit=by(None, "with", 0.6)), Member("b", "2025-05-04", credit=by(score=0.2)))
    assert (told(*members).kind, told(*members).article) == ("earliest", "a")


def test_without_credits_the_earliest_is_the_origin() -> None:
    answer = told(Member("a", "2025-05-03T10:00:00Z"), Member("b", "2025-05-03T09:59:00Z", "Bay Times"), Member("c"))
    assert (answer.kind, answer.article, answer.outlet) == ("earliest", "b", "Bay Times")
    assert answer.reason == "no article credits an outlet; this is the earliest of 2 with a date, of 3"


@pytest.mark.parametrize("other", ["2025-05-03", "2025-05-03T09:00:00Z"])
def test_of_two_on_one_day_none_is_the_earliest_where_an_hour_is_missing(other: str) -> None:
    assert told(Member("a", "2025-05-03"), Member("b", other)).kind == "open"


def test_without_dates_and_credits_it_is_open() -> None:
    assert told(Member("a"), Member("b")).reason == "no article credits an outlet or has a date"
