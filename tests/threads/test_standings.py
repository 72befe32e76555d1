"""How a thread stands: who tells it, counted by independent source, and what became of it, each with its evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model import STANDING_KINDS, UNTIED, WHAT_BECAME, WHO_STANDS, Relation, StandingKind, Telling, Thread
from reportedly.threads import standings, tellers
from tests.threads.telling_examples import telling, voice

NORTH, SOUTH = "war/north", "war/south"
ARMY, MAYOR = voice("a:war/north-army", NORTH, "the army"), voice("n:anna holm", NORTH, "mayor Anna Holm")
STAFF, MISSION = voice("a:war/south-staff", SOUTH, "the staff"), voice("a:war/mission", None, "the mission")
RELIEF = voice("a:war/relief", None, "the aid group")


def thread_of(*told: Telling) -> Thread:
    return Thread(min(each.id for each in told), tuple(each.id for each in told))


def kinds(*told: Telling, relations: tuple[Relation, ...] = ()) -> list[StandingKind]:
    every = {each.id: each for each in (*told, *OTHERS)}
    return [each.kind for each in standings(thread_of(*told), every, relations)]


OTHERS = (telling("z", "1", voice=STAFF, words="The town was not taken"),)


def test_what_says_who_tells_and_what_became_are_all_standings() -> None:
    assert (*WHO_STANDS, *WHAT_BECAME) == STANDING_KINDS


def test_sources_that_somebody_decided_to_be_one_are_one_in_whatever_order() -> None:
    body, spokesman, other = MISSION, replace(MISSION, also="jon"), replace(voice("n:j. berg"), also="jon")
    for voices in ((body, spokesman, other), (other, spokesman, body), (other, body, spokesman)):
        told = [telling(f"a{number}", "1", voice=each) for number, each in enumerate(voices)]
        assert kinds(*told) == ["one source"]
    assert kinds(telling("a", "1", voice=body), telling("b", "1", voice=other)) == ["independent sides"]


def relation(kind: str, source: Telling, target: Telling) -> Relation:
    return Relation(source.id, target.id, kind, 0.9, source.id, target.id)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ((ARMY,), ["one source"]),
        ((ARMY, ARMY), ["one source"]),
        ((ARMY, MAYOR), ["one side"]),
        ((ARMY, STAFF), ["independent sides"]),
        ((ARMY, MISSION), ["party and third"]),
        ((ARMY, STAFF, MISSION), ["independent sides", "party and third"]),
        ((MISSION, RELIEF), ["independent sides"]),
    ],
)
def test_sources_are_counted_by_who_and_by_side(voices: tuple[object, ...], expected: list[str]) -> None:
    assert kinds(*(telling(f"{at}", "1", voice=each) for at, each in enumerate(voices))) == expected


def test_a_pronoun_that_means_nobody_knows_whom_is_no_further_source() -> None:
    he = voice(UNTIED, None, "he")
    assert kinds(telling("1", "1", voice=ARMY), telling("2", "1", voice=he)) == ["one source"]
    assert kinds(telling("1", "1", voice=he), telling("2", "1", voice=he)) == ["one source"]


def test_a_copy_is_no_second_source() -> None:
    outlets = [voice("o:herald", None, ""), voice("o:courier", None, "")]
    own = [telling(str(at), "1", voice=each) for at, each in enumerate(outlets)]
    copied = [telling(str(at), "1", voice=each, family="f") for at, each in enumerate(outlets)]
    assert kinds(*own) == ["independent sides"]
    assert kinds(*copied) == ["one source"]
    assert len(tellers(thread_of(*copied), {each.id: each for each in copied})) == 1


def test_two_bodies_in_one_copied_sentence_are_two() -> None:
    assert kinds(telling("1", "1", voice=ARMY, family="f"), telling("2", "1", voice=STAFF, family="f")) == [
        "independent sides"
    ]


def test_a_denial_makes_both_ends_disputed_and_gives_its_words() -> None:
    told, denial = telling("a", "1"), OTHERS[0]
    (_, disputed) = standings(
        thread_of(told), {each.id: each for each in (told, denial)}, [relation("denies", denial, told)]
    )
    assert disputed.kind == "disputed"
    assert disputed.evidence == (denial.id, told.id)
    assert disputed.reason == "the staff: The town was not taken"
    assert "disputed" in [
        each.kind
        for each in standings(
            thread_of(denial), {each.id: each for each in (told, denial)}, [relation("denies", denial, told)]
        )
    ]


def test_what_somebody_denies_is_told_as_denied() -> None:
    told, denial = telling("a", "1"), telling("z", "1", voice=STAFF, words="that the town was taken", force="denying")
    (_, disputed) = standings(
        thread_of(told), {each.id: each for each in (told, denial)}, [relation("denies", denial, told)]
    )
    assert disputed.reason == "the staff denies: that the town was taken"


@pytest.mark.parametrize(
    ("kind", "of_earlier", "of_later"),
    [
        ("other figure", "figures differ", "figures differ"),
        ("grown", None, "grown"),
        ("corrects", "corrected", None),
        ("withdraws", "withdrawn", None),
        ("later stage", None, None),
        ("same event", None, None),
    ],
)
def test_the_end_at_which_a_status_stands(kind: str, of_earlier: str | None, of_later: str | None) -> None:
    earlier, later = telling("a", "1"), telling("b", "1")
    every = {each.id: each for each in (earlier, later)}
    tie = relation(kind, later, earlier)
    for told, expected in ((earlier, of_earlier), (later, of_later)):
        found = [each.kind for each in standings(thread_of(told), every, [tie])]
        assert found == ["one source", *([expected] if expected else [])]


def test_the_sides_exchanged_nothing_else_changes() -> None:
    sides = {NORTH: SOUTH, SOUTH: NORTH, None: None}
    told = [telling(str(at), "1", voice=each) for at, each in enumerate((ARMY, STAFF, MISSION))]
    other = [
        telling(str(at), "1", voice=voice(each.key, sides[each.side])) for at, each in enumerate((ARMY, STAFF, MISSION))
    ]
    assert kinds(*told) == kinds(*other)
