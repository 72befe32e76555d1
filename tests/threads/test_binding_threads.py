"""What people decided on which claims say the same, and threads that keep to it."""

from __future__ import annotations

import pytest

from reportedly.model import Pairing, TellingId
from reportedly.threads import Bond, Bonds, bound, threads

A, B, C, D = (("a", "1"), ("b", "1"), ("c", "1"), ("d", "1"))
TOLD = {each: (f"2026-03-0{number}", each[0], 0, each[1]) for number, each in enumerate((A, B, C, D), 1)}


def drawn(*made: Bond, pairs: tuple[tuple[TellingId, TellingId], ...] = ()) -> list[str]:
    found = threads(TOLD, [Pairing(one, other, 0.9, ()) for one, other in pairs], 0.5, bound(made))
    return sorted("".join(ident[0] for ident in each.tellings) for each in found)


ALL = tuple((one, other) for number, one in enumerate((A, B, C, D)) for other in (A, B, C, D)[number + 1 :])
AB_CD = ((A, B), (C, D))


@pytest.mark.parametrize(
    ("made", "pairs", "expected"),
    [
        ((), AB_CD, ["ab", "cd"]),
        ((Bond("one", (A, D)),), AB_CD, ["abcd"]),
        ((Bond("one", (A, D)),), (), ["ad", "b", "c"]),
        ((Bond("alone", (A,)),), AB_CD, ["a", "b", "cd"]),
        ((Bond("apart", (A, B)),), ALL, ["ac", "bd"]),
        ((Bond("each apart", (A, B, C)),), ((A, B), (B, C), (A, C)), ["a", "b", "c", "d"]),
        # of two the later holds
        ((Bond("one", (A, C)), Bond("apart", (A, C))), (), ["a", "b", "c", "d"]),
        ((Bond("apart", (A, C)), Bond("one", (A, C))), (), ["ac", "b", "d"]),
        ((Bond("alone", (A,)), Bond("one", (A, C))), (), ["ac", "b", "d"]),
        ((Bond("one", (A, B, C)), Bond("alone", (B,))), (), ["ac", "b", "d"]),
        # what is one with somebody is not with whom that one is not
        ((Bond("one", (A, B)), Bond("apart", (C, B))), ((A, C),), ["ab", "c", "d"]),
        # whoever comes in by somebody else's decision gives way
        ((Bond("apart", (B, D)), Bond("one", (A, C))), AB_CD, ["abc", "d"]),
    ],
)
def test_threads_keep_to_what_was_decided(
    made: tuple[Bond, ...], pairs: tuple[tuple[TellingId, TellingId], ...], expected: list[str]
) -> None:
    assert drawn(*made, pairs=pairs) == expected


def test_without_decisions_nothing_is_parted() -> None:
    assert not Bonds().parted((A,), (B,))
    assert bound([Bond("one", ())]) == Bonds()
