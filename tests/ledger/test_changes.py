"""What a new version changed, claim by claim."""

from __future__ import annotations

import pytest
from articles import read

from reportedly.ledger.changes import changes, differences

HEAD = "News of the day from the town by the sea\n\n"
TAIL = "\nThat is all that is known here, and more will be told in the evening when the council meets.\n"


def changed(before: str, after: str) -> list[tuple[str, str | None, str | None]]:
    was, now = (read(HEAD + each + TAIL, url="https://herald.example/1") for each in (before, after))
    return [(each.kind, each.before, each.after) for each in changes(was, now)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The road is open again, Anna Holm said.", "The road is open again, Anna Holm said.", []),
        (
            "At least 12 people were killed in the strike, Anna Holm said.",
            "At least 14 people were killed in the strike, Anna Holm said.",
            [("reworded", "At least 12 people were killed in the strike", "At least 14 people were killed in the strike")],
        ),
        (
            "The road is open again, Anna Holm said.",
            "The bridge has been closed for good, Anna Holm said.",
            [("new", None, "The bridge has been closed for good"), ("gone", "The road is open again", None)],
        ),
        (
            "The road is open again, Anna Holm said.",
            "The road is open again, Jon Berg said.",
            [("reworded", "Anna Holm", "Jon Berg")],
        ),
        (
            "The road is open again, Anna Holm said.",
            "Boats may leave, Jon Berg said. The road is open again, Anna Holm said.",
            [("new", None, "Boats may leave")],
        ),
    ],
)
def test_changes(before: str, after: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert changed(before, after) == expected


def test_another_cue_and_certainty_are_changes_of_their_own() -> None:
    from dataclasses import replace

    was = read(HEAD + "The road is open again, Anna Holm said." + TAIL)
    (claim,) = was.claims
    assert claim.cue is not None
    cue = replace(claim.cue, lemma="claim", spans=(replace(claim.cue.spans[0], text="claimed"),))
    now = replace(
        was,
        document=replace(was.document, text=was.document.text.replace("said", "claimed")),
        claims=(replace(claim, cue=cue, key="other", certainty=replace(claim.certainty, outlet="distanced")),),
    )
    assert [(each.kind, each.before, each.after) for each in changes(was, now)] == [
        ("cue", "said", "claimed"),
        ("certainty", "certain, neutral by the outlet", "certain, distanced by the outlet"),
    ]


def test_what_was_only_read_otherwise_is_no_change() -> None:
    from dataclasses import replace

    was = read(HEAD + "The road is open again, Anna Holm said." + TAIL)
    above = read(HEAD + "It rained in the night.\n\nThe road is open again, Anna Holm said." + TAIL)
    (claim,) = above.claims
    otherwise = replace(
        claim, key="other", certainty=replace(claim.certainty, outlet="endorsed"), contents=claim.contents[:1]
    )
    now = replace(above, claims=(otherwise,))
    assert changes(was, now) == []
    assert changes(was, replace(above, claims=())) == []
    assert changes(replace(was, claims=()), now) == []
    assert [each.kind for each in differences(replace(was, claims=()), was)] == ["new"]


def test_a_new_date_alone_is_told() -> None:
    was, now = (read(HEAD + "The road is open again, Anna Holm said." + TAIL, published=day) for day in ("2026-03-01", None))
    assert [(each.kind, each.before, each.after) for each in changes(was, now)] == [("date", "2026-03-01", None)]


def test_two_readings_differ_in_all_that_is_asked() -> None:
    from dataclasses import replace

    was = read(HEAD + "The road is open again, Anna Holm said." + TAIL)
    assert differences(was, was) == []
    (claim,) = was.claims
    actor = next(each for each in was.actors if each.id == claim.source.actor)
    known = replace(actor, pack_id="town/holm", side="north")
    now = replace(
        was, actors=tuple(known if each is actor else each for each in was.actors),
        claims=(replace(claim, source=replace(claim.source, side="north")),),
    )  # fmt: skip
    assert [(each.kind, each.before, each.after, each.source) for each in differences(was, now)] == [
        ("actor", "Anna Holm", "Anna Holm town/holm", "Anna Holm"),
        ("side", None, "north", "Anna Holm"),
        ("actor", "Anna Holm person", "Anna Holm person town/holm north", ""),
    ]
