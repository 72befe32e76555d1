"""Shares, changes, groups of digits, ranges of one magnitude, none, and the noun that is counted."""

from __future__ import annotations

import pytest

from reportedly.model import Number
from reportedly.resolve.numbers import numbers
from tests.pages import page_of

Told = list[tuple[str, float | None, float | None, str]]


def read(text: str) -> tuple[Number, ...]:
    return numbers(page_of(text), ())


def told(text: str) -> Told:
    return [(number.span.text, number.value, number.high, number.counted) for number in read(text)]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("One in five households lost power.", "One in five", 0.2, "households"),
        ("Two out of five women left.", "Two out of five", 0.4, "women"),
        ("Nine in every ten children left.", "Nine in every ten", 0.9, "children"),
        ("1 in 12 men left.", "1 in 12", 0.0833, "men"),
        ("One in 100 men left.", "One in 100", 0.01, "men"),
        ("A third of the city burned.", "A third", 0.3333, "city"),
        ("Two-thirds of the seats fell.", "Two-thirds", 0.6667, "seats"),
        ("Three quarters of voters left.", "Three quarters", 0.75, "voters"),
        ("Nearly half of its schools burned.", "Nearly half", 0.5, "schools"),
        ("Half the city burned.", "Half", 0.5, "city"),
    ],
)
def test_shares(text: str, words: str, value: float, unit: str) -> None:
    (number,) = read(text)
    assert (number.span.text, number.value, number.unit, number.share) == (words, value, unit, True)


@pytest.mark.parametrize(
    "text",
    ["The second half of the game.", "Half an hour later.", "A quarter of an hour.", "A two-thirds majority.", "A third man came."],
)  # fmt: skip
def test_no_shares(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They lost 3 in 20 minutes.", [("3", 3, None, "")]),
        ("They took 3,000 out of 8,000 homes.", [("3,000", 3000, None, "homes"), ("8,000", 8000, None, "homes")]),
        ("Three of its ten ships sank.", [("Three", 3, None, "ships"), ("ten", 10, None, "ships")]),
        # changes are two figures
        ("The toll rose from 12 to 36.", [("12", 12, None, ""), ("36", 36, None, "")]),
        ("Its share fell from 36 to 12 percent.", [("36", 36, None, "percent"), ("12 percent", 12, None, "percent")]),
        ("The toll went up from 12 to 36 men.", [("12", 12, None, "men"), ("36", 36, None, "men")]),
        ("The toll rose by 5 to 30.", [("5", 5, None, ""), ("30", 30, None, "")]),
        ("From 200 to 300 people came.", [("200 to 300", 200, 300, "people")]),
        ("It rose 5% to 6 million men.", [("5%", 5, None, "%"), ("6 million", 6_000_000, None, "men")]),
        # the noun's head
        ("Two gunmen attacked a post.", [("Two", 2, None, "gunmen")]),
        ("Ten police officers died.", [("Ten", 10, None, "police officers")]),
        ("Two heavily armed men left.", [("Two", 2, None, "heavily armed men")]),
        ("Dozens got injured.", [("Dozens", 24, None, "injured")]),
        # none
        ("There were no casualties.", [("no", 0, None, "casualties")]),
        ("No civilians were killed.", [("No", 0, None, "civilians")]),
        ("None of the crew died.", [("None", 0, None, "crew")]),
        ("No one was hurt.", [("No one", 0, None, "hurt")]),
        ("Nobody was killed.", [("Nobody", 0, None, "killed")]),
        ("Zero deaths were told.", [("Zero", 0, None, "deaths")]),
        ("Nobody knows. No doubts. None came. No one wants to.", []),
    ],
)
def test_what_is_counted(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1 203", 1203),
        ("1 203", 1203),
        ("1 250 000", 1_250_000),
        ("10.000", 10_000),
        ("12.345", 12_345),
        ("1.200.000", 1_200_000),
        ("1,5 million", 1_500_000),
        ("1.5 million", 1_500_000),
        ("one and a half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("half a million", 500_000),
        ("two and a half", 2.5),
        ("2½", 2.5),
        ("3 1/2", 3.5),
        ("five million two hundred thousand", 5_200_000),
        ("a couple of hundred", 200),
        ("a few hundred", 200),
        ("many thousands", 2_000),
        ("30-40,000", 30_000),
        ("30 to 40,000", 30_000),
        ("5-10,000", 5_000),
        ("5 to 60,000", 5),
        ("10,000-12,000", 10_000),
        ("no fewer than nine", 9),
        ("up to a 100", 100),
        ("3,000-plus", 3_000),
        ("100-odd", 100),
    ],
)
def test_forms(words: str, value: float | None) -> None:
    assert [(text, first) for text, first, _, _ in told(f"It took {words} men.")] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took 1.234 tonnes.", [("1.234", 1.234, None, "tonnes")]),
        ("It took 1.234 million men.", [("1.234 million", 1_234_000, None, "men")]),
        ("It rose 4,5 per cent.", [("4,5 per cent", 4.5, None, "per cent")]),
        ("It holds 0.125 litres.", [("0.125", 0.125, None, "litres")]),
        ("On May 1 203 men left.", [("203", 203, None, "men")]),
        ("It came at 5p.m. and took 5 men.", [("5", 5, None, "men")]),
    ],
)
def test_points_and_blanks_that_part_no_groups(text: str, expected: Told) -> None:
    assert told(text) == expected


def test_bounds() -> None:
    found = read("Up to a 100 men, no fewer than nine, 3,000-plus shells, 100-odd ships.")
    assert [number.bound for number in found] == ["at most", "at least", "at least", "about"]
