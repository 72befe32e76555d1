"""Numbers: value, bound, range and the counted thing, and what is no number."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Number, Span, Time
from reportedly.resolve.numbers import numbers
from tests.pages import page_of


def read(text: str, *timed: str) -> tuple[Number, ...]:
    times = [
        Time(f"t{index}", Span.of(text, text.index(words), text.index(words) + len(words)), None, None, "day", "")
        for index, words in enumerate(timed, 1)
    ]
    return numbers(page_of(text), times)


def only(text: str) -> Number:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "span", "value", "bound", "unit"),
    [
        ("three populated areas in the region", "three", 3, "exact", "populated areas"),
        ("At least 12 people were hurt.", "At least 12", 12, "at least", "people"),
        ("12 killed in the north", "12", 12, "exact", "killed"),
        ("12 were killed in the north", "12", 12, "exact", "killed"),
        ("The blast killed 12.", "12", 12, "exact", "killed"),
        ("three Ruritanian drones struck a depot", "three", 3, "exact", "Ruritanian drones"),
        ("some 40,000 people left", "some 40,000", 40_000, "about", "people"),
        ("nearly forty thousand residents", "nearly forty thousand", 40_000, "about", "residents"),
        ("twenty-five villages", "twenty-five", 25, "exact", "villages"),
        ("a dozen men", "a dozen", 12, "exact", "men"),
        ("dozens of houses", "dozens", 24, "at least", "houses"),
        ("scores of people", "scores", 40, "at least", "people"),
        ("hundreds of protesters", "hundreds", 200, "at least", "protesters"),
        ("tens of thousands of people", "tens of thousands", 20_000, "at least", "people"),
        ("thousands of families", "thousands", 2_000, "at least", "families"),
        ("1.2 million refugees", "1.2 million", 1_200_000, "exact", "refugees"),
        ("$40bn in loans", "$40bn", 40e9, "exact", "$"),
        ("€5 million", "€5 million", 5_000_000, "exact", "€"),
        ("12% of voters", "12%", 12, "exact", "%"),
        ("40 per cent of homes", "40 per cent", 40, "exact", "per cent"),
        ("up to 300 fighters", "up to 300", 300, "at most", "fighters"),
        ("fewer than ten tanks", "fewer than ten", 10, "at most", "tanks"),
        ("more than five hundred and two men", "more than five hundred and two", 502, "at least", "men"),
        ("20 or more people", "20 or more", 20, "at least", "people"),
        ("two more civilians", "two", 2, "exact", "civilians"),
        ("three of the soldiers", "three", 3, "exact", "soldiers"),
        ("one thousand two hundred men", "one thousand two hundred", 1_200, "exact", "men"),
        ("At least one soldier died.", "At least one", 1, "at least", "soldier"),
        ("several villages", "several", None, "about", "villages"),
        ("They met 12 U.S. soldiers there.", "12", 12, "exact", "U.S. soldiers"),
        ("US$40bn in loans", "US$40bn", 40e9, "exact", "US$"),
        ("a 500-strong crowd", "500", 500, "exact", ""),
        ("Lines of 1,200-1,500 people", "1,200-1,500", 1200, "exact", "people"),
    ],
)
def test_value_bound_and_unit(text: str, span: str, value: float | None, bound: str, unit: str) -> None:
    number = only(text)
    assert (number.span.text, number.value, number.bound, number.counted) == (span, value, bound, unit)


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "unit"),
    [
        ("12-15 tanks", "12-15", 12, 15, "tanks"),
        ("12–15 tanks", "12–15", 12, 15, "tanks"),
        ("between 20 and 30 soldiers", "between 20 and 30", 20, 30, "soldiers"),
        ("Between one hundred and two hundred tanks", "Between one hundred and two hundred", 100, 200, "tanks"),
        ("two or three villages", "two or three", 2, 3, "villages"),
        ("2 to 3 million people", "2 to 3 million", 2_000_000, 3_000_000, "people"),
    ],
)
def test_ranges(text: str, span: str, low: float, high: float, unit: str) -> None:
    number = only(text)
    assert (number.span.text, number.value, number.high, number.unit) == (span, low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The 45-year-old man left.",
        "A man aged 45 left.",
        "Ivan Example, 45, said so.",
        "The Su-34, the T-72, an F-16 and the S-300 were shown.",
        "It was his fifth visit, and her 5th.",
        "No one came. One another. Each one. One should wait. The one who left.",
        "One of the best-known songs.",
        "Call +1 555-123-4567 now.",
        "The meeting began at 10:30, or at 5 p.m.",
        "Under Article 5 and Resolution 9999 they met.",
        "1. The first point\n2. The second point",
        "In 2014 and in the 1990s little changed.",
        "They won 3-2.",
        "A two-thirds majority.",
        "A three-day visit.",
        "Version 3.2.1 came out.",
        "See example.org/12/13 or write to a7@example.org.",
        "Some said so, and others over there agreed.",
        "Scores were high.",
        "H.R. 4 would change that.",
        "He lives in Fort 7 now.",
        "A 12-inch pipe, a 3/4 turn, a 2:1 win.",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ivan Example, 119, said so.", 0),
        ("Ivan Example, 120, said so.", 1),
        ("They came to Varn 1000.", 0),
        ("They took 999 to Varn.", 1),
        ("In 2100 all changed.", 0),
        ("In 2101 all changed.", 1),
        ("123456789012345 of them", 1),
        ("1234567890123456 of them", 0),
        ("twenty nine of them", 1),
        ("twenty ten of them", 2),
        ("3.123456 of them", 1),
        ("3.1234567 of them", 0),
    ],
)
def test_both_sides_of_each_limit(text: str, numbers: int) -> None:
    assert len(read(text)) == numbers


def test_digits_of_a_time_are_no_numbers() -> None:
    found = read("On 30 November 2025 some 12 houses burnt.", "On 30 November 2025")
    assert [number.span.text for number in found] == ["some 12"]


def test_ids_follow_the_text() -> None:
    found = read("10,000 troops and 200 tanks crossed; 5 drones fell.")
    assert [(number.id, number.unit) for number in found] == [("n1", "troops"), ("n2", "tanks"), ("n3", "drones")]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000,
        "1,1" * 40_000,
        "12-" * 40_000,
        "a hundred and " * 2_000,
        "one " * 8_000,
        "$ " * 40_000,
        "\x00١٢٣ عدد " * 2_000,
    ],
    ids=lambda text: text[:8].strip("\x00"),
)
@pytest.mark.usefixtures("uncollected")
def test_hostile_texts_take_no_longer_than_their_length(text: str) -> None:
    begin = time.process_time()
    read(text)
    assert time.process_time() - begin < 3


@given(st.text(alphabet=st.sampled_from("0123456789,.-–$%€ abnotw\n\x00é١\"'()"), max_size=80))
def test_never_fails_and_never_retypes(text: str) -> None:
    for number in read(text):
        assert text[number.span.start : number.span.end] == number.span.text
        assert number.high is None or (number.value is not None and number.high > number.value)


@pytest.mark.parametrize(
    ("text", "span", "bound"),
    [
        ("up to a 100 men", "up to a 100", "at most"),
        ("at least in 12 towns", "12", "exact"),
        ("up to the 12 men", "12", "exact"),
        ("at least 12 men", "at least 12", "at least"),
    ],
)
def test_only_an_article_of_its_own_stands_between_a_bound_and_its_number(text: str, span: str, bound: str) -> None:
    assert (only(text).span.text, only(text).bound) == (span, bound)
