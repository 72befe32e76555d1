"""What a number counts is a noun; what happened to those counted is its state. Durations, known pairs and names count nothing."""

from __future__ import annotations

import pytest

from reportedly.model import Number, Span, Time
from reportedly.resolve.numbers import numbers
from tests.pages import page_of


def read(text: str) -> tuple[Number, ...]:
    return numbers(page_of(text), ())


def counted(text: str) -> list[tuple[float | None, str, str]]:
    return [(number.value, number.unit, number.state) for number in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 20 were killed.", [(20, "", "killed")]),
        ("Thirteen were seriously injured.", [(13, "", "injured")]),
        ("45 injured, 12 arrested.", [(45, "", "injured"), (12, "", "arrested")]),
        ("The blast killed 12, injuring 25.", [(12, "", "killed"), (25, "", "injuring")]),
        ("12 die in a blast.", [(12, "", "die")]),
        ("At least 240 men were killed and 61 surrendered.", [(240, "men", ""), (61, "", "surrendered")]),
        ("A toll of 27 dead.", [(27, "dead", "dead")]),
        ("They were tired: 27 were dead.", [(27, "", "dead")]),
        ("As many as 1,200 remain displaced.", [(1200, "", "displaced")]),
        ("80 of the 120 drones fell.", [(80, "drones", ""), (120, "drones", "")]),
        ("17 out of 20 drones fell.", [(17, "drones", ""), (20, "drones", "")]),
        ("17 out of the 20 drones fell.", [(17, "drones", ""), (20, "drones", "")]),
        ("Seventeen out of twenty drones fell.", [(17, "drones", ""), (20, "drones", "")]),
        # who they are is told, if only by "others"
        ("It killed 12 soldiers.", [(12, "soldiers", "")]),
        ("12 wounded soldiers left.", [(12, "wounded soldiers", "")]),
        ("Thirteen others are injured.", [(13, "others", "injured")]),
        ("It injures eight others in Varn.", [(8, "others", "injures")]),
        ("25 more injured.", [(25, "", "injured")]),
        ("Three others, before that.", [(3, "others", "")]),
        # of what noun
        ("They returned two more hostages’ bodies.", [(2, "hostages’ bodies", "")]),
        ("He said 'we hold 12 hostages' and left.", [(12, "hostages", "")]),
        ("Millions of dollars’ worth of oil.", [(2_000_000, "dollars", "")]),
        ("12 Velkan and Ruritanian soldiers left.", [(12, "Velkan and Ruritanian soldiers", "")]),
        ("12 Velkan and coalition soldiers left.", [(12, "Velkan and coalition soldiers", "")]),
        ("Millions of Yemenis and saved thousands of lives.", [(2_000_000, "Yemenis", ""), (2_000, "lives", "")]),
        ("12 armed and masked men left.", [(12, "armed and masked men", "")]),
        ("12 surrendered and soldiers left.", [(12, "", "surrendered")]),
        ("20 Velkan indigenous die in it.", [(20, "Velkan indigenous", "")]),
    ],
)
def test_unit_and_state(text: str, expected: list[tuple[float | None, str, str]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # those of whom a number before tells
        ("He found 19 bodies, 12 of them in Varn.", [(19, "bodies", ""), (12, "bodies", "")]),
        ("He found 19 bodies, 12 of them women.", [(19, "bodies", ""), (12, "women", "")]),
        ("30 soldiers, 12 of them wounded.", [(30, "soldiers", ""), (12, "soldiers", "wounded")]),
        ("They hit 12 tanks, 8 of which burned.", [(12, "tanks", ""), (8, "tanks", "")]),
        ("He saw bodies. Of them 12 left, and 5 of them there.", [(12, "", ""), (5, "", "")]),
        # what goes on with things counted before, but no people, who may be others
        ("They returned two more hostages’ bodies, with 19 still there.", [(2, "hostages’ bodies", ""), (19, "bodies", "")]),
        ("They fired 30 rockets and 12 more.", [(30, "rockets", ""), (12, "rockets", "")]),
        ("30 civilians left, as did 12 more.", [(30, "civilians", ""), (12, "", "")]),
        ("They fired 30 rockets, and 12 were killed.", [(30, "rockets", ""), (12, "", "killed")]),
        ("They fired 30 rockets at 12.", [(30, "rockets", ""), (12, "", "")]),
        ("It cost $30 and 12 more.", [(30, "$", ""), (12, "", "")]),
        # the value of a sum
        ("The number of soldiers rose from 12 to 36.", [(12, "soldiers", ""), (36, "soldiers", "")]),
        ("The total number of people killed is 12.", [(12, "people", "")]),
        ("The toll rose to 12.", [(12, "", "")]),
        ("A number of soldiers came with 30.", [(None, "soldiers", ""), (30, "", "")]),
    ],
)
def test_what_is_told_before(text: str, expected: list[tuple[float | None, str, str]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It lasted seven days, three months and 20 minutes.",
        "Two years later. It takes 24 hours’ notice.",
        "The two leaders met, as these two countries’ ministers did.",
        "The two agreed to meet.",
        "It fell under the “one country, two systems” model.",
        "A Boeing 737 crash and the S 400 battery.",
        "One of which fell.",
        "See there (2) and (3).",
    ],
)
def test_durations_known_pairs_and_names_count_nothing(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two blasts killed his two sons and two leaders.", [(2, "blasts", ""), (2, "sons", ""), (2, "leaders", "")]),
        ("The two were killed.", [(2, "", "killed")]),
        ("The three leaders met.", [(3, "leaders", "")]),
        ("He told of “one soldier, two civilians”.", [(1, "soldier", ""), (2, "civilians", "")]),
        ("He told of “two states”.", [(2, "states", "")]),
        ("In Varn 40 batteries and in Varn 40 were killed.", [(40, "batteries", ""), (40, "", "killed")]),
        ("It took €43.3 million ($46 million).", [(43_300_000, "€", ""), (46_000_000, "$", "")]),
        ("It rose (12 dead).", [(12, "dead", "dead")]),
        ("Over three-and-a-half million left.", [(3_500_000, "", "")]),
        ("A few dozen tanks, several hundred men.", [(24, "tanks", ""), (200, "men", "")]),
    ],
)
def test_what_is_like_them_and_counts(text: str, expected: list[tuple[float | None, str, str]]) -> None:
    assert counted(text) == expected


def test_a_number_goes_on_behind_a_time() -> None:
    text = "It brings the number of shells since Dec. 5 to 922, on July 27–28."
    times = [
        Time(f"t{at}", Span.of(text, text.index(words), text.index(words) + len(words)), None, None, "day", "")
        for at, words in enumerate(("since Dec. 5", "July 27"), 1)
    ]
    (number,) = numbers(page_of(text), times)
    assert (number.span.text, number.unit) == ("922", "shells")


def test_what_is_shown_of_a_number_is_its_noun_and_what_happened() -> None:
    assert [number.counted for number in read("12 others were killed, 5 injured, and a toll of 3 dead.")] == [
        "others killed",
        "injured",
        "dead",
    ]
